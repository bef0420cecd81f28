//! The nation that several commands print from: loaded and measured, with its progress shown.

use crate::args::Common;
use crate::failure::{Failure, with_causes};
use crate::{open, progress};
use app::nation::{Nation, compute};

/// Opens the house, measures the nation from these homes, and closes the house again.
pub(crate) async fn nation(common: &Common, from: compute::From) -> Result<Nation, Failure> {
    let progress = progress::begin(2, "reading the network");
    let house = open(common).await?;
    let loaded = compute::load(&house, from).await.map_err(|error| Failure::Other(with_causes(&error)))?;
    house.store.close().await;
    progress.next("measuring the way of every home");
    Ok(Nation::of(loaded))
}
