//! The official list of August 2024, where the shared data is there: every day cell understood or accounted for.

use hours::parse::cell;
use hours::parse::cell::CellCorrection;
use std::collections::BTreeMap;
use std::path::PathBuf;

fn official_list() -> Option<PathBuf> {
    let shared = std::env::var_os("MAILLAGE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    Some(shared.join("data/france-services/anct-liste-fs-20240801.csv")).filter(|path| path.is_file())
}

#[test]
fn every_day_cell_of_the_official_list_is_understood() {
    let Some(path) = official_list() else {
        eprintln!("SKIPPED(shared): every_day_cell_of_the_official_list_is_understood");
        return;
    };
    let mut reader = csv::Reader::from_path(path).unwrap();
    let (mut cells, mut unknown, mut zero_ranges) = (0, 0, 0);
    let mut corrections: BTreeMap<CellCorrection, usize> = BTreeMap::new();
    for row in reader.records() {
        for text in row.unwrap().iter().skip(12).take(6).filter(|text| !text.is_empty()) {
            cells += 1;
            zero_ranges += text.matches("00:00 - 00:00").count();
            let read = cell(text);
            unknown += usize::from(read.unknown);
            for correction in read.corrections {
                *corrections.entry(correction).or_default() += 1;
            }
        }
    }
    assert_eq!((cells, unknown, zero_ranges), (13_949, 0, 75));
    let expected =
        [(CellCorrection::Overlap, 79), (CellCorrection::Touch, 15), (CellCorrection::ZeroRange, 67)];
    assert_eq!(corrections.into_iter().collect::<Vec<_>>(), expected);
}
