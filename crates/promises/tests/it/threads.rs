//! The same bytes with one thread and with two.

use crate::country::{Country, NO_WAY, trip, wide};
use promises::board::{Board, Territory};

/// 20,000 homes in 500 places: enough for the sort to be shared out.
fn scattered() -> Country {
    let mut country = Country::of(&[true; 8]);
    country.band = wide;
    for place in 0..500_u16 {
        country.place(place % 8);
    }
    for home in 0..20_000_u32 {
        let mixed = home.wrapping_mul(0x9E37_79B9).rotate_left(11);
        let listed = if mixed % 97 == 0 { NO_WAY } else { trip(mixed % 60, mixed % 2_000 * 1_000) };
        let sure = if mixed % 5 == 0 { trip(mixed % 60, mixed % 3_100 * 1_000) } else { listed };
        country.home_milli(home / 40, mixed % 90_000, listed, sure);
    }
    country
}

fn board_with(threads: usize, country: &Country) -> Board {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be made");
    pool.install(|| country.board())
}

#[test]
fn one_thread_and_two_come_to_the_same_board() {
    let country = scattered();
    let (one, two) = (board_with(1, &country), board_with(2, &country));
    assert_eq!(format!("{one:?}"), format!("{two:?}"));
    assert!(one.row(Territory::Nation).beyond > 0 && one.row(Territory::Nation).to_check > 0);
}
