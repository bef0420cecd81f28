//! `maillage coverage`: travel time to the nearest point, by level, by hour, and against a reference.

use super::levels::of_level;
use super::measured;
use crate::args::{Common, Coverage, From, Level};
use crate::failure::{Failure, with_causes};
use crate::table::Table;
use crate::{input, output};
use app::answers::coverage::ShareRow;
use app::answers::hours::HourShares;
use app::engines::hours::calendar::{monday_of, monday_of_week};
use app::engines::promises::coverage::{MINUTES, Row};
use app::engines::promises::reference;
use app::engines::roads::estimate::error;
use app::levels::Named;
use app::nation::hours::{HourRow, Week};
use app::nation::{Nation, compute};
use app::whatif::HourGround;
use base::limits;
use serde::Serialize;
use std::collections::BTreeMap;

/// Runs the command.
pub(crate) async fn run(common: &Common, words: &Coverage) -> Result<(), Failure> {
    let monday = words
        .week
        .as_deref()
        .map(|text| {
            monday_of_week(text)
                .ok_or_else(|| Failure::Usage(format!("`{text}` is not an ISO week: write it like 2026-W45")))
        })
        .transpose()?;
    let references = words.against.as_deref().map(read_references).transpose()?;
    let from = match words.from {
        From::Homes => compute::From::Homes,
        From::ChefLieu => compute::From::Centres,
    };
    let nation = measured::nation(common, from).await?;
    if let Some(references) = references {
        return against(common, &nation, &references);
    }
    if words.hours {
        let week = Week::of(&nation, monday.unwrap_or_else(|| monday_of(nation.date)));
        return by_hour(common, words, &nation, &week);
    }
    let territories = of_level(words.level, words.code.as_deref())?;
    if words.by_minute {
        return by_minute(common, &nation, &territories);
    }
    if common.json {
        return output::json(&Shares::of(&nation, &territories));
    }
    let mut table = Table::new(&[
        "code", "name", "people", "5", "10", "15", "20", "25", "30", "mean", "D1", "median", "D9", "beyond",
        "to check",
    ]);
    for named in &territories {
        table.row(text_row(named, nation.board.row(named.territory)));
    }
    output::text(&(about(&nation) + &table.text()))
}

/// What every printed figure says of itself.
pub(crate) fn about(nation: &Nation) -> String {
    use app::network::Origin;
    use app::population::homes::Source;
    let network = match &nation.network.origin {
        Origin::Demonstration => {
            "DEMONSTRATION: real town halls taken as examples, not France services".to_owned()
        }
        Origin::List { dated, .. } => format!("list of {dated}, {} points", nation.network.points.len()),
    };
    let homes = match &nation.source {
        Source::Grid { file_name, .. } => format!("homes: `{file_name}`"),
        Source::Polygons => "homes: people spread over their commune".to_owned(),
        Source::Centres => "homes: everybody at the commune's centre, which flatters".to_owned(),
    };
    format!(
        "{network}; {}; {homes}; times are an estimate (single trips: {})\n",
        nation.date,
        error::SINGLE_TRIPS
    )
}

fn text_row(named: &Named, row: &Row) -> Vec<String> {
    let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"));
    let mut cells = vec![named.code.clone(), named.name.clone(), output::grouped(row.everybody().rounded())];
    cells.extend(
        (0..MINUTES.len()).map(|limit| row.share(limit).map_or_else(|| "–".to_owned(), output::percent)),
    );
    let [first, median, last] = row.quantiles_min();
    cells.extend([row.mean_min(), first, median, last].map(number));
    let people = |milli| output::grouped(base::people::MilliPeople(milli).rounded());
    cells.extend([people(row.beyond), people(row.to_check)]);
    cells
}

#[derive(Serialize)]
struct Shares {
    estimate: bool,
    method: &'static str,
    single_trip_error: &'static str,
    date: String,
    network: String,
    homes: app::population::homes::Source,
    rows: Vec<ShareRow>,
}

impl Shares {
    fn of(nation: &Nation, territories: &[Named]) -> Self {
        let rows =
            territories.iter().map(|named| ShareRow::of(named, nation.board.row(named.territory))).collect();
        Self {
            estimate: true,
            method: "docs/decisions/estimate.md",
            single_trip_error: error::SINGLE_TRIPS,
            date: nation.date.to_string(),
            network: match &nation.network.origin {
                app::network::Origin::Demonstration => "demonstration".into(),
                app::network::Origin::List { dated, .. } => format!("list of {dated}"),
            },
            homes: nation.source.clone(),
            rows,
        }
    }
}

fn read_references(file: &std::path::Path) -> Result<Vec<reference::Reference>, Failure> {
    let bytes = input::read(file, limits::LIST_BYTES)?;
    reference::read(&bytes)
        .map_err(|error| Failure::RefusedFile(format!("`{}`: {}", file.display(), with_causes(&error))))
}

fn against(common: &Common, nation: &Nation, references: &[reference::Reference]) -> Result<(), Failure> {
    let mut territories = BTreeMap::new();
    for level in [Level::Nation, Level::Region, Level::Department, Level::Epci, Level::Commune] {
        for named in of_level(level, None)? {
            territories.insert((named.level.word().to_owned(), named.code), named.territory);
        }
    }
    let ours = |level: &str, code: &str, limit: usize| {
        let territory = territories.get(&(level.to_owned(), code.to_owned()))?;
        nation.board.row(*territory).share(limit)
    };
    let (rows, errors) = reference::compare(references, ours);
    if common.json {
        return output::json(
            &serde_json::json!({ "estimate": true, "rows": rows, "mean_absolute_error": errors }),
        );
    }
    let mut table = Table::new(&["level", "code", "minutes", "ours", "theirs", "difference"]);
    for row in &rows {
        let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"));
        table.row(vec![
            row.level.clone(),
            row.code.clone(),
            row.minutes.to_string(),
            number(row.ours),
            format!("{:.2}", row.theirs),
            number(row.difference),
        ]);
    }
    let mut means = Table::new(&["level", "minutes", "compared", "mean absolute error"]);
    for error in &errors {
        let mean = format!("{:.3}", error.mean_absolute_error);
        means.row(vec![error.level.clone(), error.minutes.to_string(), error.compared.to_string(), mean]);
    }
    output::text(&(about(nation) + &table.text() + "\n" + &means.text()))
}

/// Shares of people within each whole minute.
fn by_minute(common: &Common, nation: &Nation, territories: &[Named]) -> Result<(), Failure> {
    let curves = territories.iter().map(|named| (named, nation.curve(named.territory)));
    if common.json {
        let rows: Vec<serde_json::Value> = curves
            .map(|(named, curve)| {
                serde_json::json!({
                    "level": named.level.word(), "code": named.code, "name": named.name, "share": curve,
                })
            })
            .collect();
        return output::json(&serde_json::json!({
            "estimate": true, "date": nation.date.to_string(), "rows": rows,
        }));
    }
    let mut text = about(nation);
    for (named, curve) in curves {
        let mut table = Table::new(&["minutes", "share"]);
        for (minute, share) in curve.iter().enumerate() {
            table.row(vec![minute.to_string(), output::percent(*share)]);
        }
        text += &format!("{} {}\n{}", named.code, named.name, table.text());
    }
    output::text(&text)
}

fn by_hour(common: &Common, words: &Coverage, nation: &Nation, week: &Week) -> Result<(), Failure> {
    if words.level == Level::Commune && words.code.is_none() {
        return Err(Failure::Usage("--hours of communes are computed one by one: add --code CODE".into()));
    }
    // Rows of communes are not kept in a week: the one that is asked for is counted again.
    let communes = (words.level == Level::Commune).then(|| HourGround::of(nation));
    let row = |named: Named| {
        let row = match &communes {
            Some(ground) => Some(ground.row_of(nation, week, named.territory)),
            None => week.row(named.territory).cloned(),
        };
        row.map(|row| (named, row))
    };
    let rows: Vec<(Named, HourRow)> =
        of_level(words.level, words.code.as_deref())?.into_iter().filter_map(row).collect();
    if common.json {
        let rows: Vec<HourShares> = rows.iter().map(|(named, row)| HourShares::of(named, row)).collect();
        return output::json(&serde_json::json!({
            "estimate": true, "monday": week.monday.to_string(), "minutes": 20,
            "unknown_mobile_points": week.unknown_mobile, "points_without_hours": week.without_hours, "rows": rows,
        }));
    }
    let mut text = about(nation);
    for (named, row) in rows {
        let mut table = Table::new(&[&named.code, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]);
        for hour in 0..24 {
            let mut cells = vec![format!("{hour} h")];
            cells.extend((0..7).map(|day| format!("{:.0}", row.share(day * 24 + hour).floor())));
            table.row(cells);
        }
        text += &format!(
            "week of {}: of a hundred people, how many have an open point within 20 minutes\n",
            week.monday
        );
        text += &table.text();
    }
    output::text(&text)
}
