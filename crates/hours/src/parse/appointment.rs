//! "Uniquement sur rendez-vous le mardi et le vendredi après-midi."

use super::comment::{Clause, CommentRead};
use super::items::Item;
use super::scope::{Half, Scope};
use super::scopes::{Link, Scopes};

/// What a sentence says of the hours beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Marker {
    /// "sur rendez-vous".
    Only,
    /// "sans rendez-vous", "accès libre", "avec ou sans rendez-vous".
    Free,
    /// "prise de rendez-vous au 0...": how, not whether.
    How,
}

/// A marker, with the hours before and after it, up to the next.
#[derive(Debug)]
struct Part {
    before: Vec<Scope>,
    marker: Marker,
}

/// Takes a sentence of which every word is about appointments; whether it was one.
pub(crate) fn read(clause: Clause<'_>, read: &mut CommentRead) -> bool {
    let Some(Understood { parts, after, exceptions }) = understand(clause) else {
        return false;
    };
    let sided = match side(&parts, &after) {
        Some(sided) => sided,
        None => return false,
    };
    for (marker, scopes) in sided {
        let everything = || vec![Scope::EVERYTHING];
        match marker {
            Marker::How => {}
            Marker::Free if scopes.is_empty() && read.appointment_only.is_empty() => {
                read.without_appointment.extend(everything());
            }
            Marker::Free => read.without_appointment.extend(scopes),
            Marker::Only if scopes.is_empty() => read.appointment_only.extend(everything()),
            Marker::Only => read.appointment_only.extend(scopes),
        }
    }
    read.without_appointment.extend(exceptions);
    true
}

/// A sentence "sur rendez-vous" for the whole point is doubtful beside a sentence that was not understood and speaks
/// of coming without one; where the comment gives communes their times, it speaks of those.
pub(crate) fn doubt_by_what_is_unread(read: &mut CommentRead, unread: &[Clause<'_>]) {
    let speaks = |clause: &Clause<'_>| clause.has(Item::Without) || clause.has(Item::Free);
    let everywhere = read.appointment_only.contains(&Scope::EVERYTHING);
    let free_everywhere = read.without_appointment.contains(&Scope::EVERYTHING);
    let of_stops = everywhere && !read.stops.is_empty();
    if of_stops {
        read.stops.iter_mut().for_each(|stop| stop.appointment_only = true);
    }
    if of_stops || free_everywhere || unread.iter().any(speaks) {
        read.appointment_only.retain(|scope| *scope != Scope::EVERYTHING);
    }
    read.without_appointment.retain(|scope| *scope != Scope::EVERYTHING);
}

struct Understood {
    parts: Vec<Part>,
    after: Vec<Scope>,
    exceptions: Vec<Scope>,
}

fn understand(clause: Clause<'_>) -> Option<Understood> {
    let items: Vec<Item> = clause.items().collect();
    let mut scopes = Scopes::default();
    let (mut parts, mut exceptions) = (Vec::new(), None);
    let (mut without, mut with, mut on, mut advised) = (false, false, false, false);
    let mut compulsory = clause.has(Item::Compulsory);
    let only = clause.has(Item::Only);
    for (at, item) in items.iter().copied().enumerate() {
        if scopes.take(item, Link::before(&items, at)) {
            continue;
        }
        match item {
            Item::Appointment => {
                let marker = match (without, with, on || compulsory) {
                    _ if advised || is_advised(&items[at + 1..]) => Marker::How,
                    (true, ..) => Marker::Free,
                    (false, true, _) if !only => return None,
                    (false, _, true) => Marker::Only,
                    // "RDV au 03 ...", "prise de rendez-vous au 03 ...": how to have one, not whether.
                    _ => Marker::How,
                };
                parts.push(Part { before: std::mem::take(&mut scopes).finish()?, marker });
                (without, with, on, compulsory, advised) = (false, false, false, false, false);
            }
            Item::Free => {
                parts.push(Part { before: std::mem::take(&mut scopes).finish()?, marker: Marker::Free });
                (without, with, on) = (false, false, false);
            }
            Item::Without => without = true,
            Item::With => with = true,
            Item::Take => {}
            // "De préférence sur rendez-vous", "rendez-vous conseillé": nobody must.
            Item::Advised => advised = items.get(at.wrapping_sub(1)) != Some(&Item::Appointment),
            Item::At => on = next_is_appointment(&items, at),
            Item::Except => {
                exceptions = Some(std::mem::take(&mut scopes));
            }
            Item::And | Item::Comma if exceptions.is_none() => {}
            Item::Closed if !parts.is_empty() || only => {}
            // "Fermé au public le lundi mais sur rendez-vous de 14h à 17h".
            Item::Closed if items[at..].contains(&Item::But) => {}
            Item::But if items[..at].contains(&Item::Closed) => {}
            Item::Only
            | Item::Compulsory
            | Item::Of
            | Item::Noise
            | Item::Service
            | Item::Contact
            | Item::Colon
            | Item::Open
            | Item::Close
            | Item::And
            | Item::Or
            | Item::Comma
            | Item::Opened
            | Item::Between
            | Item::Also
            | Item::Dash => {}
            _ => return None,
        }
    }
    // "Sans rendez-vous le matin (sauf le mercredi), sur rendez-vous ...": whose exception is it?
    if parts.is_empty() || (exceptions.is_some() && parts.len() > 1) || closes_hours_after(&items) {
        return None;
    }
    match exceptions {
        // "Accès libre sauf le mardi": closed then, or on appointment?
        Some(_) if parts.iter().any(|part| part.marker == Marker::Free) => None,
        Some(before) => Some(Understood { parts, after: before.finish()?, exceptions: scopes.finish()? }),
        None => Some(Understood { parts, after: scopes.finish()?, exceptions: Vec::new() }),
    }
}
/// Whether a closing after the marker has hours of its own: it is another sentence.
fn closes_hours_after(items: &[Item]) -> bool {
    let closed = items.iter().rposition(|item| *item == Item::Closed).filter(|_| !items.contains(&Item::But));
    closed.is_some_and(|at| items[at..].iter().any(|item| matches!(item, Item::Days(_) | Item::Half(_))))
}

/// "Rendez-vous conseillé", "sur rendez-vous de préférence".
fn is_advised(after: &[Item]) -> bool {
    after.iter().find(|item| !matches!(item, Item::Noise | Item::Of)) == Some(&Item::Advised)
}

fn next_is_appointment(items: &[Item], at: usize) -> bool {
    let rest = items[at + 1..].iter().find(|item| !matches!(item, Item::Noise | Item::Of));
    rest == Some(&Item::Appointment)
}

/// Gives each marker its hours: those before it where the sentence begins with hours, those after it else.
fn side(parts: &[Part], after: &[Scope]) -> Option<Vec<(Marker, Vec<Scope>)>> {
    let starts_with_hours = parts.first().is_some_and(|part| !part.before.is_empty());
    if let [part] = parts {
        let mut scopes = part.before.clone();
        if let ([before], [after]) = (&part.before[..], after)
            && before.ranges.is_empty()
            && after.days == super::scope::Days::ALL
        {
            // "Les mardis uniquement sur rendez-vous de 13h à 16h": one scope around the marker.
            let half = if after.half == Half::Day { before.half } else { after.half };
            return Some(vec![(
                part.marker,
                vec![Scope { days: before.days, half, ranges: after.ranges.clone() }],
            )]);
        }
        if let ([before], [after]) = (&part.before[..], after)
            && before.days == super::scope::Days::ALL
            && after.ranges.is_empty()
            && after.half == Half::Day
        {
            // "De 14h à 17h sur rendez-vous le lundi".
            return Some(vec![(part.marker, vec![Scope { days: after.days, ..before.clone() }])]);
        }
        scopes.extend(after.iter().cloned());
        return Some(vec![(part.marker, scopes)]);
    }
    if starts_with_hours {
        let complete = after.is_empty() && parts.iter().all(|part| !part.before.is_empty());
        return complete.then(|| parts.iter().map(|part| (part.marker, part.before.clone())).collect());
    }
    let afters = parts.iter().skip(1).map(|part| part.before.clone()).chain([after.to_vec()]);
    let sided: Vec<_> = parts.iter().zip(afters).map(|(part, scopes)| (part.marker, scopes)).collect();
    // Two markers without hours between them ("avec et sans rendez-vous") leave it open.
    let empties = sided.iter().filter(|(marker, scopes)| scopes.is_empty() && *marker != Marker::How).count();
    (empties == 0).then_some(sided)
}
