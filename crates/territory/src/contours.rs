//! Contours of places as shared lines (*arcs*): a border between two communes is stored, simplified and drawn
//! once, so that neighbours never gape or overlap. After the TopoJSON model (Bostock, 2012).

use crate::geometry::{Vertex, crosses, distance_to_lines_m, signed_doubled_area, vertex};
use crate::wire::{Reader, WireError, Writer};
use base::coord::Coord;
use std::collections::{BTreeMap, HashMap};

/// A directed use of an arc: `2 * index` along it, `2 * index + 1` against it.
pub type ArcUse = u32;

/// The contours of all places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contours {
    arcs: Vec<Vec<Vertex>>,
    /// Rings of each place; a ring is a closed chain of arcs.
    rings: Vec<Vec<Vec<ArcUse>>>,
}

/// A territory made of places: the rings around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The group that the caller named.
    pub group: u32,
    /// Rings of directed arcs, outer and inner ones together.
    pub rings: Vec<Vec<ArcUse>>,
}

impl Contours {
    /// Finds the shared arcs of closed rings (first vertex = last vertex), by place.
    #[must_use]
    pub fn from_rings(places: &[Vec<Vec<Vertex>>]) -> Self {
        let mut neighbours: HashMap<Vertex, [Option<Vertex>; 2]> = HashMap::new();
        let mut junctions: std::collections::HashSet<Vertex> = std::collections::HashSet::new();
        let mut meet = |at: Vertex, other: Vertex| {
            let known = neighbours.entry(at).or_insert([None, None]);
            if known.contains(&Some(other)) {
                return;
            }
            match known.iter_mut().find(|slot| slot.is_none()) {
                Some(slot) => *slot = Some(other),
                None => drop(junctions.insert(at)),
            }
        };
        for pair in places.iter().flatten().flat_map(|ring| ring.windows(2)) {
            meet(pair[0], pair[1]);
            meet(pair[1], pair[0]);
        }
        let mut builder = Builder::default();
        let rings = places
            .iter()
            .map(|place| place.iter().map(|ring| builder.ring(ring, &junctions)).collect())
            .collect();
        Self { arcs: builder.arcs, rings }
    }

    /// Writes the contours: each vertex as its difference from the one before.
    pub fn write(&self, out: &mut Writer) {
        out.unsigned(self.arcs.len() as u64);
        let mut before = [0, 0];
        for arc in &self.arcs {
            out.unsigned(arc.len() as u64);
            for vertex in arc {
                out.signed(i64::from(vertex[0]) - i64::from(before[0]));
                out.signed(i64::from(vertex[1]) - i64::from(before[1]));
                before = *vertex;
            }
        }
        out.unsigned(self.rings.len() as u64);
        let mut last = 0;
        for place in &self.rings {
            out.unsigned(place.len() as u64);
            for ring in place {
                out.unsigned(ring.len() as u64);
                for arc in ring {
                    out.signed(i64::from(*arc) - last);
                    last = i64::from(*arc);
                }
            }
        }
    }

    /// Reads what [`Contours::write`] wrote.
    ///
    /// # Errors
    /// The bytes are not contours.
    pub fn read(bytes: &[u8]) -> Result<Self, WireError> {
        let mut reader = Reader::new(bytes);
        let mut before = [0_i64; 2];
        let arcs: Vec<Vec<Vertex>> = reader.list(|reader| {
            reader.list(|reader| {
                before = [before[0] + reader.signed()?, before[1] + reader.signed()?];
                let axis = |value: i64| i32::try_from(value).map_err(|_| WireError::Nonsense("vertex"));
                Ok([axis(before[0])?, axis(before[1])?])
            })
        })?;
        let mut last = 0_i64;
        let rings = reader.list(|reader| {
            reader.list(|reader| {
                reader.list(|reader| {
                    last += reader.signed()?;
                    let arc = u32::try_from(last).map_err(|_| WireError::Nonsense("arc"))?;
                    if arc as usize / 2 < arcs.len() { Ok(arc) } else { Err(WireError::Nonsense("arc")) }
                })
            })
        })?;
        Ok(Self { arcs, rings })
    }

    /// The vertices of a directed arc, in its direction.
    pub fn vertices(&self, arc: ArcUse) -> Box<dyn Iterator<Item = Vertex> + '_> {
        let arc_vertices = self.arcs[arc as usize / 2].iter().copied();
        if arc & 1 == 0 { Box::new(arc_vertices) } else { Box::new(arc_vertices.rev()) }
    }

    /// The closed rings of a place; none where its contour is unknown.
    #[must_use]
    pub fn rings(&self, place: u32) -> Vec<Vec<Vertex>> {
        self.chains(place).iter().map(|ring| self.closed(ring)).collect()
    }

    /// The vertices of a closed chain of arcs, the first again at the end.
    #[must_use]
    pub fn closed(&self, ring: &[ArcUse]) -> Vec<Vertex> {
        let mut vertices: Vec<Vertex> = Vec::new();
        for arc in ring {
            let joined = usize::from(!vertices.is_empty());
            vertices.extend(self.vertices(*arc).skip(joined));
        }
        vertices
    }

    /// Number of places, those without contour included.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.rings.len() as u32
    }

    /// Whether there is no place at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rings.is_empty()
    }

    /// South-west and north-east corner of a place.
    #[must_use]
    pub fn bounds(&self, place: u32) -> Option<(Vertex, Vertex)> {
        let mut bounds: Option<(Vertex, Vertex)> = None;
        for arc in self.rings.get(place as usize)?.iter().flatten() {
            for vertex in &self.arcs[*arc as usize / 2] {
                let (low, high) = bounds.get_or_insert((*vertex, *vertex));
                for axis in 0..2 {
                    low[axis] = low[axis].min(vertex[axis]);
                    high[axis] = high[axis].max(vertex[axis]);
                }
            }
        }
        bounds
    }

    /// The rings of a place as chains of arcs; none where its contour is unknown.
    #[must_use]
    pub fn chains(&self, place: u32) -> &[Vec<ArcUse>] {
        self.rings.get(place as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// Twice the area of a place, holes taken off, in square 1e-5 degrees.
    #[must_use]
    pub fn doubled_area(&self, place: u32) -> i64 {
        self.rings(place).iter().map(|ring| signed_doubled_area(ring)).sum::<i64>().abs()
    }

    /// The lines that make up the border of a place, in any direction.
    pub(crate) fn lines(&self, place: u32) -> impl Iterator<Item = &[Vertex]> {
        self.chains(place).iter().flatten().map(|arc| self.arcs[*arc as usize / 2].as_slice())
    }

    /// Whether a point lies inside a place.
    #[must_use]
    pub fn inside(&self, place: u32, point: Vertex) -> bool {
        crosses(point, self.lines(place))
    }

    /// Distance in metres from a point to the border of a place; infinite where it has none.
    #[must_use]
    pub fn border_distance_m(&self, place: u32, point: Vertex) -> f64 {
        distance_to_lines_m(point, self.lines(place))
    }

    /// Whether the position lies in the place, or within `tolerance_m` of its border.
    #[must_use]
    pub fn contains(&self, place: u32, coord: Coord, tolerance_m: f64) -> bool {
        let point = vertex(coord);
        self.inside(place, point) || self.border_distance_m(place, point) <= tolerance_m
    }

    /// The shapes of groups of places, `None` leaving a place out: borders inside a group vanish. Sorted by
    /// group.
    #[must_use]
    pub fn dissolve(&self, group: impl Fn(u32) -> Option<u32>) -> Vec<Shape> {
        let mut borders: BTreeMap<u32, Vec<ArcUse>> = BTreeMap::new();
        for (place, rings) in (0_u32..).zip(&self.rings) {
            if let Some(group) = group(place) {
                borders.entry(group).or_default().extend(rings.iter().flatten());
            }
        }
        borders
            .into_iter()
            .map(|(group, mut uses)| {
                uses.sort_unstable();
                // Used both ways by one group: a border inside it.
                let outer = |arc: &&ArcUse| uses.binary_search(&(**arc ^ 1)).is_err();
                let border: Vec<ArcUse> = uses.iter().filter(outer).copied().collect();
                Shape { group, rings: self.chain(&border) }
            })
            .collect()
    }

    /// Chains directed arcs end to end into closed rings.
    fn chain(&self, border: &[ArcUse]) -> Vec<Vec<ArcUse>> {
        let ends = |arc: ArcUse| {
            let vertices = &self.arcs[arc as usize / 2];
            let (first, last) = (vertices.first().copied(), vertices.last().copied());
            if arc & 1 == 0 { (first, last) } else { (last, first) }
        };
        let mut from: BTreeMap<Option<Vertex>, Vec<ArcUse>> = BTreeMap::new();
        for arc in border.iter().rev() {
            from.entry(ends(*arc).0).or_default().push(*arc);
        }
        let mut rings = Vec::new();
        while let Some(start) = from.iter().find(|(_, arcs)| !arcs.is_empty()).map(|(start, _)| *start) {
            let mut ring = Vec::new();
            let mut at = start;
            while let Some(arc) = from.get_mut(&at).and_then(Vec::pop) {
                if from.get(&at).is_some_and(Vec::is_empty) {
                    from.remove(&at);
                }
                ring.push(arc);
                at = ends(arc).1;
                if at == start {
                    break;
                }
            }
            if !ring.is_empty() {
                rings.push(ring);
            }
        }
        rings
    }
}

#[derive(Default)]
struct Builder {
    arcs: Vec<Vec<Vertex>>,
    known: HashMap<Vec<Vertex>, u32>,
}

impl Builder {
    fn ring(&mut self, ring: &[Vertex], junctions: &std::collections::HashSet<Vertex>) -> Vec<ArcUse> {
        let open = &ring[..ring.len().saturating_sub(1)];
        let start = open
            .iter()
            .position(|vertex| junctions.contains(vertex))
            .or_else(|| (0..open.len()).min_by_key(|index| open[*index]));
        let Some(start) = start else { return Vec::new() };
        let mut uses = Vec::new();
        let mut arc = vec![open[start]];
        for step in 1..=open.len() {
            let vertex = open[(start + step) % open.len()];
            arc.push(vertex);
            if step == open.len() || junctions.contains(&vertex) {
                uses.push(self.arc(std::mem::replace(&mut arc, vec![vertex])));
            }
        }
        uses
    }

    /// The directed use of this line, stored in whichever direction sorts first.
    fn arc(&mut self, line: Vec<Vertex>) -> ArcUse {
        let backward: Vec<Vertex> = line.iter().rev().copied().collect();
        let against = u32::from(backward < line);
        let stored = if against == 1 { backward } else { line };
        let index = *self.known.entry(stored.clone()).or_insert_with(|| {
            self.arcs.push(stored);
            self.arcs.len() as u32 - 1
        });
        2 * index + against
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(x: i32, y: i32) -> Vec<Vertex> {
        vec![[x, y], [x + 10, y], [x + 10, y + 10], [x, y + 10], [x, y]]
    }

    #[test]
    fn neighbours_share_one_arc_and_everything_comes_back() {
        let island = vec![square(100, 100)];
        let places = [vec![square(0, 0)], vec![square(10, 0)], island];
        let contours = Contours::from_rings(&places);
        assert_eq!(contours.arcs.len(), 4);
        for (place, rings) in (0_u32..).zip(&places) {
            let back = contours.rings(place);
            let mut sorted = (back[0][1..].to_vec(), rings[0][1..].to_vec());
            sorted.0.sort_unstable();
            sorted.1.sort_unstable();
            assert_eq!(sorted.0, sorted.1);
            assert_eq!(back[0].first(), back[0].last());
        }
        let mut out = Writer::default();
        contours.write(&mut out);
        assert_eq!(Contours::read(&out.bytes), Ok(contours.clone()));
        assert!(Contours::read(&out.bytes[..out.bytes.len() - 1]).is_err());
    }

    #[test]
    fn a_group_has_no_border_inside() {
        let contours = Contours::from_rings(&[vec![square(0, 0)], vec![square(10, 0)], vec![square(100, 0)]]);
        let shapes = contours.dissolve(|place| (place < 2).then_some(7));
        assert_eq!(shapes.len(), 1);
        assert_eq!(shapes[0].rings.len(), 1);
        let ring = contours.closed(&shapes[0].rings[0]);
        assert_eq!((ring.len(), ring.first()), (7, ring.last()));
        assert!(!contours.contains(0, crate::geometry::coord([15, 5]), 0.0));
        assert!(contours.contains(1, crate::geometry::coord([15, 5]), 0.0));
    }
}
