//! `/commune/{code}`.

use super::{phrases, served};
use crate::live::{Live, Served};
use crate::{answer, cards};
use app::engines::hours::calendar::week_days;
use app::engines::promises::board::{Territory, Verdict as Outcome};
use app::engines::promises::coverage::{MINUTES, Row};
use app::engines::promises::definitions::PromiseId;
use app::engines::territory::{Target, Territory as Tables};
use app::find::{Asked, NearHere, centre, near, target};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use pages::commune::CommunePage;
use pages::parts::Link;
use std::sync::Arc;
use words::html::Html;
use words::{figures, h, t};

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
        Err(waiting) => *waiting,
    }
}

/// A place or city, as the page names it.
struct Named {
    territory: Territory,
    name: String,
    department: u16,
    code: String,
}

fn named(found: Target) -> Named {
    let tables = Tables::embedded();
    match found {
        Target::Place(place) => {
            let known = tables.place(place);
            Named {
                territory: Territory::Place(place),
                name: figures::curly(&known.name),
                department: known.department,
                code: known.code.to_string(),
            }
        }
        Target::City(city) => {
            let known = &tables.cities()[usize::from(city)];
            let first = tables.place(known.places.first().copied().unwrap_or(0));
            Named {
                territory: Territory::City(city),
                name: known.name.clone(),
                department: first.department,
                code: known.code.to_string(),
            }
        }
    }
}

fn page(live: &Live, served: &Served, found: Target) -> CommunePage {
    let nation = &served.nation;
    let Named { territory, name, department, code } = named(found);
    let known = &Tables::embedded().departments()[usize::from(department)];
    let department = figures::curly(&known.name);
    let now = live.house.now().timestamp();
    let here = near(&nation.network, &served.doors, &Asked::any(centre(found), COUNT, now));
    let assessment = nation.board.assess(PromiseId::P4, territory);
    let (mut left_out, _) = phrases::left_out(&assessment, None);
    if assessment.verdict == Outcome::Kept {
        left_out = h!(commune_kept);
    }
    let days = week_days(served.week.monday);
    let week = match (days.first(), days.last()) {
        (Some(first), Some(last)) => t!(commune_week, from = figures::day(*first), to = figures::day(*last)),
        _ => String::new(),
    };
    let nobody = |(day, date): (usize, &jiff::civil::Date)| {
        (figures::weekday(date.weekday()).to_owned(), nobody(served, found, day))
    };
    CommunePage {
        frame: phrases::frame(nation, &name, "board", &format!("/commune/{code}")),
        crumbs: vec![
            Link { text: t!(navigation_board), url: "/engagements".into() },
            Link { text: department.clone(), url: format!("/departement/{}", known.code) },
        ],
        facts: h!(commune_facts, people = assessment.people, department = department),
        how_long: how_long(&here),
        points: here.points.iter().map(|near| cards::near(nation, near, now)).collect(),
        nobody: days.iter().enumerate().map(nobody).collect(),
        week,
        rows: times(nation.board.row(territory)),
        verdict: phrases::verdict(assessment.verdict),
        left_out,
        remedies: super::remedy::part(served, territory, "commune", &code),
        trial: Link { text: t!(commune_trial), url: format!("/et-si?ouvrir={code}") },
        about: t!(commune_about, about = phrases::about(nation), code = &code),
        contact: phrases::contact(live, &t!(commune_subject, code = &code)),
        code,
        name,
    }
}

fn how_long(here: &NearHere) -> Html {
    let Some(first) = here.points.first() else {
        return h!(commune_no_road);
    };
    let point = figures::curly(&first.point.listed.name);
    h!(commune_how_long, point = point, time = figures::minutes_long(first.time.minutes()))
}

fn times(row: &Row) -> Vec<(String, Html)> {
    let shares = MINUTES.iter().enumerate().filter_map(|(limit, minutes)| {
        Some((t!(commune_within, minutes = *minutes), figures::share(row.share(limit)?)))
    });
    let mean = row
        .mean_min()
        .map(|mean| (t!(commune_mean), h!(commune_mean_minutes, minutes = figures::mean(mean))));
    shares.chain(mean).collect()
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
        return t!(commune_always_somebody);
    }
    if ranges == [(8, 20)] {
        return t!(commune_nobody_all_day);
    }
    let words: Vec<String> = ranges
        .iter()
        .map(|(from, until)| (figures::hour(*from as u16 * 60), figures::hour(*until as u16 * 60)))
        .map(|(from, until)| t!(commune_hours, from = from, until = until))
        .collect();
    figures::listed(&words)
}
