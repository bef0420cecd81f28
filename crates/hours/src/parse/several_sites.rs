//! A point at several addresses in turn, of which the list gives one, and whose comment names the sites.

use super::comment::CommentRead;
use super::point_hours::meet;
use super::recur::{NoName, both, change, complement};
use crate::rule::{Mode, OpeningRule, Origin, Recurrence, Stop};

/// Shortest hours believed to be left of hours that a session cuts, in minutes: less is the way there.
const SHORTEST_MIN: u16 = 120;

/// Leaves at the address what the comment leaves there. Where it names the commune of the address among the sites,
/// with its times, these are the address's and all that is: other hours are of other sites, known or not. Else the
/// address keeps the hours at which no site is served.
pub(super) fn several_sites(rules: &mut Vec<OpeningRule>, stops: &mut Vec<Stop>, comment: &CommentRead) {
    let others = stops.iter().any(|stop| stop.commune != comment.own_commune);
    let own = |stop: &Stop| others && stop.commune == comment.own_commune && !stop.rules.is_empty();
    if let Some(at) = stops.iter().position(own) {
        let own = stops.remove(at).rules;
        keep_own(rules, own, stops);
        return;
    }
    let served_here = |stop: &Stop| stop.commune == comment.own_commune;
    if let Some(at) = stops.iter().position(served_here) {
        // Named alone, the commune of the address says nothing of other hours, but perhaps that these need an
        // appointment.
        let own = stops.remove(at).rules;
        for rule in rules.iter_mut() {
            if own.iter().any(|own| own.mode == Mode::Appointment && meet(own, rule)) {
                rule.mode = Mode::Appointment;
                rule.origin = Origin::Comment;
            }
        }
    }
    if comment.also_elsewhere || several_at_once(stops) {
        return;
    }
    let elsewhere = comment.stops.iter().filter(|stop| stop.commune != comment.own_commune);
    for time in elsewhere.flat_map(|stop| &stop.times) {
        let before: Vec<OpeningRule> = rules.clone();
        change(rules, &time.scope, |rule| in_other_weeks(rule, time.recurrence));
        let is_rest = |rule: &OpeningRule| rule.range().minutes() < SHORTEST_MIN && !before.contains(rule);
        rules.retain(|rule| !is_rest(rule));
    }
}

/// The address's own hours, on appointment where the comment says so, and what it says of other hours on appointment.
fn keep_own(rules: &mut Vec<OpeningRule>, own: Vec<OpeningRule>, stops: &[Stop]) {
    let asked: Vec<OpeningRule> = rules
        .drain(..)
        .filter(|rule| rule.mode == Mode::Appointment && rule.origin == Origin::Comment)
        .collect();
    let mode = |rule: OpeningRule| match asked.iter().any(|asked| meet(asked, &rule)) {
        true => OpeningRule { mode: Mode::Appointment, ..rule },
        false => rule,
    };
    let own: Vec<OpeningRule> = own.into_iter().map(mode).collect();
    let elsewhere =
        |rule: &OpeningRule| stops.iter().flat_map(|stop| &stop.rules).any(|other| meet(rule, other));
    let more = asked.iter().filter(|rule| !elsewhere(rule) && !own.iter().any(|other| meet(rule, other)));
    rules.extend(more);
    rules.extend(own);
}

/// Whether two sites are served at one time: somebody may then be at the address too.
fn several_at_once(stops: &[Stop]) -> bool {
    let together = |one: &OpeningRule, other: &OpeningRule| {
        meet(one, other) && !matches!(both(one.recurrence, other.recurrence), Ok(None))
    };
    let pairs =
        stops.iter().enumerate().flat_map(|(at, one)| stops[at + 1..].iter().map(move |other| (one, other)));
    pairs.into_iter().any(|(one, other)| {
        one.rules.iter().any(|rule| other.rules.iter().any(|other| together(rule, other)))
    })
}

/// A rule in the weeks in which a site is not served.
fn in_other_weeks(rule: OpeningRule, served: Recurrence) -> Option<OpeningRule> {
    if served == Recurrence::Weekly {
        return None;
    }
    let recurrence = match complement(served).map(|others| both(rule.recurrence, others)) {
        Some(Ok(recurrence)) => recurrence?,
        Some(Err(NoName)) | None => Recurrence::AlternateUnknown,
    };
    Some(OpeningRule { recurrence, ..rule })
}
