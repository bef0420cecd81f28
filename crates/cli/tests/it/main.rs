//! The command line as scripts use it: real binary, real database, real files.

mod figures;
mod import;
mod kill;
mod list;
mod place;
mod refused;
mod run;
mod serve;
mod serving;
