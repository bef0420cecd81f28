//! The estimate: what it knows ([`graph`]), how homes and points join it ([`joining`]), the searches
//! ([`nearest`], [`reach`], and [`trial`] where points change), and how wrong it is ([`error`]). The model and its calibration:
//! `docs/decisions/estimate.md`.

pub mod error;
pub mod graph;
pub mod joining;
pub mod nearest;
pub mod reach;
pub mod trial;

pub use graph::{Graph, GraphError};
pub use joining::Snapped;
