//! What would bring most people back: in which commune a new point, and at which existing point longer hours. What
//! counts, what it costs and in which order remedies stand: `docs/decisions/remedies.md`.

mod hours;
mod openings;

pub use hours::{LongerHours, SLOTS, Slot, longer_hours};
pub use openings::{NewPoint, Openings};

use crate::nation::Nation;
use crate::nation::hours::Week;
use crate::whatif::HourGround;
use promises::board::Territory as Level;
use territory::Territory;

/// New points named one after the other, each after those before it.
pub const STEPS: usize = 5;

/// The remedies of one territory, each list with the one that brings most people back first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedies {
    /// Existing points with longer hours, each with its best hours: the cheapest, since only hours are added.
    pub longer_hours: Vec<LongerHours>,
    /// Communes in which a new point would bring somebody back.
    pub new_points: Vec<NewPoint>,
    /// Up to [`STEPS`] new points, one after the other: the people of each are those whom the ones before it leave.
    pub in_turn: Vec<NewPoint>,
}

impl Remedies {
    /// The remedies of a territory.
    #[must_use]
    pub fn of(
        nation: &Nation,
        openings: &Openings,
        hours: &HourGround,
        week: &Week,
        territory: Level,
    ) -> Self {
        Self {
            longer_hours: longer_hours(nation, hours, week, territory),
            new_points: openings.ranked(nation, territory),
            in_turn: openings.in_turn(nation, territory, STEPS),
        }
    }
}

/// Whether a new point in a commune, or a point that stands there, is a remedy of a territory: its own are; of a commune,
/// those around as well.
fn may_help(nation: &Nation, territory: Level, place: u32) -> bool {
    let around = matches!(territory, Level::City(_) | Level::Place(_));
    Territory::embedded().place(place).in_france && (around || nation.board.holds(territory, place))
}
