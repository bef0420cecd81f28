//! The estimate's searches against slow, obvious ones: every path of small random graphs, integer for integer.

use base::coord::{Coord, metres};
use base::people::Home;
use base::travel::TravelTime;
use proptest::prelude::*;
use roads::estimate::graph::{Edge, Graph, GraphError, Node};
use roads::estimate::joining::JOINED;
use roads::estimate::nearest::{NO_POINT, Nearest};
use roads::estimate::trial::{HomesAround, Moves};

/// Points this near are also reached without passing by a node, in metres.
const DIRECT_M: f64 = 8_000.0;
const FARTHEST_M: f64 = 60_000.0;

#[derive(Debug, Clone)]
struct Country {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    homes: Vec<Home>,
    points: Vec<Coord>,
}

fn coord() -> impl Strategy<Value = Coord> {
    // A little country of 40 km, on a lattice so that ties happen.
    (0_i32..20, 0_i32..20)
        .prop_map(|(x, y)| Coord { lon_e6: 2_000_000 + x * 25_000, lat_e6: 46_000_000 + y * 18_000 })
}

fn country() -> impl Strategy<Value = Country> {
    let nodes = prop::collection::vec((coord(), 10_000_u32..90_000, 0_u16..2), 1..25);
    let homes = prop::collection::vec((coord(), 0_u32..2), 1..12);
    let points = prop::collection::vec(coord(), 0..8);
    (nodes, prop::collection::vec((any::<u32>(), any::<u32>(), 1_u32..900_000), 0..60), homes, points)
        .prop_map(|(nodes, edges, homes, points)| {
            let count = nodes.len() as u32;
            let node = |(coord, pace, part)| Node { coord, pace, parking_ms: 60_000, part };
            let nodes: Vec<Node> = nodes.into_iter().map(node).collect();
            let edges = edges
                .into_iter()
                .map(|(from, to, time_ms)| Edge { from: from % count, to: to % count, time_ms })
                .filter(|edge| nodes[edge.from as usize].part == nodes[edge.to as usize].part)
                .collect();
            let homes =
                homes.into_iter().map(|(coord, place)| Home { coord, place, people_milli: 1000 }).collect();
            Country { nodes, edges, homes, points }
        })
}

impl Country {
    fn graph(&self) -> Graph {
        // Places 0 and 1 are of parts 0 and 1, and take one and two minutes to park.
        Graph::new(self.nodes.clone(), &self.edges, vec![0, 1], vec![60_000, 120_000])
    }

    /// The nodes that a position joins, with the milliseconds to them.
    fn joins(&self, from: Coord, part: u16) -> Vec<(usize, u64)> {
        let mut near: Vec<(f64, usize)> = (0..self.nodes.len())
            .filter(|node| self.nodes[*node].part == part)
            .map(|node| (metres(from, self.nodes[node].coord), node))
            .collect();
        near.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        near.truncate(JOINED);
        near.retain(|(metres, _)| *metres <= FARTHEST_M);
        near.into_iter().map(|(metres, node)| (node, way(metres, self.nodes[node].pace))).collect()
    }

    fn part_at(&self, from: Coord) -> u16 {
        let nearest = (0..self.nodes.len())
            .min_by(|a, b| {
                let metres = |node: usize| metres(from, self.nodes[node].coord);
                metres(*a).total_cmp(&metres(*b)).then(a.cmp(b))
            })
            .unwrap_or(0);
        self.nodes[nearest].part
    }

    /// Milliseconds between all pairs of nodes (Floyd and Warshall).
    fn all_pairs(&self) -> Vec<Vec<u64>> {
        let count = self.nodes.len();
        let mut times = vec![vec![u64::MAX / 4; count]; count];
        for (node, row) in times.iter_mut().enumerate() {
            row[node] = 0;
        }
        for edge in &self.edges {
            let (from, to) = (edge.from as usize, edge.to as usize);
            let time = u64::from(edge.time_ms).min(times[from][to]);
            times[from][to] = time;
            times[to][from] = time;
        }
        for middle in 0..count {
            for from in 0..count {
                for to in 0..count {
                    times[from][to] = times[from][to].min(times[from][middle] + times[middle][to]);
                }
            }
        }
        times
    }

    /// Driving milliseconds from a home to each point; `None` where there is no way.
    fn driving(&self, home: &Home, pairs: &[Vec<u64>]) -> Vec<Option<u64>> {
        let part = home.place as u16;
        let joins = self.joins(home.coord, part);
        let pace = joins.first().map(|(node, _)| self.nodes[*node].pace);
        let to_point = |point: &Coord| {
            let at_point = self.part_at(*point);
            let mut best = u64::MAX / 4;
            for (from, out) in &joins {
                for (to, back) in self.joins(*point, at_point) {
                    best = best.min(out + pairs[*from][to] + back);
                }
            }
            let metres = metres(home.coord, *point);
            if let (true, Some(pace)) = (metres <= DIRECT_M && at_point == part, pace) {
                best = best.min(way(metres, pace));
            }
            (best < u64::MAX / 8).then_some(best)
        };
        self.points.iter().map(to_point).collect()
    }
}

fn way(metres: f64, pace: u32) -> u64 {
    (metres * f64::from(pace) / 1e3) as u64
}

proptest! {
    #[test]
    fn nearest_and_reach_are_those_of_every_path(country in country(), limit_min in 1_u32..60) {
        let graph = country.graph();
        let pairs = country.all_pairs();
        let snapped = graph.snap(&country.homes);
        let nearest = graph.nearest(&snapped, &country.points);
        let limit = TravelTime::from_minutes(limit_min);
        let reach = graph.within(&snapped, &country.points, limit);
        for (index, home) in country.homes.iter().enumerate() {
            let parking = u64::from(home.place + 1) * 60_000;
            let driving = country.driving(home, &pairs);
            let best = (0_u32..).zip(&driving).filter_map(|(point, time)| Some(((*time)?, point))).min();
            match best {
                None => prop_assert_eq!((nearest[index].point, nearest[index].time), (NO_POINT, TravelTime::UNREACHABLE)),
                Some((time, point)) => {
                    prop_assert_eq!(u64::from(nearest[index].time.0), time + parking);
                    prop_assert_eq!(nearest[index].point, point);
                }
            }
            let within: Vec<u32> = (0_u32..)
                .zip(&driving)
                .filter(|(_, time)| time.is_some_and(|time| time + parking <= u64::from(limit.0)))
                .map(|(point, _)| point)
                .collect();
            prop_assert_eq!(reach.of_home(index), within.as_slice());
        }
    }

    #[test]
    fn doors_come_by_time_and_then_by_index(country in country()) {
        let graph = country.graph();
        let pairs = country.all_pairs();
        // A position has no place: its part and its parking are those of the nearest node.
        for home in country.homes.iter().filter(|home| country.part_at(home.coord) == home.place as u16) {
            let found = graph.from_coord(home.coord, &country.points, usize::MAX);
            let driving = country.driving(home, &pairs);
            let mut expected: Vec<(u64, u32)> =
                (0_u32..).zip(&driving).filter_map(|(point, time)| Some(((*time)?, point))).collect();
            expected.sort_unstable();
            prop_assert_eq!(found.len(), expected.len());
            let parking = found.first().map_or(0, |first| u64::from(first.time.0) - expected[0].0);
            let found: Vec<(u64, u32)> =
                found.iter().map(|it| (u64::from(it.time.0) - parking, it.point)).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_trial_is_a_search_from_all_points_that_are_left(
        country in country(),
        fates in prop::collection::vec((0_u8..4, coord()), 8),
        opened in prop::collection::vec(coord(), 0..3),
        limit_min in 1_u32..60,
    ) {
        let graph = country.graph();
        let snapped = graph.snap(&country.homes);
        let around = HomesAround::of(&graph, &snapped);
        let settled = graph.settled(&country.points);
        let mut moves = Moves::default();
        // What is left, with the index that each keeps: the slow search knows only these.
        let mut left: Vec<(u32, Coord)> = Vec::new();
        for ((index, at), (fate, to)) in (0_u32..).zip(&country.points).zip(&fates) {
            if *fate < 2 {
                moves.gone.push(index);
            }
            match fate {
                0 => {}
                1 => {
                    moves.come.push((index, *to));
                    left.push((index, *to));
                }
                _ => left.push((index, *at)),
            }
        }
        for (index, at) in (country.points.len() as u32..).zip(&opened) {
            moves.come.push((index, *at));
            left.push((index, *at));
        }
        let coords: Vec<Coord> = left.iter().map(|(_, coord)| *coord).collect();
        let slow: Vec<Nearest> = graph
            .nearest(&snapped, &coords)
            .into_iter()
            .map(|nearest| Nearest {
                point: left.get(nearest.point as usize).map_or(NO_POINT, |(index, _)| *index),
                time: nearest.time,
            })
            .collect();
        let mut fast = graph.nearest(&snapped, &country.points);
        for (home, nearest) in graph.nearest_after(&snapped, &around, &settled, &moves) {
            fast[home as usize] = nearest;
        }
        prop_assert_eq!(fast, slow);
        let limit = TravelTime::from_minutes(limit_min);
        let reach = graph.within(&snapped, &coords, limit);
        for (slot, coord) in (0_u32..).zip(&coords) {
            let times = graph.times_within(&snapped, &around, *coord, limit);
            let homes: Vec<u32> = times.iter().map(|(home, _)| *home).collect();
            let alone = graph.nearest(&snapped, &[*coord]);
            prop_assert!(times.iter().all(|(home, time)| alone[*home as usize].time == *time));
            let same: Vec<u32> =
                (0..snapped.len() as u32).filter(|home| reach.of_home(*home as usize).contains(&slot)).collect();
            prop_assert_eq!(homes, same);
        }
    }

    #[test]
    fn files_come_back_and_damage_is_refused(country in country(), cut in 0_usize..200) {
        let bytes = Graph::write(&country.nodes, &country.edges, &[0, 1], &[60_000, 120_000]);
        let parsed = Graph::parse(&deflated(&bytes)).unwrap();
        let (made, homes) = (country.graph(), &country.homes);
        let times = |graph: &Graph| graph.nearest(&graph.snap(homes), &country.points);
        prop_assert_eq!(times(&parsed), times(&made));
        let short = &bytes[..bytes.len().saturating_sub(1 + cut)];
        prop_assert!(Graph::parse(&deflated(short)).is_err());
    }
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory takes any bytes");
    encoder.finish().expect("memory takes any bytes")
}

#[test]
fn the_embedded_graph_opens_and_knows_islands() {
    let graph = Graph::embedded();
    assert!(graph.len() > 50_000);
    let at = |lon, lat| Coord::from_degrees(lon, lat).unwrap();
    let (brest, ouessant, ajaccio) = (at(-4.486, 48.390), at(-5.097, 48.458), at(8.738, 41.919));
    let nearest = |from| graph.from_coord(from, &[brest, ouessant, ajaccio], 3);
    // No bridge leads to Ouessant, and none to Corsica.
    for (from, own) in [(brest, 0), (ouessant, 1), (ajaccio, 2)] {
        let found = nearest(from);
        assert_eq!(found.iter().map(|it| it.point).collect::<Vec<_>>(), [own]);
    }
    // Rivedoux on Ré reaches La Rochelle over its bridge.
    let (rivedoux, rochelle) = (at(-1.275, 46.158), at(-1.151, 46.160));
    let found = graph.from_coord(rivedoux, &[rochelle], 1);
    assert!((5.0..40.0).contains(&found[0].time.minutes()), "{found:?}");
}

#[test]
fn other_bytes_are_no_graph() {
    assert_eq!(Graph::parse(b"").unwrap_err(), GraphError::Cut);
    assert_eq!(Graph::parse(&deflated(b"MAILROADxxxx")).unwrap_err(), GraphError::Form);
}
