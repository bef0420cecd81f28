//! The site: addresses, answers, nothing else. Every page is complete without scripts.
//!
//! Read in this order: [`router`] (the whole map of addresses), [`live`] (the nation being served), then the pages.

mod answer;
mod csv;
mod headers;
mod live;
mod query;
mod router;
mod server;

mod cards;
mod level;
mod maps;
mod show;
mod trial;
mod trial_map;

pub use server::serve;
