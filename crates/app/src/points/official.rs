//! Fetches the newest official list where there is a network.

use base::limits;
use std::time::Duration;

pub use outside::official_list::{FetchError, Fetched};

/// The newest list of data.gouv.fr, or of the stand-in at `base`.
///
/// # Errors
/// Where nothing usable comes back in time; the message says why and what to do.
pub async fn fetch(base: Option<String>) -> Result<Fetched, FetchError> {
    let base = base.unwrap_or_else(|| outside::official_list::DATA_GOUV.to_owned());
    let limit = Duration::from_secs(limits::OFFICIAL_LIST_SECONDS);
    let fetching = tokio::task::spawn_blocking(move || outside::official_list::fetch(&base, limit));
    fetching.await.unwrap_or(Err(FetchError::TimeOut { seconds: limits::OFFICIAL_LIST_SECONDS }))
}
