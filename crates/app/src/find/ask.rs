//! What somebody's words mean: a place, several, or none.

use base::coord::Coord;
use territory::{Found, Matched, SearchError, Target, Territory};

/// Places that may be asked about at once.
const ANSWERS: usize = 30;
/// Spellings that are proposed for an unknown name.
const SPELLINGS: usize = 3;

/// What somebody's words came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// One place.
    Place(Target),
    /// Several places answer as well: homonyms, or communes of one postal code.
    Choice(Vec<Found>),
    /// Nothing answers; the nearest spellings.
    Unknown(Vec<Target>),
}

/// Understands a query.
///
/// # Errors
/// Where the query cannot be a place.
pub fn understand(query: &str) -> Result<Answer, SearchError> {
    let territory = Territory::embedded();
    // A commune's code, from a link of our own.
    if let Some(target) = query.parse().ok().and_then(|code| target_of_code(code, query)) {
        return Ok(Answer::Place(target));
    }
    let found = territory.search_whole_first(query, ANSWERS)?;
    let Some(first) = found.first() else {
        return Ok(Answer::Unknown(territory.suggestions(query, SPELLINGS)));
    };
    let same: Vec<Found> = found.iter().filter(|other| other.matched == first.matched).cloned().collect();
    match first.matched {
        Matched::Exact | Matched::PostalCode | Matched::OldName if same.len() == 1 => {
            Ok(Answer::Place(first.target))
        }
        Matched::Exact | Matched::PostalCode | Matched::OldName => Ok(Answer::Choice(same)),
        // "Florac" is Florac Trois Rivières, whatever else is spelt nearly so.
        Matched::Prefix if same.len() == 1 => Ok(Answer::Place(first.target)),
        Matched::Typo if found.len() == 1 => Ok(Answer::Place(first.target)),
        Matched::Prefix | Matched::Typo => Ok(Answer::Choice(found)),
    }
}

/// The place of a code, unless it reads as a postal code as well.
fn target_of_code(code: base::ids::CommuneCode, query: &str) -> Option<Target> {
    let postal = query.parse().is_ok_and(|postal| Territory::embedded().is_postal_code(postal));
    if postal { None } else { target(code) }
}

/// The place or city of a code of today, or the one that a former commune joined.
#[must_use]
pub fn target(code: base::ids::CommuneCode) -> Option<Target> {
    match Territory::embedded().resolve(code) {
        territory::Resolution::Place(place) | territory::Resolution::Merged(place) => {
            Some(Target::Place(place))
        }
        territory::Resolution::City(city) => Some(Target::City(city)),
        territory::Resolution::Unknown => None,
    }
}

/// Words that lead back to a place: its name with its department, else its code.
#[must_use]
pub fn name_of(target: Target) -> String {
    let territory = Territory::embedded();
    let (name, department, code) = match target {
        Target::Place(index) => {
            let place = territory.place(index);
            (&place.name, place.department, place.code)
        }
        Target::City(index) => {
            let city = &territory.cities()[usize::from(index)];
            let first = territory.place(city.places.first().copied().unwrap_or(0));
            (&city.name, first.department, city.code)
        }
    };
    let words = format!("{name} ({})", territory.departments()[usize::from(department)].code);
    let leads_back = understand(&words) == Ok(Answer::Place(target));
    if leads_back { words } else { code.to_string() }
}

/// The centre of a place or city.
#[must_use]
pub fn centre(target: Target) -> Coord {
    let territory = Territory::embedded();
    match target {
        Target::Place(place) => territory.place(place).centre,
        Target::City(city) => {
            let first = territory.cities()[usize::from(city)].places.first().copied().unwrap_or(0);
            territory.place(first).centre
        }
    }
}

/// What somebody who has typed so far may mean, best first; nothing where it cannot be a place.
#[must_use]
pub fn suggest(typed: &str, limit: usize) -> Vec<Target> {
    let found = Territory::embedded().search(typed, limit).unwrap_or_default();
    found.into_iter().map(|found| found.target).collect()
}
