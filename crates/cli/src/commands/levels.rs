//! Territories by level and code, as the command line names them.

use crate::args::Level;
use crate::failure::Failure;
use promises_level::Territory;
use territory_tables::Territory as Tables;

// The engines speak through `app`, which the command line may use.
use app::engines::promises::board as promises_level;
use app::engines::territory as territory_tables;

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

/// All territories of a level, sorted by code; only the one of `code` where it is given.
pub(crate) fn of_level(level: Level, code: Option<&str>) -> Result<Vec<Named>, Failure> {
    let all = all(level);
    let Some(code) = code else { return Ok(all) };
    let found: Vec<Named> = all.into_iter().filter(|named| named.code.eq_ignore_ascii_case(code)).collect();
    if found.is_empty() {
        return Err(Failure::Usage(format!("no {} `{code}`", word(level))));
    }
    Ok(found)
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Nation => "nation",
        Level::Region => "region",
        Level::Department => "department",
        Level::Epci => "epci",
        Level::Commune => "commune",
    }
}

fn all(level: Level) -> Vec<Named> {
    let tables = Tables::embedded();
    let named = |territory, code: String, name: &str| Named {
        territory,
        level: word(level),
        code,
        name: name.to_owned(),
    };
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
