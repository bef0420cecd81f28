//! One rule of a string: when it holds, what it says.

use super::read::OsmError;
use super::tokens::{Token, Tokens};
use super::{DAYS, MONTHS};
use crate::rule::{DateRange, MinuteRange, Ordinals, Weekday};
use jiff::civil::Date;

/// What a rule does to earlier ones about the same days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joined {
    Replacing,
    Adding,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Weeks {
    #[default]
    All,
    Even,
    Odd,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saying {
    Open,
    Off,
    Unknown,
}

/// A date of every year, such as `Dec 26` or `easter -2 days`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EveryYear {
    MonthDay(i8, u32),
    FromEaster(i64),
}

impl EveryYear {
    /// Whether it is a public holiday somewhere in France: then it is the calendar's, like `PH`.
    pub(crate) fn is_holiday(self) -> bool {
        match self {
            Self::MonthDay(month, day) => HOLIDAYS.contains(&(month, day)),
            Self::FromEaster(days) => [-2, 1, 39, 50].contains(&days),
        }
    }
}

/// Month and day of the holidays that fall on the same date every year, national ones and those of a territory.
const HOLIDAYS: [(i8, u32); 16] = [
    (1, 1),
    (5, 1),
    (5, 8),
    (7, 14),
    (8, 15),
    (11, 1),
    (11, 11),
    (12, 25),
    (12, 26),
    (5, 27),
    (5, 22),
    (6, 10),
    (12, 20),
    (4, 27),
    (10, 9),
    (5, 28),
];

/// A rule as it was read.
#[derive(Debug)]
pub(crate) struct Said<'a> {
    /// Where it begins.
    pub(crate) at: usize,
    pub(crate) joined: Joined,
    pub(crate) dates: Vec<DateRange>,
    pub(crate) every_year: Option<EveryYear>,
    pub(crate) weeks: Weeks,
    pub(crate) days: Vec<(Weekday, Option<Ordinals>)>,
    pub(crate) public_holidays: bool,
    pub(crate) hours: Vec<MinuteRange>,
    pub(crate) saying: Saying,
    pub(crate) comment: Option<&'a str>,
}

/// Reads one rule, up to the sign that ends it.
pub(crate) fn rule<'a>(tokens: &mut Tokens<'a>, joined: Joined) -> Result<Said<'a>, OsmError> {
    let mut said = Said {
        at: tokens.at(),
        joined,
        dates: Vec::new(),
        every_year: None,
        weeks: Weeks::All,
        days: Vec::new(),
        public_holidays: false,
        hours: Vec::new(),
        saying: Saying::Open,
        comment: None,
    };
    if always(tokens) {
        said.days = Weekday::ALL.map(|day| (day, None)).to_vec();
    }
    dates(tokens, &mut said)?;
    weeks(tokens, &mut said)?;
    days(tokens, &mut said)?;
    if matches!(tokens.peek(1), Some(Token::Number(_))) {
        tokens.take(':');
    }
    hours(tokens, &mut said)?;
    let stated = state(tokens, &mut said);
    if let Some(Token::Comment(comment)) = tokens.peek(0) {
        tokens.skip();
        said.comment = Some(comment);
        // Without a state, a comment makes hours doubtful; except the one about appointments, which everybody writes so.
        if !stated && !asks_appointment(comment) {
            said.saying = Saying::Unknown;
        }
    }
    if tokens.at() == said.at {
        return Err(tokens.unexpected("days, dates, weeks or hours"));
    }
    Ok(said)
}

pub(crate) fn asks_appointment(comment: &str) -> bool {
    let comment = comment.to_lowercase();
    ["rendez-vous", "rdv", "appointment"].iter().any(|word| comment.contains(word))
        && !["sans", "without"].iter().any(|word| comment.contains(word))
}

/// `24/7`.
fn always(tokens: &mut Tokens<'_>) -> bool {
    let is_next = tokens.peek(0) == Some(Token::Number(24)) && tokens.peek(1) == Some(Token::Sign('/'));
    if is_next {
        (0..3).for_each(|_| tokens.skip());
    }
    is_next
}

fn dates(tokens: &mut Tokens<'_>, said: &mut Said<'_>) -> Result<(), OsmError> {
    if tokens.take_word("easter") {
        let before = tokens.take('-');
        let mut days = 0;
        if before || tokens.take('+') {
            days = i64::from(tokens.number("a number of days after `easter`")?);
            if !(tokens.take_word("days") || tokens.take_word("day")) {
                return Err(tokens.unexpected("`days`"));
            }
        }
        said.every_year = Some(EveryYear::FromEaster(if before { -days } else { days }));
        return Ok(());
    }
    if let Some(month) = month_next(tokens, 0) {
        tokens.skip();
        if tokens.peek(0) != Some(Token::Sign('-')) {
            said.every_year = Some(EveryYear::MonthDay(month, tokens.number("a day of the month")?));
        }
        if tokens.peek(0) == Some(Token::Sign('-')) {
            let what = "a season of every year: write its dates with their year";
            return Err(OsmError::NotKept { at: said.at, what });
        }
        return Ok(());
    }
    while let (Some(Token::Number(_)), Some(_)) = (tokens.peek(0), month_next(tokens, 1)) {
        let from = date(tokens)?;
        let to = if tokens.take('-') { end_date(tokens, from)? } else { from };
        if to < from {
            return Err(OsmError::NotKept { at: said.at, what: "dates that end before they begin" });
        }
        said.dates.push(DateRange { from, to });
        let more = matches!(tokens.peek(1), Some(Token::Number(_))) && month_next(tokens, 2).is_some();
        if !(more && tokens.take(',')) {
            break;
        }
    }
    Ok(())
}

fn month_next(tokens: &Tokens<'_>, ahead: usize) -> Option<i8> {
    let Some(Token::Word(word)) = tokens.peek(ahead) else { return None };
    let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(word))?;
    i8::try_from(month + 1).ok()
}

/// `2024 Aug 05`.
fn date(tokens: &mut Tokens<'_>) -> Result<Date, OsmError> {
    let year = tokens.number("a year")?;
    month_and_day(tokens, year)
}

fn month_and_day(tokens: &mut Tokens<'_>, year: u32) -> Result<Date, OsmError> {
    let at = tokens.at();
    let month = month_next(tokens, 0).ok_or_else(|| tokens.unexpected("a month"))?;
    tokens.skip();
    let day = tokens.number("a day of the month")?;
    made_date(year, month, day).ok_or(OsmError::NoSuchDate { at })
}

fn made_date(year: u32, month: i8, day: u32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, month, i8::try_from(day).ok()?).ok()
}

/// The end of a range, of which the year and the month may be left out.
fn end_date(tokens: &mut Tokens<'_>, from: Date) -> Result<Date, OsmError> {
    let year = u32::from(from.year().unsigned_abs());
    if month_next(tokens, 0).is_some() {
        return month_and_day(tokens, year);
    }
    if month_next(tokens, 1).is_some() {
        return date(tokens);
    }
    let at = tokens.at();
    let day = tokens.number("a day of the month")?;
    made_date(year, from.month(), day).ok_or(OsmError::NoSuchDate { at })
}

/// `week 01-53/2`.
fn weeks(tokens: &mut Tokens<'_>, said: &mut Said<'_>) -> Result<(), OsmError> {
    if !tokens.take_word("week") {
        return Ok(());
    }
    let at = tokens.at();
    let first = tokens.number("a week")?;
    let last = if tokens.take('-') { tokens.number("a week")? } else { first };
    let step = if tokens.take('/') { tokens.number("a step of weeks")? } else { 1 };
    said.weeks = match (first, last, step) {
        (1, 52 | 53, 1) => Weeks::All,
        (1, 51..=53, 2) => Weeks::Odd,
        (2, 52 | 53, 2) => Weeks::Even,
        _ => return Err(OsmError::NotKept { at, what: "some weeks of the year; only even or odd ones" }),
    };
    Ok(())
}

fn days(tokens: &mut Tokens<'_>, said: &mut Said<'_>) -> Result<(), OsmError> {
    loop {
        if tokens.take_word("PH") {
            said.public_holidays = true;
        } else if let Some(first) = day_next(tokens, 0) {
            tokens.skip();
            if tokens.take('-') {
                let last = day_next(tokens, 0).ok_or_else(|| tokens.unexpected("a weekday"))?;
                tokens.skip();
                // A range may cross the end of the week.
                let length = (last.index() + 7 - first.index()) % 7 + 1;
                let run = (0..length).map(|step| Weekday::ALL[(first.index() + step) % 7]);
                said.days.extend(run.map(|day| (day, None)));
            } else {
                let nth = if tokens.take('[') { Some(ordinals(tokens)?) } else { None };
                said.days.push((first, nth));
            }
        } else {
            return Ok(());
        }
        let more = day_next(tokens, 1).is_some() || tokens.peek(1) == Some(Token::Word("PH"));
        if !(more && tokens.take(',')) {
            return Ok(());
        }
    }
}

fn day_next(tokens: &Tokens<'_>, ahead: usize) -> Option<Weekday> {
    let Some(Token::Word(word)) = tokens.peek(ahead) else { return None };
    let day = DAYS.iter().position(|name| name.eq_ignore_ascii_case(word))?;
    Some(Weekday::ALL[day])
}

/// `1,3,-1]`.
fn ordinals(tokens: &mut Tokens<'_>) -> Result<Ordinals, OsmError> {
    let mut ordinals = Ordinals::default();
    loop {
        let at = tokens.at();
        let from_end = tokens.take('-');
        let number = tokens.number("a position in the month, 1 to 5 or -1")?;
        let last =
            if !from_end && tokens.take('-') { tokens.number("a position in the month")? } else { number };
        let one = match (from_end, number, last) {
            (true, 1, _) => Ordinals::LAST,
            (false, 1..=5, 1..=5) if number <= last => {
                (number..=last).fold(Ordinals::default(), |set, nth| set.with(Ordinals::nth(nth as u8)))
            }
            _ => return Err(OsmError::NotKept { at, what: "a position other than 1 to 5 or -1 (the last)" }),
        };
        ordinals = ordinals.with(one);
        if !tokens.take(',') {
            tokens.expect(']', "`]`")?;
            return Ok(ordinals);
        }
    }
}

fn hours(tokens: &mut Tokens<'_>, said: &mut Said<'_>) -> Result<(), OsmError> {
    while let (Some(Token::Number(_)), Some(Token::Sign(':'))) = (tokens.peek(0), tokens.peek(1)) {
        let at = tokens.at();
        let start_min = clock(tokens)?;
        tokens.expect('-', "`-` and the end of the opening")?;
        let end_min = clock(tokens)?;
        let range = MinuteRange::new(start_min, end_min);
        said.hours.push(
            range.ok_or(OsmError::NotKept {
                at,
                what: "hours that end after midnight or before they begin",
            })?,
        );
        let more =
            matches!(tokens.peek(1), Some(Token::Number(_))) && tokens.peek(2) == Some(Token::Sign(':'));
        if !(more && tokens.take(',')) {
            break;
        }
    }
    Ok(())
}

fn clock(tokens: &mut Tokens<'_>) -> Result<u16, OsmError> {
    let at = tokens.at();
    let hour = tokens.number("an hour")?;
    tokens.expect(':', "`:` and minutes")?;
    let minute = tokens.number("minutes")?;
    if hour > 24 || minute > 59 || (hour == 24 && minute > 0) {
        return Err(OsmError::NotKept { at, what: "an hour after 24:00" });
    }
    Ok((hour * 60 + minute) as u16)
}

/// Reads the state; whether there is one.
fn state(tokens: &mut Tokens<'_>, said: &mut Said<'_>) -> bool {
    said.saying = if tokens.take_word("off") || tokens.take_word("closed") {
        Saying::Off
    } else if tokens.take_word("unknown") {
        Saying::Unknown
    } else {
        return tokens.take_word("open");
    };
    true
}
