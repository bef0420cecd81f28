//! Who is left out, by place.

use crate::country::{Country, MINUTE, NO_WAY, trip, wide};
use base::people::MilliPeople;
use base::travel::TravelTime;
use promises::inputs::NO_POINT;
use promises::left_out::{LeftOut, LeftOutPlace};

fn minutes(minutes: u32) -> TravelTime {
    TravelTime::from_minutes(minutes)
}

#[test]
fn the_most_people_come_first_and_ties_go_by_place() {
    let mut country = Country::of(&[true, false]);
    let places: Vec<u32> = (0..3).map(|_| country.place(0)).collect();
    let abroad = country.place(1);
    for (place, people) in [(places[2], 5), (places[0], 5), (places[1], 8), (abroad, 99)] {
        country.home_at(place, people, trip(0, 40 * MINUTE));
    }
    let left_out = LeftOut::of(&country.inputs());
    let listed: Vec<_> = left_out.beyond.iter().map(|place| (place.place, place.people.rounded())).collect();
    assert_eq!(listed, [(1, 8), (0, 5), (2, 5)]);
    assert!(left_out.to_check.is_empty());
    assert_eq!(LeftOut::count(&left_out.beyond, |place| place != 1), (MilliPeople::from_people(10), 2));
}

#[test]
fn a_place_can_be_partly_beyond_and_partly_to_check() {
    let mut country = Country::of(&[true]);
    country.band = wide;
    let place = country.place(0);
    country.home_at(place, 100, trip(0, 4 * MINUTE));
    // Beyond: 30 people at 40 minutes to point 1, and 10 + 15 at 80 minutes to point 2. Two homes of point 2 are
    // each smaller than that of point 1, and together too: point 1 is that of most.
    country.home_at(place, 30, trip(1, 40 * MINUTE));
    country.home_at(place, 10, trip(2, 80 * MINUTE));
    country.home_at(place, 15, trip(2, 80 * MINUTE));
    country.home_at(place, 5, NO_WAY);
    // To check: only a bus's garage is near; what is sure is point 3 at 32 minutes.
    country.home(place, 7, trip(9, 8 * MINUTE), trip(3, 32 * MINUTE));
    let left_out = LeftOut::of(&country.inputs());
    // (30 * 40 + 25 * 80) / 55 minutes = 58.18 minutes, to the whole millisecond below.
    let mean = TravelTime(3_490_909);
    assert_eq!(
        left_out.beyond,
        [LeftOutPlace {
            place,
            people: MilliPeople::from_people(60),
            time: mean,
            low: wide(mean).0,
            high: wide(mean).1,
            point: 1,
            sure_time: mean,
            sure_point: 1,
        }]
    );
    assert_eq!(
        left_out.to_check,
        [LeftOutPlace {
            place,
            people: MilliPeople::from_people(7),
            time: minutes(8),
            low: minutes(6),
            high: minutes(40),
            point: 9,
            sure_time: minutes(32),
            sure_point: 3,
        }]
    );
}

#[test]
fn the_point_named_is_that_of_most_people_not_of_the_largest_home() {
    let mut country = Country::of(&[true]);
    let place = country.place(0);
    country.home_at(place, 10, trip(4, 30 * MINUTE));
    country.home_at(place, 6, trip(7, 30 * MINUTE));
    country.home_at(place, 6, trip(7, 30 * MINUTE));
    assert_eq!(LeftOut::of(&country.inputs()).beyond[0].point, 7);
    country.home_at(place, 2, trip(4, 30 * MINUTE));
    assert_eq!(LeftOut::of(&country.inputs()).beyond[0].point, 4, "a tie goes to the smaller index");
}

#[test]
fn an_island_without_a_point_has_no_minutes_and_no_nearest_point() {
    let mut country = Country::of(&[true]);
    let island = country.place(0);
    country.home_at(island, 120, NO_WAY);
    let left_out = LeftOut::of(&country.inputs());
    let only = left_out.beyond[0];
    let none = TravelTime::UNREACHABLE;
    assert_eq!((only.time, only.low, only.high, only.point), (none, none, none, NO_POINT));
    assert_eq!(only.people.rounded(), 120);
}

#[test]
fn nothing_is_certain_where_somebody_has_only_a_mobile_address() {
    let mut country = Country::of(&[true]);
    let valley = country.place(0);
    country.home(valley, 30, trip(9, 40 * MINUTE), NO_WAY);
    country.home(valley, 10, trip(9, 40 * MINUTE), trip(3, 30 * MINUTE));
    let only = LeftOut::of(&country.inputs()).beyond[0];
    // The ten have a stop at 30 minutes, nearer than the address at 40: (30 * 40 + 10 * 30) / 40 minutes.
    assert_eq!((only.time, only.low, only.point), (TravelTime(2_250_000), TravelTime(2_250_000), 9));
    assert_eq!((only.high, only.sure_time, only.sure_point), (TravelTime::UNREACHABLE, minutes(30), 3));
}
