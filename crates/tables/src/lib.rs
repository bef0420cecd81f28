//! Tables that leave the house: one definition of a column gives its cells in every form of file, and its line in the
//! data dictionary, so that the two cannot drift apart.
//!
//! # Glossary
//! - **Table**: rows of one kind, their columns, and what must be said of them ([`table::About`]: date, licence,
//!   sources, method).
//! - **Form**: CSV, JSON, GeoJSON (where columns hold a position), Parquet.
//! - **Dictionary**: the columns in words, as a Table Schema (frictionless), the form that French public data use.
//!
//! Files have the same bytes for the same rows on any machine. Only this room names the crate `parquet`.

pub mod table;

pub mod csv_form;
pub mod geojson_form;
pub mod json_form;
pub mod parquet_form;

pub mod dictionary;

pub mod parquet_in;
