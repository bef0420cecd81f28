//! A country drawn by hand: two villages, a city of two arrondissements, an island without people.

use base::coord::Coord;
use base::people::Home;
use territory::contours::Contours;
use territory::geometry::{Vertex, coord};
use territory::grid::Cell;
use territory::places::Tables;
use territory::{CentreKind, City, Department, Former, Place, Region, Resolution, Target, Territory};

fn square(x: i32, y: i32, side: i32) -> Vec<Vec<Vertex>> {
    vec![vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]]
}

fn place(code: &str, name: &str, population: u32, centre: Vertex) -> Place {
    Place {
        code: code.parse().expect("a code"),
        name: name.into(),
        article: 0,
        department: 0,
        region: 0,
        epci: None,
        population,
        centre: coord(centre),
        centre_kind: CentreKind::TownHall,
        postal_codes: vec![],
        in_france: true,
        canton_chief_town: false,
    }
}

/// Squares of about 3 km at the equator.
fn country() -> Territory {
    let side = 3_000;
    let places = vec![
        place("10001", "Bas", 900, [1_500, 1_500]),
        place("10002", "Haut", 7, [4_500, 1_500]),
        place("10101", "Ville 1er Arrondissement", 5_000, [1_500, 4_500]),
        place("10102", "Ville 2e Arrondissement", 3_000, [4_500, 4_500]),
        place("10999", "Île-Vide", 0, [20_500, 500]),
    ];
    let rings = [
        square(0, 0, side),
        square(side, 0, side),
        square(0, side, side),
        square(side, side, side),
        square(20_000, 0, 1_000),
    ];
    let code = |text: &str| text.parse().expect("a code");
    let tables = Tables {
        departments: vec![Department {
            code: "10".parse().expect("a code"),
            name: "Carré".into(),
            article: 2,
            region: 0,
            chef_lieu: Target::City(0),
            in_france: true,
        }],
        regions: vec![Region { code: "44".parse().expect("a code"), name: "Plan".into(), article: 2 }],
        epcis: vec![],
        places,
        cities: vec![City {
            code: code("10100"),
            name: "Ville".into(),
            places: vec![2, 3],
            centre: coord([3_000, 4_500]),
        }],
        formers: vec![Former { code: code("10009"), name: Some("Ancien".into()), place: 1 }],
    };
    Territory::new(tables, Contours::from_rings(&rings), Vec::new())
}

fn people(homes: &[Home], place: u32) -> Vec<(Coord, u32)> {
    homes.iter().filter(|home| home.place == place).map(|home| (home.coord, home.people_milli)).collect()
}

#[test]
fn people_live_around_their_town_hall_and_nobody_elsewhere() {
    let country = country();
    let homes = country.spread_homes();
    for (place, total) in [(0, 900_000), (1, 7_000), (2, 5_000_000), (3, 3_000_000)] {
        let own = people(&homes, place);
        assert_eq!(own.iter().map(|(_, people)| people).sum::<u32>(), total);
        // A lattice of 1 km in a square of 3.3 km: the centre and eight around.
        assert_eq!(own.len(), 9);
        let most = own.iter().max_by_key(|(_, people)| *people).map(|(coord, _)| *coord);
        assert_eq!(most, Some(country.place(place).centre));
        assert!(own.iter().all(|(coord, _)| country.contains(place, *coord, 0.0)));
    }
    assert!(people(&homes, 4).is_empty());
}

#[test]
fn a_larger_town_is_denser_at_its_border() {
    let country = country();
    let homes = country.spread_homes();
    let share_of_centre = |place| {
        let own = people(&homes, place);
        let total: u32 = own.iter().map(|(_, people)| people).sum();
        f64::from(own[0].1) / f64::from(total)
    };
    assert!(share_of_centre(0) > share_of_centre(2));
}

#[test]
fn cells_go_where_they_belong() {
    let country = country();
    let cell =
        |at: Vertex, commune: &str, people| Cell { coord: coord(at), commune: commune.parse().ok(), people };
    let cells = [
        cell([500, 500], "10001", 2),
        cell([2_500, 500], "10001", 1),
        // Abroad, next to Haut, which has no other cell under its code of today.
        cell([6_200, 1_000], "", 4),
        cell([3_500, 500], "10009", 1),
        // The city: one cell in each arrondissement, one in the water nearer to the second.
        cell([1_000, 4_000], "10100", 10),
        cell([5_000, 4_000], "10100", 10),
        cell([6_500, 5_000], "10100", 30),
        cell([500, 700], "10001", 0),
        cell([4_000_000, 500], "99999", 3),
    ];
    let account = country.grid_account(&cells);
    assert_eq!(people(&account.homes, 0), [(coord([500, 500]), 600_000), (coord([2_500, 500]), 300_000)]);
    assert_eq!(people(&account.homes, 1), [(coord([3_500, 500]), 1_400), (coord([6_200, 1_000]), 5_600)]);
    assert_eq!(people(&account.homes, 2), [(coord([1_000, 4_000]), 5_000_000)]);
    assert_eq!(
        people(&account.homes, 3),
        [(coord([5_000, 4_000]), 750_000), (coord([6_500, 5_000]), 2_250_000)]
    );
    assert_eq!(
        [account.cells_as_named, account.cells_of_merged, account.cells_of_cities, account.cells_to_nearest],
        [3, 1, 3, 1]
    );
    assert_eq!((account.cells_left_out, account.places_without_cell), (2, 0));
}

#[test]
fn codes_mean_what_they_mean_today() {
    let country = country();
    let resolve = |code: &str| country.resolve(code.parse().unwrap());
    assert_eq!(resolve("10002"), Resolution::Place(1));
    assert_eq!(resolve("10009"), Resolution::Merged(1));
    assert_eq!(resolve("10100"), Resolution::City(0));
    assert_eq!(resolve("99999"), Resolution::Unknown);
    assert_eq!(country.locate(coord([3_001, 10])), Some(1));
    assert_eq!(country.locate_near(coord([6_100, 10]), 200.0), Some(1));
    assert_eq!(country.locate_near(coord([6_500, 10]), 200.0), None);
    assert_eq!(country.contour(1).map(|rings| rings.len()), Some(1));
    assert_eq!(country.department_of("10".parse().unwrap()), Some(0));
    assert_eq!(country.search("ancien", 5).unwrap()[0].target, Target::Place(1));
}
