//! Charts drawn by the server. Each stands beside a table with the same figures.

use std::fmt::Write;
use words::html::Html;
use words::t;

/// A share against the country's, on one line from 0 to 100 %: a dot and a tick.
#[must_use]
pub fn dot_and_tick(here: f64, france: f64) -> Html {
    let at = |percent: f64| 10.0 + percent.clamp(0.0, 100.0) * 1.8;
    Html::markup(format!(
        "<svg class=\"dot-tick\" viewBox=\"0 0 200 24\" width=\"200\" height=\"24\" aria-hidden=\"true\">\
         <path class=\"rail\" d=\"M10 12h180\"/><path class=\"tick\" d=\"M{:.1} 3v18\"/><circle cx=\"{:.1}\" cy=\"12\" r=\"8\"/></svg>",
        at(france),
        at(here)
    ))
}

/// Width and height of the curve, and the box of its plot.
const SIZE: (f64, f64) = (640.0, 330.0);
const PLOT: (f64, f64, f64, f64) = (58.0, 12.0, 560.0, 270.0);

/// Share of people (percent) within each whole minute from 0, and the country's where it is another.
#[must_use]
pub fn curve(here: &[f64], france: Option<&[f64]>, label: &str) -> Html {
    let (left, top, width, height) = PLOT;
    let minutes = (here.len().max(2) - 1) as f64;
    let x = |minute: f64| left + minute / minutes * width;
    let y = |percent: f64| top + (1.0 - percent / 100.0) * height;
    let mut body = String::new();
    for percent in [0.0, 25.0, 50.0, 75.0, 100.0] {
        let _ = write!(
            body,
            "<path class=\"grid\" d=\"M{left} {0:.1}h{width}\"/><text x=\"{1:.0}\" y=\"{2:.0}\" text-anchor=\"end\">{3}</text>",
            y(percent),
            left - 8.0,
            y(percent) + 5.0,
            t!(percent, number = percent.to_string())
        );
    }
    for minute in (0..here.len()).step_by(5) {
        let class = if minute == 20 { " class=\"strong\"" } else { "" };
        let said = if minute == 20 { t!(minutes_short, minutes = "20") } else { minute.to_string() };
        let _ = write!(
            body,
            "<text{class} x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"middle\">{said}</text>",
            x(minute as f64),
            top + height + 24.0
        );
    }
    let line = |shares: &[f64]| {
        let mut data = String::new();
        for (minute, percent) in shares.iter().enumerate() {
            let _ = write!(
                data,
                "{}{:.1} {:.1}",
                if minute == 0 { "M" } else { "L" },
                x(minute as f64),
                y(*percent)
            );
        }
        data
    };
    let _ = write!(body, "<path class=\"promise\" d=\"M{:.1} {top}v{height}\"/>", x(20.0));
    if let Some(france) = france {
        let _ = write!(body, "<path class=\"france\" d=\"{}\"/>", line(france));
    }
    let _ = write!(body, "<path class=\"curve\" d=\"{}\"/>", line(here));
    Html::markup(format!(
        "<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">{body}</svg>",
        SIZE.0,
        SIZE.1,
        Html::text(label)
    ))
}
