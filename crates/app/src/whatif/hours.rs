//! Who has an open point near, hour by hour, after a trial: only the places from which a changed door is within 20
//! minutes are counted again. Hours count minutes, so it does not matter into which segments a week is cut.

use super::ground::{Ground, addresses};
use super::{Change, Checked};
use crate::nation::Nation;
use crate::nation::hours::{HourRow, Week, doors, has_known_stop, place_row, ranges_of_places};
use crate::nation::measure::Doors;
use ::hours::calendar::SiteHours;
use ::hours::week::WeekMasks;
use base::coord::Coord;
use base::travel::TravelTime;
use promises::board::Territory as Level;
use promises::coverage::{MINUTES, PROMISED};
use rayon::prelude::*;
use roads::estimate::Graph;
use roads::estimate::reach::Reach;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Doors, hours and who reaches them, kept to be changed.
pub struct HourGround {
    pub(crate) doors: Doors,
    pub(crate) sites: Vec<SiteHours>,
    /// The door at each point's address.
    pub(crate) addresses: Vec<Option<u32>>,
    pub(crate) reach: Reach,
    /// The homes of each place, by place.
    pub(crate) places: Vec<(u32, Range<usize>)>,
}

/// A place whose people have an open point near more or less often. Its people are the mean over the hours of
/// [`HourRow::usual`].
pub type HourChange = Change;

/// A week after a trial.
pub struct HourOutcome {
    /// The week.
    pub after: Week,
    /// Places that have an open point less often, the most lost first.
    pub losers: Vec<HourChange>,
    /// Places that have one more often, the most gained first.
    pub winners: Vec<HourChange>,
}

/// What becomes of doors: those that are there no more, and new ones with their hours.
#[derive(Default)]
struct DoorMoves {
    gone: BTreeSet<u32>,
    come: Vec<(Coord, SiteHours)>,
}

/// The rows of a place before and after.
type Rows = (u32, HourRow, HourRow);

impl HourGround {
    /// The ground of a nation's weeks.
    #[must_use]
    pub fn of(nation: &Nation) -> Self {
        let (doors, sites) = doors(nation);
        let addresses = addresses(&nation.network.points, &doors, |point| point.at_address);
        let reach = Graph::embedded().within(&nation.snapped, &doors.coords, limit());
        Self { doors, sites, addresses, reach, places: ranges_of_places(nation) }
    }

    /// The hours of some places together, such as those of a commune, which a week keeps no row of.
    #[must_use]
    pub fn row_of(&self, nation: &Nation, week: &Week, territory: Level) -> HourRow {
        let of_territory = |(place, _): &&(u32, Range<usize>)| nation.board.holds(territory, *place);
        let ranges: Vec<&Range<usize>> =
            self.places.iter().filter(of_territory).map(|(_, homes)| homes).collect();
        let mut slots: BTreeMap<u32, u32> = BTreeMap::new();
        let mut sites: Vec<SiteHours> = Vec::new();
        for door in ranges.iter().flat_map(|homes| (*homes).clone()).flat_map(|home| self.reach.of_home(home))
        {
            slots.entry(*door).or_insert_with(|| {
                sites.push(self.sites[*door as usize].clone());
                sites.len() as u32 - 1
            });
        }
        let masks = WeekMasks::of(&sites, week.monday);
        let near = |home: usize, near: &mut Vec<u32>| {
            near.extend(self.reach.of_home(home).iter().filter_map(|door| slots.get(door)));
        };
        let mut sum = HourRow::default();
        for homes in ranges {
            sum.add(&place_row(nation, &masks, homes.clone(), &near));
        }
        sum
    }

    /// A week after changes. A point that opens has no hours, and so is never known to be open.
    #[must_use]
    pub fn after(&self, nation: &Nation, ground: &Ground, week: &Week, checked: &Checked) -> HourOutcome {
        let rows = self.rows(nation, ground, week, &self.moves(checked));
        let mut after = week.clone();
        (after.unknown_mobile, after.without_hours) = unknown(nation, checked);
        let mut changes = Vec::new();
        for (place, before, row) in &rows {
            after.replace(*place, before, row);
            let change = Change { place: *place, before: before.usual(), after: row.usual() };
            if change.before != change.after {
                changes.push(change);
            }
        }
        changes.sort_by_key(|change| {
            (std::cmp::Reverse(change.before.0.abs_diff(change.after.0)), change.place)
        });
        let (winners, losers) = changes.into_iter().partition(|change| change.after > change.before);
        HourOutcome { after, losers, winners }
    }

    fn moves(&self, checked: &Checked) -> DoorMoves {
        let mut moves = DoorMoves::default();
        for (door, point) in (0_u32..).zip(&self.doors.points) {
            if checked.closed.contains(point) {
                moves.gone.insert(door);
                continue;
            }
            let (moved, hours) = (checked.moved.get(point), checked.hours.get(point));
            if self.addresses[*point as usize] == Some(door) && (moved.is_some() || hours.is_some()) {
                moves.gone.insert(door);
                let coord = moved.map_or(self.doors.coords[door as usize], |(coord, _)| *coord);
                moves.come.push((coord, hours.unwrap_or(&self.sites[door as usize]).clone()));
            }
        }
        moves
    }

    /// The rows of every place from which a changed door is near.
    fn rows(&self, nation: &Nation, ground: &Ground, week: &Week, moves: &DoorMoves) -> Vec<Rows> {
        let graph = Graph::embedded();
        let homes_near = |coord: &Coord| graph.homes_within(&nation.snapped, &ground.around, *coord, limit());
        let near_come: Vec<Vec<u32>> = moves.come.iter().map(|(coord, _)| homes_near(coord)).collect();
        let near_gone = moves.gone.iter().flat_map(|door| homes_near(&self.doors.coords[*door as usize]));
        let touched = near_come.iter().flatten().copied().chain(near_gone);
        let places: BTreeSet<u32> = touched.map(|home| nation.homes()[home as usize].place).collect();
        let ranges: Vec<&(u32, Range<usize>)> = places
            .iter()
            .filter_map(|place| self.places.binary_search_by_key(place, |known| known.0).ok())
            .map(|slot| &self.places[slot])
            .collect();
        // The doors near these places, then the new ones: the masks of the whole country are not needed.
        let mut slots: BTreeMap<u32, u32> = BTreeMap::new();
        let mut sites: Vec<SiteHours> = Vec::new();
        for door in
            ranges.iter().flat_map(|(_, homes)| homes.clone()).flat_map(|home| self.reach.of_home(home))
        {
            slots.entry(*door).or_insert_with(|| {
                sites.push(self.sites[*door as usize].clone());
                sites.len() as u32 - 1
            });
        }
        let first_new = sites.len() as u32;
        sites.extend(moves.come.iter().map(|(_, site)| site.clone()));
        let masks = WeekMasks::of(&sites, week.monday);
        let before = |home: usize, near: &mut Vec<u32>| {
            near.extend(self.reach.of_home(home).iter().filter_map(|door| slots.get(door)));
        };
        let after = |home: usize, near: &mut Vec<u32>| {
            let stay = self.reach.of_home(home).iter().filter(|door| !moves.gone.contains(door));
            near.extend(stay.filter_map(|door| slots.get(door)));
            let new = (first_new..).zip(&near_come);
            near.extend(
                new.filter(|(_, homes)| homes.binary_search(&(home as u32)).is_ok()).map(|(slot, _)| slot),
            );
        };
        ranges
            .into_par_iter()
            .map(|(place, homes)| {
                let row =
                    |near: &dyn Fn(usize, &mut Vec<u32>)| place_row(nation, &masks, homes.clone(), near);
                (*place, row(&before), row(&after))
            })
            .collect()
    }
}

fn limit() -> TravelTime {
    TravelTime::from_minutes(MINUTES[PROMISED])
}

/// Mobile points whose stops or hours are not understood, and points without any hours, after changes.
fn unknown(nation: &Nation, checked: &Checked) -> (usize, usize) {
    let mut unknown = (0, checked.opened.len());
    for (index, point) in (0_u32..).zip(&nation.network.points) {
        if checked.closed.contains(&index) {
            continue;
        }
        if !point.at_address {
            unknown.0 += usize::from(!has_known_stop(point));
        } else if !checked.hours.get(&index).unwrap_or(&point.hours).is_known() {
            unknown.1 += 1;
        }
    }
    unknown
}
