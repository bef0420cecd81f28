//! P4 and P8: shares, states, means and deciles of people, worked out by hand.

use crate::country::{Country, MINUTE, NO_WAY, trip, wide};
use promises::board::{Figure, Territory, Verdict};
use promises::coverage::PROMISED;
use promises::definitions::PromiseId::{P4, P8};
use promises::state::{State, state};

fn one_place() -> (Country, u32) {
    let mut country = Country::of(&[true]);
    let place = country.place(0);
    (country, place)
}

#[test]
fn twenty_minutes_to_the_millisecond_are_within() {
    let (mut country, place) = one_place();
    country.home_at(place, 1, trip(0, 20 * MINUTE));
    country.home_at(place, 3, trip(0, 20 * MINUTE + 1));
    let board = country.board();
    let row = board.row(Territory::Nation);
    assert_eq!((row.within[PROMISED], row.kept, row.beyond, row.to_check), (1000, 1000, 3000, 0));
    let assessment = board.assess(P4, Territory::Nation);
    let figure = Figure::Share { percent: 25.0, low: 25.0, high: 25.0, sure: 25.0 };
    assert_eq!((assessment.figure, assessment.verdict), (figure, Verdict::Broken));
    assert_eq!((assessment.people, assessment.beyond.people, assessment.beyond.places), (4, 3, 1));
}

#[test]
fn the_state_of_a_home() {
    // With a band of 75 % to 125 %: surely within up to 16 minutes, surely beyond from 26 min 40 s on.
    let edge = 20 * MINUTE / 3 * 4;
    for (listed, sure, expected) in [
        (trip(0, 16 * MINUTE), trip(0, 16 * MINUTE), State::Within),
        (trip(0, 16 * MINUTE + 4), trip(0, 16 * MINUTE + 4), State::ToCheck),
        (trip(0, edge), trip(0, edge), State::ToCheck),
        (trip(0, edge + 4), trip(0, edge + 4), State::Beyond),
        // Within only thanks to a bus's garage.
        (trip(0, 5 * MINUTE), trip(1, 60 * MINUTE), State::ToCheck),
        (trip(0, 5 * MINUTE), NO_WAY, State::ToCheck),
        // A bus stops nearer than every listed address.
        (trip(0, 60 * MINUTE), trip(1, 5 * MINUTE), State::Within),
        (trip(0, 60 * MINUTE), trip(1, 20 * MINUTE), State::ToCheck),
        (NO_WAY, trip(1, 5 * MINUTE), State::Within),
        (NO_WAY, NO_WAY, State::Beyond),
    ] {
        let (mut country, place) = one_place();
        country.band = wide;
        country.home(place, 1, listed, sure);
        assert_eq!(state(&country.inputs(), 0), expected, "{listed:?} {sure:?}");
    }
}

#[test]
fn nobody_beyond_but_some_to_check_is_to_check_and_nobody_at_all_is_kept() {
    let (mut country, place) = one_place();
    country.band = wide;
    country.home_at(place, 70, trip(0, MINUTE));
    assert_eq!(country.board().assess(P4, Territory::Nation).verdict, Verdict::Kept);
    country.home(place, 20, trip(0, MINUTE), trip(1, 60 * MINUTE));
    country.home_at(place, 10, trip(1, 18 * MINUTE));
    let board = country.board();
    let assessment = board.assess(P8, Territory::Place(place));
    assert_eq!(assessment.verdict, Verdict::ToCheck);
    assert_eq!(assessment.figure, Figure::Share { percent: 100.0, low: 70.0, high: 100.0, sure: 80.0 });
    assert_eq!((assessment.to_check.people, assessment.to_check.places), (30, 1));
    // Only the bus's garage keeps 20 of them from being surely within; the other 10 straddle the band.
    assert_eq!(board.row(Territory::Nation).only_mobile, 20_000);
}

#[test]
fn people_without_any_way_are_beyond_and_counted_but_not_in_the_mean() {
    let (mut country, place) = one_place();
    country.home_at(place, 3, trip(0, 10 * MINUTE));
    country.home_at(place, 1, NO_WAY);
    let board = country.board();
    let row = board.row(Territory::Nation);
    assert_eq!((row.share(5), row.mean_min(), row.unreachable), (Some(75.0), Some(10.0), 1000));
    // Seven tenths of four people have passed with the first three; the eighth has no way.
    let ten = Some(10.0);
    assert_eq!(row.deciles_min(), [ten, ten, ten, ten, ten, ten, ten, None, None]);
    assert_eq!(row.quantiles_min(), [ten, ten, None]);
    let assessment = board.assess(P4, Territory::Nation);
    assert_eq!((assessment.verdict, assessment.beyond.people), (Verdict::Broken, 1));
}

#[test]
fn a_decile_is_the_least_time_within_which_so_many_live() {
    let (mut country, place) = one_place();
    // Ten people at 1, 2 ... 10 minutes: exactly a tenth live within 1 minute, half within 5.
    for minutes in (1..=10).rev() {
        country.home_at(place, 1, trip(0, minutes * MINUTE));
    }
    let board = country.board();
    let row = board.row(Territory::Place(place));
    assert_eq!(row.deciles_min(), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0].map(Some));
    assert_eq!(row.mean_min(), Some(5.5));
}

#[test]
fn fixed_points_alone_have_shares_a_mean_and_deciles_of_their_own() {
    let (mut country, place) = one_place();
    country.home(place, 1, trip(0, 2 * MINUTE), trip(1, 12 * MINUTE));
    country.home(place, 1, trip(1, 4 * MINUTE), trip(1, 4 * MINUTE));
    let board = country.board();
    let row = board.row(Territory::Nation);
    assert_eq!((row.share(0), row.share_sure(0)), (Some(100.0), Some(50.0)));
    assert_eq!((row.mean_min(), row.mean_sure_min()), (Some(3.0), Some(8.0)));
    assert_eq!((row.deciles_min()[4], row.deciles_sure_min()[4]), (Some(2.0), Some(4.0)));
    assert_eq!(row.deciles_sure_min()[5], Some(12.0));
}

#[test]
fn a_city_has_a_row_of_its_own_beside_its_arrondissements_and_is_counted_once_above() {
    let mut country = Country::of(&[true, false]);
    country.cities = 1;
    country.epcis = 1;
    let (first, second, village) = (country.place(0), country.place(0), country.place(0));
    for place in [first, second] {
        country.places[place as usize].city = Some(0);
        country.places[place as usize].epci = Some(0);
    }
    let abroad = country.place(1);
    country.home_at(first, 2, trip(0, MINUTE));
    country.home_at(second, 6, trip(0, 40 * MINUTE));
    country.home_at(village, 2, trip(0, 40 * MINUTE));
    country.home_at(abroad, 90, trip(0, 40 * MINUTE));
    let board = country.board();
    let people = |territory| board.row(territory).people / 1000;
    assert_eq!(people(Territory::City(0)), 8);
    assert_eq!(people(Territory::Epci(0)), 8);
    assert_eq!((people(Territory::Place(first)), people(Territory::Place(second))), (2, 6));
    assert_eq!((people(Territory::Department(0)), people(Territory::Nation)), (10, 10));
    // People outside the 101 departments have their own rows and are in no share of the nation.
    assert_eq!((people(Territory::Department(1)), people(Territory::Place(abroad))), (90, 90));
    let city = board.assess(P4, Territory::City(0));
    assert_eq!((city.beyond.people, city.beyond.places), (6, 1));
    assert!(board.holds(Territory::City(0), first) && !board.holds(Territory::City(0), village));
    let nation = board.assess(P4, Territory::Nation);
    assert_eq!((nation.beyond.people, nation.beyond.places), (8, 2));
}

#[test]
fn nothing_is_promised_to_a_commune_where_nobody_lives() {
    let (mut country, place) = one_place();
    let empty = country.place(0);
    country.home_at(place, 1, trip(0, MINUTE));
    let assessment = country.board().assess(P4, Territory::Place(empty));
    assert_eq!((assessment.figure, assessment.verdict), (Figure::Unknown, Verdict::NotApplicable));
    assert_eq!(country.board().row(Territory::Place(empty)).quantiles_min(), [None; 3]);
}

#[test]
fn without_people_the_verdict_is_unknown() {
    let (country, _) = one_place();
    assert_eq!(country.board().assess(P4, Territory::Nation).verdict, Verdict::Unknown);
}
