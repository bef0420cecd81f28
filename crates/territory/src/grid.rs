//! The 1 km population grid, as it is published: one populated cell a line.

use base::coord::Coord;
use base::ids::CommuneCode;
use std::io::Read;

/// A populated cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its middle.
    pub coord: Coord,
    /// The commune that the census gives it, with the code of its time; `None` where it has none.
    pub commune: Option<CommuneCode>,
    /// The people who live in it; foreigners beyond the border included.
    pub people: u32,
}

/// What is wrong with a grid.
#[derive(Debug, thiserror::Error)]
pub enum GridError {
    /// The file cannot be read to its end.
    #[error("the grid cannot be read after line {line}")]
    Broken {
        /// The last line that was read.
        line: u64,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The first line is not that of a grid.
    #[error(
        "this is not a population grid: column `{column}` is missing from line 1 (expected at least lon, lat, commune, pop)"
    )]
    MissingColumn {
        /// The column.
        column: &'static str,
    },
    /// A value is not what its column holds.
    #[error("line {line}, column `{column}`: `{value}` is not {expected}")]
    BadValue {
        /// Line, the header being 1.
        line: u64,
        /// Column.
        column: &'static str,
        /// What stands there, cut at 40 characters.
        value: String,
        /// What should.
        expected: &'static str,
    },
    /// A line has fewer or more values than the first line.
    #[error("line {line} has {found} values, line 1 has {expected}")]
    RaggedLine {
        /// Line, the header being 1.
        line: u64,
        /// Values on it.
        found: u64,
        /// Values on line 1.
        expected: u64,
    },
    /// The bytes of a line are not UTF-8.
    #[error("line {line} is not text in UTF-8")]
    NotText {
        /// Line, the header being 1.
        line: u64,
    },
    /// No cell at all, or nobody in any of them.
    #[error("the grid has no populated cell")]
    Empty,
    /// More than anybody's grid.
    #[error("the grid is larger than {0} bytes")]
    TooLarge(u64),
}

/// Reads a grid (comma-separated, header on line 1, columns in any order; others than `lon`, `lat`, `commune` and
/// `pop` are ignored). The caller undoes any compression.
///
/// # Errors
/// The first thing wrong with the file; a grid is taken whole or not at all.
pub fn read(input: impl Read) -> Result<Vec<Cell>, GridError> {
    let _ = input;
    Err(GridError::Empty)
}
