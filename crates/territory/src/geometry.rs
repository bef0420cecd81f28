//! Plane geometry on contours, in 1e-5 degree (about 1 m), with local metres where a distance is asked for.

use base::coord::{Coord, METRES_PER_DEGREE, cosine};

/// A vertex of a contour: longitude and latitude in 1e-5 degree.
pub type Vertex = [i32; 2];

/// The vertex nearest to a position.
#[must_use]
pub fn vertex(coord: Coord) -> Vertex {
    let round = |e6: i32| (e6 + if e6 < 0 { -5 } else { 5 }) / 10;
    [round(coord.lon_e6), round(coord.lat_e6)]
}

/// The position of a vertex.
#[must_use]
pub fn coord(vertex: Vertex) -> Coord {
    Coord { lon_e6: vertex[0] * 10, lat_e6: vertex[1] * 10 }
}

/// Whether a point lies inside rings (outer and inner ones together: even-odd rule). A point on a border
/// belongs to exactly one of two neighbours.
#[must_use]
pub fn inside(point: Vertex, rings: &[Vec<Vertex>]) -> bool {
    crosses(point, rings.iter().map(Vec::as_slice))
}

/// Whether a ray east of the point crosses these lines an odd number of times: inside, where they close. The
/// direction of a line makes no difference.
pub fn crosses<'a>(point: Vertex, lines: impl Iterator<Item = &'a [Vertex]>) -> bool {
    let [x, y] = point.map(i64::from);
    let mut inside = false;
    for line in lines {
        for pair in line.windows(2) {
            let [x1, y1] = pair[0].map(i64::from);
            let [x2, y2] = pair[1].map(i64::from);
            if (y1 > y) == (y2 > y) {
                continue;
            }
            // x < x1 + (y - y1) (x2 - x1) / (y2 - y1), without dividing.
            let left = (x - x1) * (y2 - y1);
            let right = (y - y1) * (x2 - x1);
            if (y2 > y1 && left < right) || (y2 < y1 && left > right) {
                inside = !inside;
            }
        }
    }
    inside
}

/// Distance in metres from a point to the nearest border of the rings; infinite without any.
#[must_use]
pub fn border_distance_m(point: Vertex, rings: &[Vec<Vertex>]) -> f64 {
    distance_to_lines_m(point, rings.iter().map(Vec::as_slice))
}

/// Distance in metres from a point to the nearest of these lines; infinite without any.
pub fn distance_to_lines_m<'a>(point: Vertex, lines: impl Iterator<Item = &'a [Vertex]>) -> f64 {
    let scale_y = METRES_PER_DEGREE / 1e5;
    let scale_x = scale_y * cosine(f64::from(point[1]) / 1e5);
    let local = |vertex: Vertex| {
        [f64::from(vertex[0] - point[0]) * scale_x, f64::from(vertex[1] - point[1]) * scale_y]
    };
    let mut least = f64::INFINITY;
    for pair in lines.flat_map(|line| line.windows(2)) {
        least = least.min(squared_distance_to_origin(local(pair[0]), local(pair[1])));
    }
    least.sqrt()
}

fn squared_distance_to_origin(from: [f64; 2], to: [f64; 2]) -> f64 {
    let along = [to[0] - from[0], to[1] - from[1]];
    let length = along[0] * along[0] + along[1] * along[1];
    let share = if length > 0.0 {
        (-(from[0] * along[0] + from[1] * along[1]) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let nearest = [from[0] + share * along[0], from[1] + share * along[1]];
    nearest[0] * nearest[0] + nearest[1] * nearest[1]
}

/// Twice the area of a closed ring, in square 1e-5 degrees, positive where it turns counter-clockwise.
#[must_use]
pub fn signed_doubled_area(ring: &[Vertex]) -> i64 {
    let Some(first) = ring.first() else { return 0 };
    let shift = |vertex: &Vertex| [i64::from(vertex[0] - first[0]), i64::from(vertex[1] - first[1])];
    ring.windows(2)
        .map(|pair| {
            let ([x1, y1], [x2, y2]) = (shift(&pair[0]), shift(&pair[1]));
            x1 * y2 - x2 * y1
        })
        .sum()
}

/// A point inside the rings, far from their border: the best of a lattice, refined twice around the best.
/// `None` where the rings enclose nothing.
#[must_use]
pub fn point_far_inside(rings: &[Vec<Vertex>]) -> Option<Vertex> {
    let vertices = || rings.iter().flatten();
    let range = |axis: usize| {
        Some((vertices().map(|vertex| vertex[axis]).min()?, vertices().map(|vertex| vertex[axis]).max()?))
    };
    let (mut low, mut high) = {
        let ((x0, x1), (y0, y1)) = (range(0)?, range(1)?);
        ([x0, y0], [x1, y1])
    };
    let mut best: Option<(f64, Vertex)> = None;
    for _ in 0..3 {
        const STEPS: i64 = 17;
        for step in 0..STEPS * STEPS {
            let at = |axis: usize, index: i64| {
                let span = i64::from(high[axis]) - i64::from(low[axis]);
                (i64::from(low[axis]) + span * (2 * index + 1) / (2 * STEPS)) as i32
            };
            let point = [at(0, step % STEPS), at(1, step / STEPS)];
            if !inside(point, rings) {
                continue;
            }
            let distance = border_distance_m(point, rings);
            if best.is_none_or(|(most, _)| distance > most) {
                best = Some((distance, point));
            }
        }
        let (_, centre) = best?;
        for axis in 0..2 {
            let reach = (high[axis] - low[axis]) / 8 + 1;
            (low[axis], high[axis]) = (centre[axis] - reach, centre[axis] + reach);
        }
    }
    best.map(|(_, point)| point)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: i32, y: i32, side: i32) -> Vec<Vertex> {
        vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    }

    #[test]
    fn a_hole_is_outside_and_a_border_belongs_to_one_side() {
        let rings = [square(0, 0, 100), square(40, 40, 20)];
        assert!(inside([10, 10], &rings));
        assert!(!inside([50, 50], &rings));
        assert!(!inside([110, 10], &rings));
        let (left, right) = ([square(0, 0, 100)], [square(100, 0, 100)]);
        assert_eq!(
            [[100, 50], [100, 1]].map(|p| u8::from(inside(p, &left)) + u8::from(inside(p, &right))),
            [1, 1]
        );
    }

    #[test]
    fn distances_are_in_metres() {
        let rings = [square(0, 0, 1000)];
        let at_equator = border_distance_m([500, 400], &rings);
        assert!((at_equator - 444.8).abs() < 0.5, "{at_equator}");
    }

    #[test]
    fn the_point_far_inside_avoids_holes() {
        let rings = [square(0, 0, 1000), square(300, 300, 400)];
        let point = point_far_inside(&rings).unwrap();
        assert!(inside(point, &rings) && border_distance_m(point, &rings) > 130.0);
        assert_eq!(point_far_inside(&[]), None);
    }
}
