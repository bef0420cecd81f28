//! Points that open, close or move: only what they change is searched again.
//!
//! Every result is exactly that of a search from all points. A node whose nearest point closes is searched again
//! from the nodes around it that keep theirs; a point that opens is followed as far as it is the nearest. The graph
//! can be driven both ways, so a search may begin at points as well as at homes.

use super::graph::Graph;
use super::joining::{Snapped, door_to_door};
use super::nearest::{JoinedPoints, NO_POINT, Nearest, square};
use base::coord::Coord;
use base::travel::TravelTime;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Homes by the nodes that they join and by square: for searches that begin at points.
#[derive(Debug)]
pub struct HomesAround {
    /// `first[node]..first[node + 1]` are the homes that join a node.
    first: Vec<u32>,
    homes: Vec<u32>,
    squares: BTreeMap<[i32; 2], Vec<u32>>,
}

/// What a search from all points found, kept to be changed.
#[derive(Debug)]
pub struct Settled {
    points: JoinedPoints,
    /// Milliseconds from each node to its nearest point, and which.
    labels: Vec<(u32, u32)>,
}

/// What becomes of points. A point that moves both goes and comes, under the same index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// Points that are there no more, by index.
    pub gone: Vec<u32>,
    /// Points that come, with their index: their own where they move, else one that nobody has.
    pub come: Vec<(u32, Coord)>,
}

impl HomesAround {
    /// The homes at the nodes and in the squares of a graph.
    #[must_use]
    pub fn of(graph: &Graph, homes: &Snapped) -> Self {
        let mut first = vec![0_u32; graph.nodes.len() + 1];
        let joined = |home: usize| {
            let joins = &homes.joins[home];
            let used = joins.nodes.iter().zip(joins.times_ms).filter(|(_, time_ms)| *time_ms < u32::MAX);
            used.map(|(node, _)| *node as usize)
        };
        for home in 0..homes.len() {
            joined(home).for_each(|node| first[node + 1] += 1);
        }
        for node in 0..graph.nodes.len() {
            first[node + 1] += first[node];
        }
        let mut next = first.clone();
        let mut at_nodes = vec![0_u32; first.last().copied().unwrap_or(0) as usize];
        let mut squares: BTreeMap<[i32; 2], Vec<u32>> = BTreeMap::new();
        for (home, known) in homes.homes.iter().enumerate() {
            for node in joined(home) {
                at_nodes[next[node] as usize] = home as u32;
                next[node] += 1;
            }
            squares.entry(square(known.coord)).or_default().push(home as u32);
        }
        Self { first, homes: at_nodes, squares }
    }

    fn at_node(&self, node: u32) -> &[u32] {
        let node = node as usize;
        &self.homes[self.first[node] as usize..self.first[node + 1] as usize]
    }

    /// Every home that a direct way may lead to from a position.
    fn near(&self, coord: Coord) -> impl Iterator<Item = u32> + '_ {
        let [x, y] = square(coord);
        (x - 1..=x + 1)
            .flat_map(move |x| (y - 1..=y + 1).map(move |y| [x, y]))
            .filter_map(|square| self.squares.get(&square))
            .flatten()
            .copied()
    }
}

impl Graph {
    /// Searches from all points, and keeps what was found.
    #[must_use]
    pub fn settled(&self, points: &[Coord]) -> Settled {
        let points = JoinedPoints::of(self, points);
        let labels = self.labels(&points.joins);
        Settled { points, labels }
    }

    /// The nearest point of every home to which the moves may make a difference, by home.
    #[must_use]
    pub fn nearest_after(
        &self,
        homes: &Snapped,
        around: &HomesAround,
        settled: &Settled,
        moves: &Moves,
    ) -> Vec<(u32, Nearest)> {
        let coords: Vec<Coord> = moves.come.iter().map(|(_, coord)| *coord).collect();
        let come = JoinedPoints::of(self, &coords);
        let (labels, nodes) = self.labels_after(settled, moves, &come);
        let mut touched: Vec<u32> =
            nodes.into_iter().flat_map(|node| around.at_node(node)).copied().collect();
        let gone = moves.gone.iter().map(|point| settled.points.coords[*point as usize]);
        gone.chain(coords.iter().copied()).for_each(|coord| touched.extend(around.near(coord)));
        touched.sort_unstable();
        touched.dedup();
        touched
            .into_par_iter()
            .map(|index| {
                let (home, joins) = (&homes.homes[index as usize], &homes.joins[index as usize]);
                let nearest = self.nearest_of(home, joins, &labels, |each| {
                    let (part, pace) = (self.part_of_place(home.place), self.pace_at(joins));
                    settled.points.direct(home.coord, part, pace, |point, time_ms| {
                        if !moves.gone.contains(&point) {
                            each(point, time_ms);
                        }
                    });
                    come.direct(home.coord, part, pace, |slot, time_ms| {
                        each(moves.come[slot as usize].0, time_ms);
                    });
                });
                (index, nearest)
            })
            .collect()
    }

    /// The labels after the moves, and the nodes that were searched again.
    fn labels_after(
        &self,
        settled: &Settled,
        moves: &Moves,
        come: &JoinedPoints,
    ) -> (Vec<(u32, u32)>, Vec<u32>) {
        let mut labels = settled.labels.clone();
        let mut nodes: Vec<u32> = (0_u32..)
            .zip(&settled.labels)
            .filter(|(_, label)| moves.gone.contains(&label.1))
            .map(|(node, _)| node)
            .collect();
        nodes.iter().for_each(|node| labels[*node as usize] = (u32::MAX, NO_POINT));
        let mut queue = BinaryHeap::new();
        for node in &nodes {
            for (beside, arc_ms) in self.arcs(*node) {
                let (time_ms, point) = labels[*beside as usize];
                if point != NO_POINT {
                    queue.push(Reverse((time_ms.saturating_add(*arc_ms), point, *node)));
                }
            }
        }
        // A point that stays may join a node which another one held.
        let stay = (0_u32..).zip(&settled.points.joins).filter(|(point, _)| !moves.gone.contains(point));
        let new = moves.come.iter().map(|(point, _)| *point).zip(&come.joins);
        for (point, joins) in stay.chain(new) {
            for (node, time_ms) in joins.nodes.iter().zip(joins.times_ms) {
                if time_ms < u32::MAX && (time_ms, point) < labels[*node as usize] {
                    queue.push(Reverse((time_ms, point, *node)));
                }
            }
        }
        self.spread(queue, &mut labels, |node| nodes.push(node));
        nodes.sort_unstable();
        nodes.dedup();
        (labels, nodes)
    }

    /// The homes from which a position is within a time, as [`Graph::within`] counts, sorted.
    #[must_use]
    pub fn homes_within(
        &self,
        homes: &Snapped,
        around: &HomesAround,
        coord: Coord,
        limit: TravelTime,
    ) -> Vec<u32> {
        self.times_within(homes, around, coord, limit).into_iter().map(|(home, _)| home).collect()
    }

    /// The same homes, each with its time: exactly what [`Graph::nearest`] finds where the position is the only point.
    #[must_use]
    pub fn times_within(
        &self,
        homes: &Snapped,
        around: &HomesAround,
        coord: Coord,
        limit: TravelTime,
    ) -> Vec<(u32, TravelTime)> {
        let point = JoinedPoints::of(self, &[coord]);
        let mut found: Vec<(u32, TravelTime)> = Vec::new();
        let time = |home: u32, driving_ms: u32| {
            door_to_door(driving_ms, self.parking_ms(homes.homes[home as usize].place))
        };
        self.settle(&point.joins[0], limit.0, |node, time_ms| {
            for home in around.at_node(node) {
                let joins = &homes.joins[*home as usize];
                let ways = joins.nodes.iter().zip(joins.times_ms).filter(|(other, _)| **other == node);
                let times = ways.map(|(_, way_ms)| time(*home, way_ms.saturating_add(time_ms)));
                found.extend(times.filter(|time| time.within(limit)).map(|time| (*home, time)));
            }
            true
        });
        for index in around.near(coord) {
            let (home, joins) = (&homes.homes[index as usize], &homes.joins[index as usize]);
            point.direct(home.coord, self.part_of_place(home.place), self.pace_at(joins), |_, time_ms| {
                found.extend(Some((index, time(index, time_ms))).filter(|(_, time)| time.within(limit)));
            });
        }
        // A home may be reached over several nodes: the least time comes first.
        found.sort_unstable();
        found.dedup_by_key(|(home, _)| *home);
        found
    }
}
