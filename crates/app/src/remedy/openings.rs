//! New points: for every commune, who would have one at its centre within 20 minutes and has none today.

use super::may_help;
use crate::nation::Nation;
use crate::nation::measure::{Tables, promise_points};
use base::coord::{Coord, metres};
use base::people::MilliPeople;
use base::travel::TravelTime;
use promises::board::Territory as Level;
use promises::coverage::{MINUTES, PROMISED};
use promises::state::{State, state};
use rayon::prelude::*;
use roads::estimate::error::{LOW_PERMILLE, band};
use roads::estimate::trial::HomesAround;
use roads::estimate::{Graph, Snapped};
use std::cmp::Reverse;
use std::sync::OnceLock;
use territory::Territory;

const LIMIT: TravelTime = TravelTime::from_minutes(MINUTES[PROMISED]);
/// The longest estimated time whose low value is still within the promise.
const LONGEST: TravelTime = TravelTime((LIMIT.0 + 1) * 1000 / LOW_PERMILLE);
/// Nobody drives farther than this within [`LONGEST`], as the crow flies: the quickest way of the estimate, a main road
/// on flat land, takes 0.722 minutes a kilometre.
const FARTHEST_M: f64 = 40_000.0;

/// A new point at the centre of a commune, and whom it would bring back within 20 minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewPoint {
    /// The commune.
    pub place: u32,
    /// Where the point would stand.
    pub coord: Coord,
    /// People of the territory who are farther than 20 minutes from every listed point, and would not be, by the
    /// estimated time.
    pub back: MilliPeople,
    /// Of them, those who would be within even if the way to the new point took its high value.
    pub back_low: MilliPeople,
    /// Those who would be within if that way took its low value.
    pub back_high: MilliPeople,
    /// People brought back within 20 minutes of fixed points and understood stops.
    pub back_sure: MilliPeople,
    /// Of those brought back, those who are beyond whatever the error today.
    pub from_beyond: MilliPeople,
    /// People brought back in the whole country.
    pub back_in_france: MilliPeople,
}

/// Who is far from every point, and from which communes' centres they could be reached: each looked for once.
pub struct Openings {
    homes: Vec<FarHome>,
    snapped: Snapped,
    around: HomesAround,
    /// For each place, the far homes within [`LONGEST`] of its centre, and their time.
    reached: Vec<OnceLock<Reached>>,
}

/// Far homes by index, and the time to each.
type Reached = Box<[(u32, TravelTime)]>;

/// People who are farther than 20 minutes from every listed point, or from every sure one.
struct FarHome {
    place: u32,
    people: u64,
    from_listed: bool,
    from_sure: bool,
    beyond: bool,
}

impl Openings {
    /// Who is far from every point of a nation.
    #[must_use]
    pub fn of(nation: &Nation) -> Self {
        let (tables, points) = (Tables::embedded(), promise_points(&nation.network));
        let inputs = tables.inputs(nation.homes(), &nation.listed, &nation.sure, &points);
        let (mut homes, mut kept, mut joins) = (Vec::new(), Vec::new(), Vec::new());
        for (index, home) in nation.homes().iter().enumerate() {
            let (listed, sure) = (nation.listed[index].time, nation.sure[index].time);
            let (from_listed, from_sure) = (!listed.within(LIMIT), !sure.within(LIMIT));
            let in_france = Territory::embedded().place(home.place).in_france;
            if home.people_milli == 0 || !in_france || !(from_listed || from_sure) {
                continue;
            }
            let beyond = state(&inputs, index) == State::Beyond;
            let people = u64::from(home.people_milli);
            homes.push(FarHome { place: home.place, people, from_listed, from_sure, beyond });
            kept.push(*home);
            joins.push(nation.snapped.joins()[index]);
        }
        let snapped = Snapped::new(kept, joins);
        let around = HomesAround::of(Graph::embedded(), &snapped);
        let places = Territory::embedded().places().len();
        Self { homes, snapped, around, reached: (0..places).map(|_| OnceLock::new()).collect() }
    }

    /// Looks from every commune of France, so that nobody waits for it later.
    pub fn look_from_everywhere(&self) {
        (0..self.reached.len() as u32).into_par_iter().for_each(|place| {
            if Territory::embedded().place(place).in_france {
                self.reached(place);
            }
        });
    }

    /// How many pairs of a commune and a far home around it are known: eight bytes each.
    #[must_use]
    pub fn pairs(&self) -> usize {
        self.reached.iter().filter_map(|reached| reached.get()).map(|reached| reached.len()).sum()
    }

    /// Every commune whose new point would bring somebody of a territory back, the one that brings most back first;
    /// then the one that brings most back in the whole country, then by place.
    #[must_use]
    pub fn ranked(&self, nation: &Nation, territory: Level) -> Vec<NewPoint> {
        let mut found = self.after(nation, territory, &self.candidates(nation, territory), &[]);
        found.sort_by_key(order);
        found
    }

    /// New points one after the other, each the best where those before it stand; fewer where nobody is left.
    #[must_use]
    pub fn in_turn(&self, nation: &Nation, territory: Level, steps: usize) -> Vec<NewPoint> {
        let candidates = self.candidates(nation, territory);
        let (mut chosen, mut near) = (Vec::new(), vec![false; self.homes.len()]);
        while chosen.len() < steps {
            let found = self.after(nation, territory, &candidates, &near);
            let Some(best) = found.into_iter().min_by_key(order) else { break };
            let brought = self.reached(best.place).iter().filter(|(_, time)| time.within(LIMIT));
            brought.for_each(|(home, _)| near[*home as usize] = true);
            chosen.push(best);
        }
        chosen
    }

    /// What each candidate would bring back where some homes have a new point `near` already; those that would bring
    /// nobody back are left out.
    fn after(&self, nation: &Nation, territory: Level, candidates: &[u32], near: &[bool]) -> Vec<NewPoint> {
        let point = |place: &u32| self.new_point(*place, near, |home| nation.board.holds(territory, home));
        candidates.par_iter().map(point).filter(|point| point.back.0 > 0).collect()
    }

    /// The communes in which a new point may reach somebody far of a territory.
    fn candidates(&self, nation: &Nation, territory: Level) -> Vec<u32> {
        let tables = Territory::embedded();
        let concerned: Vec<Coord> = (self.homes.iter().zip(self.snapped.homes()))
            .filter(|(far, _)| nation.board.holds(territory, far.place))
            .map(|(_, home)| home.coord)
            .collect();
        if concerned.is_empty() {
            return Vec::new();
        }
        let local = matches!(territory, Level::City(_) | Level::Place(_));
        let in_reach = |place: &u32| {
            let centre = tables.place(*place).centre;
            !local || concerned.iter().any(|coord| metres(*coord, centre) <= FARTHEST_M)
        };
        (0..tables.places().len() as u32)
            .filter(|place| may_help(nation, territory, *place))
            .filter(in_reach)
            .collect()
    }

    /// The far homes around a commune's centre, looked for at the first call.
    fn reached(&self, place: u32) -> &[(u32, TravelTime)] {
        self.reached[place as usize].get_or_init(|| {
            let centre = Territory::embedded().place(place).centre;
            Graph::embedded().times_within(&self.snapped, &self.around, centre, LONGEST).into()
        })
    }

    fn new_point(&self, place: u32, near: &[bool], of_territory: impl Fn(u32) -> bool) -> NewPoint {
        let mut point = NewPoint {
            place,
            coord: Territory::embedded().place(place).centre,
            back: MilliPeople(0),
            back_low: MilliPeople(0),
            back_high: MilliPeople(0),
            back_sure: MilliPeople(0),
            from_beyond: MilliPeople(0),
            back_in_france: MilliPeople(0),
        };
        for (index, time) in self.reached(place) {
            let home = &self.homes[*index as usize];
            if near.get(*index as usize) == Some(&true) {
                continue;
            }
            let people = |counts: bool| MilliPeople(if counts { home.people } else { 0 });
            let (low, high) = band(*time);
            let back = home.from_listed && time.within(LIMIT);
            point.back_in_france += people(back);
            if of_territory(home.place) {
                point.back += people(back);
                point.back_low += people(home.from_listed && high.within(LIMIT));
                point.back_high += people(home.from_listed && low.within(LIMIT));
                point.back_sure += people(home.from_sure && time.within(LIMIT));
                point.from_beyond += people(back && home.beyond);
            }
        }
        point
    }
}

/// The order of remedies: they all cost one new point, so the one that brings most people back is the cheapest.
fn order(point: &NewPoint) -> (Reverse<MilliPeople>, Reverse<MilliPeople>, u32) {
    (Reverse(point.back), Reverse(point.back_in_france), point.place)
}
