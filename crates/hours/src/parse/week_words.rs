//! A week as somebody types it: "lu-ve 9h-12h 14h-17h30; sa 9h-12h" or "mo-fr 9:00-12:00 2pm-5:30pm", and rules written
//! the same way. No two letters name one day in French and another in English, so nobody has to say which it is.

use super::cell::cell;
use super::clock_words::fold;
use super::twelve_hours::twenty_four;
use crate::rule::{MinuteRange, Mode, OpeningRule, Origin, Recurrence, Weekday};

/// In whose words a week is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// "lu-ve 9h-12h".
    French,
    /// "mo-fr 9:00-12:00".
    English,
}

impl Letters {
    /// The first two letters of each day, Monday first.
    const fn days(self) -> [&'static str; 7] {
        match self {
            Self::French => ["lu", "ma", "me", "je", "ve", "sa", "di"],
            Self::English => ["mo", "tu", "we", "th", "fr", "sa", "su"],
        }
    }

    /// A minute of the day.
    fn clock(self, minute: u16) -> String {
        match (self, minute / 60, minute % 60) {
            (Self::French, hour, 0) => format!("{hour}h"),
            (Self::French, hour, minutes) => format!("{hour}h{minutes:02}"),
            (Self::English, hour, minutes) => format!("{hour}:{minutes:02}"),
        }
    }
}

/// Why words are no week.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WeekWordsError {
    /// No hours at all.
    #[error("no hours: write them as in `lu-ve 9h-12h 14h-17h; sa 9h-12h`")]
    Empty,
    /// Something stands where days were expected.
    #[error("`{0}` does not begin with days: write them as in `lu-ve 9h-12h 14h-17h; sa 9h-12h`")]
    Days(String),
    /// The hours of some days cannot be read.
    #[error("the hours of `{0}` cannot be read: write them as in `lu-ve 9h-12h 14h-17h; sa 9h-12h`")]
    Hours(String),
}

/// Reads a week: parts apart by `;`, each some days and their hours. A day that stands in two parts has the hours of
/// both; a day that stands in none is closed.
///
/// # Errors
/// Names the part that cannot be read.
pub fn week_words(text: &str) -> Result<Vec<OpeningRule>, WeekWordsError> {
    let mut rules: Vec<OpeningRule> = Vec::new();
    for part in text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let hours_at = part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len());
        let days = days(&part[..hours_at]).ok_or_else(|| WeekWordsError::Days(part.to_owned()))?;
        let read = cell(&twenty_four(&part[hours_at..]));
        if read.unknown || read.ranges.is_empty() {
            return Err(WeekWordsError::Hours(part.to_owned()));
        }
        for weekday in days {
            rules.extend(read.ranges.iter().map(|range| rule(weekday, *range)));
        }
    }
    if rules.is_empty() {
        return Err(WeekWordsError::Empty);
    }
    rules.sort_unstable();
    rules.dedup();
    Ok(rules)
}

fn rule(weekday: Weekday, range: MinuteRange) -> OpeningRule {
    OpeningRule {
        weekday,
        start_min: range.start_min,
        end_min: range.end_min,
        recurrence: Recurrence::Weekly,
        mode: Mode::WalkIn,
        valid: None,
        origin: Origin::Announced,
    }
}

/// "lu-ve", "lundi au vendredi", "lu, me et sa", "Monday to Friday".
fn days(text: &str) -> Option<Vec<Weekday>> {
    let folded: String = text.chars().map(fold).collect();
    let mut days: Vec<Weekday> = Vec::new();
    let mut through = false;
    for word in folded.replace('-', " a ").split([' ', ',', ':', '.']).filter(|word| !word.is_empty()) {
        match word {
            "a" | "au" | "to" => through = true,
            "et" | "le" | "du" | "de" | "and" | "on" | "from" => {}
            _ => {
                let named = |letters: Letters| letters.days().iter().position(|day| word.starts_with(day));
                let index = named(Letters::French).or_else(|| named(Letters::English))?;
                let first = if through { days.last()?.index() + 1 } else { index };
                if first > index {
                    return None;
                }
                days.extend_from_slice(&Weekday::ALL[first..=index]);
                through = false;
            }
        }
    }
    (!days.is_empty()).then_some(days)
}

/// The rules that hold every week, as [`week_words`] reads them and as addresses carry them; empty where there are none.
#[must_use]
pub fn write_week(rules: &[OpeningRule]) -> String {
    write_week_in(Letters::French, rules)
}

/// The same in the words of a reader.
#[must_use]
pub fn write_week_in(letters: Letters, rules: &[OpeningRule]) -> String {
    let every_week = |rule: &&OpeningRule| rule.recurrence == Recurrence::Weekly && rule.valid.is_none();
    let of_day = |day: &Weekday| -> Vec<(u16, u16)> {
        let mut ranges: Vec<(u16, u16)> = rules
            .iter()
            .filter(every_week)
            .filter(|rule| rule.weekday == *day)
            .map(|rule| (rule.start_min, rule.end_min))
            .collect();
        ranges.sort_unstable();
        ranges.dedup();
        ranges
    };
    let days: Vec<(usize, Vec<(u16, u16)>)> = Weekday::ALL.iter().map(of_day).enumerate().collect();
    let parts = days.chunk_by(|day, next| day.1 == next.1).filter(|same| !same[0].1.is_empty()).map(|same| {
        let (first, last) = (letters.days()[same[0].0], letters.days()[same[same.len() - 1].0]);
        let days = if first == last { first.to_owned() } else { format!("{first}-{last}") };
        let ranges = same[0]
            .1
            .iter()
            .map(|(start, end)| format!(" {}-{}", letters.clock(*start), letters.clock(*end)));
        format!("{days}{}", ranges.collect::<String>())
    });
    parts.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_come_back_as_they_are_written() {
        let cases = [
            ("lu-ve 9h-12h 14h-17h30; sa 9h-12h", "lu-ve 9h-12h 14h-17h30; sa 9h-12h"),
            ("Lundi au jeudi : 09:00 - 12:00 / 14:00 - 17:00", "lu-je 9h-12h 14h-17h"),
            ("lu, me et sa 8h30-12h", "lu 8h30-12h; me 8h30-12h; sa 8h30-12h"),
            ("ma 9h-12h\nma 13h-19h", "ma 9h-12h 13h-19h"),
            ("di 10h-24h", "di 10h-24h"),
        ];
        for (text, written) in cases {
            let rules = week_words(text).unwrap();
            assert_eq!(write_week(&rules), written, "{text}");
            assert_eq!(week_words(written).unwrap(), rules, "{text}");
        }
    }

    #[test]
    fn english_weeks_are_the_same_weeks() {
        let french = "lu-ve 9h-12h 14h-17h30; sa 9h-12h";
        for english in [
            "mo-fr 9:00-12:00 14:00-17:30; sa 9:00-12:00",
            "Monday to Friday: 9am-12pm, 2 pm - 5:30 pm; on Saturday 9AM-12PM",
            "Mon, Tue, Wed, Thu and Fri 09:00-12:00 2pm-5.30pm; sat 9am–12pm",
        ] {
            assert_eq!(write_week(&week_words(english).expect(english)), french, "{english}");
        }
        let rules = week_words(french).unwrap();
        let written = write_week_in(Letters::English, &rules);
        assert_eq!(written, "mo-fr 9:00-12:00 14:00-17:30; sa 9:00-12:00");
        assert_eq!(week_words(&written).unwrap(), rules);
    }

    #[test]
    fn other_words_are_named() {
        assert_eq!(week_words(" ; "), Err(WeekWordsError::Empty));
        let days = |text: &str| Err(WeekWordsError::Days(text.into()));
        let hours = |text: &str| Err(WeekWordsError::Hours(text.into()));
        assert_eq!(week_words("9h-12h"), days("9h-12h"));
        assert_eq!(week_words("ve-lu 9h-12h"), days("ve-lu 9h-12h"));
        assert_eq!(week_words("-ve 9h-12h"), days("-ve 9h-12h"));
        assert_eq!(week_words("lu fermé"), days("lu fermé"));
        assert_eq!(week_words("lu"), hours("lu"));
        assert_eq!(week_words("lu 9h"), hours("lu 9h"));
        assert_eq!(week_words("lu 12h-9h"), hours("lu 12h-9h"));
        assert_eq!(week_words("lu 25h-26h"), hours("lu 25h-26h"));
    }
}
