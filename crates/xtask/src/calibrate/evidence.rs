//! The files that the model is fitted on. None is part of the sources: each is named by an option.

use super::Options;
use super::corsica::Corsica;
use crate::Failure;
use base::coord::Coord;
use base::people::Home;
use std::io::Read;
use std::path::Path;
use territory::Territory;

/// A trip whose real time is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) from: Coord,
    pub(crate) to: Coord,
    pub(crate) minutes: f64,
}

/// Everything that was read.
pub(crate) struct Evidence {
    pub(crate) homes: Vec<Home>,
    pub(crate) points: Vec<Coord>,
    pub(crate) pairs: Vec<Pair>,
    pub(crate) corsica: Corsica,
}

/// A home with more people than this is never left out of a fit, in thousandths.
const MANY_MILLI: u32 = 400_000;
/// Of smaller homes a fit looks at one in so many, which stands for the others.
const ONE_IN: u32 = 8;

impl Evidence {
    /// What a search looks at: large cells, all of Corsica, and one in eight of the others for all of them.
    pub(crate) fn thinned(&self) -> Self {
        let mut real: Vec<Option<f64>> = vec![None; self.homes.len()];
        for (home, minutes) in &self.corsica.homes {
            real[*home] = Some(*minutes);
        }
        let (mut homes, mut timed) = (Vec::new(), Vec::new());
        for (index, home) in (0_u32..).zip(&self.homes) {
            let minutes = real[index as usize];
            if let Some(minutes) = minutes {
                timed.push((homes.len(), minutes));
            }
            if minutes.is_some() || home.people_milli > MANY_MILLI {
                homes.push(*home);
            } else if index % ONE_IN == 0 {
                homes.push(Home { people_milli: home.people_milli * ONE_IN, ..*home });
            }
        }
        let corsica = Corsica { homes: timed };
        Self { homes, points: self.points.clone(), pairs: self.pairs.clone(), corsica }
    }

    /// Reads the files that the options name.
    pub(crate) fn read(options: &Options) -> Result<Self, Failure> {
        let grid = territory::grid::read(inflated(&options.grid, "--grid")?.as_slice())
            .map_err(|error| format!("{}: {error}", options.grid.display()))?;
        let homes = Territory::embedded().grid_homes(&grid);
        let points = points(&options.points)?;
        let corsica = Corsica::read(&options.corsica, &homes, &points)?;
        Ok(Self { points, pairs: pairs(&options.pairs)?, corsica, homes })
    }
}

/// The bytes of a file, without its compression.
pub(crate) fn inflated(path: &Path, option: &str) -> Result<Vec<u8>, Failure> {
    let bytes = std::fs::read(path)
        .map_err(|error| format!("{}: {error}; say with {option} where the file is", path.display()))?;
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        return Ok(bytes);
    }
    let mut text = Vec::new();
    flate2::read::MultiGzDecoder::new(bytes.as_slice())
        .read_to_end(&mut text)
        .map_err(|error| format!("{}: a damaged gzip file: {error}", path.display()))?;
    Ok(text)
}

/// Rows of a CSV, of the columns named, as text.
pub(crate) fn rows<const N: usize>(
    path: &Path,
    option: &str,
    columns: [&str; N],
) -> Result<Vec<[String; N]>, Failure> {
    let text = inflated(path, option)?;
    let first = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let separator = if first.contains(&b';') { b';' } else { b',' };
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&text);
    let mut table = csv::ReaderBuilder::new().delimiter(separator).from_reader(text);
    let headers = table.headers()?.clone();
    let mut at = [0; N];
    for (slot, column) in at.iter_mut().zip(columns) {
        *slot = (headers.iter().position(|header| header == column))
            .ok_or_else(|| format!("{}: no column `{column}`", path.display()))?;
    }
    let mut rows = Vec::new();
    for record in table.records() {
        let record = record.map_err(|error| format!("{}: {error}", path.display()))?;
        rows.push(at.map(|column| record.get(column).unwrap_or_default().to_owned()));
    }
    Ok(rows)
}

/// A number of a cell.
pub(crate) fn number(path: &Path, text: &str) -> Result<f64, Failure> {
    Ok(text.trim().parse().map_err(|_| format!("{}: `{text}` is no number", path.display()))?)
}

/// A position of two cells.
pub(crate) fn position(path: &Path, lon: &str, lat: &str) -> Result<Coord, Failure> {
    let coord = Coord::from_degrees(number(path, lon)?, number(path, lat)?);
    Ok(coord.ok_or_else(|| format!("{}: {lon}, {lat} is not on Earth", path.display()))?)
}

/// Points of the official list that have a position (the export of a network has these columns too).
fn points(path: &Path) -> Result<Vec<Coord>, Failure> {
    let mut points = Vec::new();
    for [lon, lat] in rows(path, "--points", ["longitude", "latitude"])? {
        if !lon.is_empty() && !lat.is_empty() {
            points.push(position(path, &lon, &lat)?);
        }
    }
    Ok(points)
}

/// Trips with their minutes by METRIC; those without are left out.
fn pairs(path: &Path) -> Result<Vec<Pair>, Failure> {
    let columns = ["lon1", "lat1", "lon2", "lat2", "metric_hc_minutes"];
    let mut pairs = Vec::new();
    for [lon1, lat1, lon2, lat2, minutes] in rows(path, "--pairs", columns)? {
        let minutes = if minutes.is_empty() { 0.0 } else { number(path, &minutes)? };
        if minutes > 0.0 {
            let (from, to) = (position(path, &lon1, &lat1)?, position(path, &lon2, &lat2)?);
            pairs.push(Pair { from, to, minutes });
        }
    }
    Ok(pairs)
}
