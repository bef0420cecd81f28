//! A slow, obvious evaluation, person by person, against the fast one.

use crate::country::{Country, NO_WAY, trip, wide};
use base::travel::TravelTime;
use promises::board::{Board, Territory};
use promises::coverage::{Ground, MINUTES};
use promises::inputs::Trip;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

const LIMIT: TravelTime = TravelTime::from_minutes(20);

fn trips() -> impl Strategy<Value = (Trip, Trip)> {
    // Few distinct times, around the limits, so that ties are common.
    let one = prop_oneof![
        1 => Just(NO_WAY),
        4 => (0_u32..4, 0_u32..14).prop_map(|(point, step)| trip(point, step * 160_000)),
        2 => (0_u32..4, 1_190_000_u32..1_210_000).prop_map(|(point, ms)| trip(point, ms)),
    ];
    (one.clone(), one.clone(), any::<bool>())
        .prop_map(|(listed, sure, same)| if same { (listed, listed) } else { (listed, sure) })
}

fn countries() -> impl Strategy<Value = Country> {
    let place = (0_u16..4, proptest::option::of(0_u16..2), proptest::option::of(0_u16..2));
    let home = (any::<prop::sample::Index>(), 0_u32..4000, trips());
    (vec(place, 1..9), vec(home, 0..60), vec(0_u16..4, 1..60)).prop_map(|(places, homes, points)| {
        let mut country = Country::of(&[true, true, true, false]);
        (country.epcis, country.cities, country.band) = (2, 2, wide);
        for (department, epci, city) in places {
            let place = country.place(department) as usize;
            (country.places[place].epci, country.places[place].city) = (epci, city);
        }
        for (place, people_milli, (listed, sure)) in homes {
            let place = place.index(country.places.len()) as u32;
            country.home_milli(place, people_milli, listed, sure);
        }
        for department in points {
            country.points(department, 1, 0);
        }
        country
    })
}

fn territories(country: &Country) -> Vec<Territory> {
    let mut all = vec![Territory::Nation];
    all.extend(
        (0..2).flat_map(|index| [Territory::Region(index), Territory::Epci(index), Territory::City(index)]),
    );
    all.extend((0..4).map(Territory::Department));
    all.extend((0..country.places.len() as u32).map(Territory::Place));
    all
}

/// Whole distribution of a territory: people by time, and those without any way.
fn share(homes: &[(u64, TravelTime)], limit: u32) -> u64 {
    let near = |(_, time): &&(u64, TravelTime)| time.0 <= limit * 60_000;
    homes.iter().filter(near).map(|(people, _)| people).sum()
}

fn decile(homes: &[(u64, TravelTime)], tenths: u64) -> Option<f64> {
    let everybody: u64 = homes.iter().map(|(people, _)| people).sum();
    let mut times: Vec<TravelTime> = homes.iter().map(|(_, time)| *time).collect();
    times.sort_unstable();
    let enough = |time: &TravelTime| {
        let near: u64 = homes.iter().filter(|home| home.1 <= *time).map(|home| home.0).sum();
        near * 10 >= everybody * tenths
    };
    let time = times.into_iter().find(enough).filter(|_| everybody > 0)?;
    (time != TravelTime::UNREACHABLE).then(|| time.minutes())
}

fn mean(homes: &[(u64, TravelTime)]) -> Option<f64> {
    let reached = homes.iter().filter(|(_, time)| *time != TravelTime::UNREACHABLE);
    let (people, sum) = reached
        .fold((0_u64, 0_u64), |(people, sum), (here, time)| (people + here, sum + here * u64::from(time.0)));
    (people > 0).then(|| sum as f64 / people as f64 / 60_000.0)
}

/// `(within, to check, beyond)` in words of the definition.
fn states(country: &Country, homes: &[usize]) -> (u64, u64, u64) {
    let mut sums = (0, 0, 0);
    for home in homes {
        let people = u64::from(country.homes[*home].people_milli);
        let (listed, sure) = (country.listed[*home].time, country.sure[*home].time);
        let can_be_within = wide(listed).0.within(LIMIT) || wide(sure).0.within(LIMIT);
        let must_be_within = wide(sure).1.within(LIMIT);
        match (must_be_within, can_be_within) {
            (true, _) => sums.0 += people,
            (false, true) => sums.1 += people,
            (false, false) => sums.2 += people,
        }
    }
    sums
}

fn check(country: &Country, board: &Board, territory: Territory) {
    let homes: Vec<usize> =
        (0..country.homes.len()).filter(|home| board.holds(territory, country.homes[*home].place)).collect();
    let row = board.row(territory);
    let of = |trips: &[Trip]| -> Vec<(u64, TravelTime)> {
        homes.iter().map(|home| (u64::from(country.homes[*home].people_milli), trips[*home].time)).collect()
    };
    let (listed, sure) = (of(&country.listed), of(&country.sure));
    assert_eq!(row.within, MINUTES.map(|minutes| share(&listed, minutes)), "{territory:?}");
    assert_eq!(row.within_sure, MINUTES.map(|minutes| share(&sure, minutes)), "{territory:?}");
    assert_eq!((row.kept, row.to_check, row.beyond), states(country, &homes), "{territory:?}");
    let tenths = |times: &[(u64, TravelTime)]| std::array::from_fn(|index| decile(times, index as u64 + 1));
    assert_eq!(row.deciles_min(), tenths(&listed), "{territory:?}");
    assert_eq!(row.deciles_sure_min(), tenths(&sure), "{territory:?}");
    assert_eq!((row.mean_min(), row.mean_sure_min()), (mean(&listed), mean(&sure)), "{territory:?}");
}

/// The lists hold exactly the people of the rows, place by place, in the right order.
fn check_lists(country: &Country, board: &Board) {
    for (list, of_row) in [(&board.left_out.beyond, 0), (&board.left_out.to_check, 1)] {
        let by_place: BTreeMap<u32, u64> = list.iter().map(|place| (place.place, place.people.0)).collect();
        assert_eq!(by_place.len(), list.len(), "no place stands twice on a list");
        for (place, known) in (0_u32..).zip(&country.places) {
            let row = board.row(Territory::Place(place));
            let expected = if of_row == 0 { row.beyond } else { row.to_check };
            let expected = if known.in_france { expected } else { 0 };
            assert_eq!(by_place.get(&place).copied().unwrap_or(0), expected);
        }
        assert!(list.is_sorted_by_key(|place| (std::cmp::Reverse(place.people), place.place)));
        assert!(list.iter().all(|place| place.low <= place.time && place.time <= place.high));
    }
}

proptest! {
    #[test]
    fn shares_states_means_and_deciles_are_those_of_a_slow_count(country in countries()) {
        let board = country.board();
        for territory in territories(&country) {
            check(&country, &board, territory);
            let row = board.row(territory);
            prop_assert_eq!(row.kept + row.to_check + row.beyond, row.people);
        }
        check_lists(&country, &board);
    }

    #[test]
    fn the_order_of_homes_changes_nothing(country in countries(), seed in any::<u64>()) {
        let mut order: Vec<usize> = (0..country.homes.len()).collect();
        order.sort_by_key(|home| (*home as u64 + 1).wrapping_mul(seed | 1).rotate_left(17));
        let mut shuffled = country.clone();
        shuffled.homes = order.iter().map(|home| country.homes[*home]).collect();
        shuffled.listed = order.iter().map(|home| country.listed[*home]).collect();
        shuffled.sure = order.iter().map(|home| country.sure[*home]).collect();
        let (before, after) = (country.board(), shuffled.board());
        prop_assert_eq!(before.coverage, after.coverage);
        prop_assert_eq!(before.left_out, after.left_out);
    }

    #[test]
    fn a_board_after_changes_is_that_of_the_changed_country(
        country in countries(),
        changes in vec((any::<prop::sample::Index>(), trips()), 0..20),
        points in vec(0_u16..4, 0..60),
    ) {
        let before = country.board();
        let ground = Ground::of(&country.inputs());
        let mut changed = country.clone();
        for department in points {
            changed.points(department, 0, 1);
        }
        let mut homes = Vec::new();
        for (home, (listed, sure)) in changes.iter().filter(|_| !country.homes.is_empty()) {
            let home = home.index(country.homes.len());
            (changed.listed[home], changed.sure[home]) = (*listed, *sure);
            homes.push(home as u32);
        }
        homes.sort_unstable();
        homes.dedup();
        let after = before.after(&ground, &country.inputs(), &changed.inputs(), &homes);
        prop_assert_eq!(after, changed.board());
    }
}
