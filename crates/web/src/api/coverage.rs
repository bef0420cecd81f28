//! Shares of people by travel time, by territory and by hour of the week.

use super::operation::{
    About, Answer, Asked, CODE, LEVEL as TERRITORY_LEVEL, LIMIT, OFFSET, Operation, Page, Rests, Whole,
};
use super::parameter::{Kind, Parameter, Place};
use super::problem::{Fault, Problem};
use app::answers::coverage::ShareRow;
use app::answers::hours::HourShares;
use app::levels;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use words::t;

const OF_LEVEL: Parameter = Parameter {
    name: "level",
    place: Place::Required,
    kind: Kind::Choice(&["nation", "region", "department", "epci", "commune"], None),
    means: || t!(api_of_level),
    example: Some("region"),
};

/// `/coverage`.
pub(crate) const LEVEL: Operation = Operation {
    id: "listCoverage",
    path: "/coverage",
    summary: || t!(api_coverage_level),
    describe: || t!(api_coverage_level_more),
    parameters: &[&OF_LEVEL, &LIMIT, &OFFSET],
    schema: |schemas| schemas.subschema_for::<Whole<Shares>>(),
    answer: level,
};

#[derive(Serialize, JsonSchema)]
struct Shares {
    /// The error measured on single trips, in words.
    single_trip_error: &'static str,
    page: Page,
    /// The territories of this page.
    rows: Vec<ShareRow>,
}

fn level(asked: &Asked<'_>) -> Result<Answer, Problem> {
    let word = asked.values.text("level");
    let all = levels::level(word).map(levels::all).unwrap_or_default();
    let (shown, page) = asked.page(all);
    let board = &asked.served.nation.board;
    let rows = shown.iter().map(|named| ShareRow::of(named, board.row(named.territory))).collect();
    let about =
        About::of(asked.served, Rests::OnTravelTimes, format!("maillage coverage --level {word} --json"));
    let single_trip_error = app::engines::roads::estimate::error::SINGLE_TRIPS;
    Ok(Answer::of(about, Shares { single_trip_error, page, rows })?.paged(page))
}

/// `/territories/{level}/{code}/coverage`.
pub(crate) const TERRITORY: Operation = Operation {
    id: "getCoverage",
    path: "/territories/{level}/{code}/coverage",
    summary: || t!(api_coverage),
    describe: || t!(api_coverage_more),
    parameters: &[&TERRITORY_LEVEL, &CODE],
    schema: |schemas| schemas.subschema_for::<Whole<Share>>(),
    answer: territory,
};

#[derive(Serialize, JsonSchema)]
struct Share {
    /// The error measured on single trips, in words.
    single_trip_error: &'static str,
    coverage: ShareRow,
}

fn territory(asked: &Asked<'_>) -> Result<Answer, Problem> {
    let named = asked.territory()?;
    let (level, code) = (named.level.word(), &named.code);
    let command = format!("maillage coverage --level {level} --code {code} --json");
    let coverage = ShareRow::of(&named, asked.served.nation.board.row(named.territory));
    let single_trip_error = app::engines::roads::estimate::error::SINGLE_TRIPS;
    Answer::of(About::of(asked.served, Rests::OnTravelTimes, command), Share { single_trip_error, coverage })
}

const ABOVE_COMMUNES: Parameter =
    Parameter { kind: Kind::Choice(&["nation", "region", "department", "epci"], None), ..TERRITORY_LEVEL };

/// `/territories/{level}/{code}/hours`.
pub(crate) const HOURS: Operation = Operation {
    id: "getWeekHours",
    path: "/territories/{level}/{code}/hours",
    summary: || t!(api_hours),
    describe: || t!(api_hours_more),
    parameters: &[&ABOVE_COMMUNES, &CODE],
    schema: |schemas| schemas.subschema_for::<Whole<Week>>(),
    answer: hours,
};

#[derive(Serialize, JsonSchema)]
struct Week {
    /// The first day of the week.
    #[schemars(with = "String", extend("format" = "date"))]
    monday: Date,
    /// The minutes of the promise.
    minutes: u32,
    /// Mobile points of the whole network whose stops or hours are not understood: never open here.
    unknown_mobile_points: usize,
    /// Points of the whole network without any hours.
    points_without_hours: usize,
    hours: HourShares,
}

fn hours(asked: &Asked<'_>) -> Result<Answer, Problem> {
    let named = asked.territory()?;
    let week = &asked.served.week;
    let Some(row) = week.row(named.territory) else {
        return Err(Problem::of(Fault::NotFound).with("level"));
    };
    let (level, code) = (named.level.word(), &named.code);
    let command = format!("maillage coverage --hours --level {level} --code {code} --json");
    let body = Week {
        monday: week.monday,
        minutes: 20,
        unknown_mobile_points: week.unknown_mobile,
        points_without_hours: week.without_hours,
        hours: HourShares::of(&named, row),
    };
    Answer::of(About::of(asked.served, Rests::OnTravelTimes, command), body)
}
