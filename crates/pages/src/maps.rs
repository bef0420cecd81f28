//! Maps drawn by the server: shapes projected, rounded to tenths of a pixel and written as SVG paths.

use crate::html::Html;
use std::fmt::Write;

/// Tenths of a pixel under which two vertices are one.
const FINE: i64 = 14;

/// A position in degrees: longitude, latitude.
pub type Position = (f64, f64);

/// A window onto the ground: a plane with degrees of longitude shortened by the cosine of its middle latitude.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    west: f64,
    north: f64,
    scale: f64,
    squeeze: f64,
    x: f64,
    y: f64,
    /// Height in pixels.
    pub height: f64,
}

impl Window {
    /// The window that shows all positions in `width` pixels at most and `most` pixels high at most, its left upper
    /// corner at `(x, y)`; `None` without positions.
    #[must_use]
    pub fn around(
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
    pub fn place(&self, (lon, lat): Position) -> (f64, f64) {
        (self.x + (lon - self.west) * self.squeeze * self.scale, self.y + (self.north - lat) * self.scale)
    }

    /// Closed rings as the data of a path, in tenths of a pixel; rings smaller than a pixel are left out.
    #[must_use]
    pub fn path(&self, rings: &[Vec<Position>]) -> String {
        let mut data = String::new();
        for ring in rings {
            let points: Vec<(i64, i64)> = ring
                .iter()
                .map(|position| self.place(*position))
                .map(|(x, y)| ((x * 10.0).round() as i64, (y * 10.0).round() as i64))
                .collect();
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
            data.push('z');
        }
        data
    }
}

fn tenth(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let (whole, rest) = (value.abs() / 10, value.abs() % 10);
    match (whole, rest) {
        (whole, 0) => format!("{sign}{whole}"),
        (0, rest) => format!("{sign}.{rest}"),
        (whole, rest) => format!("{sign}{whole}.{rest}"),
    }
}

/// A shape to fill.
#[derive(Clone, Debug)]
pub struct MapShape {
    /// Class of its colour: `t0` to `t5`, `tu` unknown, `land`.
    pub class: &'static str,
    /// Closed rings.
    pub rings: Vec<Vec<Position>>,
}

/// The class of a travel time in minutes, cut at 5, 10, 15, 20, 30.
#[must_use]
pub fn time_class(minutes: Option<f64>) -> &'static str {
    match minutes {
        None => "tu",
        Some(minutes) if minutes <= 5.0 => "t0",
        Some(minutes) if minutes <= 10.0 => "t1",
        Some(minutes) if minutes <= 15.0 => "t2",
        Some(minutes) if minutes <= 20.0 => "t3",
        Some(minutes) if minutes <= 30.0 => "t4",
        Some(_) => "t5",
    }
}

/// A part of a map with its own window: metropolitan France, or one overseas department.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Its name, written under it; empty for the main part.
    pub name: String,
    /// Shapes.
    pub shapes: Vec<MapShape>,
    /// Points of the network.
    pub points: Vec<Position>,
    /// Points of neighbours.
    pub others: Vec<Position>,
    /// Rings: places with people left out.
    pub rings: Vec<Position>,
    /// The place asked about.
    pub here: Option<Position>,
}

/// How points are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Points {
    /// Small dots, thousands of them.
    Dots,
    /// Large dots.
    Discs,
    /// Discs with the numbers of the list beside.
    Numbers,
}

/// Draws a main part, and the others in a row under it.
#[must_use]
pub fn draw(main: &Part, insets: &[Part], width: f64, label: &str, points: Points) -> Html {
    let mut body = String::new();
    let height = draw_part(&mut body, main, (4.0, 4.0), width - 8.0, width * 1.15, points);
    let mut total = height + 8.0;
    if !insets.is_empty() {
        let each = width / insets.len() as f64;
        for (index, inset) in insets.iter().enumerate() {
            let corner = (index as f64 * each + 8.0, total + 8.0);
            draw_part(&mut body, inset, corner, each - 16.0, 70.0, points);
            let middle = index as f64 * each + each / 2.0;
            let _ =
                write!(body, "<text x=\"{middle:.0}\" y=\"{:.0}\" text-anchor=\"middle\">", total + 102.0);
            body.push_str(&Html::text(&inset.name).0);
            body.push_str("</text>");
        }
        total += 112.0;
    }
    Html(format!(
        "<svg class=\"map\" viewBox=\"0 0 {width:.0} {total:.0}\" role=\"img\" aria-label=\"{}\">\
         <defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <path class=\"hatch-line\" d=\"M0 0v6\"/></pattern></defs>{body}</svg>",
        Html::text(label)
    ))
}

fn draw_part(
    body: &mut String,
    part: &Part,
    corner: (f64, f64),
    width: f64,
    most: f64,
    points: Points,
) -> f64 {
    let positions = part.shapes.iter().flat_map(|shape| shape.rings.iter().flatten().copied());
    let Some(window) = Window::around(positions, corner, width, most) else { return 0.0 };
    for class in ["land", "tu", "t0", "t1", "t2", "t3", "t4", "t5"] {
        for shape in part.shapes.iter().filter(|shape| shape.class == class) {
            let data = window.path(&shape.rings);
            if !data.is_empty() {
                let _ = write!(body, "<path class=\"{class}\" d=\"{data}\"/>");
            }
        }
    }
    let at = |position: &Position| {
        let (x, y) = window.place(*position);
        ((x * 10.0).round() as i64, (y * 10.0).round() as i64)
    };
    if points == Points::Dots && !part.points.is_empty() {
        body.push_str("<path class=\"dots\" d=\"");
        for (x, y) in part.points.iter().map(at) {
            let _ = write!(body, "M{} {}h0", x / 10, y / 10);
        }
        body.push_str("\"/>");
    }
    let mut circles = |class: &str, radius: u32, positions: &[Position]| {
        for (x, y) in positions.iter().map(at) {
            let _ = write!(
                body,
                "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{radius}\"/>",
                tenth(x),
                tenth(y)
            );
        }
    };
    circles("pt-other", 4, &part.others);
    if points == Points::Discs {
        circles("pt", 6, &part.points);
    }
    circles("rings", 4, &part.rings);
    circles("here", 9, part.here.as_slice());
    if points == Points::Numbers {
        circles("pt", 13, &part.points);
        for (number, (x, y)) in (1..).zip(part.points.iter().map(at)) {
            let _ = write!(
                body,
                "<text class=\"num\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{number}</text>",
                tenth(x),
                tenth(y + 50)
            );
        }
    }
    window.height
}
