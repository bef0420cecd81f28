//! The cells and the comment of a point together: rules at its address, closures, and stops elsewhere.

use super::cell::CellRead;
use super::comment::{CommentRead, PartlyClosed, Receives, Says, StopRead};
use super::recur::{change, recur};
use super::scope::{Days, Scope, without};
use super::several_sites::several_sites;
use crate::rule::{Closure, DateRange, MinuteRange, Mode, OpeningRule, Origin, Recurrence, Stop, Weekday};
use jiff::Span;
use serde::{Deserialize, Serialize};

/// When and where a point receives people, as far as the list was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointHours {
    /// At the point's address; none for a mobile point, whose address receives nobody.
    pub rules: Vec<OpeningRule>,
    /// Days whose cell could not be understood.
    pub unknown_days: Vec<Weekday>,
    /// Dates on which nobody is received, at the address or at the stops.
    pub closures: Vec<Closure>,
    /// Communes where people are received besides, or instead.
    pub stops: Vec<Stop>,
}

/// What `prise_rdv` says of walking in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppointmentColumn {
    /// "Oui": *also* by appointment.
    Possible,
    /// "Non", or nothing.
    None,
}

/// Puts the six day cells (Monday first) and the comment together.
#[must_use]
pub fn point_hours(
    cells: &[CellRead; 6],
    comment: &CommentRead,
    receives: Receives,
    appointments: AppointmentColumn,
) -> PointHours {
    let mode = match appointments {
        AppointmentColumn::Possible => Mode::Both,
        AppointmentColumn::None => Mode::WalkIn,
    };
    let days = || Weekday::ALL.into_iter().zip(cells);
    let mut rules: Vec<OpeningRule> = days().flat_map(|(day, cell)| rules_of_cell(day, cell, mode)).collect();
    for recurring in &comment.recurring {
        recur(&mut rules, recurring, mode);
    }
    ask_appointments(&mut rules, comment);
    let mut stops = stops(comment, &rules, receives, mode);
    let unknown_days = days().filter(|(_, cell)| cell.unknown).map(|(day, _)| day).collect();
    match receives {
        Receives::AtAddress => {}
        // Nobody is ever sent to a vehicle's garage or an empty office.
        Receives::OnTour => rules.clear(),
        Receives::AtSeveralSites => several_sites(&mut rules, &mut stops, comment),
    }
    leave_out(&mut rules, &comment.partly_closed);
    for stop in &mut stops {
        leave_out(&mut stop.rules, &comment.partly_closed);
    }
    rules.sort_unstable();
    rules.dedup();
    PointHours { rules, unknown_days, closures: comment.closures.clone(), stops }
}

fn rules_of_cell(weekday: Weekday, cell: &CellRead, mode: Mode) -> impl Iterator<Item = OpeningRule> {
    let mode = if cell.appointment_only { Mode::Appointment } else { mode };
    cell.ranges.iter().map(move |range| rule(weekday, *range, mode, Origin::Cell))
}

pub(super) fn rule(weekday: Weekday, range: MinuteRange, mode: Mode, origin: Origin) -> OpeningRule {
    let MinuteRange { start_min, end_min } = range;
    OpeningRule { weekday, start_min, end_min, recurrence: Recurrence::Weekly, mode, valid: None, origin }
}

fn ask_appointments(rules: &mut Vec<OpeningRule>, comment: &CommentRead) {
    let mut more = Vec::new();
    for scope in &comment.appointment_only {
        more.extend(hours_beside_the_cells(rules, scope));
        let ask = |rule: OpeningRule| {
            let parts =
                comment.without_appointment.iter().flat_map(|free| free.of(rule.weekday, rule.range()));
            let is_free = parts.into_iter().any(|part| part == rule.range());
            let asked = OpeningRule { mode: Mode::Appointment, origin: Origin::Comment, ..rule };
            Some(if is_free { rule } else { asked })
        };
        change(rules, scope, ask);
    }
    more.retain(|rule| !rules.iter().any(|known| meet(known, rule)));
    rules.extend(more);
}

/// "Sur rendez-vous le jeudi de 14h à 17h", where the cell of the Thursday says the morning alone: the comment adds
/// its hours. Where it overlaps the cell, the cell is believed.
fn hours_beside_the_cells(rules: &[OpeningRule], scope: &Scope) -> Vec<OpeningRule> {
    if scope.days == Days::ALL {
        return Vec::new();
    }
    let of_day = |day: Weekday| {
        scope.ranges.iter().map(move |range| rule(day, *range, Mode::Appointment, Origin::Comment))
    };
    let mut beside: Vec<OpeningRule> = Vec::new();
    for more in scope.days.iter().flat_map(of_day) {
        if !rules.iter().chain(&beside).any(|known| meet(known, &more)) {
            beside.push(more);
        }
    }
    beside
}

pub(super) fn meet(one: &OpeningRule, other: &OpeningRule) -> bool {
    one.weekday == other.weekday && one.range().intersection(other.range()).is_some()
}

fn stops(comment: &CommentRead, rules: &[OpeningRule], receives: Receives, mode: Mode) -> Vec<Stop> {
    let mut stops: Vec<Stop> = Vec::new();
    for read in &comment.stops {
        let of_read = rules_of_stop(read, rules, receives, mode);
        match stops.iter_mut().find(|stop| stop.commune == read.commune) {
            Some(stop) => stop.rules.extend(of_read),
            None => stops.push(Stop { commune: read.commune.clone(), rules: of_read }),
        }
    }
    for stop in &mut stops {
        for (_, dates) in comment.sessions_closed.iter().filter(|(commune, _)| match commune {
            Some(commune) => *commune == stop.commune,
            None => true,
        }) {
            stop.rules = stop.rules.iter().flat_map(|rule| outside(*rule, *dates)).collect();
        }
        unite(&mut stop.rules);
    }
    stops
}

/// Sorts rules, and takes together those that are alike and overlap.
fn unite(rules: &mut Vec<OpeningRule>) {
    rules.sort_unstable();
    let mut united: Vec<OpeningRule> = Vec::with_capacity(rules.len());
    for rule in rules.drain(..) {
        let alike = |known: &&mut OpeningRule| {
            let as_it_is = OpeningRule { start_min: known.start_min, end_min: known.end_min, ..rule };
            **known == as_it_is && meet(known, &rule)
        };
        match united.iter_mut().find(alike) {
            Some(known) => known.end_min = known.end_min.max(rule.end_min),
            None => united.push(rule),
        }
    }
    *rules = united;
}

fn rules_of_stop(read: &StopRead, rules: &[OpeningRule], receives: Receives, mode: Mode) -> Vec<OpeningRule> {
    let mode = if read.appointment_only { Mode::Appointment } else { mode };
    let mut of_stop = Vec::new();
    for time in &read.times {
        for day in time.scope.days.iter() {
            let ranges = if time.scope.ranges.is_empty() {
                hours_of_cell(rules, day, &time.scope, receives)
            } else {
                time.scope.ranges.clone()
            };
            let of_day = ranges.into_iter().map(|range| OpeningRule {
                recurrence: time.recurrence,
                ..rule(day, range, mode, Origin::Comment)
            });
            of_stop.extend(of_day);
        }
    }
    of_stop
}

/// The hours of a day's cell that a half-day stands for. The cells of a fixed point are those of its own door, and
/// say nothing of sessions held elsewhere.
fn hours_of_cell(rules: &[OpeningRule], day: Weekday, scope: &Scope, receives: Receives) -> Vec<MinuteRange> {
    if receives == Receives::AtAddress {
        return Vec::new();
    }
    let of_day = rules.iter().filter(|rule| rule.weekday == day);
    of_day.flat_map(|rule| scope.of(day, rule.range())).collect()
}

/// Hours left out on some dates: the rule holds before and after them.
fn leave_out(rules: &mut Vec<OpeningRule>, partly: &[PartlyClosed]) {
    for PartlyClosed { dates, scopes, says } in partly {
        let mut next = Vec::with_capacity(rules.len());
        for rule in rules.drain(..) {
            if !touches(*dates, rule.weekday) {
                next.push(rule);
                continue;
            }
            let mut named: Vec<MinuteRange> =
                scopes.iter().flat_map(|scope| scope.of(rule.weekday, rule.range())).collect();
            named.sort_unstable();
            let others = without(rule.range(), &named);
            let (closed, open) = if *says == Says::Closed { (named, others) } else { (others, named) };
            let at = |range: MinuteRange| OpeningRule {
                start_min: range.start_min,
                end_min: range.end_min,
                ..rule
            };
            next.extend(open.into_iter().map(at));
            next.extend(closed.into_iter().map(at).flat_map(|rule| outside(rule, *dates)));
        }
        *rules = next;
    }
}

/// Whether one of the dates is such a day.
fn touches(dates: DateRange, weekday: Weekday) -> bool {
    let days = dates.from.series(Span::new().days(1)).take_while(|date| *date <= dates.to);
    days.take(7).any(|date| Weekday::of(date) == weekday)
}

/// A rule without some dates: before them, and after.
fn outside(rule: OpeningRule, dates: DateRange) -> Vec<OpeningRule> {
    let valid = rule.valid.unwrap_or(DateRange::ALWAYS);
    let before = dates.from.yesterday().ok().map(|to| DateRange { from: valid.from, to: valid.to.min(to) });
    let after = dates.to.tomorrow().ok().map(|from| DateRange { from: valid.from.max(from), to: valid.to });
    if !touches(dates, rule.weekday)
        || !(valid.contains(dates.from) || valid.contains(dates.to) || dates.contains(valid.from))
    {
        return vec![rule];
    }
    let holds = |dates: &DateRange| dates.from <= dates.to;
    let within = |valid| OpeningRule { valid: Some(valid), origin: Origin::Comment, ..rule };
    [before, after].into_iter().flatten().filter(holds).map(within).collect()
}
