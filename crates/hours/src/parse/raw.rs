//! Characters into words, numbers, times and marks.

use super::clock_words::{fold, time};

/// A piece of a comment and where it stands in the text, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Raw {
    pub(crate) kind: Kind,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Lower case, without accents.
    Word(String),
    /// Minutes after midnight.
    Time(u16),
    Number(u32),
    /// "1er", "2ème": 1 to 5.
    Ordinal(u8),
    /// "03/07/2024", "19/6/24", "26/12".
    Date {
        day: u8,
        month: u8,
        year: Option<i16>,
    },
    /// "1/2".
    OneInTwo,
    /// An address of mail or web, or a number of telephone.
    Contact,
    Mark(char),
    /// A dash with a space on both sides, which separates more than one between words.
    SpacedDash,
}

impl Raw {
    pub(crate) fn word(&self) -> Option<&str> {
        if let Kind::Word(word) = &self.kind { Some(word) } else { None }
    }
}

pub(crate) fn split(text: &[char]) -> Vec<Raw> {
    let folded: Vec<char> = text.iter().copied().map(fold).collect();
    let mut raws = Vec::new();
    let mut at = 0;
    while at < folded.len() {
        let (kind, taken) = next(&folded, at);
        if let Some(kind) = kind {
            raws.push(Raw { kind, from: at, to: at + taken });
        }
        at += taken.max(1);
    }
    raws
}

/// The piece at a place, `None` for spaces and the like, and how many characters it takes.
fn next(text: &[char], at: usize) -> (Option<Kind>, usize) {
    let c = text[at];
    let rest = &text[at..];
    let starts = at == 0 || !text[at - 1].is_alphanumeric();
    if starts && let Some(taken) = contact(rest) {
        return (Some(Kind::Contact), taken);
    }
    if c.is_ascii_digit() {
        return number(rest);
    }
    if c.is_alphabetic() {
        let len = rest.iter().take_while(|c| c.is_alphabetic()).count();
        return (Some(Kind::Word(rest[..len].iter().collect())), len);
    }
    let spaced = |at: Option<&char>| at.is_none_or(|c| c.is_whitespace());
    match c {
        '-' if spaced(rest.get(1)) && (at == 0 || spaced(text.get(at - 1))) => (Some(Kind::SpacedDash), 1),
        // "... le lundi -Permanence à X ...".
        '-' if at > 0 && spaced(text.get(at - 1)) && rest.get(1).is_some_and(|c| c.is_alphabetic()) => {
            (Some(Kind::SpacedDash), 1)
        }
        c if c == '\n' || !c.is_whitespace() => (Some(Kind::Mark(c)), 1),
        _ => (None, 1),
    }
}

/// The length of an address of mail or web, or of a telephone number, at the start.
fn contact(text: &[char]) -> Option<usize> {
    let run = text.iter().take_while(|c| !c.is_whitespace()).count();
    // The full stop of the sentence is not the address's.
    let marks = text[..run].iter().rev().take_while(|c| matches!(c, '.' | ',' | ';' | ')' | ':')).count();
    let len = run - marks;
    let word: String = text[..len].iter().collect();
    if word.contains('@') || ["http", "ttps:", "www."].iter().any(|start| word.starts_with(start)) {
        return Some(len);
    }
    phone(text)
}

/// Ten digits from a zero, with at most two spaces or marks between any two.
fn phone(text: &[char]) -> Option<usize> {
    if text.first() != Some(&'0') {
        return None;
    }
    let (mut digits, mut gap) = (0, 0);
    for (at, c) in text.iter().enumerate() {
        if c.is_ascii_digit() {
            (digits, gap) = (digits + 1, 0);
            if digits == 10 {
                return text.get(at + 1).is_none_or(|c| !c.is_alphanumeric()).then_some(at + 1);
            }
        } else if matches!(c, ' ' | '.' | '-' | '/') && gap < 2 {
            gap += 1;
        } else {
            return None;
        }
    }
    None
}

fn number(text: &[char]) -> (Option<Kind>, usize) {
    if let Some((minutes, taken)) = time(text) {
        return (Some(Kind::Time(minutes)), taken);
    }
    if let Some(found) = date(text) {
        return found;
    }
    let len = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let digits: String = text[..len].iter().collect();
    let value = digits.parse().unwrap_or(u32::MAX);
    let gap = usize::from(text.get(len) == Some(&' '));
    let suffix: String = text[len + gap..].iter().take_while(|c| c.is_alphabetic()).collect();
    const SUFFIXES: [&str; 11] = ["er", "ers", "ere", "e", "eme", "emes", "ieme", "iemes", "nd", "nde", "em"];
    if (1..=5).contains(&value) && SUFFIXES.contains(&suffix.as_str()) && (gap == 0 || suffix.len() > 1) {
        let taken = len + gap + suffix.chars().count();
        return (u8::try_from(value).ok().map(Kind::Ordinal), taken);
    }
    (Some(Kind::Number(value)), len)
}

/// "1/2", or day, month and perhaps year with slashes.
fn date(text: &[char]) -> Option<(Option<Kind>, usize)> {
    let digits = |from: usize| -> Option<(u16, usize)> {
        let len = text.get(from..)?.iter().take_while(|c| c.is_ascii_digit()).count();
        let value: String = text[from..from + len].iter().collect();
        (1..=4).contains(&len).then(|| value.parse().ok().map(|value| (value, len)))?
    };
    let (day, day_len) = digits(0)?;
    if text.get(day_len) != Some(&'/') {
        return None;
    }
    let (month, month_len) = digits(day_len + 1)?;
    let end = day_len + 1 + month_len;
    if (day, month) == (1, 2) && end == 3 && text.get(end) != Some(&'/') {
        return Some((Some(Kind::OneInTwo), end));
    }
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        return None;
    }
    let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
    if text.get(end) == Some(&'/')
        && let Some((year, year_len)) = digits(end + 1)
    {
        let year = match year_len {
            4 => i16::try_from(year).ok()?,
            2 => i16::try_from(year).ok()? + 2000,
            _ => return None,
        };
        return Some((Some(Kind::Date { day, month, year: Some(year) }), end + 1 + year_len));
    }
    // Without a year, only "03/07" is a date: "8/12" may be hours.
    let is_hour = text.get(end).is_some_and(|c| *c == 'h' || c.is_ascii_digit());
    (day_len == 2 && month_len == 2 && !is_hour).then_some((Some(Kind::Date { day, month, year: None }), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_comments() {
        let kinds = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            split(&chars).into_iter().map(|raw| raw.kind).collect::<Vec<_>>()
        };
        let word = |text: &str| Kind::Word(text.to_owned());
        assert_eq!(
            kinds("L'après-midi, 9h30"),
            [
                word("l"),
                Kind::Mark('\''),
                word("apres"),
                Kind::Mark('-'),
                word("midi"),
                Kind::Mark(','),
                Kind::Time(570)
            ]
        );
        assert_eq!(kinds("RDV au 03.24 53-73 24"), [word("rdv"), word("au"), Kind::Contact]);
        assert_eq!(kinds("0805 290 440 - a@b.fr"), [Kind::Contact, Kind::SpacedDash, Kind::Contact]);
        assert_eq!(kinds("1er 3 ème 2e"), [Kind::Ordinal(1), Kind::Ordinal(3), Kind::Ordinal(2)]);
        assert_eq!(kinds("19/6/24"), [Kind::Date { day: 19, month: 6, year: Some(2024) }]);
        assert_eq!(kinds("jeudi 1/2"), [word("jeudi"), Kind::OneInTwo]);
    }
}
