use base::people::Home;
use std::collections::BTreeMap;
use territory::Territory;
use territory::grid::{self, Cell};

fn by_place(homes: &[Home]) -> BTreeMap<u32, u64> {
    let mut people = BTreeMap::new();
    for home in homes {
        *people.entry(home.place).or_default() += u64::from(home.people_milli);
    }
    people
}

fn legal(france: &Territory) -> BTreeMap<u32, u64> {
    (0..)
        .zip(france.places())
        .filter(|(_, place)| place.in_france && place.population > 0)
        .map(|(index, place)| (index, u64::from(place.population) * 1000))
        .collect()
}

#[test]
fn everybody_is_spread_inside_their_place() {
    let france = Territory::embedded();
    let homes = france.spread_homes();
    assert_eq!(by_place(&homes), legal(france));
    assert!(homes.is_sorted_by_key(|home| home.place));
    println!("{} homes", homes.len());
    for home in homes.iter().step_by(97) {
        let centre = france.place(home.place).centre;
        assert!(home.coord == centre || france.contains(home.place, home.coord, 2.0), "{home:?}");
    }
}

#[test]
fn a_grid_moves_people_inside_their_place_and_loses_nobody() {
    let france = Territory::embedded();
    let text = "lon,lat,commune,pop\n\
        3.50,44.52,48095,30\n3.51,44.52,48095,10\n\
        2.35,48.857,75056,7\n2.40,48.87,75056,5\n\
        2.36,48.93,93059,4\n\
        7.60,48.60,,9\n";
    let cells = grid::read(text.as_bytes()).unwrap();
    let account = france.grid_account(&cells);
    assert_eq!(by_place(&account.homes), legal(france));
    assert_eq!(
        [account.cells_as_named, account.cells_of_cities, account.cells_of_merged, account.cells_to_nearest],
        [2, 2, 1, 1]
    );
    let mende = france.place_of("48095".parse().unwrap()).unwrap();
    let people: Vec<u32> =
        account.homes.iter().filter(|home| home.place == mende).map(|home| home.people_milli).collect();
    let legal = france.place(mende).population * 1000;
    assert_eq!(people, [legal / 4 * 3, legal / 4]);
    let mut backwards: Vec<Cell> = cells;
    backwards.reverse();
    assert_eq!(france.grid_homes(&backwards), account.homes);
}

#[test]
fn the_national_grid_loses_nobody() {
    let shared = std::env::var("MAILLAGE_SHARED").unwrap_or_else(|_| "../../../shared".into());
    let path = std::path::Path::new(&shared).join("data/population/grille-1km-2021-france.csv.gz");
    let Ok(file) = std::fs::File::open(path) else {
        eprintln!("SKIPPED(shared): the_national_grid_loses_nobody");
        return;
    };
    let cells = grid::read(flate2::read::GzDecoder::new(file)).unwrap();
    assert_eq!(cells.len(), 376_608);
    let france = Territory::embedded();
    let account = france.grid_account(&cells);
    assert_eq!(by_place(&account.homes), legal(france));
    let named = account.cells_as_named + account.cells_of_merged + account.cells_of_cities;
    assert_eq!(named + account.cells_to_nearest + account.cells_left_out, cells.len());
    println!("{:?}", territory::homes::GridHomes { homes: Vec::new(), ..account });
}
