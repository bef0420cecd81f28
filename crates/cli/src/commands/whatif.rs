//! `maillage whatif`: the nation with points closed, opened, moved or with other hours.

use super::coverage::about;
use crate::args::{Common, Whatif};
use crate::failure::{Failure, with_causes};
use crate::{open, output};
use app::engines::hours::calendar::monday_of;
use app::engines::hours::parse::week_words::week_words;
use app::engines::promises::board::Territory;
use app::engines::promises::coverage::{MINUTES, Row};
use app::engines::territory::Territory as Tables;
use app::nation::Nation;
use app::nation::compute;
use app::nation::hours::Week;
use app::whatif::{Change, Checked, Ground, HourGround, HourOutcome, Outcome, Trial, evaluate};
use base::coord::Coord;
use serde_json::{Value, json};

/// Places printed on each side.
const SHOWN: usize = 20;

/// Runs the command.
pub(crate) async fn run(common: &Common, words: &Whatif) -> Result<(), Failure> {
    let tried = trial(words)?;
    let house = open(common).await?;
    let nation = compute::nation(&house, compute::From::Homes)
        .await
        .map_err(|error| Failure::Other(with_causes(&error)))?;
    house.store.close().await;
    let checked = Checked::of(&nation, &tried).map_err(|error| Failure::Usage(error.to_string()))?;
    let ground = Ground::of(&nation);
    let outcome = evaluate(&nation, &ground, &checked);
    // The week takes as long again: only where somebody asks about hours.
    let hours = (!tried.hours.is_empty()).then(|| {
        let week = Week::of(&nation, monday_of(nation.date));
        let after = HourGround::of(&nation).after(&nation, &ground, &week, &checked);
        (week, after)
    });
    if common.json {
        return output::json(&value(&nation, &outcome, hours.as_ref()));
    }
    output::text(&said(&nation, &outcome, hours.as_ref()))
}

fn trial(words: &Whatif) -> Result<Trial, Failure> {
    let mut tried = Trial { close: words.close.clone(), ..Trial::default() };
    for text in &words.open {
        tried.open.push(position(text)?);
    }
    for text in &words.moved {
        let (id, to) = point_and(text, "ID=LON,LAT")?;
        tried.moved.push((id, position(to)?));
    }
    for text in &words.hours {
        let (id, hours) = point_and(text, "ID=HOURS")?;
        tried.hours.push((id, week_words(hours).map_err(|error| Failure::Usage(error.to_string()))?));
    }
    Ok(tried)
}

fn point_and<'w>(text: &'w str, form: &str) -> Result<(String, &'w str), Failure> {
    let wrong = || Failure::Usage(format!("`{text}` does not name a point and its change: write {form}"));
    text.split_once('=').map(|(id, rest)| (id.trim().to_owned(), rest)).ok_or_else(wrong)
}

/// The JSON of a trial. Its hours are there where hours were changed.
fn value(nation: &Nation, outcome: &Outcome, hours: Option<&(Week, HourOutcome)>) -> Value {
    let of_row = |row: &Row| {
        let pairs =
            MINUTES.iter().enumerate().map(|(limit, minutes)| (minutes.to_string(), json!(row.share(limit))));
        let share = Value::Object(pairs.collect());
        json!({"share": share, "beyond": people(row.beyond), "to_check": people(row.to_check)})
    };
    let changes = |changes: &[Change]| changes.iter().map(change).collect::<Vec<_>>();
    let mut value = json!({
        "estimate": true,
        "date": nation.date.to_string(),
        "before": of_row(nation.board.row(Territory::Nation)),
        "after": of_row(outcome.after.row(Territory::Nation)),
        "losers": changes(&outcome.losers),
        "winners": changes(&outcome.winners),
    });
    if let Some((week, after)) = hours {
        value["hours"] = json!({
            "week": week.monday.to_string(),
            "before": week.nation.usual().rounded(),
            "after": after.after.nation.usual().rounded(),
            "losers": changes(&after.losers),
            "winners": changes(&after.winners),
        });
    }
    value
}

fn said(nation: &Nation, outcome: &Outcome, hours: Option<&(Week, HourOutcome)>) -> String {
    let (before, after) = (nation.board.row(Territory::Nation), outcome.after.row(Territory::Nation));
    let mut text = about(nation);
    for (limit, minutes) in MINUTES.iter().enumerate() {
        let share = |row: &Row| row.share(limit).unwrap_or(0.0);
        text += &format!("within {minutes} min: {:.4} % -> {:.4} %\n", share(before), share(after));
    }
    let within = "people within 20 min";
    text += &listed("losers", &outcome.losers, within);
    text += &listed("winners", &outcome.winners, within);
    if let Some((week, after)) = hours {
        text += &format!(
            "people with an open point within 20 min, mean of 8 h to 20 h, Monday to Saturday, week of {}: {} -> {}\n",
            week.monday,
            week.nation.usual().rounded(),
            after.after.nation.usual().rounded()
        );
        text += &listed("losers by hours", &after.losers, "people with an open point");
        text += &listed("winners by hours", &after.winners, "people with an open point");
    }
    text
}

fn listed(title: &str, changes: &[Change], what: &str) -> String {
    let mut text = format!("{} {title}\n", changes.len());
    for change in changes.iter().take(SHOWN) {
        let place = Tables::embedded().place(change.place);
        let (before, after) = (change.before.rounded(), change.after.rounded());
        text += &format!("  {} {}: {before} -> {after} {what}\n", place.code, place.name);
    }
    text
}

fn people(milli: u64) -> u64 {
    base::people::MilliPeople(milli).rounded()
}

fn change(change: &Change) -> Value {
    let place = Tables::embedded().place(change.place);
    json!({
        "code": place.code, "name": place.name,
        "within_before": change.before.rounded(), "within_after": change.after.rounded(),
    })
}

/// `LON,LAT` in degrees.
fn position(text: &str) -> Result<Coord, Failure> {
    let wrong =
        || Failure::Usage(format!("`{text}` is not a position: write LON,LAT in degrees, as in 3.50,44.52"));
    let (lon, lat) = text.split_once(',').ok_or_else(wrong)?;
    let degrees = |text: &str| text.trim().parse::<f64>().ok();
    let coord = degrees(lon).zip(degrees(lat)).and_then(|(lon, lat)| Coord::from_degrees(lon, lat));
    coord.ok_or_else(wrong)
}
