//! `/carte`: the country, a region, a department or a grouping (`?departement=48`), the points of a place with the
//! numbers of the finder (`?lieu=48080` and its choices), or what a trial may change (`?essai=oui` and the trial).

pub(crate) mod figures;
pub(crate) mod ground;
mod side;

use super::finder::map_of_place;
use super::{phrases, served, whatif};
use crate::level::Named;
use crate::live::{Live, Served};
use crate::maps::position;
use crate::query::parameter;
use crate::trial::{Asked, AskedTrial};
use crate::{answer, cards, level, maps};
use app::engines::promises::board::Territory as Level;
use app::engines::territory::{Target, Territory as Tables};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use base::limits;
use pages::live_map::{Given, LiveMapPage, SideRow};
use pages::parts::Link;
use serde_json::json;
use std::sync::Arc;
use words::html::Html;
use words::t;

/// Metropolitan France in degrees: west, south, east, north.
const FRANCE: [f64; 4] = [-5.15, 41.3, 9.6, 51.1];
/// The longest value of `essai`.
const WORD_BYTES: usize = 8;

/// What an address asks the map to show.
struct Shown {
    heading: String,
    lead: String,
    colours: String,
    path: String,
    map: Html,
    given: Given,
    side: String,
    rows: Vec<SideRow>,
    links: Vec<Link>,
}

/// The page of the map.
pub(crate) async fn show(State(live): State<Arc<Live>>, RawQuery(query): RawQuery) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let query = query.unwrap_or_default();
    match of_query(&live, &served, &query) {
        Some(shown) => answer::page(&page(&live, &served, shown)),
        None => answer::error(StatusCode::BAD_REQUEST),
    }
}

/// What a query asks for; `None` where it makes no sense.
fn of_query(live: &Live, served: &Served, query: &str) -> Option<Shown> {
    let now = live.house.now().timestamp();
    let trial = match parameter(query, "essai", WORD_BYTES).ok()?.as_deref() {
        None | Some("") => None,
        Some("oui") => Some(AskedTrial::read(query).ok()?),
        Some(_) => return None,
    };
    let place = parameter(query, "lieu", limits::SEARCH_BYTES).ok()?.unwrap_or_default();
    if let (false, None) = (place.is_empty(), &trial) {
        let target: Target = place.parse().ok().and_then(app::find::target)?;
        return of_place(served, target, query, now);
    }
    let territory = match &trial {
        Some(trial) => whatif::department(served, trial).map(level::department_at),
        None => territory(query).ok()?,
    };
    let mut shown = match territory {
        Some(named) => of_territory(served, &named, now),
        None => of_country(served),
    };
    if let Some(trial) = trial {
        on_trial(served, &trial, &mut shown);
    }
    Some(shown)
}

fn page(live: &Live, served: &Served, shown: Shown) -> LiveMapPage {
    let nation = &served.nation;
    let zone = jiff::tz::TimeZone::get("Europe/Paris").unwrap_or(jiff::tz::TimeZone::UTC);
    let local = live.house.now().timestamp().to_zoned_datetime(zone);
    let minute = local.hour() as u16 * 60 + local.minute() as u16;
    let when = format!("{}, {}", words::figures::day(local.date()), words::figures::hour(minute));
    LiveMapPage {
        frame: phrases::frame(nation, &shown.heading, "", &shown.path),
        crumbs: vec![Link { text: t!(navigation_board), url: "/engagements".into() }],
        heading: shown.heading,
        lead: shown.lead,
        colours: shown.colours,
        map: shown.map,
        given: Given { ground: format!("/carte/fond/{}", ground::version()), ..shown.given },
        side: shown.side,
        rows: shown.rows,
        links: shown.links,
        about: t!(map_about, when = when, source = cards::source(nation)),
    }
}

/// Nothing around it: lists are empty.
fn given(area: [f64; 4]) -> Given {
    let none = || "[]".to_owned();
    Given {
        area: json!(area).to_string(),
        here: none(),
        points: none(),
        shut: none(),
        opened: none(),
        department: "/carte?departement=".into(),
        ..Given::default()
    }
}

fn of_country(served: &Served) -> Shown {
    Shown {
        heading: t!(map_heading),
        lead: t!(map_lead),
        colours: t!(map_colours_departments),
        path: "/carte".into(),
        map: served.maps.board(),
        given: given(FRANCE),
        side: t!(map_side_departments),
        rows: side::departments_of(&served.nation, None),
        links: Vec::new(),
    }
}

/// The territory of a query, where it names one; `Err` where there is none such.
fn territory(query: &str) -> Result<Option<Named>, ()> {
    for kind in ["region", "departement", "epci"] {
        let code = parameter(query, kind, limits::SEARCH_BYTES).map_err(|_| ())?.unwrap_or_default();
        if !code.is_empty() {
            return level::of(kind, &code).map(Some).ok_or(());
        }
    }
    Ok(None)
}

fn of_territory(served: &Served, named: &Named, now: jiff::Timestamp) -> Shown {
    let nation = &served.nation;
    let contours = Tables::embedded().contours();
    let places = (0..).take(Tables::embedded().places().len());
    let corners = places
        .filter(|place| nation.board.holds(named.level, *place))
        .filter_map(|place| contours.bounds(place));
    let far = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
    let area = corners.fold(far, |area, (low, high)| {
        [area[0].min(low[0]), area[1].min(low[1]), area[2].max(high[0]), area[3].max(high[1])]
    });
    // Hundreds of points would be no list to read.
    let (lead, side, rows) = match named.level {
        // Zoomed out, the script shows departments.
        Level::Region(index) => {
            (t!(map_lead_region), t!(map_side_departments), side::departments_of(nation, Some(index)))
        }
        _ => (t!(map_lead_department), t!(map_side_points), side::points(nation, named.level, now)),
    };
    Shown {
        heading: t!(map_heading_of, name = &named.name),
        lead,
        colours: String::new(),
        path: named.map(),
        map: maps::territory(nation, named.level, &named.name),
        given: given(area.map(|axis| f64::from(axis) / 1e5)),
        side,
        rows,
        links: vec![Link { text: t!(map_department_page, name = &named.name), url: named.url.clone() }],
    }
}

fn of_place(served: &Served, target: Target, query: &str, now: jiff::Timestamp) -> Option<Shown> {
    let found = map_of_place(served, target, query, now)?;
    let numbered =
        |(number, near): (usize, &app::find::Near<'_>)| side::numbered(&served.nation, number, near, now);
    let (rows, points): (Vec<_>, Vec<_>) = (1..).zip(&found.points).map(numbered).unzip();
    let (lon, lat) = position(found.from);
    Some(Shown {
        heading: t!(map_heading_of, name = &found.name),
        lead: t!(map_lead_place),
        colours: String::new(),
        path: found.path,
        map: found.map,
        given: Given {
            here: json!([lon, lat]).to_string(),
            name: found.name,
            points: json!(points).to_string(),
            ..given(found.area)
        },
        side: t!(map_side_points),
        rows,
        links: vec![Link { text: t!(map_finder_page), url: found.finder }],
    })
}

/// The same as a place to choose what a trial changes.
fn on_trial(served: &Served, trial: &AskedTrial, shown: &mut Shown) {
    let fields: Vec<String> = trial
        .changes
        .iter()
        .map(Asked::field)
        .map(|(name, value)| format!("{name}={}&", crate::trial::encoded(&value)))
        .collect();
    let changes = fields.concat();
    let of_department = |code: &str| format!("departement={code}&");
    let department = whatif::department(served, trial).map(|index| level::department_at(index).code);
    let department = department.map(|code| of_department(&code)).unwrap_or_default();
    // As the forms of the trial write it: what is tried already, the department, then the change.
    let url = format!("/et-si?{changes}{department}");
    let shut = trial.changes.iter().filter_map(|change| match change {
        Asked::Close(id) | Asked::Move(id, _) => Some(id),
        _ => None,
    });
    let opened = trial.changes.iter().filter_map(|change| match change {
        Asked::Open(spot) | Asked::Move(_, spot) => Some(position(spot.coord)),
        _ => None,
    });
    shown.given.shut = json!(shut.collect::<Vec<_>>()).to_string();
    shown.given.opened = json!(opened.collect::<Vec<_>>()).to_string();
    shown.given.department = format!("/carte?essai=oui&{changes}departement=");
    for row in shown.rows.iter_mut().filter(|row| row.url.starts_with("/carte?")) {
        row.url = row.url.replace("/carte?", &format!("/carte?essai=oui&{changes}"));
    }
    let full = trial.changes.len() >= limits::TRIAL_CHANGES;
    for row in shown.rows.iter_mut().filter(|row| !full && row.url.starts_with("/point/")) {
        let id = row.url.trim_start_matches("/point/");
        if trial.changes.iter().any(|change| change.field().1 == id) {
            continue;
        }
        row.trial = Some(Link { text: t!(map_trial_close), url: format!("{url}fermer={id}") });
    }
    let lists = format!("{}#changer", url.trim_end_matches(['&', '?']));
    shown.heading = t!(map_heading_trial);
    shown.lead = t!(map_lead_trial);
    shown.path = format!("/carte?essai=oui&{changes}{department}").trim_end_matches('&').to_owned();
    shown.links.insert(0, Link { text: t!(map_trial_lists), url: lists });
    shown.given.trial = (!full).then_some(url);
}

/// Whether a client has what bears this tag.
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    known.is_some_and(|known| known.split(',').any(|known| known.trim().trim_start_matches("W/") == tag))
}
