//! Figures as the language spoken writes them: thousands, cut shares, hours and dates.

use crate::html::Html;
use crate::language::{Language, in_language};
use crate::t;
use jiff::civil::{Date, Weekday};
use std::sync::LazyLock;

/// The short words of a language that many figures need, read once.
struct Formats {
    thousands: String,
    decimal: String,
    weekdays: Vec<String>,
    weekdays_short: Vec<String>,
    months: Vec<String>,
    /// "un", "deux" ... for masculine and feminine nouns.
    counts: [Vec<String>; 2],
}

static FORMATS: LazyLock<Vec<Formats>> = LazyLock::new(|| {
    let split = |text: String| text.split(' ').map(str::to_owned).collect();
    let of = || Formats {
        thousands: t!(thousands_separator),
        decimal: t!(decimal_mark),
        weekdays: split(t!(weekdays)),
        weekdays_short: split(t!(weekdays_short)),
        months: split(t!(months)),
        counts: [split(t!(counts_masculine)), split(t!(counts_feminine))],
    };
    Language::all().map(|language| in_language(language, of)).collect()
});

fn formats() -> &'static Formats {
    &FORMATS[Language::current().index()]
}

/// 1372459 as "1 372 459".
#[must_use]
pub fn number(number: u64) -> Html {
    Html::text(&number_text(number))
}

/// The same where only plain text goes, such as in a link's words.
#[must_use]
pub fn number_text(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push_str(&formats().thousands);
        }
        text.push(digit);
    }
    text
}

/// An estimated number of people in a sentence, to four figures: 1372459 as "1 372 000".
#[must_use]
pub fn about(people: u64) -> Html {
    number(rounded(people))
}

/// The same as a number, which chooses between one and many in a message.
#[must_use]
pub fn rounded(people: u64) -> u64 {
    let mut unit = 1;
    while people / unit >= 10_000 {
        unit *= 10;
    }
    (people + unit / 2) / unit * unit
}

/// A share cut, never rounded up: 97.99 as "97,9 %".
#[must_use]
pub fn share(percent: f64) -> Html {
    Html::text(&share_text(percent))
}

/// The same where only plain text goes, such as in a drawing.
#[must_use]
pub fn share_text(percent: f64) -> String {
    let tenths = (percent * 10.0).floor().max(0.0) as u64;
    t!(percent, number = format!("{}{}{}", tenths / 10, formats().decimal, tenths % 10))
}

/// Minutes begun, at least 1: what is beyond 20 minutes never reads "20".
#[must_use]
pub fn minutes(minutes: f64) -> String {
    if minutes.is_finite() { format!("{}", (minutes.ceil() as u64).max(1)) } else { "–".into() }
}

/// "1 minute", "15 minutes".
#[must_use]
pub fn minutes_long(time: f64) -> String {
    let said = minutes(time);
    t!(minutes_long, count = said.parse::<u64>().unwrap_or(0), minutes = said)
}

/// A mean of minutes to the tenth: 7.84 as "7,8".
#[must_use]
pub fn mean(minutes: f64) -> String {
    format!("{minutes:.1}").replace('.', &formats().decimal)
}

/// "1 commune", "12 communes", with the noun in its plural where there are several.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> Html {
    number(count as u64).then(&Html::text(&format!(" {}", if count > 1 { many } else { one })))
}

/// A minute of the day as "9 h" or "17 h 45".
#[must_use]
pub fn hour(minute: u16) -> String {
    let (hours, minutes) = (minute / 60, minute % 60);
    if minutes == 0 {
        t!(hour_sharp, hour = hours)
    } else {
        t!(hour_and_minutes, hour = hours, minute = format!("{minutes:02}"))
    }
}

/// Ranges of a day as "9 h – 12 h et 13 h 30 – 17 h", each unbroken; "fermé" without any.
#[must_use]
pub fn ranges(ranges: &[(u16, u16)]) -> Html {
    if ranges.is_empty() {
        return Html::text(&t!(closed));
    }
    let spans: Vec<String> = ranges
        .iter()
        .map(|(from, until)| t!(range, from = hour(*from), until = hour(*until)))
        .map(|span| format!("<span class=\"nb\">{span}</span>"))
        .collect();
    Html::markup(listed(&spans))
}

/// The days of a week, Monday first.
#[must_use]
pub fn week() -> &'static [String] {
    &formats().weekdays
}

/// The same days as the head of a narrow column has room for.
#[must_use]
pub fn week_short() -> &'static [String] {
    &formats().weekdays_short
}

/// The day of the week.
#[must_use]
pub fn weekday(weekday: Weekday) -> &'static str {
    &formats().weekdays[weekday.to_monday_zero_offset() as usize]
}

/// "3 novembre", "1er août".
fn day_month(date: Date) -> String {
    let month = &formats().months[usize::from(date.month().unsigned_abs()).clamp(1, 12) - 1];
    t!(day_month, day = date.day(), month = month)
}

/// "mardi 3 novembre".
#[must_use]
pub fn day(date: Date) -> String {
    t!(weekday_day_month, weekday = weekday(date.weekday()), day_month = day_month(date))
}

/// "1er août 2024".
#[must_use]
pub fn date(date: Date) -> String {
    t!(day_month_year, day_month = day_month(date), year = date.year().to_string())
}

/// "un", "deux" ... "douze" in words, larger numbers in figures.
#[must_use]
pub fn count(number: usize, feminine: bool) -> String {
    let words = &formats().counts[usize::from(feminine)];
    words.get(number).map_or_else(|| number.to_string(), ToString::to_string)
}

/// "le lundi, le mardi et le jeudi".
#[must_use]
pub fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => t!(both, first = most.join(", "), second = last),
    }
}

/// The word with its first letter in capital.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Straight apostrophes as typographic ones, for names of lists.
#[must_use]
pub fn curly(text: &str) -> String {
    text.replace('\'', "’")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day_of;

    #[test]
    fn figures_read_as_french_writes_them() {
        assert_eq!(number(999).to_string(), "999");
        assert_eq!(number(1_372_459).to_string().matches("thin").count(), 2);
        assert!(about(1_372_459).to_string().ends_with("000"));
        assert_eq!(share(97.999).to_string(), "97,9<span class=\"thin\">\u{202f}</span>%");
        assert_eq!((hour(540), hour(1065)), ("9\u{a0}h".into(), "17\u{a0}h\u{a0}45".into()));
        assert_eq!(day(day_of(2026, 11, 3)), "mardi 3\u{a0}novembre");
        assert_eq!(date(day_of(2024, 8, 1)), "1er\u{a0}août\u{a0}2024");
        assert_eq!(ranges(&[]).to_string(), "fermé");
        assert_eq!(count(1, true), "une");
        assert_eq!((minutes(20.0), minutes(20.1), minutes(0.2)), ("20".into(), "21".into(), "1".into()));
        assert_eq!((minutes_long(0.4), minutes_long(1.2)), ("1\u{a0}minute".into(), "2\u{a0}minutes".into()));
        assert_eq!(mean(7.84), "7,8");
        assert_eq!(listed(&["a", "b", "c"].map(String::from)), "a, b et c");
        assert_eq!((weekday(Weekday::Monday), weekday(Weekday::Sunday)), ("lundi", "dimanche"));
    }

    #[test]
    fn figures_read_as_english_writes_them() {
        in_language(Language::of("en").expect("texts in English"), || {
            assert_eq!(number_text(1_372_459), "1,372,459");
            assert_eq!((share(97.999).to_string(), mean(7.84)), ("97.9%".into(), "7.8".into()));
            assert_eq!((hour(540), hour(1065)), ("9:00".into(), "17:45".into()));
            assert_eq!(day(day_of(2026, 11, 3)), "Tuesday 3\u{a0}November");
            assert_eq!(date(day_of(2024, 8, 1)), "1\u{a0}August\u{a0}2024");
            assert_eq!(listed(&["a", "b", "c"].map(String::from)), "a, b and c");
        });
    }

    #[test]
    fn every_language_has_all_days_months_and_counts() {
        for (language, formats) in Language::all().zip(FORMATS.iter()) {
            let counts = formats.counts.each_ref().map(Vec::len);
            let days = [formats.weekdays.len(), formats.weekdays_short.len()];
            let found = (days, formats.months.len(), counts);
            assert_eq!(found, ([7, 7], 12, [13, 13]), "{}", language.code());
        }
    }
}
