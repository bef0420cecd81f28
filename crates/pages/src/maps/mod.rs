//! Maps drawn by the server: shapes projected, rounded to halves of a pixel and written as SVG paths.

mod labels;
mod window;

use std::fmt::Write;
use window::{Window, tenth};
use words::html::Html;

/// A position in degrees: longitude, latitude.
pub type Position = (f64, f64);

/// A shape to fill.
#[derive(Clone, Debug)]
pub struct MapShape {
    /// Class of its colour: `t0` to `t5`, `tu` unknown, `land`, `around`; of a trial `gain`, `loss`, `stays`, `within`.
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

/// A name on the map.
#[derive(Clone, Debug)]
pub struct Label {
    /// What it names.
    pub at: Position,
    /// The name.
    pub text: String,
    /// Whether it names something of the page's subject.
    pub strong: bool,
    /// Pixels kept free around the position.
    pub gap: f64,
}

/// A part of a map with its own window: metropolitan France, or one overseas department.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// Its name, written under it; empty for the main part.
    pub name: String,
    /// What is around, cut at the frame: the window does not stretch to it.
    pub around: Vec<MapShape>,
    /// Shapes.
    pub shapes: Vec<MapShape>,
    /// Borders drawn over the shapes.
    pub borders: Vec<Vec<Position>>,
    /// What the window must show; the shapes where empty.
    pub shown: Vec<Position>,
    /// Points of the network.
    pub points: Vec<Position>,
    /// Points of neighbours.
    pub others: Vec<Position>,
    /// Rings: places with people left out.
    pub rings: Vec<Position>,
    /// Points that close in a trial.
    pub shut: Vec<Position>,
    /// New points of a trial.
    pub new: Vec<Position>,
    /// The place asked about.
    pub here: Option<Position>,
    /// Names, the most important first.
    pub labels: Vec<Label>,
    /// Address of a picture of what lies under the points; nothing where the page holds it itself.
    pub ground: String,
    /// Whether it stands in a frame; it does wherever something is around.
    pub framed: bool,
}

/// How points are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Points {
    /// Small dots, thousands of them.
    Dots,
    /// Large dots.
    Discs,
    /// Discs with the numbers of the list beside, and a line from the place asked about.
    Numbers,
}

/// Classes in the order in which they are drawn.
const CLASSES: [&str; 13] =
    ["around", "land", "tu", "t0", "t1", "t2", "t3", "t4", "t5", "within", "stays", "gain", "loss"];

/// Draws a main part, and the others in a row under it.
#[must_use]
pub fn draw(main: &Part, insets: &[Part], width: f64, label: &str, points: Points) -> Html {
    let mut body = String::new();
    let framed = main.framed || !main.around.is_empty();
    let margin = if framed { MARGIN } else { 4.0 };
    let height = draw_part(&mut body, main, margin, (0.0, 0.0), (width, width * 1.15), points);
    let mut total = height;
    if !insets.is_empty() {
        let each = width / insets.len() as f64;
        for (index, inset) in insets.iter().enumerate() {
            let corner = (index as f64 * each + 8.0, total + 8.0);
            draw_part(&mut body, inset, 0.0, corner, (each - 16.0, 70.0), points);
            let middle = index as f64 * each + each / 2.0;
            let _ =
                write!(body, "<text x=\"{middle:.0}\" y=\"{:.0}\" text-anchor=\"middle\">", total + 102.0);
            body.push_str(&Html::text(&inset.name).into_string());
            body.push_str("</text>");
        }
        total += 112.0;
    }
    let class = if framed { "map framed" } else { "map" };
    let under = if main.ground.is_empty() {
        String::new()
    } else {
        format!("<image href=\"{}\" width=\"{width:.0}\" height=\"{total:.0}\"/>", Html::text(&main.ground))
    };
    let hatches = if body.contains("class=\"tu\"") || body.contains("class=\"loss\"") { HATCHES } else { "" };
    Html::markup(format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {width:.0} {total:.0}\" role=\"img\" aria-label=\"{}\">{hatches}{under}{body}</svg>",
        Html::text(label)
    ))
}

/// What lies under the points of a map, as a picture of its own: the same window, with the style that a picture has to
/// bring along.
#[must_use]
pub fn ground(part: &Part, width: f64) -> String {
    let mut body = String::new();
    let height = draw_part(&mut body, part, MARGIN, (0.0, 0.0), (width, width * 1.15), Points::Discs);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\">{GROUND_STYLE}{body}</svg>"
    )
}

/// Pixels between the frame of a map and what it must show.
const MARGIN: f64 = 16.0;
/// The tokens of the style sheet, again: a picture does not see it.
const GROUND_STYLE: &str = "<style>path{stroke-linejoin:round}.around{fill:#f1eee6;stroke:#dad5c9;stroke-width:.6}\
    .border{fill:none;stroke:#79766c;stroke-width:1.6}@media (prefers-color-scheme:dark){\
    .around{fill:#0f1311;stroke:#353c38}.border{stroke:#8d948e}}\
    @media print{.around{fill:#fff;stroke:#999}.border{stroke:#000}}</style>";
const HATCHES: &str = "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <path class=\"hatch-line\" d=\"M0 0v6\"/></pattern>\
         <pattern id=\"hatch-loss\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <path class=\"loss-under\" d=\"M0 0h7v7H0z\"/><path class=\"loss-line\" d=\"M0 0v7\"/></pattern></defs>";

/// Draws a part in a box of at most `size` pixels; its height with both margins.
fn draw_part(
    body: &mut String,
    part: &Part,
    margin: f64,
    corner: (f64, f64),
    size: (f64, f64),
    points: Points,
) -> f64 {
    let inner = (corner.0 + margin, corner.1 + margin);
    let (width, most) = (size.0 - 2.0 * margin, size.1 - 2.0 * margin);
    let window = if part.shown.is_empty() {
        let vertices = part.shapes.iter().flat_map(|shape| shape.rings.iter().flatten().copied());
        Window::around(vertices, inner, width, most)
    } else {
        Window::around(part.shown.iter().copied(), inner, width, most)
    };
    let Some(window) = window else { return 0.0 };
    for class in CLASSES {
        for shape in part.around.iter().chain(&part.shapes).filter(|shape| shape.class == class) {
            let data = window.path(&shape.rings);
            if !data.is_empty() {
                let _ = write!(body, "<path class=\"{class}\" d=\"{data}\"/>");
            }
        }
    }
    if !part.borders.is_empty() {
        let _ = write!(body, "<path class=\"border\" d=\"{}\"/>", window.lines(&part.borders));
    }
    draw_points(body, part, &window, points);
    let height = window.height + 2.0 * margin;
    if !part.labels.is_empty() {
        let dots = part
            .points
            .iter()
            .chain(&part.others)
            .chain(&part.rings)
            .chain(&part.new)
            .chain(&part.here)
            .chain(&part.shut);
        let taken: Vec<labels::Taken> = dots
            .map(|position| window.place(*position))
            .map(|(x, y)| [x - 9.0, y - 9.0, x + 9.0, y + 9.0])
            .collect();
        labels::write(body, &part.labels, &window, (size.0, height), &taken);
    }
    height
}

fn draw_points(body: &mut String, part: &Part, window: &Window, points: Points) {
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
    if let (Points::Numbers, Some(here)) = (points, part.here.as_ref()) {
        let (x, y) = at(here);
        for (to_x, to_y) in part.points.iter().map(at) {
            let _ = write!(
                body,
                "<path class=\"way\" d=\"M{} {}L{} {}\"/>",
                tenth(x),
                tenth(y),
                tenth(to_x),
                tenth(to_y)
            );
        }
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
    circles("pt-other", 5, &part.others);
    if points == Points::Discs {
        circles("pt", 6, &part.points);
    }
    circles("rings", if points == Points::Dots { 4 } else { 9 }, &part.rings);
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
    for (x, y) in part.shut.iter().map(at) {
        let (left, top) = (tenth(x - 40), tenth(y - 40));
        let _ = write!(
            body,
            "<circle class=\"shut\" cx=\"{}\" cy=\"{}\" r=\"11\"/><path class=\"shut-cross\" d=\"M{left} {top}l8 8m0-8l-8 8\"/>",
            tenth(x),
            tenth(y)
        );
    }
    for (x, y) in part.new.iter().map(at) {
        let _ = write!(
            body,
            "<path class=\"new\" d=\"M{} {}v-14a12 12 0 0 1 24 0v14z\"/><path class=\"new-plus\" d=\"M{} {}v12m-6-6h12\"/>",
            tenth(x - 120),
            tenth(y + 120),
            tenth(x),
            tenth(y - 60)
        );
    }
}
