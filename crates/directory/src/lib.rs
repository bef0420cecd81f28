//! Lists of points: the official list of France services in its CSV and GeoJSON forms, from 2020 on, into typed
//! points; what differs between two lists.
//!
//! # Glossary
//! - **List**: one published file; a later one replaces it, and the differences are openings, closures, moves ...
//! - **Row**: one point in a list. It is *imported* as it is, imported with *corrections*, or *refused*, always with
//!   its line, column and reason. A list that is not one, or was cut, is refused whole ([`read::ListRefused`]).
//! - **`id_fs`**: the number that a point keeps from list to list (`MATRICULE` in 2020).
//! - **Kind**: main point or antenna. **Format**: fixed, several sites, bus, itinerant.
//! - **Day cell**: the text of `h_lundi` to `h_samedi`; the room `hours` understands it, this one keeps it.
//!
//! Reading is tolerant with rows and strict with files: a wrong cell costs at most its row, a doubtful file changes
//! nothing. Geography comes from the caller, through [`gazetteer::Gazetteer`].

pub mod point;

pub mod gazetteer;
pub mod read;

pub mod compare;
pub mod dated;

pub mod closures;
pub mod sessions;

mod columns;
mod coords;
mod csv_table;
mod encoding;
mod geojson_table;
mod place;
mod row;
mod table;
mod text;

pub use read::read;
