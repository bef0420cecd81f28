//! The 1 km population grid, as it is published: one populated cell a line.

use base::coord::Coord;
use base::ids::CommuneCode;
use base::limits;
use std::io::{BufRead, BufReader, Read};

/// Most people in a cell of 1 km²: 20 times the densest one of France.
const MOST_PEOPLE: u32 = 1_000_000;

/// A populated cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its middle.
    pub coord: Coord,
    /// The commune that the census gives it, with the code of its time; `None` where it has none.
    pub commune: Option<CommuneCode>,
    /// The people who live in it; foreigners beyond the border included.
    pub people: u32,
}

/// What is wrong with a grid.
#[derive(Debug, thiserror::Error)]
pub enum GridError {
    /// The file cannot be read to its end.
    #[error("the grid cannot be read after line {line}")]
    Broken {
        /// The last line that was read.
        line: u64,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The first line is not that of a grid.
    #[error(
        "this is not a population grid: column `{column}` is missing from line 1 (expected at least lon, lat, commune, pop)"
    )]
    MissingColumn {
        /// The column.
        column: &'static str,
    },
    /// A value is not what its column holds.
    #[error("line {line}, column `{column}`: `{value}` is not {expected}")]
    BadValue {
        /// Line, the header being 1.
        line: u64,
        /// Column.
        column: &'static str,
        /// What stands there, cut at 40 characters.
        value: String,
        /// What should.
        expected: &'static str,
    },
    /// A line has fewer or more values than the first line.
    #[error("line {line} has {found} values, line 1 has {expected}")]
    RaggedLine {
        /// Line, the header being 1.
        line: u64,
        /// Values on it.
        found: u64,
        /// Values on line 1.
        expected: u64,
    },
    /// The bytes of a line are not UTF-8.
    #[error("line {line} is not text in UTF-8")]
    NotText {
        /// Line, the header being 1.
        line: u64,
    },
    /// No cell at all, or nobody in any of them.
    #[error("the grid has no populated cell")]
    Empty,
    /// More than anybody's grid.
    #[error("the grid is larger than {0} bytes")]
    TooLarge(u64),
}

/// Reads a grid: comma-separated, or semicolons as in French spreadsheets; header on line 1, columns in any order,
/// others than `lon`, `lat`, `commune` and `pop` ignored. The caller undoes any compression.
///
/// # Errors
/// The first thing wrong with the file: a grid is taken whole or not at all.
pub fn read(input: impl Read) -> Result<Vec<Cell>, GridError> {
    read_up_to(input, limits::GRID_BYTES)
}

fn read_up_to(input: impl Read, most_bytes: u64) -> Result<Vec<Cell>, GridError> {
    let mut input = BufReader::new(input.take(most_bytes + 1));
    let cells = read_cells(&mut input);
    // Whatever was wrong at the end of a file cut by us is our doing.
    if input.get_ref().limit() == 0 { Err(GridError::TooLarge(most_bytes)) } else { cells }
}

fn read_cells(input: &mut impl BufRead) -> Result<Vec<Cell>, GridError> {
    let mut header = Vec::new();
    input.read_until(b'\n', &mut header).map_err(|source| GridError::Broken { line: 0, source })?;
    let header = String::from_utf8(header).map_err(|_| GridError::NotText { line: 1 })?;
    let header = header.trim_start_matches('\u{feff}').trim_end();
    let separator = if header.contains(';') { b';' } else { b',' };
    let columns = Columns::of(header, char::from(separator))?;
    let mut rows =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(input);
    let mut cells = Vec::new();
    let mut row = csv::StringRecord::new();
    // The reader counts from the line after the header.
    let mut line = 1;
    while rows.read_record(&mut row).map_err(|error| refused(error, line + 1))? {
        line = row.position().map_or(line, csv::Position::line) + 1;
        cells.push(columns.cell(&row, line)?);
    }
    if cells.iter().all(|cell| cell.people == 0) {
        return Err(GridError::Empty);
    }
    Ok(cells)
}

fn refused(error: csv::Error, line: u64) -> GridError {
    let line = error.position().map_or(line, |position| position.line() + 1);
    match error.into_kind() {
        csv::ErrorKind::Io(source) => GridError::Broken { line: line.saturating_sub(1), source },
        _ => GridError::NotText { line },
    }
}

/// Where the columns are.
struct Columns {
    lon: usize,
    lat: usize,
    commune: usize,
    people: usize,
    count: usize,
}

impl Columns {
    fn of(header: &str, separator: char) -> Result<Self, GridError> {
        let names: Vec<&str> = header.split(separator).map(|name| name.trim().trim_matches('"')).collect();
        let at = |column: &'static str| {
            let found = names.iter().position(|name| name.eq_ignore_ascii_case(column));
            found.ok_or(GridError::MissingColumn { column })
        };
        let (lon, lat, commune, people) = (at("lon")?, at("lat")?, at("commune")?, at("pop")?);
        Ok(Self { lon, lat, commune, people, count: names.len() })
    }

    fn cell(&self, row: &csv::StringRecord, line: u64) -> Result<Cell, GridError> {
        if row.len() != self.count {
            let (found, expected) = (row.len() as u64, self.count as u64);
            return Err(GridError::RaggedLine { line, found, expected });
        }
        let bad = |column, index: usize, expected| {
            let value = row[index].chars().take(40).collect();
            GridError::BadValue { line, column, value, expected }
        };
        let degrees = |column, index: usize, most: f64, expected| {
            let degrees = row[index].trim().parse::<f64>().ok();
            degrees.filter(|degrees| degrees.abs() <= most).ok_or_else(|| bad(column, index, expected))
        };
        let lon = degrees("lon", self.lon, 180.0, "a longitude in degrees")?;
        let lat = degrees("lat", self.lat, 90.0, "a latitude in degrees")?;
        let people = row[self.people].trim().parse().ok().filter(|people| *people <= MOST_PEOPLE);
        let people = people.ok_or_else(|| bad("pop", self.people, "a number of people"))?;
        let commune = match row[self.commune].trim() {
            "" => None,
            code => Some(code.parse().map_err(|_| {
                bad("commune", self.commune, "an INSEE code of 5 characters (read the column as text)")
            })?),
        };
        let coord =
            Coord::from_degrees(lon, lat).ok_or_else(|| bad("lon", self.lon, "a longitude in degrees"))?;
        Ok(Cell { coord, commune, people })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        match read(text.as_bytes()) {
            Ok(cells) => assert_eq!(format!("{} cells", cells.len()), expected, "{text}"),
            Err(error) => assert_eq!(error.to_string(), expected, "{text}"),
        }
    }

    #[test]
    fn columns_come_in_any_order_and_others_are_ignored() {
        let cells =
            read("pays,pop,commune,lat,lon\nFR,12,2A041,41.5,9.25\nFR,3,,42,1.5\n".as_bytes()).unwrap();
        assert_eq!(cells[0].coord, Coord { lon_e6: 9_250_000, lat_e6: 41_500_000 });
        assert_eq!((cells[0].commune.unwrap().as_str(), cells[0].people), ("2A041", 12));
        assert_eq!((cells[1].commune, cells[1].people), (None, 3));
        check("\u{feff}lon;lat;commune;pop\r\n2;48;75056;1\r\n", "1 cells");
    }

    #[test]
    fn errors_name_line_and_column() {
        check(
            "",
            "this is not a population grid: column `lon` is missing from line 1 (expected at least lon, lat, commune, pop)",
        );
        check(
            "lon,lat,pop\n",
            "this is not a population grid: column `commune` is missing from line 1 (expected at least lon, lat, commune, pop)",
        );
        let header = "lon,lat,commune,pop\n";
        check(header, "the grid has no populated cell");
        check(&format!("{header}2,48,75056,0\n"), "the grid has no populated cell");
        check(
            &format!("{header}2,48,75056,5\n2,x,75056,5\n"),
            "line 3, column `lat`: `x` is not a latitude in degrees",
        );
        check(&format!("{header}2,48,75056,-5\n"), "line 2, column `pop`: `-5` is not a number of people");
        check(
            &format!("{header}NaN,48,75056,5\n"),
            "line 2, column `lon`: `NaN` is not a longitude in degrees",
        );
        check(
            &format!("{header}2,48,1001,5\n"),
            "line 2, column `commune`: `1001` is not an INSEE code of 5 characters (read the column as text)",
        );
        check(&format!("{header}2,48,75056\n"), "line 2 has 3 values, line 1 has 4");
        let mut bytes = format!("{header}2,48,75056,5\n").into_bytes();
        bytes.extend(b"2,48,\xff,5\n");
        assert_eq!(read(bytes.as_slice()).unwrap_err().to_string(), "line 3 is not text in UTF-8");
        let long = format!("{header}{}", "2,48,75056,5\n".repeat(100));
        assert!(matches!(read_up_to(long.as_bytes(), 200), Err(GridError::TooLarge(200))));
    }
}
