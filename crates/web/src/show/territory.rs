//! `/region/{code}`, `/departement/{code}`, `/epci/{code}`.

use super::{hours, left_out, phrases, served};
use crate::level::{self, Named};
use crate::live::{Live, Served};
use crate::{answer, cards, maps, promise_words};
use app::engines::hours::calendar::monday_of;
use app::engines::promises::board::{Assessment, Figure, Territory as Level, Verdict as Outcome};
use app::engines::promises::coverage::{MINUTES, PROMISED};
use app::engines::promises::definitions::PromiseId;
use app::engines::territory::Territory as Tables;
use app::nation::Nation;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use base::people::MilliPeople;
use pages::parts::{Link, Verdict};
use pages::territory::{AgainstRow, PartRow, Parts, PointRow, TerritoryPage};
use std::sync::Arc;
use words::html::Html;
use words::{figures, h, t};

/// The page of a territory.
pub(crate) async fn show(
    State(live): State<Arc<Live>>,
    Path((kind, code)): Path<(String, String)>,
) -> Response {
    let Some(named) = level::of(&kind, &code) else {
        return answer::error(StatusCode::NOT_FOUND);
    };
    match served(&live) {
        Ok(served) => answer::page(&page(&live, &served, named)),
        Err(waiting) => *waiting,
    }
}

fn page(live: &Live, served: &Served, named: Named) -> TerritoryPage {
    let nation = &served.nation;
    let here = named.level;
    let assessment = nation.board.assess(PromiseId::P4, here);
    let (left_out, anybody) = phrases::left_out(&assessment, None);
    let now = live.house.now().timestamp();
    let points: Vec<_> = nation.network.points.iter().filter(|point| is_in(nation, here, point)).collect();
    let lists = left_out::parts(nation, &named);
    TerritoryPage {
        frame: phrases::frame(nation, &named.name, "board", &named.url),
        facts: facts(nation, here, points.len()),
        left_out,
        anybody,
        rows: rows(served, here),
        map: maps::territory(nation, here, &named.name),
        live_map: pages::live_map::open(&named.map()),
        beyond: lists.0,
        to_check: lists.1,
        remedies: super::remedy::of_named(served, &named),
        parts: parts(nation, here),
        curve: phrases::curve(served, &named),
        curve_rows: curve_rows(nation, here),
        heat: hours::heat(served, &named),
        points: (!matches!(here, Level::Region(_)))
            .then(|| points.into_iter().map(|point| point_row(nation, point, now)).collect()),
        files: vec![
            Link { text: t!(territory_file_communes), url: format!("{}/communes.csv", named.url) },
            Link { text: t!(territory_file_hours), url: format!("{}/heures.csv", named.url) },
            Link { text: t!(territory_file_minutes), url: format!("{}/minutes.csv", named.url) },
            Link { text: t!(assessed_link), url: format!("{}/engagements", named.url) },
            Link { text: t!(history_link), url: format!("{}/historique", named.url) },
        ],
        trial: trial(here),
        about: phrases::about(nation),
        command: format!("maillage promises --level {} --code {} --left-out", named.word, named.code),
        contact: phrases::contact(live, &named.name),
        crumbs: named.crumbs,
        with_de: named.with_de,
        name: named.name,
    }
}

/// The lists of a trial in a department, or in that of a grouping of communes.
fn trial(here: Level) -> Option<Link> {
    let tables = Tables::embedded();
    let department = match here {
        Level::Department(index) => index,
        Level::Epci(epci) => tables.places().iter().find(|place| place.epci == Some(epci))?.department,
        _ => return None,
    };
    let code = tables.departments()[usize::from(department)].code;
    Some(Link { text: t!(territory_trial), url: format!("/et-si?departement={code}") })
}

/// Whether a point stands in a territory. One whose commune is unknown counts in its department.
pub(crate) fn is_in(nation: &Nation, here: Level, point: &app::network::Point) -> bool {
    match here {
        Level::Department(index) => point.department == index,
        Level::Region(index) => {
            Tables::embedded().departments()[usize::from(point.department)].region == index
        }
        _ => Tables::embedded()
            .place_of(point.listed.commune_code)
            .is_some_and(|place| nation.board.holds(here, place)),
    }
}

fn facts(nation: &Nation, here: Level, points: usize) -> Html {
    let places =
        (0..Tables::embedded().places().len() as u32).filter(|place| nation.board.holds(here, *place));
    h!(
        territory_facts,
        people = nation.board.row(here).everybody().rounded(),
        communes = places.count(),
        points = points
    )
}

fn rows(served: &Served, here: Level) -> Vec<AgainstRow> {
    let nation = &served.nation;
    let mut rows = Vec::new();
    for id in [PromiseId::P3, PromiseId::P4] {
        let (own, france) = (nation.board.assess(id, here), nation.board.assess(id, Level::Nation));
        if own.verdict != Outcome::NotApplicable {
            rows.push(promise_row(id, &own, &france));
        }
    }
    let shares = |share: fn(&app::engines::promises::coverage::Row) -> Option<f64>| {
        Some((share(nation.board.row(here))?, share(nation.board.row(Level::Nation))?))
    };
    rows.extend(shares(|row| row.share_sure(PROMISED)).map(|both| measure(t!(territory_sure), both)));
    let open = |level| served.week.row(level).map(|row| row.share(hours::WEDNESDAY_17));
    rows.extend(open(here).zip(open(Level::Nation)).map(|both| measure(t!(territory_open), both)));
    let mean = |level| nation.board.row(level).mean_min();
    rows.extend(mean(here).zip(mean(Level::Nation)).map(|(own, france)| AgainstRow {
        text: t!(territory_mean),
        here: h!(minutes_short, minutes = figures::mean(own)),
        france: h!(minutes_short, minutes = figures::mean(france)),
        beside: Html::default(),
        verdict: Verdict::Measure,
    }));
    rows
}

fn promise_row(id: PromiseId, own: &Assessment, france: &Assessment) -> AgainstRow {
    let figure = |assessment: &Assessment| match assessment.figure {
        Figure::Departments { count, of, .. } => h!(territory_count, count = count, of = of),
        _ => phrases::figure(&assessment.figure).0.unwrap_or_default(),
    };
    let beside = match (own.figure, france.figure) {
        (Figure::Share { percent, .. }, Figure::Share { percent: france, .. }) => {
            pages::charts::dot_and_tick(percent, france)
        }
        _ => match own.short.iter().map(|short| short.missing).sum::<u64>() {
            0 => Html::default(),
            missing => h!(territory_missing, missing = missing),
        },
    };
    AgainstRow {
        text: promise_words::text(id),
        here: figure(own),
        france: figure(france),
        beside,
        verdict: phrases::verdict(own.verdict),
    }
}

fn measure(text: String, (own, france): (f64, f64)) -> AgainstRow {
    AgainstRow {
        text,
        here: figures::share(own),
        france: figures::share(france),
        beside: pages::charts::dot_and_tick(own, france),
        verdict: Verdict::Measure,
    }
}

/// The departments of a region; the groupings of communes of a department.
fn parts(nation: &Nation, here: Level) -> Option<Parts> {
    let tables = Tables::embedded();
    let (title, column, inner): (String, String, Vec<Named>) = match here {
        Level::Region(region) => {
            let wanted = |(_, known): &(u16, &app::engines::territory::Department)| {
                known.region == region && known.in_france
            };
            let inner = (0_u16..)
                .zip(tables.departments())
                .filter(wanted)
                .map(|(index, _)| level::department_at(index));
            (t!(territory_departments), t!(territory_department), inner.collect())
        }
        Level::Department(department) => {
            let mut epcis: Vec<u16> = tables
                .places()
                .iter()
                .filter(|place| place.department == department)
                .filter_map(|place| place.epci)
                .collect();
            epcis.sort_unstable();
            epcis.dedup();
            (t!(territory_epcis), t!(territory_epci), epcis.into_iter().map(level::epci_at).collect())
        }
        _ => return None,
    };
    let mut rows: Vec<(u64, PartRow)> = inner
        .into_iter()
        .map(|named| {
            let row = nation.board.row(named.level);
            let outside = MilliPeople(row.people - row.within[PROMISED]);
            let part = PartRow {
                outside: figures::number(outside.rounded()),
                share: row.share(PROMISED).map(figures::share).unwrap_or_default(),
                name: named.name,
                url: named.url,
            };
            (outside.0, part)
        })
        .collect();
    rows.sort_by(|a, b| (std::cmp::Reverse(a.0), &a.1.name).cmp(&(std::cmp::Reverse(b.0), &b.1.name)));
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    Some(Parts { title, column, rows })
}

/// Shares within each published limit, here and in France.
pub(super) fn curve_rows(nation: &Nation, here: Level) -> Vec<(String, Html, Html)> {
    let (own, france) = (nation.board.row(here), nation.board.row(Level::Nation));
    let rows = MINUTES.iter().enumerate().filter_map(|(limit, minutes)| {
        let shares = (own.share(limit)?, france.share(limit)?);
        Some((t!(within_minutes, minutes = *minutes), figures::share(shares.0), figures::share(shares.1)))
    });
    rows.collect()
}

fn point_row(nation: &Nation, point: &app::network::Point, now: jiff::Timestamp) -> PointRow {
    let card = cards::point(nation, point, &point.hours, now);
    let today = point.hours.local(now).date;
    let minutes = point.hours.minutes_of_week(monday_of(today));
    PointRow {
        name: card.name,
        url: card.url,
        today: card.today.unwrap_or_else(|| h!(territory_today_unknown)),
        weekly: if point.hours.is_known() { format!("{}", minutes / 60) } else { String::new() },
        phone: card.phone,
        phone_url: card.phone_url,
    }
}
