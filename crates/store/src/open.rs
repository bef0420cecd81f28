//! Finding the database, and saying what is wrong with it and what to do.

use crate::engine::Engine;
use crate::errors::{Source, Trouble, trouble};
use crate::migrations::{self, MigrationError};
use crate::transaction::Store;
use base::clock::Instant;
use base::limits;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, PgConnection, SqliteConnection};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The name of the file of SQLite in the data folder.
pub const SQLITE_FILE: &str = "maillage.sqlite";
/// SQLite before this version can lose the end of a write-ahead log
/// (<https://sqlite.org/wal.html#the_wal_reset_bug>).
const SQLITE_OLDEST: (u32, u32, u32) = (3, 51, 3);
/// The oldest PostgreSQL that the tests run on.
const POSTGRES_OLDEST: i32 = 15;

/// Which database to open.
#[derive(Clone, Debug)]
pub struct Options {
    /// The data folder; made where it does not exist. SQLite's file lies in it.
    pub data_dir: PathBuf,
    /// The address of a PostgreSQL database (`postgres://...`), or `None` for SQLite.
    pub database_url: Option<String>,
    /// The moment noted beside migrations that this opening applies.
    pub now: Instant,
    /// Most pages of 4 KiB that SQLite's file may have, where it is bounded: how tests meet a full disk.
    pub page_limit: Option<u32>,
}

impl Options {
    /// The database at an address, or in the data folder.
    #[must_use]
    pub fn new(data_dir: PathBuf, database_url: Option<String>, now: Instant) -> Self {
        Self { data_dir, database_url, now, page_limit: None }
    }
}

/// Why a database cannot be used, and the remedy.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The data folder, or its file, cannot be written to.
    #[error("the data folder `{}` cannot be written to: make it writable (chmod u+w), or choose another one with --data DIR", folder.display())]
    ReadOnly {
        /// The folder.
        folder: PathBuf,
    },
    /// The data folder cannot be made or used.
    #[error("the data folder `{}` cannot be used: choose another one with --data DIR", folder.display())]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// No space is left.
    #[error("no space is left for the database {place}: free some, or choose another folder with --data DIR")]
    DiskFull {
        /// The database.
        place: String,
    },
    /// The disk refuses, and not for want of space.
    #[error(
        "the disk of the database {place} cannot be read or written (a quota, a limit on the size of files, or a failing disk): raise the limit, or choose another folder with --data DIR"
    )]
    DiskFails {
        /// The database.
        place: String,
        /// Why.
        #[source]
        source: Source,
    },
    /// The file is something else.
    #[error("`{}` is not a database: move it away, and a new one is made", file.display())]
    NotADatabase {
        /// The file.
        file: PathBuf,
    },
    /// The file is damaged.
    #[error(
        "the database {place} is damaged: put a backup in its place, or move it away and import the list again"
    )]
    Damaged {
        /// The database.
        place: String,
    },
    /// A later program made the tables.
    #[error(
        "the database {place} was made by a later version of this program (tables {found}, this program knows {known}): install that version, or choose another database"
    )]
    LaterVersion {
        /// The database.
        place: String,
        /// The version of its tables.
        found: i64,
        /// The version that this program knows.
        known: i64,
    },
    /// The tables were made by a program that was never released.
    #[error(
        "the tables of the database {place} come from another build (migration {version} differs): move it away and import the list again"
    )]
    ChangedMigration {
        /// The database.
        place: String,
        /// The migration.
        version: i64,
    },
    /// Another program holds the database.
    #[error("another program holds the database {place}: wait for it to end, or stop it")]
    Locked {
        /// The database.
        place: String,
    },
    /// The SQLite in the program is too old.
    #[error("this program was built with SQLite {found}, which can lose data: build it with 3.51.3 or later")]
    SqliteTooOld {
        /// Its version.
        found: String,
    },
    /// The address is not one of PostgreSQL.
    #[error("the address of the database is not understood: write postgres://USER:PASSWORD@HOST/DATABASE")]
    Address(#[source] Source),
    /// Nobody answers.
    #[error(
        "PostgreSQL does not answer at {place}: check that it runs, and the address given with --database"
    )]
    Unreachable {
        /// The address, without its password.
        place: String,
        /// Why.
        #[source]
        source: Source,
    },
    /// The server does not let us in.
    #[error("PostgreSQL at {place} refuses the user or the password: correct them in --database")]
    Refused {
        /// The address, without its password.
        place: String,
    },
    /// The server has no such database.
    #[error(
        "PostgreSQL has no database {place}: make it with `createdb --template template0 --encoding UTF8 --locale C NAME`"
    )]
    NoSuchDatabase {
        /// The address, without its password.
        place: String,
    },
    /// The server is too old.
    #[error("PostgreSQL at {place} has version {found}: version 15 or later is needed")]
    PostgresTooOld {
        /// The address, without its password.
        place: String,
        /// Its version.
        found: i32,
    },
    /// Texts would sort differently than on SQLite.
    #[error(
        "the database {place} sorts texts by `{locale}` in `{encoding}`, so its answers could differ: make one with `createdb --template template0 --encoding UTF8 --locale C NAME`"
    )]
    Collation {
        /// The address, without its password.
        place: String,
        /// Its collation.
        locale: String,
        /// Its encoding.
        encoding: String,
    },
    /// The role may not make tables, and some are missing.
    #[error(
        "the role may not make the tables of the database {place}: open it once with the role that owns it"
    )]
    MayNotMigrate {
        /// The address, without its password.
        place: String,
    },
    /// Something else.
    #[error("the database {place} cannot be opened")]
    Other {
        /// The database.
        place: String,
        /// Why.
        #[source]
        source: Source,
    },
}

/// The version of the tables that this program works on: every open database has it.
#[must_use]
pub fn tables_version() -> i64 {
    migrations::VERSION
}

impl Store {
    /// Opens the database, and makes it and its tables where they are missing.
    ///
    /// # Errors
    /// It cannot be used; each error says why and what to do.
    pub async fn open(options: &Options) -> Result<Self, OpenError> {
        prepare_folder(&options.data_dir)?;
        match &options.database_url {
            None => open_sqlite(options).await,
            Some(url) => open_postgres(url, options.now).await,
        }
    }
}

/// Makes the data folder, for its owner alone, and writes to it: a read-only one is better met now than later.
fn prepare_folder(folder: &Path) -> Result<(), OpenError> {
    use std::os::unix::fs::DirBuilderExt;
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            OpenError::ReadOnly { folder: folder.to_owned() }
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            OpenError::DiskFull { place: folder.display().to_string() }
        }
        _ => OpenError::Folder { folder: folder.to_owned(), source },
    };
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed)?;
    let trial = folder.join(format!(".trial-{}", std::process::id()));
    std::fs::write(&trial, []).map_err(failed)?;
    std::fs::remove_file(&trial).map_err(failed)
}

async fn open_sqlite(options: &Options) -> Result<Store, OpenError> {
    let file = options.data_dir.join(SQLITE_FILE);
    let place = format!("`{}`", file.display());
    let failed = |error: sqlx::Error| sqlite_error(error, &file, &options.data_dir);
    let wait = Duration::from_secs(limits::DATABASE_WAIT_SECONDS);
    let mut connect = SqliteConnectOptions::new()
        .filename(&file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(wait)
        .disable_statement_logging();
    if let Some(pages) = options.page_limit {
        connect = connect.pragma("max_page_count", pages.to_string());
    }
    let mut connection = connect_sqlite(&connect).await.map_err(failed)?;
    let version: String =
        sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&mut connection).await.map_err(failed)?;
    if !new_enough(&version) {
        return Err(OpenError::SqliteTooOld { found: version });
    }
    migrations::migrate_sqlite(&mut connection, options.now)
        .await
        .map_err(|error| migration_error(error, &place, failed))?;
    connection.close().await.map_err(failed)?;
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(wait)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_lazy_with(connect.clone());
    let readers = SqlitePoolOptions::new()
        .max_connections(limits::DATABASE_READERS)
        .acquire_timeout(wait)
        .max_lifetime(None)
        .connect_lazy_with(connect.pragma("query_only", "ON"));
    Ok(Store::new(Engine::Sqlite { writer, readers, file }))
}

/// Two programs that make the file at the same moment can meet in the switch to the write-ahead log, where
/// SQLite does not wait for the other: so look again, for as long as we would wait.
async fn connect_sqlite(options: &SqliteConnectOptions) -> sqlx::Result<SqliteConnection> {
    const PAUSE_MS: u64 = 20;
    let mut pauses = limits::DATABASE_WAIT_SECONDS * 1000 / PAUSE_MS;
    loop {
        match SqliteConnection::connect_with(options).await {
            Err(error) if pauses > 0 && trouble(&error) == Trouble::Locked => pauses -= 1,
            outcome => return outcome,
        }
        tokio::time::sleep(Duration::from_millis(PAUSE_MS)).await;
    }
}

fn sqlite_error(error: sqlx::Error, file: &Path, folder: &Path) -> OpenError {
    let place = format!("`{}`", file.display());
    match trouble(&error) {
        Trouble::ReadOnly => OpenError::ReadOnly { folder: folder.to_owned() },
        Trouble::DiskFull => OpenError::DiskFull { place },
        Trouble::DiskFails => OpenError::DiskFails { place, source: Box::new(error) },
        Trouble::NotADatabase => OpenError::NotADatabase { file: file.to_owned() },
        Trouble::Damaged => OpenError::Damaged { place },
        Trouble::Locked => OpenError::Locked { place },
        _ => OpenError::Other { place, source: Box::new(error) },
    }
}

fn migration_error(
    error: MigrationError,
    place: &str,
    of_sql: impl FnOnce(sqlx::Error) -> OpenError,
) -> OpenError {
    let place = place.to_owned();
    match error {
        MigrationError::Later { found } => {
            OpenError::LaterVersion { place, found, known: migrations::VERSION }
        }
        MigrationError::Changed { version } => OpenError::ChangedMigration { place, version },
        MigrationError::Sql(error) => of_sql(error),
    }
}

fn new_enough(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next()) >= SQLITE_OLDEST
}

async fn open_postgres(url: &str, now: Instant) -> Result<Store, OpenError> {
    if !url.starts_with("postgres://") && !url.starts_with("postgresql://") {
        return Err(OpenError::Address("it begins with neither postgres:// nor postgresql://".into()));
    }
    let options: PgConnectOptions =
        url.parse().map_err(|error: sqlx::Error| OpenError::Address(Box::new(error)))?;
    let options = options
        .application_name("maillage")
        .options([("lock_timeout", format!("{}s", limits::DATABASE_WAIT_SECONDS))])
        .disable_statement_logging();
    let place = address(&options);
    let failed = |error: sqlx::Error| postgres_error(error, &place);
    let wait = Duration::from_secs(limits::DATABASE_WAIT_SECONDS);
    let connecting = tokio::time::timeout(wait, PgConnection::connect_with(&options)).await;
    let mut connection = connecting
        .unwrap_or_else(|_| Err(io::Error::from(io::ErrorKind::TimedOut).into()))
        .map_err(failed)?;
    check_postgres(&mut connection, &place).await?;
    migrations::migrate_postgres(&mut connection, now)
        .await
        .map_err(|error| migration_error(error, &place, failed))?;
    connection.close().await.map_err(failed)?;
    let pool = PgPoolOptions::new()
        .max_connections(limits::DATABASE_READERS)
        .acquire_timeout(wait)
        .connect_lazy_with(options);
    Ok(Store::new(Engine::Postgres { pool, address: place }))
}

/// The version, and how texts are sorted: by their bytes, as SQLite does.
async fn check_postgres(connection: &mut PgConnection, place: &str) -> Result<(), OpenError> {
    let failed = |error: sqlx::Error| postgres_error(error, place);
    let number: i32 = sqlx::query_scalar("SELECT CAST(current_setting('server_version_num') AS INTEGER)")
        .fetch_one(&mut *connection)
        .await
        .map_err(failed)?;
    if number / 10_000 < POSTGRES_OLDEST {
        return Err(OpenError::PostgresTooOld { place: place.to_owned(), found: number / 10_000 });
    }
    let (locale, encoding): (String, String) = sqlx::query_as(
        "SELECT CAST(datcollate AS TEXT), CAST(pg_encoding_to_char(encoding) AS TEXT)
         FROM pg_database WHERE datname = current_database()",
    )
    .fetch_one(connection)
    .await
    .map_err(failed)?;
    let by_bytes = matches!(locale.as_str(), "C" | "POSIX" | "C.UTF-8" | "C.utf8");
    if by_bytes && encoding == "UTF8" {
        Ok(())
    } else {
        Err(OpenError::Collation { place: place.to_owned(), locale, encoding })
    }
}

fn postgres_error(error: sqlx::Error, place: &str) -> OpenError {
    let place = place.to_owned();
    let code =
        error.as_database_error().and_then(|database| database.code()).unwrap_or_default().into_owned();
    match (code.as_str(), trouble(&error)) {
        ("28P01" | "28000", _) => OpenError::Refused { place },
        ("3D000", _) => OpenError::NoSuchDatabase { place },
        (_, Trouble::Lost) => OpenError::Unreachable { place, source: Box::new(error) },
        (_, Trouble::Locked) => OpenError::Locked { place },
        (_, Trouble::DiskFull) => OpenError::DiskFull { place },
        (_, Trouble::DiskFails) => OpenError::DiskFails { place, source: Box::new(error) },
        (_, Trouble::Damaged) => OpenError::Damaged { place },
        (_, Trouble::Forbidden) => OpenError::MayNotMigrate { place },
        _ => OpenError::Other { place, source: Box::new(error) },
    }
}

/// The address as it may be shown: without the password.
fn address(options: &PgConnectOptions) -> String {
    let user = options.get_username();
    let host = options
        .get_socket()
        .map_or_else(|| options.get_host().to_owned(), |socket| socket.display().to_string());
    let database = options.get_database().unwrap_or(user);
    format!("`{database}` (user {user}, {host}, port {})", options.get_port())
}
