//! CSV: UTF-8, commas, one header row.

use crate::table::{Cell, Table};
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes the table.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write<T>(table: &Table<'_, T>, out: impl Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(table.columns.iter().map(|column| column.name)).map_err(io::Error::from)?;
    for row in table.rows {
        for column in table.columns {
            writer.write_field(text((column.cell)(row)).as_bytes()).map_err(io::Error::from)?;
        }
        writer.write_record(None::<&[u8]>).map_err(io::Error::from)?;
    }
    writer.flush()
}

/// A cell as text, for forms that have nothing else.
#[must_use]
pub fn text(cell: Cell<'_>) -> Cow<'_, str> {
    match cell {
        Cell::Absent => Cow::Borrowed(""),
        Cell::Text(words) => words,
        Cell::Integer(number) => Cow::Owned(number.to_string()),
        Cell::Real(number) => Cow::Owned(number.to_string()),
        Cell::Boolean(yes) => Cow::Borrowed(if yes { "true" } else { "false" }),
        Cell::Date(date) => Cow::Owned(date.to_string()),
        Cell::Degrees(millionths) => Cow::Owned(degrees(millionths)),
    }
}

/// Degrees with all their six decimals, from whole millionths.
fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::degrees;

    #[test]
    fn degrees_are_written_whole() {
        assert_eq!((degrees(-500), degrees(46_106_071)), ("-0.000500".to_owned(), "46.106071".to_owned()));
    }
}
