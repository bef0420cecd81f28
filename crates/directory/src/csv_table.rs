//! CSV, strictly. The `csv` crate reads a file with a missing quote without a word and puts half of the rows into
//! one cell; a list that was cut or damaged must be refused with the place of the fault, so the hundred lines of a
//! reader that knows its line and column stand here.

use crate::columns;
use crate::encoding::Decoded;
use crate::read::ListRefused;
use crate::table::{Row, Table};
use base::limits;

const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];

pub(crate) fn read(decoded: &Decoded) -> Result<Table, ListRefused> {
    let text = decoded.text.trim_end_matches('\u{1A}');
    let delimiter = delimiter_of(text)?;
    let mut rows = split(text, delimiter)?.into_iter();
    let Some(header) = rows.next() else {
        return Err(ListRefused::Empty);
    };
    let mut headers: Vec<String> = header.cells.iter().map(|cell| cell.trim().to_owned()).collect();
    while headers.last().is_some_and(String::is_empty) {
        headers.pop();
    }
    let mut table = Table { headers, rows: rows.collect() };
    for row in &mut table.rows {
        // Spreadsheets pad rows with empty cells on the right.
        while row.cells.len() > table.headers.len()
            && row.cells.last().is_some_and(|cell| cell.trim().is_empty())
        {
            row.cells.pop();
        }
    }
    refuse_truncated(&table, decoded, text)?;
    Ok(table)
}

/// The separator under which the first row names the most columns of the list.
fn delimiter_of(text: &str) -> Result<char, ListRefused> {
    let first_line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let known = |delimiter: char| {
        let cells = first_line.split(delimiter);
        cells.filter(|cell| columns::official(cell.trim().trim_matches('"')).is_some()).count()
    };
    let Some(best) = DELIMITERS
        .into_iter()
        .max_by_key(|&delimiter| (known(delimiter), first_line.matches(delimiter).count()))
    else {
        return Err(ListRefused::Empty);
    };
    Ok(best)
}

/// A row that is the last one and short was cut, wherever the cut fell; a file without a last line end was cut if
/// its last cell is not like those above it.
fn refuse_truncated(table: &Table, decoded: &Decoded, text: &str) -> Result<(), ListRefused> {
    let Some(last) = table.rows.last() else {
        return Ok(());
    };
    let fields = last.cells.len();
    let truncated =
        || ListRefused::Truncated { line: last.line, column: u32::try_from(fields).unwrap_or(u32::MAX) };
    if decoded.cut_inside_character || fields < table.headers.len() {
        return Err(truncated());
    }
    if text.ends_with('\n') || text.ends_with('\r') || text.ends_with('"') {
        return Ok(());
    }
    let ends_like_a_label = |row: &Row| row.cells.last().is_some_and(|cell| ends_with_a_date(cell.trim()));
    let (_, others) = table.rows.split_last().unwrap_or((last, &[]));
    if !others.is_empty() && others.iter().all(ends_like_a_label) && !ends_like_a_label(last) {
        return Err(truncated());
    }
    Ok(())
}

/// Whether the text ends like "01/02/2020".
fn ends_with_a_date(text: &str) -> bool {
    let tail: Vec<u8> = text.bytes().rev().take(10).collect();
    tail.len() == 10
        && tail
            .iter()
            .rev()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 2 | 5) { *byte == b'/' } else { byte.is_ascii_digit() })
}

/// Where the reader is.
struct Cursor<'a> {
    rest: std::iter::Peekable<std::str::Chars<'a>>,
    line: u32,
    column: u32,
}

impl Cursor<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.next()?;
        if c == '\n' || (c == '\r' && self.rest.peek() != Some(&'\n')) {
            self.line += 1;
            self.column = 1;
        } else {
            self.column += 1;
        }
        Some(c)
    }
}

/// What ended a field.
#[derive(PartialEq, Eq)]
enum End {
    Delimiter,
    Row,
    File,
}

fn split(text: &str, delimiter: char) -> Result<Vec<Row>, ListRefused> {
    let mut cursor = Cursor { rest: text.chars().peekable(), line: 1, column: 1 };
    let mut rows = Vec::new();
    loop {
        let line = cursor.line;
        let mut cells = Vec::new();
        let end = loop {
            let (cell, end) = field(&mut cursor, delimiter)?;
            cells.push(cell);
            if end != End::Delimiter {
                break end;
            }
        };
        if cells.iter().any(|cell| !cell.trim().is_empty()) {
            if rows.len() > limits::LIST_ROWS {
                return Err(ListRefused::TooManyRows);
            }
            rows.push(Row { line, cells });
        }
        if end == End::File {
            return Ok(rows);
        }
    }
}

fn field(cursor: &mut Cursor, delimiter: char) -> Result<(String, End), ListRefused> {
    if cursor.rest.peek() == Some(&'"') { quoted(cursor, delimiter) } else { bare(cursor, delimiter) }
}

fn quoted(cursor: &mut Cursor, delimiter: char) -> Result<(String, End), ListRefused> {
    let (line, column) = (cursor.line, cursor.column);
    cursor.next();
    let mut cell = String::new();
    loop {
        match cursor.next() {
            None => return Err(ListRefused::QuoteNeverCloses { line, column }),
            Some('"') if cursor.rest.peek() == Some(&'"') => {
                cursor.next();
                cell.push('"');
            }
            Some('"') => break,
            Some(c) => cell.push(c),
        }
    }
    while cursor.rest.peek().is_some_and(|c| *c == ' ' && *c != delimiter) {
        cursor.next();
    }
    let (line, column) = (cursor.line, cursor.column);
    end_of_field(cursor, delimiter)
        .map(|end| (cell, end))
        .ok_or(ListRefused::UnbalancedQuotes { line, column })
}

fn bare(cursor: &mut Cursor, delimiter: char) -> Result<(String, End), ListRefused> {
    let mut cell = String::new();
    let mut lone_quote = None;
    loop {
        if let Some(end) = end_of_field(cursor, delimiter) {
            return match lone_quote {
                Some((line, column)) => Err(ListRefused::UnbalancedQuotes { line, column }),
                None => Ok((cell, end)),
            };
        }
        let place = (cursor.line, cursor.column);
        if let Some(c) = cursor.next() {
            if c == '"' {
                lone_quote = if lone_quote.is_some() { None } else { Some(place) };
            }
            cell.push(c);
        }
    }
}

/// Takes a delimiter, a line end or the end of the file, if one is next.
fn end_of_field(cursor: &mut Cursor, delimiter: char) -> Option<End> {
    match cursor.rest.peek().copied() {
        None => Some(End::File),
        Some(c) if c == delimiter => {
            cursor.next();
            Some(End::Delimiter)
        }
        Some('\r' | '\n') => {
            if cursor.next() == Some('\r') && cursor.rest.peek() == Some(&'\n') {
                cursor.next();
            }
            Some(End::Row)
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding;
    use proptest::prelude::*;

    fn rows(text: &str) -> Result<Vec<(u32, Vec<String>)>, ListRefused> {
        split(text, ';').map(|rows| rows.into_iter().map(|row| (row.line, row.cells)).collect())
    }

    #[test]
    fn quoted_cells_hold_separators_lines_and_quotes() {
        let read = rows("a;\"b;\"\"c\"\"\nd\";e\r\n\r\n;;\nf;g \"h\" i;\n").unwrap();
        let expected = [(1, vec!["a", "b;\"c\"\nd", "e"]), (5, vec!["f", "g \"h\" i", ""])];
        assert_eq!(read, expected.map(|(line, cells)| (line, cells.into_iter().map(String::from).collect())));
    }

    #[test]
    fn faults_of_quotes_have_their_line_and_column() {
        assert_eq!(rows("a;b\nc;\"d\ne"), Err(ListRefused::QuoteNeverCloses { line: 2, column: 3 }));
        assert_eq!(rows("a;\"b\"c;d"), Err(ListRefused::UnbalancedQuotes { line: 1, column: 6 }));
        assert_eq!(rows("a\nb \"c;d"), Err(ListRefused::UnbalancedQuotes { line: 2, column: 3 }));
    }

    proptest! {
        /// Whatever the csv crate writes, this reader reads.
        #[test]
        fn reads_what_another_program_writes(
            table in prop::collection::vec(prop::collection::vec("[a-z\";, \n]{0,6}", 3), 1..6)
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let read: Vec<Vec<String>> = split(&text, ';').unwrap().into_iter().map(|row| row.cells).collect();
            let kept: Vec<Vec<String>> =
                table.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
            prop_assert_eq!(read, kept);
        }

        #[test]
        fn never_panics(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Ok(decoded) = encoding::decode(&bytes) {
                let _ = read(&decoded);
            }
        }
    }
}
