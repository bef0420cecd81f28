//! Figures: near INSEE's, and the same bytes on any number of threads, any processor and both databases.

use crate::list::{csv, twelve};
use crate::run::{House, shared};
use serde_json::Value;

/// Shares within 10, 15, 20 and 30 minutes of INSEE's national row, and how far ours may be.
const INSEE: [(&str, f64, f64); 4] =
    [("10", 71.16, 1.0), ("15", 90.84, 0.6), ("20", 97.99, 0.3), ("30", 99.92, 0.3)];

fn share(coverage: &Value, minutes: &str) -> f64 {
    coverage["rows"][0]["share"][minutes].as_f64().unwrap_or(f64::NAN)
}

#[test]
fn the_nation_is_near_insee() {
    let Some(data) = shared("the_nation_is_near_insee") else { return };
    let house = House::new();
    house.import(&data.join("france-services/anct-liste-fs-20240801.csv"), &[]).good();
    let spread = house.run(&["coverage"]).good();
    let grid = data.join("population/grille-1km-2021-france.csv.gz");
    let report = house.run(&["import", "population", grid.to_str().unwrap_or_default()]).good();
    assert_eq!(report["cells"], 376_608);
    let gridded = house.run(&["coverage"]).good();
    assert_eq!(gridded["rows"][0]["code"], "FR");
    assert_eq!(gridded["rows"][0]["population"], spread["rows"][0]["population"]);
    for (minutes, theirs, within) in INSEE {
        let ours = share(&gridded, minutes);
        assert!((ours - theirs).abs() <= within, "{minutes} min: {ours} for {theirs}");
    }
    for (minutes, theirs, within) in &INSEE[2..] {
        let ours = share(&spread, minutes);
        assert!((ours - theirs).abs() <= *within, "{minutes} min without the grid: {ours} for {theirs}");
    }
    let flattering = house.run(&["coverage", "--from", "chef-lieu"]).good();
    assert!(share(&flattering, "10") > share(&gridded, "10") + 3.0);
}

#[test]
fn the_same_bytes_everywhere() {
    let house = House::new();
    let list = house.file("liste-20240801.csv", csv(&twelve()));
    house.import(&list, &[]).good();
    let words = ["promises", "p4", "--level", "department", "--left-out"];
    let hours = ["coverage", "--hours", "--week", "2024-W36"];
    let with = |name: &str, value: &str, words: &[&str]| {
        let output = house.command(words).env(name, value).output().expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    let without_fma = "glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA";
    for words in [words.as_slice(), hours.as_slice()] {
        let one = with("RAYON_NUM_THREADS", "1", words);
        assert!(one.len() > 2_000);
        assert_eq!(with("RAYON_NUM_THREADS", "2", words), one, "two threads");
        assert_eq!(with("GLIBC_TUNABLES", without_fma, words), one, "without FMA");
    }
    let url = testkit::postgres::cluster().new_database();
    let on_postgres = |words: &[&str]| {
        let mut all = words.to_vec();
        all.extend(["--database", &url]);
        house.run(&all)
    };
    on_postgres(&["import", "points", list.to_str().unwrap_or_default()]).good();
    assert_eq!(on_postgres(&words).out, house.run(&words).out, "on PostgreSQL");
    let export = ["export", "--format", "csv"];
    assert_eq!(on_postgres(&export).out, house.run(&export).out);
}
