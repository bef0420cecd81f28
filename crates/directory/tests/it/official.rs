//! The official list of August 2024, where the shared data is there, with a gazetteer that knows every code: counts
//! equal those of a plain reading of the same file.

use base::coord::Coord;
use base::ids::CommuneCode;
use directory::gazetteer::{Gazetteer, PlaceFacts, Resolved};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Every code of the file is a place, wherever it is.
struct CodesOfTheFile {
    codes: Vec<CommuneCode>,
}

impl Gazetteer for CodesOfTheFile {
    fn resolve(&self, code: CommuneCode) -> Resolved {
        let place = self.codes.iter().position(|known| *known == code);
        place.map_or(Resolved::Unknown, |place| Resolved::Place(u32::try_from(place).unwrap()))
    }

    fn place(&self, place: u32) -> PlaceFacts<'_> {
        let code = self.codes[place as usize];
        let digits = if code.as_str().starts_with("97") { 3 } else { 2 };
        let department = code.as_str()[..digits].parse().unwrap();
        PlaceFacts { code, name: "", department, centre: Coord { lon_e6: 0, lat_e6: 0 } }
    }

    fn by_postal_code(&self, _: &str) -> Vec<u32> {
        Vec::new()
    }

    fn by_name(&self, _: &str) -> Vec<u32> {
        Vec::new()
    }

    fn metres_outside(&self, _: u32, _: Coord) -> f64 {
        0.0
    }

    fn locate(&self, _: Coord) -> Option<u32> {
        None
    }
}

fn official_list() -> Option<PathBuf> {
    let shared = std::env::var_os("MAILLAGE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    Some(shared.join("data/france-services/anct-liste-fs-20240801.csv")).filter(|path| path.is_file())
}

fn count<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut counts = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    counts
}

#[test]
fn the_official_list_is_imported_whole() {
    let Some(path) = official_list() else {
        eprintln!("SKIPPED(shared): the_official_list_is_imported_whole");
        return;
    };
    let bytes = std::fs::read(path).unwrap();
    let plain: Vec<csv::StringRecord> =
        csv::Reader::from_reader(&bytes[..]).records().map(Result::unwrap).collect();
    let gazetteer = CodesOfTheFile { codes: plain.iter().map(|row| row[5].parse().unwrap()).collect() };
    let list = directory::read(&bytes, &gazetteer).unwrap();
    assert_eq!((list.rows(), list.points.len(), plain.len()), (2_845, 2_845, 2_845));
    let of_file = |column: usize| count(plain.iter().map(move |row| row[column].to_owned()));
    assert_eq!(count(list.points.iter().map(|point| point.kind.listed().to_owned())), of_file(20));
    assert_eq!(count(list.points.iter().map(|point| point.format.listed().to_owned())), of_file(21));
    assert_eq!(count(list.points.iter().map(|point| point.appointment.listed().to_owned())), of_file(18));
    // One row says 27 and is in Rouen (76).
    let mut departments = of_file(1);
    *departments.get_mut("27").unwrap() -= 1;
    *departments.get_mut("76").unwrap() += 1;
    assert_eq!(count(list.points.iter().map(|point| point.department.to_string())), departments);
    let reasons = count(list.corrections.iter().map(|correction| format!("{:?}", correction.reason)));
    let expected = [("DepartmentDisagrees", 1), ("EscapesDecoded", 7), ("ReplacementUndone", 10)];
    assert_eq!(reasons.into_iter().collect::<Vec<_>>(), expected.map(|(reason, n)| (reason.to_owned(), n)));
}
