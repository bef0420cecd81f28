//! A database written by an earlier version: it opens, is brought up to date, and answers as one that is written today.
//!
//! The fixtures were written by the commit of their name from the made-up lists beside them (`docs/decisions/store.md`
//! says how one is added).

use crate::run::House;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The commits whose databases are kept.
const WRITTEN_BY: [&str; 1] = ["898b4aa"];

#[test]
fn a_database_of_sqlite_from_before_answers_the_same() {
    for commit in WRITTEN_BY {
        let house = House::new();
        std::fs::create_dir(house.data()).expect("a new folder");
        let packed =
            std::fs::File::open(fixture(&format!("written-by-{commit}.sqlite.gz"))).expect("the fixture");
        let mut database = Vec::new();
        flate2::read::GzDecoder::new(packed).read_to_end(&mut database).expect("it is whole");
        std::fs::write(house.data().join("maillage.sqlite"), database).expect("there is room");
        compare(&house, &written_today(House::new()));
    }
}

#[test]
fn a_database_of_postgres_from_before_answers_the_same() {
    for commit in WRITTEN_BY {
        let house = House::on_postgres();
        let dump =
            std::fs::read_to_string(fixture(&format!("written-by-{commit}.sql"))).expect("the fixture");
        testkit::postgres::cluster().run_sql(house.database().expect("it is on PostgreSQL"), &dump);
        compare(&house, &written_today(House::on_postgres()));
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../store/tests/fixtures").join(name)
}

/// The same imports, by this program.
fn written_today(house: House) -> House {
    for list in ["liste-20240301.csv", "liste-20240801.csv"] {
        house.import(&fixture(list), &[]).good();
    }
    import_closures(&house);
    house
}

fn import_closures(house: &House) {
    let file = fixture("fermetures.csv");
    house.run(&["import", "closures", &file.to_string_lossy()]).good();
}

/// Every answer is that of the database written today, before and after both take a newer list.
fn compare(before: &House, today: &House) {
    same(before, today);
    let rows = std::fs::read_to_string(fixture("liste-20240801.csv")).expect("the fixture");
    for house in [before, today] {
        let report =
            house.import(&house.file("liste-20240901.csv", rows.replace("09:00", "08:30")), &[]).good();
        assert_eq!(report["imported"], 12, "{report}");
    }
    same(before, today);
    let doctor = before.run(&["doctor", "--port", "0"]).good();
    let state = |what: &str| {
        let findings = doctor["findings"].as_array().expect("findings");
        findings.iter().find(|finding| finding["what"] == what).map(|finding| finding["state"].clone())
    };
    assert_eq!(state("integrity"), Some("well".into()), "{doctor}");
    assert_eq!(state("tables"), Some("well".into()), "{doctor}");
}

fn same(before: &House, today: &House) {
    for words in [
        ["export", "--format", "csv"].as_slice(),
        &["export", "--format", "csv", "--date", "2024-05-01"],
        &["export", "--what", "hours", "--format", "json"],
        &["find", "Florac Trois Rivières"],
        &["find", "Meyrueis"],
        &["promises"],
        &["promises", "--date", "2024-05-01"],
        &["coverage", "--level", "department"],
    ] {
        let (ours, theirs) = (before.run(words), today.run(words));
        assert_eq!((ours.code, theirs.code), (0, 0), "{words:?}: {} {}", ours.err, theirs.err);
        assert!(ours.out.len() > 100, "{words:?} says nothing: {}", ours.out);
        assert_eq!(ours.out, theirs.out, "{words:?}");
    }
}
