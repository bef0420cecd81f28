//! The commitments of the State as computed results, each with its figure, the people concerned and those left
//! out. The definitions bind every figure: `promises/*.toml` holds the texts, this crate the computations.
//!
//! Glossary
//! - *as listed*: travel time to the nearest address of the list, buses' garages included, for comparison.
//! - *sure*: travel time to the nearest fixed point or understood stop.
//! - *within*, *beyond*, *to check*: the three states of a home. Within if the high end of the error band of its
//!   sure time is; beyond if even the low end of the better of its two times is not; to check otherwise.
//! - *left out*: beyond or to check, always in two parts.

pub mod definitions;

pub mod inputs;

pub mod state;

pub mod coverage;
pub mod left_out;

pub mod board;

pub mod reference;
