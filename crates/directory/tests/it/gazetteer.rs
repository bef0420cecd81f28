//! A country of six communes, each a square.

use base::coord::Coord;
use base::ids::CommuneCode;
use directory::gazetteer::{Gazetteer, PlaceFacts, Resolved};

pub(crate) struct Square {
    code: &'static str,
    name: &'static str,
    department: &'static str,
    postal_codes: &'static [&'static str],
    centre: (f64, f64),
}

/// Half the side of every square, in degrees: about 11 km of latitude.
const HALF: f64 = 0.1;

const SQUARES: [Square; 6] = [
    Square {
        code: "01033",
        name: "Valserhône",
        department: "01",
        postal_codes: &["01200"],
        centre: (5.8, 46.1),
    },
    Square { code: "48095", name: "Mende", department: "48", postal_codes: &["48000"], centre: (3.5, 44.5) },
    Square {
        code: "48080",
        name: "Langogne",
        department: "48",
        postal_codes: &["48300"],
        centre: (3.8, 44.7),
    },
    Square {
        code: "75104",
        name: "Paris 4e",
        department: "75",
        postal_codes: &["75004"],
        centre: (2.35, 48.85),
    },
    Square {
        code: "75115",
        name: "Paris 15e",
        department: "75",
        postal_codes: &["75015"],
        centre: (2.10, 48.84),
    },
    Square {
        code: "97411",
        name: "Saint-Denis",
        department: "974",
        postal_codes: &["97400"],
        centre: (55.45, -20.88),
    },
];

pub(crate) struct Country;

fn found(wanted: impl Fn(&Square) -> bool) -> Vec<u32> {
    (0..).zip(&SQUARES).filter(|(_, square)| wanted(square)).map(|(place, _)| place).collect()
}

fn plain(name: &str) -> String {
    name.to_lowercase().replace(['-', ' '], "").replace(['é', 'è'], "e").replace('ô', "o")
}

impl Gazetteer for Country {
    fn resolve(&self, code: CommuneCode) -> Resolved {
        match code.as_str() {
            "75056" => Resolved::City(vec![3, 4]),
            "01091" => Resolved::Merged(0),
            code => found(|square| square.code == code)
                .first()
                .map_or(Resolved::Unknown, |place| Resolved::Place(*place)),
        }
    }

    fn place(&self, place: u32) -> PlaceFacts<'_> {
        let square = &SQUARES[place as usize];
        PlaceFacts {
            code: square.code.parse().unwrap(),
            name: square.name,
            department: square.department.parse().unwrap(),
            centre: Coord::from_degrees(square.centre.0, square.centre.1).unwrap(),
        }
    }

    fn by_postal_code(&self, postal_code: &str) -> Vec<u32> {
        found(|square| square.postal_codes.contains(&postal_code))
    }

    fn by_name(&self, name: &str) -> Vec<u32> {
        found(|square| plain(square.name) == plain(name))
    }

    fn metres_outside(&self, place: u32, coord: Coord) -> f64 {
        let (lon, lat) = SQUARES[place as usize].centre;
        let outside = |there: f64, here: f64| ((there - here).abs() - HALF).max(0.0) * 111_000.0;
        outside(coord.lon(), lon).max(outside(coord.lat(), lat))
    }

    fn locate(&self, coord: Coord) -> Option<u32> {
        (0..6).find(|place| self.metres_outside(*place, coord) == 0.0)
    }
}
