//! `.../minutes.csv`: how many people live within each minute of a point.

use crate::csv;
use crate::level::Named;
use crate::live::Served;
use axum::response::Response;

/// The table of a territory.
pub(crate) fn table(served: &Served, named: &Named) -> Response {
    let curve = served.nation.curve(named.level);
    let lines =
        curve.iter().enumerate().map(|(minute, share)| vec![minute.to_string(), format!("{share:.4}")]);
    csv::answer(served, &format!("minutes-{}-{}", named.word, named.code), &["minutes", "part_pct"], lines)
}
