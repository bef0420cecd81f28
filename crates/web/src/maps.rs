//! Shapes of the territory for the maps of the pages.

use app::engines::promises::board::Territory as Level;
use app::engines::territory::Territory;
use app::nation::Nation;
use base::coord::Coord;
use pages::maps::{Label, MapShape, Part, Points, Position, draw, time_class};
use std::collections::BTreeMap;
use words::html::Html;
use words::{Language, figures, in_language, t};

/// Simplification of the nation's map, a region's and a department's, in 1e-5 degree (about a metre).
const NATION: u32 = 2_500;
const REGION: u32 = 1_400;
const DEPARTMENT: u32 = 350;
/// Overseas departments, drawn under the metropolitan map.
const OVERSEAS: [&str; 5] = ["971", "972", "973", "974", "976"];
/// Places drawn as rings on the home page: those with most people beyond.
const RINGS: usize = 150;
/// Names tried on a map of communes.
const NAMES: usize = 14;

/// Maps that do not change while a nation is served, in each language.
pub(crate) struct Maps {
    home: Vec<Html>,
    board: Vec<Html>,
}

impl Maps {
    pub(crate) fn of(nation: &Nation) -> Self {
        let territory = Territory::embedded();
        let mut rings: BTreeMap<u16, Vec<Vec<Position>>> = BTreeMap::new();
        for shape in territory.contours().dissolve(|place| Some(u32::from(territory.place(place).department)))
        {
            let drawn = shape.rings.iter().map(|ring| closed(ring, NATION));
            rings.insert(shape.group as u16, drawn.collect());
        }
        let part = |codes: &dyn Fn(&str) -> bool, name: &str, dots: bool| {
            let mut part = Part { name: name.to_owned(), ..Part::default() };
            for (index, department) in (0_u16..).zip(territory.departments()) {
                if !department.in_france || !codes(department.code.as_str()) {
                    continue;
                }
                let time = nation.board.row(Level::Department(index)).quantiles_min()[2];
                let class = if dots { "land" } else { time_class(time) };
                part.shapes.push(MapShape { class, rings: rings.get(&index).cloned().unwrap_or_default() });
                if dots {
                    let here = nation.network.points.iter().filter(|point| point.department == index);
                    part.points.extend(here.map(|point| position(point.listed.coord)));
                    let left_out = nation.board.left_out.beyond.iter().take(RINGS);
                    let here =
                        left_out.filter(|left_out| territory.place(left_out.place).department == index);
                    part.rings.extend(here.map(|left_out| position(territory.place(left_out.place).centre)));
                }
            }
            part
        };
        let both = |dots: bool| {
            let main = part(&|code| code.len() == 2, "", dots);
            let insets: Vec<Part> = OVERSEAS
                .into_iter()
                .map(|code| {
                    let name = territory.departments().iter().find(|known| known.code.as_str() == code);
                    part(&|other| other == code, name.map_or("", |known| &known.name), dots)
                })
                .collect();
            (main, insets)
        };
        let (main, insets) = both(true);
        let home = in_each(&|| draw(&main, &insets, 460.0, &t!(drawing_points), Points::Dots));
        let (main, insets) = both(false);
        let board = in_each(&|| draw(&main, &insets, 620.0, &t!(drawing_departments), Points::Dots));
        Self { home, board }
    }

    /// Points and rings: the home page's decoration.
    pub(crate) fn home(&self) -> Html {
        self.home[Language::current().index()].clone()
    }

    /// Departments by the time within which nine tenths of their people live.
    pub(crate) fn board(&self) -> Html {
        self.board[Language::current().index()].clone()
    }
}

/// A drawing in each language.
fn in_each(draw: &dyn Fn() -> Html) -> Vec<Html> {
    Language::all().map(|language| in_language(language, draw)).collect()
}

/// A region, department or grouping by commune, with its points, its neighbours and theirs.
pub(crate) fn territory(nation: &Nation, level: Level, name: &str) -> Html {
    let territory = Territory::embedded();
    let here = |place: u32| nation.board.holds(level, place);
    let whole_region = matches!(level, Level::Region(_));
    let tolerance = if whole_region { REGION } else { DEPARTMENT };
    let grain = if whole_region { Grain::Classes(tolerance) } else { Grain::Communes(tolerance) };
    let class = |place| time_class(nation.board.row(Level::Place(place)).mean_min());
    let mut part = Part { shapes: shapes(here, &class, grain), ..Part::default() };
    let frame =
        Frame::around(part.shapes.iter().flat_map(|shape| shape.rings.iter().flatten().copied()), 0.02);
    let beside = |place: u32| !here(place) && frame.holds(position(territory.place(place).centre), 0.15);
    // One background: the communes of neighbours, drawn one by one, weighed more than all the rest of the page.
    part.around = around(&beside, Grain::Classes(tolerance));
    part.borders = borders(&|place| here(place).then(|| group(level, place)), tolerance);
    for point in &nation.network.points {
        let at = position(point.listed.coord);
        let place = territory.place_of(point.listed.commune_code);
        if place.is_some_and(here) {
            part.points.push(at);
        } else if !whole_region && frame.holds(at, 0.0) {
            part.others.push(at);
        }
    }
    part.labels = names(here);
    // Hundreds of discs would hide the communes of a region.
    let points = if whole_region { Points::Dots } else { Points::Discs };
    draw(&part, &[], 560.0, &t!(drawing_communes, place = name), points)
}

/// What the borders on the map of a level part: departments within a region, else nothing but its own edge.
fn group(level: Level, place: u32) -> u32 {
    match level {
        Level::Region(_) => u32::from(Territory::embedded().place(place).department),
        _ => 0,
    }
}

/// The largest communes of a territory.
fn names(here: impl Fn(u32) -> bool) -> Vec<Label> {
    let territory = Territory::embedded();
    let mut largest: Vec<u32> = (0..territory.places().len() as u32).filter(|place| here(*place)).collect();
    largest.sort_by_key(|place| (std::cmp::Reverse(territory.place(*place).population), *place));
    let label = |place: &u32| {
        let known = territory.place(*place);
        Label { at: position(known.centre), text: figures::curly(&known.name), strong: true, gap: 9.0 }
    };
    largest.iter().take(NAMES).map(label).collect()
}

/// How finely communes are drawn.
#[derive(Clone, Copy)]
pub(crate) enum Grain {
    /// Each commune, simplified by so much.
    Communes(u32),
    /// Communes of the same class as one shape: thousands of them would weigh more than the page they are on.
    Classes(u32),
}

/// Classes that communes are merged by.
const MERGED: [&str; 8] = ["around", "tu", "t0", "t1", "t2", "t3", "t4", "t5"];

/// Communes as shapes.
pub(crate) fn shapes(
    here: impl Fn(u32) -> bool,
    class: &dyn Fn(u32) -> &'static str,
    grain: Grain,
) -> Vec<MapShape> {
    let contours = Territory::embedded().contours();
    let of_class = |place| MERGED.iter().position(|merged| *merged == class(place)).map(|at| at as u32);
    let (shapes, tolerance) = match grain {
        Grain::Communes(tolerance) => (contours.dissolve(|place| here(place).then_some(place)), tolerance),
        Grain::Classes(tolerance) => {
            (contours.dissolve(|place| if here(place) { of_class(place) } else { None }), tolerance)
        }
    };
    let name = |group: u32| match grain {
        Grain::Communes(_) => class(group),
        Grain::Classes(_) => MERGED[group as usize],
    };
    shapes
        .into_iter()
        .map(|shape| MapShape {
            class: name(shape.group),
            rings: shape.rings.iter().map(|ring| closed(ring, tolerance)).collect(),
        })
        .collect()
}

/// Communes around, as background.
pub(crate) fn around(here: &dyn Fn(u32) -> bool, grain: Grain) -> Vec<MapShape> {
    shapes(here, &|_| "around", grain)
}

/// Borders between groups of places.
pub(crate) fn borders(group: &dyn Fn(u32) -> Option<u32>, tolerance: u32) -> Vec<Vec<Position>> {
    let contours = Territory::embedded().contours();
    let shapes = contours.dissolve(group);
    shapes.iter().flat_map(|shape| shape.rings.iter().map(|ring| closed(ring, tolerance))).collect()
}

fn closed(ring: &[u32], tolerance: u32) -> Vec<Position> {
    let vertices = Territory::embedded().contours().closed_simplified(ring, tolerance);
    vertices.iter().map(|vertex| (f64::from(vertex[0]) / 1e5, f64::from(vertex[1]) / 1e5)).collect()
}

pub(crate) fn position(coord: Coord) -> Position {
    (coord.lon(), coord.lat())
}

/// A box of degrees.
#[derive(Clone, Copy)]
pub(crate) struct Frame {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Frame {
    /// The box around positions, wider by `margin` degrees on each side.
    pub(crate) fn around(positions: impl Iterator<Item = Position>, margin: f64) -> Self {
        let empty = Self { west: 180.0, south: 90.0, east: -180.0, north: -90.0 };
        let tight = positions.fold(empty, |frame, (lon, lat)| Self {
            west: frame.west.min(lon),
            south: frame.south.min(lat),
            east: frame.east.max(lon),
            north: frame.north.max(lat),
        });
        Self {
            west: tight.west - margin,
            south: tight.south - margin,
            east: tight.east + margin,
            north: tight.north + margin,
        }
    }

    /// Whether a position is inside, or at most `slack` degrees away.
    pub(crate) fn holds(&self, (lon, lat): Position, slack: f64) -> bool {
        lon >= self.west - slack
            && lon <= self.east + slack
            && lat >= self.south - slack
            && lat <= self.north + slack
    }

    /// Whether a box, given by its corners in the south-west and in the north-east, meets this one.
    pub(crate) fn meets(&self, low: Position, high: Position) -> bool {
        low.0 <= self.east && high.0 >= self.west && low.1 <= self.north && high.1 >= self.south
    }

    /// Two opposite corners.
    pub(crate) fn corners(&self) -> Vec<Position> {
        vec![(self.west, self.south), (self.east, self.north)]
    }
}
