//! The openings of many places in one week, as sets of bits: "somebody near is open" is then an OR.

use crate::calendar::{SiteHours, week_days};
use crate::rule::{Mode, Weekday};
use jiff::civil::Date;

/// Minutes in a week of the wall clock.
pub const WEEK_MINUTES: u16 = 7 * 24 * 60;
/// Hours in a week.
pub const WEEK_HOURS: usize = 168;

/// A week of many sites. Between two neighbouring cuts (a *segment*) no site opens or closes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekMasks {
    /// Segments that cover the week: first minute, first minute after, counted from Monday 0:00 local time.
    pub segments: Vec<(u16, u16)>,
    words: usize,
    open: Vec<u64>,
    walk_in: Vec<u64>,
}

impl WeekMasks {
    /// The week that begins on a Monday.
    #[must_use]
    pub fn of(sites: &[SiteHours], monday: Date) -> Self {
        let days = week_days(monday);
        let mut spans: Vec<Vec<(u16, u16, Mode)>> = Vec::with_capacity(sites.len());
        let mut cuts = vec![0, WEEK_MINUTES];
        for site in sites {
            let mut of_site = Vec::new();
            for day in &days {
                let midnight = Weekday::of(*day).index() as u16 * 1440;
                let plan = site.day(*day);
                of_site.extend(
                    plan.open
                        .iter()
                        .map(|span| (midnight + span.start_min, midnight + span.end_min, span.mode)),
                );
            }
            cuts.extend(of_site.iter().flat_map(|(start, end, _)| [*start, *end]));
            spans.push(of_site);
        }
        cuts.sort_unstable();
        cuts.dedup();
        let segments: Vec<(u16, u16)> = cuts.windows(2).map(|pair| (pair[0], pair[1])).collect();
        let words = segments.len().div_ceil(64);
        let mut masks = Self {
            segments,
            words,
            open: vec![0; words * sites.len()],
            walk_in: vec![0; words * sites.len()],
        };
        for (site, of_site) in spans.iter().enumerate() {
            for (start, end, mode) in of_site {
                let first = masks.segments.partition_point(|segment| segment.0 < *start);
                let last = masks.segments.partition_point(|segment| segment.1 <= *end);
                for segment in first..last {
                    let (word, bit) = (site * words + segment / 64, 1 << (segment % 64));
                    masks.open[word] |= bit;
                    if *mode != Mode::Appointment {
                        masks.walk_in[word] |= bit;
                    }
                }
            }
        }
        masks
    }

    /// Words in a row of bits.
    #[must_use]
    pub fn words(&self) -> usize {
        self.words
    }

    /// Segments at which a site is open.
    #[must_use]
    pub fn open(&self, site: usize) -> &[u64] {
        &self.open[site * self.words..(site + 1) * self.words]
    }

    /// Segments at which a site receives people without appointment.
    #[must_use]
    pub fn walk_in(&self, site: usize) -> &[u64] {
        &self.walk_in[site * self.words..(site + 1) * self.words]
    }

    /// Counts of people by segment as people-minutes of the 168 hours, Monday 0 h first.
    #[must_use]
    pub fn by_hour(&self, people_of_segment: &[u64]) -> Vec<u64> {
        let mut hours = vec![0; WEEK_HOURS];
        for ((start, end), people) in self.segments.iter().zip(people_of_segment) {
            let mut minute = *start;
            while minute < *end {
                let until = (*end).min((minute / 60 + 1) * 60);
                hours[usize::from(minute / 60)] += people * u64::from(until - minute);
                minute = until;
            }
        }
        hours
    }
}

/// Adds `people` to every segment whose bit is set.
pub fn add_people(bits: &[u64], people: u64, of_segment: &mut [u64]) {
    for (word, bits) in bits.iter().enumerate() {
        let mut left = *bits;
        while left != 0 {
            of_segment[word * 64 + left.trailing_zeros() as usize] += people;
            left &= left - 1;
        }
    }
}
