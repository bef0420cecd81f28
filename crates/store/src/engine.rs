//! The two engines, and the macros that write each statement once.

use sqlx::{PgPool, Postgres, Sqlite, SqlitePool, Transaction};
use std::path::PathBuf;

/// The database, by engine.
#[derive(Clone, Debug)]
pub(crate) enum Engine {
    /// One file. The writer has a single connection, so its pool is the queue of those who want to write.
    Sqlite { writer: SqlitePool, readers: SqlitePool, file: PathBuf },
    /// A server.
    Postgres { pool: PgPool, address: String },
}

/// A transaction, by engine.
#[derive(Debug)]
pub(crate) enum EngineTransaction {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// The text of `sql/<entity>/<verb>.sql`.
macro_rules! sql {
    ($name:literal) => {
        include_str!(concat!("../sql/", $name, ".sql"))
    };
}

/// Runs one body on whichever engine the transaction has; an SQL error becomes a `StoreError`, and a conflict
/// with another writer is remembered so that the whole write is run again.
macro_rules! on_engine {
    ($tx:expr, |$connection:ident| $body:expr) => {{
        let outcome: sqlx::Result<_> = match &mut $tx.engine {
            $crate::engine::EngineTransaction::Sqlite(transaction) => {
                let $connection = &mut **transaction;
                $body
            }
            $crate::engine::EngineTransaction::Postgres(transaction) => {
                let $connection = &mut **transaction;
                $body
            }
        };
        outcome.map_err(|error| $tx.failed(error))
    }};
}
