//! The territory that the program carries, against what is officially known of it.

mod homes;
mod names;
mod queries;
mod search;
mod tables;
mod tiny;
