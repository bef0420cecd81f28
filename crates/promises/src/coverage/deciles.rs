//! Weighted deciles of every territory at once: homes pass in the order of their times, and each territory notes
//! the time at which another tenth of its people has passed. Exact, in integers.

use super::row::DECILES;
use super::{Shelf, by_time, rows_of_home};
use crate::inputs::{Inputs, Trip};
use base::travel::TravelTime;

/// How far a territory has come.
#[derive(Clone, Copy, Default)]
struct Passed {
    people: u64,
    deciles: usize,
}

/// The deciles of every row, given everybody in each.
pub(super) fn of(
    inputs: &Inputs,
    trips: &[Trip],
    shelf: &Shelf,
    everybody: &[u64],
) -> Vec<[TravelTime; DECILES]> {
    let mut deciles = vec![[TravelTime::UNREACHABLE; DECILES]; everybody.len()];
    let mut passed = vec![Passed::default(); everybody.len()];
    for home in by_time(trips) {
        let home = home as usize;
        let (people, time) = (u64::from(inputs.homes[home].people_milli), trips[home].time);
        if time == TravelTime::UNREACHABLE {
            break;
        }
        if people == 0 {
            continue;
        }
        for row in rows_of_home(inputs, shelf, home) {
            let so_far = &mut passed[row];
            so_far.people += people;
            while so_far.deciles < DECILES
                && so_far.people * 10 >= everybody[row] * (so_far.deciles as u64 + 1)
            {
                deciles[row][so_far.deciles] = time;
                so_far.deciles += 1;
            }
        }
    }
    deciles
}
