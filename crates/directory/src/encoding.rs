//! Bytes into text: UTF-8 with or without a mark, Windows-1252 (what French spreadsheets save), or a refusal that
//! says what the bytes look like.

use crate::read::ListRefused;
use base::limits;
use serde::Serialize;

/// How the bytes of a list were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 that begins with a byte order mark.
    Utf8Bom,
    /// Windows-1252, which includes ISO-8859-1's letters.
    Windows1252,
    /// UTF-8 in which some bytes are Windows-1252: two files pasted together.
    Mixed,
}

/// The text of a file.
#[derive(Debug)]
pub(crate) struct Decoded {
    pub(crate) text: String,
    pub(crate) encoding: Encoding,
    /// The file ends inside a character.
    pub(crate) cut_inside_character: bool,
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// First bytes of files that people take for the list.
const MAGIC: [(&[u8], &str); 7] = [
    (b"PK\x03\x04", "a ZIP archive or an Excel workbook"),
    (b"\xD0\xCF\x11\xE0", "an old Excel workbook"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"%PDF", "a PDF document"),
    (b"PAR1", "a Parquet table"),
    (b"\xFF\xFE", "UTF-16 text"),
    (b"\xFE\xFF", "UTF-16 text"),
];

pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded, ListRefused> {
    if bytes.len() as u64 > limits::LIST_BYTES {
        return Err(ListRefused::TooLarge { bytes: bytes.len() as u64 });
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ListRefused::Binary { line: 1, column: 1, what });
    }
    let marked = bytes.strip_prefix(BOM);
    let bytes = marked.unwrap_or(bytes);
    refuse_control_bytes(bytes)?;
    let mut decoded = decode_text(bytes);
    if marked.is_some() && decoded.encoding == Encoding::Utf8 {
        decoded.encoding = Encoding::Utf8Bom;
    }
    // Marks in the middle come from files joined end to end; they are no character of any cell.
    if decoded.text.contains('\u{FEFF}') {
        decoded.text = decoded.text.replace('\u{FEFF}', "");
    }
    let start = decoded.text.trim_start();
    if start.is_empty() {
        return Err(ListRefused::Empty);
    }
    if start.starts_with('<') {
        return Err(ListRefused::Html);
    }
    Ok(decoded)
}

fn decode_text(bytes: &[u8]) -> Decoded {
    let cut_inside_character = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Decoded { text: text.to_owned(), encoding: Encoding::Utf8, cut_inside_character: false };
        }
        Err(error) => error.error_len().is_none(),
    };
    let letters: usize =
        bytes.utf8_chunks().map(|chunk| chunk.valid().chars().filter(|c| !c.is_ascii()).count()).sum();
    let strays: usize = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    if letters <= strays && !(cut_inside_character && letters > 0) {
        let text = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
        return Decoded { text, encoding: Encoding::Windows1252, cut_inside_character: false };
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.push_str(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    Decoded { text, encoding: Encoding::Mixed, cut_inside_character }
}

/// Text has tabs and line ends below 0x20 and nothing else; a byte of that kind marks a file that is not text.
fn refuse_control_bytes(bytes: &[u8]) -> Result<(), ListRefused> {
    let is_control = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1A);
    let Some(at) = bytes.iter().position(is_control) else {
        return Ok(());
    };
    let before = &bytes[..at];
    let line_start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
    let newlines = before.iter().filter(|&&byte| byte == b'\n').count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let what = if bytes[at] == 0 { "a zero byte" } else { "a control character" };
    Err(ListRefused::Binary { line: count(newlines + 1), column: count(at - line_start + 1), what })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_gives_the_same_letters() {
        let cases: [(&[u8], Encoding); 4] = [
            ("Itinérante;élu".as_bytes(), Encoding::Utf8),
            (b"\xEF\xBB\xBFItin\xC3\xA9rante;\xC3\xA9lu", Encoding::Utf8Bom),
            (b"Itin\xE9rante;\xE9lu", Encoding::Windows1252),
            (b"Itin\xC3\xA9rante;\xC3\xA9lu; \xE9", Encoding::Mixed),
        ];
        for (bytes, encoding) in cases {
            let decoded = decode(bytes).unwrap();
            assert_eq!(decoded.encoding, encoding);
            assert!(decoded.text.starts_with("Itinérante;élu"), "{}", decoded.text);
        }
        assert_eq!(decode(b"20 \x80").unwrap().text, "20 €");
    }

    #[test]
    fn what_is_not_text_is_named_with_its_place() {
        assert!(matches!(decode(b"PK\x03\x04..."), Err(ListRefused::Binary { line: 1, column: 1, .. })));
        assert_eq!(
            decode(b"a;b\nc\0d"),
            Err(ListRefused::Binary { line: 2, column: 2, what: "a zero byte" })
        );
        assert!(matches!(decode(b"  <!DOCTYPE html>"), Err(ListRefused::Html)));
        assert!(matches!(decode(b"\xEF\xBB\xBF \n"), Err(ListRefused::Empty)));
    }

    impl PartialEq for Decoded {
        fn eq(&self, other: &Self) -> bool {
            self.text == other.text
        }
    }
}
