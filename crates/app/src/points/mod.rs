//! What comes in: the list of points, and closures announced beside it.

pub mod closures;
pub mod import;

pub mod official;

mod gazetteer;
pub(crate) mod stored;
pub mod understood;
