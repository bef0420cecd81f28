//! Who is left out of a territory: the first communes for its page, all of them page by page, and as a file.

use super::{phrases, served};
use crate::level::{self, Named};
use crate::live::Live;
use crate::query::parameter;
use crate::{answer, csv};
use app::engines::promises::left_out::{LeftOutPlace, Part};
use app::export::promises::Scope;
use app::export::{self, Form};
use app::levels;
use app::nation::Nation;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use base::people::MilliPeople;
use pages::left_out::LeftOutPage;
use pages::parts::{LeftOutPart, Link};
use std::sync::Arc;
use words::html::Html;
use words::{figures, h, t};

/// Communes shown on the page of a territory, beyond and to check.
const FIRST: [usize; 2] = [14, 10];
/// Communes of a page of the whole list.
const PER_PAGE: usize = 200;
/// The parts, beyond and to check, as addresses and files name them.
const PARTS: [&str; 2] = ["au-dela", "a-verifier"];

/// The places of one part in a territory.
fn places<'n>(nation: &'n Nation, named: &Named, part: usize) -> Vec<&'n LeftOutPlace> {
    nation.board.left_out_of(Part::ALL[part], named.level)
}

/// The first communes of both parts.
pub(super) fn parts(nation: &Nation, named: &Named) -> (LeftOutPart, LeftOutPart) {
    let part = |part: usize| {
        let places = places(nation, named, part);
        let others = places.len().saturating_sub(FIRST[part]);
        LeftOutPart {
            rows: phrases::rows(nation, places.iter().copied().take(FIRST[part])),
            total: places.len(),
            all: Link {
                text: t!(communes_others, count = others),
                url: format!("{}/communes?etat={}", named.url, PARTS[part]),
            },
            file: Link {
                text: t!(communes_download),
                url: format!("{}/communes.csv?etat={}", named.url, PARTS[part]),
            },
        }
    };
    (part(0), part(1))
}

/// `/{region|departement|epci}/{code}/communes`.
pub(crate) async fn show(
    State(live): State<Arc<Live>>,
    Path((kind, code)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    let Some(named) = level::of(&kind, &code) else { return answer::error(StatusCode::NOT_FOUND) };
    list(&live, named, query.as_deref().unwrap_or_default())
}

/// `/engagements/p4/communes`.
pub(crate) async fn nation_show(State(live): State<Arc<Live>>, RawQuery(query): RawQuery) -> Response {
    list(&live, level::nation(), query.as_deref().unwrap_or_default())
}

/// The part that a query asks for: `None` where it asks for none, an error where there is no such part.
fn asked_part(query: &str) -> Result<Option<usize>, ()> {
    let Some(etat) = parameter(query, "etat", 20).map_err(drop)? else { return Ok(None) };
    PARTS.iter().position(|name| *name == etat).map(Some).ok_or(())
}

fn list(live: &Live, named: Named, query: &str) -> Response {
    let served = match served(live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let page = parameter(query, "page", 6).map_err(drop).and_then(|page| match page {
        None => Ok(1),
        Some(text) => text.parse::<usize>().map_err(drop),
    });
    let (Ok(part), Ok(page @ 1..)) = (asked_part(query), page) else {
        return answer::error(StatusCode::BAD_REQUEST);
    };
    let part = part.unwrap_or(0);
    let nation = &served.nation;
    let places = places(nation, &named, part);
    let pages = places.len().div_ceil(PER_PAGE).max(1);
    if page > pages {
        return answer::error(StatusCode::NOT_FOUND);
    }
    let people: u64 = places.iter().map(|place| place.people.0).sum();
    let shown = places.iter().copied().skip((page - 1) * PER_PAGE).take(PER_PAGE);
    let to = |page: usize, text: String| Link {
        text,
        url: format!("{}/communes?etat={}&page={page}", named.url, PARTS[part]),
    };
    let mut crumbs = named.crumbs.clone();
    crumbs.push(Link { text: named.name.clone(), url: named.url.clone() });
    let (heading, other) = if part == 0 {
        (t!(left_out_title_beyond, place = &named.name), t!(left_out_see_to_check))
    } else {
        (t!(left_out_title_to_check, place = &named.name), t!(left_out_see_beyond))
    };
    answer::page(&LeftOutPage {
        frame: phrases::frame(nation, &heading, "board", &format!("{}/communes", named.url)),
        crumbs,
        heading: Html::text(&heading),
        other: Link { text: other, url: format!("{}/communes?etat={}", named.url, PARTS[1 - part]) },
        total: h!(
            left_out_total,
            people = figures::rounded(MilliPeople(people).rounded()),
            places = places.len()
        ),
        rows: phrases::rows(nation, shown),
        position: if pages > 1 { t!(left_out_position, page = page, pages = pages) } else { String::new() },
        before: (page > 1).then(|| to(page - 1, t!(left_out_before))),
        after: (page < pages).then(|| to(page + 1, t!(left_out_after))),
        remedies: super::remedy::of_named(&served, &named),
        file: Link {
            text: t!(left_out_file),
            url: format!("{}/communes.csv?etat={}", named.url, PARTS[part]),
        },
        about: phrases::about(nation),
        command: format!("maillage promises p4 --level {} --code {} --left-out", named.word, named.code),
    })
}

/// `/{region|departement|epci}/{code}/communes.csv`.
pub(crate) async fn file(
    State(live): State<Arc<Live>>,
    Path((kind, code)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    let Some(named) = level::of(&kind, &code) else { return answer::error(StatusCode::NOT_FOUND) };
    table(&live, &named, query.as_deref().unwrap_or_default())
}

/// `/engagements/p4/communes.csv`.
pub(crate) async fn nation_file(State(live): State<Arc<Live>>, RawQuery(query): RawQuery) -> Response {
    table(&live, &level::nation(), query.as_deref().unwrap_or_default())
}

fn table(live: &Live, named: &Named, query: &str) -> Response {
    let served = match served(live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let Ok(part) = asked_part(query) else { return answer::error(StatusCode::BAD_REQUEST) };
    let parts = part.map_or(&Part::ALL[..], |part| &Part::ALL[part..=part]);
    let known = levels::level(named.word).and_then(|level| levels::find(level, &named.code));
    let Some(known) = known else { return answer::error(StatusCode::NOT_FOUND) };
    let mut bytes = Vec::new();
    match export::left_out::parts(&served.nation, &Scope::One(known), parts, Form::Csv, &mut bytes) {
        Ok(()) => csv::file(&served, &format!("laisses-de-cote-{}-{}", named.word, named.code), bytes),
        Err(error) => {
            tracing::error!(%error, "a table of who is left out cannot be written");
            answer::error(StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}
