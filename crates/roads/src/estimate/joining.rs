//! How homes and points join the graph: over the nearest nodes of their own part, at the local pace.

use super::graph::{Graph, Node};
use base::coord::{Coord, METRES_PER_DEGREE, cosine};
use base::people::Home;
use base::travel::TravelTime;
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Nodes that a home or a point joins.
pub const JOINED: usize = 6;
/// Farther nodes are no way out, in metres.
const FARTHEST_M: f64 = 60_000.0;
/// Side of a square of the index, in 1e-6 degree (about 5 km).
const SQUARE_E6: i32 = 50_000;

/// The ways from one position to the nodes around it; unused ones have an unreachable time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joins {
    /// Nodes.
    pub nodes: [u32; JOINED],
    /// Milliseconds to them.
    pub times_ms: [u32; JOINED],
}

/// Homes joined to a graph, in the order given.
#[derive(Debug)]
pub struct Snapped {
    pub(crate) homes: Vec<Home>,
    pub(crate) joins: Vec<Joins>,
}

impl Snapped {
    /// Homes with the ways from them to nodes, which [`Graph::snap`] finds.
    #[must_use]
    pub fn new(homes: Vec<Home>, joins: Vec<Joins>) -> Self {
        Self { homes, joins }
    }

    /// The ways from each home to nodes.
    #[must_use]
    pub fn joins(&self) -> &[Joins] {
        &self.joins
    }

    /// How many homes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.homes.len()
    }

    /// Whether there is no home.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.homes.is_empty()
    }

    /// The homes.
    #[must_use]
    pub fn homes(&self) -> &[Home] {
        &self.homes
    }
}

/// Nodes by square, for "the nearest".
#[derive(Debug)]
pub(crate) struct Squares {
    squares: HashMap<u64, Vec<u32>, BuildHasherDefault<Spread>>,
}

/// Squares are few and nobody chooses them: one multiplication spreads them well enough.
#[derive(Default)]
pub(crate) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(self.0 ^ u64::from(*byte));
        }
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        let spread = value.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = spread ^ spread >> 32;
    }
}

impl Squares {
    pub(crate) fn of(nodes: &[Node]) -> Self {
        let mut squares: HashMap<u64, Vec<u32>, BuildHasherDefault<Spread>> = HashMap::default();
        for (index, node) in (0_u32..).zip(nodes) {
            squares.entry(key(square(node.coord))).or_default().push(index);
        }
        Self { squares }
    }

    fn at(&self, square: [i32; 2]) -> &[u32] {
        self.squares.get(&key(square)).map_or(&[], Vec::as_slice)
    }
}

fn key(square: [i32; 2]) -> u64 {
    u64::from(square[0].cast_unsigned()) << 32 | u64::from(square[1].cast_unsigned())
}

fn square(coord: Coord) -> [i32; 2] {
    [coord.lon_e6.div_euclid(SQUARE_E6), coord.lat_e6.div_euclid(SQUARE_E6)]
}

/// Milliseconds for a way of this many metres (as the crow flies) at this pace.
pub(crate) fn way_ms(metres: f64, pace: u32) -> u32 {
    let ms = metres * f64::from(pace) / 1e3;
    if ms < f64::from(u32::MAX) { ms as u32 } else { u32::MAX }
}

impl Graph {
    /// Joins homes to the nodes of their place's part.
    #[must_use]
    pub fn snap(&self, homes: &[Home]) -> Snapped {
        let joins =
            homes.par_iter().map(|home| self.joins(home.coord, self.part_of_place(home.place))).collect();
        Snapped::new(homes.to_vec(), joins)
    }

    /// The part of a position: that of the nearest node.
    pub(crate) fn part_at(&self, coord: Coord) -> u16 {
        self.around(coord, 1, |_| true).first().map_or(0, |(_, node)| self.nodes[*node as usize].part)
    }

    /// The ways from a position to the nearest nodes of a part.
    pub(crate) fn joins(&self, coord: Coord, part: u16) -> Joins {
        let mut joins = Joins { nodes: [0; JOINED], times_ms: [u32::MAX; JOINED] };
        let near = self.around(coord, JOINED, |node| node.part == part);
        for (slot, (metres, node)) in near.into_iter().enumerate() {
            joins.nodes[slot] = node;
            joins.times_ms[slot] = way_ms(metres, self.nodes[node as usize].pace);
        }
        joins
    }

    /// The pace around a position of a part: that of the nearest node.
    pub(crate) fn pace_at(&self, joins: &Joins) -> u32 {
        if joins.times_ms[0] == u32::MAX { u32::MAX } else { self.nodes[joins.nodes[0] as usize].pace }
    }

    /// Milliseconds to leave and to park around a position: those of the nearest node.
    pub(crate) fn parking_at(&self, joins: &Joins) -> u32 {
        if joins.times_ms[0] == u32::MAX { 0 } else { self.nodes[joins.nodes[0] as usize].parking_ms }
    }

    /// The nearest nodes that are wanted, at most `most`, by distance and then by index.
    fn around(&self, coord: Coord, most: usize, wanted: impl Fn(&Node) -> bool) -> Vec<(f64, u32)> {
        let centre = square(coord);
        let squeeze = cosine(coord.lat());
        let mut found: Vec<(f64, u32)> = Vec::with_capacity(most + 1);
        let mut consider = |node: u32| {
            let known = &self.nodes[node as usize];
            let x = f64::from(known.coord.lon_e6 - coord.lon_e6) * squeeze;
            let y = f64::from(known.coord.lat_e6 - coord.lat_e6);
            let candidate = (x * x + y * y, node);
            let after = |other: &(f64, u32)| candidate < *other;
            if (found.len() < most || found.last().is_some_and(after)) && wanted(known) {
                let at = found.iter().position(after).unwrap_or(found.len());
                found.insert(at, candidate);
                found.truncate(most);
            }
            (found.len() == most).then(|| found[most - 1].0.sqrt() * (METRES_PER_DEGREE / 1e6))
        };
        // A square is at least this wide; rings of squares are looked through until the next is too far.
        let width_m = f64::from(SQUARE_E6) / 1e6 * METRES_PER_DEGREE * squeeze.max(0.2);
        let mut farthest_m = None;
        for ring in 0_i32.. {
            let safe_m = width_m * f64::from(ring - 1).max(0.0);
            if farthest_m.is_some_and(|farthest_m| farthest_m <= safe_m) || safe_m > FARTHEST_M {
                break;
            }
            for x in -ring..=ring {
                let step = if x.abs() == ring { 1 } else { (2 * ring).max(1) };
                for y in (-ring..=ring).step_by(step as usize) {
                    for node in self.squares.at([centre[0] + x, centre[1] + y]) {
                        farthest_m = consider(*node);
                    }
                }
            }
        }
        found
            .into_iter()
            .map(|(squared, node)| (squared.sqrt() * (METRES_PER_DEGREE / 1e6), node))
            .filter(|(metres, _)| *metres <= FARTHEST_M)
            .collect()
    }
}

/// A travel time with what leaving and parking take, from milliseconds of driving.
pub(crate) fn door_to_door(driving_ms: u32, parking_ms: u32) -> TravelTime {
    if driving_ms == u32::MAX {
        TravelTime::UNREACHABLE
    } else {
        TravelTime(driving_ms.saturating_add(parking_ms))
    }
}
