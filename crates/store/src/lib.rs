//! Keeps the network: one SQL text for both engines, SQLite (embedded, the default) and PostgreSQL.
//!
//! Read in this order: [`open`] finds the database and says what is wrong with it; [`transaction`] is the only
//! way to read and to write; [`lists`], [`list_import`], [`points`], [`closures`], [`partner_sessions`] and [`grids`] hold one struct for each table row
//! and the statements on it; [`integrity`] says whether what is kept is whole.
//!
//! The *network of a date* is what the newest list dated that day or before says; of two lists with one date,
//! the later import. An older list therefore goes into history without changing today, a list dated tomorrow
//! waits, and any past state can be asked for.

#[macro_use]
mod engine;
#[macro_use]
mod columns;

pub mod errors;
pub mod open;
pub mod transaction;

pub mod closures;
pub mod grids;
pub mod integrity;
pub mod json;
pub mod list_import;
pub mod lists;
pub mod partner_sessions;
pub mod points;
pub mod server_lock;

mod ids;
mod migrations;
