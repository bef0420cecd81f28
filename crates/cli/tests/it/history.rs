//! The history of lists: each state is what `--date` says of it, and the changes are those made by hand.

use crate::list::{MEYRUEIS, Row, csv, twelve};
use crate::run::{House, shared};
use serde_json::{Value, json};

/// The second list: one closes, one opens in Meyrueis, one moves there, one opens longer.
fn changed(mut rows: Vec<Row>) -> Vec<Row> {
    rows.remove(0);
    rows[0] = rows[0].clone().with("h_mercredi", "09:00 - 17:00");
    let (code, postal, name, lat, lon) = MEYRUEIS;
    rows[1] = rows[1]
        .clone()
        .with("insee_com", code)
        .with("code_postal", postal)
        .with("lib_com", name)
        .with("latitude", &lat.to_string())
        .with("longitude", &lon.to_string());
    rows.push(Row::new("900", MEYRUEIS));
    rows
}

fn ids(changes: &Value, kind: &str) -> Vec<String> {
    let points = changes[kind].as_array().into_iter().flatten();
    points.map(|point| point["id_fs"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_history_is_what_each_date_says() {
    let house = House::new();
    let history = ["history", "--code", "48"];
    house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
    let one = house.run(&history).good();
    assert_eq!((one["lists"].as_array().map(Vec::len), &one["between"]), (Some(1), &Value::Null));
    assert!(house.text(&history).contains("fewer than two lists"));

    house.import(&house.file("liste-20240901.csv", csv(&changed(twelve()))), &["--accept-closures"]).good();
    let two = house.run(&history).good();
    for list in two["lists"].as_array().expect("lists") {
        let date = list["dated"].as_str().unwrap_or_default();
        let coverage =
            house.run(&["coverage", "--level", "department", "--code", "48", "--date", date]).good();
        let row = &coverage["rows"][0];
        assert_eq!((&list["share_20"], &list["share_30"]), (&row["share"]["20"], &row["share"]["30"]));
        let p1 = house.run(&["promises", "p1", "--code", "48", "--date", date]).good();
        let figure = &p1["assessment"]["figure"];
        assert_eq!((&list["points"], &list["main"]), (&figure["count"], &figure["main"]), "{p1}");
        let p4 = house.run(&["promises", "p4", "--code", "48", "--date", date]).good();
        assert_eq!(list["beyond"], p4["assessment"]["beyond"]["people"], "{p4}");
    }
    let between = &two["between"];
    assert_eq!((&between["from"], &between["to"]), (&json!("2024-08-01"), &json!("2024-09-01")));
    let changes = &between["changes"];
    assert_eq!(
        (ids(changes, "openings"), ids(changes, "closures")),
        (vec!["900".into()], vec!["100".into()])
    );
    assert_eq!(
        (ids(changes, "moves"), ids(changes, "changed_hours")),
        (vec!["102".into()], vec!["101".into()])
    );
    let gained = between["winners"].as_array().expect("a list").iter();
    let codes: Vec<&str> = gained.filter_map(|commune| commune["code"].as_str()).collect();
    assert!(codes.contains(&MEYRUEIS.0), "{codes:?}");
    // Another department has no part in it; an older state may be asked for.
    let nowhere = house.run(&["history", "--code", "75"]).good();
    assert_eq!(ids(&nowhere["between"]["changes"], "openings"), Vec::<String>::new());
    house.run(&["history", "--from", "2024-09-02"]).says(2, &["is not before"]);
    house.run(&["history", "--to", "2023-01-01"]).says(2, &["no list was in force on 2023-01-01"]);
    house.run(&["history", "--level", "commune", "--code", "48095"]).says(2, &["nation"]);
    let before = house.run(&["history", "--code", "48", "--date", "2024-08-15"]).good();
    assert_eq!(before["lists"], one["lists"]);
}

#[test]
fn a_changed_official_list_tells_what_was_changed() {
    let Some(data) = shared("a_changed_official_list_tells_what_was_changed") else { return };
    let official = data.join("france-services/anct-liste-fs-20240801.csv");
    let text = std::fs::read_to_string(&official).expect("the official list is UTF-8");
    let house = House::new();
    house.import(&official, &[]).good();
    // Without the last row of the file, whichever point it is.
    let last = text.trim_end().rfind('\n').expect("more than one row");
    let cut = house.file("liste-20240901.csv", &text[..=last]);
    house.import(&cut, &[]).good();
    let found = house.run(&["history"]).good();
    let lists = found["lists"].as_array().expect("lists");
    let points = |list: &Value| list["points"].as_u64().unwrap_or(0);
    assert_eq!(points(&lists[0]), points(&lists[1]) + 1);
    let changes = &found["between"]["changes"];
    assert_eq!((ids(changes, "closures").len(), ids(changes, "openings").len()), (1, 0));
    assert_eq!((ids(changes, "moves").len(), ids(changes, "changed_hours").len()), (0, 0));
    assert_eq!(found["between"]["winners"], json!([]));
}
