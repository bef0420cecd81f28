//! Who is left out, by name: as a table for people and as values for scripts.

use crate::output;
use crate::table::Table;
use app::answers::left_out::{LeftOutParts, LeftOutRow};
use app::engines::promises::board::{Assessment, Territory};
use app::engines::promises::definitions::PromiseId;
use app::engines::promises::left_out::{LeftOutPlace, Part};
use app::engines::territory::Territory as Tables;
use app::levels::Named;
use app::nation::Nation;
use base::travel::TravelTime;

/// Whether the promise is made to a person, so that those left out are inhabitants of places.
pub(crate) fn is_of_people(promise: PromiseId) -> bool {
    matches!(promise, PromiseId::P4 | PromiseId::P8)
}

/// Both parts in a territory, for scripts.
pub(crate) fn parts(nation: &Nation, territory: Territory) -> LeftOutParts {
    let rows = |part| {
        let places = nation.board.left_out_of(part, territory);
        places.into_iter().map(|place| LeftOutRow::of(nation, place)).collect()
    };
    LeftOutParts { beyond: rows(Part::Beyond), to_check: rows(Part::ToCheck) }
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
    for part in Part::ALL {
        let places = nation.board.left_out_of(part, named.territory);
        if places.is_empty() {
            continue;
        }
        let people = base::people::MilliPeople(places.iter().map(|place| place.people.0).sum());
        text.push_str(&format!(
            "\n{}: {}, {} people of {} communes\n",
            named.name,
            part.word().replace('_', " "),
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
