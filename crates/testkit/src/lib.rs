//! What the tests of several crates share. Never part of the program.

pub mod pdf;
pub mod postgres;
