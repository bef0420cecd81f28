//! A file into points: what was imported, corrected and refused, each with its line, column and reason.

use crate::columns::Columns;
use crate::gazetteer::Gazetteer;
use crate::point::ListedPoint;
use crate::table::{self, Row, Table};
use crate::{encoding, row};
use base::limits;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

pub use crate::encoding::Encoding;

/// What a file of points said. `rows = points.len() + refused.len()`.
#[derive(Clone, Debug)]
pub struct ListRead {
    /// The imported points, in the order of the file.
    pub points: Vec<ListedPoint>,
    /// Every correction, in the order of the file. The hours of the day cells are not read here, so their
    /// corrections come on top of these.
    pub corrections: Vec<Correction>,
    /// Every row that was not imported, in the order of the file.
    pub refused: Vec<RefusedRow>,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// Which header was read as which official column, in the order of the file.
    pub columns: Vec<ColumnRead>,
    /// Headers that mean nothing here.
    pub ignored_columns: Vec<String>,
}

/// A header of the file and the official column that it stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnRead {
    /// As written in the file.
    pub header: String,
    /// Name of the official column (of 2024, or `itinerance` and `format_fs_anct` of 2023).
    pub column: &'static str,
}

/// A cell that was not taken as written; its row was imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// Line on which the row begins.
    pub line: u32,
    /// Official name of the column.
    pub column: &'static str,
    /// As written.
    pub was: String,
    /// As taken.
    pub now: String,
    /// Why.
    pub reason: CorrectionReason,
}

/// Why a cell was not taken as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionReason {
    /// Zeros, spaces or a decimal part that spreadsheets take from or add to codes.
    #[error("a code that lost its zeros or its form")]
    CodeRepaired,
    /// The commune is now part of another.
    #[error("a commune that was merged into another")]
    MergedCommune,
    /// Paris, Lyon or Marseille as a whole became one of its arrondissements.
    #[error("a city taken by arrondissement")]
    CityToArrondissement,
    /// No such code, but the postal code and the name have a commune.
    #[error("an unknown commune code: found by postal code and name")]
    PlaceByPostalCodeAndName,
    /// No such code, but the name has one commune (in the department, where several bear it).
    #[error("an unknown commune code: found by name")]
    PlaceByName,
    /// No such code, but the postal code has one commune.
    #[error("an unknown commune code: found by postal code")]
    PlaceByPostalCode,
    /// No such code, postal code or name, but the position lies in a commune.
    #[error("an unknown commune: found by position")]
    PlaceByPosition,
    /// `insee_dep` is not the commune's department.
    #[error("a department that is not the commune's")]
    DepartmentDisagrees,
    /// Latitude and longitude were exchanged.
    #[error("latitude and longitude exchanged")]
    SwappedCoordinates,
    /// No latitude or longitude.
    #[error("no coordinates: the commune's position")]
    MissingCoordinates,
    /// Latitude and longitude are both 0, or nearly.
    #[error("coordinates 0, 0: the commune's position")]
    NullIsland,
    /// Not numbers, or not on Earth.
    #[error("coordinates that are not a position: the commune's position")]
    UnreadableCoordinates,
    /// More than [`crate::point::IMPOSSIBLE_M`] metres outside the commune.
    #[error("coordinates more than 50 km outside the commune: the commune's position")]
    ImpossibleCoordinates,
    /// Escape sequences of another program, or entities of HTML.
    #[error("escape sequences decoded")]
    EscapesDecoded,
    /// A careless replacement put "rendez-vous" inside words that had "rv" ("serendez-vousices").
    #[error("\"rv\" inside a word had become \"rendez-vous\"")]
    ReplacementUndone,
    /// A word that is none of the column's.
    #[error("a word that the column does not know: taken as unknown")]
    UnknownWord,
}

/// A row that was not imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefusedRow {
    /// Line on which the row begins.
    pub line: u32,
    /// Official name of the column at fault.
    pub column: &'static str,
    /// Why, and which value.
    pub reason: RowRefusal,
}

/// Why a row was not imported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowRefusal {
    /// `id_fs` is empty.
    #[error("no id: a row needs an `id_fs` to be followed from list to list")]
    NoId,
    /// `id_fs` was used before.
    #[error("second use of the id `{id}`, first used on line {first_line}")]
    IdUsedTwice {
        /// The id.
        id: String,
        /// Where it was used first.
        first_line: u32,
    },
    /// Neither code, postal code, name nor position leads to a commune.
    #[error(
        "no usable place: the commune code `{code}`, postal code `{postal_code}` and name `{name}` lead nowhere"
    )]
    NoUsablePlace {
        /// `insee_com` as written.
        code: String,
        /// `code_postal` as written.
        postal_code: String,
        /// `lib_com` as written.
        name: String,
    },
    /// The row has not the fields of the header, so that no cell can be trusted.
    #[error("{found} fields where the header has {expected}: add the missing separators or quote the text")]
    WrongFieldCount {
        /// Fields in the row.
        found: usize,
        /// Fields in the header.
        expected: usize,
    },
}

impl Serialize for RowRefusal {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Why a whole file was refused: nothing may change. Each message ends with what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ListRefused {
    /// Over the limit of bytes.
    #[error("the file has {bytes} bytes, more than {} MiB: this is not a list of points", limits::LIST_BYTES >> 20)]
    TooLarge {
        /// Its size.
        bytes: u64,
    },
    /// Nothing inside.
    #[error("the file is empty: download the list again")]
    Empty,
    /// Not text.
    #[error(
        "line {line}, column {column}: this is not a text file ({what}): export the list as CSV and import that"
    )]
    Binary {
        /// Line of the first byte that no text has.
        line: u32,
        /// Column of that byte.
        column: u32,
        /// What it looks like.
        what: &'static str,
    },
    /// A web page.
    #[error("line 1, column 1: this is a web page (HTML), not the list: download the CSV file itself")]
    Html,
    /// JSON, but not GeoJSON of points.
    #[error(
        "line {line}, column {column}: this JSON is not a GeoJSON list of points ({what}): import the CSV file, or a GeoJSON FeatureCollection"
    )]
    NotGeoJson {
        /// Line of the fault.
        line: u32,
        /// Column of the fault.
        column: u32,
        /// What is wrong.
        what: String,
    },
    /// Columns are missing, so it is another table.
    #[error(
        "line 1: not the list of points: no column {}; the header has {}. Check that the file is the official list, with its first line",
        list(missing),
        list(found)
    )]
    WrongColumns {
        /// Official names that no header stands for.
        missing: Vec<&'static str>,
        /// The headers, shortened.
        found: Vec<String>,
    },
    /// Two headers stand for one column.
    #[error(
        "line 1, column {column}: the header `{header}` is the second one for `{official}`: remove one of the two"
    )]
    ColumnTwice {
        /// Rank of the second header, from 1.
        column: u32,
        /// The second header.
        header: String,
        /// The official name of both.
        official: &'static str,
    },
    /// A quote opens and never closes.
    #[error(
        "line {line}, column {column}: a quote opens here and never closes: the file was cut, or a quote is missing; download it again, or write quotes inside a text twice (\"\")"
    )]
    QuoteNeverCloses {
        /// Line of the opening quote.
        line: u32,
        /// Column of the opening quote.
        column: u32,
    },
    /// Text follows a closing quote, or a lone quote stands in a bare field.
    #[error(
        "line {line}, column {column}: unbalanced quotes: a quote is missing or one too many near here; write quotes inside a text twice (\"\") and quote the whole field"
    )]
    UnbalancedQuotes {
        /// Line of the fault.
        line: u32,
        /// Column of the fault.
        column: u32,
    },
    /// The last row ends early.
    #[error(
        "line {line}, column {column}: the file ends in the middle of a row: it was cut; download it again"
    )]
    Truncated {
        /// Line on which the last row begins.
        line: u32,
        /// How many fields that row has.
        column: u32,
    },
    /// Over the limit of rows.
    #[error("more than {} rows: this is not a list of points", limits::LIST_ROWS)]
    TooManyRows,
    /// Not one row could be imported.
    #[error(
        "none of the {rows} rows can be imported (line {line}, column {column}: {reason}): check that this is the list of points"
    )]
    NoValidRow {
        /// How many rows there are.
        rows: usize,
        /// Line of the first refusal, 1 where there is no row at all.
        line: u32,
        /// Column of the first refusal.
        column: &'static str,
        /// The first refusal.
        reason: String,
    },
}

fn list(names: &[impl AsRef<str>]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    quoted.join(", ")
}

impl ListRead {
    /// How many rows the file has, imported and refused.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.points.len() + self.refused.len()
    }

    /// The lines of imported rows that have at least one correction.
    #[must_use]
    pub fn corrected_lines(&self) -> BTreeSet<u32> {
        self.corrections.iter().map(|correction| correction.line).collect()
    }
}

/// Reads a whole list of points.
///
/// # Errors
/// [`ListRefused`] where the file as a whole cannot be trusted: it is not the list, it was cut, or none of its rows
/// can be imported.
pub fn read(bytes: &[u8], gazetteer: &dyn Gazetteer) -> Result<ListRead, ListRefused> {
    let decoded = encoding::decode(bytes)?;
    let table = table::read(&decoded)?;
    read_whole(&table, decoded.encoding, gazetteer)
}

/// Reads a list that is a table already: the headers, and the cells of each row, which count from 1.
///
/// # Errors
/// As [`read`].
pub fn read_table(
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
    gazetteer: &dyn Gazetteer,
) -> Result<ListRead, ListRefused> {
    if rows.len() > limits::LIST_ROWS {
        return Err(ListRefused::TooManyRows);
    }
    let rows = (1..).zip(rows).map(|(line, cells)| Row { line, cells }).collect();
    read_whole(&Table { headers, rows }, Encoding::Utf8, gazetteer)
}

fn read_whole(table: &Table, encoding: Encoding, gazetteer: &dyn Gazetteer) -> Result<ListRead, ListRefused> {
    let columns = Columns::of(&table.headers)?;
    let mut list = ListRead {
        points: Vec::with_capacity(table.rows.len()),
        corrections: Vec::new(),
        refused: Vec::new(),
        encoding,
        columns: columns.read(&table.headers),
        ignored_columns: columns.ignored(&table.headers),
    };
    read_rows(table, &columns, gazetteer, &mut list);
    if list.points.is_empty() {
        return Err(no_valid_row(&list));
    }
    Ok(list)
}

fn read_rows(table: &Table, columns: &Columns, gazetteer: &dyn Gazetteer, list: &mut ListRead) {
    let mut first_lines: BTreeMap<String, u32> = BTreeMap::new();
    for cells in &table.rows {
        let mut corrections = Vec::new();
        let read = row::read(cells, table.headers.len(), columns, gazetteer, &mut corrections);
        let read = read.and_then(|point| match first_lines.get(&point.id_fs) {
            Some(&first_line) => Err(row::refused(
                cells.line,
                "id_fs",
                RowRefusal::IdUsedTwice { id: point.id_fs, first_line },
            )),
            None => Ok(point),
        });
        match read {
            Ok(point) => {
                first_lines.insert(point.id_fs.clone(), cells.line);
                list.points.push(point);
                list.corrections.append(&mut corrections);
            }
            Err(refused) => list.refused.push(refused),
        }
    }
}

fn no_valid_row(list: &ListRead) -> ListRefused {
    let (line, column, reason) = match list.refused.first() {
        Some(first) => (first.line, first.column, first.reason.to_string()),
        None => (1, "id_fs", "there is only a header".to_owned()),
    };
    ListRefused::NoValidRow { rows: list.rows(), line, column, reason }
}
