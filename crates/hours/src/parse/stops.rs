//! "Lundi matin : Fourques, 14h à 17h à Passa", "Breuil-Magné (lundi matin)": communes and when they are served.

use super::comment::{Clause, Context, Receives, StopRead};
use super::items::{Item, Token};
use super::runs::{self, Before, Run, Said, Sort, Times, UNNAMED, runs, sort};
use super::scope::Scope;
use crate::rule::Recurrence;

/// Takes a sentence in which every time has its place and every place its times; nothing where one is left over.
pub(crate) fn read(clause: Clause<'_>, context: &Context<'_>, before: &mut Before) -> Option<Vec<StopRead>> {
    let some_of_month = Item::Recurrence(Recurrence::SomeOfMonth);
    let doubtful = |item: Item| {
        matches!(
            item,
            Item::Doubt
                | Item::Clock
                | Item::Since
                | Item::Except
                | Item::Closed
                | Item::Not
                | Item::But
                | Item::Season
                | Item::Leave
                | Item::Schedule
                | Item::Date { .. }
        ) || item == some_of_month
    };
    if clause.items().any(doubtful) || advised_hours(clause) {
        return None;
    }
    let order = order(clause.tokens)?;
    let mut next = before.clone();
    let runs = without_repeated_places(runs(clause.tokens, &mut next, context.nearby)?, context);
    let pairs = pairs(runs, before.times.as_ref(), order)?;
    next.times = Some(pairs.last().map(|pair| pair.times.clone())?);
    let asked = appointments(clause.tokens, &pairs);
    let mut stops: Vec<StopRead> = Vec::new();
    for (pair, appointment_only) in pairs.into_iter().zip(asked) {
        let shared = pair.names.len() > 1;
        for name in pair.names.into_iter().filter(|name| *name != UNNAMED) {
            let commune = context.nearby.name(name).to_owned();
            // "Permanences de France services de X à Y": X says who comes.
            let own = commune == context.own_commune && context.receives == Receives::AtAddress;
            if shared && own {
                continue;
            }
            let times = if shared { Vec::new() } else { pair.times.0.clone() };
            match stops
                .iter_mut()
                .find(|stop| stop.commune == commune && stop.appointment_only == appointment_only)
            {
                Some(stop) => stop.times.extend(times),
                None => stops.push(StopRead { commune, times, appointment_only }),
            }
        }
    }
    // The name of a former commune may be in the address of the point itself.
    let session = clause.items().any(|item| matches!(item, Item::Session | Item::Tour | Item::Venue));
    let elsewhere = stops.iter().any(|stop| {
        stop.commune != context.own_commune
            && (session || context.nearby.today(&stop.commune) != Some(context.own_commune))
    });
    let taken = !stops.is_empty() && (elsewhere || context.receives != Receives::AtAddress);
    if taken {
        *before = next;
    }
    taken.then_some(stops)
}

/// "Permanence possible le lundi", but not "prise de rendez-vous conseillée", which is of the appointment.
fn advised_hours(clause: Clause<'_>) -> bool {
    let items: Vec<Item> = clause.items().collect();
    let advised = (0..items.len()).filter(|at| items[*at] == Item::Advised);
    let of_appointment =
        |at: usize| items[at.saturating_sub(3)..(at + 5).min(items.len())].contains(&Item::Appointment);
    advised.into_iter().any(|at| !of_appointment(at))
}

/// A place with its times.
#[derive(Debug)]
struct Pair {
    times: Times,
    names: Vec<usize>,
    /// The first token after it.
    to: usize,
}

/// Which comes first in a sentence, where its own separators say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    TimesFirst,
    PlacesFirst,
    Either,
}

/// The order within the parts between commas and slashes; `None` where they contradict each other. The first part
/// may begin with an introduction, which looks like a place.
fn order(tokens: &[Token]) -> Option<Order> {
    let mut order = Order::Either;
    for (rank, part) in tokens.split(|token| matches!(token.item, Item::Comma | Item::Slash)).enumerate() {
        let says =
            |token: &&Token| sort(token.item) != Sort::Either && !matches!(token.item, Item::Recurrence(_));
        let sorts: Vec<Sort> = part.iter().filter(says).map(|token| sort(token.item)).collect();
        let of_part = match (sorts.first(), sorts.last()) {
            (Some(Sort::Time), Some(Sort::Place)) => Order::TimesFirst,
            (Some(Sort::Place), Some(Sort::Time)) if rank > 0 => Order::PlacesFirst,
            _ => continue,
        };
        if order != Order::Either && order != of_part {
            return None;
        }
        order = of_part;
    }
    Some(order)
}

/// "Plozévet le 1er lundi de 14h à 17h - Résidence la Trinité 29710 Plozévet": the address at the end says only again
/// where the one place of the sentence is.
fn without_repeated_places(mut runs: Vec<Run>, context: &Context<'_>) -> Vec<Run> {
    let again = match &runs[..] {
        [
            Run { said: Said::Places(first), .. },
            Run { said: Said::Times(_), .. },
            Run { said: Said::Places(last), .. },
        ] => {
            matches!((&first[..], &last[..]), ([one], [other]) if *other != UNNAMED && context.nearby.are_one(*one, *other))
        }
        _ => false,
    };
    if again {
        runs.pop();
    }
    runs
}

/// Gives each place its times: those before it where the sentence begins with times, those after it else.
fn pairs(mut runs: Vec<Run>, before: Option<&Times>, order: Order) -> Option<Vec<Pair>> {
    let is_places = |run: &Run| matches!(run.said, Said::Places(_));
    let ends_with_places = is_places(runs.last()?);
    // "Itinérance dans 8 communes : lundi à ...": words before the first time name no place.
    if ends_with_places
        && order != Order::PlacesFirst
        && matches!(&runs.first()?.said, Said::Places(names) if names.is_empty())
    {
        runs.remove(0);
    }
    if let Some(pairs) = days_place_hours(&runs) {
        return Some(pairs);
    }
    let weeks = |run: &Run| matches!(run.said, Said::Weeks(_));
    match (is_places(runs.first()?), ends_with_places) {
        (true, false) if order != Order::TimesFirst => places_first(runs, before),
        (false, true) if order != Order::PlacesFirst => times_first(runs, before),
        (false, false) if order != Order::PlacesFirst && runs.iter().any(weeks) => weeks_after(runs),
        _ => None,
    }
}

/// "Lundi : Mairie de X 9h-12h, Y 14h-16h": the days, then each place with its hours.
fn days_place_hours(runs: &[Run]) -> Option<Vec<Pair>> {
    let mut pairs = Vec::new();
    let mut days: Option<&Times> = None;
    let mut names: Option<&Vec<usize>> = None;
    let begins_with_words = matches!(&runs.first()?.said, Said::Places(names) if names.is_empty());
    for run in runs.iter().skip(usize::from(begins_with_words)) {
        match (&run.said, names) {
            (Said::Times(times), None) if times.0.iter().all(|time| time.scope.ranges.is_empty()) => {
                days = Some(times)
            }
            (Said::Places(found), None) => names = Some(found),
            (Said::Details(scopes), Some(found)) if scopes.iter().all(|scope| !scope.ranges.is_empty()) => {
                let times = with_details(days?, scopes.clone())?;
                pairs.push(Pair { times, names: found.clone(), to: run.to });
                names = None;
            }
            _ => return None,
        }
    }
    (names.is_none() && !pairs.is_empty()).then_some(pairs)
}

fn places_first(runs: Vec<Run>, before: Option<&Times>) -> Option<Vec<Pair>> {
    let mut pairs = Vec::new();
    let mut names = Vec::new();
    let mut last = before.cloned();
    for Run { said, to } in runs {
        let times = match said {
            Said::Places(found) => {
                names = found;
                continue;
            }
            Said::Times(times) => {
                last = Some(times.clone());
                times
            }
            Said::Weeks(recurrence) => in_weeks(last.as_ref()?, recurrence)?,
            Said::Details(_) => return None,
        };
        pairs.push(Pair { times, names: std::mem::take(&mut names), to });
    }
    Some(pairs)
}

fn times_first(runs: Vec<Run>, before: Option<&Times>) -> Option<Vec<Pair>> {
    let mut pairs = Vec::new();
    let mut last: Option<Times> = before.cloned();
    // Half-days or weeks that no place follows were said of the place before, against the order of the sentence.
    let mut unplaced = false;
    for Run { said, to } in runs {
        match said {
            Said::Times(_) if unplaced => return None,
            Said::Times(times) => last = Some(times),
            Said::Details(scopes) => last = Some(with_details(last.as_ref()?, scopes)?),
            Said::Weeks(recurrence) => last = Some(in_weeks(last.as_ref()?, recurrence)?),
            Said::Places(names) => {
                pairs.push(Pair { times: last.clone()?, names, to });
                unplaced = false;
                continue;
            }
        }
        unplaced = true;
    }
    Some(pairs)
}

/// "Lundi : Montesquieu (semaines paires) / Durfort (semaines impaires)".
fn weeks_after(runs: Vec<Run>) -> Option<Vec<Pair>> {
    let mut pairs = Vec::new();
    let mut runs = runs.into_iter();
    let Some(Run { said: Said::Times(times), .. }) = runs.next() else {
        return None;
    };
    if times.0.iter().any(|time| time.recurrence != Recurrence::Weekly) {
        return None;
    }
    let mut names = None;
    for Run { said, to } in runs {
        match (said, names.take()) {
            (Said::Places(found), None) => names = Some(found),
            (Said::Weeks(recurrence), Some(names)) => {
                pairs.push(Pair { times: in_weeks(&times, recurrence)?, names, to });
            }
            _ => return None,
        }
    }
    names.is_none().then_some(pairs)
}

/// The days said before, at these half-days or hours ("lundi de 9h à 12h à Fourques, 14h à 17h à Passa"). The same
/// half-day again is a sentence of its own ("les après-midis à Passa"), of days that nobody can tell.
fn with_details(before: &Times, scopes: Vec<Scope>) -> Option<Times> {
    let [time] = &before.0[..] else {
        return None;
    };
    let again = |scope: &Scope| scope.half == time.scope.half && scope.half != super::scope::Half::Day;
    if scopes.iter().any(again) {
        return None;
    }
    let with = |scope: Scope| runs::StopTime {
        scope: Scope { days: time.scope.days, ..scope },
        recurrence: time.recurrence,
    };
    Some(Times(scopes.into_iter().map(with).collect()))
}

fn in_weeks(before: &Times, recurrence: Recurrence) -> Option<Times> {
    let [time] = &before.0[..] else {
        return None;
    };
    Some(Times(vec![runs::StopTime { scope: time.scope.clone(), recurrence }]))
}

/// Which places ask for an appointment. "Sur rendez-vous" before the first place and time, or after all of them where
/// none has one of its own, is said of all; anywhere else, of the place beside which it stands.
fn appointments(tokens: &[Token], pairs: &[Pair]) -> Vec<bool> {
    let mut asked = vec![false; pairs.len()];
    let says = |token: &Token| sort(token.item) == Sort::Time || matches!(token.item, Item::Place(_));
    let first = tokens.iter().position(says).unwrap_or(0);
    let last = tokens.iter().rposition(says).unwrap_or(0);
    let at = |at: usize| tokens.get(at).map(|token| token.item);
    for marker in (1..tokens.len()).filter(|&place| at(place) == Some(Item::Appointment)) {
        let asks = at(marker - 1) == Some(Item::At);
        let without = tokens[..marker].iter().rev().take(4).any(|token| token.item == Item::Without);
        if !asks || without {
            continue;
        }
        let of_all = marker < first || (marker > last && !asked.contains(&true));
        match pairs.iter().position(|pair| marker < pair.to) {
            Some(pair) if !of_all => asked[pair] = true,
            _ => asked.fill(true),
        }
    }
    asked
}
