//! What a usual week looks like in half-days: "closed on Monday mornings" is what people must know first.

use crate::calendar::SiteHours;
use crate::rule::Weekday;
use jiff::civil::Date;

/// The days that a week is judged by.
pub const WORKING_DAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];
/// What begins before is a morning's.
const NOON_MIN: u16 = 12 * 60;
/// What ends after is an afternoon's: many mornings last until 13 h.
const AFTERNOON_MIN: u16 = 13 * 60;

/// Whether a day is ever open, by half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Halves {
    /// Before noon.
    pub morning: bool,
    /// After 13 h.
    pub afternoon: bool,
}

impl SiteHours {
    /// The halves of Monday to Friday in which people are received in some weeks at least, by the rules in force on a
    /// date; `None` where a day is not understood, or no rule holds.
    #[must_use]
    pub fn usual_halves(&self, date: Date) -> Option<[Halves; 5]> {
        let in_force = |rule: &&crate::rule::OpeningRule| rule.valid.is_none_or(|valid| valid.contains(date));
        let mut week = [Halves::default(); 5];
        for rule in self.rules.iter().filter(in_force) {
            if let Some(day) = week.get_mut(rule.weekday.index()) {
                day.morning |= rule.start_min < NOON_MIN;
                day.afternoon |= rule.end_min > AFTERNOON_MIN;
            }
        }
        let understood = WORKING_DAYS.iter().all(|day| !self.unknown_days.contains(day));
        (understood && week != [Halves::default(); 5]).then_some(week)
    }
}
