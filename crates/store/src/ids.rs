//! Ids of new rows.

use base::clock::Instant;
use uuid::Uuid;

/// Ids of one write: `UUIDv7` of its moment, in the order given, so that rows made together lie together.
pub(crate) struct Ids {
    at: Instant,
    counter: uuid::ContextV7,
}

impl Ids {
    pub(crate) fn at(at: Instant) -> Self {
        Self { at, counter: uuid::ContextV7::new() }
    }

    pub(crate) fn next(&mut self) -> Uuid {
        let ms = self.at.0.max(0).unsigned_abs();
        let nanoseconds = u32::try_from(ms % 1000 * 1_000_000).unwrap_or(0);
        Uuid::new_v7(uuid::Timestamp::from_unix(&self.counter, ms / 1000, nanoseconds))
    }
}
