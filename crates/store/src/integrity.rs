//! Whether what is kept is whole: for `maillage doctor`, and for the tests that kill the program.

use crate::engine::EngineTransaction;
use crate::errors::StoreError;
use crate::transaction::Tx;
use base::ids::ListId;

/// Most faults that are told; more would not help.
const FAULTS_TOLD: i64 = 100;

/// Something that must not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file of SQLite is damaged, in its own words.
    Damaged(String),
    /// A list has more or fewer points than its import said.
    Torn {
        /// The list.
        list: ListId,
        /// The points that its import said.
        said: i64,
        /// The points that are there.
        found: i64,
    },
}

row! {
    struct TornList {
        id: ListId,
        rows_imported: i64,
        entries: i64,
    }
}

impl Tx {
    /// Reads everything and tells what is wrong: nothing, where all is well. PostgreSQL has no check of its
    /// files that a client could ask for; there, only the lists are counted.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn faults(&mut self) -> Result<Vec<Fault>, StoreError> {
        let mut faults = self.damages().await?;
        let torn: Vec<TornList> = on_engine!(self, |connection| sqlx::query_as(sql!("list/torn"))
            .bind(FAULTS_TOLD)
            .fetch_all(connection)
            .await)?;
        faults.extend(torn.into_iter().map(|list| Fault::Torn {
            list: list.id,
            said: list.rows_imported,
            found: list.entries,
        }));
        Ok(faults)
    }

    async fn damages(&mut self) -> Result<Vec<Fault>, StoreError> {
        let EngineTransaction::Sqlite(transaction) = &mut self.engine else { return Ok(Vec::new()) };
        let said: sqlx::Result<Vec<String>> =
            sqlx::query_scalar("PRAGMA integrity_check(100)").fetch_all(&mut **transaction).await;
        let said = said.map_err(|error| self.failed(error))?;
        Ok(said.into_iter().filter(|line| line != "ok").map(Fault::Damaged).collect())
    }
}
