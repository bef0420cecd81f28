//! What every use case is given: the database, the clock, and the day that the question is about.

use base::clock::{Clock, Instant};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::path::PathBuf;
use std::sync::Arc;
use store::open::{OpenError, Options};
use store::transaction::Store;

/// The open program.
#[derive(Clone)]
pub struct House {
    /// The database.
    pub store: Store,
    /// The folder of the database and prepared files.
    pub data_dir: PathBuf,
    clock: Arc<dyn Clock>,
    date: Option<Date>,
}

/// How to open the program.
pub struct Opening {
    /// The folder of the database and prepared files; made where it is absent.
    pub data_dir: PathBuf,
    /// A PostgreSQL address instead of the folder's SQLite file.
    pub database_url: Option<String>,
    /// Where the time comes from.
    pub clock: Arc<dyn Clock>,
    /// The day asked about, where it is not today.
    pub date: Option<Date>,
}

impl House {
    /// Opens the database, making or migrating it where needed.
    ///
    /// # Errors
    /// Where the database cannot be used; the message says why and what to do.
    pub async fn open(opening: Opening) -> Result<Self, OpenError> {
        let options = Options {
            data_dir: opening.data_dir.clone(),
            database_url: opening.database_url,
            now: opening.clock.now(),
            page_limit: None,
        };
        let store = Store::open(&options).await?;
        Ok(Self { store, data_dir: opening.data_dir, clock: opening.clock, date: opening.date })
    }

    /// The current moment.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// The day that questions are about: the one asked for, else today in Paris.
    #[must_use]
    pub fn today(&self) -> Date {
        self.date.unwrap_or_else(|| paris_date(self.now()))
    }
}

/// The civil day of a moment in metropolitan France.
#[must_use]
pub fn paris_date(now: Instant) -> Date {
    let zone = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
    now.timestamp().to_zoned_datetime(zone).date()
}

pub use store::server_lock::{ServerLock, ServerLockError, claim};
