//! Text into headers and rows of cells, whichever form the list has.

use crate::encoding::Decoded;
use crate::read::ListRefused;
use crate::{csv_table, geojson_table};

/// A whole list as text.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) headers: Vec<String>,
    pub(crate) rows: Vec<Row>,
}

/// The cells of one row, in the order of the headers; empty rows are left out.
#[derive(Debug)]
pub(crate) struct Row {
    /// Line on which the row begins, from 1.
    pub(crate) line: u32,
    pub(crate) cells: Vec<String>,
}

pub(crate) fn read(decoded: &Decoded) -> Result<Table, ListRefused> {
    if decoded.text.trim_start().starts_with('{') {
        geojson_table::read(&decoded.text)
    } else {
        csv_table::read(decoded)
    }
}
