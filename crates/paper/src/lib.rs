//! Sheets of paper: words are measured, broken into lines, placed, and written as a tagged PDF. Knows no French and
//! nothing of points.
//!
//! Glossary: a *span* is text of one weight; a *line* is what fits in a width; a *block* is the lines of one heading
//! or paragraph at their place; an *ornament* is what is drawn and never read; a *sheet* is one page of blocks and
//! ornaments; a *document* is sheets that share one subset of the font.
//!
//! Read in this order: [`font`] (glyphs and their widths), [`lines`] (where a line ends), [`sheet`] (what stands
//! where), [`document`] (the file).

pub mod font;

pub mod lines;

pub mod sheet;

pub mod document;
mod ornaments;
mod tags;

mod woff;
