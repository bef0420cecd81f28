//! Communes that the source of contours leaves out: their ground is the gap that the others leave.

use std::collections::{BTreeMap, BTreeSet};
use territory::contours::Contours;
use territory::geometry::{Vertex, signed_doubled_area};
use territory::places::Tables;

/// Twice the smallest gap that can be a commune, in square 1e-5 degrees (about 0.8 km²): smaller ones are slivers.
const LEAST_DOUBLED_AREA: i64 = 2_000_000;

/// Gives to the communes without contour of each department the gaps that its other communes leave: to all of them
/// together where they are several, since nothing says where one ends. Returns them.
pub(crate) fn fill(tables: &Tables, rings: &mut [Vec<Vec<Vertex>>]) -> Vec<u32> {
    let mut without: BTreeMap<u16, Vec<usize>> = BTreeMap::new();
    for (index, place) in tables.places.iter().enumerate() {
        if place.in_france && rings[index].is_empty() {
            without.entry(place.department).or_default().push(index);
        }
    }
    let mut filled = BTreeSet::new();
    for (department, places) in without {
        let here = |place: u32| tables.places[place as usize].department == department;
        for gap in gaps(&Contours::from_rings(rings), here) {
            for place in &places {
                rings[*place].push(gap.clone());
                filled.insert(*place as u32);
            }
        }
    }
    filled.into_iter().collect()
}

/// The rings that a group of places encloses without covering, counter-clockwise.
fn gaps(contours: &Contours, group: impl Fn(u32) -> bool) -> Vec<Vec<Vertex>> {
    let shapes = contours.dissolve(|place| group(place).then_some(0));
    let rings = shapes.iter().flat_map(|shape| &shape.rings).map(|ring| contours.closed(ring));
    rings
        .filter(|ring| signed_doubled_area(ring) < -LEAST_DOUBLED_AREA)
        .map(|mut ring| {
            ring.reverse();
            ring
        })
        .collect()
}
