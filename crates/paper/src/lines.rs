//! Where lines end: at spaces, after hyphens and slashes inside long names, and inside a word only where nothing
//! else fits. A no-break space never ends a line.

use crate::font::{Glyph, Shaper, Weight};

/// Text of one weight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// How strongly.
    pub weight: Weight,
}

impl Span {
    /// Ordinary text.
    #[must_use]
    pub fn regular(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Regular }
    }

    /// Strong text.
    #[must_use]
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), weight: Weight::Bold }
    }
}

/// Glyphs of one weight, side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// How strong.
    pub weight: Weight,
    /// The glyphs, spaces between words included.
    pub glyphs: Vec<Glyph>,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// From left to right.
    pub fragments: Vec<Fragment>,
    /// Width without the space at its end, in thousandths of the size.
    pub width: i32,
}

impl Line {
    fn add(&mut self, glyphs: &[Glyph], weight: Weight) {
        match self.fragments.last_mut() {
            Some(last) if last.weight == weight => last.glyphs.extend_from_slice(glyphs),
            _ => self.fragments.push(Fragment { weight, glyphs: glyphs.to_vec() }),
        }
    }

    /// What the line says.
    #[must_use]
    pub fn text(&self) -> String {
        self.fragments.iter().flat_map(|fragment| &fragment.glyphs).map(|glyph| glyph.letter).collect()
    }
}

/// What stands before a piece of a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Space,
    /// A hyphen of the same word: a line may end here.
    Hyphen,
    /// The end of another span: a line ends here only where nothing else fits.
    Glue,
}

struct Piece {
    before: Before,
    weight: Weight,
    glyphs: Vec<Glyph>,
}

impl Piece {
    fn width(&self) -> i32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// The lines of some text in a width, which is in thousandths of the size. No line is wider, unless one letter is.
#[must_use]
pub fn wrap(shaper: &mut Shaper, spans: &[Span], width: i32) -> Vec<Line> {
    let pieces = pieces(shaper, spans, width);
    let mut lines: Vec<Line> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        // Pieces glued to each other move together.
        let mut glued = pieces[at + 1..].iter().take_while(|piece| piece.before == Before::Glue).count();
        if pieces[at..=at + glued].iter().map(Piece::width).sum::<i32>() > width {
            glued = 0;
        }
        let group = &pieces[at..=at + glued];
        at += glued + 1;
        let group_width: i32 = group.iter().map(Piece::width).sum();
        let space = shaper.shape(" ", group[0].weight);
        let gap = if group[0].before == Before::Space { space[0].advance } else { 0 };
        match lines.last_mut() {
            Some(line) if line.width + gap + group_width <= width => {
                if gap > 0 {
                    line.add(&space, group[0].weight);
                }
                line.width += gap + group_width;
            }
            last => {
                // Readers that join lines need the space that the end of the line stands for.
                if let Some(line) = last
                    && gap > 0
                    && let Some(weight) = line.fragments.last().map(|fragment| fragment.weight)
                {
                    line.add(&shaper.shape(" ", weight), weight);
                }
                lines.push(Line { fragments: Vec::new(), width: group_width });
            }
        }
        if let Some(line) = lines.last_mut() {
            for piece in group {
                line.add(&piece.glyphs, piece.weight);
            }
        }
    }
    lines
}

fn pieces(shaper: &mut Shaper, spans: &[Span], width: i32) -> Vec<Piece> {
    let mut pieces = Vec::new();
    // Whether a space stood before what comes next; the first piece of all has nothing before it.
    let mut before = Before::Space;
    for span in spans {
        for (index, word) in span.text.split([' ', '\n', '\t']).enumerate() {
            if index > 0 {
                before = Before::Space;
            }
            for part in parts(word) {
                let glyphs = shaper.shape(part, span.weight);
                for chunk in chunks(&glyphs, width) {
                    pieces.push(Piece { before, weight: span.weight, glyphs: chunk.to_vec() });
                    before = Before::Hyphen;
                }
            }
            if !word.is_empty() {
                before = Before::Glue;
            }
        }
    }
    pieces
}

/// A word cut after its inner hyphens and slashes, where letters follow.
fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut letters = word.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let cut = matches!(letter, '-' | '/' | '@') && at > start;
        if cut && letters.peek().is_some_and(|(_, next)| next.is_alphabetic()) {
            parts.push(&word[start..=at]);
            start = at + 1;
        }
    }
    if start < word.len() {
        parts.push(&word[start..]);
    }
    parts
}

/// Glyphs in runs that fit into a width, at least one in each.
fn chunks(glyphs: &[Glyph], width: i32) -> Vec<&[Glyph]> {
    let mut chunks = Vec::new();
    let (mut start, mut taken) = (0, 0);
    for (at, glyph) in glyphs.iter().enumerate() {
        if at > start && taken + glyph.advance > width {
            chunks.push(&glyphs[start..at]);
            (start, taken) = (at, 0);
        }
        taken += glyph.advance;
    }
    if start < glyphs.len() {
        chunks.push(&glyphs[start..]);
    }
    chunks
}
