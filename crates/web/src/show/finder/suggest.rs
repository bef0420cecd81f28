//! `/trouver/suggestions?lieu=`: places while somebody types, for the script of the search box.

use super::long_name;
use crate::answer;
use crate::query::parameter;
use app::find::{name_of, suggest};
use axum::extract::RawQuery;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::limits;
use pages::finder::SUGGESTED;

/// The places as JSON: what to read, and what to search for.
pub(crate) async fn show(RawQuery(query): RawQuery) -> Response {
    let Ok(Some(typed)) = parameter(query.as_deref().unwrap_or_default(), "lieu", limits::SEARCH_BYTES)
    else {
        return answer::error(StatusCode::BAD_REQUEST);
    };
    let place = |target| serde_json::json!({"text": long_name(target), "value": name_of(target)});
    let places: Vec<_> = suggest(&typed, SUGGESTED).into_iter().map(place).collect();
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        // Names change with the program only.
        (header::CACHE_CONTROL, format!("public, max-age={}", limits::GROUND_KEPT_S)),
    ];
    (headers, serde_json::Value::from(places).to_string()).into_response()
}
