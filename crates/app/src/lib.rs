//! What the program can do, one use case a file: each is told who acts, reads and writes through the store, and
//! composes the engines, which do not know each other.
//!
//! Glossary: a *network* is the points of a date, from a list or (without any list) the demonstration; a
//! *nation* is that network measured: homes, travel times, promises, hours.
//!
//! Read in this order: [`house`] (what every use case is given), [`points`] and [`population`] (what comes in),
//! [`network`] (the points of a date), [`nation`] (what is computed from them), [`levels`] (of which territories), then the
//! questions people ask, and the files that leave the house ([`export`]).

pub mod house;

pub mod points;
pub mod population;

pub mod network;

pub mod nation;

pub mod levels;

pub mod find;
pub mod history;
pub mod poster;
pub mod remedy;
pub mod whatif;

pub mod answers;

pub mod export;

pub mod doctor;

/// The engines, for the rooms that print what they return.
pub mod engines {
    pub use {directory, hours, promises, roads, territory};
}
