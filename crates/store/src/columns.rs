//! How the columns of both engines become the words of `base`.

use crate::json::Json;
use base::clock::Instant;
use base::ids::{CommuneCode, DepartmentCode, ListId, PointId, SiteId};
use jiff::civil::Date;
use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Result, Row};
use uuid::Uuid;

/// A value that one column holds.
pub(crate) trait Column: Sized {
    /// Reads it from a row of SQLite.
    fn of_sqlite(row: &SqliteRow, column: &str) -> Result<Self>;
    /// Reads it from a row of PostgreSQL.
    fn of_postgres(row: &PgRow, column: &str) -> Result<Self>;
}

/// Declares a type kept in a column as `$raw`, and how one becomes the other.
macro_rules! column {
    ($type:ty, $raw:ty, $from_raw:expr) => {
        impl Column for $type {
            fn of_sqlite(row: &SqliteRow, column: &str) -> Result<Self> {
                checked(column, row.try_get::<$raw, _>(column)?, $from_raw)
            }
            fn of_postgres(row: &PgRow, column: &str) -> Result<Self> {
                checked(column, row.try_get::<$raw, _>(column)?, $from_raw)
            }
        }
    };
}

fn checked<Raw, Value>(column: &str, raw: Raw, from_raw: impl Fn(Raw) -> Option<Value>) -> Result<Value> {
    from_raw(raw).ok_or_else(|| sqlx::Error::ColumnDecode {
        index: column.to_owned(),
        source: "the value has no meaning in this column".into(),
    })
}

column!(String, String, Some);
column!(i64, i64, Some);
column!(i32, i64, |raw| i32::try_from(raw).ok());
column!(u64, i64, |raw| u64::try_from(raw).ok());
column!(Vec<u8>, Vec<u8>, Some);
column!([u8; 32], Vec<u8>, |raw: Vec<u8>| raw.try_into().ok());
column!(Uuid, Uuid, Some);
column!(ListId, Uuid, |raw| Some(ListId(raw)));
column!(PointId, Uuid, |raw| Some(PointId(raw)));
column!(SiteId, Uuid, |raw| Some(SiteId(raw)));
column!(Instant, i64, |raw| Some(Instant(raw)));
column!(Date, String, |raw: String| raw.parse().ok());
column!(CommuneCode, String, |raw: String| raw.parse().ok());
column!(DepartmentCode, String, |raw: String| raw.parse().ok());
column!(Json, sqlx::types::Json<Box<serde_json::value::RawValue>>, |raw| Some(Json::of_column(raw.0)));

/// Declares the struct of a table row: each field has the name of its column.
macro_rules! row {
    (
        $(#[$meta:meta])*
        $visibility:vis struct $name:ident { $($(#[$field_meta:meta])* $field_visibility:vis $field:ident: $type:ty,)+ }
    ) => {
        $(#[$meta])*
        $visibility struct $name { $($(#[$field_meta])* $field_visibility $field: $type,)+ }
        from_row!($name { $($field: $type,)+ });
    };
}

/// Reads a struct from a row whose columns have the names of its fields.
macro_rules! from_row {
    ($name:ident { $($field:ident: $type:ty,)+ }) => {
        impl<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow> for $name {
            fn from_row(row: &'r sqlx::sqlite::SqliteRow) -> sqlx::Result<Self> {
                Ok(Self { $($field: <$type as $crate::columns::Column>::of_sqlite(row, stringify!($field))?,)+ })
            }
        }
        impl<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow> for $name {
            fn from_row(row: &'r sqlx::postgres::PgRow) -> sqlx::Result<Self> {
                Ok(Self { $($field: <$type as $crate::columns::Column>::of_postgres(row, stringify!($field))?,)+ })
            }
        }
    };
}
