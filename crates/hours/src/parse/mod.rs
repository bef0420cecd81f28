//! Reads what lists of points say of hours: day cells, and the families of free-text comments that become rules.

pub mod cell;

mod clock_words;

pub use cell::cell;
