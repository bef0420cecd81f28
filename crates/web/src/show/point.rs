//! `/point/{id_fs}`.

use super::{calendar, phrases, served, whatif};
use crate::live::{Live, Served};
use crate::{answer, cards};
use app::engines::hours::calendar::{Doubt, SiteHours};
use app::engines::hours::habit::{Halves, WORKING_DAYS};
use app::engines::hours::rule::Weekday;
use app::engines::territory::Territory;
use app::find::{Asked, near};
use app::network::Point;
use app::points::sessions::Appointment;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use pages::parts::Link;
use pages::point::{PointPage, SessionRow};
use std::sync::Arc;
use words::html::Html;
use words::{figures, h, t};

/// Other points shown.
const OTHERS: usize = 4;

/// Closed halves of a week that one sentence can still tell; with more, the open ones are fewer words.
const FEW_CLOSED: usize = 4;
/// Days for which stops are listed: four weeks.
const STOP_DAYS: usize = 28;

/// A point's page.
pub(crate) async fn show(State(live): State<Arc<Live>>, Path(id_fs): Path<String>) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let nation = &served.nation;
    let Some(point) = served.doors.point(&nation.network, &id_fs) else {
        return answer::error(StatusCode::NOT_FOUND);
    };
    let now = live.house.now().timestamp();
    let today = point.hours.local(now).date;
    let card = cards::point(nation, point, &point.hours, now);
    let department = &Territory::embedded().departments()[usize::from(point.department)];
    answer::page(&PointPage {
        frame: phrases::frame(nation, &point.listed.name, "finder", &card.url),
        crumbs: vec![
            Link { text: t!(navigation_board), url: "/engagements".into() },
            Link { text: figures::curly(&department.name), url: format!("/departement/{}", department.code) },
            Link {
                text: figures::curly(&point.listed.commune_name),
                url: format!("/commune/{}", point.listed.commune_code),
            },
        ],
        first: first(point, today),
        comment: figures::curly(&point.listed.comment),
        stops: point
            .stops
            .iter()
            .filter(|stop| stop.hours.is_known())
            .map(|stop| (figures::curly(&stop.commune), passages(&stop.hours, today)))
            .collect(),
        sessions: sessions(point, today),
        geo: geo(point),
        calendar: if calendar::is_known(point) {
            format!("{}/horaires.ics", card.url)
        } else {
            String::new()
        },
        closures: closures(point, today),
        others: others(&served, point, now),
        trials: vec![whatif::closing(&id_fs), whatif::changing(&id_fs)],
        contact: phrases::contact(&live, &format!("{} ({id_fs})", point.listed.name)),
        card,
    })
}

/// What must be known before anything else.
fn first(point: &Point, today: Date) -> Vec<String> {
    let holiday = matches!(point.hours.day(today).doubt, Some(Doubt::Holiday(_)));
    let mut first = Vec::new();
    first.extend(point.is_mobile().then(|| t!(point_mobile)));
    first.extend(habit(point, today));
    first.extend(holiday.then(|| t!(point_holiday)));
    first
}

/// Closures under way and to come.
fn closures(point: &Point, today: Date) -> Vec<String> {
    let closures = point.hours.closures.iter().filter(|closure| closure.to >= today).map(|closure| {
        let (from, to) = (figures::date(closure.from), figures::date(closure.to));
        if closure.reason.is_empty() {
            return t!(point_closure, from = from, to = to);
        }
        t!(point_closure_for, from = from, to = to, reason = figures::curly(&closure.reason))
    });
    closures.collect()
}

/// The nearest other points, with what is so there now.
fn others(served: &Served, point: &Point, now: jiff::Timestamp) -> Vec<(Link, Html)> {
    let nation = &served.nation;
    let here = near(&nation.network, &served.doors, &Asked::any(point.listed.coord, OTHERS + 1, now));
    let old = cards::is_old(nation);
    let others = here.points.iter().filter(|near| near.point.listed.id_fs != point.listed.id_fs).take(OTHERS);
    let told = others.map(|near| {
        let name = figures::curly(&near.point.listed.name);
        let minutes = figures::minutes(near.time.minutes());
        let state = cards::state_words(&near.state(now), old);
        let link = Link { text: name, url: cards::url(&near.point.listed.id_fs) };
        (link, h!(point_other, minutes = minutes, state = state))
    });
    told.collect()
}

/// "Fermé le lundi matin." or "Ouvert seulement le mardi.": what people must know before they leave.
fn habit(point: &Point, today: Date) -> Option<String> {
    let week = point.hours.usual_halves(today).filter(|_| point.at_address)?;
    let halves = |wanted: bool| {
        let day = |(day, halves): (&Weekday, &Halves)| {
            let day_name = &figures::week()[day.index()];
            match (halves.morning == wanted, halves.afternoon == wanted) {
                (true, true) => Some(t!(point_days, day = day_name)),
                (true, false) => Some(t!(point_mornings, day = day_name)),
                (false, true) => Some(t!(point_afternoons, day = day_name)),
                (false, false) => None,
            }
        };
        figures::listed(&WORKING_DAYS.iter().zip(&week).filter_map(day).collect::<Vec<_>>())
    };
    let closed =
        week.iter().map(|day| usize::from(!day.morning) + usize::from(!day.afternoon)).sum::<usize>();
    match closed {
        0 => None,
        1..=FEW_CLOSED => Some(t!(point_closed_on, halves = halves(false))),
        _ => Some(t!(point_open_only, halves = halves(true))),
    }
}

/// The days of the next four weeks on which a stop is known to be served.
fn passages(hours: &SiteHours, today: Date) -> Vec<(String, Html)> {
    let days = today.series(jiff::Span::new().days(1)).take(STOP_DAYS);
    let passage = |day: Date| {
        let spans: Vec<_> = hours.day(day).open.iter().map(|span| (span.start_min, span.end_min)).collect();
        (!spans.is_empty()).then(|| (figures::day(day), figures::ranges(&spans)))
    };
    days.filter_map(passage).collect()
}

/// Sessions of operators in the next four weeks, by day and hour.
fn sessions(point: &Point, today: Date) -> Vec<SessionRow> {
    let days = today.series(jiff::Span::new().days(1)).take(STOP_DAYS);
    let mut rows: Vec<(Date, u16, SessionRow)> = Vec::new();
    for day in days {
        for session in &point.sessions {
            let spans: Vec<_> =
                session.hours.day(day).open.iter().map(|span| (span.start_min, span.end_min)).collect();
            let Some(first) = spans.first() else { continue };
            let appointment = match session.appointment {
                Appointment::Needed => t!(sessions_appointment),
                Appointment::NotNeeded => t!(sessions_no_appointment),
                Appointment::Unknown => String::new(),
            };
            let place = figures::curly(&session.place);
            let beside = [place, appointment].into_iter().filter(|said| !said.is_empty());
            let row = SessionRow {
                day: figures::day(day),
                hours: figures::ranges(&spans),
                operator: figures::curly(&session.operator),
                beside: beside.collect::<Vec<_>>().join(", "),
            };
            rows.push((day, first.0, row));
        }
    }
    rows.sort_by(|one, other| (one.0, one.1, &one.2.operator).cmp(&(other.0, other.1, &other.2.operator)));
    rows.into_iter().map(|(_, _, row)| row).collect()
}

/// Where its door is, for the device's own map; a bus sleeps at its address.
fn geo(point: &Point) -> String {
    let (lat, lon) = (point.listed.coord.lat(), point.listed.coord.lon());
    if point.at_address { format!("geo:{lat:.6},{lon:.6}?q={lat:.6},{lon:.6}") } else { String::new() }
}
