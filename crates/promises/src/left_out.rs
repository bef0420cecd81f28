//! Those left out, by place, always in two parts: beyond, and to check.

use crate::coverage::{State, state};
use crate::inputs::{Inputs, NO_POINT};
use base::people::MilliPeople;
use base::travel::TravelTime;

/// The people of one place who are left out, in one of the two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOutPlace {
    /// The place, by index.
    pub place: u32,
    /// How many.
    pub people: MilliPeople,
    /// Their mean time as listed; unreachable where nobody has a way.
    pub time: TravelTime,
    /// Low value of that time.
    pub low: TravelTime,
    /// High value of that time.
    pub high: TravelTime,
    /// The point nearest to most of them, or [`NO_POINT`].
    pub point: u32,
}

/// Both parts, each sorted by people, the most first, then by place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Beyond the promise, whatever the error.
    pub beyond: Vec<LeftOutPlace>,
    /// To check.
    pub to_check: Vec<LeftOutPlace>,
}

#[derive(Clone, Copy)]
struct Sum {
    people: u64,
    reached: u64,
    time_sum: u128,
    most: (u32, u32),
}

const NOBODY: Sum = Sum { people: 0, reached: 0, time_sum: 0, most: (0, NO_POINT) };

impl LeftOut {
    /// Those left out of the 101 departments.
    #[must_use]
    pub fn of(inputs: &Inputs) -> Self {
        let mut beyond = vec![NOBODY; inputs.places.len()];
        let mut to_check = vec![NOBODY; inputs.places.len()];
        for (index, home) in inputs.homes.iter().enumerate() {
            if !inputs.places[home.place as usize].in_france {
                continue;
            }
            let part = match state(inputs, index) {
                State::Within => continue,
                State::Beyond => &mut beyond,
                State::ToCheck => &mut to_check,
            };
            let sum = &mut part[home.place as usize];
            let trip = inputs.listed[index];
            sum.people += u64::from(home.people_milli);
            if trip.time != TravelTime::UNREACHABLE {
                sum.reached += u64::from(home.people_milli);
                sum.time_sum += u128::from(home.people_milli) * u128::from(trip.time.0);
                if home.people_milli > sum.most.0 {
                    sum.most = (home.people_milli, trip.point);
                }
            }
        }
        Self { beyond: listed(&beyond, inputs), to_check: listed(&to_check, inputs) }
    }

    /// How many people and places the part has among the places that are wanted.
    #[must_use]
    pub fn count(part: &[LeftOutPlace], wanted: impl Fn(u32) -> bool) -> (MilliPeople, usize) {
        let places = part.iter().filter(|left_out| wanted(left_out.place));
        places.fold((MilliPeople(0), 0), |(people, count), left_out| {
            (MilliPeople(people.0 + left_out.people.0), count + 1)
        })
    }
}

fn listed(sums: &[Sum], inputs: &Inputs) -> Vec<LeftOutPlace> {
    let mut places: Vec<LeftOutPlace> = (0_u32..)
        .zip(sums)
        .filter(|(_, sum)| sum.people > 0)
        .map(|(place, sum)| {
            let mean = sum.time_sum.checked_div(u128::from(sum.reached)).and_then(|ms| u32::try_from(ms).ok());
            let time = mean.map_or(TravelTime::UNREACHABLE, TravelTime);
            let (low, high) = (inputs.band)(time);
            LeftOutPlace { place, people: MilliPeople(sum.people), time, low, high, point: sum.most.1 }
        })
        .collect();
    places.sort_by_key(|left_out| (std::cmp::Reverse(left_out.people), left_out.place));
    places
}
