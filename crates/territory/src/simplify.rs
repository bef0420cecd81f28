//! Fewer vertices for smaller maps. Arcs are simplified one by one between their ends, so that neighbours still
//! share their border.

use crate::contours::{ArcUse, Contours};
use crate::geometry::Vertex;

/// The line without the vertices that lie within `tolerance` (in 1e-5 degree, about 1 m) of what remains (Douglas
/// and Peucker, 1973). Ends stay; a closed line keeps its farthest vertex too.
#[must_use]
pub fn line(vertices: &[Vertex], tolerance: u32) -> Vec<Vertex> {
    let mut kept = vec![false; vertices.len()];
    let (Some(first), Some(last)) = (kept.first().map(|_| 0), kept.len().checked_sub(1)) else {
        return Vec::new();
    };
    (kept[first], kept[last]) = (true, true);
    let mut spans = vec![(first, last)];
    let mut least = i128::from(tolerance) * i128::from(tolerance);
    if vertices[first] == vertices[last] {
        // Else a small ring would collapse.
        least =
            least.min(farthest(vertices, (first, last)).map_or(0, |(_, away)| away.0 / away.1.max(1) - 1));
    }
    while let Some(span) = spans.pop() {
        if let Some((middle, (squared, length))) = farthest(vertices, span)
            && squared > least * length
        {
            kept[middle] = true;
            spans.extend([(span.0, middle), (middle, span.1)]);
        }
    }
    vertices.iter().zip(kept).filter(|(_, kept)| *kept).map(|(vertex, _)| *vertex).collect()
}

/// The vertex farthest from the segment between two, with its squared distance as a fraction.
fn farthest(vertices: &[Vertex], (from, to): (usize, usize)) -> Option<(usize, (i128, i128))> {
    let (start, end) = (vertices[from], vertices[to]);
    (from + 1..to)
        .map(|index| (index, squared_distance(vertices[index], start, end)))
        .max_by(|a, b| (a.1.0 * b.1.1).cmp(&(b.1.0 * a.1.1)).then(b.0.cmp(&a.0)))
}

/// The squared distance from a point to a segment, as a fraction of whole numbers: the same on every machine.
fn squared_distance(point: Vertex, start: Vertex, end: Vertex) -> (i128, i128) {
    let minus = |a: Vertex, b: Vertex| [i128::from(a[0] - b[0]), i128::from(a[1] - b[1])];
    let dot = |a: [i128; 2], b: [i128; 2]| a[0] * b[0] + a[1] * b[1];
    let (along, away) = (minus(end, start), minus(point, start));
    let (length, projected) = (dot(along, along), dot(along, away));
    if projected <= 0 || length == 0 {
        (dot(away, away), 1)
    } else if projected >= length {
        let beyond = minus(point, end);
        (dot(beyond, beyond), 1)
    } else {
        let cross = along[0] * away[1] - along[1] * away[0];
        (cross * cross, length)
    }
}

impl Contours {
    /// The vertices of a closed chain of arcs, each simplified by itself; the first vertex again at the end.
    #[must_use]
    pub fn closed_simplified(&self, ring: &[ArcUse], tolerance: u32) -> Vec<Vertex> {
        let mut closed: Vec<Vertex> = Vec::new();
        for arc in ring {
            // Always in the stored direction: neighbours walk it both ways.
            let stored: Vec<Vertex> = self.vertices(arc & !1).collect();
            let mut vertices = line(&stored, tolerance);
            if arc & 1 == 1 {
                vertices.reverse();
            }
            let joined = usize::from(!closed.is_empty());
            closed.extend(vertices.into_iter().skip(joined));
        }
        closed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_steps_go_and_corners_stay() {
        assert_eq!(line(&[[0, 0], [50, 2], [100, 0]], 3), [[0, 0], [100, 0]]);
        assert_eq!(line(&[[0, 0], [50, 4], [100, 0]], 3), [[0, 0], [50, 4], [100, 0]]);
        assert_eq!(line(&[[0, 0]], 3), [[0, 0]]);
        assert!(line(&[], 3).is_empty());
        let ring = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]];
        assert_eq!(line(&ring, 3), ring);
        assert_eq!(line(&ring, 1_000), [[0, 0], [10, 10], [0, 0]]);
    }

    #[test]
    fn neighbours_still_share_their_border() {
        let left = vec![vec![[0, 0], [100, 0], [103, 50], [100, 100], [0, 100], [0, 0]]];
        let right = vec![vec![[100, 0], [200, 0], [200, 100], [100, 100], [103, 50], [100, 0]]];
        let contours = Contours::from_rings(&[left, right]);
        for place in 0..2 {
            for ring in contours.chains(place) {
                let simplified = contours.closed_simplified(ring, 5);
                assert!(!simplified.contains(&[103, 50]) && simplified.first() == simplified.last());
            }
        }
    }
}
