//! Takes in closures that a prefecture announces beside the list.

use crate::house::House;
use base::actor::Actor;
use directory::closures::{AnnouncedClosure, ClosuresRefused};
use serde::Serialize;
use store::closures::NewClosure;
use store::errors::StoreError;

use super::import::Refused;
use super::{known_numbers, no_such_point};

/// What an import of closures did.
#[derive(Clone, Debug, Serialize)]
pub struct ClosuresReport {
    /// Rows of the file.
    pub rows: usize,
    /// Rows taken in.
    pub imported: usize,
    /// Closures that were not known before.
    pub added: usize,
    /// Rows refused: points that no list has had.
    pub refused: Vec<Refused>,
}

/// Why closures were not taken in; nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ClosuresError {
    /// The file is not a table of closures.
    #[error("`{name}` is refused, and nothing has changed")]
    Refused {
        /// The file.
        name: String,
        /// Why.
        #[source]
        source: ClosuresRefused,
    },
    /// The database refused.
    #[error("the closures could not be kept, and nothing has changed")]
    Store(#[from] StoreError),
}

/// Imports closures; the same file a second time changes nothing.
///
/// # Errors
/// Where the file is refused or cannot be kept.
pub async fn import(
    house: &House,
    actor: Actor,
    name: &str,
    bytes: &[u8],
) -> Result<ClosuresReport, ClosuresError> {
    let read = directory::closures::read(bytes)
        .map_err(|source| ClosuresError::Refused { name: name.into(), source })?;
    let known = known_numbers(house).await?;
    let (kept, unknown): (Vec<&AnnouncedClosure>, Vec<_>) =
        read.iter().partition(|closure| known.contains(&closure.id_fs));
    let closures: Vec<NewClosure> = kept
        .into_iter()
        .map(|closure| NewClosure {
            id_fs: closure.id_fs.clone(),
            from_date: closure.from,
            to_date: closure.to,
            reason: closure.reason.clone(),
        })
        .collect();
    let refused: Vec<Refused> = unknown
        .into_iter()
        .map(|closure| Refused { line: closure.line, column: "id_fs", reason: no_such_point(&closure.id_fs) })
        .collect();
    let (list, at) = (&closures, house.now());
    let done =
        house.store.write(actor, |mut tx| async move { tx.import_closures(list, name, at).await }).await?;
    Ok(ClosuresReport { rows: read.len(), imported: closures.len(), added: done.added, refused })
}
