//! `maillage promises`: the board, or one promise of one territory.

use super::coverage::about;
use super::left_out;
use super::levels::of_level;
use super::measured;
use crate::args::{Common, Level, Promises};
use crate::failure::Failure;
use crate::output;
use crate::table::Table;
use app::answers::promises::AssessmentRow;
use app::engines::promises::board::{Assessment, Figure, Verdict};
use app::engines::promises::definitions::{self, PromiseId};
use app::levels::Named;
use app::nation::{Nation, compute};
use serde_json::{Value, json};

/// Territories from which rows that say nothing are left out.
const MANY: usize = 200;

/// Runs the command.
pub(crate) async fn run(common: &Common, words: &Promises) -> Result<(), Failure> {
    let promise = words
        .promise
        .as_deref()
        .map(|text| {
            PromiseId::parse(text).ok_or_else(|| Failure::Usage(format!("no promise `{text}`: p1 to p8")))
        })
        .transpose()?;
    // A code without a level is a department's; the nation's own is what the site prints beside its figures.
    let of_part = words.code.as_deref().is_some_and(|code| code != "FR");
    let level = if of_part && words.level == Level::Nation { Level::Department } else { words.level };
    let territories = of_level(level, words.code.as_deref())?;
    let nation = measured::nation(common, compute::From::Homes).await?;
    let wanted = |id: &PromiseId| promise.is_none_or(|promise| promise == *id);
    let assessed: Vec<(&Named, Vec<Assessment>)> = territories
        .iter()
        .map(|named| {
            let all = PromiseId::ALL.into_iter().filter(wanted);
            (named, all.map(|id| nation.board.assess(id, named.territory)).collect())
        })
        .collect();
    if common.json {
        return print_json(&nation, &assessed, promise, words.left_out);
    }
    let mut table = Table::new(&["code", "name", "promise", "figure", "verdict", "beyond", "to check"]);
    for (named, assessments) in &assessed {
        for assessment in assessments {
            table.row(vec![
                named.code.clone(),
                named.name.clone(),
                definitions::of(assessment.promise).text.en.clone(),
                figure(&assessment.figure),
                verdict(assessment.verdict).into(),
                people(assessment.beyond.people),
                people(assessment.to_check.people),
            ]);
        }
    }
    let names = if words.left_out { left_out::text(&nation, &assessed) } else { String::new() };
    output::text(&(about(&nation) + &table.text() + &names))
}

fn people(count: u64) -> String {
    if count == 0 { "–".into() } else { output::grouped(count) }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kept => "kept",
        Verdict::Broken => "not kept",
        Verdict::ToCheck => "to check",
        Verdict::Unknown => "unknown",
        Verdict::NotApplicable => "–",
    }
}

fn figure(figure: &Figure) -> String {
    match figure {
        Figure::Points { count, main } => {
            format!("{} points ({} main)", output::grouped(*count), output::grouped(*main))
        }
        Figure::Departments { count, of, main } => {
            format!("{count} of {of} departments ({main} by main points)")
        }
        Figure::Share { percent, low, high, .. } => format!(
            "{} % (from {} to {})",
            output::percent(*percent),
            output::percent(*low),
            output::percent(*high)
        ),
        Figure::Unknown => "no data".into(),
    }
}

fn print_json(
    nation: &Nation,
    assessed: &[(&Named, Vec<Assessment>)],
    promise: Option<PromiseId>,
    left_out: bool,
) -> Result<(), Failure> {
    // Of 35,000 communes, what is unknown or not promised there is said once for the nation.
    let many = assessed.len() > MANY;
    let rows: Vec<Value> = assessed
        .iter()
        .flat_map(|(named, assessments)| {
            let told =
                |it: &&Assessment| !many || !matches!(it.verdict, Verdict::Unknown | Verdict::NotApplicable);
            assessments.iter().filter(told).map(|it| value(nation, named, it, left_out))
        })
        .collect();
    let mut document = json!({
        "estimate": true,
        "date": nation.date.to_string(),
        "method": "docs/decisions/estimate.md",
        "homes": nation.source,
        "network": match &nation.network.origin {
            app::network::Origin::Demonstration => json!("demonstration"),
            app::network::Origin::List { dated, file_name } => json!({"dated": dated.to_string(), "file": file_name}),
        },
    });
    if let (Some(_), [only]) = (promise, rows.as_slice()) {
        document["assessment"] = only.clone();
    }
    document["assessments"] = Value::Array(rows);
    document["definitions"] =
        serde_json::to_value(definitions::embedded()).map_err(|error| Failure::Other(error.to_string()))?;
    output::json(&document)
}

fn value(nation: &Nation, named: &Named, assessment: &Assessment, with_names: bool) -> Value {
    let mut row = AssessmentRow::of(named, assessment);
    if with_names && left_out::is_of_people(assessment.promise) {
        row.left_out = Some(left_out::parts(nation, named.territory));
    }
    json!(row)
}
