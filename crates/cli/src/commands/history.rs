//! `maillage history`: the promises at the date of every list, and what changed from one list to another.

use super::coverage::about;
use super::levels::of_level;
use crate::args::{self, Common, Level};
use crate::failure::{Failure, with_causes};
use crate::table::Table;
use crate::{open, output};
use app::engines::directory::compare::PointName;
use app::engines::promises::coverage::MINUTES;
use app::engines::territory::Territory as Tables;
use app::history::{self, Between, History, Moment};
use app::levels::Named;
use app::nation::{Nation, compute};
use app::whatif::Change;
use base::people::MilliPeople;
use jiff::civil::Date;
use serde_json::{Value, json};

/// Communes and points printed of each kind.
const SHOWN: usize = 20;
/// Where 20 and 30 minutes stand among the limits that are published.
const SHARES: [usize; 2] = [3, 5];

/// Runs the command.
pub(crate) async fn run(common: &Common, words: &args::History) -> Result<(), Failure> {
    let level =
        if words.code.is_some() && words.level == Level::Nation { Level::Department } else { words.level };
    if level == Level::Commune || (level != Level::Nation && words.code.is_none()) {
        return Err(Failure::Usage(
            "history is told of the nation, or of one region, department or EPCI: add --code CODE".into(),
        ));
    }
    let named = of_level(level, words.code.as_deref())?
        .into_iter()
        .next()
        .ok_or_else(|| Failure::Usage("no such territory".into()))?;
    let house = open(common).await?;
    let failed = |error: &dyn std::error::Error| Failure::Other(with_causes(error));
    let nation = compute::nation(&house, compute::From::Homes).await.map_err(|error| failed(&error))?;
    let loaded = history::load(&house).await.map_err(|error| failed(&error))?;
    let history = History::of(&nation, loaded);
    let between = match chosen(&history, words)? {
        Some(both) => Some(
            history::between(&house, &nation, named.territory, both).await.map_err(|error| failed(&error))?,
        ),
        None => None,
    };
    house.store.close().await;
    if common.json {
        return output::json(&value(&nation, &history, &named, between.as_ref()));
    }
    output::text(&(about(&nation) + &said(&nation, &history, &named, between.as_ref())))
}

/// The two lists to compare: the last two unless others are named; `None` where there is one list at most.
fn chosen<'h>(
    history: &'h History,
    words: &args::History,
) -> Result<Option<(&'h Moment, &'h Moment)>, Failure> {
    let on = |date: Date| {
        let none = || Failure::Usage(format!("no list was in force on {date}"));
        history.on(date).ok_or_else(none)
    };
    let [.., before_last, last] = history.moments.as_slice() else {
        return Ok(None);
    };
    let to = words.to.map_or(Ok(last), on)?;
    let from = words.from.map_or(Ok(before_last), on)?;
    if from.dated >= to.dated {
        return Err(Failure::Usage(format!(
            "the list of {} is not before that of {}: give --from and --to of two lists",
            from.dated, to.dated
        )));
    }
    Ok(Some((from, to)))
}

fn value(nation: &Nation, history: &History, named: &Named, between: Option<&Between>) -> Value {
    json!({
        "estimate": true, "level": named.level.word(), "code": named.code, "name": named.name,
        "lists": history.moments.iter().map(|moment| moment_value(nation, moment, named)).collect::<Vec<_>>(),
        "between": between.map(between_value),
    })
}

fn moment_value(nation: &Nation, moment: &Moment, named: &Named) -> Value {
    let points = moment.points(nation, named.territory);
    let mut value = json!({
        "dated": moment.dated.to_string(), "file": moment.file_name,
        "points": points.all, "main": points.main, "antennas": points.all - points.main,
        "mobile": points.mobile,
    });
    if let Some(row) = moment.row(named.territory) {
        for limit in SHARES {
            value[format!("share_{}", MINUTES[limit])] = json!(row.share(limit));
        }
        value["beyond"] = json!(MilliPeople(row.beyond).rounded());
        value["to_check"] = json!(MilliPeople(row.to_check).rounded());
        value["population"] = json!(row.everybody().rounded());
    }
    value
}

fn between_value(between: &Between) -> Value {
    let changes = |changes: &[Change]| changes.iter().map(change).collect::<Vec<_>>();
    json!({
        "from": between.from.to_string(), "to": between.to.to_string(),
        "changes": between.differences,
        "losers": changes(&between.losers), "winners": changes(&between.winners),
    })
}

fn change(change: &Change) -> Value {
    let place = Tables::embedded().place(change.place);
    json!({
        "code": place.code, "name": place.name,
        "within_before": change.before.rounded(), "within_after": change.after.rounded(),
    })
}

fn said(nation: &Nation, history: &History, named: &Named, between: Option<&Between>) -> String {
    let titles = ["list", "points", "main", "mobile", "% in 20 min", "% in 30 min", "beyond", "to check"];
    let mut table = Table::new(&titles);
    for moment in &history.moments {
        let points = moment.points(nation, named.territory);
        let mut cells = vec![moment.dated.to_string()];
        cells.extend([points.all, points.main, points.mobile].map(output::grouped));
        if let Some(row) = moment.row(named.territory) {
            cells.extend(SHARES.map(|limit| row.share(limit).map(output::percent).unwrap_or_default()));
            let people = [row.beyond, row.to_check].map(|people| MilliPeople(people).rounded());
            cells.extend(people.map(output::grouped));
        }
        table.row(cells);
    }
    let mut text = format!("{} {}\n{}", named.code, named.name, table.text());
    let Some(between) = between else {
        return text
            + "fewer than two lists: nothing to compare; take in an older one with `maillage import points FILE \
               --dated DATE`\n";
    };
    let differences = &between.differences;
    text += &format!("from the list of {} to that of {}\n", between.from, between.to);
    text += &names("opened", &differences.openings);
    text += &names("closed", &differences.closures);
    let moved: Vec<PointName> = differences.moves.iter().map(|moved| moved.point.clone()).collect();
    text += &names("moved", &moved);
    let hours: Vec<PointName> =
        differences.changed_hours.iter().map(|changed| changed.point.clone()).collect();
    text += &names("changed hours", &hours);
    text += &communes("communes that lost", &between.losers);
    text + &communes("communes that gained", &between.winners)
}

fn names(title: &str, points: &[PointName]) -> String {
    let mut text = format!("{} {title}\n", points.len());
    for point in points.iter().take(SHOWN) {
        text += &format!("  {} {}, {} ({})\n", point.id_fs, point.name, point.commune_name, point.department);
    }
    text
}

fn communes(title: &str, changes: &[Change]) -> String {
    let mut text = format!("{} {title}\n", changes.len());
    for change in changes.iter().take(SHOWN) {
        let place = Tables::embedded().place(change.place);
        let (before, after) = (change.before.rounded(), change.after.rounded());
        text += &format!("  {} {}: {before} -> {after} people within 20 min\n", place.code, place.name);
    }
    text
}
