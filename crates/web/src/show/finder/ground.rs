//! The map of a page of the finder: the points and their numbers stand in the page, the ground under them (communes
//! around, borders of departments) is a picture at an address of its own, the same whatever the points are, so that
//! browsers keep it.

use crate::answer;
use crate::live::Live;
use crate::maps::{Frame, Grain, around, borders, position};
use crate::pieces::{Piece, Written};
use app::engines::territory::Territory;
use app::find::{centre, target};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::coord::Coord;
use base::limits;
use pages::maps::{Label, Part, Points, Position, draw, ground};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use words::html::Html;
use words::t;

/// Half the height of a map in degrees of latitude, from a small town to a sea around an island.
const STEPS: [f64; 15] =
    [0.05, 0.065, 0.085, 0.11, 0.14, 0.18, 0.24, 0.31, 0.4, 0.52, 0.7, 1.0, 2.0, 4.0, 12.0];
/// From this step on communes are too small to be seen: departments.
const COUNTRY: usize = 8;
/// Width of the map in pixels.
const WIDTH: f64 = 440.0;
/// What is left free around the farthest point.
const ROOM: f64 = 1.12;

/// Grounds already drawn, compressed.
#[derive(Default)]
pub(crate) struct Grounds(Mutex<HashMap<(String, usize), Arc<Piece>>>);

/// The box of a step: a square on the ground around a place.
fn frame(from: Coord, step: usize) -> Frame {
    let half = STEPS[step];
    let across = half / from.lat().to_radians().cos().max(0.2);
    let (lon, lat) = position(from);
    Frame::around([(lon - across, lat - half), (lon + across, lat + half)].into_iter(), 0.0)
}

/// The step that shows all points around a place.
fn step(from: Coord, points: &[(Coord, String)]) -> usize {
    let holds = |step: &usize| {
        let frame = frame(from, *step);
        // The margin inside the frame is part of the step.
        points.iter().all(|(coord, _)| {
            let (lon, lat) = position(*coord);
            let (home_lon, home_lat) = position(from);
            let at = (home_lon + (lon - home_lon) * ROOM, home_lat + (lat - home_lat) * ROOM);
            frame.holds(at, 0.0)
        })
    };
    (0..STEPS.len()).find(holds).unwrap_or(STEPS.len() - 1)
}

/// What a map of points around a place shows: west, south, east, north in degrees.
pub(super) fn area(from: Coord, points: &[(Coord, String)]) -> [f64; 4] {
    let corners = frame(from, step(from, points)).corners();
    let of = |axis: fn(&Position) -> f64| {
        corners.iter().map(axis).fold((180.0_f64, -180.0_f64), |(low, high), at| (low.min(at), high.max(at)))
    };
    let (lon, lat) = (of(|at| at.0), of(|at| at.1));
    [lon.0, lat.0, lon.1, lat.1]
}

/// The map of points around a place; without a code, the ground stands in the map itself.
pub(super) fn map(from: Coord, points: &[(Coord, String)], here: &str, code: Option<&str>) -> Html {
    let step = step(from, points);
    let mut part = match code {
        Some(code) => Part {
            ground: format!("/trouver/fond/{code}/{step}"),
            shown: frame(from, step).corners(),
            framed: true,
            ..Part::default()
        },
        None => land(from, step),
    };
    let label = |at: Coord, text: &str, gap: f64| Label {
        at: position(at),
        text: text.to_owned(),
        strong: true,
        gap,
    };
    part.points = points.iter().map(|(coord, _)| position(*coord)).collect();
    part.here = Some(position(from));
    part.labels.push(label(from, here, 12.0));
    // Said once where the door is in the place itself.
    let elsewhere = points.iter().filter(|(_, name)| name != here);
    part.labels.extend(elsewhere.map(|(coord, name)| label(*coord, name, 16.0)));
    draw(&part, &[], WIDTH, &t!(finder_map), Points::Numbers)
}

/// What lies under the points.
fn land(from: Coord, step: usize) -> Part {
    let territory = Territory::embedded();
    let frame = frame(from, step);
    let slack = STEPS[step] * 0.08 + 0.04;
    let near = |place: u32| frame.holds(position(territory.place(place).centre), slack);
    let department = |place: u32| u32::from(territory.place(place).department);
    // Two pixels, in 1e-5 degree.
    let tolerance = (STEPS[step] / WIDTH * 2.0 * 2e5) as u32;
    let shown = frame.corners();
    let lines = borders(&|place| near(place).then(|| department(place)), tolerance);
    let around = if step < COUNTRY { around(&near, Grain::Communes(tolerance)) } else { Vec::new() };
    Part { around, borders: lines, shown, framed: true, ..Part::default() }
}

/// `/trouver/fond/{code}/{step}`.
pub(crate) async fn show(
    State(live): State<Arc<Live>>,
    Path((code, step)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    let found = code.parse().ok().and_then(target);
    let step = step.parse().ok().filter(|step| *step < STEPS.len());
    let (Some(found), Some(step)) = (found, step) else { return answer::error(StatusCode::NOT_FOUND) };
    let piece = live.grounds.get(code, step, || ground(&land(centre(found), step), WIDTH));
    let encoding = answer::encoding(&headers);
    let tag = piece.tag();
    let kept = [
        (header::CACHE_CONTROL, format!("public, max-age={}", limits::GROUND_KEPT_S)),
        (header::ETAG, tag.clone()),
        // A picture opened alone: its own style and nothing else.
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'".to_owned()),
    ];
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    if known.is_some_and(|known| known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag)) {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    let mut written = Written::new(encoding);
    written.piece(&piece);
    let mut response = answer::written(written.finish(), encoding);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, axum::http::HeaderValue::from_static("image/svg+xml"));
    for (name, value) in kept {
        if let Ok(value) = value.parse() {
            headers.insert(name, value);
        }
    }
    response
}

impl Grounds {
    fn get(&self, code: String, step: usize, draw: impl FnOnce() -> String) -> Arc<Piece> {
        let key = (code, step);
        let known = self.0.lock().ok().and_then(|grounds| grounds.get(&key).cloned());
        known.unwrap_or_else(|| {
            let piece = Arc::new(Piece::of(draw()));
            if let Ok(mut grounds) = self.0.lock() {
                if grounds.len() >= limits::GROUNDS_KEPT {
                    grounds.clear();
                }
                grounds.insert(key, Arc::clone(&piece));
            }
            piece
        })
    }
}
