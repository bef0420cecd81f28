//! `/carte/chiffres/{what}`: what the interactive map says over its lines. `pays` has departments and where points are;
//! `48,12` has the times of communes and the points of these departments, with their state now.

use super::ground::{departments, differences, places, set};
use super::is_known;
use super::side::said;
use crate::answer;
use crate::cards;
use crate::live::{Live, Served};
use app::engines::promises::board::Territory as Level;
use app::nation::Nation;
use app::network::Point;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::limits;
use pages::lines;
use pages::maps::time_class;
use serde_json::{Value, json};
use std::sync::Arc;
use words::{Language, figures};

/// Answers with the figures of now.
pub(crate) async fn file(
    State(live): State<Arc<Live>>,
    Path(what): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(served) = live.served() else { return answer::error(StatusCode::SERVICE_UNAVAILABLE) };
    let nation = &served.nation;
    let parts: Vec<Value> = if what == "pays" {
        departments().map(|index| country(nation, index)).collect()
    } else {
        let Some(set) = set(&what) else { return answer::error(StatusCode::NOT_FOUND) };
        let now = live.house.now().timestamp();
        set.into_iter().map(|index| department(&served, index, now)).collect()
    };
    let text = json!({"departments": parts}).to_string();
    let tag = format!("\"{:08x}{:x}\"", crc32fast::hash(text.as_bytes()), text.len());
    let kept = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CACHE_CONTROL, format!("public, max-age={}", limits::FIGURES_KEPT_S)),
        (header::ETAG, tag.clone()),
    ];
    if is_known(&headers, &tag) {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    (kept, text).into_response()
}

/// "3" of `t3`, "u" of unknown.
fn kind(minutes: Option<f64>) -> &'static str {
    time_class(minutes).trim_start_matches('t')
}

/// A department as the map of the whole country shows it.
fn country(nation: &Nation, index: u16) -> Value {
    let time = nation.board.row(Level::Department(index)).quantiles_min()[2];
    let here = nation.network.points.iter().filter(|point| point.department == index);
    json!({
        "kind": kind(time),
        "minutes": time.map(figures::minutes),
        "points": differences(here.map(|point| point.listed.coord)),
    })
}

/// A department as the map of its communes shows it.
fn department(served: &Served, index: u16, now: jiff::Timestamp) -> Value {
    let nation = &served.nation;
    let means: Vec<Option<f64>> =
        places(index).into_iter().map(|place| nation.board.row(Level::Place(place)).mean_min()).collect();
    let points = nation.network.points.iter().filter(|point| point.department == index);
    json!({
        "kinds": means.iter().map(|mean| kind(*mean)).collect::<String>(),
        "tenths": lines::numbers(means.iter().map(|mean| mean.map_or(-1, tenths))),
        "points": points.map(|point| of_point(nation, point, now)).collect::<Vec<_>>(),
    })
}

/// Tenths of a minute, rounded as pages print them.
fn tenths(minutes: f64) -> i64 {
    figures::mean(minutes).chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap_or(-1)
}

/// A point with its state now.
fn of_point(nation: &Nation, point: &Point, now: jiff::Timestamp) -> Value {
    let card = cards::point(nation, point, &point.hours, now);
    let (state, says) = said(point, &card, now);
    json!({
        "id": point.listed.id_fs,
        "name": card.name,
        "lon": point.listed.coord.lon_e6.div_euclid(10),
        "lat": point.listed.coord.lat_e6.div_euclid(10),
        "url": format!("{}{}", Language::current().root(), card.url),
        "state": state,
        "says": says.to_string(),
        "today": card.today.filter(|_| point.at_address).map(|today| today.to_string()),
        "phone": card.phone,
        "dial": card.phone_url,
    })
}

#[cfg(test)]
mod tests {
    use super::tenths;

    #[test]
    fn tenths_are_those_that_pages_print() {
        for (minutes, wanted) in [(7.84, 78), (0.0, 0), (20.04, 200), (131.25, 1312)] {
            let printed = words::figures::mean(minutes);
            assert_eq!(format!("{},{}", wanted / 10, wanted % 10), printed, "{minutes}");
            assert_eq!(tenths(minutes), wanted);
        }
    }
}
