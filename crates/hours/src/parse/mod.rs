//! Reads what lists of points say of hours: day cells, and the families of free-text comments that become rules.
//!
//! [`cell()`] and [`comment()`] say what was read; [`point_hours()`] puts them together. Inside, a comment goes from
//! characters (`raw`) to things said (`items`) to sentences of one family.

pub mod cell;
pub mod comment;
pub mod names;
pub mod point_hours;
pub mod scope;
mod twelve_hours;
pub mod week_words;

mod appointment;
mod clock_words;
mod closed_dates;
mod items;
mod prepare;
mod raw;
mod recur;
mod recurring;
mod runs;
mod scopes;
mod sentences;
mod several_sites;
mod stops;
mod vocabulary;

pub use cell::cell;
pub use comment::comment;
pub use point_hours::point_hours;
