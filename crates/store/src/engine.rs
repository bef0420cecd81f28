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

/// Most rows of one INSERT: past this, fewer round trips no longer pay for the longer text.
pub(crate) const ROWS_AT_ONCE: usize = 32;

/// Inserts rows with the statement of a file that inserts one, many at a time: most of the cost of a short
/// statement is the way to the database and back.
macro_rules! insert_rows {
    ($tx:expr, $name:literal, $rows:expr, |$query:ident, $row:pat_param| $bind:expr) => {
        for chunk in $rows.chunks($crate::engine::ROWS_AT_ONCE) {
            let text = $crate::engine::with_rows(sql!($name), chunk.len());
            on_engine!($tx, |connection| {
                let mut $query = sqlx::query(sqlx::AssertSqlSafe(text.as_str()));
                for $row in chunk {
                    $query = $bind;
                }
                $query.execute(connection).await.map(drop)
            })?;
        }
    };
}

/// The same, where the statement ends with RETURNING an id: collects the ids that it returns.
macro_rules! insert_rows_returning {
    ($tx:expr, $name:literal, $rows:expr, |$query:ident, $row:pat_param| $bind:expr) => {{
        let mut returned: Vec<uuid::Uuid> = Vec::new();
        for chunk in $rows.chunks($crate::engine::ROWS_AT_ONCE) {
            let text = $crate::engine::with_rows(sql!($name), chunk.len());
            let ids: Vec<uuid::Uuid> = on_engine!($tx, |connection| {
                let mut $query = sqlx::query(sqlx::AssertSqlSafe(text.as_str()));
                for $row in chunk {
                    $query = $bind;
                }
                let rows = $query.fetch_all(connection).await;
                rows.and_then(|rows| {
                    rows.iter().map(|row| sqlx::Row::try_get(row, 0)).collect::<sqlx::Result<Vec<_>>>()
                })
            })?;
            returned.extend(ids);
        }
        returned.into_iter().collect()
    }};
}

/// The text of an INSERT of one row, `... VALUES ($1, $2) ...`, with the values of `rows` rows:
/// `... VALUES ($1, $2), ($3, $4) ...`.
pub(crate) fn with_rows(one_row: &str, rows: usize) -> String {
    let (before, values) = one_row.split_once("VALUES (").expect("the statement inserts one row of values");
    let (values, after) = values.split_once(')').expect("the row of values ends");
    let columns = values.split(',').count();
    let row = |row: usize| {
        let values: Vec<String> =
            (1..=columns).map(|column| format!("${}", row * columns + column)).collect();
        format!("({})", values.join(", "))
    };
    let values: Vec<String> = (0..rows).map(row).collect();
    format!("{before}VALUES {}{after}", values.join(", "))
}

#[cfg(test)]
mod tests {
    #[test]
    fn rows_are_numbered_on() {
        let one_row = "INSERT INTO t (a, b) VALUES (\n    $1,\n    $2\n)\nON CONFLICT (a) DO NOTHING";
        assert_eq!(
            super::with_rows(one_row, 3),
            "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4), ($5, $6)\nON CONFLICT (a) DO NOTHING"
        );
    }
}
