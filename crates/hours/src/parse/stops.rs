//! "Lundi matin : Fourques, 14h à 17h à Passa", "Breuil-Magné (lundi matin)": communes and when they are served.

use super::comment::{AfterOf, Clause, Context, Receives, Scopes, StopRead, StopTime};
use super::items::{Item, Token};
use super::scope::{Days, Scope};
use crate::rule::{MinuteRange, Recurrence};

/// Takes a sentence in which every time has its place and every place its times; nothing where one is left over.
pub(crate) fn read(
    clause: Clause<'_>,
    context: &Context<'_>,
    before: Option<&Times>,
) -> Option<(Vec<StopRead>, Times)> {
    let doubtful = |item: Item| matches!(item, Item::Doubt | Item::Except | Item::Closed | Item::Date { .. });
    if clause.items().any(doubtful) {
        return None;
    }
    let runs = runs(clause.tokens)?;
    let pairs = pairs(runs, before)?;
    let last = pairs.last().map(|(times, _)| times.clone())?;
    let appointment_only = on_appointment(clause);
    let mut stops: Vec<StopRead> = Vec::new();
    for (times, names) in pairs {
        let shared = names.len() > 1;
        for name in names {
            let commune = context.nearby.name(name).to_owned();
            let times = if shared { Vec::new() } else { times.0.clone() };
            match stops.iter_mut().find(|stop| stop.commune == commune) {
                Some(stop) => stop.times.extend(times),
                None => stops.push(StopRead { commune, times, appointment_only }),
            }
        }
    }
    let elsewhere = stops.iter().any(|stop| stop.commune != context.own_commune);
    (!stops.is_empty() && (elsewhere || context.receives != Receives::AtAddress)).then_some((stops, last))
}

/// The times of one place, in words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times(Vec<StopTime>);

/// Times or places standing together.
#[derive(Debug)]
enum Run {
    /// Days, half-days, hours.
    Times(Times),
    /// Half-days or hours of days said before.
    Details(Vec<Scope>),
    /// Weeks of times said before.
    Weeks(Recurrence),
    /// Communes; none where the words name no commune that is known.
    Places(Vec<usize>),
}

fn runs(tokens: &[Token]) -> Option<Vec<Run>> {
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let len = tokens[at..].iter().take_while(|token| kind(token.item) != Sort::Place).count();
        let (times, rest) = tokens[at..].split_at(len);
        if times.iter().any(|token| kind(token.item) == Sort::Time) {
            runs.push(times_run(times)?);
        }
        let len = rest.iter().take_while(|token| kind(token.item) != Sort::Time).count();
        if len > 0 {
            let places = places_run(&rest[..len]);
            match runs.last_mut() {
                Some(Run::Places(before)) => {
                    before.extend(places);
                    before.dedup();
                }
                _ => runs.push(Run::Places(places)),
            }
        }
        at += times.len() + len;
    }
    Some(runs)
}

#[derive(PartialEq, Eq)]
enum Sort {
    Time,
    Place,
    Either,
}

fn kind(item: Item) -> Sort {
    match item {
        Item::Days(_) | Item::Half(_) | Item::Range(_) | Item::Recurrence(_) => Sort::Time,
        Item::Place(_) | Item::Unknown | Item::Street => Sort::Place,
        _ => Sort::Either,
    }
}

/// The communes named, without those that only name a street ("route de Poitiers").
fn places_run(tokens: &[Token]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut in_address = false;
    for token in tokens {
        match token.item {
            Item::Street => in_address = true,
            Item::Comma | Item::Slash | Item::SpacedDash | Item::Open | Item::Close | Item::Colon => {
                in_address = false
            }
            // A postal code ends an address, and the commune follows it.
            Item::Number(number) if number > 999 => in_address = false,
            Item::Place(name) if !in_address && !places.contains(&name) => places.push(name),
            _ => {}
        }
    }
    places
}

fn times_run(tokens: &[Token]) -> Option<Run> {
    let mut scopes = Scopes::default();
    let mut weeks: Vec<Recurrence> = Vec::new();
    let mut for_all: Vec<MinuteRange> = Vec::new();
    let mut days_seen = false;
    for (at, token) in tokens.iter().enumerate() {
        let after_of = at > 0 && tokens[at - 1].item == Item::Of;
        let after_of = if after_of { AfterOf::Yes } else { AfterOf::No };
        match token.item {
            Item::Recurrence(recurrence) => weeks.push(recurrence),
            // "Permanences de 9h à 12h : lundi à ..., mardi à ...".
            Item::Colon if !days_seen && scopes.is_open() => {
                for_all =
                    std::mem::take(&mut scopes).finish().into_iter().flat_map(|scope| scope.ranges).collect();
            }
            item => {
                days_seen |= matches!(item, Item::Days(_));
                scopes.take(item, after_of);
            }
        }
    }
    let mut scopes = scopes.finish();
    if scopes.is_empty() {
        return if let [recurrence] = weeks[..] { Some(Run::Weeks(recurrence)) } else { None };
    }
    if !days_seen {
        return weeks.is_empty().then_some(Run::Details(scopes));
    }
    if scopes.iter().any(|scope| scope.days == Days::ALL) {
        return None;
    }
    for scope in &mut scopes {
        if scope.ranges.is_empty() {
            scope.ranges.clone_from(&for_all);
        }
    }
    let recurrences: Vec<Recurrence> = match weeks.len() {
        0 => vec![Recurrence::Weekly; scopes.len()],
        n if n == scopes.len() => weeks,
        _ => return None,
    };
    let times = scopes.into_iter().zip(recurrences).map(|(scope, recurrence)| StopTime { scope, recurrence });
    Some(Run::Times(Times(times.collect())))
}

/// Gives each place its times: those before it where the sentence begins with times, those after it else.
fn pairs(mut runs: Vec<Run>, before: Option<&Times>) -> Option<Vec<(Times, Vec<usize>)>> {
    let ends_with_places = matches!(runs.last()?, Run::Places(_));
    // "Itinérance dans 8 communes : lundi à ...": words before the first time name no place.
    if ends_with_places && matches!(runs.first()?, Run::Places(names) if names.is_empty()) {
        runs.remove(0);
    }
    match (matches!(runs.first()?, Run::Places(_)), ends_with_places) {
        (true, false) => places_first(runs, before),
        (false, true) => times_first(runs, before),
        (false, false) if runs.iter().any(|run| matches!(run, Run::Weeks(_))) => weeks_after(runs),
        _ => None,
    }
}

fn places_first(runs: Vec<Run>, before: Option<&Times>) -> Option<Vec<(Times, Vec<usize>)>> {
    let mut pairs = Vec::new();
    let mut names = Vec::new();
    let mut last = before.cloned();
    for run in runs {
        match run {
            Run::Places(found) => names = found,
            Run::Times(times) => {
                last = Some(times.clone());
                pairs.push((times, std::mem::take(&mut names)));
            }
            Run::Weeks(recurrence) => {
                let times = in_weeks(last.as_ref()?, recurrence)?;
                pairs.push((times, std::mem::take(&mut names)));
            }
            Run::Details(_) => return None,
        }
    }
    Some(pairs)
}

fn times_first(runs: Vec<Run>, before: Option<&Times>) -> Option<Vec<(Times, Vec<usize>)>> {
    let mut pairs = Vec::new();
    let mut last: Option<Times> = before.cloned();
    for run in runs {
        match run {
            Run::Times(times) => last = Some(times),
            Run::Details(scopes) => last = Some(with_details(last.as_ref()?, scopes)?),
            Run::Weeks(recurrence) => last = Some(in_weeks(last.as_ref()?, recurrence)?),
            Run::Places(names) => pairs.push((last.clone()?, names)),
        }
    }
    Some(pairs)
}

/// "Lundi : Montesquieu (semaines paires) / Durfort (semaines impaires)".
fn weeks_after(runs: Vec<Run>) -> Option<Vec<(Times, Vec<usize>)>> {
    let mut pairs = Vec::new();
    let mut runs = runs.into_iter();
    let Some(Run::Times(times)) = runs.next() else {
        return None;
    };
    if times.0.iter().any(|time| time.recurrence != Recurrence::Weekly) {
        return None;
    }
    let mut names = None;
    for run in runs {
        match (run, names.take()) {
            (Run::Places(found), None) => names = Some(found),
            (Run::Weeks(recurrence), Some(found)) => pairs.push((in_weeks(&times, recurrence)?, found)),
            _ => return None,
        }
    }
    names.is_none().then_some(pairs)
}

/// The days said before, at these half-days or hours ("lundi de 9h à 12h à Fourques, 14h à 17h à Passa").
fn with_details(before: &Times, scopes: Vec<Scope>) -> Option<Times> {
    let [time] = &before.0[..] else {
        return None;
    };
    let with = |scope: Scope| StopTime {
        scope: Scope { days: time.scope.days, ..scope },
        recurrence: time.recurrence,
    };
    Some(Times(scopes.into_iter().map(with).collect()))
}

fn in_weeks(before: &Times, recurrence: Recurrence) -> Option<Times> {
    let [time] = &before.0[..] else {
        return None;
    };
    Some(Times(vec![StopTime { scope: time.scope.clone(), recurrence }]))
}

/// Whether the sentence asks for an appointment: "sur rendez-vous", without "sans".
fn on_appointment(clause: Clause<'_>) -> bool {
    let items: Vec<Item> = clause.items().collect();
    let asks = items.windows(2).any(|pair| pair == [Item::At, Item::Appointment]);
    asks && !clause.has(Item::Without)
}
