//! The hours of a week in words that people use: when nobody near is open, day by day.

/// Hours of a day.
const DAY_HOURS: usize = 24;

/// Whole hours of one day that follow each other: from the start of the first to the start of the one after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HourRange {
    /// The first hour, 0 to 23.
    pub from: u8,
    /// The hour after the last, 1 to 24.
    pub to: u8,
}

/// For each day from Monday on, the ranges of hours of which something holds. `holds` is asked about the 168 hours
/// of the week, Monday 0 h first. Ranges stop at midnight: a week is read day by day.
#[must_use]
pub fn ranges(holds: impl Fn(usize) -> bool) -> [Vec<HourRange>; 7] {
    std::array::from_fn(|day| {
        let mut of_day: Vec<HourRange> = Vec::new();
        for hour in (0_u8..24).filter(|hour| holds(day * DAY_HOURS + usize::from(*hour))) {
            match of_day.last_mut() {
                Some(last) if last.to == hour => last.to = hour + 1,
                _ => of_day.push(HourRange { from: hour, to: hour + 1 }),
            }
        }
        of_day
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(hours: impl Fn(usize) -> bool, day: usize, expected: &[(u8, u8)]) {
        let found: Vec<(u8, u8)> = ranges(hours)[day].iter().map(|range| (range.from, range.to)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn hours_that_follow_each_other_are_one_range() {
        // Open on Wednesdays from 9 to 12 and from 14 to 17.
        let nobody = |hour: usize| !matches!(hour, 57..60 | 62..65);
        check(nobody, 2, &[(0, 9), (12, 14), (17, 24)]);
        check(nobody, 1, &[(0, 24)]);
    }

    #[test]
    fn a_night_is_cut_at_midnight_and_nothing_is_an_empty_list() {
        let around_midnight = |hour: usize| hour == 23 || hour == 24;
        check(around_midnight, 0, &[(23, 24)]);
        check(around_midnight, 1, &[(0, 1)]);
        check(around_midnight, 6, &[]);
    }
}
