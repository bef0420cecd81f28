//! A part of the contours on its own: lines that neighbours share, each once, with the rings that use them. What a map
//! draws, simplified; borders between two shapes stay one line.

use crate::contours::{ArcUse, Contours};
use crate::geometry::Vertex;
use crate::simplify::line;
use std::collections::BTreeMap;

/// Lines, and shapes made of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topology {
    /// Each line once, in one direction.
    pub lines: Vec<Vec<Vertex>>,
    /// Shapes, in the order asked for; none of rings where a contour is unknown.
    pub shapes: Vec<Vec<Vec<ArcUse>>>,
}

impl Contours {
    /// The contours of these places alone, simplified by `tolerance` (in 1e-5 degree, about a metre): exactly the
    /// vertices of [`Contours::closed_simplified`], so that parts made apart fit where they meet.
    #[must_use]
    pub fn topology(&self, places: &[u32], tolerance: u32) -> Topology {
        let mut topology = Topology::default();
        let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
        for place in places {
            let rings = self.chains(*place).iter().map(|ring| {
                let uses = ring.iter().map(|used| {
                    let number = *numbers.entry(used / 2).or_insert_with(|| {
                        let stored: Vec<Vertex> = self.vertices(used & !1).collect();
                        topology.lines.push(line(&stored, tolerance));
                        topology.lines.len() as u32 - 1
                    });
                    2 * number + (used & 1)
                });
                uses.collect()
            });
            let rings = rings.collect();
            topology.shapes.push(rings);
        }
        topology
    }

    /// The contours of groups of places: groups become the places of contours of their own, in which only corners
    /// between groups stay whatever the tolerance is.
    #[must_use]
    pub fn of_groups(&self, groups: u32, group: impl Fn(u32) -> Option<u32>) -> Self {
        let mut rings: Vec<Vec<Vec<Vertex>>> = vec![Vec::new(); groups as usize];
        for shape in self.dissolve(group) {
            if let Some(slot) = rings.get_mut(shape.group as usize) {
                *slot = shape.rings.iter().map(|ring| self.closed(ring)).collect();
            }
        }
        Self::from_rings(&rings)
    }
}

impl Topology {
    /// Rings whose box is smaller than `side` (in 1e-5 degree) are left out, but never the last one of a shape; so are
    /// lines that nothing uses any more.
    #[must_use]
    pub fn without_specks(mut self, side: u32) -> Self {
        let span = |ring: &Vec<ArcUse>| {
            let vertices = || ring.iter().flat_map(|used| &self.lines[*used as usize / 2]);
            let of = |axis: usize| {
                let all = || vertices().map(|vertex| vertex[axis]);
                all().max().unwrap_or(0).abs_diff(all().min().unwrap_or(0))
            };
            of(0).max(of(1))
        };
        let shapes: Vec<Vec<Vec<ArcUse>>> = self
            .shapes
            .iter()
            .map(|rings| {
                let largest = rings.iter().map(span).max().unwrap_or(0);
                rings.iter().filter(|ring| span(ring) >= side.min(largest)).cloned().collect()
            })
            .collect();
        let mut numbers: BTreeMap<u32, u32> = BTreeMap::new();
        let mut lines = Vec::new();
        self.shapes = shapes;
        for used in self.shapes.iter_mut().flatten().flatten() {
            let number = *numbers.entry(*used / 2).or_insert_with(|| {
                lines.push(std::mem::take(&mut self.lines[*used as usize / 2]));
                lines.len() as u32 - 1
            });
            *used = 2 * number + (*used & 1);
        }
        self.lines = lines;
        self
    }

    /// The vertices of a closed ring, the first again at the end.
    #[must_use]
    pub fn closed(&self, ring: &[ArcUse]) -> Vec<Vertex> {
        let mut vertices: Vec<Vertex> = Vec::new();
        for used in ring {
            let line = &self.lines[*used as usize / 2];
            let joined = usize::from(!vertices.is_empty());
            if used & 1 == 0 {
                vertices.extend(line.iter().skip(joined));
            } else {
                vertices.extend(line.iter().rev().skip(joined));
            }
        }
        vertices
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: i32, y: i32, side: i32) -> Vec<Vertex> {
        vec![[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    }

    #[test]
    fn neighbours_share_a_line_and_rings_come_back() {
        let places = [vec![square(0, 0, 100)], vec![square(100, 0, 100)], vec![], vec![square(500, 0, 4)]];
        let contours = Contours::from_rings(&places);
        let topology = contours.topology(&[1, 0, 2, 3], 0);
        assert_eq!((topology.lines.len(), topology.shapes[2].len()), (4, 0));
        for (shape, place) in topology.shapes.iter().zip([1, 0, 2, 3]) {
            let rings: Vec<Vec<Vertex>> = shape.iter().map(|ring| topology.closed(ring)).collect();
            assert_eq!(rings, contours.rings(place));
        }
        let shared = |shape: usize| topology.shapes[shape][0].iter().map(|used| used / 2);
        assert_eq!(shared(0).filter(|number| shared(1).any(|other| other == *number)).count(), 1);
    }

    #[test]
    fn specks_go_but_the_last_ring_of_a_shape_stays() {
        let places = [vec![square(0, 0, 100), square(300, 0, 4)], vec![square(500, 0, 4)]];
        let topology = Contours::from_rings(&places).topology(&[0, 1], 0).without_specks(10);
        assert_eq!((topology.shapes[0].len(), topology.shapes[1].len(), topology.lines.len()), (1, 1, 2));
        assert_eq!(topology.closed(&topology.shapes[1][0]).len(), 5);
    }

    #[test]
    fn a_group_has_corners_with_other_groups_only() {
        let places = [vec![square(0, 0, 100)], vec![square(0, 100, 100)], vec![square(100, 0, 100)]];
        let contours = Contours::from_rings(&places);
        let groups = contours.of_groups(2, |place| Some(u32::from(place == 2)));
        let topology = groups.topology(&[0, 1], 20);
        // Where the first two places met on the left there is no vertex any more.
        assert!(!topology.lines.iter().flatten().any(|vertex| *vertex == [0, 100]));
        assert_eq!(topology.lines.len(), 3);
    }
}
