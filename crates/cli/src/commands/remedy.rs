//! `maillage remedy`: what would bring most people back within 20 minutes, or near an open point.

use super::coverage::about;
use super::levels::of_level;
use super::measured;
use crate::args::{Common, Level, Remedy};
use crate::failure::Failure;
use crate::output::{self, grouped};
use crate::table::Table;
use app::engines::hours::calendar::monday_of;
use app::engines::hours::parse::week_words::write_week;
use app::engines::territory::Territory as Tables;
use app::levels::Named;
use app::nation::hours::Week;
use app::nation::{Nation, compute};
use app::remedy::{LongerHours, NewPoint, Openings, Remedies};
use app::whatif::HourGround;
use base::coord::Coord;
use base::people::MilliPeople;
use serde_json::{Value, json};

/// Runs the command.
pub(crate) async fn run(common: &Common, words: &Remedy) -> Result<(), Failure> {
    let level =
        if words.code.is_some() && words.level == Level::Nation { Level::Department } else { words.level };
    if level == Level::Commune && words.code.is_none() {
        return Err(Failure::Usage("name one commune: add --code CODE".into()));
    }
    let territories = of_level(level, words.code.as_deref())?;
    let nation = measured::nation(common, compute::From::Homes).await?;
    let week = Week::of(&nation, monday_of(nation.date));
    let (openings, hours) = (Openings::of(&nation), HourGround::of(&nation));
    let found: Vec<(&Named, Remedies)> = territories
        .iter()
        .map(|named| (named, Remedies::of(&nation, &openings, &hours, &week, named.territory)))
        .collect();
    let count = usize::from(words.count);
    if common.json {
        let rows: Vec<Value> =
            found.iter().map(|(named, remedies)| value(&nation, named, remedies, count)).collect();
        return output::json(&json!({
            "estimate": true, "date": nation.date.to_string(), "minutes": 20,
            "week": week.monday.to_string(), "rows": rows,
        }));
    }
    let mut text = about(&nation);
    for (named, remedies) in &found {
        text += &said(&nation, &week, named, remedies, count);
    }
    output::text(&text)
}

fn value(nation: &Nation, named: &Named, remedies: &Remedies, count: usize) -> Value {
    let points = |points: &[NewPoint]| points.iter().take(count).map(new_point).collect::<Vec<_>>();
    let hours = remedies.longer_hours.iter().take(count).map(|longer| longer_hours(nation, longer));
    json!({
        "level": named.level.word(), "code": named.code, "name": named.name,
        "longer_hours": hours.collect::<Vec<_>>(),
        "new_points": points(&remedies.new_points),
        "in_turn": points(&remedies.in_turn),
    })
}

fn new_point(point: &NewPoint) -> Value {
    let place = Tables::embedded().place(point.place);
    json!({
        "code": place.code, "name": place.name, "lon": point.coord.lon(), "lat": point.coord.lat(),
        "people": point.back.rounded(), "people_low": point.back_low.rounded(),
        "people_high": point.back_high.rounded(), "people_sure": point.back_sure.rounded(),
        "people_beyond": point.from_beyond.rounded(), "people_in_france": point.back_in_france.rounded(),
        "trial": format!("maillage whatif --open {}", position(point.coord)),
    })
}

fn longer_hours(nation: &Nation, longer: &LongerHours) -> Value {
    let point = &nation.network.points[longer.point as usize].listed;
    json!({
        "id_fs": point.id_fs, "name": point.name, "commune": point.commune_name,
        "weekday": longer.slot.weekday, "from": clock(longer.slot.start_min), "to": clock(longer.slot.end_min),
        "minutes_added": longer.added_min, "people": longer.people().rounded(),
        "person_hours": MilliPeople(longer.people_minutes / 60).rounded(),
        "trial": hours_trial(nation, longer),
    })
}

fn hours_trial(nation: &Nation, longer: &LongerHours) -> String {
    let id = &nation.network.points[longer.point as usize].listed.id_fs;
    format!("maillage whatif --hours \"{id}={}\"", write_week(&longer.rules))
}

fn position(coord: Coord) -> String {
    format!("{},{}", coord.lon(), coord.lat())
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn said(nation: &Nation, week: &Week, named: &Named, remedies: &Remedies, count: usize) -> String {
    let mut text = format!("{} {}\n", named.code, named.name);
    let mut hours = Table::new(&["people", "hours a week", "when", "point", "commune"]);
    for longer in remedies.longer_hours.iter().take(count) {
        let point = &nation.network.points[longer.point as usize].listed;
        let slot = longer.slot;
        hours.row(vec![
            grouped(longer.people().rounded()),
            format!("{:.1}", f64::from(longer.added_min) / 60.0),
            format!("{:?} {}-{}", slot.weekday, clock(slot.start_min), clock(slot.end_min)),
            point.name.clone(),
            point.commune_name.clone(),
        ]);
    }
    text += &part(
        &format!(
            "longer hours: people who would have an open point within 20 minutes, mean over the added hours, week of {}",
            week.monday
        ),
        &remedies.longer_hours,
        &hours,
    );
    let titles = ["people", "low", "high", "surely beyond today", "code", "commune"];
    for (title, points) in [
        ("new points: people brought back within 20 minutes", &remedies.new_points),
        ("new points one after the other: people of each, after those before", &remedies.in_turn),
    ] {
        let mut table = Table::new(&titles);
        for point in points.iter().take(count) {
            let place = Tables::embedded().place(point.place);
            let people = [point.back, point.back_low, point.back_high, point.from_beyond];
            let mut cells: Vec<String> = people.map(|people| grouped(people.rounded())).into();
            cells.extend([place.code.to_string(), place.name.clone()]);
            table.row(cells);
        }
        text += &part(title, points, &table);
    }
    text
}

fn part<T>(title: &str, remedies: &[T], table: &Table) -> String {
    if remedies.is_empty() { format!("{title}: none\n") } else { format!("{title}\n{}", table.text()) }
}
