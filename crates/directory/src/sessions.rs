//! `sessions.csv`: when operators hold their own sessions at points, `id_fs,operator,date,weekday,recurrence,hours,
//! appointment,place`. Cells are kept as text: the room `hours` understands what they say of time.

use crate::csv_table;
use crate::encoding;
use crate::read::ListRefused;
use crate::text;

/// A row, as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListedSession {
    /// Line of the file.
    pub line: u32,
    /// Which point.
    pub id_fs: String,
    /// Who receives.
    pub operator: String,
    /// One day; empty where the session comes back.
    pub date: String,
    /// The day of the week on which it comes back.
    pub weekday: String,
    /// In which weeks.
    pub recurrence: String,
    /// From when to when.
    pub hours: String,
    /// Whether an appointment is needed.
    pub appointment: String,
    /// Where at the point.
    pub place: String,
}

/// Why a file of sessions was refused whole.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionsRefused {
    /// Not a table at all.
    #[error(transparent)]
    Unreadable(#[from] ListRefused),
    /// The header lacks a column that no row can do without.
    #[error(
        "line 1: no column `{column}`: the file needs id_fs, operator and hours, and date or weekday; recurrence, appointment \
         and place may be left out"
    )]
    NoColumn {
        /// The one that is not there.
        column: &'static str,
    },
    /// Only a header.
    #[error("line 2: no session in the file: write one row for each, as in `123,CAF,,mardi,1,9h-12h,oui,`")]
    NoRow,
}

const COLUMNS: [&str; 8] =
    ["id_fs", "operator", "date", "weekday", "recurrence", "hours", "appointment", "place"];

/// Reads a file of sessions: any of the encodings and separators of a list, columns in any order.
///
/// # Errors
/// Where it is no table, lacks a column, or has no row.
pub fn read(bytes: &[u8]) -> Result<Vec<ListedSession>, SessionsRefused> {
    let table = csv_table::read(&encoding::decode(bytes)?)?;
    let keys: Vec<String> = table.headers.iter().map(|header| text::key(header)).collect();
    let places = COLUMNS.map(|column| keys.iter().position(|key| *key == text::key(column)));
    let there = |column: &str| COLUMNS.iter().zip(places).any(|(name, at)| *name == column && at.is_some());
    for column in ["id_fs", "operator", "hours"] {
        if !there(column) {
            return Err(SessionsRefused::NoColumn { column });
        }
    }
    if !there("date") && !there("weekday") {
        return Err(SessionsRefused::NoColumn { column: "date" });
    }
    if table.rows.is_empty() {
        return Err(SessionsRefused::NoRow);
    }
    let session = |row: &crate::table::Row| {
        let [id_fs, operator, date, weekday, recurrence, hours, appointment, place] = places.map(|place| {
            place.and_then(|place| row.cells.get(place)).map_or_else(String::new, |cell| text::one_line(cell))
        });
        let line = row.line;
        ListedSession { line, id_fs, operator, date, weekday, recurrence, hours, appointment, place }
    };
    Ok(table.rows.iter().map(session).collect())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn columns_come_in_any_order_and_some_may_be_left_out() {
        let text = "operator;hours;id_fs;weekday\nCAF;9h-12h;12;mardi\nCPAM;14h-16h;FS 3;jeudi\n";
        let sessions = read(text.as_bytes()).unwrap();
        assert_eq!(
            (sessions[0].line, sessions[0].id_fs.as_str(), sessions[0].weekday.as_str()),
            (2, "12", "mardi")
        );
        assert_eq!((sessions[1].operator.as_str(), sessions[1].place.as_str()), ("CPAM", ""));
    }

    #[test]
    fn what_is_no_file_of_sessions_is_refused_whole() {
        for (text, expected) in [
            ("id_fs,operator,date\n1,CAF,2024-09-03\n", "line 1: no column `hours`"),
            ("id_fs,operator,hours\n1,CAF,9h-12h\n", "line 1: no column `date`"),
            ("id_fs,operator,date,hours\n", "line 2: no session"),
        ] {
            let message = read(text.as_bytes()).unwrap_err().to_string();
            assert!(message.starts_with(expected), "{message}");
        }
    }
}
