//! A day's cell: "09:00 - 12:00 / 13:30 - 17:00", and the other ways of writing the same.

use super::clock_words::{fold, time};
use crate::rule::MinuteRange;
use serde::{Deserialize, Serialize};

/// What a day's cell says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellRead {
    /// The hours of opening, in order, apart from each other.
    pub ranges: Vec<MinuteRange>,
    /// What was not taken as written, once a kind.
    pub corrections: Vec<CellCorrection>,
    /// The cell could not be understood: the hours of that day are unknown, and `ranges` is empty.
    pub unknown: bool,
    /// The cell itself says "on appointment".
    pub appointment_only: bool,
}

/// Why the hours of a cell are not as written.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error,
)]
#[serde(rename_all = "snake_case")]
pub enum CellCorrection {
    /// Two ranges overlap: their union.
    #[error("overlapping hours: taken together")]
    Overlap,
    /// One range begins when another ends: their union.
    #[error("touching hours: taken together")]
    Touch,
    /// 00:00-00:00, which a form writes for "nothing": dropped.
    #[error("00:00-00:00: dropped")]
    ZeroRange,
    /// Hours that end before they begin, do not exist, or are words: the day is unknown.
    #[error("hours that cannot be understood: unknown")]
    Unreadable,
}

/// Reads a day's cell. An empty one, or one that says "closed", has no hours and nothing unknown.
#[must_use]
pub fn cell(text: &str) -> CellRead {
    let folded: Vec<char> = text.trim().chars().map(fold).collect();
    if !folded.iter().any(|c| c.is_alphanumeric()) {
        return CellRead::default();
    }
    let Some(Words { times, appointment_only, closed }) = words(&folded) else {
        return unreadable();
    };
    if times.is_empty() {
        return if closed { CellRead::default() } else { unreadable() };
    }
    if closed || times.len() % 2 == 1 {
        return unreadable();
    }
    let mut read = CellRead { appointment_only, ..CellRead::default() };
    for pair in times.chunks_exact(2) {
        match (pair[0], pair[1]) {
            (0, 0) => correct(&mut read.corrections, CellCorrection::ZeroRange),
            (start, end) => match MinuteRange::new(start, end) {
                Some(range) => read.ranges.push(range),
                None => return unreadable(),
            },
        }
    }
    unite(&mut read);
    read
}

fn unreadable() -> CellRead {
    CellRead { corrections: vec![CellCorrection::Unreadable], unknown: true, ..CellRead::default() }
}

fn correct(corrections: &mut Vec<CellCorrection>, correction: CellCorrection) {
    if !corrections.contains(&correction) {
        corrections.push(correction);
    }
}

/// Sorts the ranges and joins those that overlap or touch.
fn unite(read: &mut CellRead) {
    read.ranges.sort_unstable();
    let mut united: Vec<MinuteRange> = Vec::with_capacity(read.ranges.len());
    for range in read.ranges.drain(..) {
        match united.last_mut() {
            Some(last) if range.start_min <= last.end_min => {
                let touch = range.start_min == last.end_min;
                correct(
                    &mut read.corrections,
                    if touch { CellCorrection::Touch } else { CellCorrection::Overlap },
                );
                last.end_min = last.end_min.max(range.end_min);
            }
            _ => united.push(range),
        }
    }
    read.ranges = united;
    read.corrections.sort_unstable();
}

struct Words {
    times: Vec<u16>,
    appointment_only: bool,
    closed: bool,
}

/// The times in order and the few words that may stand beside them; `None` with any other word.
fn words(text: &[char]) -> Option<Words> {
    let mut words = Words { times: Vec::new(), appointment_only: false, closed: false };
    let mut at = 0;
    while let Some(&c) = text.get(at) {
        if c.is_ascii_digit() {
            let (minutes, taken) = time(&text[at..]).or_else(|| bare_hour(&text[at..]))?;
            words.times.push(minutes);
            at += taken;
        } else if c.is_alphabetic() {
            let len = text[at..].iter().take_while(|c| c.is_alphabetic()).count();
            let word: String = text[at..at + len].iter().collect();
            match word.as_str() {
                "a" | "de" | "et" | "puis" | "le" | "matin" | "l" | "apres" | "midi" | "sur" | "rendez"
                | "uniquement" => {}
                "rdv" | "rv" | "vous" => words.appointment_only = true,
                "ferme" | "fermee" | "fermeture" | "neant" | "aucun" | "na" | "null" => words.closed = true,
                _ => return None,
            }
            at += len;
        } else if matches!(
            c,
            ' ' | '-' | '/' | ';' | ',' | '|' | '\'' | '+' | '&' | '(' | ')' | '\n' | '\r' | '>'
        ) {
            at += 1;
        } else {
            return None;
        }
    }
    Some(words)
}

/// "9-12" in a cell of hours.
fn bare_hour(text: &[char]) -> Option<(u16, usize)> {
    let len = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let hour: String = text[..len].iter().collect();
    let follows = text.get(len).copied();
    let hour: u16 = hour.parse().ok().filter(|hour| *hour <= 24)?;
    (len <= 2 && !matches!(follows, Some(':' | 'h' | '.'))).then_some((hour * 60, len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ranges(text: &str) -> Vec<(u16, u16)> {
        cell(text).ranges.iter().map(|range| (range.start_min, range.end_min)).collect()
    }

    #[test]
    fn hours_in_every_spelling() {
        let expected = [(540, 720), (810, 1020)];
        for text in [
            "09:00 - 12:00 / 13:30 - 17:00",
            "9h00-12h00 13h30-17h00",
            "9h-12h / 13h30-17h",
            "09:00-12:00;13:30-17:00",
            "13:30 - 17:00 / 09:00 - 12:00",
            "de 9h à 12h et de 13h30 à 17h",
            "9-12 / 13:30-17",
            "09:00:00 – 12:00:00 / 13:30:00 – 17:00:00",
        ] {
            let read = cell(text);
            assert_eq!(ranges(text), expected, "{text}");
            assert!(!read.unknown && read.corrections.is_empty(), "{text}");
        }
    }

    #[test]
    fn closed_and_empty_cells_have_no_hours_and_nothing_unknown() {
        for text in ["", "  ", "Fermé", "fermé", "FERMETURE", "-"] {
            let read = cell(text);
            assert!(read.ranges.is_empty(), "{text}");
            assert!(!read.unknown, "{text}");
        }
    }

    #[test]
    fn corrections_are_named() {
        use CellCorrection::{Overlap, Touch, Unreadable, ZeroRange};
        type Case<'a> = (&'a str, &'a [(u16, u16)], &'a [CellCorrection]);
        let cases: [Case; 7] = [
            ("09:00 - 12:30 / 12:00 - 17:00", &[(540, 1020)], &[Overlap]),
            ("09:00 - 12:00 / 12:00 - 17:00", &[(540, 1020)], &[Touch]),
            ("09:00 - 12:00 / 00:00 - 00:00", &[(540, 720)], &[ZeroRange]),
            ("00:00 - 00:00 / 00:00 - 00:00", &[], &[ZeroRange]),
            ("17:00 - 09:00", &[], &[Unreadable]),
            ("09:00 - 25:00", &[], &[Unreadable]),
            ("sur demande", &[], &[Unreadable]),
        ];
        for (text, expected, corrections) in cases {
            assert_eq!(ranges(text), expected, "{text}");
            assert_eq!(cell(text).corrections, corrections, "{text}");
        }
        assert!(cell("9h-12h sur rdv").appointment_only);
    }

    proptest! {
        #[test]
        fn ranges_are_sorted_apart_and_inside_the_day(text in "[0-9h:/ \\-a-zéà]{0,40}") {
            let read = cell(&text);
            for pair in read.ranges.windows(2) {
                prop_assert!(pair[0].end_min < pair[1].start_min);
            }
            for range in &read.ranges {
                prop_assert!(range.start_min < range.end_min && range.end_min <= 1440);
            }
            prop_assert!(!read.unknown || read.ranges.is_empty());
        }

        #[test]
        fn never_panics(text in any::<String>()) {
            let _ = cell(&text);
        }
    }
}
