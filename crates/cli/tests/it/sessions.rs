//! Operators' own sessions: every row is accounted for, and the point's page tells the next four weeks.

use crate::list::{csv, twelve};
use crate::run::House;

const HEADER: &str = "id_fs,operator,date,weekday,recurrence,hours,appointment,place\n";

#[test]
fn every_row_is_taken_in_or_refused_with_its_line() {
    for house in [House::new(), House::on_postgres()] {
        house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
        let rows = "100,CAF,,mardi,\"1,3\",9h-12h,oui,salle 2\n101,DGFiP,2024-09-05,,,14h-16h,non,\n\
                    999,CAF,,mardi,,9h-12h,,\n100,CPAM,,parfois,,9h-12h,,\n100,MSA,,jeudi,,le matin,,\n";
        let file = house.file("permanences.csv", format!("{HEADER}{rows}"));
        let import = ["import", "sessions", file.to_str().unwrap_or_default()];
        let report = house.run(&import).good();
        assert_eq!(
            (&report["rows"], &report["imported"], &report["added"]),
            (&5.into(), &2.into(), &2.into())
        );
        let refused: Vec<(u64, &str)> = report["refused"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|row| (row["line"].as_u64().unwrap_or(0), row["column"].as_str().unwrap_or("")))
            .collect();
        assert_eq!(refused, [(4, "id_fs"), (5, "weekday"), (6, "hours")]);
        let again = house.run(&import).good();
        assert_eq!((&again["added"], &again["removed"]), (&0.into(), &0.into()));
        assert!(house.text(&import).contains("line 4, id_fs"));
    }
}

#[test]
fn a_file_that_is_no_table_of_sessions_changes_nothing() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
    let file = house.file("permanences.csv", "id_fs,operator\n100,CAF\n");
    let refused = house.run(&["import", "sessions", file.to_str().unwrap_or_default()]);
    assert_ne!(refused.code, 0);
    assert!(refused.err.contains("no column `hours`"), "{}", refused.err);
}
