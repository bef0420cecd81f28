//! Places by what somebody types, and the points near a place or a position.

use super::operation::{AT, About, Answer, Asked, Operation, Rests, Whole, quoted};
use super::parameter::{Kind, Parameter, Place};
use super::problem::{Fault, Problem};
use app::answers::find::{NearRow, PlaceRow, ToCallRow};
use app::find::wanted::{Manager, Wanted};
use app::find::{self, NearHere, centre, name_of, near, suggest, target};
use base::coord::Coord;
use schemars::JsonSchema;
use serde::Serialize;
use words::t;

/// What somebody has typed.
const TYPED: Parameter = Parameter {
    name: "q",
    place: Place::Required,
    kind: Kind::Text(50),
    means: || t!(api_typed),
    example: Some("Florac"),
};
const FEW: Parameter = Parameter {
    name: "limit",
    place: Place::Query,
    kind: Kind::Integer(1, 20, 5),
    means: || t!(api_few),
    example: Some("2"),
};
const COMMUNE: Parameter = Parameter {
    name: "code",
    place: Place::Path,
    kind: Kind::Code(5, 5),
    means: || t!(api_commune),
    example: Some("48080"),
};
const LON: Parameter = Parameter {
    name: "lon",
    place: Place::Required,
    kind: Kind::Degrees(180.0),
    means: || t!(api_lon),
    example: Some("3.5"),
};
const LAT: Parameter = Parameter {
    name: "lat",
    place: Place::Required,
    kind: Kind::Degrees(90.0),
    means: || t!(api_lat),
    example: Some("44.52"),
};

/// What points must be like: each choice that is true must hold.
const WANTED: [Parameter; 6] = [
    choice("open_now", || t!(api_open_now)),
    choice("saturday", || t!(api_saturday)),
    choice("after_17", || t!(api_after_17)),
    choice("walk_in", || t!(api_walk_in)),
    choice("stops", || t!(api_stops)),
    Parameter {
        name: "manager",
        place: Place::Query,
        kind: Kind::Choice(&["post", "msa", "other"], None),
        means: || t!(api_manager),
        example: Some("other"),
    },
];

const fn choice(name: &'static str, means: fn() -> String) -> Parameter {
    Parameter { name, place: Place::Query, kind: Kind::Boolean, means, example: Some("false") }
}

/// `/places`.
pub(crate) const PLACES: Operation = Operation {
    id: "searchPlaces",
    path: "/places",
    summary: || t!(api_places),
    describe: || t!(api_places_more),
    parameters: &[&TYPED, &FEW],
    schema: |schemas| schemas.subschema_for::<Whole<Places>>(),
    answer: places,
};

#[derive(Serialize, JsonSchema)]
struct Places {
    /// The places, the best first.
    places: Vec<PlaceRow>,
}

fn places(asked: &Asked<'_>) -> Result<Answer, Problem> {
    let typed = asked.values.text("q");
    let places = suggest(typed, asked.values.count("limit")).into_iter().map(PlaceRow::of).collect();
    let command = format!("maillage find {} --json", quoted(typed));
    Answer::of(About::of(asked.served, Rests::OnTheList, command), Places { places })
}

/// `/places/{code}/points`.
pub(crate) const NEAR_PLACE: Operation = Operation {
    id: "listPointsNearPlace",
    path: "/places/{code}/points",
    summary: || t!(api_near_place),
    describe: || t!(api_near_more),
    parameters: &[
        &COMMUNE, &FEW, &AT, &WANTED[0], &WANTED[1], &WANTED[2], &WANTED[3], &WANTED[4], &WANTED[5],
    ],
    schema: |schemas| schemas.subschema_for::<Whole<NearPlace>>(),
    answer: near_place,
};

#[derive(Serialize, JsonSchema)]
struct NearPlace {
    /// The commune, as it is today.
    place: PlaceRow,
    /// The points, the nearest first.
    points: Vec<NearRow>,
    /// Mobile points based around here whose stops are not known.
    mobile_points_to_call: Vec<ToCallRow>,
}

fn near_place(asked: &Asked<'_>) -> Result<Answer, Problem> {
    let found = asked.values.text("code").parse().ok().and_then(target);
    let Some(target) = found else { return Err(Problem::of(Fault::NotFound).with("code")) };
    let here = here(asked, centre(target));
    let count = asked.values.count("limit");
    let command = format!("maillage find {} --count {count} --json", quoted(&name_of(target)));
    let (points, mobile_points_to_call) = rows(asked, &here);
    let body = NearPlace { place: PlaceRow::of(target), points, mobile_points_to_call };
    Answer::of(About::of(asked.served, Rests::OnTravelTimes, command), body)
}

/// `/nearest`.
pub(crate) const NEAR_POSITION: Operation = Operation {
    id: "listPointsNearPosition",
    path: "/nearest",
    summary: || t!(api_near_position),
    describe: || t!(api_near_position_more),
    parameters: &[
        &LON, &LAT, &FEW, &AT, &WANTED[0], &WANTED[1], &WANTED[2], &WANTED[3], &WANTED[4], &WANTED[5],
    ],
    schema: |schemas| schemas.subschema_for::<Whole<NearPosition>>(),
    answer: near_position,
};

#[derive(Serialize, JsonSchema)]
struct NearPosition {
    /// Degrees east that were used.
    #[schemars(range(min = -180, max = 180))]
    longitude: f64,
    /// Degrees north that were used.
    #[schemars(range(min = -90, max = 90))]
    latitude: f64,
    /// The points, the nearest first.
    points: Vec<NearRow>,
    /// Mobile points based around here whose stops are not known.
    mobile_points_to_call: Vec<ToCallRow>,
}

fn near_position(asked: &Asked<'_>) -> Result<Answer, Problem> {
    let rounded = |name| (asked.values.degrees(name) * 1e3).round() / 1e3;
    let from = Coord::from_degrees(rounded("lon"), rounded("lat"));
    let Some(from) = from else { return Err(Problem::of(Fault::NotFound).with("lon")) };
    let here = here(asked, from);
    let count = asked.values.count("limit");
    let command = format!("maillage find --position={},{} --count {count} --json", from.lon(), from.lat());
    let (points, mobile_points_to_call) = rows(asked, &here);
    let body = NearPosition { longitude: from.lon(), latitude: from.lat(), points, mobile_points_to_call };
    Answer::of(About::of(asked.served, Rests::OnTravelTimes, command), body)
}

fn here<'n>(asked: &Asked<'n>, from: Coord) -> NearHere<'n> {
    let flag = |name| asked.values.flag(name).unwrap_or(false);
    let wanted = Wanted {
        open_now: flag("open_now"),
        saturday: flag("saturday"),
        after_work: flag("after_17"),
        walk_in: flag("walk_in"),
        stops: flag("stops"),
        manager: match asked.values.text("manager") {
            "post" => Manager::Post,
            "msa" => Manager::Msa,
            "other" => Manager::Other,
            _ => Manager::Any,
        },
    };
    let count = asked.values.count("limit");
    let question = find::Asked { from, count, wanted: &wanted, now: asked.at };
    near(&asked.served.nation.network, &asked.served.doors, &question)
}

fn rows(asked: &Asked<'_>, here: &NearHere<'_>) -> (Vec<NearRow>, Vec<ToCallRow>) {
    let points = here.points.iter().map(|near| NearRow::of(near, asked.at));
    (points.collect(), here.to_call.iter().map(|point| ToCallRow::of(point)).collect())
}
