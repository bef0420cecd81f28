//! The network of a date, measured: who lives how far from which point, and when doors are open.

pub mod compute;
pub mod curve;
pub mod hours;
pub mod measure;

pub use compute::Nation;
