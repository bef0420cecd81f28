//! A free-text comment: five families of sentences become rules, the rest stays text.
//!
//! A sentence becomes a rule only when every word of it is understood: a wrong rule sends a person to a closed door,
//! a missing one only leaves the sentence to be read. The families are appointment only, even and odd weeks,
//! the nth weekday of the month, dated closures, and stops in communes.

use super::items::{Item, Token};
use super::names::NearbyNames;
use super::scope::{Days, Scope};
use super::{appointment, closed_dates, prepare, recurring, sentences};
use crate::rule::{Closure, DateRange, Recurrence};
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
    /// Dates on which some hours are left out.
    pub partly_closed: Vec<PartlyClosed>,
    /// Dates on which nobody is received in a commune of `stops`; in any of them where `None`.
    pub sessions_closed: Vec<(Option<String>, DateRange)>,
    /// Communes where people are received.
    pub stops: Vec<StopRead>,
    /// The commune of the point's address.
    pub own_commune: String,
    /// The sessions in `stops` are held *besides* the hours of the address ("tient également des permanences").
    pub also_elsewhere: bool,
    /// The sentences about hours or appointments that stayed text.
    pub left: Vec<String>,
}

impl CommentRead {
    /// The same, without what it says of appointments at the address.
    #[must_use]
    pub fn without_appointments(&self) -> Self {
        Self { appointment_only: Vec::new(), without_appointment: Vec::new(), ..self.clone() }
    }
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

/// Hours left out on some dates ("fermé les après-midi du 15 juillet au 25 août").
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PartlyClosed {
    /// The dates.
    pub dates: DateRange,
    /// The hours named.
    pub scopes: Vec<Scope>,
    /// Whether these hours are closed, or the only ones open.
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
    let tokens = prepare::tokens(text, context);
    let mut read = CommentRead::default();
    let rest = sentences::read_stops(&tokens, context, &mut read);
    let mut unread: Vec<Unread> = Vec::new();
    for (sentence, tokens) in rest.iter().enumerate() {
        for clause in sentences::clauses(tokens) {
            let mut of_clause = CommentRead::default();
            if !read_clause(clause, context, &mut of_clause, text)
                || closes_no_stop(&of_clause, &read.stops)
                || may_speak_of(&of_clause, sentence, &unread)
                || may_be_of_a_stop(&of_clause, &read.stops)
            {
                unread.push(Unread { sentence, clause });
                continue;
            }
            read.appointment_only.append(&mut of_clause.appointment_only);
            read.without_appointment.append(&mut of_clause.without_appointment);
            read.recurring.append(&mut of_clause.recurring);
            read.closures.append(&mut of_clause.closures);
            read.partly_closed.append(&mut of_clause.partly_closed);
            read.sessions_closed.append(&mut of_clause.sessions_closed);
        }
    }
    read.own_commune = context.own_commune.to_owned();
    read.also_elsewhere = tokens.iter().any(|token| token.item == Item::Also);
    let unread: Vec<Clause> = unread.into_iter().map(|unread| unread.clause).collect();
    appointment::doubt_by_what_is_unread(&mut read, &unread);
    // "L'antenne sera fermée du ... au ...": where nobody can say which, the stops stay known, their hours do not.
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
    if !(read.closures.is_empty() && read.partly_closed.is_empty() && read.sessions_closed.is_empty()) {
        read.families.insert(Family::DatedClosure);
    }
    read.left = unread
        .into_iter()
        .filter(|clause| speaks_of_hours(*clause))
        .map(|clause| source(text, clause))
        .collect();
    read
}

/// Whether a session is closed of which nobody can say which it is.
fn closes_no_stop(read: &CommentRead, stops: &[StopRead]) -> bool {
    let known = |commune: &Option<String>| match commune {
        Some(commune) => stops.iter().any(|stop| stop.commune == *commune),
        None => stops.first().is_some_and(|first| stops.iter().all(|stop| stop.commune == first.commune)),
    };
    !read.sessions_closed.iter().all(|(commune, _)| known(commune))
}

/// "Permanence à X le samedi. Ouvert un samedi sur deux": there, or here?
fn may_be_of_a_stop(read: &CommentRead, stops: &[StopRead]) -> bool {
    let times = || stops.iter().flat_map(|stop| &stop.times);
    let same_day =
        |recurring: &Recurring| times().any(|time| !time.scope.days.common(recurring.scope.days).is_empty());
    read.recurring.iter().any(same_day)
}

/// A part of a sentence that was not understood.
#[derive(Clone, Copy)]
struct Unread<'a> {
    sentence: usize,
    clause: Clause<'a>,
}

/// Whether a sentence may speak of what was not understood before it: of another place, or, where it names no hours
/// of its own, of some hours.
fn may_speak_of(read: &CommentRead, sentence: usize, unread: &[Unread<'_>]) -> bool {
    if *read == CommentRead::default() {
        return false;
    }
    let names_no_hours = read.appointment_only.contains(&Scope::EVERYTHING);
    let days = read.recurring.iter().fold(Days::default(), |days, recurring| days.with(recurring.scope.days));
    unread.iter().any(|unread| {
        let clause = unread.clause;
        // "Démarches de ce genre - uniquement sur rendez-vous": only these, perhaps.
        let its_subject = unread.sentence == sentence && clause.has(Item::Unknown);
        if names_no_hours && (its_subject || clause.items().any(names_hours)) {
            return true;
        }
        let another_place =
            |item: Item| matches!(item, Item::Place(_) | Item::Venue | Item::Session | Item::Tour);
        if !clause.items().any(another_place) {
            return false;
        }
        // "Permanences dans les communes le lundi. Ouvert un samedi sur deux": other days, another sentence.
        let apart = unread.sentence != sentence && !days.is_empty();
        let theirs = clause.items().fold(Days::default(), |days, item| match item {
            Item::Days(more) => days.with(more),
            _ => days,
        });
        let other_days = !theirs.is_empty() && theirs.common(days).is_empty();
        // A tour that names no hours is never closed on a Monday.
        let only_a_tour = clause.has(Item::Tour) && !clause.items().any(names_hours);
        !(apart && (other_days || only_a_tour))
    })
}

fn names_hours(item: Item) -> bool {
    matches!(
        item,
        Item::Days(_) | Item::Half(_) | Item::Range(_) | Item::Recurrence(_) | Item::Closed | Item::Opened
    )
}

pub(crate) fn family_of(recurrence: Recurrence) -> Option<Family> {
    match recurrence {
        Recurrence::Weekly => None,
        Recurrence::NthWeekday(_) | Recurrence::SomeOfMonth => Some(Family::NthWeekday),
        Recurrence::EvenWeeks | Recurrence::OddWeeks | Recurrence::AlternateUnknown => {
            Some(Family::AlternateWeeks)
        }
    }
}

fn read_clause(clause: Clause<'_>, context: &Context<'_>, read: &mut CommentRead, text: &str) -> bool {
    if let Some(closed) = closed_dates::read(clause, context) {
        let reason = source(text, clause);
        closed.add_to(read, &reason);
        return true;
    }
    if let Some(recurring) = recurring::read(clause) {
        read.recurring.extend(recurring);
        return true;
    }
    appointment::read(clause, read)
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
