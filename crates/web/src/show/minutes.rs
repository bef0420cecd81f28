//! `.../minutes.csv`: how many people live within each minute of a point.

use super::served;
use crate::level::{self, Named};
use crate::live::{Live, Served};
use crate::{answer, csv};
use app::engines::promises::board::Territory as Level;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use std::sync::Arc;

/// `/{region|departement|epci}/{code}/minutes.csv`.
pub(crate) async fn file(
    State(live): State<Arc<Live>>,
    Path((kind, code)): Path<(String, String)>,
) -> Response {
    let Some(named) = level::of(&kind, &code) else { return answer::error(StatusCode::NOT_FOUND) };
    table(&live, &named)
}

/// `/engagements/p4/minutes.csv`.
pub(crate) async fn nation_file(State(live): State<Arc<Live>>) -> Response {
    table(&live, &level::nation())
}

fn table(live: &Live, named: &Named) -> Response {
    let served = match served(live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    csv_of(&served, named.level, named.word, &named.code)
}

/// The curve of a territory as a file.
pub(super) fn csv_of(served: &Served, territory: Level, word: &str, code: &str) -> Response {
    let curve = served.nation.curve(territory);
    let lines =
        curve.iter().enumerate().map(|(minute, share)| vec![minute.to_string(), format!("{share:.4}")]);
    csv::answer(served, &format!("minutes-{word}-{code}"), &["minutes", "part_pct"], lines)
}
