//! Where people live in France: communes and their legal population, what they belong to, where they lie, how
//! they are called, and who lives where inside them. Embedded, so that it is there without a network.
//!
//! Glossary
//! - *place*: a commune of 2026 or, in Paris, Lyon and Marseille, a municipal arrondissement; never both.
//! - *city*: Paris, Lyon or Marseille as a whole, made of its arrondissements.
//! - *centre*: the town hall where it is known to lie in the commune, else a point inside the contour.
//! - *home*: some people of one place at one position (a cell of the 1 km grid, or a share of the polygon).
//!
//! Sources, dates, counts and gaps: `data/SOURCES.md`. The files are rebuilt by `cargo xtask regenerate`.

pub mod places;
pub mod territory;

pub mod contours;
pub mod geometry;
pub mod locate;
pub mod simplify;
pub mod topology;

pub mod names;
pub mod search;

pub mod grid;
pub mod homes;
pub mod shares;
pub mod town_halls;

pub mod embedded;
pub mod wire;

pub use places::{CentreKind, City, Department, Epci, Former, Place, Region};
pub use search::{Found, Matched, SearchError, Target};
pub use territory::{Resolution, Territory};
