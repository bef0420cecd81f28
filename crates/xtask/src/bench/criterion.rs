//! The benches inside the process: runs them with `cargo bench` and reads what they leave.

use super::table::Figure;
use crate::Failure;
use serde::Deserialize;
use std::path::Path;
use std::process::{Command, Stdio};

/// Each crate with benches, and their names.
const BENCHES: [(&str, &str); 4] =
    [("territory", "search"), ("directory", "list"), ("promises", "board"), ("app", "nation")];

/// What criterion writes of a bench, as far as it matters here.
#[derive(Deserialize)]
struct Bench {
    full_id: String,
}

#[derive(Deserialize)]
struct Estimates {
    mean: Estimate,
}

#[derive(Deserialize)]
struct Estimate {
    /// In nanoseconds.
    point_estimate: f64,
}

/// Runs every bench, and gives their means with the figures that they print themselves.
pub(crate) fn measure(target: &Path) -> Result<Vec<Figure>, Failure> {
    let results = target.join("bench-results");
    if results.exists() {
        // Results of benches that are no more would stand there for ever.
        std::fs::remove_dir_all(&results)?;
    }
    let mut bench = Command::new("cargo");
    bench.args(["bench", "--locked"]).env("CRITERION_HOME", &results).stderr(Stdio::inherit());
    for (room, name) in BENCHES {
        bench.args(["--package", room, "--bench", name]);
    }
    let output = bench.output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        return Err(format!("the benches failed ({}):\n{printed}", output.status).into());
    }
    let mut figures: Vec<Figure> = printed.lines().filter_map(printed_figure).collect();
    let mut means = Vec::new();
    read_means(&results, &mut means)?;
    means.sort_by(|a, b| a.name.cmp(&b.name));
    figures.append(&mut means);
    Ok(figures)
}

/// `figure: NAME = VALUE UNIT`, microseconds taken for milliseconds.
fn printed_figure(line: &str) -> Option<Figure> {
    let (name, figure) = line.strip_prefix("figure: ")?.split_once(" = ")?;
    let (value, unit) = figure.split_once(' ')?;
    let value: f64 = value.parse().ok()?;
    match unit {
        "us" => Some(Figure::new(name, value / 1e3, "ms")),
        "%" => Some(Figure::new(name, value, "%")),
        _ => None,
    }
}

/// The means of all benches in a folder: each has a folder `new` with two files.
fn read_means(folder: &Path, means: &mut Vec<Figure>) -> Result<(), Failure> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if !entry.file_type()?.is_dir() {
            continue;
        }
        if entry.file_name() != "new" {
            read_means(&entry.path(), means)?;
            continue;
        }
        let bench: Bench = serde_json::from_slice(&std::fs::read(entry.path().join("benchmark.json"))?)?;
        let estimates: Estimates =
            serde_json::from_slice(&std::fs::read(entry.path().join("estimates.json"))?)?;
        means.push(Figure::new(bench.full_id, estimates.mean.point_estimate / 1e6, "ms"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_figures_are_read() {
        let read = printed_figure("figure: place search, p99 of 10,000 queries = 312.0 us");
        assert_eq!(read, Some(Figure::new("place search, p99 of 10,000 queries", 0.312, "ms")));
        let read = printed_figure("figure: exact: right commune first = 99.10 %");
        assert_eq!(read, Some(Figure::new("exact: right commune first", 99.1, "%")));
        for other in ["places: 12 bytes", "figure: x", "figure: x = y us", "figure: x = 1 apples"] {
            assert_eq!(printed_figure(other), None, "{other}");
        }
    }
}
