//! Lists through the public door: hand-made ones of every year and fault, differences, and the official list
//! where it is.

#![expect(
    clippy::unwrap_used,
    clippy::type_complexity,
    reason = "a failed step fails the test; cases are tuples"
)]

mod corrections;
mod differences;
mod gazetteer;
mod lists;
mod nasty;
mod official;
mod other_years;
mod refusals;
