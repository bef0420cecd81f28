//! Numbers of people, and where they live.

use crate::coord::Coord;

/// People counted in thousandths, so that a commune can be shared out over its cells and still sum, exactly
/// and in any order, to its legal population.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct MilliPeople(pub u64);

impl MilliPeople {
    /// Whole people.
    #[must_use]
    pub const fn from_people(people: u64) -> Self {
        Self(people * 1000)
    }

    /// The number of people, rounded to the nearest whole one.
    #[must_use]
    pub const fn rounded(self) -> u64 {
        (self.0 + 500) / 1000
    }

    /// This number as a percentage of `whole`; `None` where `whole` is nobody.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "national totals are below 2^53")]
    pub fn percent_of(self, whole: Self) -> Option<f64> {
        (whole.0 > 0).then(|| self.0 as f64 * 100.0 / whole.0 as f64)
    }
}

impl std::ops::AddAssign for MilliPeople {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl std::iter::Sum for MilliPeople {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        Self(parts.map(|part| part.0).sum())
    }
}

/// Some people of one place living at one position: a populated cell of the 1 km grid, or a share of a commune
/// spread over its polygon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Home {
    /// Where they live.
    pub coord: Coord,
    /// Index of their place (a commune or a municipal arrondissement) in the territory's table of places.
    pub place: u32,
    /// How many they are, in thousandths (at most 4.29 million people).
    pub people_milli: u32,
}
