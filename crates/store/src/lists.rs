//! Lists of points that were imported, and the network of a date.

use crate::errors::StoreError;
use crate::json::Json;
use crate::points::{NetworkPoint, Site, at_most};
use crate::transaction::Tx;
use base::clock::Instant;
use base::ids::ListId;
use base::limits;
use jiff::civil::Date;

row! {
    /// A list that was imported. It never changes.
    #[derive(Clone, Debug, PartialEq)]
    pub struct List {
        /// Its identity.
        pub id: ListId,
        /// The network version that its import made: the order of imports.
        pub version: i64,
        /// The day from which it describes the network.
        pub dated: Date,
        /// When it was imported.
        pub imported_at_ms: Instant,
        /// Who imported it, as a code.
        pub imported_by: String,
        /// Where it comes from, as a code or an address.
        pub source: String,
        /// The name of the file.
        pub file_name: String,
        /// SHA-256 of the file.
        pub sha256: [u8; 32],
        /// Rows in the file: those imported and those refused.
        pub rows_read: i64,
        /// Rows that became points.
        pub rows_imported: i64,
        /// Rows among the imported ones of which something was corrected.
        pub rows_corrected: i64,
        /// Rows refused.
        pub rows_refused: i64,
        /// What the import said: every correction and refusal.
        pub report: Json,
    }
}

/// The network as one list has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// The list.
    pub list: List,
    /// Its points, by number.
    pub points: Vec<NetworkPoint>,
    /// All sites of these points, by the point's number and key.
    pub sites: Vec<Site>,
}

impl Tx {
    /// The list in force on a date.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn list_in_force(&mut self, date: Date) -> Result<Option<List>, StoreError> {
        on_engine!(self, |connection| sqlx::query_as(sql!("list/in_force"))
            .bind(date.to_string())
            .fetch_optional(connection)
            .await)
    }

    /// All lists, the newest date first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn lists(&mut self) -> Result<Vec<List>, StoreError> {
        let lists = on_engine!(self, |connection| sqlx::query_as(sql!("list/newest_first"))
            .bind(limits::IMPORTS_READ + 1)
            .fetch_all(connection)
            .await)?;
        at_most(lists, "lists", limits::IMPORTS_READ)
    }

    /// The network of a date; `None` before the first list.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn network_on(&mut self, date: Date) -> Result<Option<Network>, StoreError> {
        let Some(list) = self.list_in_force(date).await? else { return Ok(None) };
        let points = self.points_of_list(list.id).await?;
        let sites = self.sites_of_list(list.id).await?;
        Ok(Some(Network { list, points, sites }))
    }
}
