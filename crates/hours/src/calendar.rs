//! What the rules make of a date: the minutes at which a place is known to be open, and what is doubtful.

use crate::holidays::{Holiday, HolidayTerritory};
use crate::rule::{Closure, Mode, OpeningRule, Recurrence, Weekday};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

/// All that is known of the hours of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteHours {
    /// When it is open.
    pub rules: Vec<OpeningRule>,
    /// Weekdays whose hours could not be understood.
    pub unknown_days: Vec<Weekday>,
    /// When it is closed all the same.
    pub closures: Vec<Closure>,
    /// Name of its time zone.
    pub zone: &'static str,
    /// Whose public holidays it keeps.
    pub holidays: HolidayTerritory,
}

/// Minutes of a day during which people are received in one way; from `start_min` up to but without `end_min`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OpenSpan {
    /// First minute.
    pub start_min: u16,
    /// First minute after.
    pub end_min: u16,
    /// With or without appointment.
    pub mode: Mode,
}

/// Why the hours of a day are not certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// A public holiday: presumed closed, to be confirmed.
    Holiday(Holiday),
    /// One week in two, or some weeks of the month, and nobody wrote which.
    AlternateWeeks,
    /// The hours of this weekday could not be understood.
    UnknownHours,
}

/// One day of one place.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DayPlan {
    /// Known opening, sorted and disjoint; spans that touch differ in mode.
    pub open: Vec<OpenSpan>,
    /// What is doubtful of this day.
    pub doubt: Option<Doubt>,
    /// Why it is closed all day, in the words of whoever announced it.
    pub closed_for: Option<String>,
}

impl SiteHours {
    /// Whether anything at all is known.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.rules.is_empty()
    }

    /// The plan of a date. A closure wins over a holiday, a holiday over the rules.
    #[must_use]
    pub fn day(&self, date: Date) -> DayPlan {
        if let Some(closure) = self.closures.iter().find(|closure| closure.from <= date && date <= closure.to)
        {
            return DayPlan { closed_for: Some(closure.reason.clone()), ..DayPlan::default() };
        }
        let weekday = Weekday::of(date);
        let of_day = |rule: &&OpeningRule| {
            rule.weekday == weekday && rule.valid.is_none_or(|valid| valid.contains(date))
        };
        let mut spans = Vec::new();
        let mut doubt = self.unknown_days.contains(&weekday).then_some(Doubt::UnknownHours);
        for rule in self.rules.iter().filter(of_day) {
            match holds(rule.recurrence, date) {
                Some(true) => {
                    spans.push(OpenSpan { start_min: rule.start_min, end_min: rule.end_min, mode: rule.mode })
                }
                Some(false) => {}
                None => doubt = Some(Doubt::AlternateWeeks),
            }
        }
        if let Some(holiday) = self.holidays.on(date) {
            let doubt = (!spans.is_empty() || doubt.is_some()).then_some(Doubt::Holiday(holiday));
            return DayPlan { doubt, ..DayPlan::default() };
        }
        DayPlan { open: united(&spans), doubt, closed_for: None }
    }

    /// The rules known to hold in the week that begins on this Monday, as rules of every week: what to write down of
    /// a place whose weeks differ, before something is changed. Closures and public holidays stay apart.
    #[must_use]
    pub fn rules_of_week(&self, monday: Date) -> Vec<OpeningRule> {
        let of_date = |date: Date| {
            let applies = move |rule: &&OpeningRule| {
                rule.weekday == Weekday::of(date)
                    && rule.valid.is_none_or(|valid| valid.contains(date))
                    && holds(rule.recurrence, date) == Some(true)
            };
            self.rules.iter().filter(applies)
        };
        let every_week =
            |rule: &OpeningRule| OpeningRule { recurrence: Recurrence::Weekly, valid: None, ..*rule };
        week_days(monday).into_iter().flat_map(of_date).map(every_week).collect()
    }

    /// Minutes of opening in the week that begins on this Monday.
    #[must_use]
    pub fn minutes_of_week(&self, monday: Date) -> u32 {
        week_days(monday)
            .iter()
            .flat_map(|day| self.day(*day).open)
            .map(|span| u32::from(span.end_min - span.start_min))
            .sum()
    }
}

/// Whether a rule of this recurrence holds on a date of its weekday; `None` where nobody knows.
fn holds(recurrence: Recurrence, date: Date) -> Option<bool> {
    let week_is_even = date.iso_week_date().week() % 2 == 0;
    match recurrence {
        Recurrence::Weekly => Some(true),
        Recurrence::EvenWeeks => Some(week_is_even),
        Recurrence::OddWeeks => Some(!week_is_even),
        Recurrence::AlternateUnknown | Recurrence::SomeOfMonth => None,
        Recurrence::NthWeekday(ordinals) => Some(ordinals.contains(date)),
    }
}

/// The seven days that begin on a Monday (fewer at the end of time).
#[must_use]
pub fn week_days(monday: Date) -> Vec<Date> {
    monday.series(jiff::Span::new().days(1)).take(7).collect()
}

/// The Monday of a date's ISO week.
#[must_use]
pub fn monday_of(date: Date) -> Date {
    let back = i64::from(date.weekday().to_monday_zero_offset());
    date.checked_sub(jiff::Span::new().days(back)).unwrap_or(date)
}

/// The Monday of an ISO week written `2026-W45`.
#[must_use]
pub fn monday_of_week(text: &str) -> Option<Date> {
    let (year, week) = text.split_once("-W")?;
    let week: i8 = (week.len() == 2).then(|| week.parse().ok()).flatten()?;
    let iso = jiff::civil::ISOWeekDate::new(year.parse().ok()?, week, jiff::civil::Weekday::Monday).ok()?;
    Some(iso.date())
}

/// Spans that overlap or touch made one; where two ways overlap, both are there.
fn united(spans: &[OpenSpan]) -> Vec<OpenSpan> {
    let mut cuts: Vec<u16> = spans.iter().flat_map(|span| [span.start_min, span.end_min]).collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut united: Vec<OpenSpan> = Vec::new();
    for pair in cuts.windows(2) {
        let (start_min, end_min) = (pair[0], pair[1]);
        let here = spans.iter().filter(|span| span.start_min <= start_min && end_min <= span.end_min);
        let Some(mode) = here.map(|span| span.mode).reduce(both) else { continue };
        match united.last_mut() {
            Some(last) if last.end_min == start_min && last.mode == mode => last.end_min = end_min,
            _ => united.push(OpenSpan { start_min, end_min, mode }),
        }
    }
    united
}

fn both(one: Mode, other: Mode) -> Mode {
    if one == other { one } else { Mode::Both }
}
