//! Takes in a population grid.

use crate::house::House;
use crate::population::packing;
use base::actor::Actor;
use base::limits;
use base::people::MilliPeople;
use jiff::civil::Date;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::Read;
use store::errors::StoreError;
use store::grids::NewPopulationGrid;
use territory::Territory;
use territory::grid::{self, GridError};

/// A grid as it was given.
pub struct GridFile<'a> {
    /// The file's name.
    pub name: &'a str,
    /// Its bytes, as they are on the disk: CSV, or CSV compressed by gzip.
    pub bytes: &'a [u8],
}

/// What the import did.
#[derive(Clone, Debug, Serialize)]
pub struct GridReport {
    /// Populated cells read.
    pub cells: usize,
    /// Homes made of them, overseas polygons included.
    pub homes: usize,
    /// People of all homes: the legal population.
    pub people: u64,
    /// Cells whose commune is now part of another one.
    pub merged: usize,
    /// Cells without a commune that exists, given to the place around them or the nearest.
    pub without_commune: usize,
    /// Places with people and no cell, spread over their polygon.
    pub places_without_cell: usize,
}

/// Why a grid was not taken in; nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum GridImportError {
    /// The file is too large.
    #[error("`{name}` holds more than {} MB: a population grid of France has about 22", limits::GRID_BYTES >> 20)]
    TooLarge {
        /// The file.
        name: String,
    },
    /// The file is compressed and damaged.
    #[error("`{name}` is a damaged gzip file")]
    Gzip {
        /// The file.
        name: String,
        /// What is wrong with it.
        #[source]
        source: std::io::Error,
    },
    /// The file is no grid.
    #[error("`{name}` is not a population grid")]
    Grid {
        /// The file.
        name: String,
        /// What is wrong with it.
        #[source]
        source: GridError,
    },
    /// The database refused.
    #[error("the grid could not be kept")]
    Store(#[from] StoreError),
}

/// Reads the grid, shares the legal population of each commune over its cells, and keeps the homes.
///
/// # Errors
/// Where the file is no grid or cannot be kept.
pub async fn import(house: &House, actor: Actor, file: &GridFile<'_>) -> Result<GridReport, GridImportError> {
    let text = inflated(file)?;
    let cells = grid::read(text.as_slice())
        .map_err(|source| GridImportError::Grid { name: file.name.into(), source })?;
    let territory = Territory::embedded();
    let account = territory.grid_account(&cells);
    let people: MilliPeople = account.homes.iter().map(|home| MilliPeople(home.people_milli.into())).sum();
    let new = NewPopulationGrid {
        dated: year_in(file.name).unwrap_or_else(|| house.today()),
        imported_at: house.now(),
        file_name: file.name.into(),
        sha256: Sha256::digest(file.bytes).into(),
        cells: cells.len() as u64,
        people,
        homes: packing::pack(&account.homes),
    };
    let new = &new;
    house.store.write(actor, |mut tx| async move { tx.import_grid(new).await }).await?;
    Ok(GridReport {
        cells: cells.len(),
        homes: account.homes.len(),
        people: people.rounded(),
        merged: account.cells_of_merged,
        without_commune: account.cells_to_nearest,
        places_without_cell: account.places_without_cell,
    })
}

/// The text of the file, inflated where it is compressed, and bounded.
fn inflated(file: &GridFile<'_>) -> Result<Vec<u8>, GridImportError> {
    let too_large = || GridImportError::TooLarge { name: file.name.into() };
    let mut text = Vec::new();
    if file.bytes.starts_with(&[0x1f, 0x8b]) {
        flate2::read::MultiGzDecoder::new(file.bytes)
            .take(limits::GRID_BYTES + 1)
            .read_to_end(&mut text)
            .map_err(|source| GridImportError::Gzip { name: file.name.into(), source })?;
    } else {
        text.extend_from_slice(file.bytes);
    }
    if text.len() as u64 > limits::GRID_BYTES { Err(too_large()) } else { Ok(text) }
}

/// 1 January of the first year (2000 to 2099) in a file's name: the census that the grid was counted for.
fn year_in(name: &str) -> Option<Date> {
    let digits = |text: &[u8]| std::str::from_utf8(text).ok()?.parse::<i16>().ok();
    let year = name
        .as_bytes()
        .windows(4)
        .filter(|window| window.iter().all(u8::is_ascii_digit))
        .filter_map(digits)
        .find(|year| (2000..2100).contains(year))?;
    Date::new(year, 1, 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_the_census_is_in_the_name() {
        assert_eq!(year_in("grille-1km-2021-france.csv.gz"), Date::new(2021, 1, 1).ok());
        assert_eq!(year_in("grille.csv"), None);
    }
}
