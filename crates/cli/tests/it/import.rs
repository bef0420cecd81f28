//! Lists come in, every row accounted for, and history is kept.

use crate::list::{self, FLORAC, LANGOGNE, MENDE, MEYRUEIS, Row, csv, twelve};
use crate::run::House;
use serde_json::json;

#[test]
fn every_row_is_accounted_for_with_its_reason() {
    let house = House::new();
    let mut rows = twelve();
    rows.push(Row::new("201", MENDE).with("h_lundi", "09:00 - 12:00 / 11:00 - 17:00"));
    rows.push(Row::new("202", MENDE).with("h_lundi", "00:00 - 00:00"));
    rows.push(Row::new("203", MENDE).with("latitude", "3.5005").with("longitude", "44.518"));
    rows.push(Row::new("204", MENDE).with("latitude", "0").with("longitude", "0"));
    rows.push(Row::new("205", MENDE).with("insee_com", "99999"));
    rows.push(Row::new("206", MENDE).with("insee_dep", "30"));
    rows.push(Row::new("", MENDE));
    rows.push(Row::new("100", MENDE));
    rows.push(
        Row::new("207", MENDE)
            .with("insee_com", "99999")
            .with("code_postal", "99999")
            .with("lib_com", "Nulle-Part")
            .with("latitude", "")
            .with("longitude", ""),
    );
    let report = house.import(&house.file("liste-20240801.csv", csv(&rows)), &[]).good();
    assert_eq!(report["rows"], 21);
    assert_eq!(report["imported"], 18);
    assert_eq!(report["corrected"], 6, "{report:#}");
    assert_eq!(report["dated"], "2024-08-01");
    let refused: Vec<_> =
        report["refused"].as_array().unwrap().iter().map(|row| row["line"].clone()).collect();
    assert_eq!(refused, [json!(20), json!(21), json!(22)]);
    assert!(report["refused"][0]["column"] == "id_fs" && report["refused"][1]["column"] == "id_fs");
}

#[test]
fn a_newer_list_reports_openings_closures_moves_and_hours() {
    let house = House::new();
    let mut before = twelve();
    before.push(Row::new("300", FLORAC));
    house.import(&house.file("liste-20240301.csv", csv(&before)), &[]).good();

    let mut after = twelve();
    after[0] = after[0].clone().with("h_samedi", "09:00 - 12:00");
    after[1] = after[1].clone().with("latitude", "44.3400");
    after.push(Row::new("301", MEYRUEIS));
    let report = house.import(&house.file("liste-20240801.csv", csv(&after)), &[]).good();
    let ids = |field: &str| -> Vec<String> {
        report["changes"][field]
            .as_array()
            .unwrap_or_else(|| panic!("{field} in {report:#}"))
            .iter()
            .map(|change| change["id_fs"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(ids("openings"), ["301"]);
    assert_eq!(ids("closures"), ["300"]);
    assert_eq!(ids("moves"), ["101"]);
    assert_eq!(ids("hours"), ["100"]);

    let count =
        |date: &str| house.run(&["promises", "p1", "--date", date]).good()["assessment"]["figure"].clone();
    assert_eq!(count("2024-09-04")["count"], 13);
    let old = house.run(&["export", "--format", "csv", "--date", "2024-05-01"]);
    assert!(old.out.contains("\"300\"") || old.out.contains("\n300,"), "{}", old.out);
    assert!(!old.out.contains("Meyrueis"));
}

#[test]
fn an_older_list_goes_into_history_without_changing_today() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
    let mut older = twelve();
    older.truncate(5);
    let report = house.import(&house.file("liste-20230701.csv", csv(&older)), &[]).good();
    assert_eq!(report["changes_today"], false, "{report:#}");
    let count = |date: &str| {
        house.run(&["promises", "p1", "--date", date]).good()["assessment"]["figure"]["count"].clone()
    };
    assert_eq!(count("2024-09-04"), 12);
    assert_eq!(count("2023-12-31"), 5);
}

#[test]
fn many_closures_wait_for_a_confirmation() {
    let house = House::new();
    house.import(&house.file("liste-20240301.csv", csv(&twelve())), &[]).good();
    let fewer = house.file("liste-20240801.csv", csv(&twelve()[..10]));
    let asked = house.import(&fewer, &[]);
    assert_eq!(asked.code, 4);
    assert!(asked.err.contains("--accept-closures"), "{}", asked.err);
    let count = || house.run(&["promises", "p1"]).good()["assessment"]["figure"]["count"].clone();
    assert_eq!(count(), 12);
    house.import(&fewer, &["--accept-closures"]).good();
    assert_eq!(count(), 10);
}

#[test]
fn the_same_list_in_other_clothes_is_the_same_network() {
    let rows = twelve();
    let plain = csv(&rows);
    let semicolons = plain.replace("\",\"", "\";\"");
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&semicolons);
    let with_mark = format!("\u{feff}{plain}");
    let exports: Vec<String> = [plain.as_bytes(), semicolons.as_bytes(), &windows, with_mark.as_bytes()]
        .into_iter()
        .map(|bytes| {
            let house = House::new();
            house.import(&house.file("liste-20240801.csv", bytes), &[]).good();
            house.run(&["export", "--format", "csv"]).out
        })
        .collect();
    assert!(exports[0].contains("Florac Trois Rivières"));
    for export in &exports[1..] {
        assert_eq!(*export, exports[0]);
    }
}

#[test]
fn what_export_writes_import_reads() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
    let export = house.run(&["export", "--format", "csv"]).out;
    let other = House::new();
    let report = other.import(&other.file("liste-20240801.csv", &export), &[]).good();
    assert_eq!((&report["imported"], &report["corrected"]), (&json!(12), &json!(0)));
    assert_eq!(other.run(&["export", "--format", "csv"]).out, export);
}

#[test]
fn closures_of_a_prefecture_close_the_days_that_they_name() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&[Row::new("1", LANGOGNE)])), &[]).good();
    let closures = house.file("fermetures.csv", "id_fs,from,to,reason\n1,2024-09-02,2024-09-06,travaux\n");
    let report = house.run(&["import", "closures", closures.to_str().unwrap()]).good();
    assert_eq!(report["imported"], 1);
    let found = house.run(&["find", "Langogne"]).good();
    assert_eq!(found["points"][0]["open"], "closed", "{found:#}");
    let before = house.run(&["find", "Langogne", "--now", "2024-08-28T10:00:00+02:00"]).good();
    assert_eq!(before["points"][0]["open"], "open", "{before:#}");
    let unknown = house.file("autres.csv", "id_fs,from,to,reason\n999,2024-09-02,2024-09-06,travaux\n");
    let report = house.run(&["import", "closures", unknown.to_str().unwrap()]).good();
    assert_eq!(report["refused"][0]["line"], 2);
}

#[test]
fn the_official_list_is_whole() {
    let Some(data) = crate::run::shared("the_official_list_is_whole") else { return };
    let house = House::new();
    let report = house.import(&data.join("france-services/anct-liste-fs-20240801.csv"), &[]).good();
    assert_eq!((&report["rows"], &report["imported"]), (&json!(2845), &json!(2845)));
    let p1 = house.run(&["promises", "p1"]).good();
    assert_eq!(p1["assessment"]["figure"]["count"], 2845);
    let _ = list::COLUMNS;
}
