//! A window onto the ground, and the paths drawn in it.

use super::Position;
use std::fmt::Write;

/// Tenths of a pixel under which two vertices are one.
const FINE: i64 = 14;

/// A window onto the ground: a plane with degrees of longitude shortened by the cosine of its middle latitude.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    west: f64,
    north: f64,
    scale: f64,
    squeeze: f64,
    x: f64,
    y: f64,
    /// Height in pixels.
    pub(super) height: f64,
}

impl Window {
    /// The window that shows all positions in `width` pixels at most and `most` pixels high at most, its left upper
    /// corner at `(x, y)`; `None` without positions.
    #[must_use]
    pub(super) fn around(
        positions: impl Iterator<Item = Position>,
        corner: (f64, f64),
        width: f64,
        most: f64,
    ) -> Option<Self> {
        let mut bounds: Option<[f64; 4]> = None;
        for (lon, lat) in positions {
            let known = bounds.get_or_insert([lon, lon, lat, lat]);
            *known = [known[0].min(lon), known[1].max(lon), known[2].min(lat), known[3].max(lat)];
        }
        let [west, east, south, north] = bounds?;
        let squeeze = f64::midpoint(south, north).to_radians().cos();
        let (wide, high) = (((east - west) * squeeze).max(1e-6), (north - south).max(1e-6));
        let scale = (width / wide).min(most / high);
        let centred = corner.0 + (width - wide * scale) / 2.0;
        Some(Self { west, north, scale, squeeze, x: centred, y: corner.1, height: high * scale })
    }

    /// Where a position lies, in pixels.
    #[must_use]
    pub(super) fn place(&self, (lon, lat): Position) -> (f64, f64) {
        (self.x + (lon - self.west) * self.squeeze * self.scale, self.y + (self.north - lat) * self.scale)
    }

    /// Closed rings as the data of a path, in halves of a pixel; rings smaller than a pixel are left out.
    #[must_use]
    pub(super) fn path(&self, rings: &[Vec<Position>]) -> String {
        self.drawn(rings, "z")
    }

    /// Open lines, drawn the same way.
    #[must_use]
    pub(super) fn lines(&self, lines: &[Vec<Position>]) -> String {
        self.drawn(lines, "")
    }

    fn drawn(&self, rings: &[Vec<Position>], end: &str) -> String {
        let mut data = String::new();
        for ring in rings {
            let points: Vec<(i64, i64)> =
                ring.iter().map(|position| self.place(*position)).map(|(x, y)| (half(x), half(y))).collect();
            let span = |axis: &dyn Fn(&(i64, i64)) -> i64| {
                points.iter().map(axis).max().unwrap_or(0) - points.iter().map(axis).min().unwrap_or(0)
            };
            if span(&|point| point.0).max(span(&|point| point.1)) < 8 {
                continue;
            }
            let mut before: Option<(i64, i64)> = None;
            for (x, y) in points {
                match before {
                    None => drop(write!(data, "M{} {}", tenth(x), tenth(y))),
                    // Less than a pixel away: nobody would see it.
                    Some((x0, y0)) if (x - x0).abs().max((y - y0).abs()) < FINE => continue,
                    Some((x0, y0)) => {
                        let _ = write!(data, "l{} {}", tenth(x - x0), tenth(y - y0));
                    }
                }
                before = Some((x, y));
            }
            data.push_str(end);
        }
        data
    }
}

/// Rounded to half a pixel, in tenths: a quarter less to send than in tenths, and nobody sees the difference.
fn half(pixels: f64) -> i64 {
    (pixels * 2.0).round() as i64 * 5
}

pub(super) fn tenth(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.abs() / 10, value.abs() % 10);
    match (whole, rest) {
        (whole, 0) => format!("{sign}{whole}"),
        (0, rest) => format!("{sign}.{rest}"),
        (whole, rest) => format!("{sign}{whole}.{rest}"),
    }
}
