//! Who is left out, by name: as a table for people and as values for scripts.

use super::levels::Named;
use crate::output;
use crate::table::Table;
use app::engines::promises::board::{Assessment, Territory};
use app::engines::promises::definitions::PromiseId;
use app::engines::promises::left_out::LeftOutPlace;
use app::engines::territory::Territory as Tables;
use app::nation::Nation;
use base::travel::TravelTime;
use serde_json::{Value, json};

/// Whether the promise is made to a person, so that those left out are inhabitants of places.
pub(crate) fn is_of_people(promise: PromiseId) -> bool {
    matches!(promise, PromiseId::P4 | PromiseId::P8)
}

/// Both parts in a territory, each with its name.
fn parts(nation: &Nation, territory: Territory) -> [(&'static str, Vec<&LeftOutPlace>); 2] {
    let left_out = &nation.board.left_out;
    [("beyond", &left_out.beyond), ("to check", &left_out.to_check)].map(|(part, places)| {
        (part, places.iter().filter(|left_out| nation.board.holds(territory, left_out.place)).collect())
    })
}

/// Both parts as values: `{"beyond": [...], "to_check": [...]}`.
pub(crate) fn values(nation: &Nation, territory: Territory) -> Value {
    let [(_, beyond), (_, to_check)] = parts(nation, territory);
    let values =
        |part: Vec<&LeftOutPlace>| part.into_iter().map(|place| value(nation, place)).collect::<Vec<_>>();
    json!({"beyond": values(beyond), "to_check": values(to_check)})
}

fn value(nation: &Nation, left_out: &LeftOutPlace) -> Value {
    let place = Tables::embedded().place(left_out.place);
    let point = nation.network.points.get(left_out.point as usize);
    let minutes = |time: TravelTime| time.minutes().is_finite().then(|| time.minutes());
    json!({
        "code": place.code,
        "name": place.name,
        "people": left_out.people.rounded(),
        "minutes": minutes(left_out.time),
        "low_minutes": minutes(left_out.low),
        "high_minutes": minutes(left_out.high),
        "nearest": point.map(|point| &point.listed.id_fs),
    })
}

/// The names under the table of promises: departments that are short, then communes with people left out.
pub(crate) fn text(nation: &Nation, assessed: &[(&Named, Vec<Assessment>)]) -> String {
    let mut text = String::new();
    for (named, assessments) in assessed {
        for assessment in assessments {
            text.push_str(&short(assessment));
        }
        if assessments.iter().any(|assessment| is_of_people(assessment.promise)) {
            text.push_str(&communes(nation, named));
        }
    }
    text
}

/// The departments that have too few points.
fn short(assessment: &Assessment) -> String {
    if assessment.short.is_empty() {
        return String::new();
    }
    let mut table = Table::new(&["code", "department", "points", "missing"]);
    for short in &assessment.short {
        let known = &Tables::embedded().departments()[usize::from(short.department)];
        table.row(vec![
            known.code.to_string(),
            known.name.clone(),
            short.count.to_string(),
            short.missing.to_string(),
        ]);
    }
    format!("\n{}", table.text())
}

fn communes(nation: &Nation, named: &Named) -> String {
    let mut text = String::new();
    for (part, places) in parts(nation, named.territory) {
        if places.is_empty() {
            continue;
        }
        let people = base::people::MilliPeople(places.iter().map(|place| place.people.0).sum());
        text.push_str(&format!(
            "\n{}: {part}, {} people of {} communes\n",
            named.name,
            output::grouped(people.rounded()),
            places.len()
        ));
        let mut table =
            Table::new(&["code", "commune", "people", "minutes", "low", "high", "nearest sure point"]);
        for place in places {
            table.row(row(nation, place));
        }
        text.push_str(&table.text());
    }
    text
}

fn row(nation: &Nation, left_out: &LeftOutPlace) -> Vec<String> {
    let place = Tables::embedded().place(left_out.place);
    let point = nation.network.points.get(left_out.sure_point as usize);
    let minutes = |time: TravelTime| {
        if time == TravelTime::UNREACHABLE { "–".to_owned() } else { format!("{:.1}", time.minutes()) }
    };
    vec![
        place.code.to_string(),
        place.name.clone(),
        output::grouped(left_out.people.rounded()),
        minutes(left_out.time),
        minutes(left_out.low),
        minutes(left_out.high),
        point
            .map(|point| format!("{} ({})", point.listed.commune_name, point.listed.id_fs))
            .unwrap_or_default(),
    ]
}
