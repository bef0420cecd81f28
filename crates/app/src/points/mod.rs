//! What comes in: the list of points, closures announced beside it, and sessions that operators hold at points.

pub mod closures;
pub mod import;
pub mod sessions;

pub mod official;

mod gazetteer;
pub(crate) mod stored;
pub mod understood;
