//! The territory that the program carries, against what is officially known of it.

mod homes;
mod queries;
mod search;
mod tables;
