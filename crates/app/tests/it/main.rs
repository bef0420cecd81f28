//! Use cases on nations that need no database.

mod whatif;
