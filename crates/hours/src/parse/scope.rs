//! Parts of the week that a comment speaks of: some days, a half-day or some hours of them.

use crate::rule::{DAY_MINUTES, MinuteRange, Weekday};
use serde::{Deserialize, Serialize};

/// Where the morning ends for hours that run through noon without a break.
const NOON_MIN: u16 = 12 * 60 + 30;

/// A set of days of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Days(u8);

impl Days {
    /// Every day.
    pub const ALL: Self = Self(0x7F);

    /// One day.
    #[must_use]
    pub const fn only(day: Weekday) -> Self {
        Self(1 << day.index())
    }

    /// From one day to another, both included ("du lundi au vendredi"); round the end of the week if need be.
    #[must_use]
    pub fn span(from: Weekday, to: Weekday) -> Self {
        let last = if to < from { to.index() + 7 } else { to.index() };
        (from.index()..=last).fold(Self(0), |days, at| days.with(Self(1 << (at % 7))))
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The days that both sets have.
    #[must_use]
    pub const fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the day is one of them.
    #[must_use]
    pub const fn has(self, day: Weekday) -> bool {
        self.0 & (1 << day.index()) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        Weekday::ALL.into_iter().filter(move |day| self.has(*day))
    }
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// Before the lunch break.
    Morning,
    /// After it.
    Afternoon,
    /// All day.
    Day,
}

impl Half {
    /// The part of some hours of opening that belongs to this half. Hours that begin by noon and end by 13:30 are
    /// a morning, hours that begin at noon or later an afternoon; longer ones are cut at 12:30.
    #[must_use]
    pub fn of(self, range: MinuteRange) -> Option<MinuteRange> {
        let is_afternoon = range.start_min >= 12 * 60;
        let is_morning = !is_afternoon && range.end_min <= 13 * 60 + 30;
        match self {
            Self::Day => Some(range),
            Self::Morning if is_morning => Some(range),
            Self::Afternoon if is_afternoon => Some(range),
            Self::Morning if !is_afternoon => MinuteRange::new(range.start_min, NOON_MIN),
            Self::Afternoon if !is_morning => MinuteRange::new(NOON_MIN, range.end_min),
            Self::Morning | Self::Afternoon => None,
        }
    }
}

/// Days, and the hours of them that are meant: `ranges` if any, else the half-day.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// Which days.
    pub days: Days,
    /// Which half of them.
    pub half: Half,
    /// Which hours exactly; the half-day's where empty.
    pub ranges: Vec<MinuteRange>,
}

impl Scope {
    /// The whole week.
    pub const EVERYTHING: Self = Self { days: Days::ALL, half: Half::Day, ranges: Vec::new() };

    /// The parts of some hours of opening of a day that are in the scope, in order.
    #[must_use]
    pub fn of(&self, day: Weekday, opening: MinuteRange) -> Vec<MinuteRange> {
        if !self.days.has(day) {
            return Vec::new();
        }
        if self.ranges.is_empty() {
            return self.half.of(opening).into_iter().collect();
        }
        self.ranges.iter().filter_map(|range| range.intersection(opening)).collect()
    }
}

/// What is left of `opening` without `parts`, which are in order.
pub(crate) fn without(opening: MinuteRange, parts: &[MinuteRange]) -> Vec<MinuteRange> {
    let mut left = Vec::new();
    let mut start = opening.start_min;
    for part in parts {
        left.extend(MinuteRange::new(start, part.start_min.min(DAY_MINUTES)));
        start = start.max(part.end_min);
    }
    left.extend(MinuteRange::new(start, opening.end_min));
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(start: u16, end: u16) -> MinuteRange {
        MinuteRange::new(start, end).unwrap()
    }

    #[test]
    fn halves_take_their_part_of_the_hours() {
        assert_eq!(Half::Morning.of(range(510, 780)), Some(range(510, 780)));
        assert_eq!(Half::Afternoon.of(range(510, 780)), None);
        assert_eq!(Half::Afternoon.of(range(720, 1020)), Some(range(720, 1020)));
        assert_eq!(Half::Morning.of(range(540, 1020)), Some(range(540, 750)));
        assert_eq!(Half::Afternoon.of(range(540, 1020)), Some(range(750, 1020)));
    }

    #[test]
    fn what_is_left_of_a_day() {
        assert_eq!(without(range(540, 720), &[range(600, 660)]), [range(540, 600), range(660, 720)]);
        assert_eq!(without(range(540, 720), &[range(540, 720)]), []);
        assert_eq!(without(range(540, 720), &[]), [range(540, 720)]);
    }

    #[test]
    fn days_from_one_to_another() {
        let week = Days::span(Weekday::Monday, Weekday::Friday);
        assert_eq!(week.iter().count(), 5);
        assert!(!week.has(Weekday::Saturday));
        assert!(Days::span(Weekday::Saturday, Weekday::Monday).has(Weekday::Sunday));
    }
}
