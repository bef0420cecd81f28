//! Hour by hour: who has an open point within 20 minutes.

use super::Nation;
use super::measure::Doors;
use ::hours::calendar::SiteHours;
use ::hours::week::{WEEK_HOURS, WeekMasks, add_people};
use base::people::MilliPeople;
use base::travel::TravelTime;
use jiff::civil::Date;
use promises::board::Territory as Level;
use promises::coverage::{MINUTES, PROMISED};
use rayon::prelude::*;
use roads::estimate::Graph;
use territory::Territory;

/// People-minutes of the 168 hours of a week, and everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HourRow {
    /// Thousandths of people times minutes with an open point near, by hour; Monday 0 h first.
    pub open: Vec<u64>,
    /// The same with a point that receives people without appointment.
    pub walk_in: Vec<u64>,
    /// Everybody, in thousandths.
    pub people: u64,
}

impl HourRow {
    /// The share of people with an open point near, in percent, mean over the hour.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "totals are below 2^53")]
    pub fn share(&self, hour: usize) -> f64 {
        let open = self.open.get(hour).copied().unwrap_or(0);
        if self.people == 0 { 0.0 } else { open as f64 / 60.0 / self.people as f64 * 100.0 }
    }

    /// The same without appointment.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "totals are below 2^53")]
    pub fn share_walk_in(&self, hour: usize) -> f64 {
        let open = self.walk_in.get(hour).copied().unwrap_or(0);
        if self.people == 0 { 0.0 } else { open as f64 / 60.0 / self.people as f64 * 100.0 }
    }

    /// People who have an open point near, mean over the hours from 8 h to 20 h of Monday to Saturday.
    #[must_use]
    pub fn usual(&self) -> MilliPeople {
        let days = (0..6).flat_map(|day| day * 24 + 8..day * 24 + 20);
        let sum: u64 = days.map(|hour| self.open.get(hour).copied().unwrap_or(0)).sum();
        MilliPeople(sum / (6 * 12 * 60))
    }

    /// Takes away an old part and adds what it came to.
    fn replace(&mut self, old: &Self, new: &Self) {
        let swap = |sums: &mut [u64], old: &[u64], new: &[u64]| {
            for ((sum, old), new) in sums.iter_mut().zip(old).zip(new) {
                *sum = *sum - old + new;
            }
        };
        swap(&mut self.open, &old.open, &new.open);
        swap(&mut self.walk_in, &old.walk_in, &new.walk_in);
    }

    pub(crate) fn add(&mut self, other: &Self) {
        if self.open.is_empty() {
            self.open = vec![0; WEEK_HOURS];
            self.walk_in = vec![0; WEEK_HOURS];
        }
        self.people += other.people;
        self.open.iter_mut().zip(&other.open).for_each(|(sum, part)| *sum += part);
        self.walk_in.iter_mut().zip(&other.walk_in).for_each(|(sum, part)| *sum += part);
    }
}

/// A week of the whole network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// The 101 departments.
    pub nation: HourRow,
    /// Each region.
    pub regions: Vec<HourRow>,
    /// Each department.
    pub departments: Vec<HourRow>,
    /// Each grouping of communes.
    pub epcis: Vec<HourRow>,
    /// For each place, the hours (as bits of 168) at which nobody of it has an open point near.
    pub nobody: Vec<[u64; 3]>,
    /// Mobile points whose stops or hours are not understood: never open here.
    pub unknown_mobile: usize,
    /// Points without any hours.
    pub without_hours: usize,
}

impl Week {
    /// The week that begins on a Monday.
    #[must_use]
    pub fn of(nation: &Nation, monday: Date) -> Self {
        let (doors, sites) = doors(nation);
        let masks = WeekMasks::of(&sites, monday);
        let limit = TravelTime::from_minutes(MINUTES[PROMISED]);
        let reach = Graph::embedded().within(&nation.snapped, &doors.coords, limit);
        let places = ranges_of_places(nation);
        let rows: Vec<(u32, HourRow)> = places
            .par_iter()
            .map(|(place, homes)| {
                let near = |home: usize, near: &mut Vec<u32>| near.extend_from_slice(reach.of_home(home));
                (*place, place_row(nation, &masks, homes.clone(), &near))
            })
            .collect();
        let territory = Territory::embedded();
        let mut week = Self {
            monday,
            nation: HourRow::default(),
            regions: vec![HourRow::default(); territory.regions().len()],
            departments: vec![HourRow::default(); territory.departments().len()],
            epcis: vec![HourRow::default(); territory.epcis().len()],
            nobody: vec![[u64::MAX; 3]; territory.places().len()],
            unknown_mobile: nation
                .network
                .points
                .iter()
                .filter(|point| !point.at_address && !has_known_stop(point))
                .count(),
            without_hours: nation
                .network
                .points
                .iter()
                .filter(|point| point.at_address && !point.hours.is_known())
                .count(),
        };
        for (place, row) in rows {
            let known = territory.place(place);
            week.regions[usize::from(known.region)].add(&row);
            week.departments[usize::from(known.department)].add(&row);
            if let Some(epci) = known.epci {
                week.epcis[usize::from(epci)].add(&row);
            }
            if known.in_france {
                week.nation.add(&row);
            }
            week.nobody[place as usize] = nobody(&row);
        }
        week
    }

    /// Puts a place's row in the stead of what it was.
    pub(crate) fn replace(&mut self, place: u32, old: &HourRow, new: &HourRow) {
        let known = Territory::embedded().place(place);
        self.regions[usize::from(known.region)].replace(old, new);
        self.departments[usize::from(known.department)].replace(old, new);
        if let Some(epci) = known.epci {
            self.epcis[usize::from(epci)].replace(old, new);
        }
        if known.in_france {
            self.nation.replace(old, new);
        }
        self.nobody[place as usize] = nobody(new);
    }

    /// The row of a territory above the commune; `None` for cities and places, whose rows are not kept.
    #[must_use]
    pub fn row(&self, territory: Level) -> Option<&HourRow> {
        match territory {
            Level::Nation => Some(&self.nation),
            Level::Region(index) => self.regions.get(usize::from(index)),
            Level::Department(index) => self.departments.get(usize::from(index)),
            Level::Epci(index) => self.epcis.get(usize::from(index)),
            Level::City(_) | Level::Place(_) => None,
        }
    }

    /// Whether nobody of a place has an open point near during a whole hour of the week.
    #[must_use]
    pub fn is_nobody(&self, place: u32, hour: usize) -> bool {
        self.nobody[place as usize][hour / 64] >> (hour % 64) & 1 == 1
    }
}

/// The hours, as bits, at which nobody of a row has an open point near.
fn nobody(row: &HourRow) -> [u64; 3] {
    let mut nobody = [0_u64; 3];
    for (hour, open) in row.open.iter().enumerate() {
        nobody[hour / 64] |= u64::from(*open == 0) << (hour % 64);
    }
    nobody
}

pub(crate) fn has_known_stop(point: &crate::network::Point) -> bool {
    point.stops.iter().any(|stop| stop.hours.is_known())
}

/// Every place where people are received, with its hours.
pub(crate) fn doors(nation: &Nation) -> (Doors, Vec<SiteHours>) {
    let mut doors = Doors::default();
    let mut sites = Vec::new();
    for (index, point) in (0_u32..).zip(&nation.network.points) {
        if point.at_address {
            doors.add(point.listed.coord, index);
            sites.push(point.hours.clone());
        }
        for stop in point.stops.iter().filter(|stop| stop.hours.is_known()) {
            doors.add(stop.coord, index);
            sites.push(stop.hours.clone());
        }
    }
    (doors, sites)
}

/// Homes come sorted by place: the range of each.
pub(crate) fn ranges_of_places(nation: &Nation) -> Vec<(u32, std::ops::Range<usize>)> {
    let mut ranges: Vec<(u32, std::ops::Range<usize>)> = Vec::new();
    for (index, home) in nation.homes().iter().enumerate() {
        match ranges.last_mut() {
            Some((place, range)) if *place == home.place => range.end = index + 1,
            _ => ranges.push((home.place, index..index + 1)),
        }
    }
    ranges
}

/// The row of a place's homes, whose doors `near` writes into the list that it is given.
pub(crate) fn place_row(
    nation: &Nation,
    masks: &WeekMasks,
    homes: std::ops::Range<usize>,
    near: &dyn Fn(usize, &mut Vec<u32>),
) -> HourRow {
    let segments = masks.segments.len();
    let mut open = vec![0; masks.words() * 64];
    let mut walk_in = open.clone();
    let mut people = 0;
    let mut bits = [vec![0_u64; masks.words()], vec![0_u64; masks.words()]];
    let (mut doors, mut before) = (Vec::new(), None);
    for home in homes {
        doors.clear();
        near(home, &mut doors);
        // Neighbouring homes often reach the same doors.
        if before.as_ref() != Some(&doors) {
            bits.iter_mut().for_each(|bits| bits.fill(0));
            for door in &doors {
                let rows = [masks.open(*door as usize), masks.walk_in(*door as usize)];
                for (bits, row) in bits.iter_mut().zip(rows) {
                    bits.iter_mut().zip(row).for_each(|(sum, part)| *sum |= part);
                }
            }
            before.get_or_insert_with(Vec::new).clone_from(&doors);
        }
        let here = u64::from(nation.homes()[home].people_milli);
        people += here;
        add_people(&bits[0], here, &mut open);
        add_people(&bits[1], here, &mut walk_in);
    }
    HourRow { open: masks.by_hour(&open[..segments]), walk_in: masks.by_hour(&walk_in[..segments]), people }
}
