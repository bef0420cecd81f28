//! The points of a date.

pub mod demonstration;
pub mod load;
pub mod point;

pub use point::{Network, Origin, Point};
