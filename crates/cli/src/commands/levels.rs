//! Territories by level and code, as the command line names them.

use crate::args::Level;
use crate::failure::Failure;
use app::levels::{self, Named};

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
    let wanted = |named: &&Named| code.is_none_or(|code| named.code.eq_ignore_ascii_case(code));
    let found: Vec<Named> = levels::all(level).iter().filter(wanted).cloned().collect();
    match code {
        Some(code) if found.is_empty() => Err(Failure::Usage(format!("no {} `{code}`", level.word()))),
        _ => Ok(found),
    }
}
