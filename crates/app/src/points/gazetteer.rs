//! The embedded territory as the geography that reading a list asks for.

use base::coord::{Coord, metres_apart};
use base::ids::CommuneCode;
use directory::gazetteer::{Gazetteer, PlaceFacts, Resolved};
use std::collections::BTreeMap;
use territory::geometry::vertex;
use territory::{Matched, Resolution, Target, Territory};

/// Homonyms of one name are fewer.
const HOMONYMS: usize = 100;
/// Where a contour is unknown: the radius that the commune's size excuses, in metres.
const UNKNOWN_CONTOUR_M: f64 = 5_000.0;

/// Answers from the embedded territory.
pub(crate) struct EmbeddedGazetteer {
    territory: &'static Territory,
    by_postal_code: BTreeMap<u32, Vec<u32>>,
}

impl EmbeddedGazetteer {
    /// The gazetteer, with its index of postal codes.
    pub(crate) fn new() -> Self {
        let territory = Territory::embedded();
        let mut by_postal_code: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (index, place) in (0_u32..).zip(territory.places()) {
            for code in &place.postal_codes {
                by_postal_code.entry(*code).or_default().push(index);
            }
        }
        Self { territory, by_postal_code }
    }

    fn city_places(&self, city: u16) -> Vec<u32> {
        self.territory.cities().get(usize::from(city)).map(|city| city.places.clone()).unwrap_or_default()
    }
}

impl Gazetteer for EmbeddedGazetteer {
    fn resolve(&self, code: CommuneCode) -> Resolved {
        match self.territory.resolve(code) {
            Resolution::Place(place) => Resolved::Place(place),
            Resolution::City(city) => Resolved::City(self.city_places(city)),
            Resolution::Merged(place) => Resolved::Merged(place),
            Resolution::Unknown => Resolved::Unknown,
        }
    }

    fn place(&self, place: u32) -> PlaceFacts<'_> {
        let known = self.territory.place(place);
        let department = self.territory.departments()[usize::from(known.department)].code;
        PlaceFacts { code: known.code, name: &known.name, department, centre: known.centre }
    }

    fn by_postal_code(&self, postal_code: &str) -> Vec<u32> {
        let code = postal_code.parse().ok();
        code.and_then(|code: u32| self.by_postal_code.get(&code)).cloned().unwrap_or_default()
    }

    fn by_name(&self, name: &str) -> Vec<u32> {
        let found = self.territory.search(name, HOMONYMS).unwrap_or_default();
        found
            .into_iter()
            .take_while(|found| matches!(found.matched, Matched::Exact | Matched::OldName))
            .flat_map(|found| match found.target {
                Target::Place(place) => vec![place],
                Target::City(city) => self.city_places(city),
            })
            .collect()
    }

    fn metres_outside(&self, place: u32, coord: Coord) -> f64 {
        let contours = self.territory.contours();
        let point = vertex(coord);
        let border_m = contours.border_distance_m(place, point);
        if border_m.is_infinite() {
            let centre = self.territory.place(place).centre;
            return (metres_apart(centre, coord) - UNKNOWN_CONTOUR_M).max(0.0);
        }
        if contours.inside(place, point) { 0.0 } else { border_m }
    }

    fn locate(&self, coord: Coord) -> Option<u32> {
        self.territory.locate(coord)
    }
}
