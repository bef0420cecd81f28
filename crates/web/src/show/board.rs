//! `/engagements`.

use super::hours::{WEDNESDAY_17, heat};
use super::{phrases, served};
use crate::answer;
use crate::level;
use crate::live::{Live, Served};
use app::engines::promises::board::{Figure, Territory, Verdict as Outcome};
use app::engines::promises::coverage::{PROMISED, Row};
use app::engines::promises::definitions::{Definition, PromiseId, embedded, of};
use app::engines::territory::Territory as Tables;
use axum::extract::State;
use axum::response::Response;
use base::people::MilliPeople;
use pages::board::{BoardPage, BoardRow, WorstRow};
use pages::parts::{Link, Verdict};
use std::sync::Arc;
use words::figures;
use words::html::Html;

/// Departments in the worst list.
const WORST: usize = 10;

/// The board.
pub(crate) async fn show(State(live): State<Arc<Live>>) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let nation = &served.nation;
    let territory = Tables::embedded();
    let in_france = || (0_u16..).zip(territory.departments()).filter(|(_, known)| known.in_france);
    let mut worst: Vec<(u64, WorstRow)> = in_france()
        .map(|(index, known)| {
            let row = nation.board.row(Territory::Department(index));
            let outside = row.people - row.within[PROMISED];
            (share_of(outside, row), worst_row(&known.name, &format!("/departement/{}", known.code), row))
        })
        .collect();
    worst.sort_by(|a, b| (std::cmp::Reverse(a.0), &a.1.name).cmp(&(std::cmp::Reverse(b.0), &b.1.name)));
    worst.truncate(WORST);
    let departments = in_france().map(|(_, known)| Link {
        text: figures::curly(&format!("{} ({})", known.name, known.code)),
        url: format!("/departement/{}", known.code),
    });
    answer::page(&BoardPage {
        frame: phrases::frame(nation, "Les engagements", "board", "/engagements"),
        tally: tally(&served),
        rows: rows(&served),
        map: served.maps.board.clone(),
        worst: worst.into_iter().map(|(_, row)| row).collect(),
        nation: worst_row("France", "", nation.board.row(Territory::Nation)),
        departments: departments.collect(),
        heat: heat(&served, &level::nation()),
        about: phrases::about(nation) + " Carte\u{a0}: temps sous lequel vivent neuf habitants sur dix.",
    })
}

/// Ten-thousandths of people outside: sorts departments without rounding.
fn share_of(outside: u64, row: &Row) -> u64 {
    (u128::from(outside) * 1_000_000 / u128::from(row.people.max(1))) as u64
}

fn worst_row(name: &str, url: &str, row: &Row) -> WorstRow {
    let outside = MilliPeople(row.people - row.within[PROMISED]);
    WorstRow {
        name: figures::curly(name),
        url: url.to_owned(),
        beyond: figures::about(MilliPeople(row.beyond).rounded()),
        outside: figures::number(outside.rounded()),
        share: figures::share(outside.percent_of(row.everybody()).unwrap_or(0.0)),
    }
}

fn tally(served: &Served) -> Html {
    let verdicts: Vec<Outcome> = PromiseId::ALL
        .into_iter()
        .map(|id| served.nation.board.assess(id, Territory::Nation).verdict)
        .collect();
    let count = |wanted: Outcome| verdicts.iter().filter(|verdict| **verdict == wanted).count();
    let said = [
        (count(Outcome::Kept), "tenu", "tenus"),
        (count(Outcome::Broken), "non tenu", "non tenus"),
        (count(Outcome::ToCheck), "à vérifier", "à vérifier"),
        (count(Outcome::Unknown), "inconnu", "inconnus"),
    ];
    let parts: Vec<String> = said
        .into_iter()
        .filter(|(count, _, _)| *count > 0)
        .map(|(count, one, many)| {
            format!("{} {}", figures::count(count, false), if count > 1 { many } else { one })
        })
        .collect();
    Html::text(&format!(
        "Au {}, sur huit engagements\u{a0}: {}.",
        figures::date(served.nation.date),
        parts.join(", ")
    ))
}

fn rows(served: &Served) -> Vec<BoardRow> {
    let mut rows = Vec::new();
    for definition in embedded() {
        rows.push(row(served, definition));
        if definition.id == PromiseId::P4 {
            rows.extend(measures(served));
        }
    }
    rows
}

fn row(served: &Served, definition: &Definition) -> BoardRow {
    let assessment = served.nation.board.assess(definition.id, Territory::Nation);
    let (figure, unit) = phrases::figure(&assessment.figure);
    let (left_out, anybody) =
        phrases::left_out(&assessment, definition.missing.as_ref().map(|text| text.fr.as_str()));
    let unknown = assessment.figure == Figure::Unknown;
    BoardRow {
        text: definition.text.fr.clone(),
        measure: false,
        figure,
        unit,
        verdict: phrases::verdict(assessment.verdict),
        left_out,
        anybody,
        link: Link {
            text: if unknown { "Pourquoi" } else { "La liste" }.into(),
            url: format!("/engagements/{}", definition.id.as_str()),
        },
        last: definition.id == PromiseId::P8,
    }
}

fn measures(served: &Served) -> Vec<BoardRow> {
    let nation = &served.nation;
    let row = nation.board.row(Territory::Nation);
    let measure = |text: &str, percent: f64, outside: MilliPeople, link: Link| BoardRow {
        text: text.to_owned(),
        measure: true,
        figure: Some(figures::share(percent)),
        unit: "des habitants, estimation".into(),
        verdict: Verdict::Measure,
        left_out: figures::about(outside.rounded()).then(&Html::text(" personnes n’en ont pas.")),
        anybody: outside.0 > 0,
        link,
        last: false,
    };
    let sure = row.share_sure(PROMISED).unwrap_or(0.0);
    let outside = MilliPeople(row.people - row.within_sure[PROMISED]);
    let open = served.week.nation.share(WEDNESDAY_17);
    let people = served.week.nation.people as f64 * (100.0 - open) / 100.0;
    vec![
        measure(
            "sans compter l’adresse des bus",
            sure,
            outside,
            Link { text: "La liste".into(), url: format!("/engagements/{}", of(PromiseId::P4).id.as_str()) },
        ),
        measure(
            "et que ce point soit ouvert, le mercredi de 17 h à 18 h",
            open,
            MilliPeople(people as u64),
            Link { text: "Les heures".into(), url: "#quand".into() },
        ),
    ]
}
