//! How the embedded files are written: variable-length integers, zigzag for signed ones, text after its length.
//! The writer serves `cargo xtask regenerate`, the reader the program.

/// What is wrong with an embedded file: it was not made by this version of the program.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// The bytes end too early.
    #[error("the file ends at byte {0}, in the middle of a value")]
    Cut(usize),
    /// A value makes no sense where it stands.
    #[error("a {0} makes no sense; rebuild the file with `cargo xtask regenerate`")]
    Nonsense(&'static str),
}

/// Collects bytes.
#[derive(Debug, Default)]
pub struct Writer {
    /// What was written so far.
    pub bytes: Vec<u8>,
}

impl Writer {
    /// A whole number: 7 bits a byte, the lowest first.
    pub fn unsigned(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push((value & 0x7f) as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// A signed number, small ones in few bytes.
    pub fn signed(&mut self, value: i64) {
        self.unsigned(((value << 1) ^ (value >> 63)).cast_unsigned());
    }

    /// A text.
    pub fn text(&mut self, text: &str) {
        self.unsigned(text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
    }
}

/// Reads what [`Writer`] wrote.
#[derive(Debug)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Reads from the start.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// A whole number.
    ///
    /// # Errors
    /// The file is cut, or the number is longer than 64 bits.
    pub fn unsigned(&mut self) -> Result<u64, WireError> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = *self.bytes.get(self.at).ok_or(WireError::Cut(self.at))?;
            self.at += 1;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(WireError::Nonsense("number"))
    }

    /// A whole number that fits its type.
    ///
    /// # Errors
    /// As [`Reader::unsigned`], or the number does not fit.
    pub fn number<T: TryFrom<u64>>(&mut self) -> Result<T, WireError> {
        T::try_from(self.unsigned()?).map_err(|_| WireError::Nonsense("number"))
    }

    /// A signed number.
    ///
    /// # Errors
    /// As [`Reader::unsigned`].
    pub fn signed(&mut self) -> Result<i64, WireError> {
        let value = self.unsigned()?;
        Ok((value >> 1).cast_signed() ^ -((value & 1).cast_signed()))
    }

    /// A signed number that fits its type.
    ///
    /// # Errors
    /// As [`Reader::unsigned`], or the number does not fit.
    pub fn signed_number<T: TryFrom<i64>>(&mut self) -> Result<T, WireError> {
        T::try_from(self.signed()?).map_err(|_| WireError::Nonsense("number"))
    }

    /// A text.
    ///
    /// # Errors
    /// The file is cut, or the bytes are not UTF-8.
    pub fn text(&mut self) -> Result<&'a str, WireError> {
        let len: usize = self.number()?;
        let end = self.at.checked_add(len).ok_or(WireError::Nonsense("length"))?;
        let bytes = self.bytes.get(self.at..end).ok_or(WireError::Cut(self.at))?;
        self.at = end;
        std::str::from_utf8(bytes).map_err(|_| WireError::Nonsense("text"))
    }

    /// As many values as the number that comes first says.
    ///
    /// # Errors
    /// As the values themselves.
    pub fn list<T>(
        &mut self,
        mut each: impl FnMut(&mut Self) -> Result<T, WireError>,
    ) -> Result<Vec<T>, WireError> {
        let len: usize = self.number()?;
        // A value takes at least one byte: a wrong count cannot ask for more memory than the file has.
        let mut values = Vec::with_capacity(len.min(self.bytes.len()));
        for _ in 0..len {
            values.push(each(self)?);
        }
        Ok(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut writer = Writer::default();
        for value in [0, 1, 127, 128, 300, u64::MAX] {
            writer.unsigned(value);
        }
        for value in [0, -1, 1, i64::MIN, i64::MAX] {
            writer.signed(value);
        }
        writer.text("Saint-Étienne");
        let mut reader = Reader::new(&writer.bytes);
        for value in [0, 1, 127, 128, 300, u64::MAX] {
            assert_eq!(reader.unsigned(), Ok(value));
        }
        for value in [0, -1, 1, i64::MIN, i64::MAX] {
            assert_eq!(reader.signed(), Ok(value));
        }
        assert_eq!(reader.text(), Ok("Saint-Étienne"));
        assert_eq!(reader.unsigned(), Err(WireError::Cut(writer.bytes.len())));
    }
}
