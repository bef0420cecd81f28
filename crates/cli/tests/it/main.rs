//! The command line as scripts use it: real binary, real database, real files.

mod figures;
mod import;
mod list;
#[expect(clippy::unwrap_used, reason = "a failed step fails the test")]
mod other_years;
mod refused;
mod run;
