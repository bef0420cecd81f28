//! Use cases on nations that need no database.

mod remedy;
mod whatif;
