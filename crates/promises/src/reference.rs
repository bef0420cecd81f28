//! Our shares beside somebody else's: a CSV `level,code,minutes,share` (share in percent). Compares, never fits.

use crate::coverage::MINUTES;
use serde::Serialize;
use std::collections::BTreeMap;

/// A share that somebody else published.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// `nation`, `region`, `department`, `epci` or `commune`.
    pub level: String,
    /// The territory's code (`FR` for the nation).
    pub code: String,
    /// The limit.
    pub minutes: u32,
    /// The share of people within it, in percent.
    pub share: f64,
}

/// Levels that a reference may speak of.
const LEVELS: [&str; 5] = ["nation", "region", "department", "epci", "commune"];

/// Why a file of references was refused.
#[derive(Debug, thiserror::Error)]
pub enum ReferenceError {
    /// It is not a table, or a row has other columns than the first.
    #[error("the reference must be a CSV in UTF-8 with the columns level,code,minutes,share")]
    Csv(#[from] csv::Error),
    /// A column is missing.
    #[error("line 1: no column `{0}`; the reference must be a CSV with the columns level,code,minutes,share")]
    Column(&'static str),
    /// A value makes no sense.
    #[error("line {line}, column {column}: {problem}")]
    Value {
        /// The line, from 1.
        line: u64,
        /// The column.
        column: &'static str,
        /// What is wrong.
        problem: String,
    },
}

/// Reads references. Columns may stand in any order, beside others.
///
/// # Errors
/// The first row that does not read, with its line and column.
pub fn read(bytes: &[u8]) -> Result<Vec<Reference>, ReferenceError> {
    let without_mark = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut table = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(without_mark);
    let headers = table.headers()?.clone();
    let column = |name: &'static str| {
        headers.iter().position(|header| header == name).ok_or(ReferenceError::Column(name))
    };
    let columns = [column("level")?, column("code")?, column("minutes")?, column("share")?];
    let mut references = Vec::new();
    for record in table.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let cells = columns.map(|column| record.get(column).unwrap_or(""));
        references.push(row(cells).map_err(|(column, problem)| ReferenceError::Value {
            line,
            column,
            problem,
        })?);
    }
    Ok(references)
}

/// One row, or the column that is wrong and why.
fn row([level, code, minutes, share]: [&str; 4]) -> Result<Reference, (&'static str, String)> {
    if !LEVELS.contains(&level) {
        return Err(("level", format!("`{level}` is not one of {}", LEVELS.join(", "))));
    }
    if code.is_empty() {
        return Err(("code", "no code".to_owned()));
    }
    let known = minutes.parse().ok().filter(|minutes| MINUTES.contains(minutes));
    let minutes = known.ok_or_else(|| ("minutes", format!("`{minutes}` is not one of {MINUTES:?}")))?;
    let percent = share.parse().ok().filter(|share| (0.0..=100.0).contains(share));
    let share =
        percent.ok_or_else(|| ("share", format!("`{share}` is not a percentage written like 97.9")))?;
    Ok(Reference { level: level.to_owned(), code: code.to_owned(), minutes, share })
}

/// One row compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Compared {
    /// The level.
    pub level: String,
    /// The territory.
    pub code: String,
    /// The limit.
    pub minutes: u32,
    /// Our share; `None` where we have no such territory.
    pub ours: Option<f64>,
    /// Theirs.
    pub theirs: f64,
    /// Ours less theirs.
    pub difference: Option<f64>,
}

/// The mean absolute error of one level and limit, each territory counting once.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeanError {
    /// The level.
    pub level: String,
    /// The limit.
    pub minutes: u32,
    /// How many territories were compared.
    pub compared: usize,
    /// The mean of the absolute differences, in points.
    pub mean_absolute_error: f64,
}

/// Compares references with our shares, given by level, code and index of the limit.
pub fn compare(
    references: &[Reference],
    ours: impl Fn(&str, &str, usize) -> Option<f64>,
) -> (Vec<Compared>, Vec<MeanError>) {
    let mut rows = Vec::with_capacity(references.len());
    let mut sums: BTreeMap<(String, u32), (usize, f64)> = BTreeMap::new();
    for reference in references {
        let limit = MINUTES.iter().position(|minutes| *minutes == reference.minutes);
        let share = limit.and_then(|limit| ours(&reference.level, &reference.code, limit));
        let difference = share.map(|share| share - reference.share);
        if let Some(difference) = difference {
            let sum = sums.entry((reference.level.clone(), reference.minutes)).or_default();
            *sum = (sum.0 + 1, sum.1 + difference.abs());
        }
        rows.push(Compared {
            level: reference.level.clone(),
            code: reference.code.clone(),
            minutes: reference.minutes,
            ours: share,
            theirs: reference.share,
            difference,
        });
    }
    let errors = sums
        .into_iter()
        .map(|((level, minutes), (compared, sum))| {
            #[expect(clippy::cast_precision_loss, reason = "a count of territories")]
            let mean_absolute_error = sum / compared as f64;
            MeanError { level, minutes, compared, mean_absolute_error }
        })
        .collect();
    (rows, errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_territory_counts_once_and_unknown_ones_do_not() {
        let file = "level,code,minutes,share\ndepartment,48,20,75\ndepartment,2A,20,90\ndepartment,99,20,1\n";
        let references = read(file.as_bytes()).unwrap();
        let ours = |_: &str, code: &str, _: usize| match code {
            "48" => Some(77.0),
            "2A" => Some(89.0),
            _ => None,
        };
        let (rows, errors) = compare(&references, ours);
        assert_eq!((rows.len(), rows[2].difference), (3, None));
        assert_eq!((errors[0].compared, errors[0].mean_absolute_error), (2, 1.5));
    }

    #[test]
    fn levels_and_limits_have_their_own_means_in_order() {
        let file = "level,code,minutes,share\nregion,76,20,50\ndepartment,48,20,50\ndepartment,48,10,40\n";
        let (_, errors) = compare(&read(file.as_bytes()).unwrap(), |_, _, _| Some(60.0));
        let means: Vec<_> =
            errors.iter().map(|it| (it.level.as_str(), it.minutes, it.mean_absolute_error)).collect();
        assert_eq!(means, [("department", 10, 20.0), ("department", 20, 10.0), ("region", 20, 10.0)]);
    }

    #[test]
    fn columns_may_stand_anywhere_after_a_byte_order_mark() {
        let file = "\u{feff}name,share,minutes,code,level\nLozère, 77.0 ,20,48,department\n";
        let expected = Reference { level: "department".into(), code: "48".into(), minutes: 20, share: 77.0 };
        assert_eq!(read(file.as_bytes()).unwrap(), [expected]);
    }

    #[test]
    fn bad_rows_are_named() {
        let says = |row: &str| {
            read(format!("level,code,minutes,share\n{row}\n").as_bytes()).unwrap_err().to_string()
        };
        assert!(says("planet,1,20,3").contains("line 2, column level"));
        assert!(says("nation,,20,3").contains("line 2, column code"));
        assert!(says("nation,FR,21,3").contains("line 2, column minutes"));
        assert!(says("nation,FR,vingt,3").contains("column minutes: `vingt`"));
        assert!(says("nation,FR,20,300").contains("line 2, column share"));
        assert!(says("nation,FR,20,NaN").contains("column share"));
        assert!(says("nation,FR,20,\"71,16\"").contains("column share"));
        assert!(says("nation,FR,20,3\nnation,FR,20").contains("CSV"));
        assert!(read(b"level;code\n").unwrap_err().to_string().contains("no column `level`"));
        assert!(read(b"").unwrap_err().to_string().contains("no column `level`"));
        assert!(read(b"level,code,minutes,share\nnation,\xFF,20,3\n").is_err());
    }
}
