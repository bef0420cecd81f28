//! `/trouver/ici`: the points near somebody's device. Its position comes in the body of a form, is rounded to 100 m
//! before it is sent and again here, and stands in no address, no log and no database.

use super::choices::Choices;
use super::{found, whole};
use crate::answer;
use crate::live::Live;
use crate::query::parameter;
use crate::show::served;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use base::coord::Coord;
use pages::finder::Outcome;
use std::sync::Arc;

/// The longest number of a position.
const NUMBER_BYTES: usize = 24;
/// 100 m in degrees of latitude.
const STEP: f64 = 100.0 / 111_195.0;

/// Somebody came back to the address: it holds no position.
pub(crate) async fn again() -> Response {
    Redirect::to("/trouver").into_response()
}

/// The points near a position.
pub(crate) async fn show(State(live): State<Arc<Live>>, body: Bytes) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let asked = std::str::from_utf8(&body).ok().and_then(|form| Some((read(form)?, Choices::of(form)?)));
    let Some((from, choices)) = asked else { return answer::error(StatusCode::BAD_REQUEST) };
    let mut page = whole(&served, "", "", choices, Outcome::Nothing);
    page.search.position = Some((format!("{:.4}", from.lat()), format!("{:.4}", from.lon())));
    let now = live.house.now().timestamp();
    let page = found::whole(&served, &found::Place::here(from), choices, now, page);
    let mut response = answer::page(&page);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The position of a form, rounded.
fn read(form: &str) -> Option<Coord> {
    let number = |name| -> Option<f64> { parameter(form, name, NUMBER_BYTES).ok()??.parse().ok() };
    let (lat, lon) = (number("lat")?, number("lon")?);
    let exact = Coord::from_degrees(lon, lat)?;
    let across = STEP / exact.lat().to_radians().cos().max(0.1);
    Coord::from_degrees((lon / across).round() * across, (lat / STEP).round() * STEP)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_position_is_rounded_to_a_hundred_metres() {
        let here = read("lat=44.51801234&lon=3.50054321").expect("a position");
        let metres = |degrees: f64| (degrees * 111_195.0 / 100.0).fract().abs();
        assert!(metres(here.lat()).min(1.0 - metres(here.lat())) < 0.01, "{here:?}");
        assert!(
            (here.lat() - 44.518_012_34).abs() < 0.000_46 && (here.lon() - 3.500_543_21).abs() < 0.000_66
        );
        for wrong in [
            "",
            "lat=1",
            "lat=x&lon=1",
            "lat=91&lon=0",
            "lat=nan&lon=1",
            "lat=1&lat=2&lon=1",
            "lat=1e99&lon=1",
        ] {
            assert!(read(wrong).is_none(), "{wrong}");
        }
    }
}
