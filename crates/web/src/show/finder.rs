//! `/trouver?lieu=`.

use super::{served, words};
use crate::live::{Live, Served};
use crate::query::parameter;
use crate::{answer, cards, maps};
use app::engines::hours::state::OpenState;
use app::engines::territory::{Target, Territory};
use app::find::{Answer, NearHere, centre, near, understand};
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use base::limits;
use pages::finder::{FinderPage, FoundPoints, Outcome};
use pages::french;
use pages::html::Html;
use pages::parts::Link;
use std::sync::Arc;

/// Points shown.
const COUNT: usize = 5;
/// Places proposed.
const CHOICES: usize = 20;

/// The finder.
pub(crate) async fn show(State(live): State<Arc<Live>>, RawQuery(query): RawQuery) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let page = |query: String, title: &str, outcome| {
        let frame = words::frame(&served.nation, title, "finder", "/trouver");
        FinderPage { frame, query, outcome }
    };
    let refused = |query: String| {
        let why = "Écrivez un nom de commune, ou un code postal à 5 chiffres.".to_owned();
        answer::with_status(StatusCode::BAD_REQUEST, &page(query, "Trouver un point", Outcome::Refused(why)))
    };
    let Ok(asked) = parameter(query.as_deref().unwrap_or_default(), "lieu", limits::SEARCH_BYTES) else {
        return refused(String::new());
    };
    let Some(asked) = asked.filter(|asked| !asked.trim().is_empty()) else {
        return answer::page(&page(String::new(), "Trouver un point", Outcome::Nothing));
    };
    match understand(&asked) {
        Err(_) => refused(asked),
        Ok(Answer::Unknown(places)) => {
            let links = places.into_iter().map(link).collect();
            answer::with_status(
                StatusCode::NOT_FOUND,
                &page(asked, "Commune inconnue", Outcome::Unknown(links)),
            )
        }
        Ok(Answer::Choice(found)) => {
            let links = found.iter().take(CHOICES).map(|found| link(found.target)).collect();
            answer::page(&page(asked, "Quelle commune ?", Outcome::Choice(links)))
        }
        Ok(Answer::Place(target)) => {
            let found = found(&live, &served, target);
            let heading = found.heading.clone();
            answer::page(&page(asked, &heading, Outcome::Found(Box::new(found))))
        }
    }
}

/// A place with its department, as a link that names it without doubt.
fn link(target: Target) -> Link {
    let territory = Territory::embedded();
    match target {
        Target::Place(index) => {
            let place = territory.place(index);
            let department = &territory.departments()[usize::from(place.department)];
            let code = place.postal_codes.first().map(|code| format!("{code:05}")).unwrap_or_default();
            Link {
                text: french::curly(&format!("{}, {} ({code})", place.name, department.name)),
                url: format!("/trouver?lieu={}", place.code),
            }
        }
        Target::City(index) => {
            let city = &territory.cities()[usize::from(index)];
            Link { text: city.name.clone(), url: format!("/trouver?lieu={}", city.code) }
        }
    }
}

fn found(live: &Live, served: &Served, target: Target) -> FoundPoints {
    let territory = Territory::embedded();
    let nation = &served.nation;
    let now = live.house.now().timestamp();
    let from = centre(target);
    let here = near(&nation.network, from, COUNT, now);
    let (name, with_de, commune) = match target {
        Target::Place(index) => {
            let place = territory.place(index);
            let text = format!("{} : tous les chiffres", french::curly(&place.name));
            (
                french::curly(&place.name),
                place.with_de(),
                Some(Link { text, url: format!("/commune/{}", place.code) }),
            )
        }
        Target::City(index) => {
            let city = &territory.cities()[usize::from(index)];
            let text = format!("{} : tous les chiffres", city.name);
            (
                city.name.clone(),
                format!("de {}", city.name),
                Some(Link { text, url: format!("/commune/{}", city.code) }),
            )
        }
    };
    let coords: Vec<_> = here
        .points
        .iter()
        .map(|near| match near.stop {
            Some(stop) => (near.point.stops[stop].coord, french::curly(&near.point.stops[stop].commune)),
            None => (near.point.listed.coord, french::curly(&near.point.listed.commune_name)),
        })
        .collect();
    let mut to_call: Vec<_> =
        here.to_call.iter().map(|point| cards::point(nation, point, &point.hours, now)).collect();
    to_call.truncate(COUNT);
    FoundPoints {
        heading: heading(here.points.len(), &french::curly(&with_de)),
        lead: lead(&here, now),
        points: here.points.iter().map(|near| cards::near(nation, near, now)).collect(),
        to_call,
        commune,
        map: maps::finder(from, &coords, &name),
    }
}

fn heading(count: usize, with_de: &str) -> String {
    match count {
        0 => format!("Aucun point d’accueil près {with_de}"),
        1 => format!("Un point près {with_de}"),
        _ => format!("{} points près {with_de}", french::capital(&french::count(count, false))),
    }
}

/// Date, hour, how many are open, and how far the nearest is.
fn lead(here: &NearHere, now: jiff::Timestamp) -> Html {
    let Some(first) = here.points.first() else {
        return Html::text(
            "Aucune route connue ne mène à un point. Appelez la mairie, ou un point d’un autre lieu.",
        );
    };
    let local = first.hours().local(now);
    let open = here.points.iter().filter(|near| matches!(near.state, OpenState::Open { .. })).count();
    let doors = match open {
        0 => "Aucun n’est ouvert.".to_owned(),
        1 => "Un seul est ouvert.".to_owned(),
        _ => format!("{} sont ouverts.", french::capital(&french::count(open, false))),
    };
    Html::text(&format!(
        "Nous sommes {}, {}. {doors} Le plus proche est à {} en voiture (estimation).",
        french::day(local.date),
        french::hour(local.minute),
        french::minutes_long(first.time.minutes()),
    ))
}
