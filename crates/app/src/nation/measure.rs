//! Travel times from homes to points, and the tables that the promises are evaluated on.

use crate::network::Network;
use base::coord::Coord;
use base::people::Home;
use promises::inputs::{self, NO_POINT, Sizes, Trip};
use roads::estimate::nearest::Nearest;
use roads::estimate::{Graph, Snapped};
use territory::Territory;

/// Where people can be received, and by which point of the network.
#[derive(Clone, Debug, Default)]
pub struct Doors {
    /// Positions.
    pub coords: Vec<Coord>,
    /// The point of each, by index.
    pub points: Vec<u32>,
}

impl Doors {
    /// The addresses of the list, buses' garages included.
    #[must_use]
    pub fn listed(network: &Network) -> Self {
        let mut doors = Self::default();
        for (index, point) in (0_u32..).zip(&network.points) {
            doors.add(point.listed.coord, index);
        }
        doors
    }

    /// Addresses of points that receive people there, and understood stops.
    #[must_use]
    pub fn sure(network: &Network) -> Self {
        let mut doors = Self::default();
        for (index, point) in (0_u32..).zip(&network.points) {
            if point.at_address {
                doors.add(point.listed.coord, index);
            }
            // A stop counts where its hours are understood: otherwise nobody knows when to go.
            for stop in point.stops.iter().filter(|stop| !stop.hours.rules.is_empty()) {
                doors.add(stop.coord, index);
            }
        }
        doors
    }

    /// Adds a door.
    pub fn add(&mut self, coord: Coord, point: u32) {
        self.coords.push(coord);
        self.points.push(point);
    }
}

/// The nearest point of every home, through its doors.
#[must_use]
pub fn trips(graph: &Graph, homes: &Snapped, doors: &Doors) -> Vec<Trip> {
    let point = |nearest: &Nearest| doors.points.get(nearest.point as usize).copied().unwrap_or(NO_POINT);
    graph
        .nearest(homes, &doors.coords)
        .iter()
        .map(|nearest| Trip { point: point(nearest), time: nearest.time })
        .collect()
}

/// Tables of the territory in the form that the promises ask for.
#[derive(Clone, Debug)]
pub struct Tables {
    places: Vec<inputs::Place>,
    department_in_france: Vec<bool>,
    sizes: Sizes,
}

impl Tables {
    /// The embedded territory's.
    #[must_use]
    pub fn embedded() -> Self {
        let territory = Territory::embedded();
        let mut city_of = vec![None; territory.places().len()];
        for (city, known) in (0_u16..).zip(territory.cities()) {
            for place in &known.places {
                city_of[*place as usize] = Some(city);
            }
        }
        let place = |(place, city): (&territory::Place, Option<u16>)| inputs::Place {
            department: place.department,
            region: place.region,
            epci: place.epci,
            city,
            in_france: place.in_france,
        };
        Self {
            places: territory.places().iter().zip(city_of).map(place).collect(),
            department_in_france: territory.departments().iter().map(|known| known.in_france).collect(),
            sizes: Sizes {
                regions: territory.regions().len(),
                departments: territory.departments().len(),
                epcis: territory.epcis().len(),
                cities: territory.cities().len(),
            },
        }
    }

    /// The inputs of an evaluation over these tables.
    #[must_use]
    pub fn inputs<'a>(
        &'a self,
        homes: &'a [Home],
        listed: &'a [Trip],
        sure: &'a [Trip],
        points: &'a [inputs::Point],
    ) -> inputs::Inputs<'a> {
        inputs::Inputs {
            places: &self.places,
            sizes: self.sizes,
            homes,
            listed,
            sure,
            band: roads::estimate::error::band,
            points,
            department_in_france: &self.department_in_france,
        }
    }
}

/// The points of a network as the promises ask for them.
#[must_use]
pub fn promise_points(network: &Network) -> Vec<inputs::Point> {
    let point = |point: &crate::network::Point| inputs::Point {
        department: point.department,
        main: point.is_main(),
        mobile: point.is_mobile(),
    };
    network.points.iter().map(point).collect()
}
