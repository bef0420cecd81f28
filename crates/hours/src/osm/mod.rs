//! Opening hours in the words of OpenStreetMap (`opening_hours`), out ([`write()`]) and in ([`read()`]).
//!
//! Glossary: a string is made of *rules*; after `;` a rule replaces what earlier ones say of its days, after `,` it
//! adds to them. A rule has *selectors* (dates, weeks, weekdays), hours, a *state* (`open`, `off`, `unknown`) and a
//! comment. `PH` are public holidays, which every reader knows by country.

pub mod read;
pub mod write;

mod selectors;
mod tokens;

pub use read::read;
pub use write::write;

use crate::rule::Weekday;

/// The days as OpenStreetMap writes them, Monday first.
pub(crate) const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/// The months as OpenStreetMap writes them.
pub(crate) const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// What stands beside hours at which only people with an appointment are received.
pub(crate) const APPOINTMENT: &str = "sur rendez-vous";
/// What stands beside hours of one week in two, where nobody wrote which.
pub(crate) const ALTERNATE: &str = "une semaine sur deux";
/// Said of hours that hold in some weeks of each month, when it is not known which.
pub(crate) const SOME_OF_MONTH: &str = "certaines semaines du mois";
/// What stands beside a day whose hours could not be understood.
pub(crate) const UNREAD: &str = "horaires à confirmer";

pub(crate) const fn day_name(day: Weekday) -> &'static str {
    DAYS[day.index()]
}
