//! Pages put together from pieces that were compressed before anybody asked for them.
//!
//! A gzip body is a sequence of deflate blocks. A piece is compressed alone and ends on a whole byte, so pieces follow
//! one another in any order; the few words of a request stand between them as blocks that are merely stored. What is
//! left to do for a request is copying. The check sum of the whole follows from those of the pieces.

use flate2::{Compress, Compression, FlushCompress};
use std::fmt::{self, Display, Write};
use words::Language;
use words::address::rooted;
use words::html::HOLE;

/// The polynomial of CRC-32, its bits reversed as gzip writes them.
const POLYNOMIAL: u32 = 0xedb8_8320;
/// A header without name and date, from an unknown system (RFC 1952).
const HEADER: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
/// An empty stored block: the last one (RFC 1951).
const LAST_BLOCK: [u8; 5] = [1, 0, 0, 0xff, 0xff];
/// Most bytes in a stored block.
const STORED: usize = 0xffff;

/// A text, compressed.
#[derive(Debug)]
pub(crate) struct Piece {
    text: String,
    deflated: Vec<u8>,
    crc: u32,
    /// What appending this many bytes does to the check sum of what stands before.
    shift: u32,
}

impl Piece {
    /// Compresses a text.
    pub(crate) fn of(text: String) -> Self {
        let shift = power_of_bytes(text.len());
        Self { deflated: deflated(text.as_bytes()), crc: crc32fast::hash(text.as_bytes()), shift, text }
    }

    /// A tag that changes with the text.
    pub(crate) fn tag(&self) -> String {
        format!("\"{:08x}{:x}\"", self.crc, self.text.len())
    }
}

/// Deflate blocks that end on a whole byte and do not end the stream.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut compress = Compress::new(Compression::default(), false);
    let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
    loop {
        let read = usize::try_from(compress.total_in()).unwrap_or(bytes.len());
        // With memory enough it takes any bytes; a flush is over once there is room left.
        let done = compress.compress_vec(&bytes[read..], &mut out, FlushCompress::Sync);
        if done.is_err() || (compress.total_in() == bytes.len() as u64 && out.len() < out.capacity()) {
            return out;
        }
        out.reserve(bytes.len() / 2 + 64);
    }
}

/// A page rendered once with holes in it, cut there and compressed.
#[derive(Debug)]
pub(crate) struct Mould {
    first: Piece,
    /// What goes into the hole, and the piece after it.
    rest: Vec<(char, Piece)>,
}

impl Mould {
    /// Cuts a text at its holes.
    pub(crate) fn of(text: &str) -> Self {
        let mut parts = text.split(HOLE);
        let first = Piece::of(parts.next().unwrap_or_default().to_owned());
        let rest = parts.filter_map(|part| {
            let mut letters = part.chars();
            Some((letters.next()?, Piece::of(letters.as_str().to_owned())))
        });
        Self { rest: rest.collect(), first }
    }
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// As it is.
    Plain,
    /// For those who accept gzip.
    Gzip,
}

/// A body being written.
#[derive(Debug)]
pub(crate) struct Written {
    encoding: Encoding,
    bytes: Vec<u8>,
    /// Words of the request that no piece holds, not yet in `bytes`.
    pending: String,
    crc: u32,
    len: usize,
}

impl Written {
    pub(crate) fn new(encoding: Encoding) -> Self {
        let mut bytes = Vec::with_capacity(32 << 10);
        if encoding == Encoding::Gzip {
            bytes.extend_from_slice(&HEADER);
        }
        Self { encoding, bytes, pending: String::with_capacity(4 << 10), crc: 0, len: 0 }
    }

    /// Appends a piece.
    pub(crate) fn piece(&mut self, piece: &Piece) {
        if self.encoding == Encoding::Plain {
            self.bytes.extend_from_slice(piece.text.as_bytes());
            return;
        }
        self.store_pending();
        self.bytes.extend_from_slice(&piece.deflated);
        self.crc = product(piece.shift, self.crc) ^ piece.crc;
        self.len += piece.text.len();
    }

    /// Appends a mould; `fill` writes into each hole.
    pub(crate) fn mould(&mut self, mould: &Mould, mut fill: impl FnMut(char, &mut Self)) {
        self.piece(&mould.first);
        for (hole, piece) in &mould.rest {
            fill(*hole, self);
            self.piece(piece);
        }
    }

    /// Appends words of the request, which are HTML already.
    pub(crate) fn words(&mut self, words: &impl Display) {
        // Writing to memory does not fail.
        let _ = write!(self, "{words}");
    }

    /// Appends a part of the request's page that has links: they stay in the language spoken.
    pub(crate) fn part(&mut self, part: &impl Display) {
        if Language::current() == Language::FRENCH {
            self.words(part);
        } else {
            self.words(&rooted(part.to_string()));
        }
    }

    /// The whole body.
    pub(crate) fn finish(mut self) -> Vec<u8> {
        if self.encoding == Encoding::Gzip {
            self.store_pending();
            self.bytes.extend_from_slice(&LAST_BLOCK);
            self.bytes.extend_from_slice(&self.crc.to_le_bytes());
            // Modulo 2^32, as the format says.
            self.bytes.extend_from_slice(&(self.len as u32).to_le_bytes());
        }
        self.bytes
    }

    fn store_pending(&mut self) {
        for chunk in self.pending.as_bytes().chunks(STORED) {
            let len = chunk.len() as u16;
            self.bytes.push(0);
            self.bytes.extend_from_slice(&len.to_le_bytes());
            self.bytes.extend_from_slice(&(!len).to_le_bytes());
            self.bytes.extend_from_slice(chunk);
        }
        let mut crc = crc32fast::Hasher::new_with_initial(self.crc);
        crc.update(self.pending.as_bytes());
        self.crc = crc.finalize();
        self.len += self.pending.len();
        self.pending.clear();
    }
}

impl Write for Written {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        match self.encoding {
            Encoding::Plain => self.bytes.extend_from_slice(text.as_bytes()),
            Encoding::Gzip => self.pending.push_str(text),
        }
        Ok(())
    }
}

/// The product of two polynomials modulo CRC-32's (the arithmetic of zlib's `crc32_combine`).
fn product(left: u32, mut right: u32) -> u32 {
    let mut product = 0;
    for bit in (0..32).rev() {
        if left >> bit & 1 == 1 {
            product ^= right;
        }
        right = if right & 1 == 1 { right >> 1 ^ POLYNOMIAL } else { right >> 1 };
    }
    product
}

/// x to the power of 8 times `bytes`.
fn power_of_bytes(mut bytes: usize) -> u32 {
    let (mut power, mut square) = (1 << 31, 1 << 23);
    while bytes > 0 {
        if bytes & 1 == 1 {
            power = product(square, power);
        }
        square = product(square, square);
        bytes >>= 1;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn unzipped(bytes: &[u8]) -> String {
        let mut text = String::new();
        flate2::read::GzDecoder::new(bytes).read_to_string(&mut text).expect("a gzip file of UTF-8 text");
        text
    }

    #[test]
    fn pieces_and_words_make_one_gzip_file() {
        let card = Mould::of(&format!("<li>{HOLE}n. {}{HOLE}m</li>{HOLE}n", "Mende, Florac. ".repeat(3_000)));
        let long = "é".repeat(50_000);
        for count in [0, 1, 7] {
            let write = |encoding| {
                let mut written = Written::new(encoding);
                written.words(&"<ul>");
                for number in 0..count {
                    written.mould(&card, |hole, written| match hole {
                        'n' => written.words(&number),
                        _ => written.words(&long),
                    });
                }
                written.piece(&Piece::of(String::new()));
                written.finish()
            };
            let plain = String::from_utf8(write(Encoding::Plain)).expect("UTF-8 text");
            assert_eq!(plain.matches("Mende").count(), 3_000 * count);
            assert_eq!(unzipped(&write(Encoding::Gzip)), plain);
        }
    }

    #[test]
    fn text_that_does_not_compress_is_kept_whole() {
        let mut state = 7_u32;
        let noise: String = (0..100_000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                char::from_u32(0x4e00 + (state >> 16) % 0x5000).unwrap_or(' ')
            })
            .collect();
        let mut written = Written::new(Encoding::Gzip);
        written.piece(&Piece::of(noise.clone()));
        assert_eq!(unzipped(&written.finish()), noise);
    }
}
