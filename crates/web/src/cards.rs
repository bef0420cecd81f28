//! Points as cards: open states, hours and sources in words.

use app::engines::directory::point::{Appointment, CoordOrigin, Kind};
use app::engines::hours::calendar::{Doubt, SiteHours, monday_of, week_days};
use app::engines::hours::rule::{Mode, Recurrence, Weekday};
use app::engines::hours::state::{NextOpening, OpenState};
use app::find::Near;
use app::nation::Nation;
use app::network::{Origin, Point};
use base::limits;
use jiff::civil::Date;
use pages::parts::{DayRow, PointCard};
use words::figures;
use words::html::Html;

/// A point near a place.
pub(crate) fn near(nation: &Nation, near: &Near<'_>, now: jiff::Timestamp) -> PointCard {
    let mut card = point(nation, near.point, near.hours(), now);
    card.minutes = Some(figures::minutes(near.time.minutes()));
    if let Some(stop) = near.stop {
        card.address = format!("Arrêt\u{a0}: {}", figures::curly(&near.point.stops[stop].commune));
    }
    card
}

/// A point with the hours of one of its doors.
pub(crate) fn point(nation: &Nation, point: &Point, hours: &SiteHours, now: jiff::Timestamp) -> PointCard {
    let listed = &point.listed;
    let today = hours.local(now).date;
    let state = hours.state_at(now);
    let old = is_old(nation);
    let plan = hours.day(today);
    let ranges: Vec<(u16, u16)> = plan.open.iter().map(|span| (span.start_min, span.end_min)).collect();
    PointCard {
        name: figures::curly(&listed.name),
        url: url(&listed.id_fs),
        minutes: None,
        open: matches!(state, OpenState::Open { .. }),
        state: state_words(&state, old),
        warning: warning(&state, old),
        today: (hours.is_known() && plan.doubt.is_none()).then(|| figures::ranges(&ranges)),
        phone: listed.phone.clone(),
        phone_url: dialled(&listed.phone),
        address: address(point),
        access: access(hours, listed.appointment).to_owned(),
        kind: kind(point),
        week: if hours.is_known() { week(hours, today) } else { Vec::new() },
        source: source(nation),
    }
}

/// The address of a point's page.
pub(crate) fn url(id_fs: &str) -> String {
    let encoded = percent_encoding::utf8_percent_encode(id_fs, percent_encoding::NON_ALPHANUMERIC);
    format!("/point/{encoded}")
}

/// Whether the list is too old to be trusted without a call.
pub(crate) fn is_old(nation: &Nation) -> bool {
    match &nation.network.origin {
        Origin::List { dated, .. } => i64::from((nation.date - *dated).get_days()) > limits::LIST_FRESH_DAYS,
        Origin::Demonstration => false,
    }
}

/// "Selon la liste du 1er août 2024."
pub(crate) fn source(nation: &Nation) -> String {
    match &nation.network.origin {
        Origin::List { dated, .. } => format!("Selon la liste du {}.", figures::date(*dated)),
        Origin::Demonstration => "Selon l’annuaire des mairies.".into(),
    }
}

/// "Ouvert, ferme à 17 h", "Fermé, ouvre demain à 9 h".
pub(crate) fn state_words(state: &OpenState, old: bool) -> Html {
    let text = match state {
        OpenState::Open { until_min, mode } => {
            let only = if *mode == Mode::Appointment { " sur rendez-vous" } else { "" };
            let trust = if old { " d’après la liste, appelez avant" } else { "" };
            format!("Ouvert{only}{trust}, ferme à {}", figures::hour(*until_min))
        }
        OpenState::Closed { next, reason, holiday } => {
            let why = match (reason, holiday) {
                (_, Some(_)) => "Jour férié, fermeture à confirmer".to_owned(),
                (Some(reason), _) if !reason.is_empty() => format!("Fermé ({reason})"),
                _ => "Fermé".to_owned(),
            };
            format!(
                "{why}{}",
                next.map(|next| format!(", {} {}", opens(next), when(next))).unwrap_or_default()
            )
        }
        OpenState::Unknown { .. } => "Horaires inconnus, appelez avant de venir".into(),
    };
    Html::text(&text)
}

/// "ouvre", or "ouvre au plus tard" where there may be a day of one week in two before.
pub(crate) fn opens(next: NextOpening) -> &'static str {
    if next.doubt_before.is_some() { "ouvre au plus tard" } else { "ouvre" }
}

/// "à 14 h", "demain à 9 h", "jeudi à 9 h".
pub(crate) fn when(next: NextOpening) -> String {
    let hour = figures::hour(next.start_min);
    match next.in_days {
        0 => format!("à {hour}"),
        1 => format!("demain à {hour}"),
        2..=6 => format!("{} à {hour}", figures::weekday(next.date.weekday())),
        _ => format!("{} à {hour}", figures::day(next.date)),
    }
}

fn warning(state: &OpenState, old: bool) -> Option<String> {
    let open = matches!(state, OpenState::Open { .. });
    (old && !open).then(|| "La liste a plus de trois mois\u{a0}: appelez avant de venir.".to_owned())
}

/// A phone number as machines dial it.
pub(crate) fn dialled(phone: &str) -> String {
    phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect()
}

/// Street, postal code and town; nothing for a bus.
pub(crate) fn address(point: &Point) -> String {
    let listed = &point.listed;
    if point.is_mobile() {
        return String::new();
    }
    let street: Vec<&str> = [listed.address.as_str(), listed.address_complement.as_str()]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect();
    let town = format!("{} {}", listed.postal_code, listed.commune_name);
    let mut text = street.join(", ");
    if !text.is_empty() {
        text.push_str(", ");
    }
    text.push_str(town.trim());
    if listed.coord_origin == CoordOrigin::CommuneCentre {
        text.push_str(" (place approximative sur la carte)");
    }
    figures::curly(&text)
}

fn access(hours: &SiteHours, appointment: Appointment) -> &'static str {
    let only = !hours.rules.is_empty() && hours.rules.iter().all(|rule| rule.mode == Mode::Appointment);
    let some = hours.rules.iter().any(|rule| rule.mode == Mode::Appointment);
    match (only, some, appointment) {
        (true, _, _) => "Sur rendez-vous seulement.",
        (false, true, _) => "Sur rendez-vous à certaines heures.",
        (_, _, Appointment::Possible) => "Avec ou sans rendez-vous.",
        (_, _, Appointment::None) => "Sans rendez-vous.",
        (_, _, Appointment::Unknown) => "",
    }
}

fn kind(point: &Point) -> String {
    if point.is_mobile() {
        "Bus ou agents qui se déplacent\u{a0}: appelez pour connaître les arrêts.".into()
    } else if point.is_multi_site() {
        "Plusieurs lieux d’accueil\u{a0}: la liste n’en donne qu’un, appelez.".into()
    } else if point.listed.kind == Kind::Antenna {
        "Antenne d’un autre point.".into()
    } else {
        String::new()
    }
}

/// The week of a date, day by day, in words.
pub(crate) fn week(hours: &SiteHours, today: Date) -> Vec<DayRow> {
    let row = |day: Date| {
        let plan = hours.day(day);
        let spans: Vec<(u16, u16)> = plan.open.iter().map(|span| (span.start_min, span.end_min)).collect();
        let words = match plan.doubt {
            Some(Doubt::Holiday(_)) => Html::text("jour férié, à confirmer"),
            Some(Doubt::UnknownHours) => Html::text("horaires inconnus"),
            Some(Doubt::AlternateWeeks) => alternate(hours, day, &spans),
            None if plan.closed_for.is_some() => Html::text("fermé, fermeture annoncée"),
            None => figures::ranges(&spans).then(&Html::text(&exceptions(hours, day, &plan.open))),
        };
        DayRow { day: figures::weekday(day.weekday()).to_owned(), hours: words, today: day == today }
    };
    week_days(monday_of(today)).into_iter().map(row).collect()
}

fn alternate(hours: &SiteHours, day: Date, known: &[(u16, u16)]) -> Html {
    let weekday = Weekday::of(day);
    let of_recurrence = |recurrence: Recurrence| {
        hours.rules.iter().filter(move |rule| rule.weekday == weekday && rule.recurrence == recurrence)
    };
    let unknown: Vec<(u16, u16)> = of_recurrence(Recurrence::AlternateUnknown)
        .chain(of_recurrence(Recurrence::SomeOfMonth))
        .map(|rule| (rule.start_min, rule.end_min))
        .collect();
    let weeks = if of_recurrence(Recurrence::SomeOfMonth).next().is_some() {
        ", certaines semaines du mois, appelez"
    } else {
        ", une semaine sur deux"
    };
    let every =
        if known.is_empty() { Html::default() } else { figures::ranges(known).then(&Html::text(" ; ")) };
    every.then(&figures::ranges(&unknown)).then(&Html::text(weeks))
}

fn exceptions(hours: &SiteHours, day: Date, open: &[app::engines::hours::calendar::OpenSpan]) -> String {
    let weekday = Weekday::of(day);
    let rules = || hours.rules.iter().filter(|rule| rule.weekday == weekday);
    let mut words = String::new();
    if !open.is_empty() && open.iter().all(|span| span.mode == Mode::Appointment) {
        words.push_str(", sur rendez-vous");
    } else if open.iter().any(|span| span.mode == Mode::Appointment) {
        words.push_str(", en partie sur rendez-vous");
    }
    for rule in rules() {
        let says = match rule.recurrence {
            Recurrence::EvenWeeks => ", semaines paires",
            Recurrence::OddWeeks => ", semaines impaires",
            Recurrence::NthWeekday(_) => ", certaines semaines du mois",
            Recurrence::Weekly | Recurrence::AlternateUnknown | Recurrence::SomeOfMonth => continue,
        };
        if !words.contains(says) {
            words.push_str(says);
        }
    }
    words
}
