//! The nearest points of a place: by travel time, with their doors' state now; never a bus's garage.

use crate::nation::measure::Doors;
use crate::network::{Network, Point};
use base::coord::Coord;
use base::travel::TravelTime;
use hours::calendar::SiteHours;
use hours::state::OpenState;
use roads::estimate::Graph;
use roads::estimate::nearest::Joined;
use std::collections::BTreeSet;
use territory::{Found, Matched, SearchError, Target, Territory};

/// Places that may be asked about at once.
const ANSWERS: usize = 30;
/// Spellings that are proposed for an unknown name.
const SPELLINGS: usize = 3;
/// Mobile points whose garage is this near may have a stop near: their phone is given.
const MOBILE_NEAR_M: f64 = 25_000.0;

/// What somebody's words came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// One place.
    Place(Target),
    /// Several places answer as well: homonyms, or communes of one postal code.
    Choice(Vec<Found>),
    /// Nothing answers; the nearest spellings.
    Unknown(Vec<Target>),
}

/// Understands a query.
///
/// # Errors
/// Where the query cannot be a place.
pub fn understand(query: &str) -> Result<Answer, SearchError> {
    let territory = Territory::embedded();
    // A commune's code, from a link of our own.
    if let Some(target) = query.parse().ok().and_then(|code| target_of_code(code, query)) {
        return Ok(Answer::Place(target));
    }
    let found = territory.search(query, ANSWERS)?;
    let Some(first) = found.first() else {
        return Ok(Answer::Unknown(territory.suggestions(query, SPELLINGS)));
    };
    let same: Vec<Found> = found.iter().filter(|other| other.matched == first.matched).cloned().collect();
    match first.matched {
        Matched::Exact | Matched::PostalCode | Matched::OldName if same.len() == 1 => {
            Ok(Answer::Place(first.target))
        }
        Matched::Exact | Matched::PostalCode | Matched::OldName => Ok(Answer::Choice(same)),
        // "Florac" is Florac Trois Rivières, whatever else is spelt nearly so.
        Matched::Prefix if same.len() == 1 => Ok(Answer::Place(first.target)),
        Matched::Typo if found.len() == 1 => Ok(Answer::Place(first.target)),
        Matched::Prefix | Matched::Typo => Ok(Answer::Choice(found)),
    }
}

/// The place of a code, unless it reads as a postal code as well.
fn target_of_code(code: base::ids::CommuneCode, query: &str) -> Option<Target> {
    let territory = Territory::embedded();
    let postal = query
        .parse::<u32>()
        .is_ok_and(|postal| territory.places().iter().any(|place| place.postal_codes.contains(&postal)));
    if postal { None } else { target(code) }
}

/// The place or city of a code of today, or the one that a former commune joined.
#[must_use]
pub fn target(code: base::ids::CommuneCode) -> Option<Target> {
    match Territory::embedded().resolve(code) {
        territory::Resolution::Place(place) | territory::Resolution::Merged(place) => {
            Some(Target::Place(place))
        }
        territory::Resolution::City(city) => Some(Target::City(city)),
        territory::Resolution::Unknown => None,
    }
}

/// The centre of a place or city.
#[must_use]
pub fn centre(target: Target) -> Coord {
    let territory = Territory::embedded();
    match target {
        Target::Place(place) => territory.place(place).centre,
        Target::City(city) => {
            let first = territory.cities()[usize::from(city)].places.first().copied().unwrap_or(0);
            territory.place(first).centre
        }
    }
}

/// A point near a place.
#[derive(Clone, Debug)]
pub struct Near<'n> {
    /// The point.
    pub point: &'n Point,
    /// Where it receives people near here: its address, or this stop.
    pub stop: Option<usize>,
    /// The time to get there: an estimate.
    pub time: TravelTime,
    /// Its state now.
    pub state: OpenState,
}

impl Near<'_> {
    /// The hours of the door near here.
    #[must_use]
    pub fn hours(&self) -> &SiteHours {
        self.stop.map_or(&self.point.hours, |stop| &self.point.stops[stop].hours)
    }
}

/// What is near a position.
#[derive(Clone, Debug)]
pub struct NearHere<'n> {
    /// Points that receive people at a known door, the nearest first.
    pub points: Vec<Near<'n>>,
    /// Mobile points based around here whose stops are not known: to be called.
    pub to_call: Vec<&'n Point>,
}

/// The doors of a network, joined to the roads once, to be asked from many positions.
pub struct Doorsteps<'n> {
    network: &'n Network,
    doors: Doors,
    /// The stop that a door is, where it is one.
    stops: Vec<Option<usize>>,
    joined: Joined,
}

/// The nearest points of a position, at most `count`.
#[must_use]
pub fn near(network: &Network, from: Coord, count: usize, now: jiff::Timestamp) -> NearHere<'_> {
    doorsteps(network).near(from, count, now)
}

/// The doors of a network that receive people at known times.
#[must_use]
pub fn doorsteps(network: &Network) -> Doorsteps<'_> {
    let mut doors = Doors::default();
    let mut stops = Vec::new();
    for (index, point) in (0_u32..).zip(&network.points) {
        if point.at_address {
            doors.add(point.listed.coord, index);
            stops.push(None);
        }
        for (stop, site) in point.stops.iter().enumerate().filter(|(_, stop)| stop.hours.is_known()) {
            doors.add(site.coord, index);
            stops.push(Some(stop));
        }
    }
    let joined = Graph::embedded().join(&doors.coords);
    Doorsteps { network, doors, stops, joined }
}

impl<'n> Doorsteps<'n> {
    /// The points.
    #[must_use]
    pub fn network(&self) -> &'n Network {
        self.network
    }

    /// The nearest points of a position, at most `count`.
    #[must_use]
    pub fn near(&self, from: Coord, count: usize, now: jiff::Timestamp) -> NearHere<'n> {
        // A point with several stops near takes several doors.
        let found = Graph::embedded().from_coord_to(from, &self.joined, count * 4);
        let mut seen = BTreeSet::new();
        let mut points = Vec::new();
        for nearest in found {
            let door = nearest.point as usize;
            let point = &self.network.points[self.doors.points[door] as usize];
            if points.len() < count && seen.insert(self.doors.points[door]) {
                let mut near = Near {
                    point,
                    stop: self.stops[door],
                    time: nearest.time,
                    state: OpenState::Unknown { next: None },
                };
                near.state = near.hours().state_at(now);
                points.push(near);
            }
        }
        let based_near = |point: &&Point| {
            let known = point.stops.iter().any(|stop| stop.hours.is_known());
            let metres = base::coord::metres(from, point.listed.coord);
            point.is_mobile() && !known && metres <= MOBILE_NEAR_M
        };
        let mut to_call: Vec<&Point> = self.network.points.iter().filter(based_near).collect();
        to_call.sort_by(|a, b| a.listed.id_fs.cmp(&b.listed.id_fs));
        NearHere { points, to_call }
    }
}
