//! A nation of the size of France: 376,000 homes in 35,000 places.

use base::coord::Coord;
use base::people::Home;
use base::travel::TravelTime;
use criterion::{Criterion, criterion_group, criterion_main};
use promises::board::{Board, Territory};
use promises::inputs::{Inputs, Place, Point, Sizes, Trip};
use std::hint::black_box;

const PLACES: u32 = 35_000;
const HOMES: u32 = 376_000;

fn band(time: TravelTime) -> (TravelTime, TravelTime) {
    (TravelTime(time.0 / 4 * 3), TravelTime(time.0 / 4 * 5))
}

/// Repeatable numbers without a library.
fn scattered(seed: u32) -> u32 {
    let mixed = seed.wrapping_mul(0x9E37_79B9).rotate_left(13);
    (mixed ^ mixed >> 15).wrapping_mul(0x85EB_CA6B)
}

fn nation(criterion: &mut Criterion) {
    let place = |place: u32| Place {
        department: (place * 101 / PLACES) as u16,
        region: (place * 18 / PLACES) as u16,
        epci: Some((place * 1255 / PLACES) as u16),
        city: None,
        in_france: true,
    };
    let places: Vec<Place> = (0..PLACES).map(place).collect();
    let home = |home: u32| Home {
        coord: Coord { lon_e6: 0, lat_e6: 0 },
        place: (u64::from(home) * u64::from(PLACES) / u64::from(HOMES)) as u32,
        people_milli: scattered(home) % 400_000,
    };
    let homes: Vec<Home> = (0..HOMES).map(home).collect();
    let trips = |seed: u32| -> Vec<Trip> {
        let trip =
            |home: u32| Trip { point: home % 2845, time: TravelTime(scattered(home ^ seed) % 1_400_000) };
        (0..HOMES).map(trip).collect()
    };
    let (listed, sure) = (trips(1), trips(2));
    let point = |point: u32| Point {
        department: (point % 101) as u16,
        main: !point.is_multiple_of(17),
        mobile: false,
    };
    let points: Vec<Point> = (0..2845).map(point).collect();
    let inputs = Inputs {
        places: &places,
        sizes: Sizes { regions: 18, departments: 101, epcis: 1255, cities: 3 },
        homes: &homes,
        listed: &listed,
        sure: &sure,
        band,
        points: &points,
        department_in_france: &[true; 101],
    };
    criterion.bench_function("board of a nation", |bencher| bencher.iter(|| Board::of(black_box(&inputs))));
    let board = Board::of(&inputs);
    criterion.bench_function("eight promises of every commune", |bencher| {
        bencher
            .iter(|| (0..PLACES).map(|place| board.assess_all(Territory::Place(place)).len()).sum::<usize>());
    });
}

criterion_group!(benches, nation);
criterion_main!(benches);
