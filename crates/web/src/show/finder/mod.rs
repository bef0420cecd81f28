//! `/trouver?lieu=`, with what somebody wants of a point kept in the address.

mod choices;
mod found;
pub(crate) mod ground;
pub(crate) mod here;
pub(crate) mod suggest;

use super::{phrases, served};
use crate::answer;
use crate::live::{Live, Served};
use crate::pieces::{Encoding, Written};
use crate::query::parameter;
use app::engines::territory::{Target, Territory};
use app::find::{Answer, name_of, understand};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use base::limits;
use choices::Choices;
use pages::finder::{Around, FinderPage, Outcome, Places, slot};
use pages::parts::Link;
use std::sync::Arc;
use words::html::Html;
use words::{figures, t};

/// Places proposed.
const CHOICES: usize = 20;

/// The points of a place for the interactive map, with the choices of a query; `None` where these make no sense.
pub(crate) fn map_of_place<'s>(
    served: &'s Served,
    target: Target,
    query: &str,
    now: jiff::Timestamp,
) -> Option<found::OnMap<'s>> {
    Some(found::on_map(served, target, Choices::of(query)?, now))
}

/// What stands around the pages of the finder.
pub(crate) fn around(nation: &app::nation::Nation) -> Around {
    Around { frame: phrases::frame(nation, "", "finder", "/trouver") }
}

/// The finder.
pub(crate) async fn show(
    State(live): State<Arc<Live>>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let query = query.unwrap_or_default();
    let Ok(asked) = parameter(&query, "lieu", limits::SEARCH_BYTES) else {
        return refused(&served, "", Choices::default());
    };
    let asked = asked.unwrap_or_default();
    let Some(choices) = Choices::of(&query) else {
        return refused(&served, &asked, Choices::default());
    };
    if asked.trim().is_empty() {
        return answer::page(&whole(&served, &t!(finder_title), "", choices, Outcome::Nothing));
    }
    let encoding = answer::encoding(&headers);
    match understand(&asked) {
        Err(_) => refused(&served, &asked, choices),
        Ok(Answer::Unknown(places)) => {
            let outcome = Outcome::Unknown(places.into_iter().map(|place| link(place, choices)).collect());
            let page = whole(&served, &t!(finder_unknown_title), &asked, choices, outcome);
            answer::with_status(StatusCode::NOT_FOUND, &page)
        }
        Ok(Answer::Choice(found)) => {
            let places = found.iter().take(CHOICES).map(|found| link(found.target, choices)).collect();
            several(&served, &asked, choices, &Places { places }, encoding)
        }
        Ok(Answer::Place(target)) => {
            // A code from a link of ours reads as the name that it stands for.
            let is_code = asked.bytes().any(|byte| byte.is_ascii_digit()) && asked.len() == 5;
            let shown = if is_code { name_of(target) } else { asked };
            let place = found::Place::of(target);
            let now = live.house.now().timestamp();
            answer::written(found::write(&served, &place, &shown, choices, now, encoding), encoding)
        }
    }
}

fn whole(served: &Served, title: &str, query: &str, choices: Choices, outcome: Outcome) -> FinderPage {
    let mut frame = around(&served.nation).frame;
    frame.title = title.to_owned();
    FinderPage { frame, search: choices.search(query), outcome }
}

fn refused(served: &Served, query: &str, choices: Choices) -> Response {
    let outcome = Outcome::Refused(t!(finder_error_advice));
    let page = whole(served, &t!(finder_title), query, choices, outcome);
    answer::with_status(StatusCode::BAD_REQUEST, &page)
}

fn several(served: &Served, query: &str, choices: Choices, places: &Places, encoding: Encoding) -> Response {
    let mut written = Written::new(encoding);
    let (address, query) = (Html::text(&choices.address(query)), Html::text(query));
    written.mould(&served.kept().choice, |hole, written| match hole {
        slot::TITLE => written.words(&t!(finder_which)),
        slot::ADDRESS => written.words(&address),
        slot::QUERY => written.words(&query),
        slot::PLACES => written.part(places),
        other => choices.fill(other, written),
    });
    answer::written(written.finish(), encoding)
}

/// A place with its department, as a link that names it without doubt.
fn link(target: Target, choices: Choices) -> Link {
    let code = match target {
        Target::Place(index) => Territory::embedded().place(index).code,
        Target::City(index) => Territory::embedded().cities()[usize::from(index)].code,
    };
    Link { text: long_name(target), url: format!("/trouver?lieu={code}{}", choices.as_query()) }
}

/// "Saint-Denis, Gard (30190)".
fn long_name(target: Target) -> String {
    let territory = Territory::embedded();
    match target {
        Target::Place(index) => {
            let place = territory.place(index);
            let department = &territory.departments()[usize::from(place.department)];
            let code = place.postal_codes.first().map(|code| format!(" ({code:05})")).unwrap_or_default();
            figures::curly(&format!("{}, {}{code}", place.name, department.name))
        }
        Target::City(index) => territory.cities()[usize::from(index)].name.clone(),
    }
}
