//! GeoJSON: one feature a row, a line each; the position is its geometry, every other column a property.

use crate::json_form::{object, value};
use crate::table::{Cell, Kind, Table};
use serde_json::Value;
use std::io::{self, Write};

/// Writes the table as a `FeatureCollection`. A table without positions has features without geometry.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write<T>(table: &Table<'_, T>, mut out: impl Write) -> io::Result<()> {
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    for (rank, row) in table.rows.iter().enumerate() {
        out.write_all(if rank == 0 { b"\n" } else { b",\n" })?;
        out.write_all(b"{\"type\":\"Feature\",\"geometry\":")?;
        let position = table.position().map(|(lat, lon)| (value((lon.cell)(row)), value((lat.cell)(row))));
        match position {
            Some((lon @ Value::Number(_), lat @ Value::Number(_))) => {
                write!(out, "{{\"type\":\"Point\",\"coordinates\":[{lon},{lat}]}}")?;
            }
            _ => write!(out, "{}", value(Cell::Absent))?,
        }
        out.write_all(b",\"properties\":")?;
        let properties =
            table.columns.iter().filter(|column| !matches!(column.kind, Kind::Latitude | Kind::Longitude));
        object(properties, row, &mut out)?;
        out.write_all(b"}")?;
    }
    out.write_all(b"\n]}\n")?;
    out.flush()
}
