//! Draws what is only seen.

use crate::sheet::{A4, Ornament};
use pdf_writer::Content;

/// How far the handles of a curve stand from its ends for a quarter of a circle of radius 1.
const QUARTER: f32 = 0.552_284_8;
/// Thickness of outlines, in points.
const OUTLINE: f32 = 1.5;

pub(crate) fn draw(content: &mut Content, ornament: &Ornament) {
    let up = |y: f32| A4.1 - y;
    content.set_line_width(OUTLINE);
    match *ornament {
        Ornament::Rule { x, y, width, weight } => {
            content.set_line_width(weight);
            content.move_to(x, up(y)).line_to(x + width, up(y)).stroke();
        }
        Ornament::Frame { x, y, width, height } => {
            content.rect(x, up(y + height), width, height).stroke();
        }
        Ornament::Milestone { x, y, width, height } => {
            let (radius, right, top) = (width / 2.0, x + width, up(y));
            let handle = radius * (1.0 - QUARTER);
            content.move_to(x, up(y + height)).line_to(x, top - radius);
            content.cubic_to(x, top - handle, x + handle, top, x + radius, top);
            content.cubic_to(right - handle, top, right, top - handle, right, top - radius);
            content.line_to(right, up(y + height)).close_and_stroke();
            content.move_to(x, top - radius).line_to(right, top - radius).stroke();
            car(content, x + radius - 11.0, top - radius + 22.5, 22.0);
        }
        Ornament::Mark { x, y, side } => mark(content, x, up(y), side),
    }
}

/// A car, drawn in a square of 24 as everywhere.
fn car(content: &mut Content, x: f32, top: f32, side: f32) {
    let unit = side / 24.0;
    let mut path = |points: &[(f32, f32)]| {
        for (index, (right, down)) in points.iter().enumerate() {
            let (x, y) = (x + right * unit, top - down * unit);
            if index == 0 {
                content.move_to(x, y)
            } else {
                content.line_to(x, y)
            };
        }
        content.stroke();
    };
    path(&[
        (4.0, 16.0),
        (4.0, 12.0),
        (6.0, 7.0),
        (18.0, 7.0),
        (20.0, 12.0),
        (20.0, 16.0),
        (4.0, 16.0),
        (4.0, 12.0),
    ]);
    path(&[(4.0, 12.0), (20.0, 12.0)]);
    path(&[(7.0, 16.0), (7.0, 18.0)]);
    path(&[(17.0, 16.0), (17.0, 18.0)]);
}

/// The mark in a square of 32, as everywhere.
fn mark(content: &mut Content, x: f32, top: f32, side: f32) {
    let unit = side / 32.0;
    let at = |column: f32, row: f32| (x + column * unit, top - row * unit);
    content.set_line_width(1.5 * unit);
    for step in [5.0, 16.0, 27.0] {
        // The mesh ends where the hollow point begins.
        let end = if step == 27.0 { 23.0 } else { 27.0 };
        let ((left, row), (right, _)) = (at(5.0, step), at(end, step));
        content.move_to(left, row).line_to(right, row).stroke();
        let ((column, first), (_, last)) = (at(step, 5.0), at(step, end));
        content.move_to(column, first).line_to(column, last).stroke();
    }
    for (column, row) in [5.0, 16.0, 27.0].into_iter().flat_map(|row| [5.0, 16.0, 27.0].map(|it| (it, row))) {
        let (middle_x, middle_y) = at(column, row);
        let hollow = column == 27.0 && row == 27.0;
        circle(content, middle_x, middle_y, if hollow { 3.25 } else { 4.0 } * unit);
        if hollow {
            content.stroke();
        } else {
            content.fill_nonzero();
        }
    }
}

fn circle(content: &mut Content, x: f32, y: f32, radius: f32) {
    let handle = radius * QUARTER;
    content.move_to(x + radius, y);
    content.cubic_to(x + radius, y + handle, x + handle, y + radius, x, y + radius);
    content.cubic_to(x - handle, y + radius, x - radius, y + handle, x - radius, y);
    content.cubic_to(x - radius, y - handle, x - handle, y - radius, x, y - radius);
    content.cubic_to(x + handle, y - radius, x + radius, y - handle, x + radius, y);
    content.close_path();
}
