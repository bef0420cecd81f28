//! Whole processes, as somebody at a terminal waits for them.

use super::table::Figure;
use super::{Shared, well};
use crate::Failure;
use crate::served::{Folder, Site};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// Times commands of the program on the official list and grid, else on the demonstration taken for a list.
pub(crate) fn measure(program: &Path, shared: Option<&Shared>, runs: usize) -> Result<Vec<Figure>, Failure> {
    let folder = Folder::of("bench")?;
    // A copy, so that a build meanwhile changes nothing.
    let copy = folder.path().join("maillage");
    std::fs::copy(program, &copy)?;
    let program = copy;
    let data = folder.path().join("data");
    let maillage = |words: &[&str]| {
        let mut command = Command::new(&program);
        command.args(words).arg("--data").arg(&data).env_remove("MAILLAGE_DATABASE");
        command
    };
    let list = match shared {
        Some(shared) => shared.list.clone(),
        None => {
            let list = folder.path().join("liste-20240801.csv");
            well(maillage(&["export", "--format", "csv", "--out"]).arg(&list).stderr(Stdio::null()))?;
            list
        }
    };
    let list = list.to_string_lossy();
    let mut figures = Vec::new();
    figures.push(Figure::new("binary", std::fs::metadata(&program)?.len() as f64 / 1e6, "MB"));
    figures.push(timed("import points", runs, || {
        // Each run begins without a database, as the first import does.
        let _ = std::fs::remove_dir_all(&data);
        maillage(&["import", "points", &list])
    })?);
    figures
        .push(timed("import points, the same list again", runs, || maillage(&["import", "points", &list]))?);
    if let Some(shared) = shared {
        let grid = shared.grid.to_string_lossy();
        figures.push(timed("import population", 1, || maillage(&["import", "population", &grid]))?);
    }
    for (name, words) in [
        ("promises, the nation, new process", ["promises"].as_slice()),
        ("promises, nation to commune, new process", &["promises", "--level", "commune", "--json"]),
        ("all hours of a week, new process", &["coverage", "--hours", "--week", "2026-W45"]),
        ("coverage of every department, new process", &["coverage", "--level", "department"]),
        ("find, new process", &["find", "Mende"]),
        ("export, new process", &["export", "--format", "csv"]),
        ("doctor, new process", &["doctor"]),
    ] {
        figures.push(timed(name, runs, || maillage(words))?);
    }
    let mut first_page: Vec<f64> = Vec::new();
    for _ in 1..runs {
        first_page.push(Site::start(&mut maillage(&["serve", "--port", "0"]))?.1);
    }
    let (site, ms) = Site::start(&mut maillage(&["serve", "--port", "0"]))?;
    first_page.push(ms);
    figures.push(Figure::new("serve: first page", median(first_page), "ms"));
    for path in ["/", "/engagements", "/departement/48", "/trouver?lieu=Mende", "/commune/48095"] {
        let mut times: Vec<f64> = Vec::new();
        for _ in 0..runs {
            times.push(site.get(path)?.1);
        }
        figures.push(Figure::new(format!("serve: {path}"), median(times), "ms"));
    }
    figures.push(Figure::new("serve: peak memory", site.peak_memory_mb()?, "MB"));
    figures.push(an_import_shows(&site, &maillage, folder.path(), &list)?);
    Ok(figures)
}

/// How soon after the end of an import the site shows it: a new id, in a list with one row more.
fn an_import_shows(
    site: &Site,
    maillage: &impl Fn(&[&str]) -> Command,
    folder: &Path,
    list: &str,
) -> Result<Figure, Failure> {
    let text = std::fs::read_to_string(list)?;
    let row = text.trim_end().lines().next_back().ok_or("the list is empty")?;
    let id = row.split([',', ';']).next().ok_or("the row is empty")?;
    let longer = folder.join("liste-20240802.csv");
    std::fs::write(&longer, format!("{}\n{}\n", text.trim_end(), row.replacen(id, "\"999999\"", 1)))?;
    let words = ["import", "points", &longer.to_string_lossy(), "--dated", "2024-08-02"];
    well(maillage(&words).stdout(Stdio::null()))?;
    Ok(Figure::new("serve: an import shows", site.until_found("/point/999999")?, "ms"))
}

/// The median time of a command, after one run that warms the files.
fn timed(name: &str, runs: usize, mut command: impl FnMut() -> Command) -> Result<Figure, Failure> {
    let mut times = Vec::new();
    for _ in 0..=runs {
        let mut command = command();
        command.stdin(Stdio::null()).stdout(Stdio::null());
        let started = Instant::now();
        well(&mut command).map_err(|failure| format!("{name}: {failure}"))?;
        times.push(started.elapsed().as_secs_f64() * 1e3);
    }
    eprintln!("measured: {name}");
    Ok(Figure::new(name, median(times.split_off(1)), "ms"))
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
