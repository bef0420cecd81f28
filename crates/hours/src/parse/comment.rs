//! A free-text comment: five families of sentences become rules, the rest stays text.
//!
//! A sentence becomes a rule only when every word of it is understood: a wrong rule sends a person to a closed door,
//! a missing one only leaves the sentence to be read. The families are appointment only, even and odd weeks,
//! the nth weekday of the month, dated closures, and stops in communes.

use super::items::{self, Item, Token};
use super::names::NearbyNames;
use super::scope::{Half, Scope};
use super::{appointment, closed_dates, recurring, stops};
use crate::rule::{Closure, Recurrence};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a comment is read beside.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// How the point receives people.
    pub receives: Receives,
    /// Names of the communes that the comment may mention.
    pub nearby: &'a NearbyNames,
    /// The commune of the point's address, as in `nearby`.
    pub own_commune: &'a str,
    /// The date of the list: a closure without a year is the one nearest to it.
    pub list_date: Date,
}

/// How a point receives people, as far as its hours go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receives {
    /// At its address (antennas and outside sessions come on top).
    AtAddress,
    /// At several addresses in turn, of which the list gives one.
    AtSeveralSites,
    /// Nowhere near its address: a bus, or agents who travel.
    OnTour,
}

/// The kinds of comments that become rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Only with an appointment, always or at some hours.
    AppointmentOnly,
    /// Even or odd weeks, or one week in two.
    AlternateWeeks,
    /// The nth weekday of the month.
    NthWeekday,
    /// Closed on some dates.
    DatedClosure,
    /// Received in a commune on some half-days.
    Stops,
}

/// What a comment says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentRead {
    /// The families that something was understood of.
    pub families: BTreeSet<Family>,
    /// When people are received only with an appointment.
    pub appointment_only: Vec<Scope>,
    /// When people come freely, although a scope of `appointment_only` would say otherwise.
    pub without_appointment: Vec<Scope>,
    /// Hours that hold in some weeks only.
    pub recurring: Vec<Recurring>,
    /// Dates on which nobody is received.
    pub closures: Vec<Closure>,
    /// Communes where people are received.
    pub stops: Vec<StopRead>,
    /// The sentences about hours or appointments that stayed text.
    pub left: Vec<String>,
}

/// Hours of opening, or of closing, that hold in some weeks only.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Recurring {
    /// Which hours.
    pub scope: Scope,
    /// In which weeks.
    pub recurrence: Recurrence,
    /// Whether the sentence says open or closed.
    pub says: Says,
}

/// What a sentence says of some hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Says {
    /// Open then.
    Open,
    /// Closed then.
    Closed,
}

/// A commune that a comment names with its times.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StopRead {
    /// The name, as in [`Context::nearby`].
    pub commune: String,
    /// When; days without half-day or hours mean the hours of the day's cell. Empty where several communes share one
    /// time and nobody can say which of them is served when.
    pub times: Vec<StopTime>,
    /// Whether an appointment is needed.
    pub appointment_only: bool,
}

/// When a commune is served.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StopTime {
    /// Days, half-day, hours.
    pub scope: Scope,
    /// In which weeks.
    pub recurrence: Recurrence,
}

/// One sentence, or part of one, being read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clause<'a> {
    pub(crate) tokens: &'a [Token],
}

impl<'a> Clause<'a> {
    pub(crate) fn items(self) -> impl Iterator<Item = Item> + 'a {
        self.tokens.iter().map(|token| token.item)
    }

    pub(crate) fn has(self, item: Item) -> bool {
        self.items().any(|other| other == item)
    }
}

/// Reads a comment, whose escape sequences are decoded.
#[must_use]
pub fn comment(text: &str, context: &Context<'_>) -> CommentRead {
    let tokens = items::read(text, context.nearby);
    let mut read = CommentRead::default();
    let rest = read_stops(&tokens, context, &mut read);
    let mut unread: Vec<Clause> = Vec::new();
    for clause in rest.iter().flat_map(|sentence| clauses(sentence)) {
        let mut of_clause = CommentRead::default();
        if !read_clause(clause, context, &mut of_clause, text) || may_speak_of(&of_clause, &unread) {
            unread.push(clause);
            continue;
        }
        read.appointment_only.append(&mut of_clause.appointment_only);
        read.without_appointment.append(&mut of_clause.without_appointment);
        read.recurring.append(&mut of_clause.recurring);
        read.closures.append(&mut of_clause.closures);
    }
    appointment::doubt_by_what_is_unread(&mut read, &unread);
    // "L'antenne sera fermée du ... au ...": the stops stay known, their hours do not.
    let closed_some_time = |clause: &Clause| {
        clause.has(Item::Closed) && clause.items().any(|item| matches!(item, Item::Date { .. }))
    };
    if unread.iter().any(closed_some_time) {
        read.stops.iter_mut().for_each(|stop| stop.times.clear());
    }
    for family in read.recurring.iter().filter_map(|recurring| family_of(recurring.recurrence)) {
        read.families.insert(family);
    }
    if !read.appointment_only.is_empty() {
        read.families.insert(Family::AppointmentOnly);
    }
    if !read.closures.is_empty() {
        read.families.insert(Family::DatedClosure);
    }
    read.left = unread
        .into_iter()
        .filter(|clause| speaks_of_hours(*clause))
        .map(|clause| source(text, clause))
        .collect();
    read
}

/// Whether a sentence may speak of what was not understood before it: of another place, or, where it names no hours
/// of its own, of some hours.
fn may_speak_of(read: &CommentRead, unread: &[Clause<'_>]) -> bool {
    if *read == CommentRead::default() {
        return false;
    }
    let another_place = |item: Item| matches!(item, Item::Place(_) | Item::Venue);
    let hours = |item: Item| {
        matches!(
            item,
            Item::Days(_)
                | Item::Half(_)
                | Item::Range(_)
                | Item::Recurrence(_)
                | Item::Closed
                | Item::Opened
        )
    };
    let names_no_hours = read.appointment_only.contains(&Scope::EVERYTHING);
    unread
        .iter()
        .flat_map(|clause| clause.items())
        .any(|item| another_place(item) || (names_no_hours && hours(item)))
}

fn family_of(recurrence: Recurrence) -> Option<Family> {
    match recurrence {
        Recurrence::Weekly => None,
        Recurrence::NthWeekday(_) => Some(Family::NthWeekday),
        Recurrence::EvenWeeks | Recurrence::OddWeeks | Recurrence::AlternateUnknown => {
            Some(Family::AlternateWeeks)
        }
    }
}

/// Reads the sentences that give communes their times, and returns the others, in which the name of the point's own
/// commune says nothing new.
fn read_stops(tokens: &[Token], context: &Context<'_>, read: &mut CommentRead) -> Vec<Vec<Token>> {
    let own =
        |item: Item| matches!(item, Item::Place(name) if context.nearby.name(name) == context.own_commune);
    let silent =
        |token: &Token| Token { item: if own(token.item) { Item::Noise } else { token.item }, ..*token };
    let mut rest = Vec::new();
    let mut before = stops::Before::default();
    for sentence in tokens.split_inclusive(|token| token.item == Item::Break) {
        match stops::read(Clause { tokens: sentence }, context, &mut before) {
            Some(stops) => {
                read.families.insert(Family::Stops);
                let times_of = stops.iter().flat_map(|stop| &stop.times);
                read.families.extend(times_of.filter_map(|time| family_of(time.recurrence)));
                add_stops(&mut read.stops, stops);
            }
            None => {
                before.times = None;
                rest.push(sentence.iter().map(silent).collect());
            }
        }
    }
    rest
}

fn add_stops(all: &mut Vec<StopRead>, stops: Vec<StopRead>) {
    for stop in stops {
        match all.iter_mut().find(|known| known.commune == stop.commune) {
            Some(known) => {
                known.times.extend(stop.times);
                known.appointment_only |= stop.appointment_only;
            }
            None => all.push(stop),
        }
    }
}

fn read_clause(clause: Clause<'_>, context: &Context<'_>, read: &mut CommentRead, text: &str) -> bool {
    if let Some(closures) = closed_dates::read(clause, context) {
        let reason = source(text, clause);
        read.closures
            .extend(closures.into_iter().map(|closure| Closure { reason: reason.clone(), ..closure }));
        return true;
    }
    if let Some(recurring) = recurring::read(clause) {
        read.recurring.extend(recurring);
        return true;
    }
    appointment::read(clause, read)
}

/// Splits a sentence at dashes with spaces, and at slashes except "mardis/jeudis". A sentence that names another
/// commune stays whole: its parts would be taken for the point's own hours.
fn clauses(tokens: &[Token]) -> Vec<Clause<'_>> {
    if tokens.iter().any(|token| matches!(token.item, Item::Place(_))) {
        return vec![Clause { tokens }];
    }
    let is_days = |token: Option<&Token>| matches!(token, Some(Token { item: Item::Days(_), .. }));
    let mut clauses = Vec::new();
    let mut from = 0;
    for (at, token) in tokens.iter().enumerate() {
        let ends = match token.item {
            Item::Break | Item::SpacedDash => true,
            Item::Slash => !(at > 0 && is_days(tokens.get(at - 1)) && is_days(tokens.get(at + 1))),
            _ => false,
        };
        if ends {
            clauses.push(Clause { tokens: &tokens[from..at] });
            from = at + 1;
        }
    }
    clauses.push(Clause { tokens: &tokens[from..] });
    clauses.retain(|clause| !clause.tokens.is_empty());
    clauses
}

fn speaks_of_hours(clause: Clause<'_>) -> bool {
    clause.items().any(|item| {
        matches!(
            item,
            Item::Days(_)
                | Item::Half(_)
                | Item::Range(_)
                | Item::Recurrence(_)
                | Item::Date { .. }
                | Item::Appointment
                | Item::Closed
                | Item::Opened
        )
    })
}

fn source(text: &str, clause: Clause<'_>) -> String {
    let (Some(first), Some(last)) = (clause.tokens.first(), clause.tokens.last()) else {
        return String::new();
    };
    let words: String = text.chars().skip(first.from).take(last.to.saturating_sub(first.from)).collect();
    words.trim().to_owned()
}

/// Builds scopes out of days, half-days and hours in the order of speech: a half-day or hours after some days are of
/// all of them ("mardi et vendredi après-midi"); a half-day before "des mardis" too.
#[derive(Debug, Default)]
pub(crate) struct Scopes {
    pub(crate) done: Vec<Scope>,
    days: super::scope::Days,
    half: Option<Half>,
    ranges: Vec<crate::rule::MinuteRange>,
    half_came_first: bool,
}

impl Scopes {
    /// Takes an item of time; whether it was one.
    pub(crate) fn take(&mut self, item: Item, after_of: AfterOf) -> bool {
        match item {
            Item::Days(days) => {
                let details = self.half.is_some() || !self.ranges.is_empty();
                let joins = self.half_came_first && (after_of == AfterOf::Yes || !self.days.is_empty());
                if details && !joins {
                    self.close();
                }
                self.days = self.days.with(days);
            }
            Item::Half(half) => {
                if self.half.is_some_and(|before| before != half)
                    || (self.half.is_none() && !self.ranges.is_empty())
                {
                    let days = self.days;
                    self.close();
                    // "mardi matin et après-midi": the same days again.
                    self.days = days;
                }
                self.half_came_first = self.days.is_empty();
                self.half = Some(half);
            }
            Item::Range(range) => self.ranges.push(range),
            _ => return false,
        }
        true
    }

    /// Ends the scope being built.
    pub(crate) fn close(&mut self) {
        if self.is_open() {
            let days = if self.days.is_empty() { super::scope::Days::ALL } else { self.days };
            let ranges = std::mem::take(&mut self.ranges);
            self.done.push(Scope { days, half: self.half.unwrap_or(Half::Day), ranges });
        }
        self.days = super::scope::Days::default();
        self.half = None;
        self.ranges.clear();
        self.half_came_first = false;
    }

    pub(crate) fn is_open(&self) -> bool {
        !self.days.is_empty() || self.half.is_some() || !self.ranges.is_empty()
    }

    /// All the scopes, the one being built included.
    pub(crate) fn finish(mut self) -> Vec<Scope> {
        self.close();
        self.done
    }
}

/// Whether "de", "du" or "des" stands right before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AfterOf {
    Yes,
    No,
}
