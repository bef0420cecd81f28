//! Rules cut along a part of the week, and hours that hold in some weeks only.

use super::comment::{Recurring, Says};
use super::point_hours::rule;
use super::scope::{Scope, without};
use crate::rule::{MinuteRange, Mode, OpeningRule, Ordinals, Origin, Recurrence};

/// Cuts the rules along a scope, and changes the parts inside it; `None` drops them.
pub(super) fn change(
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

/// Whether any rule was in the scope.
#[derive(PartialEq, Eq)]
pub(super) enum Changed {
    Yes,
    No,
}

/// Hours that hold in some weeks only. Hours that no cell has are added where the comment writes them out.
pub(super) fn recur(rules: &mut Vec<OpeningRule>, recurring: &Recurring, mode: Mode) {
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
pub(super) fn complement(recurrence: Recurrence) -> Option<Recurrence> {
    match recurrence {
        Recurrence::EvenWeeks => Some(Recurrence::OddWeeks),
        Recurrence::OddWeeks => Some(Recurrence::EvenWeeks),
        Recurrence::AlternateUnknown | Recurrence::SomeOfMonth => Some(recurrence),
        Recurrence::NthWeekday(ordinals) if !ordinals.has_last() => {
            let others = (1..=5).filter(|n| !ordinals.numbers().any(|closed| closed == *n));
            let open = others.fold(Ordinals::default(), |open, n| open.with(Ordinals::nth(n)));
            Some(Recurrence::NthWeekday(open)).filter(|_| !open.is_empty())
        }
        Recurrence::Weekly | Recurrence::NthWeekday(_) => None,
    }
}

/// The weeks in which both hold; `Err` where they have no name.
pub(super) fn both(one: Recurrence, other: Recurrence) -> Result<Option<Recurrence>, NoName> {
    use Recurrence::{EvenWeeks, NthWeekday, OddWeeks, Weekly};
    match (one, other) {
        (Weekly, other) | (other, Weekly) => Ok(Some(other)),
        (one, other) if one == other => Ok(Some(one)),
        (EvenWeeks, OddWeeks) | (OddWeeks, EvenWeeks) => Ok(None),
        (NthWeekday(one), NthWeekday(other)) if !one.has_last() && !other.has_last() => {
            let common = one.common(other);
            Ok((!common.is_empty()).then_some(NthWeekday(common)))
        }
        _ => Err(NoName),
    }
}

/// Weeks such as "even, and the first of the month".
pub(super) struct NoName;
