//! `.../minutes.csv`: how many people live within each minute of a point.

use super::served;
use crate::level::{self, Named};
use crate::live::Live;
use crate::{answer, csv};
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
    let curve = served.nation.curve(named.level);
    let lines =
        curve.iter().enumerate().map(|(minute, share)| vec![minute.to_string(), format!("{share:.4}")]);
    csv::answer(&served, &format!("minutes-{}-{}", named.word, named.code), &["minutes", "part_pct"], lines)
}
