//! The site: addresses, answers, nothing else. Every page is complete without scripts.
//!
//! Read in this order: [`router`] (the whole map of addresses), [`live`] (the nation being served), then the pages.

mod answer;
mod csv;
mod gate;
mod headers;
mod live;
mod open;
mod operations;
mod query;
mod router;
mod server;

mod api;
mod files;

mod cards;
mod kept;
mod language;
mod level;
mod maps;
mod pieces;
mod promise_words;
mod remedied;
mod show;
mod trial;
mod trial_map;

pub mod posters;

pub use gate::client::{Counted, Proxies, ProxyHeader};
pub use server::{Options, serve};
