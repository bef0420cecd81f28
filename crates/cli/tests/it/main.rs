//! The command line as scripts use it: real binary, real database, real files.

mod figures;
mod import;
mod list;
mod posters;
mod refused;
mod run;
