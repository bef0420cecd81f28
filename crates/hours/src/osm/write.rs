//! Rules as an `opening_hours` string.

use super::{ALTERNATE, APPOINTMENT, MONTHS, SOME_OF_MONTH, UNREAD, day_name};
use crate::calendar::SiteHours;
use crate::holidays::HolidayTerritory;
use crate::rule::{Closure, DateRange, MinuteRange, Mode, OpeningRule, Ordinals, Recurrence, Weekday};
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

/// The hours of a place as one string; `None` where nothing is known of them.
///
/// The order matters to readers: of two rules about the same minute the later one wins, so what is doubtful comes
/// first, what needs an appointment next, open doors after, and what closes a whole day last.
#[must_use]
pub fn write(site: &SiteHours) -> Option<String> {
    let parts = parts(site);
    if parts.is_empty() {
        return None;
    }
    let mut text = String::new();
    let mut said = [false; 7];
    for part in &parts {
        let again = part.days.iter().zip(said).any(|(day, said)| *day && said);
        if !text.is_empty() {
            // A rule about days already spoken of adds to them; another one would replace them.
            text.push_str(if again { ", " } else { "; " });
        }
        text.push_str(&part.text);
        said.iter_mut().zip(part.days).for_each(|(said, day)| *said |= day);
    }
    let closures = site.closures.iter().map(closure);
    for off in closures.chain(["PH off".to_owned()]).chain(own_holidays(site.holidays).map(str::to_owned)) {
        text.push_str("; ");
        text.push_str(&off);
    }
    Some(text)
}

/// A rule of the string, and the weekdays that it speaks of.
struct Part {
    text: String,
    days: [bool; 7],
}

/// What rules have in common that are written together, in the order of writing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Group {
    state: State,
    recurrence: Recurrence,
    valid: Option<DateRange>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Unknown,
    ByAppointment,
    Open,
}

fn parts(site: &SiteHours) -> Vec<Part> {
    let mut parts = Vec::new();
    if !site.unknown_days.is_empty() {
        let days = flags(&site.unknown_days);
        parts.push(Part { text: format!("{} unknown \"{UNREAD}\"", day_list(days)), days });
    }
    let mut groups: BTreeMap<Group, BTreeMap<Weekday, Vec<MinuteRange>>> = BTreeMap::new();
    for rule in &site.rules {
        let group = Group { state: state(rule), recurrence: rule.recurrence, valid: rule.valid };
        groups.entry(group).or_default().entry(rule.weekday).or_default().push(rule.range());
    }
    for (group, by_day) in groups {
        let mut by_hours: Vec<(Vec<MinuteRange>, [bool; 7])> = Vec::new();
        for (day, ranges) in by_day {
            let hours = united(ranges);
            match by_hours.iter_mut().find(|(known, _)| *known == hours) {
                Some((_, days)) => days[day.index()] = true,
                None => by_hours.push((hours, flags(&[day]))),
            }
        }
        parts.extend(by_hours.into_iter().map(|(hours, days)| part(&group, &hours, days)));
    }
    parts
}

fn state(rule: &OpeningRule) -> State {
    match (rule.recurrence, rule.mode) {
        (Recurrence::AlternateUnknown | Recurrence::SomeOfMonth, _) => State::Unknown,
        (_, Mode::Appointment) => State::ByAppointment,
        (_, Mode::WalkIn | Mode::Both) => State::Open,
    }
}

fn part(group: &Group, hours: &[MinuteRange], days: [bool; 7]) -> Part {
    let mut words = Vec::new();
    words.extend(group.valid.map(dates));
    match group.recurrence {
        Recurrence::EvenWeeks => words.push("week 02-53/2".to_owned()),
        Recurrence::OddWeeks => words.push("week 01-53/2".to_owned()),
        Recurrence::Weekly
        | Recurrence::AlternateUnknown
        | Recurrence::SomeOfMonth
        | Recurrence::NthWeekday(_) => {}
    }
    words.push(match group.recurrence {
        Recurrence::NthWeekday(ordinals) => nth_days(days, ordinals),
        _ => day_list(days),
    });
    let ranges: Vec<String> =
        hours.iter().map(|range| format!("{}-{}", clock(range.start_min), clock(range.end_min))).collect();
    words.push(ranges.join(","));
    match group.state {
        State::Open => {}
        // A comment without a state would make a reader doubt the hours.
        State::ByAppointment => words.push(format!("open \"{APPOINTMENT}\"")),
        State::Unknown if group.recurrence == Recurrence::SomeOfMonth => {
            words.push(format!("unknown \"{SOME_OF_MONTH}\""));
        }
        State::Unknown => words.push(format!("unknown \"{ALTERNATE}\"")),
    }
    Part { text: words.join(" "), days }
}

/// Ranges sorted, those that overlap or touch made one.
fn united(mut ranges: Vec<MinuteRange>) -> Vec<MinuteRange> {
    ranges.sort_unstable();
    let mut united: Vec<MinuteRange> = Vec::new();
    for range in ranges {
        match united.last_mut() {
            Some(last) if range.start_min <= last.end_min => last.end_min = last.end_min.max(range.end_min),
            _ => united.push(range),
        }
    }
    united
}

fn flags(days: &[Weekday]) -> [bool; 7] {
    let mut flags = [false; 7];
    for day in days {
        flags[day.index()] = true;
    }
    flags
}

/// `Mo-Fr`, `Mo,We`, `Mo-We,Sa`: three days in a row or more are a range.
fn day_list(days: [bool; 7]) -> String {
    let mut texts: Vec<String> = Vec::new();
    let mut day = 0;
    while day < 7 {
        let run = days[day..].iter().take_while(|set| **set).count();
        let name = |day: usize| day_name(Weekday::ALL[day]);
        match run {
            0 => {}
            1 | 2 => texts.extend((day..day + run).map(|day| name(day).to_owned())),
            _ => texts.push(format!("{}-{}", name(day), name(day + run - 1))),
        }
        day += run.max(1);
    }
    texts.join(",")
}

/// `We[1,3,-1]`, for each of the days.
fn nth_days(days: [bool; 7], ordinals: Ordinals) -> String {
    let mut numbers: Vec<String> = ordinals.numbers().map(|number| number.to_string()).collect();
    numbers.extend(ordinals.has_last().then(|| "-1".to_owned()));
    let numbers = numbers.join(",");
    let set = Weekday::ALL.into_iter().zip(days).filter(|(_, set)| *set);
    let texts: Vec<String> = set.map(|(day, _)| format!("{}[{numbers}]", day_name(day))).collect();
    texts.join(",")
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn day_of_year(date: Date) -> String {
    format!("{} {} {:02}", date.year(), MONTHS[usize::from(date.month().unsigned_abs() - 1)], date.day())
}

/// The years that readers of these strings know. A closure of one half-day cuts a rule into "until" and "from", whose
/// other ends lie before and after all of them.
const YEARS: (Date, Date) = (date(1970, 1, 1), date(2099, 12, 31));

fn dates(range: DateRange) -> String {
    let range = DateRange { from: range.from.max(YEARS.0), to: range.to.min(YEARS.1) };
    if range.from == range.to {
        day_of_year(range.from)
    } else {
        format!("{}-{}", day_of_year(range.from), day_of_year(range.to))
    }
}

fn closure(closure: &Closure) -> String {
    let off = format!("{} off", dates(DateRange { from: closure.from, to: closure.to }));
    // A comment may hold anything but the sign that ends it.
    let reason: Vec<&str> = closure.reason.split(['"', ' ', '\n', '\r', '\t']).collect();
    let reason = reason.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" ");
    if reason.is_empty() { off } else { format!("{off} \"{reason}\"") }
}

/// Holidays of a territory beside the national ones, which readers find in `PH` for some territories only.
pub(crate) fn own_holidays(territory: HolidayTerritory) -> impl Iterator<Item = &'static str> {
    let days: &[&str] = match territory {
        HolidayTerritory::National => &[],
        HolidayTerritory::AlsaceMoselle => &["easter -2 days off", "Dec 26 off"],
        HolidayTerritory::Guadeloupe => &["May 27 off"],
        HolidayTerritory::Martinique => &["May 22 off"],
        HolidayTerritory::Guyane => &["Jun 10 off"],
        HolidayTerritory::Reunion => &["Dec 20 off"],
        HolidayTerritory::Mayotte => &["Apr 27 off"],
        HolidayTerritory::SaintBarthelemy => &["Oct 09 off"],
        HolidayTerritory::SaintMartin => &["May 28 off"],
    };
    days.iter().copied()
}
