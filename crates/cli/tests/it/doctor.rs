//! `maillage doctor`: what is wrong is named, with its remedy, and scripts see it in the exit code.

use crate::list::{csv, twelve};
use crate::run::{Ended, House};
use crate::serving::Serving;
use serde_json::Value;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

fn finding(ended: &Ended, what: &str) -> Value {
    let all = ended.json();
    let found = all["findings"].as_array().expect("findings").iter().find(|finding| finding["what"] == what);
    found.unwrap_or_else(|| panic!("no finding `{what}` in {all}")).clone()
}

#[track_caller]
fn check(ended: &Ended, what: &str, state: &str, says: &str, remedy: &str) {
    let found = finding(ended, what);
    let has = |field: &str, words: &str| found[field].as_str().is_some_and(|text| text.contains(words));
    assert!(found["state"] == state && has("says", says) && has("remedy", remedy), "{found}");
    assert_eq!(found["well"] == true, state == "well", "{found}");
    assert_eq!(found["remedy"] == "", state == "well", "what is not well has a remedy: {found}");
}

#[test]
fn a_new_installation_wants_a_list() {
    let house = House::new();
    let ended = house.run(&["doctor", "--port", "0"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    check(&ended, "folder", "well", "is not there yet", "");
    check(&ended, "disk", "well", "MB free", "");
    check(&ended, "port", "well", "is free", "");
    check(&ended, "database", "well", "SQLite", "");
    check(&ended, "tables", "well", "version ", "");
    check(&ended, "integrity", "well", "whole", "");
    check(&ended, "clock", "well", "2024-09-04 08:00:00 (UTC)", "");
    check(&ended, "list", "look", "demonstration", "maillage import points");
    check(&ended, "population", "look", "spread over communes", "maillage import population FILE");
}

#[test]
fn an_old_list_and_an_open_folder_want_a_look() {
    let house = House::new();
    house.import(&house.file("liste-20240301.csv", csv(&twelve())), &[]).good();
    fs::set_permissions(house.data(), Permissions::from_mode(0o755)).expect("it is ours");
    let ended = house.run(&["doctor", "--port", "0"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    check(&ended, "list", "look", "12 points, of 2024-03-01 (187 days old)", "import a newer list");
    check(&ended, "folder", "look", "open to every user (mode 755)", "chmod 700");
    let text = house.text(&["doctor", "--port", "0"]);
    assert!(
        text.contains("look   list: 12 points") && text.contains("\n       import a newer list"),
        "{text}"
    );
}

#[test]
fn what_is_broken_fails() {
    let house = House::new();
    fs::create_dir(house.data()).expect("a new folder");
    let file = house.data().join("maillage.sqlite");
    fs::write(&file, "id_fs;lib_fs\n".repeat(1000)).expect("there is room");
    let ended = house.run(&["doctor", "--port", "0"]);
    ended.says(1, &["database", "is not a database", "move it away"]);
    check(&ended, "database", "broken", "is not a database", "move it away, and a new one is made");
}

#[test]
fn a_clock_that_went_back_is_broken() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
    let ended = house.run(&["doctor", "--port", "0", "--now", "2024-09-03T10:00:00+02:00"]);
    ended.says(1, &["clock", "set the clock"]);
    check(&ended, "clock", "broken", "the last list was imported on 2024-09-04", "set the clock");
}

#[test]
fn a_database_that_does_not_answer_is_broken() {
    let house = House::new();
    // Nobody listens on port 1.
    let ended = house.run(&["doctor", "--port", "0", "--database", "postgres://u:secret@127.0.0.1:1/none"]);
    ended.says(1, &["PostgreSQL does not answer", "check that it runs"]);
    check(&ended, "database", "broken", "PostgreSQL does not answer at", "check that it runs");
    assert!(!ended.out.contains("secret") && !ended.err.contains("secret"), "a password is told");
}

#[test]
fn a_running_site_is_no_trouble_and_a_stranger_on_its_port_is() {
    let house = House::new();
    let site = Serving::start(&house);
    check(&house.run(&["doctor", "--port", site.port()]), "port", "well", "a site of this folder runs", "");
    let other = House::new().run(&["doctor", "--port", site.port()]);
    assert_eq!(other.code, 0, "{}", other.err);
    check(&other, "port", "look", "another program listens", "choose another port with --port N");
}
