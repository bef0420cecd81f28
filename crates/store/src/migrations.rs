//! Brings the tables of a database up to this program's version. Migrations are only ever appended.

use crate::errors::{Trouble, trouble};
use base::clock::Instant;
use sha2::{Digest, Sha256};
use sqlx::{Connection, PgConnection, SqliteConnection};

/// A step from one version of the tables to the next; the version is its place in [`MIGRATIONS`], from 1.
struct Migration {
    name: &'static str,
    text: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration { name: "network", text: include_str!("../migrations/0001_network.sql") },
    Migration { name: "partner sessions", text: include_str!("../migrations/0002_partner_sessions.sql") },
];

/// The version of the tables that this program works on.
pub(crate) const VERSION: i64 = MIGRATIONS.len() as i64;

/// Why the tables are not this program's.
#[derive(Debug)]
pub(crate) enum MigrationError {
    /// A later program made them.
    Later {
        found: i64,
    },
    /// A migration was not the one that this program has under its number.
    Changed {
        version: i64,
    },
    Sql(sqlx::Error),
}

impl From<sqlx::Error> for MigrationError {
    fn from(error: sqlx::Error) -> Self {
        Self::Sql(error)
    }
}

row! {
    struct Applied {
        version: i64,
        checksum: String,
    }
}

/// Most migrations looked at: far more than any later version will have.
const MIGRATIONS_READ: i64 = 10_000;

/// How often the migrations are tried: another program that starts at the same moment may be quicker.
const ATTEMPTS: usize = 5;

/// Runs the body for both kinds of connection.
macro_rules! migrate {
    ($name:ident, $connection:ty, $begin:literal) => {
        /// Applies what is missing, in one transaction; where nothing is, only reads.
        pub(crate) async fn $name(connection: &mut $connection, now: Instant) -> Result<(), MigrationError> {
            let mut attempt = 1;
            loop {
                let applied = match sqlx::query_as(sql!("schema_migration/all"))
                    .bind(MIGRATIONS_READ)
                    .fetch_all(&mut *connection)
                    .await
                {
                    Err(error) if trouble(&error) == Trouble::NoSuchTable => Vec::new(),
                    applied => applied?,
                };
                if check(&applied)? == MIGRATIONS.len() {
                    return Ok(());
                }
                let outcome: sqlx::Result<()> = async {
                    let mut transaction = connection.begin_with($begin).await?;
                    sqlx::query(sql!("schema_migration/create_table")).execute(&mut *transaction).await?;
                    let applied: Vec<Applied> = sqlx::query_as(sql!("schema_migration/all"))
                        .bind(MIGRATIONS_READ)
                        .fetch_all(&mut *transaction)
                        .await?;
                    for (place, migration) in MIGRATIONS.iter().enumerate().skip(applied.len()) {
                        sqlx::query(sql!("schema_migration/insert"))
                            .bind(place as i64 + 1)
                            .bind(migration.name)
                            .bind(migration.checksum())
                            .bind(now.0)
                            .execute(&mut *transaction)
                            .await?;
                        sqlx::raw_sql(migration.text).execute(&mut *transaction).await?;
                    }
                    transaction.commit().await
                }
                .await;
                match outcome {
                    // Another program made the same tables first: look again.
                    Err(error)
                        if attempt < ATTEMPTS
                            && matches!(trouble(&error), Trouble::Duplicate | Trouble::Conflict) => {}
                    outcome => return Ok(outcome?),
                }
                attempt += 1;
            }
        }
    };
}

migrate!(migrate_sqlite, SqliteConnection, "BEGIN IMMEDIATE");
migrate!(migrate_postgres, PgConnection, "BEGIN");

impl Migration {
    /// SHA-256 of its text, so that a changed one is noticed.
    fn checksum(&self) -> String {
        use std::fmt::Write;
        Sha256::digest(self.text).iter().fold(String::new(), |mut hex, byte| {
            let _always_fits = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// How many migrations are applied, all of them this program's.
fn check(applied: &[Applied]) -> Result<usize, MigrationError> {
    if let Some(last) = applied.last().filter(|last| last.version > VERSION) {
        return Err(MigrationError::Later { found: last.version });
    }
    for (known, applied) in MIGRATIONS.iter().zip(applied) {
        if known.checksum() != applied.checksum {
            return Err(MigrationError::Changed { version: applied.version });
        }
    }
    Ok(applied.len())
}
