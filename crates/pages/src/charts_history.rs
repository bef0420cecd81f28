//! Two lines over the dates of lists: solid and dashed. Each chart stands beside a table with the same figures.

use std::fmt::Write;
use words::html::Html;

/// Width and height, and the box of the plot.
const SIZE: (f64, f64) = (400.0, 240.0);
const PLOT: (f64, f64, f64, f64) = (68.0, 12.0, 310.0, 180.0);
/// Dates nearer than this to the one before are not written, in units of the chart.
const LABEL_WIDTH: f64 = 110.0;

/// A date of the chart: its day on any calendar that counts days, how it is written, and both values.
#[derive(Clone, Debug)]
pub struct Dated {
    /// A day's number.
    pub day: f64,
    /// The date in words.
    pub said: String,
    /// The solid line's value, and the dashed one's.
    pub values: [f64; 2],
}

/// The lines; `said` writes a value of the scale.
#[must_use]
pub fn over_time(dates: &[Dated], said: impl Fn(f64) -> String, label: &str) -> Html {
    let (left, top, width, height) = PLOT;
    let values = || dates.iter().flat_map(|date| date.values);
    let (low, high, step) = scale(values().fold(f64::MAX, f64::min), values().fold(f64::MIN, f64::max));
    let y = |value: f64| top + (1.0 - (value - low) / (high - low)) * height;
    let (first, last) = match dates {
        [first, .., last] => (first.day, last.day),
        _ => return Html::default(),
    };
    let x = |day: f64| left + (day - first) / (last - first).max(1.0) * width;
    let mut body = String::new();
    let mut tick = low;
    while tick <= high + step / 2.0 {
        let _ = write!(
            body,
            "<path class=\"grid\" d=\"M{left} {0:.1}h{width}\"/><text x=\"{1:.0}\" y=\"{2:.0}\" text-anchor=\"end\">{3}</text>",
            y(tick),
            left - 8.0,
            y(tick) + 5.0,
            said(tick)
        );
        tick += step;
    }
    let mut before = f64::MIN;
    for (index, date) in dates.iter().enumerate() {
        let at = x(date.day);
        let is_last = index + 1 == dates.len();
        if is_last || (at - before >= LABEL_WIDTH && x(last) - at >= LABEL_WIDTH) {
            let anchor = if is_last {
                "end"
            } else if index == 0 {
                "start"
            } else {
                "middle"
            };
            let (at, below) = (at + if is_last { 18.0 } else { 0.0 }, top + height + 26.0);
            let _ = write!(
                body,
                "<text x=\"{at:.0}\" y=\"{below:.0}\" text-anchor=\"{anchor}\">{}</text>",
                Html::text(&date.said)
            );
            before = at;
        }
    }
    for (line, class) in ["curve", "france"].into_iter().enumerate() {
        let mut data = String::new();
        for (index, date) in dates.iter().enumerate() {
            let letter = if index == 0 { "M" } else { "L" };
            let _ = write!(data, "{letter}{:.1} {:.1}", x(date.day), y(date.values[line]));
        }
        let _ = write!(body, "<path class=\"{class}\" d=\"{data}\"/>");
    }
    Html::markup(format!(
        "<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">{body}</svg>",
        SIZE.0,
        SIZE.1,
        Html::text(label)
    ))
}

/// The ends and the step of a scale of round numbers around these values.
fn scale(least: f64, most: f64) -> (f64, f64, f64) {
    let span = (most - least).max(0.2);
    let mut step = 0.1;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle().take(24) {
        if span / step <= 4.0 {
            break;
        }
        step *= factor;
    }
    let low = (least / step).floor() * step;
    let high = (most / step).ceil() * step;
    (low, if high > low { high } else { low + step }, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_round_and_hold_their_values() {
        for (least, most) in [(97.95, 99.89), (2_721.0, 2_845.0), (5.0, 5.0), (0.0, 0.0), (0.0, 1_000_000.0)]
        {
            let (low, high, step) = scale(least, most);
            assert!(low <= least && most <= high && low < high, "{least} to {most}: {low} to {high}");
            assert!((high - low) / step <= 6.5, "{least} to {most}: {low} to {high} by {step}");
        }
    }

    #[test]
    fn every_date_is_on_both_lines_and_dates_do_not_overlap() {
        let dates: Vec<Dated> = (0..24)
            .map(|month| Dated {
                day: f64::from(month) * 30.0,
                said: format!("<{month}>"),
                values: [f64::from(month), f64::from(month * 2)],
            })
            .collect();
        let drawn = over_time(&dates, |value| format!("{value:.0}"), "\"deux\"").into_string();
        assert_eq!(drawn.matches('L').count(), 2 * 23);
        assert!(drawn.contains("&lt;0&gt;") && drawn.contains("&lt;23&gt;") && !drawn.contains("<0>"));
        assert!(drawn.matches("&lt;").count() <= 6);
        assert!(over_time(&dates[..1], |value| format!("{value}"), "un").is_empty());
    }
}
