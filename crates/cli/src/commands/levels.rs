//! Territories by level and code, as the command line names them.

use crate::args::Level;
use crate::failure::Failure;
use app::engines::promises::board::Territory;
use app::levels;

/// A territory to print.
pub(crate) struct Named {
    /// Which.
    pub(crate) territory: Territory,
    /// Its level's name for scripts.
    pub(crate) level: &'static str,
    /// Its code.
    pub(crate) code: String,
    /// Its name.
    pub(crate) name: String,
}

/// The level of a word.
pub(crate) const fn level_of(word: Level) -> levels::Level {
    match word {
        Level::Nation => levels::Level::Nation,
        Level::Region => levels::Level::Region,
        Level::Department => levels::Level::Department,
        Level::Epci => levels::Level::Epci,
        Level::Commune => levels::Level::Commune,
    }
}

/// All territories of a level, sorted by code; only the one of `code` where it is given.
pub(crate) fn of_level(level: Level, code: Option<&str>) -> Result<Vec<Named>, Failure> {
    let level = level_of(level);
    let found: Vec<Named> = levels::all(level)
        .into_iter()
        .filter(|named| code.is_none_or(|code| named.code.eq_ignore_ascii_case(code)))
        .map(|named| Named {
            territory: named.territory,
            level: level.word(),
            code: named.code,
            name: named.name,
        })
        .collect();
    match code {
        Some(code) if found.is_empty() => Err(Failure::Usage(format!("no {} `{code}`", level.word()))),
        _ => Ok(found),
    }
}
