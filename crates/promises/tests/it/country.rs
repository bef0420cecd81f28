//! Tiny countries, written as a test needs them.

use base::coord::Coord;
use base::people::Home;
use base::travel::TravelTime;
use promises::board::Board;
use promises::inputs::{Inputs, NO_POINT, Place, Point, Sizes, Trip};

/// A quarter of an hour more or less at an hour: 75 % to 125 % of the time.
pub(crate) fn wide(time: TravelTime) -> (TravelTime, TravelTime) {
    if time == TravelTime::UNREACHABLE {
        return (time, time);
    }
    (TravelTime(time.0 / 4 * 3), TravelTime(time.0 / 4 * 5))
}

/// A time that is not an estimate.
pub(crate) fn exact(time: TravelTime) -> (TravelTime, TravelTime) {
    (time, time)
}

/// A country in the making. Department `n` is in region `n / 2`.
#[derive(Clone, Debug)]
pub(crate) struct Country {
    pub(crate) places: Vec<Place>,
    pub(crate) in_france: Vec<bool>,
    pub(crate) homes: Vec<Home>,
    pub(crate) listed: Vec<Trip>,
    pub(crate) sure: Vec<Trip>,
    pub(crate) points: Vec<Point>,
    pub(crate) band: fn(TravelTime) -> (TravelTime, TravelTime),
    pub(crate) epcis: usize,
    pub(crate) cities: usize,
}

/// A trip of some milliseconds to a point.
pub(crate) fn trip(point: u32, ms: u32) -> Trip {
    Trip { point, time: TravelTime(ms) }
}

/// No way.
pub(crate) const NO_WAY: Trip = Trip { point: NO_POINT, time: TravelTime::UNREACHABLE };

/// Minutes in milliseconds.
pub(crate) const MINUTE: u32 = 60_000;

impl Country {
    /// Departments, each among the 101 or not; no places yet, times exact, one point so that there is a list.
    pub(crate) fn of(in_france: &[bool]) -> Self {
        Self {
            places: Vec::new(),
            in_france: in_france.to_vec(),
            homes: Vec::new(),
            listed: Vec::new(),
            sure: Vec::new(),
            points: vec![Point { department: 0, main: true, mobile: false }],
            band: exact,
            epcis: 0,
            cities: 0,
        }
    }

    /// Another place; tells its index.
    pub(crate) fn place(&mut self, department: u16) -> u32 {
        self.places.push(Place {
            department,
            region: department / 2,
            epci: None,
            city: None,
            in_france: self.in_france[usize::from(department)],
        });
        self.places.len() as u32 - 1
    }

    /// Some whole people of a place, their trip as listed and their sure trip.
    pub(crate) fn home(&mut self, place: u32, people: u32, listed: Trip, sure: Trip) {
        self.home_milli(place, people * 1000, listed, sure);
    }

    /// The same in thousandths of people.
    pub(crate) fn home_milli(&mut self, place: u32, people_milli: u32, listed: Trip, sure: Trip) {
        self.homes.push(Home { coord: Coord { lon_e6: 0, lat_e6: 0 }, place, people_milli });
        self.listed.push(listed);
        self.sure.push(sure);
    }

    /// The same where both trips are one.
    pub(crate) fn home_at(&mut self, place: u32, people: u32, trip: Trip) {
        self.home(place, people, trip, trip);
    }

    /// So many points of a department.
    pub(crate) fn points(&mut self, department: u16, main: usize, antennas: usize) {
        let point = |main| Point { department, main, mobile: false };
        self.points.extend(std::iter::repeat_n(point(true), main));
        self.points.extend(std::iter::repeat_n(point(false), antennas));
    }

    pub(crate) fn inputs(&self) -> Inputs<'_> {
        Inputs {
            places: &self.places,
            sizes: Sizes {
                regions: self.in_france.len().div_ceil(2),
                departments: self.in_france.len(),
                epcis: self.epcis,
                cities: self.cities,
            },
            homes: &self.homes,
            listed: &self.listed,
            sure: &self.sure,
            band: self.band,
            points: &self.points,
            department_in_france: &self.in_france,
        }
    }

    pub(crate) fn board(&self) -> Board {
        Board::of(&self.inputs())
    }
}
