//! "Fermé du 9 au 30 août inclus pour congés", "fermeture exceptionnelle le 10 mai 2024".

use super::comment::{Clause, Context, Receives};
use super::items::Item;
use super::scope::Half;
use crate::rule::{Closure, Origin, Weekday};
use jiff::civil::Date;

/// Longest closure believed, in days: a year wrongly read makes longer ones.
const LONGEST_DAYS: i64 = 190;

/// A day as written.
#[derive(Clone, Copy)]
struct Written {
    weekday: Option<Weekday>,
    day: u8,
    month: Option<u8>,
    year: Option<i16>,
}

/// Takes a sentence that says on which dates the point is closed all day.
pub(crate) fn read(clause: Clause<'_>, context: &Context<'_>) -> Option<Vec<Closure>> {
    let items: Vec<Item> = clause.items().collect();
    let has_date = items.iter().any(|item| matches!(item, Item::Date { .. }));
    let closed = items.iter().position(|item| *item == Item::Closed)?;
    if !has_date {
        return None;
    }
    let subject_is_the_point = items[..closed].iter().all(|item| is_subject(*item, context));
    if !subject_is_the_point {
        return None;
    }
    let (spans, rest) = spans(&items[closed + 1..])?;
    // "Pour congés" may be followed by anything; other words may take back what was said.
    let is_harmless =
        |item: &Item| matches!(item, Item::Included | Item::Noise | Item::Comma | Item::Half(Half::Day));
    let tail_is_harmless = rest.iter().take_while(|item| **item != Item::Purpose).all(is_harmless);
    if !tail_is_harmless {
        return None;
    }
    spans.into_iter().map(|(from, to)| closure(from, to, context.list_date)).collect()
}

fn is_subject(item: Item, context: &Context<'_>) -> bool {
    matches!(item, Item::Noise | Item::Service | Item::Of | Item::At | Item::Comma | Item::Colon)
        || matches!(item, Item::Place(name) if context.receives != Receives::OnTour && context.nearby.name(name) == context.own_commune)
}

/// First and last day as written.
type Span = (Written, Written);

/// The dates at the start, and the items after them.
fn spans(items: &[Item]) -> Option<(Vec<Span>, &[Item])> {
    let mut spans = Vec::new();
    let mut at = 0;
    loop {
        let from_at = skip(items, at);
        let Some((from, after)) = written(items, from_at) else {
            break;
        };
        let is_span = matches!(items.get(after), Some(Item::At | Item::Dash | Item::SpacedDash));
        match is_span.then(|| written(items, skip(items, after))).flatten() {
            Some((to, after)) => {
                spans.push((from, to));
                at = after;
            }
            None => {
                spans.push((from, from));
                at = after;
            }
        }
    }
    let months_known = spans.iter().all(|(_, to)| to.month.is_some());
    (!spans.is_empty() && months_known).then_some((spans, &items[at..]))
}

/// Past the little words before a date.
fn skip(items: &[Item], mut at: usize) -> usize {
    while matches!(
        items.get(at),
        Some(Item::Noise | Item::Of | Item::At | Item::Service | Item::And | Item::Comma | Item::Colon)
    ) {
        at += 1;
    }
    at
}

fn written(items: &[Item], mut at: usize) -> Option<(Written, usize)> {
    let mut weekday = None;
    if let Some(Item::Days(days)) = items.get(at) {
        weekday = days.iter().next();
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

/// The closure of these dates; `None` where the weekday contradicts them, or where they make no sense.
fn closure(from: Written, to: Written, list_date: Date) -> Option<Closure> {
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
        (0..=LONGEST_DAYS).contains(&days).then_some((from, to))
    });
    let nearest = candidates.min_by_key(|(from, _)| i64::from((*from - list_date).get_days()).abs());
    nearest.map(|(from, to)| Closure { from, to, reason: String::new(), origin: Origin::Comment })
}

fn date(year: i16, month: u8, written: Written) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(written.day).ok()?).ok()?;
    written.weekday.is_none_or(|weekday| weekday == Weekday::of(date)).then_some(date)
}
