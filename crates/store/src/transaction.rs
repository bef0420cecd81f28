//! The only ways in: [`Store::read`] sees one unchanging state of the network, [`Store::write`] changes it as a
//! whole or not at all.

use crate::engine::{Engine, EngineTransaction};
use crate::errors::{StoreError, Trouble, trouble};
use base::actor::Actor;
use base::limits;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

/// An open database; clones share it.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) engine: Engine,
    waiting: Arc<Semaphore>,
}

/// One unchanging state of the database.
#[derive(Debug)]
pub struct Tx {
    pub(crate) engine: EngineTransaction,
    /// Whether a statement met another writer, so that running the whole write again may help.
    conflict: bool,
}

/// A change in the making: everything read through it is what the change would leave.
#[derive(Debug)]
pub struct WriteTx {
    /// Lent by [`Store::write`], which commits what comes back.
    tx: OwnedMutexGuard<Tx>,
    actor: Actor,
}

impl Store {
    pub(crate) fn new(engine: Engine) -> Self {
        Self { engine, waiting: Arc::new(Semaphore::new(limits::WRITE_QUEUE)) }
    }

    /// Begins to read: what comes back sees one state, whatever others write meanwhile, and lets go of it when
    /// dropped.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn read(&self) -> Result<Tx, StoreError> {
        let engine = match &self.engine {
            Engine::Sqlite { readers, .. } => {
                EngineTransaction::Sqlite(readers.begin_with("BEGIN").await.map_err(busy)?)
            }
            Engine::Postgres { pool, .. } => EngineTransaction::Postgres(
                pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?,
            ),
        };
        Ok(Tx { engine, conflict: false })
    }

    /// Changes the database: all of `use_case`, durably, or nothing. It returns only after the change is kept.
    ///
    /// Where another writer was in the way (PostgreSQL), `use_case` runs again from the start, so it must do
    /// nothing but read and write through its argument, which it must not keep:
    /// `store.write(actor, |mut tx| async move { tx.import_list(new, points).await })`, where `new` and `points`
    /// are references.
    ///
    /// # Errors
    /// Those of `use_case`; [`StoreError::Busy`] at once where the queue is full; or the change cannot be kept.
    pub async fn write<T, E, Change>(
        &self,
        actor: Actor,
        mut use_case: impl FnMut(WriteTx) -> Change,
    ) -> Result<T, E>
    where
        E: From<StoreError>,
        Change: Future<Output = Result<T, E>>,
    {
        let _place = self.queue_to_write()?;
        for attempt in 0..limits::WRITE_RETRIES {
            let lent = Arc::new(Mutex::new(self.begin_write().await?));
            let outcome = use_case(WriteTx { tx: Arc::clone(&lent).lock_owned().await, actor }).await;
            let tx = Arc::into_inner(lent).ok_or(StoreError::Kept)?.into_inner();
            match outcome {
                Ok(value) => match tx.commit().await {
                    Ok(()) => return Ok(value),
                    Err(StoreError::Conflict) => {}
                    Err(error) => return Err(error.into()),
                },
                Err(error) => {
                    let conflict = tx.conflict;
                    tx.roll_back().await;
                    if !conflict {
                        return Err(error);
                    }
                }
            }
            tokio::time::sleep(Duration::from_millis(2 << attempt)).await;
        }
        Err(StoreError::Conflict.into())
    }

    /// A place in the queue of those who write: whoever finds it full is told at once.
    fn queue_to_write(&self) -> Result<OwnedSemaphorePermit, StoreError> {
        Arc::clone(&self.waiting).try_acquire_owned().map_err(|_| StoreError::Busy)
    }

    /// SQLite has one writer, so those who write wait for its connection; `BEGIN IMMEDIATE` then keeps out
    /// other processes. (Several waiting changes could share one COMMIT here, a savepoint each, without any
    /// change for the callers.) PostgreSQL runs writers side by side, as if one after the other.
    async fn begin_write(&self) -> Result<Tx, StoreError> {
        let engine = match &self.engine {
            Engine::Sqlite { writer, .. } => {
                EngineTransaction::Sqlite(writer.begin_with("BEGIN IMMEDIATE").await.map_err(busy)?)
            }
            Engine::Postgres { pool, .. } => {
                EngineTransaction::Postgres(pool.begin_with("BEGIN ISOLATION LEVEL SERIALIZABLE").await?)
            }
        };
        Ok(Tx { engine, conflict: false })
    }

    /// How often the network has changed: what servers poll. Cheap.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn network_version(&self) -> Result<i64, StoreError> {
        self.read().await?.network_version().await
    }

    /// Where the database is, and which engine keeps it.
    #[must_use]
    pub fn describe(&self) -> String {
        match &self.engine {
            Engine::Sqlite { file, .. } => format!("SQLite, {}", file.display()),
            Engine::Postgres { address, .. } => format!("PostgreSQL, {address}"),
        }
    }

    /// Closes every connection; on SQLite this also empties the write-ahead log into the file.
    pub async fn close(&self) {
        match &self.engine {
            Engine::Sqlite { writer, readers, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Engine::Postgres { pool, .. } => pool.close().await,
        }
    }
}

/// No connection to the file of SQLite became free in time: others use them all.
fn busy(error: sqlx::Error) -> StoreError {
    if matches!(error, sqlx::Error::PoolTimedOut) { StoreError::Busy } else { error.into() }
}

impl Tx {
    /// Remembers a conflict, and says what went wrong.
    pub(crate) fn failed(&mut self, error: sqlx::Error) -> StoreError {
        self.conflict |= trouble(&error) == Trouble::Conflict;
        error.into()
    }

    /// How often the network has changed.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn network_version(&mut self) -> Result<i64, StoreError> {
        on_engine!(self, |connection| sqlx::query_scalar(sql!("network_version/find"))
            .fetch_one(connection)
            .await)
    }

    /// Keeps the change. Once ordered, a COMMIT runs to its end even where nobody waits for the answer any
    /// more: a cancelled one could leave the connection in doubt.
    async fn commit(self) -> Result<(), StoreError> {
        let commit = tokio::spawn(async move {
            match self.engine {
                EngineTransaction::Sqlite(transaction) => transaction.commit().await,
                EngineTransaction::Postgres(transaction) => transaction.commit().await,
            }
        });
        match commit.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) if trouble(&error) == Trouble::Lost => {
                Err(StoreError::Unconfirmed(Box::new(error)))
            }
            Ok(Err(error)) => Err(error.into()),
            Err(stopped) => Err(StoreError::Unconfirmed(Box::new(stopped))),
        }
    }

    /// Forgets the change. A failure here changes nothing: a transaction without COMMIT does not count.
    async fn roll_back(self) {
        let _gone_anyway = match self.engine {
            EngineTransaction::Sqlite(transaction) => transaction.rollback().await,
            EngineTransaction::Postgres(transaction) => transaction.rollback().await,
        };
    }
}

impl WriteTx {
    /// Counts one more change to the network. Two changes at once meet here, and the later one starts again.
    pub(crate) async fn bump_network_version(&mut self) -> Result<i64, StoreError> {
        on_engine!(self, |connection| sqlx::query_scalar(sql!("network_version/bump"))
            .fetch_one(connection)
            .await)
    }

    /// Who writes, as the columns `imported_by` name them.
    pub(crate) fn author(&self) -> &'static str {
        match self.actor {
            Actor::Anonymous => "anonymous",
            Actor::CommandLine => "command_line",
        }
    }
}

impl Deref for WriteTx {
    type Target = Tx;
    fn deref(&self) -> &Tx {
        &self.tx
    }
}

impl DerefMut for WriteTx {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.tx
    }
}
