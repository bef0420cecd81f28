//! The site: addresses, answers, nothing else. Every page is complete without scripts.

mod headers;
mod query;
mod server;

pub use server::serve;
