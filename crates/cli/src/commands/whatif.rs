//! `maillage whatif`: the nation with points closed or opened.

use super::coverage::about;
use crate::args::{Common, Whatif};
use crate::failure::{Failure, with_causes};
use crate::{open, output};
use app::engines::promises::board::Territory;
use app::engines::promises::coverage::MINUTES;
use app::engines::territory::Territory as Tables;
use app::nation::compute;
use app::whatif::{Change, Trial, trial};
use base::coord::Coord;
use serde_json::{Value, json};

/// Places printed on each side.
const SHOWN: usize = 20;

/// Runs the command.
pub(crate) async fn run(common: &Common, words: &Whatif) -> Result<(), Failure> {
    let opened: Vec<Coord> = words.open.iter().map(|text| position(text)).collect::<Result<_, _>>()?;
    let tried = Trial { close: words.close.clone(), open: opened };
    let house = open(common).await?;
    let nation = compute::nation(&house, compute::From::Homes)
        .await
        .map_err(|error| Failure::Other(with_causes(&error)))?;
    house.store.close().await;
    let outcome = trial(&nation, &tried).map_err(|error| Failure::Usage(error.to_string()))?;
    let (before, after) = (nation.board.row(Territory::Nation), outcome.after.row(Territory::Nation));
    if common.json {
        let shares = |row: &app::engines::promises::coverage::Row| {
            let pairs = MINUTES
                .iter()
                .enumerate()
                .map(|(limit, minutes)| (minutes.to_string(), json!(row.share(limit))));
            Value::Object(pairs.collect())
        };
        return output::json(&json!({
            "estimate": true,
            "date": nation.date.to_string(),
            "before": {"share": shares(before), "beyond": people(before.beyond), "to_check": people(before.to_check)},
            "after": {"share": shares(after), "beyond": people(after.beyond), "to_check": people(after.to_check)},
            "losers": outcome.losers.iter().map(value).collect::<Vec<_>>(),
            "winners": outcome.winners.iter().map(value).collect::<Vec<_>>(),
        }));
    }
    let mut text = about(&nation);
    for (limit, minutes) in MINUTES.iter().enumerate() {
        let share = |row: &app::engines::promises::coverage::Row| row.share(limit).unwrap_or(0.0);
        text += &format!("within {minutes} min: {:.4} % -> {:.4} %\n", share(before), share(after));
    }
    for (title, changes) in [("losers", &outcome.losers), ("winners", &outcome.winners)] {
        text += &format!("{} {title}\n", changes.len());
        for change in changes.iter().take(SHOWN) {
            let place = Tables::embedded().place(change.place);
            let (before, after) = (change.before.rounded(), change.after.rounded());
            text += &format!("  {} {}: {before} -> {after} people within 20 min\n", place.code, place.name);
        }
    }
    output::text(&text)
}

fn people(milli: u64) -> u64 {
    base::people::MilliPeople(milli).rounded()
}

fn value(change: &Change) -> Value {
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
