//! Coverage after the trips of some homes changed: what did not change is not summed again. The result is that of
//! [`Coverage::of`], integer for integer: sums take old parts away and add new ones, deciles walk through the old
//! order of times and the changes to it at once.

use super::row::{DECILES, Row};
use super::{Coverage, Shelf, by_time, part, rows_of_home};
use crate::inputs::{Inputs, Trip};
use base::travel::TravelTime;
use std::collections::BTreeSet;

/// What a changed board starts from: homes by place, and the people of every territory in the order of their times.
#[derive(Clone, Debug)]
pub struct Ground {
    pub(crate) places: HomesOfPlaces,
    listed: InOrder,
    sure: InOrder,
}

/// Homes by place.
#[derive(Clone, Debug)]
pub(crate) struct HomesOfPlaces {
    first: Vec<u32>,
    homes: Vec<u32>,
}

/// For every row, the people of its homes and their times, from the nearest to the farthest; without those who have
/// no way.
#[derive(Clone, Debug)]
struct InOrder {
    first: Vec<u32>,
    people: Vec<(TravelTime, u32)>,
}

/// One home less or more at a time in a row.
type Step = (usize, TravelTime, i64);

impl Ground {
    /// The ground of an evaluation.
    #[must_use]
    pub fn of(inputs: &Inputs) -> Self {
        let shelf = Shelf::of(inputs);
        let (listed, sure) = rayon::join(
            || InOrder::of(inputs, inputs.listed, &shelf),
            || InOrder::of(inputs, inputs.sure, &shelf),
        );
        Self { places: HomesOfPlaces::of(inputs), listed, sure }
    }
}

impl HomesOfPlaces {
    fn of(inputs: &Inputs) -> Self {
        let mut first = vec![0_u32; inputs.places.len() + 1];
        for home in inputs.homes {
            first[home.place as usize + 1] += 1;
        }
        (0..inputs.places.len()).for_each(|place| first[place + 1] += first[place]);
        let mut next = first.clone();
        let mut homes = vec![0_u32; inputs.homes.len()];
        for (index, home) in (0_u32..).zip(inputs.homes) {
            let slot = &mut next[home.place as usize];
            homes[*slot as usize] = index;
            *slot += 1;
        }
        Self { first, homes }
    }

    /// The homes of a place, by index.
    pub(crate) fn of_place(&self, place: u32) -> &[u32] {
        let place = place as usize;
        &self.homes[self.first[place] as usize..self.first[place + 1] as usize]
    }
}

impl InOrder {
    fn of(inputs: &Inputs, trips: &[Trip], shelf: &Shelf) -> Self {
        let counts = |home: &usize| {
            inputs.homes[*home].people_milli > 0 && trips[*home].time != TravelTime::UNREACHABLE
        };
        let order: Vec<usize> = by_time(trips).into_iter().map(|home| home as usize).filter(counts).collect();
        let rows = shelf.places + inputs.places.len();
        let mut first = vec![0_u32; rows + 1];
        for home in &order {
            rows_of_home(inputs, shelf, *home).for_each(|row| first[row + 1] += 1);
        }
        (0..rows).for_each(|row| first[row + 1] += first[row]);
        let mut next = first.clone();
        let mut people = vec![(TravelTime(0), 0); first[rows] as usize];
        for home in order {
            for row in rows_of_home(inputs, shelf, home) {
                people[next[row] as usize] = (trips[home].time, inputs.homes[home].people_milli);
                next[row] += 1;
            }
        }
        Self { first, people }
    }

    /// The deciles of a row after steps, which are in the order of their times.
    fn deciles(&self, row: usize, steps: &[Step], everybody: u64) -> [TravelTime; DECILES] {
        let base = &self.people[self.first[row] as usize..self.first[row + 1] as usize];
        let mut deciles = [TravelTime::UNREACHABLE; DECILES];
        let (mut at, mut step, mut reached, mut passed) = (0, 0, 0, 0_i64);
        while reached < DECILES {
            let times = base.get(at).map(|entry| entry.0).into_iter().chain(steps.get(step).map(|it| it.1));
            let Some(time) = times.min() else { break };
            while let Some((_, people)) = base.get(at).filter(|entry| entry.0 == time) {
                passed += i64::from(*people);
                at += 1;
            }
            while let Some((_, _, people)) = steps.get(step).filter(|it| it.1 == time) {
                passed += people;
                step += 1;
            }
            let passed = passed.max(0).unsigned_abs();
            while reached < DECILES && passed * 10 >= everybody * (reached as u64 + 1) {
                deciles[reached] = time;
                reached += 1;
            }
        }
        deciles
    }
}

impl Coverage {
    /// The coverage after the trips of `homes` changed from those of `before` to those of `after`.
    pub(crate) fn after(&self, ground: &Ground, before: &Inputs, after: &Inputs, homes: &[u32]) -> Self {
        let shelf = Shelf::of(after);
        let mut coverage = self.clone();
        for place in touched_places(after, homes) {
            let mut new = Row::default();
            ground.places.of_place(place).iter().for_each(|home| new.add(&part(after, *home as usize)));
            new.beyond_places = u32::from(new.beyond > 0);
            new.to_check_places = u32::from(new.to_check > 0);
            let index = place as usize;
            let own = shelf.row_mut(&mut coverage, shelf.places + index);
            let old = *own;
            own.replace(&old, &new);
            for above in shelf.rows_of(&after.places[index], index).into_iter().take(Shelf::ABOVE).flatten() {
                shelf.row_mut(&mut coverage, above).replace(&old, &new);
            }
        }
        for (row, steps) in by_row(&steps(after, homes, &shelf, before.listed, after.listed)) {
            let known = shelf.row_mut(&mut coverage, row);
            known.listed.deciles = ground.listed.deciles(row, steps, known.people);
        }
        for (row, steps) in by_row(&steps(after, homes, &shelf, before.sure, after.sure)) {
            let known = shelf.row_mut(&mut coverage, row);
            known.sure.deciles = ground.sure.deciles(row, steps, known.people);
        }
        coverage
    }
}

/// The places of homes, by index.
pub(crate) fn touched_places(inputs: &Inputs, homes: &[u32]) -> BTreeSet<u32> {
    homes.iter().map(|home| inputs.homes[*home as usize].place).collect()
}

/// What changes in the order of times of every row, by row and then by time.
fn steps(inputs: &Inputs, homes: &[u32], shelf: &Shelf, before: &[Trip], after: &[Trip]) -> Vec<Step> {
    let mut steps = Vec::new();
    for home in homes.iter().map(|home| *home as usize) {
        let people = i64::from(inputs.homes[home].people_milli);
        let (old, new) = (before[home].time, after[home].time);
        if old == new || people == 0 {
            continue;
        }
        for row in rows_of_home(inputs, shelf, home) {
            let both = [(row, old, -people), (row, new, people)];
            steps.extend(both.into_iter().filter(|(_, time, _)| *time != TravelTime::UNREACHABLE));
        }
    }
    steps.sort_unstable();
    steps
}

fn by_row(steps: &[Step]) -> impl Iterator<Item = (usize, &[Step])> {
    steps.chunk_by(|step, next| step.0 == next.0).map(|of_row| (of_row[0].0, of_row))
}
