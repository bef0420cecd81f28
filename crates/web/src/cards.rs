//! Points as cards: open states, hours and sources in words.

use app::engines::directory::point::{Appointment, CoordOrigin, Kind};
use app::engines::hours::calendar::{Doubt, OpenSpan, SiteHours, monday_of, week_days};
use app::engines::hours::rule::{Mode, Recurrence, Weekday};
use app::engines::hours::state::{NextOpening, OpenState};
use app::find::Near;
use app::nation::Nation;
use app::network::{Origin, Point};
use base::limits;
use jiff::civil::Date;
use pages::parts::{DayRow, PointCard};
use words::html::Html;
use words::{figures, h, t};

/// A point near a place.
pub(crate) fn near(nation: &Nation, near: &Near<'_>, now: jiff::Timestamp) -> PointCard {
    let mut card = point(nation, near.point, near.hours(), now);
    card.minutes = Some(figures::minutes(near.time.minutes()));
    if let Some(stop) = near.stop {
        card.address = t!(card_stop, commune = figures::curly(&near.point.stops[stop].commune));
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
        access: access(hours, listed.appointment),
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
        Origin::List { dated, .. } => t!(card_source_list, date = figures::date(*dated)),
        Origin::Demonstration => t!(card_source_demonstration),
    }
}

/// "Ouvert, ferme à 17 h", "Fermé, ouvre demain à 9 h".
pub(crate) fn state_words(state: &OpenState, old: bool) -> Html {
    let text = match state {
        OpenState::Open { until_min, mode } => {
            let hour = figures::hour(*until_min);
            match (*mode == Mode::Appointment, old) {
                (false, false) => t!(card_open, hour = hour),
                (true, false) => t!(card_open_appointment, hour = hour),
                (false, true) => t!(card_open_by_list, hour = hour),
                (true, true) => t!(card_open_appointment_by_list, hour = hour),
            }
        }
        OpenState::Closed { next, reason, holiday } => {
            let closed = match (reason, holiday) {
                (_, Some(_)) => t!(card_closed_holiday),
                (Some(reason), _) if !reason.is_empty() => t!(card_closed_for, reason = reason),
                _ => t!(card_closed),
            };
            match next {
                Some(next) => t!(card_closed_until, closed = closed, when = when(*next)),
                None => closed,
            }
        }
        OpenState::Unknown { .. } => t!(card_unknown),
    };
    Html::text(&text)
}

/// "à 14 h", "demain à 9 h", "jeudi à 9 h"; "au plus tard" where it may open on a day before and nobody can say.
pub(crate) fn when(next: NextOpening) -> String {
    let hour = figures::hour(next.start_min);
    let when = match next.in_days {
        0 => t!(when_today, hour = hour),
        1 => t!(when_tomorrow, hour = hour),
        2..=6 => t!(when_weekday, weekday = figures::weekday(next.date.weekday()), hour = hour),
        _ => t!(when_day, day = figures::day(next.date), hour = hour),
    };
    if next.doubt_before.is_some() { t!(when_at_the_latest, when = when) } else { when }
}

fn warning(state: &OpenState, old: bool) -> Option<String> {
    let open = matches!(state, OpenState::Open { .. });
    (old && !open).then(|| t!(card_old_list))
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
        text = t!(card_address_approximate, address = text);
    }
    figures::curly(&text)
}

fn access(hours: &SiteHours, appointment: Appointment) -> String {
    let only = !hours.rules.is_empty() && hours.rules.iter().all(|rule| rule.mode == Mode::Appointment);
    let some = hours.rules.iter().any(|rule| rule.mode == Mode::Appointment);
    match (only, some, appointment) {
        (true, _, _) => t!(card_appointment_only),
        (false, true, _) => t!(card_appointment_at_times),
        (_, _, Appointment::Possible) => t!(card_appointment_possible),
        (_, _, Appointment::None) => t!(card_walk_in),
        (_, _, Appointment::Unknown) => String::new(),
    }
}

fn kind(point: &Point) -> String {
    if point.is_mobile() {
        t!(card_mobile)
    } else if point.is_multi_site() {
        t!(card_several_sites)
    } else if point.listed.kind == Kind::Antenna {
        t!(card_antenna)
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
            Some(Doubt::Holiday(_)) => h!(days_holiday),
            Some(Doubt::UnknownHours) => h!(days_unknown),
            Some(Doubt::AlternateWeeks) => alternate(hours, day, &spans),
            None if plan.closed_for.is_some() => h!(days_closure),
            None => {
                let notes = notes(hours, day, &plan.open).join(", ");
                let said = figures::ranges(&spans);
                if notes.is_empty() { said } else { h!(days_noted, hours = said, notes = notes) }
            }
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
    let unknown = figures::ranges(&unknown);
    let sometimes = if of_recurrence(Recurrence::SomeOfMonth).next().is_some() {
        h!(days_some_of_month, hours = unknown)
    } else {
        h!(days_one_in_two, hours = unknown)
    };
    if known.is_empty() {
        return sometimes;
    }
    h!(days_sometimes, every = figures::ranges(known), sometimes = sometimes)
}

/// What is said after the hours of a day.
fn notes(hours: &SiteHours, day: Date, open: &[OpenSpan]) -> Vec<String> {
    let weekday = Weekday::of(day);
    let rules = || hours.rules.iter().filter(|rule| rule.weekday == weekday);
    let mut notes = Vec::new();
    if !open.is_empty() && open.iter().all(|span| span.mode == Mode::Appointment) {
        notes.push(t!(days_appointment));
    } else if open.iter().any(|span| span.mode == Mode::Appointment) {
        notes.push(t!(days_partly_appointment));
    }
    for rule in rules() {
        let says = match rule.recurrence {
            Recurrence::EvenWeeks => t!(days_even),
            Recurrence::OddWeeks => t!(days_odd),
            Recurrence::NthWeekday(_) => t!(days_nth),
            Recurrence::Weekly | Recurrence::AlternateUnknown | Recurrence::SomeOfMonth => continue,
        };
        if !notes.contains(&says) {
            notes.push(says);
        }
    }
    notes
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::engines::hours::holidays::HolidayTerritory;
    use app::engines::hours::rule::{OpeningRule, Origin as Read};
    use pages::finder::{Notice, Phone};
    use pages::parts::Link;
    use words::{Language, in_language};

    /// Monday mornings, and Saturday mornings of one week in two, nobody knows which.
    fn one_saturday_in_two() -> SiteHours {
        let rule = |weekday, recurrence| OpeningRule {
            weekday,
            start_min: 540,
            end_min: 720,
            recurrence,
            mode: Mode::WalkIn,
            valid: None,
            origin: Read::Cell,
        };
        SiteHours {
            rules: vec![
                rule(Weekday::Monday, Recurrence::Weekly),
                rule(Weekday::Saturday, Recurrence::AlternateUnknown),
            ],
            unknown_days: Vec::new(),
            closures: Vec::new(),
            zone: "Europe/Paris",
            holidays: HolidayTerritory::of_department("48"),
        }
    }

    /// What the card and the notice of the finder say at a moment.
    fn said(now: &str) -> (String, String) {
        let state = one_saturday_in_two().state_at(now.parse().expect("a moment"));
        let OpenState::Closed { next: Some(next), .. } = state else { panic!("{state:?}") };
        let link = Link { text: "Mende".into(), url: "/point/1".into() };
        let phone = Phone { shown: String::new(), dialled: String::new() };
        let notice = pages::part(&Notice::Closed { first: Some((link, when(next))), phone });
        let notice = notice.to_string();
        let sentence = notice.lines().find(|line| line.contains("<p>")).expect("a sentence").to_owned();
        (state_words(&state, false).to_string(), sentence)
    }

    #[test]
    fn a_door_that_may_open_before_is_said_to_open_at_the_latest() {
        // A Friday: it may open on Saturday; a Sunday: it opens on Monday.
        let [friday, sunday] = ["2024-09-06T18:00:00+02:00", "2024-09-08T18:00:00+02:00"];
        let point = "<a href=\"/point/1\">Mende</a>";
        let (card, notice) = said(friday);
        assert_eq!(card, "Fermé, ouvre au plus tard lundi à 9\u{a0}h");
        assert_eq!(
            notice,
            format!("<p>Le premier à ouvrir\u{a0}: {point}, au plus tard lundi à 9\u{a0}h.</p>")
        );
        let (card, notice) = said(sunday);
        assert_eq!(card, "Fermé, ouvre demain à 9\u{a0}h");
        assert_eq!(notice, format!("<p>Le premier à ouvrir\u{a0}: {point}, demain à 9\u{a0}h.</p>"));
        in_language(Language::of("en").expect("English"), || {
            let (card, notice) = said(friday);
            assert_eq!(card, "Closed, opens on Monday at 9:00 at the latest");
            assert_eq!(
                notice,
                format!("<p>The first to open: {point}, on Monday at 9:00 at the latest.</p>")
            );
        });
    }

    #[test]
    fn notes_follow_hours_after_a_comma() {
        let mut hours = one_saturday_in_two();
        let of = |hours: &SiteHours, day: usize| {
            week(hours, jiff::civil::date(2024, 9, 2))[day]
                .hours
                .to_string()
                .replace("<span class=\"nb\">", "")
        };
        let morning = "9\u{a0}h – 12\u{a0}h</span>";
        assert_eq!((of(&hours, 0), of(&hours, 1)), (morning.into(), "fermé".into()));
        assert_eq!(of(&hours, 5), format!("{morning}, une semaine sur deux"));
        hours.rules[0].mode = Mode::Appointment;
        hours.rules[0].recurrence = Recurrence::EvenWeeks;
        assert_eq!(of(&hours, 0), format!("{morning}, sur rendez-vous, semaines paires"));
    }
}
