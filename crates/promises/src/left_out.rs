//! Those left out, by place, always in two parts: beyond, and to check.

use crate::coverage::{Ground, touched_places};
use crate::inputs::{Inputs, NO_POINT, Trip};
use crate::state::{State, state};
use base::people::MilliPeople;
use base::travel::TravelTime;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The people of one place who are left out, in one of the two parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOutPlace {
    /// The place, by index.
    pub place: u32,
    /// How many.
    pub people: MilliPeople,
    /// Mean time of those who have a way to the nearest address or stop; unreachable where nobody has one.
    pub time: TravelTime,
    /// Low value of that time.
    pub low: TravelTime,
    /// High value of [`Self::sure_time`]: what is certain, whatever a bus does; unreachable where somebody has a way
    /// only to a mobile point's address.
    pub high: TravelTime,
    /// The point that is nearest to most of them, or [`NO_POINT`].
    pub point: u32,
    /// Mean time to the nearest fixed point or understood stop.
    pub sure_time: TravelTime,
    /// The point of which that is nearest to most of them: the one to send people to.
    pub sure_point: u32,
}

/// One of the two parts, which are never added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Beyond the promise, whatever the error.
    Beyond,
    /// To check.
    ToCheck,
}

impl Part {
    /// Both parts, the certain one first.
    pub const ALL: [Self; 2] = [Self::Beyond, Self::ToCheck];

    /// Its word for scripts and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Beyond => "beyond",
            Self::ToCheck => "to_check",
        }
    }
}

/// Both parts, each sorted by people, the most first, then by place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Beyond the promise, whatever the error.
    pub beyond: Vec<LeftOutPlace>,
    /// To check.
    pub to_check: Vec<LeftOutPlace>,
}

impl LeftOut {
    /// Those left out of the 101 departments.
    #[must_use]
    pub fn of(inputs: &Inputs) -> Self {
        Self::among(inputs, 0..inputs.homes.len())
    }

    /// Those among some homes.
    fn among(inputs: &Inputs, homes: impl Iterator<Item = usize>) -> Self {
        let (mut beyond, mut to_check) = (Vec::new(), Vec::new());
        for index in homes {
            let home = &inputs.homes[index];
            if !inputs.places[home.place as usize].in_france || home.people_milli == 0 {
                continue;
            }
            match state(inputs, index) {
                State::Within => {}
                State::Beyond => beyond.push(index),
                State::ToCheck => to_check.push(index),
            }
        }
        Self { beyond: by_place(inputs, beyond), to_check: by_place(inputs, to_check) }
    }

    /// Those left out after the trips of some homes changed: only their places are looked at again.
    pub(crate) fn after(&self, ground: &Ground, after: &Inputs, homes: &[u32]) -> Self {
        let places = touched_places(after, homes);
        let again = places.iter().flat_map(|place| ground.places.of_place(*place));
        let mut left_out = Self::among(after, again.map(|home| *home as usize));
        for (part, old) in [(&mut left_out.beyond, &self.beyond), (&mut left_out.to_check, &self.to_check)] {
            part.extend(old.iter().filter(|left_out| !places.contains(&left_out.place)));
            in_order(part);
        }
        left_out
    }

    /// The places of a part.
    #[must_use]
    pub fn part(&self, part: Part) -> &[LeftOutPlace] {
        match part {
            Part::Beyond => &self.beyond,
            Part::ToCheck => &self.to_check,
        }
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

/// One line per place, the most people first.
fn by_place(inputs: &Inputs, mut homes: Vec<usize>) -> Vec<LeftOutPlace> {
    let place_of = |home: &usize| inputs.homes[*home].place;
    homes.sort_by_key(place_of);
    let mut places: Vec<LeftOutPlace> = homes
        .chunk_by(|home, next| place_of(home) == place_of(next))
        .map(|of_place| summed(inputs, of_place))
        .collect();
    in_order(&mut places);
    places
}

/// The most people first, then by place.
fn in_order(places: &mut [LeftOutPlace]) {
    places.sort_by_key(|left_out| (Reverse(left_out.people), left_out.place));
}

fn summed(inputs: &Inputs, homes: &[usize]) -> LeftOutPlace {
    let people = |home: &usize| u64::from(inputs.homes[*home].people_milli);
    let usual_best = usual(homes.iter().map(|home| (people(home), best(inputs, *home))));
    let usual_sure = usual(homes.iter().map(|home| (people(home), inputs.sure[*home])));
    let high = if usual_sure.people == usual_best.people {
        (inputs.band)(usual_sure.time).1
    } else {
        TravelTime::UNREACHABLE
    };
    LeftOutPlace {
        place: inputs.homes[homes[0]].place,
        people: MilliPeople(homes.iter().map(people).sum()),
        time: usual_best.time,
        low: (inputs.band)(usual_best.time).0,
        high,
        point: usual_best.point,
        sure_time: usual_sure.time,
        sure_point: usual_sure.point,
    }
}

/// The better trip: as listed, unless an understood stop is nearer.
fn best(inputs: &Inputs, home: usize) -> Trip {
    let (listed, sure) = (inputs.listed[home], inputs.sure[home]);
    if sure.time < listed.time { sure } else { listed }
}

/// What is usual among some people.
struct Usual {
    /// Those who have a way.
    people: u64,
    /// Their mean time.
    time: TravelTime,
    /// The point of most of them; ties go to the smaller index.
    point: u32,
}

fn usual(trips: impl Iterator<Item = (u64, Trip)>) -> Usual {
    let (mut people_in_all, mut time_sum) = (0_u64, 0_u128);
    let mut points: BTreeMap<u32, u64> = BTreeMap::new();
    for (people, trip) in trips.filter(|(_, trip)| trip.time != TravelTime::UNREACHABLE) {
        people_in_all += people;
        time_sum += u128::from(people) * u128::from(trip.time.0);
        *points.entry(trip.point).or_default() += people;
    }
    let mean = time_sum.checked_div(u128::from(people_in_all)).and_then(|ms| u32::try_from(ms).ok());
    let point = points.into_iter().max_by_key(|(point, people)| (*people, Reverse(*point)));
    Usual {
        people: people_in_all,
        time: mean.map_or(TravelTime::UNREACHABLE, TravelTime),
        point: point.map_or(NO_POINT, |(point, _)| point),
    }
}
