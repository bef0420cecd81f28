//! "Ouvert le premier samedi du mois de 9h à 12h", "ouvert le samedi en semaine impaire", "fermé le 3ème jeudi
//! après-midi de chaque mois".

use super::comment::{Clause, Recurring, Says};
use super::items::Item;
use super::scopes::{Link, Scopes};
use crate::rule::Recurrence;

/// Takes a sentence that says which weeks some hours hold in, and nothing else.
pub(crate) fn read(clause: Clause<'_>) -> Option<Vec<Recurring>> {
    let says = match (clause.has(Item::Opened), clause.has(Item::Closed)) {
        (_, false) => Says::Open,
        (false, true) => Says::Closed,
        (true, true) => return None,
    };
    let mut groups: Vec<Recurring> = Vec::new();
    let mut scopes = Scopes::default();
    let mut recurrence: Option<Recurrence> = None;
    let items: Vec<Item> = clause.items().collect();
    for (at, item) in items.iter().copied().enumerate() {
        let link = Link::before(&items, at);
        match item {
            Item::Recurrence(next) => {
                // "le mercredi en semaine impaire et le samedi ...": the weeks may come before or after their days.
                let complete = recurrence.is_some() && scopes.is_open();
                let is_parity = matches!(next, Recurrence::EvenWeeks | Recurrence::OddWeeks);
                let is_vague =
                    |recurrence| matches!(recurrence, Recurrence::AlternateUnknown | Recurrence::SomeOfMonth);
                if recurrence.is_some_and(is_vague) && (is_parity || is_vague(next)) {
                    // "1 samedi sur 2 (semaine impaire)": now it is known which.
                } else if complete {
                    end_group(&mut groups, &mut scopes, recurrence.take(), says)?;
                } else if recurrence.is_some() {
                    return None;
                }
                recurrence = Some(next);
            }
            // "2 samedis par mois, 1 samedi sur 2": the same day again.
            Item::Days(days) if recurrence.is_some() && scopes.are_of(days) => {}
            Item::Days(_) if recurrence.is_some() && scopes.is_open() && !came_before(&items[..at]) => {
                end_group(&mut groups, &mut scopes, recurrence.take(), says)?;
                scopes.take(item, Link::Other);
            }
            item if scopes.take(item, link) => {}
            Item::Opened
            | Item::Closed
            | Item::Only
            | Item::Of
            | Item::At
            | Item::Noise
            | Item::Service
            | Item::And
            | Item::Comma
            | Item::Colon
            | Item::Open
            | Item::Close
            | Item::Contact
            | Item::Between
            | Item::Also
            | Item::Dash => {}
            _ => return None,
        }
    }
    if !scopes.is_open() && recurrence.is_none() {
        return if groups.is_empty() { None } else { Some(groups) };
    }
    end_group(&mut groups, &mut scopes, recurrence, says)?;
    Some(groups)
}

/// Whether a recurrence stands right before the next days ("1er et 3e mardi"), so that they are its own.
fn came_before(items: &[Item]) -> bool {
    matches!(items.last(), Some(Item::Recurrence(_)))
}

fn end_group(
    groups: &mut Vec<Recurring>,
    scopes: &mut Scopes,
    recurrence: Option<Recurrence>,
    says: Says,
) -> Option<()> {
    let recurrence = recurrence?;
    let mut done = std::mem::take(scopes).finish()?;
    // One recurrence for one group of days; every day of the week alternating is no sentence that anybody means.
    let scope = if done.len() == 1 { done.pop()? } else { return None };
    if scope.days == super::scope::Days::ALL {
        return None;
    }
    groups.push(Recurring { scope, recurrence, says });
    Some(())
}
