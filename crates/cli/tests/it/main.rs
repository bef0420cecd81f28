//! The command line as scripts use it: real binary, real database, real files.

mod figures;
mod import;
mod left_out;
mod list;
mod refused;
mod run;
mod whatif;
