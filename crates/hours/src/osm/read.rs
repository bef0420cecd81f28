//! An `opening_hours` string as rules: everything that [`super::write()`] writes, and what people write by hand as far
//! as our rules can hold it. What they cannot hold is refused by name, never bent.

use super::SOME_OF_MONTH;
use super::selectors::{self, Joined, Said, Saying, Weeks};
use super::tokens::{Token, Tokens};
use crate::parse::point_hours::PointHours;
use crate::rule::{
    Closure, DateRange, MinuteRange, Mode, OpeningRule, Ordinals, Origin, Recurrence, Weekday,
};

/// Longest string read, in bytes: the longest one written of the list of 2024 has 201 letters.
pub const LONGEST: usize = 10_000;

/// Why a string was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OsmError {
    /// Over [`LONGEST`].
    #[error("{bytes} bytes, more than {LONGEST}: these are not opening hours")]
    TooLong {
        /// Its size.
        bytes: usize,
    },
    /// A quote opens and never closes.
    #[error("character {}: a comment begins here and never ends: add a quote (\")", at + 1)]
    CommentNeverEnds {
        /// The byte of the quote.
        at: usize,
    },
    /// Not the syntax.
    #[error("character {}: found `{found}` where {expected} should stand", at + 1)]
    Unexpected {
        /// The byte.
        at: usize,
        /// What stands there.
        found: String,
        /// What should.
        expected: &'static str,
    },
    /// No such day in the calendar.
    #[error("character {}: there is no such date: correct the day or the year", at + 1)]
    NoSuchDate {
        /// The byte.
        at: usize,
    },
    /// The syntax is right, but no rule of ours can hold it.
    #[error("character {}: cannot be kept: {what}", at + 1)]
    NotKept {
        /// The byte.
        at: usize,
        /// What.
        what: &'static str,
    },
}

/// Reads a string. `usual` is how people come where no comment says: the syntax has no word for it.
///
/// Public holidays are the calendar's (points are presumed closed on them), so `PH off` adds nothing.
///
/// # Errors
/// Where the string is not the syntax, or says what rules cannot hold.
pub fn read(text: &str, usual: Mode) -> Result<PointHours, OsmError> {
    if text.len() > LONGEST {
        return Err(OsmError::TooLong { bytes: text.len() });
    }
    let mut tokens = Tokens::of(text)?;
    let mut hours = PointHours::default();
    let mut joined = Joined::Replacing;
    while tokens.peek(0).is_some() {
        let said = selectors::rule(&mut tokens, joined)?;
        apply(&said, usual, &mut hours)?;
        joined = match tokens.peek(0) {
            None => break,
            Some(Token::Sign(';')) => Joined::Replacing,
            Some(Token::Sign(',')) => Joined::Adding,
            Some(_) => return Err(tokens.unexpected("`;`, `,` or the end")),
        };
        tokens.skip();
    }
    hours.rules.sort_unstable();
    hours.rules.dedup();
    Ok(hours)
}

fn apply(said: &Said<'_>, usual: Mode, hours: &mut PointHours) -> Result<(), OsmError> {
    let not_kept = |what| Err(OsmError::NotKept { at: said.at, what });
    if (said.public_holidays || said.every_year.is_some()) && said.saying != Saying::Off {
        return not_kept("hours on public holidays, when places are presumed closed: write `PH off`");
    }
    if let Some(date) = said.every_year {
        let alone = said.days.is_empty() && said.hours.is_empty();
        let what = "a date of every year that is no public holiday: write it with its year";
        return if alone && date.is_holiday() { Ok(()) } else { not_kept(what) };
    }
    if said.saying == Saying::Off {
        return close(said, hours);
    }
    let mut days = said.days.clone();
    if days.is_empty() {
        days = Weekday::ALL.map(|day| (day, None)).to_vec();
    }
    let valid: Vec<Option<DateRange>> =
        if said.dates.is_empty() { vec![None] } else { said.dates.iter().copied().map(Some).collect() };
    for (day, nth) in days {
        let recurrence = recurrence(said, nth)?;
        if said.joined == Joined::Replacing {
            replace(said, day, recurrence, hours)?;
        }
        if said.saying == Saying::Unknown && said.hours.is_empty() {
            hours.unknown_days.push(day);
            continue;
        }
        let asks = said.comment.is_some_and(selectors::asks_appointment);
        let whole = [MinuteRange { start_min: 0, end_min: crate::rule::DAY_MINUTES }];
        let ranges = if said.hours.is_empty() { &whole[..] } else { &said.hours };
        for (range, valid) in ranges.iter().flat_map(|range| valid.iter().map(move |valid| (range, valid))) {
            hours.rules.push(OpeningRule {
                weekday: day,
                start_min: range.start_min,
                end_min: range.end_min,
                recurrence,
                mode: if asks { Mode::Appointment } else { usual },
                valid: *valid,
                origin: Origin::Cell,
            });
        }
    }
    Ok(())
}

/// `off`: of dates a closure, of weekdays the end of what was said of them.
fn close(said: &Said<'_>, hours: &mut PointHours) -> Result<(), OsmError> {
    if !said.hours.is_empty() {
        let what = "hours taken out of others; write the hours that are open";
        return Err(OsmError::NotKept { at: said.at, what });
    }
    if !said.dates.is_empty() {
        if !said.days.is_empty() {
            let what = "weekdays closed between two dates; write the dates closed";
            return Err(OsmError::NotKept { at: said.at, what });
        }
        hours.closures.extend(said.dates.iter().map(|range| Closure {
            from: range.from,
            to: range.to,
            reason: said.comment.unwrap_or_default().to_owned(),
            origin: Origin::Cell,
        }));
        return Ok(());
    }
    let alone = said.days.is_empty() && !said.public_holidays;
    let days = if alone { Weekday::ALL.map(|day| (day, None)).to_vec() } else { said.days.clone() };
    for (day, nth) in days {
        replace(said, day, recurrence(said, nth)?, hours)?;
    }
    Ok(())
}

fn recurrence(said: &Said<'_>, nth: Option<Ordinals>) -> Result<Recurrence, OsmError> {
    match (said.saying, said.weeks, nth) {
        (Saying::Unknown, Weeks::All, None) if said.comment == Some(SOME_OF_MONTH) => {
            Ok(Recurrence::SomeOfMonth)
        }
        (Saying::Unknown, Weeks::All, None) => Ok(Recurrence::AlternateUnknown),
        (Saying::Open | Saying::Off, Weeks::All, None) => Ok(Recurrence::Weekly),
        (Saying::Open | Saying::Off, Weeks::Even, None) => Ok(Recurrence::EvenWeeks),
        (Saying::Open | Saying::Off, Weeks::Odd, None) => Ok(Recurrence::OddWeeks),
        (Saying::Open | Saying::Off, Weeks::All, Some(nth)) => Ok(Recurrence::NthWeekday(nth)),
        _ => {
            let what = "weeks and positions in the month together, or doubt in some weeks";
            Err(OsmError::NotKept { at: said.at, what })
        }
    }
}

/// Takes what earlier rules say of a day out of the weeks that a later rule speaks of.
fn replace(said: &Said<'_>, day: Weekday, taken: Recurrence, hours: &mut PointHours) -> Result<(), OsmError> {
    let every_week =
        matches!(taken, Recurrence::Weekly | Recurrence::AlternateUnknown | Recurrence::SomeOfMonth);
    if every_week && said.dates.is_empty() {
        hours.unknown_days.retain(|unknown| *unknown != day);
    }
    let mut kept = Vec::with_capacity(hours.rules.len());
    for rule in hours.rules.drain(..) {
        if rule.weekday != day {
            kept.push(rule);
            continue;
        }
        if !said.dates.is_empty() {
            let what = "a season that replaces other hours; add it after a comma, or give each its dates";
            return Err(OsmError::NotKept { at: said.at, what });
        }
        match left_of(rule.recurrence, taken) {
            Left::Nothing => {}
            Left::Weeks(recurrence) => kept.push(OpeningRule { recurrence, ..rule }),
            Left::Nameless => {
                let what = "weeks that replace others which have no name; write each with its own weeks";
                return Err(OsmError::NotKept { at: said.at, what });
            }
        }
    }
    hours.rules = kept;
    Ok(())
}

enum Left {
    Nothing,
    Weeks(Recurrence),
    Nameless,
}

/// What is left of some weeks when others are taken out.
fn left_of(earlier: Recurrence, taken: Recurrence) -> Left {
    use Recurrence::{AlternateUnknown, EvenWeeks, NthWeekday, OddWeeks, SomeOfMonth, Weekly};
    match (earlier, taken) {
        (_, Weekly | AlternateUnknown | SomeOfMonth) => Left::Nothing,
        (earlier, taken) if earlier == taken => Left::Nothing,
        (Weekly, EvenWeeks) | (OddWeeks, EvenWeeks) => Left::Weeks(OddWeeks),
        (Weekly, OddWeeks) | (EvenWeeks, OddWeeks) => Left::Weeks(EvenWeeks),
        (Weekly, NthWeekday(taken)) => others(&[1, 2, 3, 4, 5], taken),
        (NthWeekday(earlier), NthWeekday(taken)) if !earlier.has_last() => {
            others(&earlier.numbers().collect::<Vec<_>>(), taken)
        }
        _ => Left::Nameless,
    }
}

fn others(earlier: &[u8], taken: Ordinals) -> Left {
    if taken.has_last() {
        return Left::Nameless;
    }
    let left = earlier.iter().filter(|nth| !taken.numbers().any(|number| number == **nth));
    let left = left.fold(Ordinals::default(), |set, nth| set.with(Ordinals::nth(*nth)));
    if left.is_empty() { Left::Nothing } else { Left::Weeks(Recurrence::NthWeekday(left)) }
}
