//! `kill -9` of `maillage import points` at any moment: the old network is whole, or the new one is, and whoever
//! was told that the import succeeded finds it. The next import works.

use crate::list::{csv, ordinary};
use crate::run::{Ended, House};
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Points of each list: a write long enough to be hit in every part of it.
const POINTS: usize = 200;

#[test]
fn sqlite_survives_30_kills() {
    survives(&House::new(), 1, 30);
}

#[test]
fn sqlite_survives_30_other_kills() {
    survives(&House::new(), 2, 30);
}

#[test]
fn postgres_survives_20_kills() {
    survives(&House::on_postgres(), 3, 20);
}

#[test]
fn postgres_survives_20_other_kills() {
    survives(&House::on_postgres(), 4, 20);
}

/// Kills an import of the next list again and again, each time at another moment.
fn survives(house: &House, seed: u64, kills: usize) {
    let mut import_time = whole_import(house, 0);
    let (mut list, mut before_the_end) = (0, 0);
    let mut random = 0x9E37_79B9_7F4A_7C15_u64 ^ seed;
    for kill in 1..=kills {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let file = list_number(house, list + 1);
        let mut import = house.command(&["import", "points", &file.to_string_lossy()]);
        import.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut import = import.spawn().expect("the program runs");
        // Up to a little later than an import takes, so that some end just before.
        let part = u32::try_from(random >> 40).expect("24 bits") % 1100;
        std::thread::sleep(import_time * part / 1000);
        import.kill().expect("our own child");
        let left = Ended::of(import.wait_with_output().expect("our own child"));
        before_the_end += usize::from(left.code == -1);

        // The report is printed once the list is kept, so whoever saw some of it may rely on the list.
        let acknowledged = !left.out.is_empty();
        let found = number_in_force(house);
        assert!(
            found == list + 1 || (found == list && !acknowledged),
            "kill {kill} of seed {seed}: list {} acknowledged: {acknowledged}; {found} is in force",
            list + 1
        );
        // The next import works: the next kill finds its list, or the one after it.
        list = found + 1;
        import_time = whole_import(house, list);
    }
    assert_eq!(number_in_force(house), list);
    assert!(before_the_end * 2 >= kills, "only {before_the_end} of {kills} fell before the end");
}

/// A list all of whose points carry its number.
fn list_number(house: &House, number: usize) -> PathBuf {
    let named = |(index, row): (usize, crate::list::Row)| {
        row.with("lib_fs", &format!("France services n° {index}, liste {number}"))
    };
    let rows: Vec<_> = ordinary(POINTS).into_iter().enumerate().map(named).collect();
    house.file("liste-20240801.csv", csv(&rows))
}

/// Imports that list, undisturbed, and says how long it took.
fn whole_import(house: &House, number: usize) -> Duration {
    let file = list_number(house, number);
    let started = Instant::now();
    house.import(&file, &[]).good();
    started.elapsed()
}

/// The number of the list in force, all of whose points are there, and from no other list.
fn number_in_force(house: &House) -> usize {
    let ended = house.run(&["export", "--format", "csv"]);
    ended.says(0, &[]);
    let mut numbers: Vec<&str> = ended
        .out
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(", liste ")?.1.split('"').next())
        .collect();
    assert_eq!(numbers.len(), POINTS, "{}", ended.out);
    numbers.dedup();
    assert_eq!(numbers.len(), 1, "points of several lists: {numbers:?}");
    numbers[0].parse().expect("a number")
}
