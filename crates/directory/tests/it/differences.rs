//! A list before and after: exactly what was changed by hand, and nothing else.

use crate::lists::{list, read};
use directory::compare::{Differences, PointName, compare};
use directory::point::Kind;

fn ids(points: &[PointName]) -> Vec<&str> {
    points.iter().map(|point| point.id_fs.as_str()).collect()
}

#[test]
fn openings_closures_moves_and_hours_are_those_made_by_hand() {
    let before = read(&list(&[
        &[("id_fs", "1")],
        &[("id_fs", "2")],
        &[("id_fs", "3"), ("latitude", ""), ("longitude", "")],
        &[("id_fs", "4")],
        &[("id_fs", "5")],
        &[("id_fs", "6")],
        &[("id_fs", "10")],
        &[("id_fs", "11")],
    ]));
    let after = read(&list(&[
        &[("id_fs", "12")],
        &[("id_fs", "11"), ("latitude", "44.5185")],
        &[("id_fs", "10"), ("latitude", "44.530")],
        &[
            ("id_fs", "6"),
            ("lib_fs", "Maison de Mende"),
            ("type_fs", "Antenne"),
            ("format_fs", "Bus_équivalent"),
        ],
        &[
            ("id_fs", "5"),
            ("h_lundi", "9h-12h"),
            ("h_mardi", "09:00-12:00;14:00-17:00"),
            ("h_mercredi", "Fermé"),
        ],
        &[
            ("id_fs", "4"),
            ("h_lundi", "09:00 - 12:30"),
            ("h_samedi", "09:00 - 12:00"),
            ("commentaire", "Sur RDV"),
        ],
        &[("id_fs", "3")],
        &[
            ("id_fs", "2"),
            ("insee_com", "48080"),
            ("code_postal", "48300"),
            ("lib_com", "Langogne"),
            ("latitude", "44.7"),
            ("longitude", "3.8"),
        ],
    ]));
    let differences = compare(&before.points, &after.points);
    assert_eq!(ids(&differences.openings), ["12"]);
    assert_eq!(ids(&differences.closures), ["1"]);
    let moves: Vec<_> = differences
        .moves
        .iter()
        .map(|moved| (moved.point.id_fs.as_str(), moved.to_commune.to_string(), moved.metres.round()))
        .collect();
    assert_eq!(moves, [("2", "48080".to_owned(), 31_141.0), ("10", "48095".to_owned(), 1_334.0)]);
    let hours: Vec<_> = differences
        .changed_hours
        .iter()
        .map(|changed| {
            (changed.point.id_fs.as_str(), changed.days.iter().map(|day| day.column).collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(hours, [("4", vec!["h_lundi", "h_samedi"])]);
    assert_eq!(differences.renamed.len(), 1);
    assert_eq!(differences.renamed[0].was, "France services de Mende");
    assert_eq!(
        (differences.kind_changes[0].was, differences.kind_changes[0].now),
        (Kind::Main, Kind::Antenna)
    );
    assert_eq!(differences.format_changes.len(), 1);
    assert_eq!(ids(&differences.changed_comments), ["4"]);
}

#[test]
fn a_list_does_not_differ_from_itself_in_any_order() {
    let points = read(&list(&[&[("id_fs", "1")], &[("id_fs", "2")], &[("id_fs", "A-3")]])).points;
    let mut reversed = points.clone();
    reversed.reverse();
    assert_eq!(compare(&points, &reversed), Differences::default());
}
