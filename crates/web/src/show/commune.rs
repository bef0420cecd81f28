//! `/commune/{code}`.

use super::{served, words};
use crate::live::{Live, Served};
use crate::{answer, cards};
use app::engines::hours::calendar::week_days;
use app::engines::promises::board::Territory;
use app::engines::promises::coverage::MINUTES;
use app::engines::promises::definitions::PromiseId;
use app::engines::territory::{Target, Territory as Tables};
use app::find::{centre, near, target};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use pages::commune::CommunePage;
use pages::french;
use pages::html::Html;
use pages::parts::Link;
use std::sync::Arc;

/// Points shown.
const COUNT: usize = 3;

/// A commune's page.
pub(crate) async fn show(State(live): State<Arc<Live>>, Path(code): Path<String>) -> Response {
    let tables = Tables::embedded();
    let Some(found) = code.parse().ok().and_then(target) else {
        return answer::error(StatusCode::NOT_FOUND);
    };
    let today_code = match found {
        Target::Place(place) => tables.place(place).code,
        Target::City(city) => tables.cities()[usize::from(city)].code,
    };
    if today_code.as_str() != code {
        return Redirect::permanent(&format!("/commune/{today_code}")).into_response();
    }
    match served(&live) {
        Ok(served) => answer::page(&page(&live, &served, found)),
        Err(waiting) => waiting,
    }
}

fn page(live: &Live, served: &Served, found: Target) -> CommunePage {
    let tables = Tables::embedded();
    let nation = &served.nation;
    let (territory, name, department, code) = match found {
        Target::Place(place) => {
            let known = tables.place(place);
            (Territory::Place(place), known.name.clone(), known.department, known.code)
        }
        Target::City(city) => {
            let known = &tables.cities()[usize::from(city)];
            let first = tables.place(known.places.first().copied().unwrap_or(0));
            (Territory::City(city), known.name.clone(), first.department, known.code)
        }
    };
    let known = &tables.departments()[usize::from(department)];
    let now = live.house.now().timestamp();
    let here = near(&nation.network, centre(found), COUNT, now);
    let row = nation.board.row(territory);
    let assessment = nation.board.assess(PromiseId::P4, territory);
    let (left_out, _) = words::left_out(&assessment, None);
    let how_long = here.points.first().map_or_else(
        || Html::text("Aucune route connue ne mène à un point d’accueil."),
        |first| {
            Html::text(&format!(
                "Depuis la mairie, {} est à {} minutes en voiture (estimation).",
                french::curly(&first.point.listed.name),
                french::minutes(first.time.minutes())
            ))
        },
    );
    let mut rows: Vec<(String, Html)> = MINUTES
        .iter()
        .enumerate()
        .filter_map(|(limit, minutes)| {
            Some((format!("En moins de {minutes} minutes"), french::share(row.share(limit)?)))
        })
        .collect();
    rows.extend(
        row.mean_min()
            .map(|mean| ("Temps moyen".to_owned(), Html::text(&format!("{} min", french::minutes(mean))))),
    );
    let remedy = if assessment.beyond.people + assessment.to_check.people == 0 {
        "Tout le monde est à moins de 20 minutes d’un point. Des horaires plus larges aideraient surtout aux heures du tableau plus haut.".to_owned()
    } else {
        format!(
            "Un point ouvert ici changerait le temps de {} habitants. Essayez : maillage whatif --open {:.4},{:.4}.",
            assessment.beyond.people + assessment.to_check.people,
            centre(found).lon(),
            centre(found).lat()
        )
    };
    let days = week_days(served.week.monday);
    CommunePage {
        frame: words::frame(nation, &name, "board"),
        crumbs: vec![
            Link { text: "Les engagements".into(), url: "/engagements".into() },
            Link { text: french::curly(&known.name), url: format!("/departement/{}", known.code) },
        ],
        name: french::curly(&name),
        facts: french::number(row.everybody().rounded())
            .then(&Html::text(&format!(" habitants, {}.", french::curly(&known.name)))),
        how_long,
        points: here.points.iter().map(|near| cards::near(nation, near, now)).collect(),
        nobody: days
            .iter()
            .enumerate()
            .map(|(day, date)| (french::weekday(date.weekday()).to_owned(), nobody(served, found, day)))
            .collect(),
        week: match (days.first(), days.last()) {
            (Some(first), Some(last)) => format!("du {} au {}", french::day(*first), french::day(*last)),
            _ => String::new(),
        },
        rows,
        verdict: words::verdict(assessment.verdict),
        left_out,
        remedy,
        about: format!(
            "{} Commande : maillage coverage --level commune --code {code}.",
            words::about(nation)
        ),
        contact: words::contact(live, &format!("Commune {code}")),
    }
}

/// The hours of a day, between 8 h and 20 h, when nobody of the place has an open point near.
fn nobody(served: &Served, found: Target, day: usize) -> String {
    let places: Vec<u32> = match found {
        Target::Place(place) => vec![place],
        Target::City(city) => Tables::embedded().cities()[usize::from(city)].places.clone(),
    };
    let closed = |hour: usize| places.iter().all(|place| served.week.is_nobody(*place, day * 24 + hour));
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for hour in (8..20).filter(|hour| closed(*hour)) {
        match ranges.last_mut() {
            Some((_, end)) if *end == hour => *end = hour + 1,
            _ => ranges.push((hour, hour + 1)),
        }
    }
    if ranges.is_empty() {
        return "toujours quelqu’un d’ouvert".into();
    }
    if ranges == [(8, 20)] {
        return "personne de la journée".into();
    }
    let words: Vec<String> = ranges
        .iter()
        .map(|(from, until)| {
            format!("de {} à {}", french::hour(*from as u16 * 60), french::hour(*until as u16 * 60))
        })
        .collect();
    words.join(" et ")
}
