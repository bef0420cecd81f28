//! `.../minutes.csv`: how many people live within each minute of a point.

use crate::csv;
use crate::level::Named;
use crate::live::Served;
use app::engines::promises::board::Territory as Level;
use axum::response::Response;

/// The table of a territory.
pub(crate) fn table(served: &Served, named: &Named) -> Response {
    csv_of(served, named.level, named.word, &named.code)
}

/// The curve of a territory as a file.
pub(super) fn csv_of(served: &Served, territory: Level, word: &str, code: &str) -> Response {
    let curve = served.nation.curve(territory);
    let lines =
        curve.iter().enumerate().map(|(minute, share)| vec![minute.to_string(), format!("{share:.4}")]);
    csv::answer(served, &format!("minutes-{word}-{code}"), &["minutes", "part_pct"], lines)
}
