//! Open or closed at a moment, and what comes next.

use crate::calendar::{Doubt, OpenSpan, SiteHours};
use crate::holidays::Holiday;
use crate::rule::{DAY_MINUTES, Mode, OpeningRule, Recurrence, Weekday};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::Serialize;

/// How many days ahead an opening is looked for, today included: 52 weeks. A first Tuesday may be 35 days after
/// the last one, a fifth one 17 weeks, and a closure or a season lasts months; short of a year, the day and the
/// month still name one date.
pub const DAYS_AHEAD: usize = 364;

/// What is so at a moment, as far as the rules tell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum OpenState {
    /// People are received.
    Open {
        /// Minute of the day at which it closes.
        until_min: u16,
        /// With or without appointment, now.
        mode: Mode,
    },
    /// Nobody is received.
    Closed {
        /// The next known opening.
        next: Option<NextOpening>,
        /// Why it is closed all day, where somebody announced it.
        reason: Option<String>,
        /// The public holiday for which it is presumed closed.
        holiday: Option<Holiday>,
    },
    /// Nobody knows.
    Unknown {
        /// The next known opening.
        next: Option<NextOpening>,
    },
}

/// A coming opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NextOpening {
    /// The local day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: Date,
    /// How many days from today.
    pub in_days: u16,
    /// Minute of that day.
    pub start_min: u16,
    /// With or without appointment.
    pub mode: Mode,
    /// The first day before it, today included, on which it may be open and nobody can say: it opens on `date` at
    /// the latest.
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub doubt_before: Option<Date>,
}

/// A local day and minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalMinute {
    /// The day.
    pub date: Date,
    /// The minute of the wall clock, 0 to 1439: doubled or left out where summer time ends or begins.
    pub minute: u16,
}

impl SiteHours {
    /// The local day and minute of a moment.
    #[must_use]
    pub fn local(&self, moment: jiff::Timestamp) -> LocalMinute {
        let zone = TimeZone::get(self.zone).unwrap_or(TimeZone::UTC);
        let here = moment.to_zoned_datetime(zone);
        let minute = i32::from(here.hour()) * 60 + i32::from(here.minute());
        LocalMinute { date: here.date(), minute: minute.unsigned_abs() as u16 }
    }

    /// What is so at a moment.
    #[must_use]
    pub fn state_at(&self, moment: jiff::Timestamp) -> OpenState {
        let LocalMinute { date, minute } = self.local(moment);
        let today = self.day(date);
        if let Some(span) = span_at(&today.open, minute) {
            return OpenState::Open { until_min: end_of_opening(&today.open, minute), mode: span.mode };
        }
        let next = self.next_opening(date, minute);
        let hours_known = self.is_known() || today.closed_for.is_some();
        match today.doubt {
            Some(Doubt::Holiday(holiday)) => OpenState::Closed { next, reason: None, holiday: Some(holiday) },
            Some(Doubt::AlternateWeeks | Doubt::UnknownHours) => OpenState::Unknown { next },
            None if !hours_known => OpenState::Unknown { next },
            None => OpenState::Closed { next, reason: today.closed_for, holiday: None },
        }
    }

    /// The first minute of the day after `minute` at which the state may be another one; 1440 where midnight is.
    #[must_use]
    pub fn next_change(&self, LocalMinute { date, minute }: LocalMinute) -> u16 {
        let cuts = self.day(date).open.into_iter().flat_map(|span| [span.start_min, span.end_min]);
        // Once hours of one week in two are over, today casts no doubt on the next opening any more.
        let vague =
            self.rules.iter().filter(|rule| rule.weekday == Weekday::of(date) && is_vague(rule.recurrence));
        let cuts = cuts.chain(vague.map(|rule| rule.end_min));
        cuts.filter(|cut| *cut > minute).min().unwrap_or(DAY_MINUTES)
    }

    fn next_opening(&self, today: Date, minute: u16) -> Option<NextOpening> {
        // A bus without stops, or hours that nobody understood: no day need be looked at.
        if self.rules.iter().all(|rule| is_vague(rule.recurrence)) {
            return None;
        }
        let days = today.series(jiff::Span::new().days(1)).take(DAYS_AHEAD);
        let mut doubt_before = None;
        for (in_days, date) in (0_u16..).zip(days) {
            let plan = self.day(date);
            let later = plan.open.iter().find(|span| in_days > 0 || span.start_min > minute);
            if let Some(span) = later {
                let (start_min, mode) = (span.start_min, span.mode);
                return Some(NextOpening { date, in_days, start_min, mode, doubt_before });
            }
            let over =
                |rule: &OpeningRule| is_vague(rule.recurrence) && in_days == 0 && rule.end_min <= minute;
            let mut vague = self
                .rules
                .iter()
                .filter(|rule| rule.weekday == Weekday::of(date) && is_vague(rule.recurrence) && !over(rule));
            let doubtful = match plan.doubt {
                Some(Doubt::AlternateWeeks) => vague.next().is_some(),
                Some(Doubt::UnknownHours) => true,
                Some(Doubt::Holiday(_)) | None => false,
            };
            if doubtful {
                doubt_before = doubt_before.or(Some(date));
            }
        }
        None
    }
}

/// Whether it holds in weeks that nobody named.
fn is_vague(recurrence: Recurrence) -> bool {
    matches!(recurrence, Recurrence::AlternateUnknown | Recurrence::SomeOfMonth)
}

fn span_at(open: &[OpenSpan], minute: u16) -> Option<&OpenSpan> {
    open.iter().find(|span| span.start_min <= minute && minute < span.end_min)
}

/// The end of the opening that holds a minute, through spans that touch (another mode, the same open door).
fn end_of_opening(open: &[OpenSpan], minute: u16) -> u16 {
    let mut end = minute;
    for span in open {
        if span.start_min <= end && end < span.end_min {
            end = span.end_min;
        }
    }
    end
}
