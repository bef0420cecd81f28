//! All points within a time: for the hours of the week, where any open one counts.

use super::graph::Graph;
use super::joining::Snapped;
use super::nearest::JoinedPoints;
use base::coord::Coord;
use base::travel::TravelTime;
use rayon::prelude::*;

/// For every home, the points within a time, sorted by index.
#[derive(Debug, PartialEq, Eq)]
pub struct Reach {
    first: Vec<u32>,
    points: Vec<u32>,
}

impl Reach {
    /// The points within reach of a home.
    #[must_use]
    pub fn of_home(&self, home: usize) -> &[u32] {
        &self.points[self.first[home] as usize..self.first[home + 1] as usize]
    }

    /// How many homes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.first.len() - 1
    }

    /// Whether there is no home.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Graph {
    /// The points within `limit` of every home.
    #[must_use]
    pub fn within(&self, homes: &Snapped, points: &[Coord], limit: TravelTime) -> Reach {
        let joined = JoinedPoints::of(self, points);
        let at_nodes = self.points_at_nodes(&joined, limit.0);
        let lists: Vec<Vec<u32>> = (homes.homes.par_iter().zip(&homes.joins))
            .map(|(home, joins)| {
                // Where parking alone takes longer, nothing is within.
                let Some(driving_ms) = limit.0.checked_sub(self.parking_ms(home.place)) else {
                    return Vec::new();
                };
                let mut near: Vec<u32> = Vec::new();
                for (node, time_ms) in joins.nodes.iter().zip(joins.times_ms) {
                    let left_ms = driving_ms.checked_sub(time_ms);
                    let Some(left_ms) = left_ms else { continue };
                    let by_time = &at_nodes[*node as usize];
                    let end = by_time.partition_point(|(time_ms, _)| *time_ms <= left_ms);
                    near.extend(by_time[..end].iter().map(|(_, point)| *point));
                }
                let part = self.part_of_place(home.place);
                joined.direct(home.coord, part, self.pace_at(joins), |point, time_ms| {
                    if time_ms <= driving_ms {
                        near.push(point);
                    }
                });
                near.sort_unstable();
                near.dedup();
                near
            })
            .collect();
        let mut reach = Reach { first: vec![0], points: Vec::new() };
        for list in lists {
            reach.points.extend(list);
            reach.first.push(reach.points.len() as u32);
        }
        reach
    }

    /// For every node, the points within a driving time, by time and then by index.
    fn points_at_nodes(&self, points: &JoinedPoints, limit_ms: u32) -> Vec<Vec<(u32, u32)>> {
        let found: Vec<Vec<(u32, u32)>> = points
            .joins
            .par_iter()
            .map(|joins| {
                let mut nodes = Vec::new();
                self.settle(joins, limit_ms, |node, time_ms| {
                    nodes.push((node, time_ms));
                    true
                });
                nodes
            })
            .collect();
        let mut at_nodes: Vec<Vec<(u32, u32)>> = vec![Vec::new(); self.nodes.len()];
        for (point, nodes) in (0_u32..).zip(found) {
            for (node, time_ms) in nodes {
                at_nodes[node as usize].push((time_ms, point));
            }
        }
        at_nodes.par_iter_mut().for_each(|list| list.sort_unstable());
        at_nodes
    }
}
