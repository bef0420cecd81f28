//! A Parquet file as a header and rows of text, for readers of lists.

use base::limits;
use bytes::Bytes;
use jiff::civil::date;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

/// A table of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextTable {
    /// The names of the columns.
    pub headers: Vec<String>,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
}

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ParquetRefused {
    /// Not a Parquet file, cut, or with a compression other than Snappy or none.
    #[error(
        "this Parquet file cannot be read: it was cut, or it is compressed by something else than Snappy; export it again, or export CSV"
    )]
    Unreadable(#[source] ParquetError),
    /// Lists or groups inside columns.
    #[error(
        "the column `{column}` of this Parquet file holds lists or groups: only plain columns can be read"
    )]
    Nested {
        /// The column.
        column: String,
    },
    /// A column of a kind that no list has.
    #[error(
        "the column `{column}` of this Parquet file holds neither text, numbers, days nor yes and no: export it as text"
    )]
    OtherKind {
        /// The column.
        column: String,
    },
    /// More rows than any list has.
    #[error("{rows} rows, more than {}: this is not a list of points", limits::LIST_ROWS)]
    TooManyRows {
        /// How many.
        rows: i64,
    },
    /// More bytes than any list has, once decompressed.
    #[error("{bytes} bytes once decompressed, more than {} MiB: this is not a list of points", limits::LIST_BYTES >> 20)]
    TooLarge {
        /// How many.
        bytes: i64,
    },
}

/// Whether bytes begin as a Parquet file does.
#[must_use]
pub fn is_parquet(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PAR1")
}

/// Reads a file of plain columns.
///
/// # Errors
/// Where the file is not such a file, or larger than a list of points can be.
pub fn read(bytes: &[u8]) -> Result<TextTable, ParquetRefused> {
    // The library panics on some broken files where others get an error (a test breaks every byte of one).
    std::panic::catch_unwind(|| read_trusting(bytes)).unwrap_or_else(|_| {
        let broken = ParquetError::General("its parts contradict each other".to_owned());
        Err(ParquetRefused::Unreadable(broken))
    })
}

fn read_trusting(bytes: &[u8]) -> Result<TextTable, ParquetRefused> {
    let reader =
        SerializedFileReader::new(Bytes::copy_from_slice(bytes)).map_err(ParquetRefused::Unreadable)?;
    let metadata = reader.metadata();
    let rows = metadata.file_metadata().num_rows();
    if usize::try_from(rows).map_or(true, |rows| rows > limits::LIST_ROWS) {
        return Err(ParquetRefused::TooManyRows { rows });
    }
    let bytes =
        metadata.row_groups().iter().map(|group| group.total_byte_size().max(0)).fold(0, i64::saturating_add);
    if bytes.unsigned_abs() > limits::LIST_BYTES {
        return Err(ParquetRefused::TooLarge { bytes });
    }
    let schema = metadata.file_metadata().schema();
    if let Some(nested) = schema.get_fields().iter().find(|field| !field.is_primitive()) {
        return Err(ParquetRefused::Nested { column: nested.name().to_owned() });
    }
    let mut table = TextTable {
        headers: schema.get_fields().iter().map(|field| field.name().to_owned()).collect(),
        rows: Vec::new(),
    };
    for row in reader.get_row_iter(None).map_err(ParquetRefused::Unreadable)? {
        let row = row.map_err(ParquetRefused::Unreadable)?;
        let cells = row.get_column_iter().map(|(column, field)| {
            text(field).ok_or_else(|| ParquetRefused::OtherKind { column: column.clone() })
        });
        table.rows.push(cells.collect::<Result<_, _>>()?);
    }
    Ok(table)
}

/// A plain value as a CSV would have it; nothing for kinds that no list has (the crate's own text of some of them
/// panics on impossible values).
fn text(field: &Field) -> Option<String> {
    Some(match field {
        Field::Null => String::new(),
        Field::Str(words) => words.clone(),
        Field::Bool(yes) => yes.to_string(),
        Field::Byte(number) => number.to_string(),
        Field::Short(number) => number.to_string(),
        Field::Int(number) => number.to_string(),
        Field::Long(number) => number.to_string(),
        Field::UByte(number) => number.to_string(),
        Field::UShort(number) => number.to_string(),
        Field::UInt(number) => number.to_string(),
        Field::ULong(number) => number.to_string(),
        Field::Float(number) => number.to_string(),
        Field::Double(number) => number.to_string(),
        Field::Date(days) => {
            let day = date(1970, 1, 1).checked_add(jiff::Span::new().try_days(*days).ok()?);
            day.ok()?.to_string()
        }
        _ => return None,
    })
}
