//! Grids of population, prepared as homes.

use crate::errors::StoreError;
use crate::ids::Ids;
use crate::transaction::{Tx, WriteTx};
use base::clock::Instant;
use base::people::MilliPeople;
use jiff::civil::Date;
use uuid::Uuid;

row! {
    /// A grid that was imported; the newest import is used.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct PopulationGrid {
        /// Its identity.
        pub id: Uuid,
        /// The network version that its import made: the order of imports.
        pub version: i64,
        /// The day that the population was counted for.
        pub dated: Date,
        /// When it was imported.
        pub imported_at_ms: Instant,
        /// Who imported it, as a code.
        pub imported_by: String,
        /// The name of the file.
        pub file_name: String,
        /// SHA-256 of the file.
        pub sha256: [u8; 32],
        /// Populated cells.
        pub cells: u64,
        /// All its people, in thousandths.
        pub people_milli: u64,
    }
}

/// A grid to import.
#[derive(Clone, Debug)]
pub struct NewPopulationGrid {
    /// The day that the population was counted for.
    pub dated: Date,
    /// The moment of the import.
    pub imported_at: Instant,
    /// The name of the file.
    pub file_name: String,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// Populated cells.
    pub cells: u64,
    /// All its people.
    pub people: MilliPeople,
    /// The homes, prepared and deflated by the caller.
    pub homes: Vec<u8>,
}

impl Tx {
    /// The grid in use.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn newest_grid(&mut self) -> Result<Option<PopulationGrid>, StoreError> {
        on_engine!(self, |connection| sqlx::query_as(sql!("population_grid/newest"))
            .fetch_optional(connection)
            .await)
    }

    /// The homes of a grid, as they were given; `None` for a grid that does not exist.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn grid_homes(&mut self, grid: Uuid) -> Result<Option<Vec<u8>>, StoreError> {
        on_engine!(self, |connection| sqlx::query_scalar(sql!("population_grid/homes"))
            .bind(grid)
            .fetch_optional(connection)
            .await)
    }
}

impl WriteTx {
    /// Imports a grid, which is used from then on.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn import_grid(&mut self, new: &NewPopulationGrid) -> Result<PopulationGrid, StoreError> {
        let grid = PopulationGrid {
            id: Ids::at(new.imported_at).next(),
            version: self.bump_network_version().await?,
            dated: new.dated,
            imported_at_ms: new.imported_at,
            imported_by: self.author().to_owned(),
            file_name: new.file_name.clone(),
            sha256: new.sha256,
            cells: new.cells,
            people_milli: new.people.0,
        };
        on_engine!(self, |connection| sqlx::query(sql!("population_grid/insert"))
            .bind(grid.id)
            .bind(grid.version)
            .bind(grid.dated.to_string())
            .bind(grid.imported_at_ms.0)
            .bind(&grid.imported_by)
            .bind(&grid.file_name)
            .bind(grid.sha256.as_slice())
            .bind(grid.cells.cast_signed())
            .bind(grid.people_milli.cast_signed())
            .bind(new.homes.as_slice())
            .execute(connection)
            .await
            .map(drop))?;
        Ok(grid)
    }
}
