//! Trials: the figures are those of a list without the point, and the JSON keeps its fields.

use crate::list::{FLORAC, LANGOGNE, MARVEJOLS, MENDE, Row, csv};
use crate::run::House;
use serde_json::Value;

/// Four points far from each other.
fn four() -> Vec<Row> {
    [FLORAC, MENDE, LANGOGNE, MARVEJOLS].map(|commune| Row::new(commune.0, commune)).to_vec()
}

/// The first of them.
const FIRST: &str = FLORAC.0;

fn nation(house: &House) -> Value {
    house.run(&["coverage"]).good()["rows"][0]["share"].clone()
}

#[test]
fn a_point_that_closes_is_a_list_without_it() {
    let rows = four();
    let (all, without) = (House::new(), House::new());
    all.import(&all.file("liste-20240801.csv", csv(&rows)), &[]).good();
    without.import(&without.file("liste-20240801.csv", csv(&rows[1..])), &[]).good();
    let trial = all.run(&["whatif", "--close", FIRST]).good();
    assert_eq!(trial["before"]["share"], nation(&all));
    assert_eq!(trial["after"]["share"], nation(&without));
    assert_eq!(trial["estimate"], true);
    assert!(trial["losers"].as_array().is_some_and(|losers| !losers.is_empty()));
    assert_eq!(trial["winners"], serde_json::json!([]));
    assert_eq!(trial["hours"], Value::Null);
    let first = &trial["losers"][0];
    let people = |key: &str| first[key].as_u64().unwrap_or(u64::MAX);
    assert!(people("within_after") < people("within_before"), "{first}");
}

#[test]
fn points_move_and_change_their_hours() {
    let rows = four();
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&rows)), &[]).good();
    let moved = house.run(&["whatif", "--move", &format!("{FIRST}=2.35,48.86")]).good();
    let closed = house.run(&["whatif", "--close", FIRST]).good();
    let opened = house.run(&["whatif", "--close", FIRST, "--open", "2.35,48.86"]).good();
    assert_eq!(moved["losers"], closed["losers"]);
    assert_eq!(moved, opened);
    let hours = house.run(&["whatif", "--hours", &format!("{FIRST}=lu-sa 8h-20h")]).good();
    assert_eq!(hours["before"], hours["after"]);
    let people = |key: &str| hours["hours"][key].as_u64().unwrap_or(0);
    assert!(people("after") > people("before"), "{}", hours["hours"]);
    assert!(hours["hours"]["winners"].as_array().is_some_and(|winners| !winners.is_empty()));
    assert_eq!(hours["hours"]["losers"], serde_json::json!([]));
    let text = house.text(&["whatif", "--hours", &format!("{FIRST}=lu-sa 8h-20h")]);
    assert!(text.contains("winners by hours"), "{text}");
}
