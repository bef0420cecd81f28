//! Tables of a territory as files: the same at the address of a region, a department or an EPCI, and of the nation.

use super::served;
use crate::answer;
use crate::level::{self, Named};
use crate::live::{Live, Served};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use std::sync::Arc;

/// Writes a table of a territory.
pub(crate) type Write = fn(&Served, &Named) -> Response;

/// `/{region|departement|epci}/{code}/...csv`.
pub(crate) async fn of_territory(
    State(live): State<Arc<Live>>,
    Path((kind, code)): Path<(String, String)>,
    write: Write,
) -> Response {
    match level::of(&kind, &code) {
        Some(named) => table(&live, &named, write),
        None => answer::error(StatusCode::NOT_FOUND),
    }
}

/// `/engagements/...csv`.
pub(crate) async fn of_nation(State(live): State<Arc<Live>>, write: Write) -> Response {
    table(&live, &level::nation(), write)
}

fn table(live: &Live, named: &Named, write: Write) -> Response {
    match served(live) {
        Ok(served) => write(&served, named),
        Err(waiting) => *waiting,
    }
}
