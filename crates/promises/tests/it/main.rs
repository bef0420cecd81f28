//! The promises on tiny countries whose answers are worked out by hand, and on random ones against a slow,
//! obvious evaluation.

mod country;

mod left_out;
mod network;
mod people;
mod snapshot;

mod oracle;
mod threads;
