//! Atkinson Hyperlegible Next in two weights: which glyphs a word takes, and how wide they are.

use crate::woff;
use rustybuzz::{Face, Feature, UnicodeBuffer};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The font as its authors publish it, opened when it is first needed.
const REGULAR: &[u8] = include_bytes!("../assets/atkinson-hyperlegible-next-latin-400-normal.woff");
const BOLD: &[u8] = include_bytes!("../assets/atkinson-hyperlegible-next-latin-700-normal.woff");

/// Words whose glyphs are remembered: the names and hours of a whole country are fewer.
const WORDS_KEPT: usize = 200_000;
/// Width of a narrow no-break space, in thousandths of the size. The font has none; its own would be drawn at 140.
const NARROW_SPACE: i32 = 230;

/// How strong letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// 400.
    Regular,
    /// 700.
    Bold,
}

impl Weight {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Regular, Self::Bold];
}

/// A font, open.
pub(crate) struct Opened {
    /// The OpenType file.
    pub(crate) bytes: &'static [u8],
    /// The same, for shaping.
    pub(crate) face: Face<'static>,
}

/// The font of a weight.
pub(crate) fn opened(weight: Weight) -> &'static Opened {
    static FONTS: OnceLock<[Opened; 2]> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| [REGULAR, BOLD].map(open));
    &fonts[weight as usize]
}

fn open(woff: &'static [u8]) -> Opened {
    // Never given back: there are two, and they live as long as the program.
    let bytes: &'static [u8] = woff::open(woff).expect("the embedded font is a WOFF file").leak();
    let face = Face::from_slice(bytes, 0).expect("the embedded font is an OpenType font");
    Opened { bytes, face }
}

/// A letter as drawn. Lengths are in thousandths of the size, which are also the font's own units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u16,
    /// What it stands for.
    pub letter: char,
    /// From its origin to the next one's, kerned.
    pub advance: i32,
    /// Its own width.
    pub width: i32,
}

/// Turns words into glyphs, and remembers them.
#[derive(Default)]
pub struct Shaper {
    known: [HashMap<String, Rc<[Glyph]>>; 2],
}

impl Shaper {
    /// The glyphs of a word.
    pub fn shape(&mut self, word: &str, weight: Weight) -> Rc<[Glyph]> {
        let known = &mut self.known[weight as usize];
        if let Some(glyphs) = known.get(word) {
            return Rc::clone(glyphs);
        }
        let glyphs: Rc<[Glyph]> = shape(&writable(word, weight), weight).into();
        if known.len() >= WORDS_KEPT {
            known.clear();
        }
        known.insert(word.to_owned(), Rc::clone(&glyphs));
        glyphs
    }

    /// The width of a word, in thousandths of the size.
    pub fn width(&mut self, word: &str, weight: Weight) -> i32 {
        self.shape(word, weight).iter().map(|glyph| glyph.advance).sum()
    }
}

fn shape(text: &str, weight: Weight) -> Vec<Glyph> {
    let face = &opened(weight).face;
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    // One letter, one glyph: what is copied from the page is what was written.
    let none = [b"liga", b"clig", b"ccmp", b"frac"]
        .map(|tag| Feature::new(rustybuzz::ttf_parser::Tag::from_bytes(tag), 0, ..));
    let shaped = rustybuzz::shape(face, &none, buffer);
    let placed = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    placed
        .filter_map(|(info, position)| {
            let letter = text.get(info.cluster as usize..)?.chars().next()?;
            let id = u16::try_from(info.glyph_id).ok()?;
            let width = face.glyph_hor_advance(rustybuzz::ttf_parser::GlyphId(id)).map_or(0, i32::from);
            let advance = if letter == '\u{202f}' { NARROW_SPACE } else { position.x_advance };
            // Read as the wider no-break space, which it is drawn from.
            let letter = if letter == '\u{202f}' { '\u{a0}' } else { letter };
            Some(Glyph { id, letter, advance, width })
        })
        .collect()
}

/// The text in letters that the font has: composed, without controls; else the plain letter below the accents; else
/// a question mark, so that nothing is ever left out in silence.
fn writable(text: &str, weight: Weight) -> String {
    let face = &opened(weight).face;
    let has = |letter: char| face.glyph_index(letter).is_some();
    let mut plain = String::with_capacity(text.len());
    for letter in text.nfc() {
        match letter {
            '\u{2010}' | '\u{2011}' | '\u{ad}' => plain.push('-'),
            '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{feff}' => {}
            // No glyph of its own: drawn with the no-break space's, narrower.
            '\u{202f}' => plain.push(letter),
            // An accent that no letter of the font bears.
            _ if is_combining_mark(letter) => {}
            _ if letter.is_control() => plain.push(' '),
            _ if has(letter) => plain.push(letter),
            _ => {
                let below: String =
                    letter.nfkd().filter(|letter| has(*letter) && !is_combining_mark(*letter)).collect();
                plain.push_str(if below.is_empty() { "?" } else { &below });
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        shape(&writable(text, Weight::Regular), Weight::Regular).iter().map(|glyph| glyph.letter).collect()
    }

    #[test]
    fn every_letter_is_drawn_as_itself_or_as_its_nearest() {
        let cases = [
            ("L’Haÿ-les-Roses", "L’Haÿ-les-Roses"),
            ("fi ffl", "fi ffl"),
            ("e\u{301}te\u{301}", "été"),
            ("Œuilly – œ €", "Œuilly – œ €"),
            ("9\u{a0}h\u{202f}!", "9\u{a0}h\u{a0}!"),
            ("a\u{2011}b\tc\u{200b}d", "a-b cd"),
            ("Ÿ Ā ﬁ", "Y A fi"),
            ("中", "?"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected, "{text}");
            assert!(shape(&writable(text, Weight::Bold), Weight::Bold).iter().all(|glyph| glyph.id != 0));
        }
    }

    #[test]
    fn letters_are_kerned_and_remembered() {
        let mut shaper = Shaper::default();
        let kerned: i32 = shaper.width("AV", Weight::Regular);
        assert!(kerned < shaper.width("A", Weight::Regular) + shaper.width("V", Weight::Regular));
        assert_eq!(shaper.shape("AV", Weight::Bold), shaper.shape("AV", Weight::Bold));
    }
}
