//! The territories of each level, by code and name, as command line, files and addresses list them.

use promises::board::Territory;
use std::sync::OnceLock;
use territory::Territory as Tables;

/// A level at which promises are assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The 101 departments together.
    Nation,
    /// A region.
    Region,
    /// A department.
    Department,
    /// A grouping of communes.
    Epci,
    /// A commune, a municipal arrondissement, or a city made of them.
    Commune,
}

impl Level {
    /// All levels, the widest first.
    pub const ALL: [Self; 5] = [Self::Nation, Self::Region, Self::Department, Self::Epci, Self::Commune];

    /// Its word for scripts and files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nation => "nation",
            Self::Region => "region",
            Self::Department => "department",
            Self::Epci => "epci",
            Self::Commune => "commune",
        }
    }
}

/// The level of a word.
#[must_use]
pub fn level(word: &str) -> Option<Level> {
    Level::ALL.into_iter().find(|level| level.word() == word)
}

/// A territory, named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub territory: Territory,
    /// Its level.
    pub level: Level,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// The territories of a level among the 101 departments, sorted by code where several kinds are mixed.
#[must_use]
pub fn all(level: Level) -> &'static [Named] {
    static ALL: [OnceLock<Vec<Named>>; 5] = [const { OnceLock::new() }; 5];
    ALL[level as usize].get_or_init(|| listed(level))
}

fn listed(level: Level) -> Vec<Named> {
    let tables = Tables::embedded();
    let named = |territory, code: String, name: &str| Named { territory, level, code, name: name.to_owned() };
    match level {
        Level::Nation => vec![named(Territory::Nation, "FR".into(), "France")],
        Level::Region => (0..)
            .zip(tables.regions())
            .filter(|(_, region)| region.code.as_str().len() == 2)
            .map(|(index, region)| named(Territory::Region(index), region.code.to_string(), &region.name))
            .collect(),
        Level::Department => (0..)
            .zip(tables.departments())
            .filter(|(_, department)| department.in_france)
            .map(|(index, known)| named(Territory::Department(index), known.code.to_string(), &known.name))
            .collect(),
        Level::Epci => (0..)
            .zip(tables.epcis())
            .map(|(index, epci)| named(Territory::Epci(index), epci.code.to_string(), &epci.name))
            .collect(),
        Level::Commune => {
            let places = (0..)
                .zip(tables.places())
                .filter(|(_, place)| place.in_france)
                .map(|(index, place)| named(Territory::Place(index), place.code.to_string(), &place.name));
            let cities = (0..)
                .zip(tables.cities())
                .map(|(index, city)| named(Territory::City(index), city.code.to_string(), &city.name));
            let mut communes: Vec<Named> = places.chain(cities).collect();
            communes.sort_by(|a, b| a.code.cmp(&b.code));
            communes
        }
    }
}

/// The territory of a code at a level.
#[must_use]
pub fn find(level: Level, code: &str) -> Option<Named> {
    all(level).iter().find(|named| named.code.eq_ignore_ascii_case(code)).cloned()
}
