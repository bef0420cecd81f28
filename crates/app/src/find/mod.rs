//! The nearest points of a place: by travel time, with their doors' state now; never a bus's garage.

mod ask;
mod door;
pub mod wanted;

pub use ask::{Answer, centre, name_of, suggest, target, understand};
pub use door::Doors;

use crate::network::{Network, Point};
use base::coord::Coord;
use base::travel::TravelTime;
use hours::calendar::SiteHours;
use hours::state::OpenState;
use roads::estimate::Graph;
use std::ops::ControlFlow;
use wanted::Wanted;

/// Mobile points whose garage is this near may have a stop near: their phone is given.
const MOBILE_NEAR_M: f64 = 25_000.0;
/// Who asks for something particular is not sent farther: a choice that nobody near answers would otherwise look
/// through the whole country.
pub const PARTICULAR_WITHIN: TravelTime = TravelTime(60 * 60_000);

/// A point near a place.
#[derive(Clone, Copy, Debug)]
pub struct Near<'n> {
    /// The point.
    pub point: &'n Point,
    /// Where it receives people near here: its address, or this stop.
    pub stop: Option<usize>,
    /// The number of that door among the network's.
    pub door: u32,
    /// The time to get there: an estimate.
    pub time: TravelTime,
}

impl<'n> Near<'n> {
    /// The hours of the door near here.
    #[must_use]
    pub fn hours(&self) -> &'n SiteHours {
        self.stop.map_or(&self.point.hours, |stop| &self.point.stops[stop].hours)
    }

    /// Its state at a moment.
    #[must_use]
    pub fn state(&self, now: jiff::Timestamp) -> OpenState {
        self.hours().state_at(now)
    }

    /// Where the door is.
    #[must_use]
    pub fn coord(&self) -> Coord {
        self.stop.map_or(self.point.listed.coord, |stop| self.point.stops[stop].coord)
    }

    /// The commune of the door.
    #[must_use]
    pub fn commune(&self) -> &'n str {
        self.stop.map_or(&self.point.listed.commune_name, |stop| &self.point.stops[stop].commune)
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

/// What somebody asks for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'w> {
    /// From where.
    pub from: Coord,
    /// How many points at most.
    pub count: usize,
    /// What they must be like.
    pub wanted: &'w Wanted,
    /// When.
    pub now: jiff::Timestamp,
}

impl<'w> Asked<'w> {
    /// Any point, from here.
    #[must_use]
    pub fn any(from: Coord, count: usize, now: jiff::Timestamp) -> Self {
        Self { from, count, wanted: Wanted::ANYTHING, now }
    }
}

/// The nearest points that answer.
#[must_use]
pub fn near<'n>(network: &'n Network, doors: &Doors, asked: &Asked<'_>) -> NearHere<'n> {
    let mut points: Vec<Near<'n>> = Vec::with_capacity(asked.count);
    let particular = !asked.wanted.is_anything();
    doors.joined().each_nearest(Graph::embedded(), asked.from, |found| {
        if points.len() >= asked.count || (particular && found.time > PARTICULAR_WITHIN) {
            return ControlFlow::Break(());
        }
        let (point, stop) = doors.of_number(found.point);
        let point = &network.points[point as usize];
        let near = Near { point, stop, door: found.point, time: found.time };
        // A point with several stops near has several doors: the nearest one that answers is shown.
        let shown = points.iter().any(|shown| std::ptr::eq(shown.point, point));
        if !shown && asked.wanted.is_answered_by(&near, asked.now) {
            points.push(near);
        }
        if points.len() < asked.count { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    let based_near = |point: &&Point| {
        roads::estimate::joining::metres(asked.from, point.listed.coord) <= MOBILE_NEAR_M
            && asked.wanted.is_run_by(point)
    };
    let to_call = doors.without_stops(network).filter(based_near).collect();
    NearHere { points, to_call }
}
