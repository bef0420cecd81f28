//! Shapes of the territory for the maps of the pages.

use app::engines::promises::board::Territory as Level;
use app::engines::territory::Territory;
use app::nation::Nation;
use base::coord::Coord;
use pages::html::Html;
use pages::maps::{MapShape, Part, Points, Position, draw, time_class};
use std::collections::BTreeMap;

/// Simplification of the nation's map and of a department's, in 1e-5 degree (about a metre).
const NATION: u32 = 2_500;
const DEPARTMENT: u32 = 350;
/// Overseas departments, drawn under the metropolitan map.
const OVERSEAS: [&str; 5] = ["971", "972", "973", "974", "976"];
/// Places drawn as rings on the home page: those with most people beyond.
const RINGS: usize = 150;

/// Maps that do not change while a nation is served.
pub(crate) struct Maps {
    /// Points and rings: the home page's decoration.
    pub(crate) home: Html,
    /// Departments by the time within which nine tenths of their people live.
    pub(crate) board: Html,
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
        let home = draw(&main, &insets, 460.0, "Carte des points d’accueil", Points::Dots);
        let (main, insets) = both(false);
        let board = draw(&main, &insets, 620.0, "Carte des départements, par temps de trajet", Points::Dots);
        Self { home, board }
    }
}

/// A department by commune, with its points and those of its neighbours' communes drawn.
pub(crate) fn department(nation: &Nation, department: u16) -> Html {
    let territory = Territory::embedded();
    let here = |place: u32| territory.place(place).department == department;
    let mut part = Part::default();
    for shape in territory.contours().dissolve(|place| here(place).then_some(place)) {
        let time = nation.board.row(Level::Place(shape.group)).mean_min();
        let rings = shape.rings.iter().map(|ring| closed(ring, DEPARTMENT)).collect();
        part.shapes.push(MapShape { class: time_class(time), rings });
    }
    let points = nation.network.points.iter().filter(|point| point.department == department);
    part.points = points.map(|point| position(point.listed.coord)).collect();
    let name = &territory.departments()[usize::from(department)].name;
    draw(&part, &[], 520.0, &format!("Carte des communes : {name}"), Points::Discs)
}

/// The place asked about, and the points near it: the communes around as a background.
pub(crate) fn finder(from: Coord, points: &[Coord]) -> Html {
    let territory = Territory::embedded();
    let all = || points.iter().chain([&from]);
    let bound = |axis: fn(&Coord) -> i32| {
        (all().map(axis).min().unwrap_or(0) - 60_000, all().map(axis).max().unwrap_or(0) + 60_000)
    };
    let (west, east) = bound(|coord| coord.lon_e6);
    let (south, north) = bound(|coord| coord.lat_e6);
    let near = |place: u32| {
        let centre = territory.place(place).centre;
        (west..=east).contains(&centre.lon_e6) && (south..=north).contains(&centre.lat_e6)
    };
    let mut part = Part::default();
    for shape in territory.contours().dissolve(|place| near(place).then_some(place)) {
        let rings = shape.rings.iter().map(|ring| closed(ring, DEPARTMENT)).collect();
        part.shapes.push(MapShape { class: "land", rings });
    }
    part.points = points.iter().map(|coord| position(*coord)).collect();
    part.here = Some(position(from));
    draw(&part, &[], 440.0, "Carte des points de la liste", Points::Numbers)
}

fn closed(ring: &[u32], tolerance: u32) -> Vec<Position> {
    let vertices = Territory::embedded().contours().closed_simplified(ring, tolerance);
    vertices.iter().map(|vertex| (f64::from(vertex[0]) / 1e5, f64::from(vertex[1]) / 1e5)).collect()
}

fn position(coord: Coord) -> Position {
    (coord.lon(), coord.lat())
}
