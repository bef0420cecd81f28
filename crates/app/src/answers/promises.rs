//! What the promises come to.

use super::left_out::LeftOutParts;
use crate::levels::Named;
use promises::board::{Assessment, Figure, LeftOutCount, Verdict};
use promises::definitions::{self, PromiseId};
use schemars::JsonSchema;
use serde::Serialize;
use territory::Territory;

/// What a promise comes to in a territory.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Assessment")]
pub struct AssessmentRow {
    /// The promise.
    pub promise: PromiseId,
    /// Version of its definition.
    pub version: u32,
    /// nation, region, department, epci or commune.
    pub level: &'static str,
    /// Code of the territory.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The figure.
    pub figure: Figure,
    /// Inhabitants of the territory.
    pub population: u64,
    /// What comes of it.
    pub verdict: Verdict,
    /// People beyond, whatever the error; none where the promise is not made to people.
    pub beyond: LeftOutCount,
    /// People to check.
    pub to_check: LeftOutCount,
    /// Departments with too few points, the shortest first.
    pub short: Vec<ShortRow>,
    /// Who is left out, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left_out: Option<LeftOutParts>,
}

/// A department with too few points.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "ShortDepartment")]
pub struct ShortRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its points.
    pub points: u64,
    /// Its main points.
    pub main: u64,
    /// How many are missing.
    pub missing: u64,
}

impl AssessmentRow {
    /// What was assessed of a territory, without names of those left out.
    #[must_use]
    pub fn of(named: &Named, assessment: &Assessment) -> Self {
        let departments = Territory::embedded().departments();
        let short = assessment.short.iter().map(|short| {
            let known = &departments[usize::from(short.department)];
            ShortRow {
                code: known.code.to_string(),
                name: known.name.clone(),
                points: short.count,
                main: short.main,
                missing: short.missing,
            }
        });
        Self {
            promise: assessment.promise,
            version: definitions::of(assessment.promise).version,
            level: named.level.word(),
            code: named.code.clone(),
            name: named.name.clone(),
            figure: assessment.figure,
            population: assessment.people,
            verdict: assessment.verdict,
            beyond: assessment.beyond,
            to_check: assessment.to_check,
            short: short.collect(),
            left_out: None,
        }
    }
}
