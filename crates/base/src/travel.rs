//! Travel time.

use serde::{Deserialize, Serialize};

/// A travel time in whole milliseconds. Integers make sums, comparisons and ties the same on every machine;
/// "within T minutes" is `<= T * 60_000` and never rounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TravelTime(pub u32);

impl TravelTime {
    /// No way there at all: larger than every real time.
    pub const UNREACHABLE: Self = Self(u32::MAX);

    /// A limit of whole minutes.
    #[must_use]
    pub const fn from_minutes(minutes: u32) -> Self {
        Self(minutes * 60_000)
    }

    /// The time in minutes, unrounded; infinite where unreachable.
    #[must_use]
    pub fn minutes(self) -> f64 {
        if self == Self::UNREACHABLE { f64::INFINITY } else { f64::from(self.0) / 60_000.0 }
    }

    /// Whether the time is at most `limit`.
    #[must_use]
    pub fn within(self, limit: Self) -> bool {
        self != Self::UNREACHABLE && self <= limit
    }

    /// The sum, where "unreachable" stays so and nothing wraps.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}
