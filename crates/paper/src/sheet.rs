//! One page: what stands where. Lengths are points (1/72 inch) from the top left corner.

use crate::lines::Line;

/// Width and height of a sheet of A4.
pub const A4: (f32, f32) = (595.28, 841.89);

/// What a block is to somebody who hears the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The title of the page.
    Title,
    /// The heading of a part.
    Heading,
    /// A paragraph.
    Paragraph,
}

/// A line at its place.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Left end.
    pub x: f32,
    /// Foot of its letters.
    pub y: f32,
    /// Size of its letters.
    pub size: f32,
    /// The line.
    pub line: Line,
}

/// The lines of one heading or paragraph.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub role: Role,
    /// Its lines.
    pub lines: Vec<Placed>,
}

/// What is drawn in black and never read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ornament {
    /// A level rule.
    Rule {
        /// Left end.
        x: f32,
        /// Height.
        y: f32,
        /// Length.
        width: f32,
        /// Thickness.
        weight: f32,
    },
    /// A milestone: square below, round above, with a car in its cap.
    Milestone {
        /// Left edge.
        x: f32,
        /// Top.
        y: f32,
        /// Width.
        width: f32,
        /// Height; the cap is the round part, half as high as wide.
        height: f32,
    },
    /// A frame of four sides.
    Frame {
        /// Left edge.
        x: f32,
        /// Top.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
    /// The mark: a mesh of nine points, the last one hollow.
    Mark {
        /// Left edge.
        x: f32,
        /// Top.
        y: f32,
        /// Side.
        side: f32,
    },
}

/// One page.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What it is called in the file's table of contents.
    pub title: String,
    /// What is read, in the order of reading.
    pub blocks: Vec<Block>,
    /// What is only seen.
    pub ornaments: Vec<Ornament>,
}
