//! Finds a place from what somebody types: a name (with or without accents, articles, hyphens, "St" for
//! "Saint", its beginning only, one or two letters wrong), an old name, a postal code, or a name with its
//! department ("Saint-Denis 974", "Mende (Lozère)").

mod answer;
mod index;
mod spelling;

pub use index::Index;

use crate::names::fold_both;
use base::limits;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// A place, by its index.
    Place(u32),
    /// A city with arrondissements, by its index.
    City(u16),
}

/// How a place answers what was typed, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matched {
    /// By its postal code.
    PostalCode,
    /// By its whole name.
    Exact,
    /// By the whole name of a former commune, now part of it.
    OldName,
    /// By the beginning of its name.
    Prefix,
    /// By its name, one or two letters wrong.
    Typo,
}

/// A place that answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub target: Target,
    /// How.
    pub matched: Matched,
    /// The former name that answered, where one did.
    pub old_name: Option<String>,
}

/// What cannot be searched for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SearchError {
    /// Nothing but spaces and signs.
    #[error("nothing to search for: write a commune's name or a postal code")]
    Empty,
    /// Too long to be a name.
    #[error("{0} bytes are too long for a place: write at most {limit}", limit = limits::SEARCH_BYTES)]
    TooLong(usize),
    /// Characters that no name has.
    #[error("a place has no control characters")]
    Control,
}

/// What was typed, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Asked {
    /// All words, folded.
    pub(crate) whole: String,
    /// The words that are no code, folded, the leading article kept.
    pub(crate) name: Option<String>,
    pub(crate) postal_code: Option<u32>,
    /// The first digits of a postal code, as a range of codes.
    pub(crate) postal_codes: Option<(u32, u32)>,
    /// A department's code.
    pub(crate) department: Option<String>,
}

impl Asked {
    pub(crate) fn read(query: &str) -> Result<Self, SearchError> {
        if query.len() > limits::SEARCH_BYTES {
            return Err(SearchError::TooLong(query.len()));
        }
        if query.chars().any(|letter| letter.is_control() && letter != '\t') {
            return Err(SearchError::Control);
        }
        let Some((whole, _)) = fold_both(query) else { return Err(SearchError::Empty) };
        let mut asked = Self { whole, name: None, postal_code: None, postal_codes: None, department: None };
        // "48 000" is a postal code too.
        let digits: String = query.chars().filter(|letter| !letter.is_whitespace()).collect();
        let whole_is_code = matches!(digits.len(), 4 | 5) && is_digits(&digits);
        let text = if whole_is_code { digits.as_str() } else { query };
        let mut name = String::new();
        for word in text.split(|letter: char| letter.is_whitespace() || "(),;".contains(letter)) {
            let upper = word.to_ascii_uppercase();
            match word.len() {
                5 if is_digits(word) => asked.postal_code = word.parse().ok(),
                4 if whole_is_code => {
                    asked.postal_codes = word.parse().ok().map(|start: u32| (start * 10, start * 10 + 9));
                }
                2 | 3 if is_digits(&upper) || matches!(upper.as_str(), "2A" | "2B") => {
                    asked.department = Some(upper);
                }
                _ => {
                    name.push_str(word);
                    name.push(' ');
                }
            }
        }
        asked.name = fold_both(&name).map(|(name, _)| name);
        Ok(asked)
    }
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_codes_and_departments_are_told_apart() {
        let read = |query: &str| {
            let asked = Asked::read(query).unwrap();
            (asked.name, asked.postal_code, asked.department)
        };
        assert_eq!(read("Mende"), (Some("mende".into()), None, None));
        assert_eq!(read("48 000"), (None, Some(48_000), None));
        assert_eq!(read("48000 Mende"), (Some("mende".into()), Some(48_000), None));
        assert_eq!(read("Saint-Denis (974)"), (Some("saint denis".into()), None, Some("974".into())));
        assert_eq!(read("La Mure (38)"), (Some("la mure".into()), None, Some("38".into())));
        assert_eq!(Asked::read("4800").unwrap().postal_codes, Some((48_000, 48_009)));
        assert_eq!(read("Ajaccio 2a"), (Some("ajaccio".into()), None, Some("2A".into())));
        assert_eq!(Asked::read(" ; "), Err(SearchError::Empty));
        assert_eq!(Asked::read(&"é".repeat(5_000)), Err(SearchError::TooLong(10_000)));
        assert_eq!(Asked::read("Men\u{0}de"), Err(SearchError::Control));
    }
}
