//! The doors of a network where people are known to be received, prepared for "what is near here?".

use crate::network::{Network, Point};
use base::coord::Coord;
use roads::estimate::Graph;
use roads::estimate::nearest;
use std::collections::HashMap;

/// The doors of one network.
pub struct Doors {
    joined: nearest::Doors,
    doors: Vec<(u32, Option<usize>)>,
    without_stops: Vec<u32>,
    by_id: HashMap<String, u32>,
}

impl Doors {
    /// The addresses of points that receive people there, and stops whose hours are understood.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        let mut coords: Vec<Coord> = Vec::new();
        let mut doors = Vec::new();
        let mut without_stops = Vec::new();
        for (index, point) in (0_u32..).zip(&network.points) {
            if point.at_address {
                coords.push(point.listed.coord);
                doors.push((index, None));
            }
            let known = || point.stops.iter().enumerate().filter(|(_, stop)| stop.hours.is_known());
            for (stop, site) in known() {
                coords.push(site.coord);
                doors.push((index, Some(stop)));
            }
            if point.is_mobile() && known().next().is_none() {
                without_stops.push(index);
            }
        }
        let id = |index: &u32| &network.points[*index as usize].listed.id_fs;
        without_stops.sort_by(|a, b| id(a).cmp(id(b)));
        let by_id = (0_u32..).zip(&network.points).map(|(index, point)| (point.listed.id_fs.clone(), index));
        let joined = nearest::Doors::of(Graph::embedded(), &coords);
        Self { joined, doors, without_stops, by_id: by_id.collect() }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.doors.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.doors.is_empty()
    }

    /// The point that its list calls so.
    #[must_use]
    pub fn point<'n>(&self, network: &'n Network, id_fs: &str) -> Option<&'n Point> {
        self.by_id.get(id_fs).and_then(|index| network.points.get(*index as usize))
    }

    pub(super) fn joined(&self) -> &nearest::Doors {
        &self.joined
    }

    pub(super) fn of_number(&self, door: u32) -> (u32, Option<usize>) {
        self.doors[door as usize]
    }

    /// Mobile points whose stops nobody knows, by id.
    pub(super) fn without_stops<'n>(&self, network: &'n Network) -> impl Iterator<Item = &'n Point> {
        self.without_stops.iter().map(|index| &network.points[*index as usize])
    }
}
