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
        base::coord::metres(asked.from, point.listed.coord) <= MOBILE_NEAR_M && asked.wanted.is_run_by(point)
    };
    let to_call = doors.without_stops(network).filter(based_near).collect();
    NearHere { points, to_call }
}

/// A network with its doors, to be asked from many positions.
#[derive(Clone, Copy)]
pub struct Doorsteps<'n> {
    /// The network.
    pub network: &'n Network,
    /// Its doors.
    pub doors: &'n Doors,
}

impl<'n> Doorsteps<'n> {
    /// The nearest points of a position, at most `count`, whatever they are like.
    #[must_use]
    pub fn near(&self, from: Coord, count: usize, now: jiff::Timestamp) -> NearHere<'n> {
        near(self.network, self.doors, &Asked::any(from, count, now))
    }
}

#[cfg(test)]
mod tests {
    use super::wanted::saturday;
    use super::*;
    use crate::network::demonstration;
    use jiff::civil::{Date, date};

    /// Whether a door is open at some multiple of five minutes of a day from `from_min` on, asked one by one.
    fn opens(near: &Near<'_>, day: Date, from_min: u16) -> bool {
        let zone = jiff::tz::TimeZone::get(near.hours().zone).expect("a zone of a department");
        (from_min / 5..288).any(|step| {
            let (hour, minute) = ((step / 12) as i8, (step % 12 * 5) as i8);
            let moment = zone.to_timestamp(day.at(hour, minute, 0, 0)).expect("not the end of time");
            matches!(near.state(moment), OpenState::Open { .. })
        })
    }

    fn answers(wanted: &Wanted, near: &Near<'_>, now: jiff::Timestamp) -> bool {
        let today = near.hours().local(now).date;
        let mut week = today.series(jiff::Span::new().days(1)).take(7);
        let from_min = if wanted.after_work { 17 * 60 } else { 0 };
        let open_now = !wanted.open_now || matches!(near.state(now), OpenState::Open { .. });
        let open_then = match (wanted.saturday, wanted.after_work) {
            (true, _) => opens(near, saturday(today), from_min),
            (false, true) => week.any(|day| opens(near, day, from_min)),
            (false, false) => true,
        };
        open_now && open_then
    }

    #[test]
    fn choices_leave_the_nearest_points_that_answer() {
        let network = demonstration::network();
        let doors = Doors::of(&network);
        // A Wednesday evening: some doors are open, most are not.
        let now = date(2026, 11, 4).at(17, 10, 0, 0).in_tz("Europe/Paris").expect("a zone").timestamp();
        let any = Wanted::default();
        let cases = [
            any,
            Wanted { open_now: true, ..any },
            Wanted { saturday: true, ..any },
            Wanted { after_work: true, ..any },
            Wanted { saturday: true, open_now: true, ..any },
        ];
        for (lon, lat) in [(3.5, 44.52), (2.35, 48.86), (55.45, -20.88)] {
            let from = Coord::from_degrees(lon, lat).expect("a position on Earth");
            let all = near(&network, &doors, &Asked::any(from, 60, now)).points;
            assert!(all.is_sorted_by_key(|near| near.time));
            for wanted in &cases {
                let asked = Asked { from, count: 3, wanted, now };
                let found = near(&network, &doors, &asked).points;
                let within = |near: &&Near<'_>| wanted.is_anything() || near.time <= PARTICULAR_WITHIN;
                let slow = all.iter().filter(within).filter(|near| answers(wanted, near, now));
                let slow: Vec<u32> = slow.map(|near| near.door).take(found.len().max(3)).collect();
                // Sixty doors may hold fewer than three that answer: those there are come first.
                let found: Vec<u32> = found.iter().map(|near| near.door).collect();
                assert_eq!(found[..slow.len().min(found.len())], slow[..], "{wanted:?} from {lon}, {lat}");
            }
        }
    }

    #[test]
    fn names_of_places_lead_back_to_them() {
        for index in (0..territory::Territory::embedded().places().len() as u32).step_by(97) {
            let target = territory::Target::Place(index);
            assert_eq!(understand(&name_of(target)), Ok(Answer::Place(target)));
        }
    }
}
