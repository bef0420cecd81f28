//! The board of a tiny country, whole, to be read by people.

use crate::country::{Country, MINUTE, NO_WAY, trip, wide};
use promises::board::{Assessment, Board, Territory};
use serde_json::{Value, json};

fn value(assessment: &Assessment) -> Value {
    let short: Vec<Value> = assessment
        .short
        .iter()
        .map(|short| json!({"department": short.department, "points": short.count, "missing": short.missing}))
        .collect();
    json!({
        "promise": assessment.promise,
        "figure": assessment.figure,
        "people": assessment.people,
        "verdict": assessment.verdict,
        "beyond": assessment.beyond,
        "to_check": assessment.to_check,
        "short": short,
    })
}

fn promises(board: &Board, territory: Territory) -> Vec<Value> {
    board.assess_all(territory).iter().map(value).collect()
}

/// A town with a point, a valley with a bus, an island; the second department has 20 points.
fn tiny() -> Country {
    let mut country = Country::of(&[true, true]);
    country.band = wide;
    country.points.clear();
    country.points(0, 18, 3);
    country.points(1, 20, 0);
    let (town, valley, island) = (country.place(0), country.place(1), country.place(1));
    country.home_at(town, 900, trip(0, 4 * MINUTE));
    country.home(valley, 60, trip(25, 8 * MINUTE), trip(0, 32 * MINUTE));
    country.home_at(valley, 20, trip(0, 36 * MINUTE));
    country.home_at(island, 20, NO_WAY);
    country
}

#[test]
fn the_board_of_a_tiny_country() {
    let board = tiny().board();
    let whole = json!({
        "nation": promises(&board, Territory::Nation),
        "second department": promises(&board, Territory::Department(1)),
        "valley": promises(&board, Territory::Place(1)),
    });
    insta::assert_snapshot!(serde_json::to_string_pretty(&whole).unwrap());
}
