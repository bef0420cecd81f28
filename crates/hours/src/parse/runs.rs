//! A sentence about communes and times, cut into runs of one or the other.

use super::items::{Item, Token};
use super::names::NearbyNames;
use super::scope::{Days, Half, Scope};
use super::scopes::{Link, Scopes};
use crate::rule::{MinuteRange, Recurrence};

/// Stands for a place that shares its times with a commune, and that no list names.
pub(crate) const UNNAMED: usize = usize::MAX;

/// What a sentence says for those that follow.
#[derive(Clone, Debug, Default)]
pub(crate) struct Before {
    /// The last times, for "(semaines impaires) mairie de Y".
    pub(crate) times: Option<Times>,
    /// "Les semaines paires : mardi à X, jeudi à Y. Les semaines impaires : ...": the weeks of all that follows.
    pub(crate) weeks: Option<Recurrence>,
    /// "Tous les matins de 9h à 12h : lundi à X ; mardi à Y": the hours of all that follows.
    pub(crate) hours: Vec<MinuteRange>,
}

/// The times of one place, in words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times(pub(crate) Vec<StopTime>);

pub(crate) use super::comment::StopTime;

/// Times or places standing together, and where they end in the sentence.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) said: Said,
    /// The place of the first token after it.
    pub(crate) to: usize,
}

#[derive(Clone, Debug)]
pub(crate) enum Said {
    /// Days, half-days, hours.
    Times(Times),
    /// Half-days or hours of days said before.
    Details(Vec<Scope>),
    /// Weeks of times said before.
    Weeks(Recurrence),
    /// Communes; none where the words name no commune that is known.
    Places(Vec<usize>),
}

#[derive(PartialEq, Eq)]
pub(crate) enum Sort {
    Time,
    Place,
    Either,
}

pub(crate) fn sort(item: Item) -> Sort {
    match item {
        Item::Days(_) | Item::Half(_) | Item::Range(_) | Item::Recurrence(_) => Sort::Time,
        Item::Place(_) | Item::Unknown | Item::Street => Sort::Place,
        _ => Sort::Either,
    }
}

/// The runs of a sentence; nothing where times stand together that do not fit.
pub(crate) fn runs(tokens: &[Token], before: &mut Before, names: &NearbyNames) -> Option<Vec<Run>> {
    let tokens = &without_common_day(tokens);
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let len = tokens[at..].iter().take_while(|token| sort(token.item) != Sort::Place).count();
        let (times, rest) = tokens[at..].split_at(len);
        let to = at + len;
        if times.iter().any(|token| sort(token.item) == Sort::Time) {
            let region = Region { tokens: times, comes: comes(&runs, rest) };
            runs.extend(times_run(&region, before)?.into_iter().map(|said| Run { said, to }));
        }
        let len = rest.iter().take_while(|token| sort(token.item) != Sort::Time).count();
        if len > 0 {
            let to = to + len;
            let places = places_run(&rest[..len], names);
            match runs.last_mut() {
                Some(Run { said: Said::Places(known), to: end }) => {
                    known.extend(places);
                    known.dedup();
                    *end = to;
                }
                _ => runs.push(Run { said: Said::Places(places), to }),
            }
        }
        at = to + len;
    }
    Some(runs)
}

/// "Les jeudis de 14h à 17h : X 1er jeudi du mois, Y 3ème jeudi": the day said again by all that follows is left out
/// of the introduction, whose hours are for all.
fn without_common_day(tokens: &[Token]) -> Vec<Token> {
    let is_days = |token: &Token| matches!(token.item, Item::Days(_));
    let Some(colon) = tokens.iter().position(|token| token.item == Item::Colon) else {
        return tokens.to_vec();
    };
    let (head, tail) = tokens.split_at(colon);
    let days_of = |tokens: &[Token]| {
        let days = tokens
            .iter()
            .filter_map(|token| if let Item::Days(days) = token.item { Some(days) } else { None });
        days.fold(Days::default(), Days::with)
    };
    let has_hours = head.iter().any(|token| matches!(token.item, Item::Range(_)));
    let has_place = head.iter().any(|token| matches!(token.item, Item::Place(_)));
    if !has_hours || has_place || days_of(head).is_empty() || days_of(head) != days_of(tail) {
        return tokens.to_vec();
    }
    let noise =
        |token: &Token| Token { item: if is_days(token) { Item::Noise } else { token.item }, ..*token };
    head.iter().map(noise).chain(tail.iter().copied()).collect()
}

/// Times, and what stands around them.
struct Region<'a> {
    tokens: &'a [Token],
    comes: Comes,
}

/// Where times stand in their sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comes {
    First,
    Last,
    Between,
}

fn comes(runs: &[Run], rest: &[Token]) -> Comes {
    match (runs.is_empty(), rest.is_empty()) {
        (true, _) => Comes::First,
        (false, true) => Comes::Last,
        (false, false) => Comes::Between,
    }
}

/// The communes named, without those that only name a street ("route de Poitiers").
fn places_run(tokens: &[Token], names: &NearbyNames) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    let (mut in_address, mut joined) = (false, false);
    let last_place = tokens.iter().rposition(|token| matches!(token.item, Item::Place(_))).unwrap_or(0);
    for (at, token) in tokens.iter().enumerate() {
        if token.item == Item::Colon && at < last_place {
            // "Le pays de X vous accueille sur trois sites : Y ...".
            places.clear();
        }
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
            // "Saint-Cyprien (commune de Conques)": a former commune and what it belongs to are one place.
            Item::Place(name) if !in_address && !places.iter().any(|known| names.are_one(*known, name)) => {
                joined = false;
                places.push(name);
            }
            _ => {}
        }
    }
    places
}

/// Days, half-days and hours that stand together.
fn times_run(region: &Region<'_>, before: &mut Before) -> Option<Vec<Said>> {
    let tokens = region.tokens;
    let hours_first = hours_come_first(region);
    let mut scopes = if hours_first { Scopes::default() } else { Scopes::days_first() };
    let mut weeks: Vec<Recurrence> = Vec::new();
    let between_days = |at: usize| {
        let time = |token: &Token| sort(token.item) == Sort::Time;
        let of_a_day = |token: &Token| time(token) && !matches!(token.item, Item::Recurrence(_));
        tokens[..at].iter().any(time) && tokens[at..].iter().any(of_a_day)
    };
    let (mut days_seen, mut introduced) = (false, false);
    let mut half_seen: Option<Half> = None;
    for (at, token) in tokens.iter().enumerate() {
        match token.item {
            Item::Recurrence(recurrence) => {
                let is_of_weeks = !matches!(recurrence, Recurrence::NthWeekday(_));
                let days_follow = tokens[at..].iter().any(|token| matches!(token.item, Item::Days(_)));
                if is_of_weeks && days_follow && !days_seen {
                    before.weeks = Some(recurrence);
                } else {
                    weeks.push(recurrence);
                }
            }
            // "Permanences de 9h à 12h : lundi à ..., mardi à ...".
            Item::Colon if !days_seen && scopes.is_open() && region.comes == Comes::First => {
                let said = std::mem::replace(&mut scopes, Scopes::days_first()).finish()?;
                introduced = true;
                before.hours = said.into_iter().flat_map(|scope| scope.ranges).collect();
            }
            // "Permanence le lundi, permanence le mardi": the second has no place of its own.
            Item::Venue | Item::Session | Item::Tour if between_days(at) => return None,
            // "L'après-midi 13h-17h, les après-midi": of the same days, or of all?
            Item::Half(half) if half_seen == Some(half) && !days_seen => return None,
            item => {
                half_seen = if let Item::Half(half) = item { Some(half) } else { half_seen };
                days_seen |= matches!(item, Item::Days(_));
                scopes.take(item, Link::before_token(tokens, at));
            }
        }
    }
    let scopes = scopes.finish()?;
    if introduced && scopes.is_empty() && weeks.is_empty() {
        return Some(Vec::new());
    }
    said(scopes, &weeks, days_seen, before)
}

/// The runs that scopes and weeks make.
fn said(mut scopes: Vec<Scope>, weeks: &[Recurrence], days_seen: bool, before: &Before) -> Option<Vec<Said>> {
    if scopes.is_empty() {
        return if let [recurrence] = weeks { Some(vec![Said::Weeks(*recurrence)]) } else { None };
    }
    if !days_seen {
        return weeks.is_empty().then(|| vec![Said::Details(scopes)]);
    }
    let mut runs = Vec::new();
    // "... Serviers 14h-16h30 mardi Aubussargues ...": hours of what came before, then the days of what follows.
    if scopes.first().is_some_and(|scope| scope.days == Days::ALL) && scopes.len() > 1 {
        runs.push(Said::Details(vec![scopes.remove(0)]));
    }
    if scopes.iter().any(|scope| scope.days == Days::ALL) {
        return None;
    }
    for scope in &mut scopes {
        if scope.ranges.is_empty() && scope.half == Half::Day {
            scope.ranges.clone_from(&before.hours);
        }
    }
    let recurrences: Vec<Recurrence> = match weeks.len() {
        0 => vec![before.weeks.unwrap_or(Recurrence::Weekly); scopes.len()],
        n if n == scopes.len() => weeks.to_vec(),
        _ => return None,
    };
    let times = scopes.into_iter().zip(recurrences).map(|(scope, recurrence)| StopTime { scope, recurrence });
    runs.push(Said::Times(Times(times.collect())));
    Some(runs)
}

/// "(Maison du Bel Âge de 13h30 à 16h30 le lundi)", "à Passa de 9h à 12h le mardi, ...": hours right before their
/// days, where a mark or the end of the sentence follows the days, so that these are not the next place's.
fn hours_come_first(region: &Region<'_>) -> bool {
    let says = |token: &&Token| !matches!(token.item, Item::Noise | Item::Of | Item::At);
    let said: Vec<Item> = region.tokens.iter().filter(says).map(|token| token.item).collect();
    let hours = said.iter().position(|item| matches!(item, Item::Range(_)));
    let days = said.iter().position(|item| matches!(item, Item::Days(_)));
    let (Some(hours), Some(days)) = (hours, days) else { return false };
    let together = hours < days
        && said[hours..days]
            .iter()
            .all(|item| matches!(item, Item::Range(_) | Item::And | Item::Recurrence(_)));
    let last = said.iter().rposition(|item| matches!(item, Item::Days(_))).unwrap_or(days);
    let closed = said.get(last + 1).map_or(region.comes != Comes::Between, |item| {
        matches!(item, Item::Comma | Item::Close | Item::Slash | Item::SpacedDash | Item::And | Item::Break)
            || (matches!(item, Item::Half(_) | Item::Recurrence(_)) && said.len() == last + 2)
    });
    together && closed && region.comes != Comes::First
}
