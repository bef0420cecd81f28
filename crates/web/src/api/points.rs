//! The points of the network.

use super::operation::{AT, About, Answer, Asked, LIMIT, OFFSET, Operation, Page, Rests, Whole};
use super::parameter::{Kind, Parameter, Place};
use super::problem::{Fault, Problem};
use app::answers::points::{Filter, PointAnswer, PointRow};
use app::engines::directory::point;
use schemars::JsonSchema;
use serde::Serialize;
use words::t;

const DEPARTMENT: Parameter = Parameter {
    name: "department",
    place: Place::Query,
    kind: Kind::Code(2, 3),
    means: || t!(api_of_department),
    example: Some("48"),
};
const COMMUNE: Parameter = Parameter {
    name: "commune",
    place: Place::Query,
    kind: Kind::Code(5, 5),
    means: || t!(api_of_commune),
    example: None,
};
const KIND: Parameter = Parameter {
    name: "kind",
    place: Place::Query,
    kind: Kind::Choice(&["main", "antenna", "unknown"], None),
    means: || t!(api_of_kind),
    example: Some("main"),
};
const FORMAT: Parameter = Parameter {
    name: "format",
    place: Place::Query,
    kind: Kind::Choice(&["fixed", "fixed_with_antennas", "multi_site", "bus", "itinerant", "unknown"], None),
    means: || t!(api_of_format),
    example: Some("fixed"),
};
const OPEN: Parameter = Parameter {
    name: "open",
    place: Place::Query,
    kind: Kind::Boolean,
    means: || t!(api_open),
    example: Some("true"),
};
/// The number of a point.
const ID: Parameter =
    Parameter { name: "id", place: Place::Path, kind: Kind::Text(100), means: || t!(api_id), example: None };

/// `/points`.
pub(crate) const POINTS: Operation = Operation {
    id: "listPoints",
    path: "/points",
    summary: || t!(api_points),
    describe: || t!(api_points_more),
    parameters: &[&DEPARTMENT, &COMMUNE, &KIND, &FORMAT, &OPEN, &AT, &LIMIT, &OFFSET],
    schema: |schemas| schemas.subschema_for::<Whole<Points>>(),
    answer: points,
};

#[derive(Serialize, JsonSchema)]
struct Points {
    page: Page,
    /// The points of this page.
    points: Vec<PointRow>,
}

fn points(asked: &Asked<'_>) -> Result<Answer, Problem> {
    let text = |name| asked.values.optional(name).map(str::to_owned);
    let filter = Filter {
        department: text("department"),
        commune: text("commune"),
        kind: asked.values.optional("kind").map(kind),
        format: asked.values.optional("format").map(format),
        open: asked.values.flag("open"),
    };
    let all = filter.of(&asked.served.nation.network, asked.at);
    let (shown, page) = asked.page(&all);
    let points = shown.iter().map(|point| PointRow::of(point, asked.at)).collect();
    let about =
        About::of(asked.served, Rests::OnTheList, "maillage export --what points --format csv".into());
    Ok(Answer::of(about, Points { page, points })?.paged(page))
}

fn kind(word: &str) -> point::Kind {
    match word {
        "main" => point::Kind::Main,
        "antenna" => point::Kind::Antenna,
        _ => point::Kind::Unknown,
    }
}

fn format(word: &str) -> point::Format {
    match word {
        "fixed" => point::Format::Fixed,
        "fixed_with_antennas" => point::Format::FixedWithAntennas,
        "multi_site" => point::Format::MultiSite,
        "bus" => point::Format::Bus,
        "itinerant" => point::Format::Itinerant,
        _ => point::Format::Unknown,
    }
}

/// `/points/{id}`.
pub(crate) const POINT: Operation = Operation {
    id: "getPoint",
    path: "/points/{id}",
    summary: || t!(api_point),
    describe: || t!(api_point_more),
    parameters: &[&ID, &AT],
    schema: |schemas| schemas.subschema_for::<Whole<OnePoint>>(),
    answer: point,
};

#[derive(Serialize, JsonSchema)]
struct OnePoint {
    point: PointAnswer,
}

fn point(asked: &Asked<'_>) -> Result<Answer, Problem> {
    let point = asked.served.doors.point(&asked.served.nation.network, asked.values.text("id"));
    let Some(point) = point else { return Err(Problem::of(Fault::NotFound).with("id")) };
    let command = "maillage export --what hours --format json".to_owned();
    let about = About::of(asked.served, Rests::OnTheList, command);
    Answer::of(about, OnePoint { point: PointAnswer::of(point, asked.at) })
}
