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
    let Some(Words { times, appointment_only, closed, closed_hours }) = words(&folded) else {
        return unreadable();
    };
    if times.is_empty() {
        return if closed { CellRead::default() } else { unreadable() };
    }
    if closed_hours || times.len() % 2 == 1 {
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

#[derive(Default)]
struct Words {
    times: Vec<u16>,
    appointment_only: bool,
    closed: bool,
    /// "Fermé 12h-14h", "fermé de 12h": hours of closing among those of opening.
    closed_hours: bool,
}

/// The times in order and the few words that may stand beside them; `None` with any other word.
fn words(text: &[char]) -> Option<Words> {
    let mut words = Words::default();
    // "Fermé" alone may be one half of the day ("Fermé / 13h30-17h"); a mark must part it from hours.
    let mut open_closing = false;
    let mut closed_half = false;
    let mut without = false;
    let mut at = 0;
    while let Some(&c) = text.get(at) {
        if c.is_ascii_digit() {
            let (minutes, taken) =
                time(&text[at..]).or_else(|| dotted(&text[at..])).or_else(|| bare_hour(&text[at..]))?;
            words.closed_hours |= open_closing;
            words.times.push(minutes);
            at += taken;
        } else if c.is_alphabetic() {
            let len = text[at..].iter().take_while(|c| c.is_alphabetic()).count();
            let word: String = text[at..at + len].iter().collect();
            match word.as_str() {
                "matin" | "matinee" | "midi" => (open_closing, closed_half) = (false, open_closing),
                // "Fermé l'après-midi de 14h à 17h".
                "de" | "du" => open_closing |= closed_half,
                "a" | "et" | "puis" | "le" | "la" | "l" | "apres" | "sur" | "rendez" | "uniquement"
                | "ouvert" | "ouverture" | "avec" | "ou" | "en" | "continu" | "continue" | "non" | "stop"
                | "interruption" | "journee" | "toute" | "h" => {}
                "sans" => without = true,
                "rdv" | "rv" | "vous" => words.appointment_only |= !std::mem::take(&mut without),
                "ferme" | "fermee" | "fermeture" | "neant" | "aucun" | "aucune" | "na" | "null" | "pas" => {
                    (words.closed, open_closing) = (true, true);
                }
                _ => return None,
            }
            at += len;
        } else if is_mark(c) {
            open_closing &= !matches!(c, '/' | ';' | ',' | '|' | '\n');
            at += 1;
        } else {
            return None;
        }
    }
    Some(words)
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        ' ' | '-'
            | '/'
            | ';'
            | ','
            | '|'
            | '\''
            | '+'
            | '&'
            | '('
            | ')'
            | '\n'
            | '\r'
            | '>'
            | '.'
            | ':'
            | '\u{2192}'
    )
}

/// "9.30" in a cell of hours.
fn dotted(text: &[char]) -> Option<(u16, usize)> {
    let digit =
        |at: usize| text.get(at).and_then(|c| c.to_digit(10)).and_then(|digit| u16::try_from(digit).ok());
    let len = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let hour = (0..len.min(2)).try_fold(0, |hour, at| Some(hour * 10 + digit(at)?))?;
    let ends = text.get(len + 3).is_none_or(|c| !c.is_ascii_digit());
    if len > 2 || text.get(len) != Some(&'.') || !ends {
        return None;
    }
    let minute = digit(len + 1)? * 10 + digit(len + 2)?;
    (hour < 24 && minute < 60).then_some((hour * 60 + minute, len + 3))
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
            "09h00 - 12h00 / 13h30 - 17h00",
            "9h-12h 13h30-17h",
            "9h/12h - 13h30/17h",
            "09:00-12:00/13:30-17:00",
            "9H00 à 12H00 et 13H30 à 17H00",
            "9.00-12.00 / 13.30-17.00",
            "matin : 9h-12h, après-midi : 13h30-17h.",
            "9 h 00 - 12 h 00 / 13 h 30 - 17 h 00",
            "9h00-12h00 & 13h30-17h00",
            "09h00 12h00 - 13h30 17h00",
            "de 9h00 à 12h00 puis de 13h30 à 17h00",
        ] {
            let read = cell(text);
            assert_eq!(ranges(text), expected, "{text}");
            assert!(!read.unknown && read.corrections.is_empty(), "{text}");
        }
    }

    #[test]
    fn closed_and_empty_cells_have_no_hours_and_nothing_unknown() {
        for text in [
            "",
            "  ",
            "Fermé",
            "fermé",
            "FERMETURE",
            "-",
            "NA",
            "/",
            "Néant",
            "Fermé toute la journée",
            "fermée",
        ] {
            let read = cell(text);
            assert!(read.ranges.is_empty(), "{text}");
            assert!(!read.unknown, "{text}");
        }
    }

    #[test]
    fn one_half_of_a_day_may_be_closed() {
        for text in ["9h-12h / Fermé", "9h-12h fermé l'après-midi", "09:00 - 12:00 / fermé", "9h-12h, fermé"]
        {
            assert_eq!((ranges(text), cell(text).unknown), (vec![(540, 720)], false), "{text}");
        }
        for text in ["Fermé / 13:30 - 17:00", "Fermé le matin 13h30-17h"] {
            assert_eq!((ranges(text), cell(text).unknown), (vec![(810, 1020)], false), "{text}");
        }
    }

    #[test]
    fn cells_in_words_alone_are_unknown_and_say_what_they_can() {
        for text in [
            "sur rendez-vous",
            "uniquement le matin",
            "matin",
            "9h",
            "9h-17h fermé 12h-14h",
            "fermé de 12h à 14h",
            "9h-12h fermé l'après-midi de 14h à 17h",
            "à partir de 9h",
            "1er samedi du mois 9h-12h",
            "9h-12h (2 samedis sur 4)",
            "selon planning",
            "24h/24",
            "0900-1200",
        ] {
            assert!(cell(text).unknown && ranges(text).is_empty(), "{text}: {:?}", cell(text));
        }
        assert!(cell("9h-12h (sur RDV)").appointment_only);
        assert!(!cell("9h-12h sans RDV").appointment_only);
        assert!(!cell("9h-17h sans interruption").appointment_only);
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
