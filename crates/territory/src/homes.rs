//! Who lives where inside the places: spread over the polygon, or on the cells of the 1 km grid. Totals equal the
//! legal population of each place exactly.

use crate::geometry::Vertex;
use crate::grid::Cell;
use crate::places::Place;
use crate::shares::in_proportion;
use crate::territory::{Resolution, Territory};
use base::coord::{Coord, METRES_PER_DEGREE, cosine};
use base::people::Home;

/// Distance between the points over which people are spread, where the place is not too large.
const STEP_M: f64 = 1_000.0;
/// A larger place gets about this many points, further apart.
const POINTS_OF_A_LARGE_PLACE: f64 = 16.0;
/// How far the dense part of a village reaches.
const VILLAGE_M: f64 = 700.0;
/// People of a square metre of town: its dense part grows with them.
const PEOPLE_PER_M2: f64 = 0.01;
/// A cell that names no commune goes to the nearest one, looked for this far at first, then ever further.
const FIRST_REACH_M: f64 = 2_000.0;
/// How often the reach is doubled: to 256 km, beyond which a cell is not French.
const REACHES: u32 = 8;

/// Homes on a grid, and what was done to its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridHomes {
    /// Everybody of the 101 departments, sorted by place.
    pub homes: Vec<Home>,
    /// Cells used with the commune that they name.
    pub cells_as_named: usize,
    /// Cells of former communes, given to the commune of today.
    pub cells_of_merged: usize,
    /// Cells of Paris, Lyon and Marseille, given to an arrondissement by its contour.
    pub cells_of_cities: usize,
    /// Cells without a known commune, given to the nearest place.
    pub cells_to_nearest: usize,
    /// Cells that are left out: nobody lives there, or they are in no department.
    pub cells_left_out: usize,
    /// Places with people but without a cell, spread over their polygon.
    pub places_without_cell: usize,
}

/// Spreads everybody over the polygons.
#[must_use]
pub fn spread(territory: &Territory) -> Vec<Home> {
    let mut homes = Vec::new();
    for (index, place) in inhabited(territory) {
        spread_place(territory, index, place, &mut homes);
    }
    homes
}

/// Puts everybody on the cells of a grid.
#[must_use]
pub fn on_grid(territory: &Territory, cells: &[Cell]) -> GridHomes {
    let mut account = GridHomes::default();
    let mut placed: Vec<(u32, Coord, u32)> = Vec::with_capacity(cells.len());
    for cell in cells {
        match place_of(territory, cell, &mut account) {
            Some(place) if cell.people > 0 => placed.push((place, cell.coord, cell.people)),
            _ => account.cells_left_out += 1,
        }
    }
    // The order of the file makes no difference.
    placed.sort_unstable();
    let mut homes = Vec::with_capacity(placed.len());
    for (index, place) in inhabited(territory) {
        let start = placed.partition_point(|(place, ..)| *place < index);
        let own = &placed[start..];
        let own = &own[..own.partition_point(|(place, ..)| *place == index)];
        if own.is_empty() {
            account.places_without_cell += 1;
            spread_place(territory, index, place, &mut homes);
        } else {
            let points: Vec<(Coord, u64)> =
                own.iter().map(|(_, coord, people)| (*coord, u64::from(*people))).collect();
            share(index, place, &points, &mut homes);
        }
    }
    account.homes = homes;
    account
}

fn inhabited(territory: &Territory) -> impl Iterator<Item = (u32, &Place)> {
    (0..).zip(territory.places()).filter(|(_, place)| place.in_france && place.population > 0)
}

fn share(index: u32, place: &Place, points: &[(Coord, u64)], homes: &mut Vec<Home>) {
    let weights: Vec<u64> = points.iter().map(|(_, weight)| *weight).collect();
    let shares = in_proportion(u64::from(place.population) * 1000, &weights);
    for ((coord, _), people) in points.iter().zip(shares) {
        let people_milli = u32::try_from(people).expect("no place has 4 million people");
        if people_milli > 0 {
            homes.push(Home { coord: *coord, place: index, people_milli });
        }
    }
}

/// Spreads the people of a place over a lattice inside its polygon, densest around its centre.
///
/// The weight of a point at distance d is 1 / (1 + (d/r)²), r being the reach of the dense part: 700 m for a
/// village, more for a town by its population. A law with two constants, set so that the mean distance from the
/// centre resembles the census grid of 2021 by size of commune (here and there, in km: 0.9 and 1.0 up to 500 people,
/// 1.1 and 1.1 up to 2,000, 1.3 and 1.25 up to 10,000, 1.4 and 1.3 up to 50,000, 2.0 and 1.9 above); where hamlets
/// really lie it cannot know. The grid replaces it.
fn spread_place(territory: &Territory, index: u32, place: &Place, homes: &mut Vec<Home>) {
    let lattice = Lattice::around(territory, index, place.centre);
    let people = f64::from(place.population);
    let reach_m = VILLAGE_M + (people / (PEOPLE_PER_M2 * std::f64::consts::PI)).sqrt();
    let mut points: Vec<(Coord, u64)> = Vec::new();
    for (coord, distance_m) in lattice.points(territory, index) {
        let ratio = distance_m / reach_m;
        let denominator = 1.0 + ratio * ratio;
        let weight = 1e9 / denominator;
        points.push((coord, weight as u64 + 1));
    }
    share(index, place, &points, homes);
}

/// A square lattice, one of whose points is the centre of the place.
struct Lattice {
    centre: Coord,
    /// In 1e-5 degree, eastward and northward.
    step: [f64; 2],
    step_m: f64,
}

impl Lattice {
    fn around(territory: &Territory, index: u32, centre: Coord) -> Self {
        let units_per_m = 1e5 / METRES_PER_DEGREE;
        let shrink = cosine(centre.lat());
        let doubled = territory.contours().doubled_area(index) as f64;
        let area_m2 = doubled / 2.0 * shrink / (units_per_m * units_per_m);
        let step_m = STEP_M.max((area_m2 / POINTS_OF_A_LARGE_PLACE).sqrt());
        Self { centre, step: [step_m * units_per_m / shrink, step_m * units_per_m], step_m }
    }

    /// The centre first, then the points inside the polygon from south to north, west to east, with their distance
    /// from the centre.
    fn points(&self, territory: &Territory, index: u32) -> Vec<(Coord, f64)> {
        let origin = [f64::from(self.centre.lon_e6) / 10.0, f64::from(self.centre.lat_e6) / 10.0];
        let mut points = vec![(self.centre, 0.0)];
        for (row, mut crossings) in self.crossings(territory, index, origin) {
            crossings.sort_unstable_by(f64::total_cmp);
            for inside in crossings.chunks_exact(2) {
                let first = ((inside[0] - origin[0]) / self.step[0]).ceil() as i64;
                let last = ((inside[1] - origin[0]) / self.step[0]).floor() as i64;
                for column in (first..=last).filter(|column| (*column, row) != (0, 0)) {
                    let (x, y) = (column as f64, row as f64);
                    let degrees = [origin[0] + x * self.step[0], origin[1] + y * self.step[1]];
                    if let Some(coord) = Coord::from_degrees(degrees[0] / 1e5, degrees[1] / 1e5) {
                        points.push((coord, (x * x + y * y).sqrt() * self.step_m));
                    }
                }
            }
        }
        points
    }

    /// By row, where the border crosses it.
    fn crossings(&self, territory: &Territory, index: u32, origin: [f64; 2]) -> Vec<(i64, Vec<f64>)> {
        let contours = territory.contours();
        let Some((low, high)) = contours.bounds(index) else { return Vec::new() };
        let row_of = |y: i32| (f64::from(y) - origin[1]) / self.step[1];
        let first = row_of(low[1]).ceil() as i64;
        let last = row_of(high[1]).floor() as i64;
        let mut rows: Vec<(i64, Vec<f64>)> = (first..=last).map(|row| (row, Vec::new())).collect();
        for pair in contours.lines(index).flat_map(|line| line.windows(2)) {
            let (south, north) =
                if pair[0][1] <= pair[1][1] { (pair[0], pair[1]) } else { (pair[1], pair[0]) };
            // Half-open, so that a vertex on a row counts once.
            let from = row_of(south[1]).ceil() as i64;
            let until = row_of(north[1]).ceil() as i64;
            for row in from.max(first)..until.min(last + 1) {
                let y = origin[1] + row as f64 * self.step[1];
                rows[(row - first) as usize].1.push(crossing(south, north, y));
            }
        }
        rows
    }
}

fn crossing(south: Vertex, north: Vertex, y: f64) -> f64 {
    let [x1, y1] = south.map(f64::from);
    let [x2, y2] = north.map(f64::from);
    x1 + (y - y1) / (y2 - y1) * (x2 - x1)
}

fn place_of(territory: &Territory, cell: &Cell, account: &mut GridHomes) -> Option<u32> {
    let resolution = cell.commune.map_or(Resolution::Unknown, |code| territory.resolve(code));
    let (place, counter) = match resolution {
        Resolution::Place(place) => (Some(place), &mut account.cells_as_named),
        Resolution::Merged(place) => (Some(place), &mut account.cells_of_merged),
        Resolution::City(city) => {
            let places = &territory.cities()[usize::from(city)].places;
            (nearest_of(territory, places, cell.coord), &mut account.cells_of_cities)
        }
        Resolution::Unknown => (nearest(territory, cell.coord), &mut account.cells_to_nearest),
    };
    let place = place.filter(|place| territory.place(*place).in_france)?;
    *counter += 1;
    Some(place)
}

/// Among these places, the one in which a position lies, else the one whose border is nearest.
fn nearest_of(territory: &Territory, places: &[u32], coord: Coord) -> Option<u32> {
    let contours = territory.contours();
    let point = crate::geometry::vertex(coord);
    let distance = |place: u32| {
        if contours.inside(place, point) { -1.0 } else { contours.border_distance_m(place, point) }
    };
    let by_distance = places.iter().map(|place| (distance(*place), *place));
    by_distance.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, place)| place)
}

fn nearest(territory: &Territory, coord: Coord) -> Option<u32> {
    (0..REACHES).find_map(|doubled| territory.locate_near(coord, FIRST_REACH_M * f64::from(1_u32 << doubled)))
}
