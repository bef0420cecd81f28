//! Days, half-days and hours in the order of speech, put together into parts of the week.

use super::items::{Item, Token};
use super::scope::{Days, Half, Scope};
use crate::rule::MinuteRange;

/// Builds scopes: a half-day or hours after some days are of all of them ("mardi et vendredi après-midi"); a half-day
/// before "des mardis" too, and hours before a day that no comma parts from them ("de 9h à 12h le samedi").
#[derive(Debug, Default)]
pub(crate) struct Scopes {
    pub(crate) done: Vec<Scope>,
    order: Order,
    days: Days,
    half: Option<Half>,
    ranges: Vec<MinuteRange>,
    half_came_first: bool,
    hours_came_first: bool,
    /// The days being built follow hours of other days directly: "... 14h à 17h le mardi".
    loose: bool,
    doubtful: bool,
}

/// Whether hours may be said before their days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    #[default]
    Either,
    /// Hours before days belong to what was said before them.
    DaysFirst,
}

/// What stands right before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// "de", "du", "des".
    Of,
    /// "et", a comma, a slash.
    List,
    /// "et de".
    ListOf,
    /// Anything else.
    Other,
}

impl Link {
    /// The link of the item at a place; articles do not count.
    pub(crate) fn before(items: &[Item], at: usize) -> Self {
        let mut before = items[..at].iter().rev().filter(|item| **item != Item::Noise);
        match before.next() {
            Some(Item::Of) if before.next().is_some_and(|item| Self::is_list(*item)) => Self::ListOf,
            Some(Item::Of) => Self::Of,
            Some(item) if Self::is_list(*item) => Self::List,
            _ => Self::Other,
        }
    }

    fn is_list(item: Item) -> bool {
        matches!(item, Item::And | Item::Comma | Item::Slash | Item::Or | Item::SpacedDash | Item::Dash)
    }

    /// Whether a list goes on.
    fn lists(self) -> bool {
        matches!(self, Self::List | Self::ListOf)
    }

    pub(crate) fn before_token(tokens: &[Token], at: usize) -> Self {
        let items: Vec<Item> = tokens[..at].iter().map(|token| token.item).collect();
        Self::before(&items, at)
    }
}

impl Scopes {
    pub(crate) fn days_first() -> Self {
        Self { order: Order::DaysFirst, ..Self::default() }
    }

    /// Takes an item of time; whether it was one.
    pub(crate) fn take(&mut self, item: Item, link: Link) -> bool {
        match item {
            Item::Days(days) => self.take_days(days, link),
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
            Item::Range(range) => self.take_range(range, link),
            _ => return false,
        }
        true
    }

    fn take_days(&mut self, days: Days, link: Link) {
        let details = self.half.is_some() || !self.ranges.is_empty();
        let half_joins =
            self.half_came_first && (matches!(link, Link::Of | Link::ListOf) || !self.days.is_empty());
        let hours_join = self.hours_came_first && (!self.days.is_empty() || !link.lists());
        if details && !half_joins && !hours_join {
            self.close();
            self.loose = link == Link::Other;
        }
        self.days = self.days.with(days);
    }

    fn take_range(&mut self, range: MinuteRange, link: Link) {
        let hours_of_a_day = self.hours_came_first && !self.days.is_empty();
        if hours_of_a_day && link.lists() {
            // "9h-12h lundi, 14h-17h mardi".
            self.close();
        } else if hours_of_a_day {
            // "9h-12h le lundi et le mardi de 14h à 17h": nobody can say which days the last hours are of.
            self.doubtful = true;
        }
        let first = self.days.is_empty() && self.half.is_none() && self.ranges.is_empty();
        self.hours_came_first |= first && self.order == Order::Either;
        self.ranges.push(range);
    }

    /// Ends the scope being built.
    pub(crate) fn close(&mut self) {
        if self.is_open() {
            let days = if self.days.is_empty() { Days::ALL } else { self.days };
            let ranges = std::mem::take(&mut self.ranges);
            // "Lundi de 9h à 12h et 14h à 17h le mardi": hours before the last day, or after the first?
            let bare = ranges.is_empty() && self.half.is_none();
            self.doubtful |= self.loose && bare && self.order == Order::Either;
            self.done.push(Scope { days, half: self.half.unwrap_or(Half::Day), ranges });
        }
        *self = Self {
            done: std::mem::take(&mut self.done),
            order: self.order,
            doubtful: self.doubtful,
            ..Self::default()
        };
    }

    pub(crate) fn is_open(&self) -> bool {
        !self.days.is_empty() || self.half.is_some() || !self.ranges.is_empty()
    }

    /// Whether the scope being built is of these days.
    pub(crate) fn are_of(&self, days: Days) -> bool {
        self.days == days
    }

    /// All the scopes, the one being built included; `None` where two readings are possible.
    pub(crate) fn finish(mut self) -> Option<Vec<Scope>> {
        self.close();
        (!self.doubtful).then_some(self.done)
    }
}
