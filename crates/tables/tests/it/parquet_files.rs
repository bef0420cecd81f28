//! Parquet out and in, and what is no Parquet.

use crate::forms::{COLUMNS, about, rows};
use tables::parquet_in::{ParquetRefused, is_parquet, read};
use tables::table::Table;
use tables::{csv_form, parquet_form};

fn file() -> Vec<u8> {
    let (about, rows) = (about(), rows());
    let mut bytes = Vec::new();
    parquet_form::write(&Table { about: &about, columns: COLUMNS, rows: &rows }, &mut bytes).expect("memory");
    bytes
}

#[test]
fn what_was_written_is_read() {
    let bytes = file();
    assert!(is_parquet(&bytes) && !is_parquet(b"id_fs,insee_dep"));
    let table = read(&bytes).unwrap();
    assert_eq!(table.headers, COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>());
    let expected: Vec<Vec<String>> = rows()
        .iter()
        .map(|row| COLUMNS.iter().map(|column| csv_form::text((column.cell)(row)).into_owned()).collect())
        .collect();
    // The same cells as the CSV, but for the zeros that numbers do not keep.
    let trimmed =
        |cells: &[String]| cells.iter().map(|cell| cell.trim_end_matches('0').to_owned()).collect::<Vec<_>>();
    for (read, written) in table.rows.iter().zip(&expected) {
        assert_eq!(trimmed(read), trimmed(written));
    }
    assert_eq!(bytes, file(), "the same bytes again");
}

#[test]
fn broken_files_are_refused_and_nothing_panics() {
    let bytes = file();
    for length in 0..bytes.len() {
        assert!(read(&bytes[..length]).is_err(), "cut at {length}");
    }
    let mut refused = 0;
    for at in 0..bytes.len() {
        for change in [0x01, 0x80, 0xff] {
            let mut broken = bytes.clone();
            broken[at] ^= change;
            // A changed letter of a name is still a file; anything else must be an error, not a panic.
            refused += usize::from(read(&broken).is_err());
        }
    }
    assert!(refused > bytes.len() / 2, "{refused} of {} changes refused", bytes.len() * 3);
    let says = read(b"PAR1 and nothing else").unwrap_err();
    assert!(matches!(says, ParquetRefused::Unreadable(_)) && says.to_string().contains("export it again"));
}
