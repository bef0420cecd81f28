//! "Fermé du 9 au 30 août inclus pour congés", "le 16 août 2024, l'accueil sera fermé", "du 15 juillet au 25 août :
//! fermé les après-midi".

use super::comment::{Clause, CommentRead, Context, PartlyClosed, Receives, Says};
use super::items::Item;
use super::scope::{Days, Half, Scope};
use super::scopes::{Link, Scopes};
use crate::rule::{Closure, DateRange, Origin, Weekday};
use jiff::civil::Date;

/// Longest closure believed, in days: a year wrongly read makes longer ones.
const LONGEST_DAYS: i64 = 190;

/// A day as written.
#[derive(Clone, Copy, Debug)]
struct Written {
    weekday: Option<Weekday>,
    day: u8,
    month: Option<u8>,
    year: Option<i16>,
}

/// Who is closed, when, and at which hours.
#[derive(Debug)]
pub(crate) struct Closed {
    dates: Vec<DateRange>,
    scopes: Vec<Scope>,
    says: Says,
    who: Who,
}

#[derive(Debug, PartialEq, Eq)]
enum Who {
    Point,
    /// "L'antenne": the stops, or the one whose commune is named.
    Sessions(Option<String>),
}

impl Closed {
    /// Adds what the sentence says, in whose words it says why.
    pub(crate) fn add_to(self, read: &mut CommentRead, reason: &str) {
        for dates in self.dates {
            let DateRange { from, to } = dates;
            match &self.who {
                Who::Sessions(commune) => read.sessions_closed.push((commune.clone(), dates)),
                Who::Point if self.scopes.is_empty() => {
                    read.closures.push(Closure {
                        from,
                        to,
                        reason: reason.to_owned(),
                        origin: Origin::Comment,
                    });
                }
                Who::Point => {
                    let (scopes, says) = (self.scopes.clone(), self.says);
                    read.partly_closed.push(PartlyClosed { dates, scopes, says });
                }
            }
        }
    }
}

/// Takes a sentence that says on which dates the point, or a session of it, is closed.
pub(crate) fn read(clause: Clause<'_>, context: &Context<'_>) -> Option<Closed> {
    let items: Vec<Item> = clause.items().collect();
    let closings = items.iter().filter(|item| **item == Item::Closed).count();
    let opens = items.contains(&Item::Opened) && items.contains(&Item::Only);
    let on_leave = items.contains(&Item::Leave);
    let says = match (closings, opens) {
        (1, false) => Says::Closed,
        (0, true) => Says::Open,
        (0, false) if on_leave => Says::Closed,
        _ => return None,
    };
    let mut reader = Reader { items: &items, context, at: 0, said: Said::default() };
    while reader.at < items.len() {
        reader.step()?;
    }
    let said = reader.said;
    let scopes = said.scopes.finish()?;
    let all_day =
        |scope: &Scope| scope.days == Days::ALL && scope.half == Half::Day && scope.ranges.is_empty();
    let scopes: Vec<Scope> = scopes.into_iter().filter(|scope| !all_day(scope)).collect();
    let who = if said.of_session { Who::Sessions(said.session) } else { Who::Point };
    let fits = match says {
        Says::Open => !scopes.is_empty() && who == Who::Point,
        Says::Closed => scopes.is_empty() || who == Who::Point,
    };
    if !fits {
        return None;
    }
    let spans = with_months(said.spans)?;
    let dates =
        spans.into_iter().map(|(from, to)| closure(from, to, context.list_date)).collect::<Option<_>>()?;
    Some(Closed { dates, scopes, says, who })
}

/// First and last day as written.
type Span = (Written, Written);

#[derive(Default)]
struct Said {
    spans: Vec<Span>,
    scopes: Scopes,
    closed: bool,
    /// "Pour congés annuels": words until the next mark say why.
    why: bool,
    /// "En raison de travaux".
    cause: bool,
    /// Hours came after a date: no other date may follow.
    hours_after: bool,
    of_session: bool,
    session: Option<String>,
}

struct Reader<'a> {
    items: &'a [Item],
    context: &'a Context<'a>,
    at: usize,
    said: Said,
}

impl Reader<'_> {
    /// Takes what comes next; nothing where a word is left over that may take back what was said.
    fn step(&mut self) -> Option<()> {
        if let Some((span, after)) = self.span(self.at) {
            if self.said.hours_after {
                return None;
            }
            self.said.spans.push(span);
            (self.at, self.said.why) = (after, false);
            return Some(());
        }
        let item = self.items[self.at];
        if self.said.why && item == Item::Half(Half::Day) {
            // "Pour la journée départementale".
            self.at += 1;
            return Some(());
        }
        let link = Link::before(self.items, self.at);
        if self.said.scopes.take(item, link) {
            self.said.hours_after |= !self.said.spans.is_empty();
            (self.at, self.said.why) = (self.at + 1, false);
            return Some(());
        }
        self.at = self.word(item)?;
        Some(())
    }

    /// The place after a word.
    fn word(&mut self, item: Item) -> Option<usize> {
        let next = self.at + 1;
        match item {
            Item::Closed => self.said.closed = true,
            Item::Purpose | Item::Leave => self.said.why = true,
            Item::Cause => (self.said.why, self.said.cause) = (true, true),
            Item::Comma | Item::Colon | Item::Open | Item::Close => {
                (self.said.why, self.said.cause) = (false, false);
            }
            // "Réouverture le 2 septembre".
            Item::Reopens => return Some(self.span(self.skip(next)).map_or(next, |(_, after)| after)),
            // "Mais une permanence téléphonique est maintenue": nobody is received.
            Item::But if !self.said.spans.is_empty() && self.only_by_telephone(next) => {
                return Some(self.items.len());
            }
            Item::Session if !self.said.closed => self.said.of_session = true,
            Item::Place(name) if !self.said.closed => {
                let name = self.context.nearby.name(name);
                if self.said.of_session {
                    self.said.session = Some(name.to_owned());
                } else if name != self.context.own_commune || self.context.receives == Receives::OnTour {
                    return None;
                }
            }
            Item::Noise
            | Item::Service
            | Item::Of
            | Item::At
            | Item::And
            | Item::Included
            | Item::Season
            | Item::Between
            | Item::Also
            | Item::Contact
            | Item::Break => {}
            Item::Opened | Item::Only if !self.said.closed => {}
            Item::Unknown | Item::Doubt | Item::Or if self.said.why && self.may_say_why() => {}
            _ => return None,
        }
        Some(next)
    }

    /// Before "fermé", words after "pour" may limit what is closed: "pour les passeports, fermé le ...".
    fn may_say_why(&self) -> bool {
        self.said.closed || self.said.cause || self.items.contains(&Item::Leave)
    }

    fn only_by_telephone(&self, from: usize) -> bool {
        let rest = &self.items[from..];
        let names_times = |item: &Item| {
            matches!(item, Item::Days(_) | Item::Half(_) | Item::Range(_) | Item::Date { .. } | Item::Opened)
        };
        let telephone = |item: &Item| matches!(item, Item::Doubt | Item::Contact);
        rest.iter().any(telephone) && !rest.iter().any(names_times)
    }

    /// A date, or two with "au" between them, and the place after.
    fn span(&self, at: usize) -> Option<(Span, usize)> {
        let (from, after) = written(self.items, at)?;
        let next = self.items.get(after);
        let joined = match next {
            Some(Item::At | Item::Dash | Item::SpacedDash) => true,
            Some(Item::And) => {
                let before = self.items[..at].iter().rev().find(|item| **item != Item::Noise);
                before == Some(&Item::Between)
            }
            _ => false,
        };
        let last = joined.then(|| written(self.items, self.skip(after + 1))).flatten();
        // "2 semaines" is no second of a month.
        let listed = matches!(next, Some(Item::And | Item::Comma)) || last.is_some();
        if from.month.is_none() && !listed {
            return None;
        }
        let (to, after) = last.unwrap_or((from, after));
        Some(((from, to), after))
    }

    /// Past the little words before a date.
    fn skip(&self, mut at: usize) -> usize {
        while matches!(self.items.get(at), Some(Item::Noise | Item::Of | Item::At)) {
            at += 1;
        }
        at
    }
}

/// A date at a place: a weekday before it or not, the month perhaps said later ("les 23 et 30 décembre").
fn written(items: &[Item], mut at: usize) -> Option<(Written, usize)> {
    let mut weekday = None;
    if let Some(Item::Days(days)) = items.get(at) {
        let mut named = days.iter();
        weekday = named.next();
        if named.next().is_some() {
            return None;
        }
        at += 1;
    }
    match items.get(at)? {
        Item::Date { day, month, year } => {
            Some((Written { weekday, day: *day, month: Some(*month), year: *year }, at + 1))
        }
        Item::Number(day) => {
            let day = u8::try_from(*day).ok().filter(|day| (1..=31).contains(day))?;
            Some((Written { weekday, day, month: None, year: None }, at + 1))
        }
        _ => None,
    }
}

/// The month and year of the next date, for days that have none; nothing where the last has no month, or none at all
/// is there.
fn with_months(mut spans: Vec<Span>) -> Option<Vec<Span>> {
    let mut next: Option<(u8, Option<i16>)> = None;
    for (from, to) in spans.iter_mut().rev() {
        match (to.month, next) {
            (Some(month), _) => next = Some((month, to.year)),
            (None, Some((month, year))) => {
                (to.month, to.year) = (Some(month), year);
                (from.month, from.year) = (from.month.or(Some(month)), from.year.or(year));
            }
            (None, None) => return None,
        }
    }
    (!spans.is_empty()).then_some(spans)
}

/// The dates; `None` where the weekday contradicts them, or where they make no sense. Without a year, those nearest
/// to the list.
fn closure(from: Written, to: Written, list_date: Date) -> Option<DateRange> {
    let month = to.month?;
    let years: Vec<i16> = match to.year.or(from.year) {
        Some(year) => vec![year],
        None => vec![list_date.year() - 1, list_date.year(), list_date.year() + 1],
    };
    let candidates = years.into_iter().filter_map(|year| {
        let to = date(year, month, to)?;
        let from_month = from.month.unwrap_or(month);
        // "du 23 décembre au 3 janvier 2025" begins the year before.
        let from_year = from.year.filter(|_| from.month.is_some()).unwrap_or(if from_month > month {
            year - 1
        } else {
            year
        });
        let from = date(from_year, from_month, from)?;
        let days = i64::from((to - from).get_days());
        (0..=LONGEST_DAYS).contains(&days).then_some(DateRange { from, to })
    });
    candidates.min_by_key(|dates| i64::from((dates.from - list_date).get_days()).abs())
}

fn date(year: i16, month: u8, written: Written) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(written.day).ok()?).ok()?;
    written.weekday.is_none_or(|weekday| weekday == Weekday::of(date)).then_some(date)
}
