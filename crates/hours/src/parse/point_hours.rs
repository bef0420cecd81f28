//! The cells and the comment of a point together: rules at its address, closures, and stops elsewhere.

use super::cell::CellRead;
use super::comment::{CommentRead, Receives, Recurring, Says, StopRead};
use super::scope::{Scope, without};
use crate::rule::{Closure, MinuteRange, Mode, OpeningRule, Ordinals, Origin, Recurrence, Stop, Weekday};
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
    let stops = stops(comment, &rules, receives, mode);
    let closures = comment.closures.clone();
    let unknown_days = days().filter(|(_, cell)| cell.unknown).map(|(day, _)| day).collect();
    match receives {
        Receives::AtAddress => {}
        // Nobody is ever sent to a vehicle's garage or an empty office.
        Receives::OnTour => rules.clear(),
        Receives::AtSeveralSites => leave_for_stops(&mut rules, &comment.stops),
    }
    rules.sort_unstable();
    rules.dedup();
    PointHours { rules, unknown_days, closures, stops }
}

fn rules_of_cell(weekday: Weekday, cell: &CellRead, mode: Mode) -> impl Iterator<Item = OpeningRule> {
    let mode = if cell.appointment_only { Mode::Appointment } else { mode };
    cell.ranges.iter().map(move |range| rule(weekday, *range, mode, Origin::Cell))
}

fn rule(weekday: Weekday, range: MinuteRange, mode: Mode, origin: Origin) -> OpeningRule {
    let MinuteRange { start_min, end_min } = range;
    OpeningRule { weekday, start_min, end_min, recurrence: Recurrence::Weekly, mode, valid: None, origin }
}

/// Cuts the rules along a scope, and changes the parts inside it; `None` drops them.
fn change(
    rules: &mut Vec<OpeningRule>,
    scope: &Scope,
    inside: impl Fn(OpeningRule) -> Option<OpeningRule>,
) -> Changed {
    let mut changed = Changed::No;
    let mut next = Vec::with_capacity(rules.len());
    for rule in rules.drain(..) {
        let parts = scope.of(rule.weekday, rule.range());
        if parts.is_empty() {
            next.push(rule);
            continue;
        }
        changed = Changed::Yes;
        let at =
            |range: MinuteRange| OpeningRule { start_min: range.start_min, end_min: range.end_min, ..rule };
        next.extend(without(rule.range(), &parts).into_iter().map(at));
        next.extend(parts.into_iter().filter_map(|part| inside(at(part))));
    }
    *rules = next;
    changed
}

#[derive(PartialEq, Eq)]
enum Changed {
    Yes,
    No,
}

/// Hours that hold in some weeks only. Hours that no cell has are added where the comment writes them out.
fn recur(rules: &mut Vec<OpeningRule>, recurring: &Recurring, mode: Mode) {
    let recurrence = match recurring.says {
        Says::Open => Some(recurring.recurrence),
        Says::Closed => complement(recurring.recurrence),
    };
    // Closed in weeks whose complement has no name: better no rule than a wrong one, and the hours stay as they are
    // except that nobody can vouch for them.
    let recurrence = recurrence.unwrap_or(Recurrence::AlternateUnknown);
    let whole = Scope { ranges: Vec::new(), ..recurring.scope.clone() };
    // Open hours written out again are the cell's own; closed ones may be a part of them.
    let scope = if recurring.says == Says::Open { &whole } else { &recurring.scope };
    let inside = |rule: OpeningRule| Some(OpeningRule { recurrence, origin: Origin::Comment, ..rule });
    if change(rules, scope, inside) == Changed::No && recurring.says == Says::Open {
        for day in recurring.scope.days.iter() {
            let ranges = recurring.scope.ranges.iter();
            rules.extend(
                ranges.map(|range| OpeningRule { recurrence, ..rule(day, *range, mode, Origin::Comment) }),
            );
        }
    }
}

/// The weeks that are not these, where they have a name.
fn complement(recurrence: Recurrence) -> Option<Recurrence> {
    match recurrence {
        Recurrence::EvenWeeks => Some(Recurrence::OddWeeks),
        Recurrence::OddWeeks => Some(Recurrence::EvenWeeks),
        Recurrence::AlternateUnknown => Some(Recurrence::AlternateUnknown),
        Recurrence::NthWeekday(ordinals) if !ordinals.has_last() => {
            let others = (1..=5).filter(|n| !ordinals.numbers().any(|closed| closed == *n));
            let open = others.fold(Ordinals::default(), |open, n| open.with(Ordinals::nth(n)));
            Some(Recurrence::NthWeekday(open)).filter(|_| !open.is_empty())
        }
        Recurrence::Weekly | Recurrence::NthWeekday(_) => None,
    }
}

fn ask_appointments(rules: &mut Vec<OpeningRule>, comment: &CommentRead) {
    for scope in &comment.appointment_only {
        let ask = |rule: OpeningRule| {
            let parts =
                comment.without_appointment.iter().flat_map(|free| free.of(rule.weekday, rule.range()));
            let is_free = parts.into_iter().any(|part| part == rule.range());
            let asked = OpeningRule { mode: Mode::Appointment, origin: Origin::Comment, ..rule };
            Some(if is_free { rule } else { asked })
        };
        change(rules, scope, ask);
    }
}

fn stops(comment: &CommentRead, rules: &[OpeningRule], receives: Receives, mode: Mode) -> Vec<Stop> {
    let stop = |read: &StopRead| {
        let mode = if read.appointment_only { Mode::Appointment } else { mode };
        let mut stop = Stop { commune: read.commune.clone(), rules: Vec::new() };
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
                stop.rules.extend(of_day);
            }
        }
        stop.rules.sort_unstable();
        stop.rules.dedup();
        stop
    };
    comment.stops.iter().map(stop).collect()
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

/// A point of several sites in turn is not at its address while it is at a stop.
fn leave_for_stops(rules: &mut Vec<OpeningRule>, stops: &[StopRead]) {
    for time in stops.iter().flat_map(|stop| &stop.times) {
        change(rules, &time.scope, |_| None);
    }
}
