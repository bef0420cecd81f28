//! The command line as scripts use it: real binary, real database, real files.

mod api;
mod api_refused;
mod doctor;
mod earlier;
mod exports;
mod figures;
mod history;
mod hostile;
mod import;
mod kill;
mod left_out;
mod limits;
mod list;
mod nonsense;
mod open_data;
#[expect(clippy::unwrap_used, reason = "a failed step fails the test")]
mod other_years;
mod place;
mod posters;
mod refused;
mod remedy;
mod run;
mod serve;
mod serving;
mod sessions;
mod stop;
mod whatif;
