//! Remedies: what the command promises is what a trial of the same change finds.

use crate::list::{FLORAC, LANGOGNE, MARVEJOLS, MENDE, Row, csv};
use crate::run::House;
use serde_json::Value;

/// The number of a JSON field.
fn number(value: &Value, key: &str) -> u64 {
    value[key].as_u64().unwrap_or(u64::MAX)
}

/// People within 20 minutes that a trial adds.
fn added(trial: &Value) -> i64 {
    let sum = |side: &str| -> i64 {
        let places = trial[side].as_array().into_iter().flatten();
        places.map(|place| number(place, "within_after") as i64 - number(place, "within_before") as i64).sum()
    };
    sum("winners") + sum("losers")
}

/// The words of a printed command, without `maillage`.
fn words(command: &Value) -> Vec<String> {
    let text = command.as_str().unwrap_or_default();
    let (before, quoted) = text.split_once('"').unwrap_or((text, ""));
    let mut words: Vec<String> = before.split_whitespace().skip(1).map(str::to_owned).collect();
    words.extend(quoted.strip_suffix('"').map(str::to_owned));
    words
}

#[test]
fn remedies_are_what_their_trials_find() {
    let rows = [FLORAC, MENDE, LANGOGNE, MARVEJOLS].map(|commune| Row::new(commune.0, commune)).to_vec();
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&rows)), &[]).good();
    let found = house.run(&["remedy", "--code", "48"]).good();
    let lozere = &found["rows"][0];
    assert_eq!(
        (&found["estimate"], &lozere["level"], &lozere["name"]),
        (&true.into(), &"department".into(), &"Lozère".into())
    );
    let best = &lozere["new_points"][0];
    assert!(number(best, "people_low") <= number(best, "people"));
    assert!(number(best, "people") <= number(best, "people_high"));
    let run = |command: &Value| {
        let words = words(command);
        house.run(&words.iter().map(String::as_str).collect::<Vec<_>>()).good()
    };
    let trial = run(&best["trial"]);
    let communes = trial["winners"].as_array().map_or(0, Vec::len) as i64;
    // Each commune of the trial is rounded on its own.
    assert!((added(&trial) - number(best, "people_in_france") as i64).abs() <= communes, "{best}");
    let in_turn = lozere["in_turn"].as_array().expect("a list");
    assert_eq!((in_turn.len(), &in_turn[0]), (5, best));
    let longer = &lozere["longer_hours"][0];
    let trial = run(&longer["trial"]);
    assert!(number(&trial["hours"], "after") > number(&trial["hours"], "before"), "{longer}");
    let text = house.text(&["remedy", "--code", "48"]);
    assert!(text.contains(best["name"].as_str().unwrap_or("?")), "{text}");
}

#[test]
fn a_commune_is_named_by_its_code() {
    let house = House::new();
    house.run(&["remedy", "--level", "commune"]).says(2, &["--code CODE"]);
    house.run(&["remedy", "--level", "epci", "--code", "1"]).says(2, &["no epci `1`"]);
}
