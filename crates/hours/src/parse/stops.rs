//! "Lundi matin : Fourques, 14h à 17h à Passa", "Breuil-Magné (lundi matin)": communes and when they are served.

use super::comment::{AfterOf, Clause, Context, Receives, Scopes, StopRead, StopTime};
use super::items::{Item, Token};
use super::scope::{Days, Half, Scope};
use crate::rule::{MinuteRange, Recurrence};

/// Takes a sentence in which every time has its place and every place its times; nothing where one is left over.
pub(crate) fn read(clause: Clause<'_>, context: &Context<'_>, before: &mut Before) -> Option<Vec<StopRead>> {
    let doubtful = |item: Item| matches!(item, Item::Doubt | Item::Except | Item::Closed | Item::Date { .. });
    if clause.items().any(doubtful) {
        return None;
    }
    let order = order(clause.tokens)?;
    let runs = runs(clause.tokens, &mut before.weeks)?;
    let pairs = pairs(runs, before.times.as_ref(), order)?;
    before.times = Some(pairs.last().map(|(times, _)| times.clone())?);
    let appointment_only = on_appointment(clause);
    let mut stops: Vec<StopRead> = Vec::new();
    for (times, names) in pairs {
        let shared = names.len() > 1;
        for name in names.into_iter().filter(|name| *name != UNNAMED) {
            let commune = context.nearby.name(name).to_owned();
            let times = if shared { Vec::new() } else { times.0.clone() };
            match stops.iter_mut().find(|stop| stop.commune == commune) {
                Some(stop) => stop.times.extend(times),
                None => stops.push(StopRead { commune, times, appointment_only }),
            }
        }
    }
    let elsewhere = stops.iter().any(|stop| stop.commune != context.own_commune);
    (!stops.is_empty() && (elsewhere || context.receives != Receives::AtAddress)).then_some(stops)
}

/// What the sentences before say for the one being read.
#[derive(Debug, Default)]
pub(crate) struct Before {
    /// The last times, for "(semaines impaires) mairie de Y".
    pub(crate) times: Option<Times>,
    /// "Les semaines paires : mardi à X, jeudi à Y. Les semaines impaires : ...": the weeks of all that follows.
    pub(crate) weeks: Option<Recurrence>,
}

/// Stands for a place that shares its times with a commune, and that no list names.
const UNNAMED: usize = usize::MAX;

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
            |token: &&Token| kind(token.item) != Sort::Either && !matches!(token.item, Item::Recurrence(_));
        let sorts: Vec<Sort> = part.iter().filter(says).map(|token| kind(token.item)).collect();
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

fn runs(tokens: &[Token], weeks: &mut Option<Recurrence>) -> Option<Vec<Run>> {
    let mut runs: Vec<Run> = Vec::new();
    let mut for_all = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let len = tokens[at..].iter().take_while(|token| kind(token.item) != Sort::Place).count();
        let (times, rest) = tokens[at..].split_at(len);
        if times.iter().any(|token| kind(token.item) == Sort::Time) {
            runs.extend(times_run(times, &mut for_all, weeks)?);
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
    let (mut in_address, mut joined) = (false, false);
    for token in tokens {
        match token.item {
            // "L'Isle-d'Abeau, avenue Bergson, ou Bourgoin-Jallieu".
            Item::Or if !places.is_empty() => (joined, in_address) = (true, false),
            Item::And | Item::Slash if !places.is_empty() => joined = true,
            // "À Plerguer et à Saint-X": another place, which nobody knows here, has the same times.
            Item::Unknown if joined && !in_address && !places.contains(&UNNAMED) => places.push(UNNAMED),
            _ => {}
        }
        match token.item {
            Item::Street => in_address = true,
            Item::Comma | Item::Slash | Item::SpacedDash | Item::Open | Item::Close | Item::Colon => {
                in_address = false
            }
            // A postal code ends an address, and the commune follows it.
            Item::Number(number) if number > 999 => in_address = false,
            Item::Place(name) if !in_address && !places.contains(&name) => {
                joined = false;
                places.push(name);
            }
            _ => {}
        }
    }
    places
}

/// Days, half-days and hours that stand together; `for_all` are hours said for all that follows.
fn times_run(
    tokens: &[Token],
    for_all: &mut Vec<MinuteRange>,
    weeks_for_all: &mut Option<Recurrence>,
) -> Option<Vec<Run>> {
    let mut scopes = Scopes::default();
    let mut weeks: Vec<Recurrence> = Vec::new();
    let between = |at: usize| {
        let time = |token: &Token| kind(token.item) == Sort::Time;
        tokens[..at].iter().any(time) && tokens[at..].iter().any(time)
    };
    let mut days_seen = false;
    for (at, token) in tokens.iter().enumerate() {
        let after_of = at > 0 && tokens[at - 1].item == Item::Of;
        let after_of = if after_of { AfterOf::Yes } else { AfterOf::No };
        match token.item {
            Item::Recurrence(recurrence) => {
                let is_of_weeks = !matches!(recurrence, Recurrence::NthWeekday(_));
                let days_follow = tokens[at..].iter().any(|token| matches!(token.item, Item::Days(_)));
                if is_of_weeks && days_follow && !days_seen {
                    *weeks_for_all = Some(recurrence);
                } else {
                    weeks.push(recurrence);
                }
            }
            // "Permanences de 9h à 12h : lundi à ..., mardi à ...".
            Item::Colon if !days_seen && scopes.is_open() => {
                *for_all =
                    std::mem::take(&mut scopes).finish().into_iter().flat_map(|scope| scope.ranges).collect();
            }
            // "Permanence le lundi, permanence le mardi": the second has no place of its own.
            Item::Venue if between(at) => return None,
            item => {
                days_seen |= matches!(item, Item::Days(_));
                scopes.take(item, after_of);
            }
        }
    }
    let mut scopes = scopes.finish();
    if scopes.is_empty() {
        return if let [recurrence] = weeks[..] { Some(vec![Run::Weeks(recurrence)]) } else { None };
    }
    if !days_seen {
        return weeks.is_empty().then(|| vec![Run::Details(scopes)]);
    }
    let mut runs = Vec::new();
    // "... Serviers 14h-16h30 mardi Aubussargues ...": hours of what came before, then the days of what follows.
    if scopes.first().is_some_and(|scope| scope.days == Days::ALL) && scopes.len() > 1 {
        runs.push(Run::Details(vec![scopes.remove(0)]));
    }
    if scopes.iter().any(|scope| scope.days == Days::ALL) {
        return None;
    }
    for scope in &mut scopes {
        if scope.ranges.is_empty() && scope.half == Half::Day {
            scope.ranges.clone_from(for_all);
        }
    }
    let recurrences: Vec<Recurrence> = match weeks.len() {
        0 => vec![weeks_for_all.unwrap_or(Recurrence::Weekly); scopes.len()],
        n if n == scopes.len() => weeks,
        _ => return None,
    };
    let times = scopes.into_iter().zip(recurrences).map(|(scope, recurrence)| StopTime { scope, recurrence });
    runs.push(Run::Times(Times(times.collect())));
    Some(runs)
}

/// Gives each place its times: those before it where the sentence begins with times, those after it else.
fn pairs(mut runs: Vec<Run>, before: Option<&Times>, order: Order) -> Option<Vec<(Times, Vec<usize>)>> {
    let ends_with_places = matches!(runs.last()?, Run::Places(_));
    // "Itinérance dans 8 communes : lundi à ...": words before the first time name no place.
    if ends_with_places
        && order != Order::PlacesFirst
        && matches!(runs.first()?, Run::Places(names) if names.is_empty())
    {
        runs.remove(0);
    }
    if let Some(pairs) = days_place_hours(&runs) {
        return Some(pairs);
    }
    match (matches!(runs.first()?, Run::Places(_)), ends_with_places) {
        (true, false) if order != Order::TimesFirst => places_first(runs, before),
        (false, true) if order != Order::PlacesFirst => times_first(runs, before),
        (false, false)
            if order != Order::PlacesFirst && runs.iter().any(|run| matches!(run, Run::Weeks(_))) =>
        {
            weeks_after(runs)
        }
        _ => None,
    }
}

/// "Lundi : Mairie de X 9h-12h, Y 14h-16h": the days, then each place with its hours.
fn days_place_hours(runs: &[Run]) -> Option<Vec<(Times, Vec<usize>)>> {
    let mut pairs = Vec::new();
    let mut days: Option<&Times> = None;
    let mut names: Option<&Vec<usize>> = None;
    let begins_with_words = matches!(runs.first(), Some(Run::Places(names)) if names.is_empty());
    for run in runs.iter().skip(usize::from(begins_with_words)) {
        match (run, names) {
            (Run::Times(times), None) if times.0.iter().all(|time| time.scope.ranges.is_empty()) => {
                days = Some(times)
            }
            (Run::Places(found), None) => names = Some(found),
            (Run::Details(scopes), Some(found)) if scopes.iter().all(|scope| !scope.ranges.is_empty()) => {
                pairs.push((with_details(days?, scopes.clone())?, found.clone()));
                names = None;
            }
            _ => return None,
        }
    }
    (names.is_none() && !pairs.is_empty()).then_some(pairs)
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
    // Half-days or weeks that no place follows were said of the place before, against the order of the sentence.
    let mut unplaced = false;
    for run in runs {
        match run {
            Run::Times(_) if unplaced => return None,
            Run::Times(times) => last = Some(times),
            Run::Details(scopes) => last = Some(with_details(last.as_ref()?, scopes)?),
            Run::Weeks(recurrence) => last = Some(in_weeks(last.as_ref()?, recurrence)?),
            Run::Places(names) => {
                pairs.push((last.clone()?, names));
                unplaced = false;
                continue;
            }
        }
        unplaced = true;
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
