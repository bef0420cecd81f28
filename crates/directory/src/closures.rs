//! `closures.csv`: what a prefecture knows and the list does not say, `id_fs,from,to,reason`.

use crate::csv_table;
use crate::encoding;
use crate::read::ListRefused;
use crate::text;
use jiff::civil::Date;
use serde::Serialize;

/// A point is closed from one day to another, both included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnnouncedClosure {
    /// Line of the file.
    pub line: u32,
    /// Which point.
    pub id_fs: String,
    /// First day closed.
    pub from: Date,
    /// Last day closed.
    pub to: Date,
    /// Why; may be empty.
    pub reason: String,
}

/// Why a file of closures was refused whole: nothing may change, so that the file can be corrected and imported
/// again without thinking of what is already there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClosuresRefused {
    /// Not a table at all.
    #[error(transparent)]
    Unreadable(#[from] ListRefused),
    /// The header has not the four columns.
    #[error("line 1: no column `{column}`: the file needs the columns id_fs, from, to, reason")]
    NoColumn {
        /// The one that is not there.
        column: &'static str,
    },
    /// No point is named.
    #[error("line {line}, column id_fs: no id: write the `id_fs` of the point")]
    NoId {
        /// Line of the row.
        line: u32,
    },
    /// A cell is not a date.
    #[error("line {line}, column {column}: `{found}` is not a date: write YYYY-MM-DD, as in 2024-08-31")]
    NotADate {
        /// Line of the row.
        line: u32,
        /// `from` or `to`.
        column: &'static str,
        /// As written.
        found: String,
    },
    /// The end comes before the beginning.
    #[error(
        "line {line}, column to: the closure ends on {to}, before it begins on {from}: exchange the two dates"
    )]
    EndsBeforeItBegins {
        /// Line of the row.
        line: u32,
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
    /// Only a header.
    #[error(
        "line 2: no closure in the file: write one row for each, as in `123,2024-08-05,2024-08-16,congés`"
    )]
    NoRow,
}

const COLUMNS: [&str; 4] = ["id_fs", "from", "to", "reason"];

/// Reads a file of closures: any of the encodings and separators of a list, columns in any order.
///
/// # Errors
/// [`ClosuresRefused`], with the line and column of the first fault.
pub fn read(bytes: &[u8]) -> Result<Vec<AnnouncedClosure>, ClosuresRefused> {
    let table = csv_table::read(&encoding::decode(bytes)?)?;
    let keys: Vec<String> = table.headers.iter().map(|header| text::key(header)).collect();
    let mut places = [0; 4];
    for (place, column) in places.iter_mut().zip(COLUMNS) {
        let found = keys.iter().position(|key| *key == text::key(column));
        // The reason may be left out.
        *place = match found {
            None if column == "reason" => usize::MAX,
            found => found.ok_or(ClosuresRefused::NoColumn { column })?,
        };
    }
    let mut closures = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let [id_fs, from, to, reason] =
            places.map(|place| row.cells.get(place).map_or_else(String::new, |cell| text::one_line(cell)));
        if id_fs.is_empty() {
            return Err(ClosuresRefused::NoId { line: row.line });
        }
        let (from, to) = (date(row.line, "from", &from)?, date(row.line, "to", &to)?);
        if to < from {
            return Err(ClosuresRefused::EndsBeforeItBegins { line: row.line, from, to });
        }
        closures.push(AnnouncedClosure { line: row.line, id_fs, from, to, reason });
    }
    if closures.is_empty() { Err(ClosuresRefused::NoRow) } else { Ok(closures) }
}

/// `2024-08-31`, or `31/08/2024` as French spreadsheets turn it into.
fn date(line: u32, column: &'static str, cell: &str) -> Result<Date, ClosuresRefused> {
    let parts: Vec<&str> = cell.split(['-', '/']).collect();
    let read = match parts[..] {
        [year, month, day] if year.len() == 4 => whole_date(year, month, day),
        [day, month, year] if year.len() == 4 && cell.contains('/') => whole_date(year, month, day),
        _ => None,
    };
    read.ok_or_else(|| ClosuresRefused::NotADate { line, column, found: cell.chars().take(40).collect() })
}

fn whole_date(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn closures_are_read_in_either_form() {
        let text = "reason;id_fs;to;from\ncongés;12;16/08/2024;05/08/2024\n;FS 3;2024-12-31;2024-12-24\n";
        let closures = read(text.as_bytes()).unwrap();
        assert_eq!(closures.len(), 2);
        assert_eq!((closures[0].line, closures[0].from.to_string().as_str()), (2, "2024-08-05"));
        assert_eq!((closures[1].id_fs.as_str(), closures[1].to.to_string().as_str()), ("FS 3", "2024-12-31"));
    }

    #[test]
    fn faults_name_their_line_and_column() {
        let cases = [
            ("id_fs,to,reason\n1,2024-01-01,x\n", "line 1: no column `from`"),
            ("id_fs,from,to,reason\n", "line 2: no closure"),
            ("id_fs,from,to,reason\n,2024-01-01,2024-01-02,x\n", "line 2, column id_fs"),
            (
                "id_fs,from,to,reason\n1,2024-02-30,2024-03-02,x\n",
                "line 2, column from: `2024-02-30` is not a date",
            ),
            ("id_fs,from,to,reason\n1,2024-01-03,2024-01-02,x\n", "line 2, column to: the closure ends"),
            ("id_fs,from,to,reason\n1,\"2024-01-03", "line 2, column 3: a quote opens"),
            ("id_fs,from,to,reason\n1,2024-01-03", "line 2, column 2: the file ends in the middle"),
        ];
        for (text, expected) in cases {
            let message = read(text.as_bytes()).unwrap_err().to_string();
            assert!(message.starts_with(expected), "{message}");
        }
    }
}
