//! JSON: what must be said of the table, then its rows, one a line.

use crate::table::{Cell, Column, Table};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Writes the table as `{"name": ..., "date": ..., "licence": ..., "rows": [...]}`.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write<T>(table: &Table<'_, T>, mut out: impl Write) -> io::Result<()> {
    let about = table.about;
    let said = [
        ("name", json!(about.name)),
        ("title", json!(about.title)),
        ("description", json!(about.description)),
        ("date", json!(about.date.to_string())),
        ("licence", json!(about.licence.name)),
        ("sources", json!(about.sources)),
        ("method", json!(about.method)),
        ("estimate", json!(about.estimate)),
    ];
    out.write_all(b"{")?;
    for (key, value) in said {
        writeln!(out, "{}:{value},", Value::from(key))?;
    }
    out.write_all(b"\"rows\":[")?;
    for (rank, row) in table.rows.iter().enumerate() {
        out.write_all(if rank == 0 { b"\n" } else { b",\n" })?;
        object(table.columns.iter(), row, &mut out)?;
    }
    out.write_all(b"\n]}\n")?;
    out.flush()
}

/// A row as an object, in the order of the columns.
pub(crate) fn object<'c, T: 'c>(
    columns: impl Iterator<Item = &'c Column<T>>,
    row: &T,
    out: &mut impl Write,
) -> io::Result<()> {
    out.write_all(b"{")?;
    for (rank, column) in columns.enumerate() {
        if rank > 0 {
            out.write_all(b",")?;
        }
        serde_json::to_writer(&mut *out, column.name)?;
        out.write_all(b":")?;
        serde_json::to_writer(&mut *out, &value((column.cell)(row)))?;
    }
    out.write_all(b"}")
}

pub(crate) fn value(cell: Cell<'_>) -> Value {
    match cell {
        Cell::Absent => Value::Null,
        Cell::Text(words) => Value::String(words.into_owned()),
        Cell::Integer(number) => Value::from(number),
        Cell::Real(number) => Value::from(number),
        Cell::Boolean(yes) => Value::Bool(yes),
        Cell::Date(date) => Value::String(date.to_string()),
        Cell::Degrees(millionths) => Value::from(f64::from(millionths) / 1e6),
    }
}
