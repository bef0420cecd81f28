//! Which place a position lies in: a lattice of squares, each with the places whose bounding box meets it.

use crate::contours::Contours;
use crate::geometry::{Vertex, vertex};
use base::coord::{Coord, METRES_PER_DEGREE, cosine};
use std::collections::HashMap;

/// Side of a square, in 1e-5 degree (about 5 km).
const SIDE: i32 = 5_000;

/// The lattice.
pub struct PlaceGrid {
    squares: HashMap<[i32; 2], Vec<u32>>,
}

impl PlaceGrid {
    /// The lattice of these contours.
    #[must_use]
    pub fn of(contours: &Contours) -> Self {
        let mut squares: HashMap<[i32; 2], Vec<u32>> = HashMap::new();
        for place in 0..contours.len() {
            let Some((low, high)) = contours.bounds(place) else { continue };
            let (low, high) = (low.map(|axis| axis.div_euclid(SIDE)), high.map(|axis| axis.div_euclid(SIDE)));
            for x in low[0]..=high[0] {
                for y in low[1]..=high[1] {
                    squares.entry([x, y]).or_default().push(place);
                }
            }
        }
        Self { squares }
    }

    /// The place in which a position lies: the first by index where contours overlap.
    #[must_use]
    pub fn locate(&self, contours: &Contours, coord: Coord) -> Option<u32> {
        let point = vertex(coord);
        let places = self.squares.get(&point.map(|axis| axis.div_euclid(SIDE)))?;
        places.iter().copied().find(|place| contours.inside(*place, point))
    }

    /// As [`PlaceGrid::locate`] or, failing that, the place whose border is nearest within the tolerance.
    #[must_use]
    pub fn locate_near(&self, contours: &Contours, coord: Coord, tolerance_m: f64) -> Option<u32> {
        self.locate(contours, coord).or_else(|| {
            let point = vertex(coord);
            self.around(point, tolerance_m)
                .into_iter()
                .map(|place| (contours.border_distance_m(place, point), place))
                .filter(|(distance, _)| *distance <= tolerance_m)
                .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
                .map(|(_, place)| place)
        })
    }

    /// Places whose bounding box meets a square within this distance, sorted.
    fn around(&self, point: Vertex, reach_m: f64) -> Vec<u32> {
        let latitude = f64::from(point[1]) / 1e5;
        let reach_y = reach_m / METRES_PER_DEGREE * 1e5;
        let reach = [reach_y / cosine(latitude).max(0.01), reach_y].map(|axis| axis.min(1e6) as i32 + 1);
        let square = |axis: usize, sign: i32| (point[axis] + sign * reach[axis]).div_euclid(SIDE);
        let mut places = Vec::new();
        for x in square(0, -1)..=square(0, 1) {
            for y in square(1, -1)..=square(1, 1) {
                places.extend(self.squares.get(&[x, y]).into_iter().flatten().copied());
            }
        }
        places.sort_unstable();
        places.dedup();
        places
    }
}
