//! What comes in: the list of points, closures announced beside it, and sessions that operators hold at points.

pub mod closures;
pub mod import;
pub mod sessions;

pub mod official;

mod gazetteer;
pub(crate) mod stored;
pub mod understood;

use crate::house::House;
use std::collections::BTreeSet;
use store::errors::StoreError;

/// The numbers of all points that any list has had: what is announced beside the list names points by them.
async fn known_numbers(house: &House) -> Result<BTreeSet<String>, StoreError> {
    Ok(house.store.read().await?.points().await?.into_iter().map(|point| point.id_fs).collect())
}

/// Why a row that names another point is refused.
fn no_such_point(id_fs: &str) -> String {
    format!("no list has had a point `{id_fs}`")
}
