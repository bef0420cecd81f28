//! Where people live: spread over their communes, or on the 1 km grid once one is imported.

pub mod homes;
pub mod import;
mod packing;
