//! The nearest points: for all homes at once, and from one position.

use super::graph::Graph;
use super::joining::{Joins, Snapped, Spread, door_to_door, way_ms};
use base::coord::{Coord, metres};
use base::people::Home;
use base::travel::TravelTime;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};
use std::hash::BuildHasherDefault;
use std::ops::ControlFlow;

/// No point at all.
pub const NO_POINT: u32 = u32::MAX;

/// Points within this many metres are also tried directly, without passing by a node.
const DIRECT_M: f64 = 8_000.0;

/// The nearest point of one home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// Its index among the points given, or [`NO_POINT`].
    pub point: u32,
    /// The time to it.
    pub time: TravelTime,
}

/// Points joined to a graph.
#[derive(Debug)]
pub(crate) struct JoinedPoints {
    pub(crate) joins: Vec<Joins>,
    pub(crate) parts: Vec<u16>,
    squares: BTreeMap<[i32; 2], Vec<u32>>,
    pub(crate) coords: Vec<Coord>,
}

/// Side of a square of points, in 1e-6 degree: wider than [`DIRECT_M`] everywhere in France but for 1 degree.
const SQUARE_E6: i32 = 120_000;

/// The square of a position: what is within [`DIRECT_M`] of it is in this one or in one of the eight around.
pub(crate) fn square(coord: Coord) -> [i32; 2] {
    [coord.lon_e6.div_euclid(SQUARE_E6), coord.lat_e6.div_euclid(SQUARE_E6)]
}

impl JoinedPoints {
    pub(crate) fn of(graph: &Graph, points: &[Coord]) -> Self {
        let parts: Vec<u16> = points.iter().map(|point| graph.part_at(*point)).collect();
        let joins = points.iter().zip(&parts).map(|(point, part)| graph.joins(*point, *part)).collect();
        let mut squares: BTreeMap<[i32; 2], Vec<u32>> = BTreeMap::new();
        for (index, point) in (0_u32..).zip(points) {
            squares.entry(square(*point)).or_default().push(index);
        }
        Self { joins, parts, squares, coords: points.to_vec() }
    }

    /// Points so near a position of the same part that the way may be direct, with their driving time.
    pub(crate) fn direct(&self, coord: Coord, part: u16, pace: u32, mut each: impl FnMut(u32, u32)) {
        let square = square(coord);
        for x in -1..=1 {
            for y in -1..=1 {
                for point in self.squares.get(&[square[0] + x, square[1] + y]).into_iter().flatten() {
                    let metres = metres(coord, self.coords[*point as usize]);
                    if metres <= DIRECT_M && self.parts[*point as usize] == part {
                        each(*point, way_ms(metres, pace));
                    }
                }
            }
        }
    }
}

/// Doors joined to a graph once, to be asked about from many positions.
pub struct Doors {
    joined: JoinedPoints,
    /// The ways that lead from node `n` to doors are `ways[first[n]..first[n + 1]]`.
    first: Vec<u32>,
    ways: Vec<(u32, u32)>,
}

impl Doors {
    /// Joins doors at these positions.
    #[must_use]
    pub fn of(graph: &Graph, points: &[Coord]) -> Self {
        let joined = JoinedPoints::of(graph, points);
        let mut ways: Vec<(u32, u32, u32)> = Vec::with_capacity(points.len() * 6);
        for (door, joins) in (0_u32..).zip(&joined.joins) {
            let used = joins.nodes.iter().zip(joins.times_ms).filter(|(_, time_ms)| *time_ms < u32::MAX);
            ways.extend(used.map(|(node, time_ms)| (*node, door, time_ms)));
        }
        ways.sort_unstable();
        let first = (0..=graph.len() as u32)
            .map(|node| ways.partition_point(|(other, ..)| *other < node) as u32)
            .collect();
        Self { joined, first, ways: ways.into_iter().map(|(_, door, time_ms)| (door, time_ms)).collect() }
    }

    fn at_node(&self, node: u32) -> &[(u32, u32)] {
        &self.ways[self.first[node as usize] as usize..self.first[node as usize + 1] as usize]
    }

    /// Visits the doors from a position, by time and then by index, until `each` breaks off or none is left.
    pub fn each_nearest(
        &self,
        graph: &Graph,
        coord: Coord,
        mut each: impl FnMut(Nearest) -> ControlFlow<()>,
    ) {
        let part = graph.part_at(coord);
        let joins = graph.joins(coord, part);
        let parking_ms = graph.parking_at(&joins);
        // At the same time a node comes before any door: it may lead to a door of a smaller index.
        let mut queue = BinaryHeap::new();
        let (mut nodes, mut doors) = (Known::default(), Known::default());
        for (node, time_ms) in joins.nodes.iter().zip(joins.times_ms) {
            if time_ms < u32::MAX && nodes.is_better(*node, time_ms) {
                queue.push(Reverse((time_ms, Stage::Node, *node)));
            }
        }
        self.joined.direct(coord, part, graph.pace_at(&joins), |door, time_ms| {
            if doors.is_better(door, time_ms) {
                queue.push(Reverse((time_ms, Stage::Door, door)));
            }
        });
        while let Some(Reverse((time_ms, stage, index))) = queue.pop() {
            match stage {
                Stage::Door if doors.is_settled(index, time_ms) => {
                    let found = Nearest { point: index, time: door_to_door(time_ms, parking_ms) };
                    if each(found).is_break() {
                        return;
                    }
                }
                Stage::Node if nodes.is_settled(index, time_ms) => {
                    for (door, way_ms) in self.at_node(index) {
                        let time_ms = time_ms.saturating_add(*way_ms);
                        if doors.is_better(*door, time_ms) {
                            queue.push(Reverse((time_ms, Stage::Door, *door)));
                        }
                    }
                    for (next, arc_ms) in graph.arcs(index) {
                        let time_ms = time_ms.saturating_add(*arc_ms);
                        if nodes.is_better(*next, time_ms) {
                            queue.push(Reverse((time_ms, Stage::Node, *next)));
                        }
                    }
                }
                Stage::Node | Stage::Door => {}
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Node,
    Door,
}

/// The best times known, and whether they were visited.
#[derive(Default)]
struct Known(HashMap<u32, (u32, bool), BuildHasherDefault<Spread>>);

impl Known {
    /// Keeps a time if it is better than what was known.
    fn is_better(&mut self, index: u32, time_ms: u32) -> bool {
        let known = self.0.entry(index).or_insert((u32::MAX, false));
        let better = time_ms < known.0;
        if better {
            *known = (time_ms, false);
        }
        better
    }

    /// Whether this is the time to visit it: the best one, and for the first time.
    fn is_settled(&mut self, index: u32, time_ms: u32) -> bool {
        match self.0.get_mut(&index) {
            Some((best, visited)) if *best == time_ms && !*visited => {
                *visited = true;
                true
            }
            _ => false,
        }
    }
}

impl Graph {
    /// The nearest point of every home; ties go to the smaller index.
    #[must_use]
    pub fn nearest(&self, homes: &Snapped, points: &[Coord]) -> Vec<Nearest> {
        let points = JoinedPoints::of(self, points);
        let labels = self.labels(&points.joins);
        (homes.homes.par_iter().zip(&homes.joins))
            .map(|(home, joins)| {
                self.nearest_of(home, joins, &labels, |each| {
                    points.direct(home.coord, self.part_of_place(home.place), self.pace_at(joins), each);
                })
            })
            .collect()
    }

    /// The nearest point of a home: over the nodes that it joins, or directly.
    pub(crate) fn nearest_of(
        &self,
        home: &Home,
        joins: &Joins,
        labels: &[(u32, u32)],
        direct: impl FnOnce(&mut dyn FnMut(u32, u32)),
    ) -> Nearest {
        let mut best = (u32::MAX, NO_POINT);
        for (node, time_ms) in joins.nodes.iter().zip(joins.times_ms) {
            let (label_ms, point) = labels[*node as usize];
            best = best.min((label_ms.saturating_add(time_ms), point));
        }
        direct(&mut |point, time_ms| best = best.min((time_ms, point)));
        let time = door_to_door(best.0, self.parking_ms(home.place));
        Nearest { point: if best.0 == u32::MAX { NO_POINT } else { best.1 }, time }
    }

    /// Milliseconds from each node to its nearest point, and which: one search from all points.
    pub(crate) fn labels(&self, points: &[Joins]) -> Vec<(u32, u32)> {
        let mut labels = vec![(u32::MAX, NO_POINT); self.nodes.len()];
        let mut queue = BinaryHeap::new();
        for (point, joins) in (0_u32..).zip(points) {
            for (node, time_ms) in joins.nodes.iter().zip(joins.times_ms) {
                if time_ms < u32::MAX {
                    queue.push(Reverse((time_ms, point, *node)));
                }
            }
        }
        self.spread(queue, &mut labels, |_| {});
        labels
    }

    /// Spreads ways that wait in a queue (milliseconds, point, node) as far as they are better than what is known;
    /// names each node that changes.
    pub(crate) fn spread(
        &self,
        mut queue: BinaryHeap<Reverse<(u32, u32, u32)>>,
        labels: &mut [(u32, u32)],
        mut each: impl FnMut(u32),
    ) {
        while let Some(Reverse((time_ms, point, node))) = queue.pop() {
            if labels[node as usize] <= (time_ms, point) {
                continue;
            }
            labels[node as usize] = (time_ms, point);
            each(node);
            for (next, arc_ms) in self.arcs(node) {
                let label = (time_ms.saturating_add(*arc_ms), point);
                if label < labels[*next as usize] {
                    queue.push(Reverse((label.0, point, *next)));
                }
            }
        }
    }

    /// The `k` nearest points of one position, by time and then by index.
    #[must_use]
    pub fn from_coord(&self, coord: Coord, points: &[Coord], k: usize) -> Vec<Nearest> {
        let mut nearest = Vec::new();
        Doors::of(self, points).each_nearest(self, coord, |found| {
            nearest.push(found);
            if nearest.len() < k { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        nearest.truncate(k);
        nearest
    }

    /// Visits nodes by time from a position, until `each` says no or the next is beyond `limit_ms`.
    pub(crate) fn settle(&self, from: &Joins, limit_ms: u32, mut each: impl FnMut(u32, u32) -> bool) {
        let mut known: HashMap<u32, u32, BuildHasherDefault<Spread>> = HashMap::default();
        let mut queue = BinaryHeap::new();
        for (node, time_ms) in from.nodes.iter().zip(from.times_ms) {
            if time_ms < u32::MAX {
                queue.push(Reverse((time_ms, *node)));
            }
        }
        while let Some(Reverse((time_ms, node))) = queue.pop() {
            if time_ms > limit_ms {
                break;
            }
            if known.get(&node).is_some_and(|before| *before <= time_ms) {
                continue;
            }
            known.insert(node, time_ms);
            if !each(node, time_ms) {
                break;
            }
            for (next, arc_ms) in self.arcs(node) {
                let next_ms = time_ms.saturating_add(*arc_ms);
                if known.get(next).is_none_or(|before| next_ms < *before) {
                    queue.push(Reverse((next_ms, *next)));
                }
            }
        }
    }
}
