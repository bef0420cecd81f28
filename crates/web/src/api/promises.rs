//! What the promises come to, and who is left out.

use super::operation::{About, Answer, Asked, CODE, LEVEL, LIMIT, OFFSET, Operation, Page, Rests, Whole};
use super::parameter::{Kind, Parameter, Place};
use super::problem::Problem;
use app::answers::left_out::LeftOutRow;
use app::answers::promises::AssessmentRow;
use app::engines::promises::definitions::{self, Definition};
use app::engines::promises::left_out::Part;
use schemars::JsonSchema;
use serde::Serialize;
use words::t;

/// `/promises`.
pub(crate) const DEFINITIONS: Operation = Operation {
    id: "listPromises",
    path: "/promises",
    summary: || t!(api_promises),
    describe: || t!(api_promises_more),
    parameters: &[],
    schema: |schemas| schemas.subschema_for::<Whole<Definitions>>(),
    answer: definitions,
};

#[derive(Serialize, JsonSchema)]
struct Definitions {
    definitions: &'static [Definition],
}

fn definitions(asked: &Asked<'_>) -> Result<Answer, Problem> {
    let about = About::of(asked.served, Rests::OnTheList, "maillage promises --json".into());
    Answer::of(about, Definitions { definitions: definitions::embedded() })
}

/// `/territories/{level}/{code}/promises`.
pub(crate) const TERRITORY: Operation = Operation {
    id: "listAssessments",
    path: "/territories/{level}/{code}/promises",
    summary: || t!(api_assessments),
    describe: || t!(api_assessments_more),
    parameters: &[&LEVEL, &CODE],
    schema: |schemas| schemas.subschema_for::<Whole<Assessments>>(),
    answer: assessments,
};

#[derive(Serialize, JsonSchema)]
struct Assessments {
    /// One row a promise.
    #[schemars(length(equal = 8))]
    assessments: Vec<AssessmentRow>,
}

fn assessments(asked: &Asked<'_>) -> Result<Answer, Problem> {
    let named = asked.territory()?;
    let board = &asked.served.nation.board;
    let rows = board.assess_all(named.territory);
    let command = format!("maillage promises --level {} --code {} --json", named.level.word(), named.code);
    let assessments = rows.iter().map(|row| AssessmentRow::of(&named, row)).collect();
    Answer::of(About::of(asked.served, Rests::OnTravelTimes, command), Assessments { assessments })
}

const PART: Parameter = Parameter {
    name: "part",
    place: Place::Query,
    kind: Kind::Choice(&["beyond", "to_check"], Some("beyond")),
    means: || t!(api_part),
    example: Some("beyond"),
};

/// `/territories/{level}/{code}/left-out`.
pub(crate) const LEFT_OUT: Operation = Operation {
    id: "listLeftOut",
    path: "/territories/{level}/{code}/left-out",
    summary: || t!(api_left_out),
    describe: || t!(api_left_out_more),
    parameters: &[&LEVEL, &CODE, &PART, &LIMIT, &OFFSET],
    schema: |schemas| schemas.subschema_for::<Whole<LeftOut>>(),
    answer: left_out,
};

#[derive(Serialize, JsonSchema)]
struct LeftOut {
    /// The part asked for.
    part: &'static str,
    page: Page,
    /// The communes of this page.
    communes: Vec<LeftOutRow>,
}

fn left_out(asked: &Asked<'_>) -> Result<Answer, Problem> {
    let named = asked.territory()?;
    let nation = &asked.served.nation;
    let part = if asked.values.text("part") == "to_check" { Part::ToCheck } else { Part::Beyond };
    let places = nation.board.left_out_of(part, named.territory);
    let (shown, page) = asked.page(&places);
    let communes = shown.iter().map(|place| LeftOutRow::of(nation, place)).collect();
    let (level, code) = (named.level.word(), &named.code);
    let command = format!("maillage promises p4 --level {level} --code {code} --left-out --json");
    let about = About::of(asked.served, Rests::OnTravelTimes, command);
    Ok(Answer::of(about, LeftOut { part: part.word(), page, communes })?.paged(page))
}
