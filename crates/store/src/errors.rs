//! What can go wrong once a database is open. (What can go wrong before is in [`crate::open::OpenError`].)

use base::limits;

/// A source of an error whose own type is no concern of the callers.
pub(crate) type Source = Box<dyn std::error::Error + Send + Sync>;

/// A read or a write that did not happen; the database is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Too many wait for their turn, or somebody waited too long.
    #[error("too many wait for the database already: try again in {} s", limits::RETRY_AFTER_SECONDS)]
    Busy,
    /// Another program holds the database.
    #[error("another program holds the database: wait for it to end, then try again")]
    Locked,
    /// Other writers were in the way each time.
    #[error("the write met other writers {} times: try again", limits::WRITE_RETRIES)]
    Conflict,
    /// No space is left.
    #[error("the disk of the database is full: nothing was changed; free some space, then try again")]
    DiskFull,
    /// The disk refuses, and not for want of space.
    #[error(
        "the disk of the database cannot be read or written (a quota, a limit on the size of files, or a failing disk): nothing was changed; raise the limit or choose another folder with --data DIR, then try again"
    )]
    DiskFails(#[source] Source),
    /// The database or its folder lets nobody write.
    #[error("the database is read-only: make its folder writable, or choose another one with --data DIR")]
    ReadOnly,
    /// The file is damaged.
    #[error("the database is damaged: put a backup in its place, or move it away and import the list again")]
    Damaged,
    /// The connection to the server is lost, before anything was decided.
    #[error("the database does not answer: check that PostgreSQL runs, then try again")]
    Unreachable(#[source] Source),
    /// The connection was lost between the order to keep the change and its answer.
    #[error(
        "the connection was lost while the change was being kept: look whether it is there before trying again"
    )]
    Unconfirmed(#[source] Source),
    /// A use case kept the transaction that was lent to it.
    #[error("a use case kept its transaction: nothing was changed")]
    Kept,
    /// A list has more rows than the program reads.
    #[error("more than {limit} rows of {what}")]
    TooMany {
        /// What there are too many of.
        what: &'static str,
        /// How many there may be.
        limit: i64,
    },
    /// An import names a point twice.
    #[error("the point `{id_fs}` is there twice")]
    PointTwice {
        /// Its number in the official list.
        id_fs: String,
    },
    /// A closure names a point that no list has had.
    #[error("no point `{id_fs}` in any list")]
    UnknownPoint {
        /// The number.
        id_fs: String,
    },
    /// A text holds the character NUL, which PostgreSQL cannot keep (SQLite could; both refuse it here).
    #[error("the point `{id_fs}` has a text with the character NUL")]
    Nul {
        /// Its number in the official list.
        id_fs: String,
    },
    /// A column of JSON would hold a bare value.
    #[error("a column of JSON holds an object or an array, not a bare value")]
    BareJson,
    /// A column of JSON does not hold what it should.
    #[error("a column of JSON does not hold what it should")]
    Json(#[source] serde_json::Error),
    /// A statement failed for a reason that is a mistake of this program.
    #[error("a statement failed")]
    Statement(#[source] Source),
}

/// What an SQL error is about, whichever engine said it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    Conflict,
    Locked,
    DiskFull,
    DiskFails,
    ReadOnly,
    Damaged,
    NotADatabase,
    Duplicate,
    Forbidden,
    NoSuchTable,
    Lost,
    Other,
}

/// The result codes of SQLite are numbers (their low byte is the kind: <https://sqlite.org/rescode.html>),
/// the states of PostgreSQL have five characters (appendix A of its manual).
pub(crate) fn trouble(error: &sqlx::Error) -> Trouble {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => Trouble::Lost,
        sqlx::Error::Database(database) => {
            let code = database.code().unwrap_or_default();
            match code.parse::<u32>() {
                Ok(number) if code.len() < 5 => sqlite_trouble(number, database.message()),
                _ => postgres_trouble(&code),
            }
        }
        _ => Trouble::Other,
    }
}

fn sqlite_trouble(code: u32, message: &str) -> Trouble {
    /// The shared-memory file could not grow: a full disk too.
    const IOERR_SHMSIZE: u32 = 10 | (19 << 8);
    match (code, code & 0xff) {
        (IOERR_SHMSIZE, _) | (_, 13) => Trouble::DiskFull,
        (_, 10) => Trouble::DiskFails,
        (_, 5 | 6) => Trouble::Locked,
        (_, 3 | 8 | 14) => Trouble::ReadOnly,
        (_, 11) => Trouble::Damaged,
        (_, 26) => Trouble::NotADatabase,
        (1555 | 2067, _) => Trouble::Duplicate,
        (_, 1) if message.starts_with("no such table") => Trouble::NoSuchTable,
        _ => Trouble::Other,
    }
}

fn postgres_trouble(state: &str) -> Trouble {
    match state {
        "40001" | "40P01" => Trouble::Conflict,
        "55P03" => Trouble::Locked,
        "53100" => Trouble::DiskFull,
        "58030" => Trouble::DiskFails,
        "25006" => Trouble::ReadOnly,
        "XX001" | "XX002" => Trouble::Damaged,
        "23505" | "42P07" | "42710" => Trouble::Duplicate,
        "42501" => Trouble::Forbidden,
        "42P01" => Trouble::NoSuchTable,
        "57P01" | "57P02" | "57P03" | "08006" | "08003" | "08000" => Trouble::Lost,
        _ => Trouble::Other,
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match trouble(&error) {
            Trouble::Conflict => Self::Conflict,
            Trouble::Locked => Self::Locked,
            Trouble::DiskFull => Self::DiskFull,
            Trouble::DiskFails => Self::DiskFails(Box::new(error)),
            Trouble::ReadOnly => Self::ReadOnly,
            Trouble::Damaged | Trouble::NotADatabase => Self::Damaged,
            Trouble::Lost => Self::Unreachable(Box::new(error)),
            Trouble::Duplicate | Trouble::Forbidden | Trouble::NoSuchTable | Trouble::Other => {
                Self::Statement(Box::new(error))
            }
        }
    }
}
