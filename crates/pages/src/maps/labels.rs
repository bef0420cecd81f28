//! Names on a map: each is put beside its dot where nothing else stands, or left out.

use super::{Label, window::Window};
use std::fmt::Write;
use words::html::Html;

/// Width of an ordinary letter of a label, and height of its line, in pixels.
const LETTER: f64 = 7.7;
const LINE: f64 = 17.0;
/// On a phone a map is drawn half as wide: there its letters are larger in the drawing (26 pixels, not 14), and fewer
/// names find room. Both sets are written, and the style sheet shows one.
const SETS: [(&str, f64); 2] = [("far", 1.0), ("near", 26.0 / 14.0)];

/// A box in pixels: left, top, right, bottom.
pub(super) type Taken = [f64; 4];

/// Writes the labels that find room beside what is `taken`, in their order, for a desk and for a phone.
pub(super) fn write(
    body: &mut String,
    labels: &[Label],
    window: &Window,
    frame: (f64, f64),
    taken: &[Taken],
) {
    for (class, size) in SETS {
        let _ = write!(body, "<g class=\"{class}\">");
        write_set(body, labels, window, frame, (taken.to_vec(), size));
        body.push_str("</g>");
    }
}

/// Writes a set whose letters are so many times as large, and keeps the room that each label takes.
fn write_set(
    body: &mut String,
    labels: &[Label],
    window: &Window,
    frame: (f64, f64),
    (mut taken, size): (Vec<Taken>, f64),
) {
    for label in labels {
        let (x, y) = window.place(label.at);
        let long = label.text.chars().count() as f64 * LETTER * size;
        let gap = label.gap;
        let at_left = [x - long / 2.0, x + gap, x - gap - long, x - long / 2.0];
        let at_base = [y - gap - 4.0, y + 5.0 * size, y + 5.0 * size, y + gap + 14.0 * size];
        let room = (0..4).find_map(|side| {
            let (left, base) = (at_left[side], at_base[side]);
            let wanted = [left, base - (LINE - 4.0) * size, left + long, base + 4.0 * size];
            let inside =
                left > 2.0 && wanted[1] > 2.0 && wanted[2] < frame.0 - 2.0 && wanted[3] < frame.1 - 2.0;
            let free = taken.iter().all(|other| {
                wanted[2] < other[0] || wanted[0] > other[2] || wanted[3] < other[1] || wanted[1] > other[3]
            });
            (inside && free).then_some((left, base, wanted))
        });
        if let Some((left, base, wanted)) = room {
            taken.push(wanted);
            let class = if label.strong { "lb" } else { "lb soft" };
            let _ = write!(body, "<text class=\"{class}\" x=\"{left:.0}\" y=\"{base:.0}\">");
            body.push_str(&Html::text(&label.text).into_string());
            body.push_str("</text>");
        }
    }
}
