//! Parquet: typed columns, compressed with Snappy; what must be said of the table is in the file's own notes.

use crate::table::{Cell, Column, Kind, Table};
use jiff::civil::{Date, date};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::io::Write;
use std::sync::Arc;

/// Rows of one row group: what a reader holds in memory at once.
const GROUP_ROWS: usize = 100_000;

/// Writes the table.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write<T>(table: &Table<'_, T>, out: impl Write + Send) -> Result<(), ParquetError> {
    let fields: Vec<_> = table.columns.iter().map(field).collect::<Result<_, _>>()?;
    let schema = Arc::new(Type::group_type_builder("rows").with_fields(fields).build()?);
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("maillage".to_owned())
        .set_key_value_metadata(Some(notes(table)))
        .build();
    let mut writer = SerializedFileWriter::new(out, schema, Arc::new(properties))?;
    for rows in table.rows.chunks(GROUP_ROWS) {
        let mut group = writer.next_row_group()?;
        let mut columns = table.columns.iter();
        while let Some(mut of_file) = group.next_column()? {
            if let Some(column) = columns.next() {
                fill(column, rows, of_file.untyped())?;
            }
            of_file.close()?;
        }
        group.close()?;
    }
    writer.close()?;
    Ok(())
}

fn notes<T>(table: &Table<'_, T>) -> Vec<KeyValue> {
    let about = table.about;
    let mut notes = vec![
        ("title", about.title.clone()),
        ("description", about.description.clone()),
        ("date", about.date.to_string()),
        ("licence", about.licence.name.to_owned()),
        ("sources", about.sources.join("; ")),
        ("estimate", about.estimate.to_string()),
    ];
    notes.extend(about.method.clone().map(|method| ("method", method)));
    notes.into_iter().map(|(key, value)| KeyValue::new(key.to_owned(), value)).collect()
}

/// Any cell may be absent, so every column is optional.
fn field<T>(column: &Column<T>) -> Result<Arc<Type>, ParquetError> {
    let (physical, logical) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Integer => (Physical::INT64, None),
        Kind::Real | Kind::Latitude | Kind::Longitude => (Physical::DOUBLE, None),
        Kind::Boolean => (Physical::BOOLEAN, None),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
    };
    let builder = Type::primitive_type_builder(column.name, physical).with_repetition(Repetition::OPTIONAL);
    Ok(Arc::new(builder.with_logical_type(logical).build()?))
}

fn fill<T>(column: &Column<T>, rows: &[T], of_file: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
    let cells = || rows.iter().map(|row| (column.cell)(row));
    // A cell of another kind than its column's would shift the values against the rows: it counts as absent.
    macro_rules! write {
        ($writer:expr, $value:expr) => {{
            let values: Vec<_> = cells().map($value).collect();
            let there: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
            let values: Vec<_> = values.into_iter().flatten().collect();
            $writer.write_batch(&values, Some(&there), None)?;
        }};
    }
    match of_file {
        ColumnWriter::ByteArrayColumnWriter(writer) => write!(writer, |cell| match cell {
            Cell::Text(words) => Some(ByteArray::from(words.into_owned().into_bytes())),
            _ => None,
        }),
        ColumnWriter::Int64ColumnWriter(writer) => write!(writer, |cell| match cell {
            Cell::Integer(number) => Some(number),
            _ => None,
        }),
        ColumnWriter::DoubleColumnWriter(writer) => write!(writer, |cell| match cell {
            Cell::Real(number) => Some(number),
            Cell::Degrees(millionths) => Some(f64::from(millionths) / 1e6),
            _ => None,
        }),
        ColumnWriter::BoolColumnWriter(writer) => write!(writer, |cell| match cell {
            Cell::Boolean(yes) => Some(yes),
            _ => None,
        }),
        ColumnWriter::Int32ColumnWriter(writer) => write!(writer, |cell| match cell {
            Cell::Date(day) => Some(days_since_1970(day)),
            _ => None,
        }),
        _ => return Err(ParquetError::General("a column of a kind that is never made".to_owned())),
    }
    Ok(())
}

fn days_since_1970(day: Date) -> i32 {
    (day - date(1970, 1, 1)).get_days()
}
