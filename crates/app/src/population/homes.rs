//! The homes in use.

use crate::population::packing;
use base::people::Home;
use schemars::JsonSchema;
use serde::Serialize;
use store::errors::StoreError;
use store::transaction::Tx;
use territory::Territory;
use territory::wire::WireError;

/// Where the homes come from: said beside every figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Source {
    /// The 1 km grid.
    Grid {
        /// The file it came from.
        file_name: String,
        /// The day its people were counted for.
        dated: String,
    },
    /// People spread in the polygon of their commune.
    Polygons,
    /// Everybody at the centre of their commune: for comparison only, it flatters.
    Centres,
}

/// The homes in use, and their source.
#[derive(Clone, Debug)]
pub struct Homes {
    /// Everybody, by place.
    pub homes: Vec<Home>,
    /// Where they come from.
    pub source: Source,
}

/// Why homes could not be read.
#[derive(Debug, thiserror::Error)]
pub enum HomesError {
    /// The database does not answer.
    #[error("the population grid could not be read")]
    Store(#[from] StoreError),
    /// The grid was prepared by another version of the program.
    #[error("the population grid kept in the database is not readable: import it again")]
    Packing(#[from] WireError),
}

/// The homes of the newest grid, else those spread in polygons.
///
/// # Errors
/// Where the database does not answer or its grid is not readable.
pub async fn load(tx: &mut Tx) -> Result<Homes, HomesError> {
    let territory = Territory::embedded();
    if let Some(grid) = tx.newest_grid().await?
        && let Some(packed) = tx.grid_homes(grid.id).await?
    {
        let homes = packing::unpack(&packed, territory.places().len())?;
        let source = Source::Grid { file_name: grid.file_name, dated: grid.dated.to_string() };
        return Ok(Homes { homes, source });
    }
    Ok(Homes { homes: territory.spread_homes(), source: Source::Polygons })
}

/// Everybody at the centre of their place.
#[must_use]
pub fn at_centres() -> Homes {
    let place_home = |(index, place): (u32, &territory::places::Place)| Home {
        coord: place.centre,
        place: index,
        people_milli: place.population.saturating_mul(1000),
    };
    let homes = (0_u32..)
        .zip(Territory::embedded().places())
        .filter(|(_, place)| place.in_france && place.population > 0)
        .map(place_home);
    Homes { homes: homes.collect(), source: Source::Centres }
}
