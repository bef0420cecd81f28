//! Comments read beside a few made-up communes, and rules in short.

use hours::parse::comment::{CommentRead, Context, Receives};
use hours::parse::names::NearbyNames;
use hours::parse::point_hours::{AppointmentColumn, PointHours};
use hours::parse::{cell, comment, point_hours};
use hours::rule::{Mode, OpeningRule, Recurrence};
use jiff::civil::date;

const NAMES: [&str; 15] = [
    "Fourques",
    "Passa",
    "Le Luart",
    "Damazan",
    "Prayssas",
    "Montesquieu",
    "Durfort-Lacapelette",
    "Lussant",
    "Saint-Coutant-le-Grand",
    "Muron",
    "Landry",
    "La Réole",
    "Poggio-di-Venaco",
    "Riventosa",
    "Les Hautes-Rives",
];
const WEEK: &str = "09:00 - 12:00 / 14:00 - 17:00";

pub(crate) fn read(text: &str, receives: Receives) -> CommentRead {
    let mut nearby = NearbyNames::new(NAMES);
    nearby.add_former("Vieilleville", "Damazan");
    nearby.add_former("Bourg-Ancien", "La Réole");
    nearby.add_former("Passa", "Damazan");
    nearby.add_beyond("Lointain");
    nearby.add_beyond("Saint-Loin-sur-Mer");
    let context =
        Context { receives, nearby: &nearby, own_commune: "La Réole", list_date: date(2024, 8, 1) };
    comment(text, &context)
}

pub(crate) fn hours(text: &str, receives: Receives) -> PointHours {
    let cells = [WEEK, WEEK, WEEK, WEEK, WEEK, "09:00 - 12:00"].map(cell);
    point_hours(&cells, &read(text, receives), receives, AppointmentColumn::None)
}

/// A rule in short: `Tue 14:00-17:00 1,3 appt`.
pub(crate) fn short(rule: &OpeningRule) -> String {
    let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    let weeks = match rule.recurrence {
        Recurrence::Weekly => String::new(),
        Recurrence::EvenWeeks => " even".to_owned(),
        Recurrence::OddWeeks => " odd".to_owned(),
        Recurrence::AlternateUnknown => " one in two".to_owned(),
        Recurrence::SomeOfMonth => " some of month".to_owned(),
        Recurrence::NthWeekday(ordinals) => {
            let last = ordinals.has_last().then(|| "last".to_owned());
            let all: Vec<String> = ordinals.numbers().map(|n| n.to_string()).chain(last).collect();
            format!(" {}", all.join(","))
        }
    };
    let valid = rule.valid.map_or_else(String::new, |valid| format!(" {}..{}", valid.from, valid.to));
    let mode = if rule.mode == Mode::Appointment { " appt" } else { "" };
    let day: String = format!("{:?}", rule.weekday).chars().take(3).collect();
    format!("{day} {}-{}{weeks}{mode}{valid}", time(rule.start_min), time(rule.end_min))
}

/// The rules that differ from the plain cells.
pub(crate) fn changed(text: &str) -> Vec<String> {
    let plain = hours("", Receives::AtAddress).rules;
    let rules = hours(text, Receives::AtAddress).rules;
    rules.iter().filter(|rule| !plain.contains(rule)).map(short).collect()
}

pub(crate) fn stops(text: &str, receives: Receives) -> Vec<String> {
    let stop = |stop: &hours::rule::Stop| {
        let rules: Vec<String> = stop.rules.iter().map(short).collect();
        format!("{}: {}", stop.commune, rules.join("; "))
    };
    hours(text, receives).stops.iter().map(stop).collect()
}
