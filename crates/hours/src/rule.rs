//! What is known of when a place receives people: the rules that the calendar turns into hours of a date.
//!
//! A rule is in local time of its place and says nothing of public holidays, which belong to the calendar.
//! Everything here is stored as JSON, so a renamed field or variant is a migration.

use jiff::civil::{Date, date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Minutes in a day: the latest possible end of a [`MinuteRange`].
pub const DAY_MINUTES: u16 = 24 * 60;

/// A day of the week, in ISO order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    /// Lundi.
    Monday,
    /// Mardi.
    Tuesday,
    /// Mercredi.
    Wednesday,
    /// Jeudi.
    Thursday,
    /// Vendredi.
    Friday,
    /// Samedi.
    Saturday,
    /// Dimanche: never a column of the official list, but comments and other lists may name it.
    Sunday,
}

impl Weekday {
    /// The seven days, Monday first.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The day of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self::ALL[usize::from(date.weekday().to_monday_zero_offset().unsigned_abs() % 7)]
    }

    /// 0 for Monday to 6 for Sunday.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Minutes of a local day, from `start_min` up to but without `end_min`; `start_min < end_min <= 1440`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MinuteRange {
    /// First minute inside, counted from local midnight.
    pub start_min: u16,
    /// First minute after.
    pub end_min: u16,
}

impl MinuteRange {
    /// The range, unless it is empty, reversed or longer than the day.
    #[must_use]
    pub const fn new(start_min: u16, end_min: u16) -> Option<Self> {
        if start_min < end_min && end_min <= DAY_MINUTES { Some(Self { start_min, end_min }) } else { None }
    }

    /// How long it lasts, in minutes.
    #[must_use]
    pub const fn minutes(self) -> u16 {
        self.end_min - self.start_min
    }

    /// What two ranges have in common.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start_min.max(other.start_min), self.end_min.min(other.end_min))
    }
}

/// Which weeks of the calendar a rule holds in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recurrence {
    /// Every week.
    Weekly,
    /// ISO weeks of even number.
    EvenWeeks,
    /// ISO weeks of odd number; after a week 53 two of them follow each other.
    OddWeeks,
    /// One week in two, and nobody wrote which: the hours of any given date are unknown.
    AlternateUnknown,
    /// Some weeks of each month, and nobody wrote which: the hours of any given date are unknown.
    SomeOfMonth,
    /// The nth such weekdays of the month ("1er et 3e mardi du mois").
    NthWeekday(Ordinals),
}

/// A set of positions of a weekday in its month: first to fifth, and last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ordinals(u8);

impl Ordinals {
    /// The last such weekday of the month, fourth or fifth.
    pub const LAST: Self = Self(1 << 5);

    /// The nth such weekday, 1 to 5; nothing for any other number.
    #[must_use]
    pub const fn nth(n: u8) -> Self {
        if n >= 1 && n <= 5 { Self(1 << (n - 1)) } else { Self(0) }
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What both sets have.
    #[must_use]
    pub const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// All positions from the last of one set to the only one of another ("du 1er au 4e mardi").
    #[must_use]
    pub fn span(from: Self, to: Self) -> Option<Self> {
        let (first, last) = (from.numbers().last()?, to.numbers().next()?);
        let between = (first..=last).fold(from, |set, n| set.with(Self::nth(n)));
        (first < last && !from.has_last() && !to.has_last()).then_some(between)
    }

    /// Whether no date can ever match.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the month's positions of `date` (its nth such weekday, perhaps the last) are in the set.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        let day = date.day().unsigned_abs();
        let nth = Self::nth((day - 1) / 7 + 1);
        let is_last = day + 7 > date.days_in_month().unsigned_abs();
        self.0 & nth.0 != 0 || (is_last && self.0 & Self::LAST.0 != 0)
    }

    /// The positions 1 to 5 in the set, without "last".
    pub fn numbers(self) -> impl Iterator<Item = u8> {
        (1..=5).filter(move |&n| self.0 & Self::nth(n).0 != 0)
    }

    /// Whether the last such weekday is in the set.
    #[must_use]
    pub const fn has_last(self) -> bool {
        self.0 & Self::LAST.0 != 0
    }
}

/// Whether people may just come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// People come without an appointment; the list says that none are given.
    WalkIn,
    /// Only people with an appointment are received.
    Appointment,
    /// People come with or without an appointment (`prise_rdv = Oui` means *also* by appointment).
    Both,
}

/// Where a rule was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A day's cell of the list, unchanged.
    Cell,
    /// The free-text comment made or changed it.
    Comment,
    /// Somebody said so beside the list (a prefecture's file of closures).
    Announced,
}

/// Dates from `from` to `to`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DateRange {
    /// First day.
    pub from: Date,
    /// Last day, not before the first.
    pub to: Date,
}

impl DateRange {
    /// All dates: what is left of a rule before and after a closure begins or ends with these.
    pub const ALWAYS: Self = Self { from: date(1, 1, 1), to: date(9999, 12, 31) };

    /// Whether somebody said on which day it begins.
    #[must_use]
    pub fn has_first_day(self) -> bool {
        self.from > Self::ALWAYS.from
    }

    /// Whether somebody said on which day it ends.
    #[must_use]
    pub fn has_last_day(self) -> bool {
        self.to < Self::ALWAYS.to
    }

    /// Whether the date is one of them.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.from <= date && date <= self.to
    }
}

/// People are received on this day of the week, from `start_min` to `end_min`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OpeningRule {
    /// The day of the week.
    pub weekday: Weekday,
    /// First minute of opening, counted from local midnight.
    pub start_min: u16,
    /// First minute after opening (at most 1440).
    pub end_min: u16,
    /// Which weeks.
    pub recurrence: Recurrence,
    /// With or without appointment.
    pub mode: Mode,
    /// The dates between which the rule holds; always where `None`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid: Option<DateRange>,
    /// Where it was read.
    pub origin: Origin,
}

impl OpeningRule {
    /// The minutes of the day.
    #[must_use]
    pub const fn range(&self) -> MinuteRange {
        MinuteRange { start_min: self.start_min, end_min: self.end_min }
    }
}

/// Nobody is received on these dates, whatever the rules say.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Closure {
    /// First day closed.
    pub from: Date,
    /// Last day closed.
    pub to: Date,
    /// Why, in the words that were read; may be empty.
    pub reason: String,
    /// Where it was read.
    pub origin: Origin,
}

/// A commune where a point receives people at times of its own: a bus's stop, or one of several addresses.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stop {
    /// The commune, as the caller's list of names spells it.
    pub commune: String,
    /// When: empty where the comment gives no hours that could be understood (the stop is then known, its hours not).
    pub rules: Vec<OpeningRule>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn ordinals_know_the_nth_and_the_last_weekday() {
        let first_and_third = Ordinals::nth(1).with(Ordinals::nth(3));
        assert!(first_and_third.contains(date(2024, 8, 6)));
        assert!(!first_and_third.contains(date(2024, 8, 13)));
        assert!(first_and_third.contains(date(2024, 8, 20)));
        assert!(Ordinals::LAST.contains(date(2024, 8, 27)));
        assert!(Ordinals::LAST.contains(date(2024, 7, 30)) && !Ordinals::LAST.contains(date(2024, 7, 23)));
        assert!(Ordinals::nth(6).is_empty());
        assert_eq!(first_and_third.numbers().collect::<Vec<_>>(), [1, 3]);
    }

    #[test]
    fn ranges_are_never_empty_reversed_or_longer_than_the_day() {
        assert!(MinuteRange::new(540, 540).is_none());
        assert!(MinuteRange::new(600, 540).is_none());
        assert!(MinuteRange::new(0, 1441).is_none());
        let morning = MinuteRange::new(540, 720).unwrap();
        let late = MinuteRange::new(600, 800).unwrap();
        assert_eq!(morning.intersection(late), MinuteRange::new(600, 720));
    }

    #[test]
    fn weekdays_follow_the_calendar() {
        assert_eq!(Weekday::of(date(2024, 8, 1)), Weekday::Thursday);
        assert_eq!(Weekday::of(date(2026, 11, 22)), Weekday::Sunday);
    }
}
