//! Opens a WOFF 1 file: an OpenType font whose tables are deflated one by one.

use std::io::Read;

/// The largest table believed, in bytes: the whole font has 60,000.
const TABLE_BYTES: u64 = 4 << 20;

/// The OpenType font of a WOFF file; `None` where it is not one.
pub(crate) fn open(woff: &[u8]) -> Option<Vec<u8>> {
    if woff.get(..4)? != b"wOFF" {
        return None;
    }
    let count = u16_at(woff, 12)?;
    let mut font = woff.get(4..8)?.to_vec();
    font.extend(count.to_be_bytes());
    // The three numbers for binary search, which readers recompute: largest power of two below the count.
    let steps = count.checked_ilog2()? as u16;
    let range = 16_u16.checked_shl(u32::from(steps))?;
    for number in [range, steps, count.checked_mul(16)?.checked_sub(range)?] {
        font.extend(number.to_be_bytes());
    }
    let mut tables = Vec::new();
    let mut offset = 12 + 16 * u32::from(count);
    for entry in (0..usize::from(count)).map(|table| 44 + 20 * table) {
        let table = table(woff, entry)?;
        font.extend(woff.get(entry..entry + 4)?);
        font.extend(woff.get(entry + 16..entry + 20)?);
        let padded = table.len().next_multiple_of(4);
        font.extend(offset.to_be_bytes());
        font.extend(u32::try_from(table.len()).ok()?.to_be_bytes());
        offset = offset.checked_add(u32::try_from(padded).ok()?)?;
        tables.extend(table);
        tables.resize(tables.len().next_multiple_of(4), 0);
    }
    font.extend(tables);
    Some(font)
}

fn table(woff: &[u8], entry: usize) -> Option<Vec<u8>> {
    let [start, packed, length] = [4, 8, 12].map(|at| u32_at(woff, entry + at));
    let (start, packed, length) = (start? as usize, packed? as usize, length? as usize);
    let bytes = woff.get(start..start.checked_add(packed)?)?;
    if packed == length {
        return Some(bytes.to_vec());
    }
    let mut table = Vec::new();
    flate2::read::ZlibDecoder::new(bytes).take(TABLE_BYTES).read_to_end(&mut table).ok()?;
    (table.len() == length).then_some(table)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_font_is_refused_without_a_panic() {
        let woff = include_bytes!("../assets/atkinson-hyperlegible-next-latin-400-normal.woff");
        assert!(open(woff).is_some());
        for cut in (0..woff.len()).step_by(97) {
            assert!(open(&woff[..cut]).is_none(), "{cut}");
        }
        assert!(open(b"wOF2").is_none());
        assert!(open(b"wOFF\0\x01\0\0\xff\xff\xff\xff\xff\xff\xff\xff").is_none());
    }
}
