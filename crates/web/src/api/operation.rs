//! What an operation is, and the list of all.

use super::parameter::{Kind, Parameter, Place, Values};
use super::problem::{Fault, Problem};
use super::{coverage, datasets, near, points, promises};
use crate::live::Served;
use app::export::{Edition, LICENCE_OUVERTE, ODBL};
use app::levels::{self, Named};
use base::limits;
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use words::t;

/// An operation of the API; all of them only read.
pub(crate) struct Operation {
    /// Its name for programs.
    pub(crate) id: &'static str,
    /// Its address under `/api/v1`.
    pub(crate) path: &'static str,
    /// What it answers, in the language spoken: a line, and what else must be known.
    pub(crate) summary: fn() -> String,
    pub(crate) describe: fn() -> String,
    /// Those of the path first, in its order.
    pub(crate) parameters: &'static [&'static Parameter],
    /// The JSON Schema of what it answers.
    pub(crate) schema: fn(&mut SchemaGenerator) -> Schema,
    pub(crate) answer: fn(&Asked<'_>) -> Result<Answer, Problem>,
}

/// All operations, as the document lists them.
pub(crate) const OPERATIONS: [&Operation; 12] = [
    &near::PLACES,
    &near::NEAR_PLACE,
    &near::NEAR_POSITION,
    &points::POINTS,
    &points::POINT,
    &promises::DEFINITIONS,
    &promises::TERRITORY,
    &promises::LEFT_OUT,
    &coverage::LEVEL,
    &coverage::TERRITORY,
    &coverage::HOURS,
    &datasets::DATASETS,
];

/// The moment asked about.
pub(crate) const AT: Parameter = Parameter {
    name: "at",
    place: Place::Query,
    kind: Kind::Moment,
    means: || t!(api_at),
    example: Some("2024-09-04T10:20:00+02:00"),
};
/// Rows wanted at once.
pub(crate) const LIMIT: Parameter = Parameter {
    name: "limit",
    place: Place::Query,
    kind: Kind::Integer(1, limits::API_ROWS, limits::API_ROWS_USUAL),
    means: || t!(api_limit),
    example: Some("2"),
};
/// Rows passed over.
pub(crate) const OFFSET: Parameter = Parameter {
    name: "offset",
    place: Place::Query,
    kind: Kind::Integer(0, limits::API_OFFSET, 0),
    means: || t!(api_offset),
    example: Some("0"),
};
/// A level of territories.
pub(crate) const LEVEL: Parameter = Parameter {
    name: "level",
    place: Place::Path,
    kind: Kind::Choice(&["nation", "region", "department", "epci", "commune"], None),
    means: || t!(api_level),
    example: Some("department"),
};
/// The code of a territory.
pub(crate) const CODE: Parameter = Parameter {
    name: "code",
    place: Place::Path,
    kind: Kind::Code(2, 9),
    means: || t!(api_code),
    example: Some("48"),
};

/// A request whose parameters were read.
pub(crate) struct Asked<'r> {
    pub(crate) served: &'r Served,
    pub(crate) values: Values,
    /// The moment asked about.
    pub(crate) at: Timestamp,
}

impl Asked<'_> {
    /// The territory of the path.
    pub(crate) fn territory(&self) -> Result<Named, Problem> {
        let level = levels::level(self.values.text("level"));
        level
            .and_then(|level| levels::find(level, self.values.text("code")))
            .ok_or_else(|| Problem::of(Fault::NotFound).with("code"))
    }

    /// The rows of the page asked for, and where that page stands among all.
    pub(crate) fn page<'a, T>(&self, rows: &'a [T]) -> (&'a [T], Page) {
        let (limit, offset) = (self.values.count("limit"), self.values.count("offset"));
        let start = offset.min(rows.len());
        let end = start.saturating_add(limit).min(rows.len());
        (&rows[start..end], Page { total: rows.len(), limit, offset })
    }
}

/// Where the rows of an answer stand among all.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub(crate) struct Page {
    /// How many rows there are in all.
    pub(crate) total: usize,
    /// How many were asked for.
    pub(crate) limit: usize,
    /// How many were passed over.
    pub(crate) offset: usize,
}

/// What every answer says of itself.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct About {
    /// The day that the answer speaks of.
    #[schemars(with = "String", extend("format" = "date"))]
    date: Date,
    /// The day of the list of points; null where there is none and examples are shown.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    list_date: Option<Date>,
    /// Where it comes from.
    sources: Vec<String>,
    /// Its licence.
    licence: &'static str,
    /// Whether a travel time enters it, which is an estimate.
    estimate: bool,
    /// How that is computed.
    method: Option<&'static str>,
    /// The command that recomputes it.
    command: String,
}

/// Whether travel times enter an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rests {
    /// Counted on the list.
    OnTheList,
    /// Computed on the estimate's graph, which holds data of OpenStreetMap.
    OnTravelTimes,
}

impl About {
    pub(crate) fn of(served: &Served, rests: Rests, command: String) -> Self {
        let edition = Edition::of_nation(&served.nation);
        let estimate = rests == Rests::OnTravelTimes;
        Self {
            date: edition.date,
            list_date: edition.list,
            sources: edition.sources(),
            licence: if estimate { ODBL.name } else { LICENCE_OUVERTE.name },
            estimate,
            method: estimate.then_some("docs/decisions/estimate.md"),
            command,
        }
    }
}

/// What was asked for, with what must be said of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(bound = "T: JsonSchema", rename = "{T}Answer")]
pub(crate) struct Whole<T> {
    #[serde(flatten)]
    pub(crate) about: About,
    #[serde(flatten)]
    pub(crate) body: T,
}

/// An answer, written.
pub(crate) struct Answer {
    pub(crate) json: Vec<u8>,
    pub(crate) page: Option<Page>,
}

impl Answer {
    pub(crate) fn of<T: Serialize>(about: About, body: T) -> Result<Self, Problem> {
        let json = serde_json::to_vec(&Whole { about, body }).map_err(|error| {
            tracing::error!(%error, "an answer cannot be written as JSON");
            Problem::of(Fault::Broken)
        })?;
        Ok(Self { json, page: None })
    }

    /// The same, as one page of several.
    pub(crate) fn paged(mut self, page: Page) -> Self {
        self.page = Some(page);
        self
    }
}

/// A text as one word of a shell.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}
