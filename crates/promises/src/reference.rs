//! Our shares beside somebody else's: a CSV `level,code,minutes,share` (share in percent). Compares, never fits.

use crate::coverage::MINUTES;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A share that somebody else published.
#[derive(Clone, Debug, PartialEq, Deserialize)]
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

/// Why a file of references was refused.
#[derive(Debug, thiserror::Error)]
pub enum ReferenceError {
    /// A row does not read.
    #[error("the reference must be a CSV with the columns level,code,minutes,share")]
    Csv(#[from] csv::Error),
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

/// Reads references.
///
/// # Errors
/// The first row that does not read, with its line and column.
pub fn read(bytes: &[u8]) -> Result<Vec<Reference>, ReferenceError> {
    let mut table = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(bytes);
    let headers = table.headers()?.clone();
    let mut references = Vec::new();
    for record in table.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let reference: Reference = record.deserialize(Some(&headers))?;
        let wrong = |column, problem| Err(ReferenceError::Value { line, column, problem });
        if !["nation", "region", "department", "epci", "commune"].contains(&reference.level.as_str()) {
            let problem = format!("`{}` is not nation, region, department, epci or commune", reference.level);
            return wrong("level", problem);
        }
        if !MINUTES.contains(&reference.minutes) {
            return wrong("minutes", format!("{} is not one of {MINUTES:?}", reference.minutes));
        }
        if !(0.0..=100.0).contains(&reference.share) {
            return wrong("share", format!("{} is not a percentage", reference.share));
        }
        references.push(reference);
    }
    Ok(references)
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
    fn bad_rows_are_named() {
        let says = |row: &str| {
            read(format!("level,code,minutes,share\n{row}\n").as_bytes()).unwrap_err().to_string()
        };
        assert!(says("planet,1,20,3").contains("line 2, column level"));
        assert!(says("nation,FR,21,3").contains("column minutes"));
        assert!(says("nation,FR,20,300").contains("column share"));
    }
}
