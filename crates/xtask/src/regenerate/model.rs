//! The pace of the estimate's model: how relief and density slow people down.

use super::estimate::{Kind, Way};
use crate::Failure;
use base::coord::{Coord, METRES_PER_DEGREE, cosine, metres};
use std::collections::HashMap;
use territory::contours::Contours;
use territory::geometry::signed_doubled_area;
use territory::places::Tables;

/// What slows people down somewhere.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slow {
    /// Median slope to the towns around, in metres per kilometre.
    relief: f64,
    /// Altitude, in metres, from the towns around.
    altitude: f64,
    /// Inhabitants per square kilometre of the commune.
    pub(crate) density: f64,
}

/// The fitted numbers. `cargo xtask calibrate` finds them and prints them in this order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Model {
    /// Minutes per kilometre between neighbours, as the crow flies, in flat and empty country.
    pub(crate) ordinary: f64,
    /// Minutes per kilometre of a main road.
    pub(crate) main_road: f64,
    /// Minutes lost at a junction of main roads: many in towns, few between them.
    pub(crate) junction: f64,
    /// How much density slows: times (inhabitants / km2 / 10,000) to the power `density_power`.
    pub(crate) density: f64,
    pub(crate) density_power: f64,
    /// The same on main roads, which become streets in towns.
    pub(crate) main_density: f64,
    /// How much relief slows: times (slope / 20 m/km) to the power `relief_power`.
    pub(crate) relief: f64,
    pub(crate) relief_power: f64,
    /// The part of a way's relief that is the country's; the rest is the slope between its own ends (a road
    /// along a valley is flat between mountains).
    pub(crate) country: f64,
    /// Minutes to leave and park: in empty country, and more with the square root of density.
    pub(crate) parking: f64,
    pub(crate) parking_density: f64,
    /// How much slower the way between a home or a point and a node is than one between neighbours.
    pub(crate) joining: f64,
}

/// Streets of the densest quarters are no slower than those of any city's centre, in inhabitants per km2.
const CROWDED: f64 = 8_000.0;

/// How many numbers the model has.
pub(crate) const NUMBERS: usize = 12;

impl Model {
    /// Their names.
    pub(crate) const NAMES: [&str; NUMBERS] = [
        "ordinary",
        "main_road",
        "junction",
        "density",
        "density_power",
        "main_density",
        "relief",
        "relief_power",
        "country",
        "parking",
        "parking_density",
        "joining",
    ];

    /// What `cargo xtask calibrate` found (`docs/decisions/estimate.md`).
    pub(crate) fn fitted() -> Self {
        Self::of([1.024, 0.722, 0.098, 1.562, 0.716, 1.009, 0.716, 0.797, 0.798, 0.529, 0.637, 1.346])
    }

    /// Round numbers that one would guess from speeds on the road: every fit begins there, not at its last result.
    pub(crate) fn guessed() -> Self {
        Self::of([1.0, 0.7, 0.1, 1.5, 0.7, 1.0, 0.7, 0.8, 0.8, 0.5, 0.6, 1.3])
    }

    /// From the numbers in the order of [`Model::NAMES`].
    pub(crate) fn of(numbers: [f64; NUMBERS]) -> Self {
        let [
            ordinary,
            main_road,
            junction,
            density,
            density_power,
            main_density,
            relief,
            relief_power,
            country,
            parking,
            parking_density,
            joining,
        ] = numbers;
        Self {
            ordinary,
            main_road,
            junction,
            density,
            density_power,
            main_density,
            relief,
            relief_power,
            country,
            parking,
            parking_density,
            joining,
        }
    }

    /// The numbers in the order of [`Model::NAMES`].
    pub(crate) fn numbers(&self) -> [f64; NUMBERS] {
        [
            self.ordinary,
            self.main_road,
            self.junction,
            self.density,
            self.density_power,
            self.main_density,
            self.relief,
            self.relief_power,
            self.country,
            self.parking,
            self.parking_density,
            self.joining,
        ]
    }

    /// Whether the numbers make sense: none is negative, and a part is at most the whole.
    pub(crate) fn is_sound(&self) -> bool {
        self.numbers().iter().all(|number| *number >= 0.0) && self.country <= 1.0
    }

    /// How much slower than in flat and empty country, with this slope in metres per kilometre.
    fn factor(&self, kind: Kind, slope: f64, density: f64) -> f64 {
        let (relief, crowd) = match kind {
            Kind::Ordinary => (self.relief, self.density),
            // Main roads go around hills.
            Kind::Main => (self.relief / 2.0, self.main_density),
        };
        let slope = libm::pow(slope / 20.0, self.relief_power);
        (1.0 + relief * slope) * (1.0 + crowd * libm::pow(density.min(CROWDED) / 1e4, self.density_power))
    }

    /// Pace of the ways that join a node, in thousandths of a millisecond a metre as the crow flies.
    pub(crate) fn pace(&self, here: &Slow) -> u32 {
        let slower = self.factor(Kind::Ordinary, self.country * here.relief, here.density);
        (self.ordinary * self.joining * slower * 60_000.0) as u32
    }

    /// Milliseconds to leave home and to park.
    pub(crate) fn parking_ms(&self, here: &Slow) -> u32 {
        ((self.parking + self.parking_density * (here.density / 1e4).sqrt()) * 60_000.0) as u32
    }

    /// Milliseconds of a way.
    pub(crate) fn way_ms(&self, way: &Way, from: &Slow, to: &Slow) -> u32 {
        let own = (from.altitude - to.altitude).abs() / (way.length_m / 1000.0).max(1.0);
        let slope = self.country * f64::midpoint(from.relief, to.relief) + (1.0 - self.country) * own;
        let (pace, stop) = match way.kind {
            Kind::Ordinary => (self.ordinary, 0.0),
            Kind::Main => (self.main_road, self.junction),
        };
        let slower = self.factor(way.kind, slope, f64::midpoint(from.density, to.density));
        (way.length_m * pace * slower * 60.0 + stop * 60_000.0) as u32 + 1
    }
}

/// How much of the slopes between towns counts overseas: fitted on INSEE's row of the overseas departments.
const OVERSEAS_RELIEF: f64 = 0.75;

fn is_metropolitan(coord: Coord) -> bool {
    (40.0..52.0).contains(&coord.lat()) && (-10.0..15.0).contains(&coord.lon())
}

/// A plane for a position: Lambert-93 around metropolitan France (IGN, NTG 71), plain degrees elsewhere.
pub(crate) fn plane(coord: Coord) -> (f64, f64) {
    let (lon, lat) = (coord.lon(), coord.lat());
    if !is_metropolitan(coord) {
        return (lon * METRES_PER_DEGREE * cosine(lat), lat * METRES_PER_DEGREE);
    }
    const ECCENTRICITY: f64 = 0.081_819_191_042_815_8;
    const N: f64 = 0.725_607_765_053_267;
    const C: f64 = 11_754_255.426_096;
    let sine = libm::sin(lat.to_radians());
    let isometric = libm::atanh(sine) - ECCENTRICITY * libm::atanh(ECCENTRICITY * sine);
    let (radius, angle) = (C * libm::exp(-N * isometric), N * (lon - 3.0).to_radians());
    (700_000.0 + radius * libm::sin(angle), 12_655_612.049_876 - radius * libm::cos(angle))
}

/// Positions by square of a fifth of a degree, for "the nearest".
struct Squares {
    coords: Vec<Coord>,
    squares: HashMap<[i32; 2], Vec<u32>>,
}

const SQUARE_E6: i32 = 200_000;

impl Squares {
    fn of(coords: Vec<Coord>) -> Self {
        let mut squares: HashMap<[i32; 2], Vec<u32>> = HashMap::new();
        for (index, coord) in (0_u32..).zip(&coords) {
            let square = [coord.lon_e6.div_euclid(SQUARE_E6), coord.lat_e6.div_euclid(SQUARE_E6)];
            squares.entry(square).or_default().push(index);
        }
        Self { coords, squares }
    }

    /// The nearest, by distance and index, among the squares around (at least 13 km each way in France).
    fn nearest(&self, coord: Coord, most: usize) -> Vec<(f64, usize)> {
        let mut found: Vec<(f64, usize)> = Vec::new();
        for ring in 1..=4 {
            found.clear();
            for x in -ring..=ring {
                for y in -ring..=ring {
                    let square =
                        [coord.lon_e6.div_euclid(SQUARE_E6) + x, coord.lat_e6.div_euclid(SQUARE_E6) + y];
                    let near = self.squares.get(&square).into_iter().flatten();
                    found.extend(
                        near.map(|index| (metres(coord, self.coords[*index as usize]), *index as usize)),
                    );
                }
            }
            if found.len() >= most {
                break;
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        found.truncate(most);
        found
    }
}

/// Town halls, for "the nearest".
pub(crate) struct HallIndex(Squares);

impl HallIndex {
    pub(crate) fn of(tables: &Tables) -> Self {
        Self(Squares::of(tables.places.iter().map(|place| place.centre).collect()))
    }

    pub(crate) fn nearest(&self, coord: Coord, most: usize) -> Vec<(f64, usize)> {
        self.0.nearest(coord, most)
    }
}

/// Relief and density everywhere.
pub(crate) struct Surroundings {
    halls: HallIndex,
    towns: Squares,
    altitudes: Vec<f64>,
    densities: Vec<f64>,
    places: Vec<Slow>,
}

impl Surroundings {
    /// From the places and the altitudes of towns (GeoNames, `cities500.txt`).
    pub(crate) fn of(tables: &Tables, contours: &Contours, towns: &[u8]) -> Result<Self, Failure> {
        let mut coords = Vec::new();
        let mut altitudes = Vec::new();
        for line in std::str::from_utf8(towns)?.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let (Some(lat), Some(lon), Some(altitude)) = (fields.get(4), fields.get(5), fields.get(16))
            else {
                continue;
            };
            let altitude: f64 = altitude.parse().unwrap_or(-9999.0);
            if let Some(coord) = Coord::from_degrees(lon.parse()?, lat.parse()?).filter(|_| altitude > -100.0)
            {
                coords.push(coord);
                altitudes.push(altitude);
            }
        }
        let density = |(index, place): (u32, &territory::Place)| {
            let square_m = (METRES_PER_DEGREE / 1e5) * (METRES_PER_DEGREE / 1e5) * cosine(place.centre.lat());
            let area: i64 = contours.rings(index).iter().map(|ring| signed_doubled_area(ring)).sum();
            let area_km2 = area.abs() as f64 / 2.0 * square_m / 1e6;
            if area_km2 > 0.0 { f64::from(place.population) / area_km2 } else { 0.0 }
        };
        let densities = (0_u32..).zip(&tables.places).map(density).collect();
        let mut around = Self {
            halls: HallIndex::of(tables),
            towns: Squares::of(coords),
            altitudes,
            densities,
            places: Vec::new(),
        };
        around.places =
            (0..tables.places.len()).map(|place| around.at(tables.places[place].centre, place)).collect();
        Ok(around)
    }

    pub(crate) fn nearest_halls(&self, coord: Coord, most: usize) -> Vec<(f64, usize)> {
        self.halls.nearest(coord, most)
    }

    pub(crate) fn of_place(&self, place: usize) -> Slow {
        self.places[place]
    }

    /// Altitude from the three nearest towns, by the inverse of the squared distance.
    fn altitude(&self, near: &[(f64, usize)]) -> f64 {
        let (mut weights, mut sum) = (0.0, 0.0);
        for (metres, town) in near.iter().take(3) {
            let km = metres / 1000.0 + 0.3;
            let weight = 1.0 / (km * km);
            weights += weight;
            sum += weight * self.altitudes[*town];
        }
        sum / weights
    }

    /// At a position whose nearest town hall is that of `hall`.
    pub(crate) fn at(&self, coord: Coord, hall: usize) -> Slow {
        let near = self.towns.nearest(coord, 9);
        let Some(((_, first), others)) = near.split_first() else {
            return Slow { relief: 0.0, altitude: 0.0, density: self.densities[hall] };
        };
        let slope = |(_, town): &(f64, usize)| {
            let km = metres(self.towns.coords[*first], self.towns.coords[*town]) / 1000.0;
            (self.altitudes[*town] - self.altitudes[*first]).abs() / km.max(1.0)
        };
        let mut slopes: Vec<f64> = others.iter().map(slope).collect();
        slopes.sort_by(f64::total_cmp);
        let middle = slopes.len() / 2;
        let relief = match slopes.len() {
            0 => 0.0,
            len if len % 2 == 1 => slopes[middle],
            _ => f64::midpoint(slopes[middle - 1], slopes[middle]),
        };
        // Overseas, towns and roads lie along the coast: the slopes between towns say little of the roads.
        let kept = if is_metropolitan(coord) { 1.0 } else { OVERSEAS_RELIEF };
        Slow { relief: relief * kept, altitude: self.altitude(&near) * kept, density: self.densities[hall] }
    }
}
