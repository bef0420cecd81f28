//! The command line as scripts use it: real binary, real database, real files.

mod exports;
mod figures;
mod import;
mod list;
mod refused;
mod run;
