//! What the command line prints as JSON and what the API answers: one shape each, so that the two cannot drift apart.
//! Names of fields are stable; each type gives its own JSON Schema, its documentation included.
//!
//! Minutes are unrounded, shares in percent with all their digits, and what is not known is `null`, never zero.

pub mod find;
pub mod points;

pub mod coverage;
pub mod hours;
pub mod left_out;
pub mod promises;

use base::travel::TravelTime;
use std::collections::BTreeMap;

/// Minutes of a travel time; nothing where there is no way.
fn minutes(time: TravelTime) -> Option<f64> {
    (time != TravelTime::UNREACHABLE).then(|| time.minutes())
}

/// One value for each limit in minutes.
type ByMinutes<T> = BTreeMap<u32, T>;
