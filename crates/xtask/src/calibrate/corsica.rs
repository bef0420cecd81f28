//! Corsica by its real roads: an island of mountains and plains where the time of every home can be computed.

use super::evidence::{number, position, rows};
use crate::Failure;
use base::coord::Coord;
use base::coord::metres;
use base::people::Home;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::path::Path;

/// Kilometres an hour by class of road, in a country of bends; a class without a line is a street.
const SPEEDS: [(&str, f64); 5] =
    [("trunk", 75.0), ("primary", 62.0), ("secondary", 52.0), ("tertiary", 45.0), ("unclassified", 35.0)];
/// Streets and the last metres to a door.
const STREET_KM_H: f64 = 25.0;
/// Half of the diagonal of a cell of the grid, less its corners: roads this near are roads of its homes, in metres.
const CELL_M: f64 = 560.0;
/// Where a home has no road so near, it is looked for this far.
const FAR_M: f64 = 5_000.0;
/// Side of a square of the index, in 1e-6 degree.
const SQUARE_E6: i32 = 20_000;

/// Homes of Corsica with their real times.
pub(crate) struct Corsica {
    /// Indices among all homes, with the minutes to the nearest point.
    pub(crate) homes: Vec<(usize, f64)>,
}

impl Corsica {
    /// Reads the roads of a folder, and searches them from the points.
    pub(crate) fn read(folder: &Path, homes: &[Home], points: &[Coord]) -> Result<Self, Failure> {
        let roads = Roads::read(folder)?;
        let minutes = roads.minutes_from(points);
        let timed = homes.iter().enumerate().filter(|(_, home)| on_the_island(home.coord));
        let homes =
            timed.filter_map(|(index, home)| Some((index, roads.home_minutes(home.coord, &minutes)?)));
        let homes: Vec<(usize, f64)> = homes.collect();
        if homes.is_empty() {
            return Err(
                format!("{}: no home of the grid reaches a point by these roads", folder.display()).into()
            );
        }
        Ok(Self { homes })
    }
}

fn on_the_island(coord: Coord) -> bool {
    (8.4..9.7).contains(&coord.lon()) && (41.2..43.1).contains(&coord.lat())
}

struct Roads {
    coords: Vec<Coord>,
    /// Ways *into* each node: from where, in how many milliseconds.
    into: Vec<Vec<(u32, u32)>>,
    squares: HashMap<[i32; 2], Vec<u32>>,
}

impl Roads {
    fn read(folder: &Path) -> Result<Self, Failure> {
        let (nodes, edges) = (folder.join("corsica-nodes.csv.gz"), folder.join("corsica-edges.csv.gz"));
        let mut coords = Vec::new();
        let mut squares: HashMap<[i32; 2], Vec<u32>> = HashMap::new();
        for [id, lon, lat] in rows(&nodes, "--corsica", ["id", "lon", "lat"])? {
            if id != coords.len().to_string() {
                return Err(format!("{}: node `{id}` out of order", nodes.display()).into());
            }
            let coord = position(&nodes, &lon, &lat)?;
            squares.entry(square(coord)).or_default().push(coords.len() as u32);
            coords.push(coord);
        }
        let mut into = vec![Vec::new(); coords.len()];
        for [from, to, length_m, class] in rows(&edges, "--corsica", ["from", "to", "length_m", "highway"])? {
            let class = class.trim_end_matches("_link");
            let known = SPEEDS.iter().find(|(known, _)| *known == class);
            let km_h = known.map_or(STREET_KM_H, |(_, km_h)| *km_h);
            let ms = (number(&edges, &length_m)? * 3_600.0 / km_h) as u32;
            let to: usize = to.parse()?;
            let ways = into.get_mut(to).ok_or_else(|| format!("{}: no node {to}", edges.display()))?;
            ways.push((from.parse()?, ms));
        }
        Ok(Self { coords, into, squares })
    }

    /// Nodes within a distance, with it.
    fn near(&self, coord: Coord, reach_m: f64) -> Vec<(f64, u32)> {
        let centre = square(coord);
        // A square is at least 1,600 m wide in Corsica.
        let rings = (reach_m / 1_600.0) as i32 + 1;
        let mut found = Vec::new();
        for x in -rings..=rings {
            for y in -rings..=rings {
                for node in self.squares.get(&[centre[0] + x, centre[1] + y]).into_iter().flatten() {
                    let metres = metres(coord, self.coords[*node as usize]);
                    if metres <= reach_m {
                        found.push((metres, *node));
                    }
                }
            }
        }
        found.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        found
    }

    /// Minutes from every node to its nearest point; infinite where there is no way.
    fn minutes_from(&self, points: &[Coord]) -> Vec<f64> {
        let mut labels = vec![u32::MAX; self.coords.len()];
        let mut queue = BinaryHeap::new();
        for point in points.iter().filter(|point| on_the_island(**point)) {
            if let Some((metres, node)) = self.near(*point, FAR_M).first() {
                queue.push(Reverse(((metres * 3_600.0 / STREET_KM_H) as u32, *node)));
            }
        }
        while let Some(Reverse((ms, node))) = queue.pop() {
            if labels[node as usize] <= ms {
                continue;
            }
            labels[node as usize] = ms;
            queue.extend(self.into[node as usize].iter().map(|(from, way_ms)| Reverse((ms + way_ms, *from))));
        }
        labels
            .iter()
            .map(|ms| if *ms == u32::MAX { f64::INFINITY } else { f64::from(*ms) / 60_000.0 })
            .collect()
    }

    /// The mean over the roads of a home's cell, else over the way to the nearest road.
    fn home_minutes(&self, home: Coord, minutes: &[f64]) -> Option<f64> {
        let near = self.near(home, CELL_M);
        let times: Vec<f64> =
            near.iter().map(|(_, node)| minutes[*node as usize]).filter(|time| time.is_finite()).collect();
        if !times.is_empty() {
            return Some(times.iter().sum::<f64>() / times.len() as f64);
        }
        let reached =
            self.near(home, FAR_M).into_iter().find(|(_, node)| minutes[*node as usize].is_finite());
        reached.map(|(metres, node)| minutes[node as usize] + metres * 0.06 / STREET_KM_H)
    }
}

fn square(coord: Coord) -> [i32; 2] {
    [coord.lon_e6.div_euclid(SQUARE_E6), coord.lat_e6.div_euclid(SQUARE_E6)]
}
