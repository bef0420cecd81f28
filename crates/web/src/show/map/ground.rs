//! `/carte/fond/{version}/{what}`: the lines of the interactive map. `pays` has all departments, coarse; `48,12` has the
//! communes of these departments. They change with the program only, and so does the version in their address: whoever has
//! them keeps them.

use crate::answer;
use crate::pieces::{Piece, Written};
use app::engines::territory::topology::Topology;
use app::engines::territory::{Territory, embedded};
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use base::limits;
use pages::lines;
use serde_json::json;
use std::sync::OnceLock;

/// The form of these files: raised when it changes, so that no browser reads a new form with an old script.
const FORM: u32 = 1;
/// How far a line of the country may be from the real one, and what it is rounded to, in 1e-5 degree (about a metre).
pub(super) const COUNTRY: Grain = Grain { tolerance: 1_000, quantum: 100 };
/// The same for the line of a commune.
pub(super) const COMMUNES: Grain = Grain { tolerance: 100, quantum: 20 };
/// Islets smaller than this on the map of the country are left out of it, in 1e-5 degree.
const SPECK: u32 = 2_000;

/// How finely lines are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grain {
    pub(super) tolerance: u32,
    pub(super) quantum: i32,
}

/// The version of the ground, as its address holds it.
pub(super) fn version() -> &'static str {
    static VERSION: OnceLock<String> = OnceLock::new();
    VERSION.get_or_init(|| {
        let mut sum = crc32fast::Hasher::new();
        for file in [embedded::CONTOURS, embedded::PLACES] {
            sum.update(file);
        }
        for part in [FORM, COUNTRY.tolerance, COMMUNES.tolerance, SPECK] {
            sum.update(&part.to_le_bytes());
        }
        for part in [COUNTRY.quantum, COMMUNES.quantum] {
            sum.update(&part.to_le_bytes());
        }
        format!("{:08x}", sum.finalize())
    })
}

/// The 101 departments, by index, in the order of all files of the map.
pub(super) fn departments() -> impl Iterator<Item = u16> {
    (0_u16..)
        .zip(Territory::embedded().departments())
        .filter(|(_, known)| known.in_france)
        .map(|(index, _)| index)
}

/// The places of a department, in the order of all files of the map.
pub(super) fn places(department: u16) -> Vec<u32> {
    let places = (0_u32..).zip(Territory::embedded().places());
    places.filter(|(_, place)| place.department == department).map(|(index, _)| index).collect()
}

/// The departments of an address, `48,12`: known, each once, in their order, so that a set has one address.
pub(super) fn set(what: &str) -> Option<Vec<u16>> {
    let territory = Territory::embedded();
    let index = |code: &str| {
        let index = territory.department_of(code.parse().ok()?)?;
        territory.departments()[usize::from(index)].in_france.then_some(index)
    };
    let asked: Option<Vec<u16>> = what.split(',').take(limits::MAP_DEPARTMENTS + 1).map(index).collect();
    asked.filter(|asked| {
        asked.len() <= limits::MAP_DEPARTMENTS && asked.is_sorted_by(|one, other| one < other)
    })
}

/// All departments, as few vertices as a whole country needs.
pub(super) fn country() -> String {
    let territory = Territory::embedded();
    let order: Vec<u16> = departments().collect();
    let place_of = |place: u32| order.iter().position(|index| *index == territory.place(place).department);
    let groups =
        territory.contours().of_groups(order.len() as u32, |place| place_of(place).map(|index| index as u32));
    let all: Vec<u32> = (0..order.len() as u32).collect();
    let topology = groups.topology(&all, COUNTRY.tolerance).without_specks(SPECK);
    let known = |index: &u16| {
        let known = &territory.departments()[usize::from(*index)];
        let name = words::figures::curly(&known.name);
        json!({"code": known.code.to_string(), "name": name, "communes": places(*index).len()})
    };
    let departments: Vec<_> = order.iter().map(known).collect();
    let mut file = outlines(&topology, COUNTRY.quantum);
    file["quantum"] = COUNTRY.quantum.into();
    file["departments"] = departments.into();
    file.to_string()
}

/// The communes of one department.
pub(super) fn communes(department: u16) -> String {
    let territory = Territory::embedded();
    let places = places(department);
    let known = |place: &u32| territory.place(*place);
    let mut file = outlines(&territory.contours().topology(&places, COMMUNES.tolerance), COMMUNES.quantum);
    file["codes"] = places.iter().map(|place| known(place).code.to_string()).collect();
    file["names"] = places.iter().map(|place| words::figures::curly(&known(place).name)).collect();
    file["people"] = places.iter().map(|place| known(place).population).collect();
    file["centres"] = differences(places.iter().map(|place| known(place).centre)).into();
    file.to_string()
}

fn outlines(topology: &Topology, quantum: i32) -> serde_json::Value {
    json!({"lines": lines::lines(&topology.lines, quantum), "shapes": lines::shapes(&topology.shapes)})
}

/// Positions in 1e-5 degree, each as its difference from the one before.
pub(super) fn differences(positions: impl Iterator<Item = base::coord::Coord>) -> String {
    let mut before = [0, 0];
    lines::numbers(positions.flat_map(|coord| {
        let at = [coord.lon_e6, coord.lat_e6].map(|degrees_e6| i64::from(degrees_e6.div_euclid(10)));
        let moved = [at[0] - before[0], at[1] - before[1]];
        before = at;
        moved
    }))
}

/// Answers with pieces that were compressed when first asked for.
pub(crate) async fn show(Path((asked, what)): Path<(String, String)>, headers: HeaderMap) -> Response {
    static COUNTRY_FILE: OnceLock<Piece> = OnceLock::new();
    static FILES: OnceLock<Vec<OnceLock<Piece>>> = OnceLock::new();
    if asked != version() {
        return answer::error(StatusCode::NOT_FOUND);
    }
    let encoding = answer::encoding(&headers);
    let mut written = Written::new(encoding);
    if what == "pays" {
        written.piece(COUNTRY_FILE.get_or_init(|| Piece::of(country())));
    } else {
        let Some(set) = set(&what) else { return answer::error(StatusCode::NOT_FOUND) };
        let all = Territory::embedded().departments().len();
        let files = FILES.get_or_init(|| (0..all).map(|_| OnceLock::new()).collect());
        written.words(&format_args!("{{\"quantum\":{},\"departments\":[", COMMUNES.quantum));
        for (at, department) in set.into_iter().enumerate() {
            written.words(&if at > 0 { "," } else { "" });
            written.piece(files[usize::from(department)].get_or_init(|| Piece::of(communes(department))));
        }
        written.words(&"]}");
    }
    let mut response = answer::written(written.finish(), encoding);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    headers.remove(header::CONTENT_LANGUAGE);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::engines::territory::simplify;
    use std::collections::{BTreeMap, BTreeSet};

    type Steps = [i64; 2];

    /// Lines and shapes read again from a file, in steps of its quantum.
    fn read(file: &serde_json::Value) -> Vec<Vec<Vec<Steps>>> {
        let numbers = |name: &str| lines::read(file[name].as_str().expect("text")).expect("numbers");
        let (mut values, mut at, mut all) = (numbers("lines").into_iter(), [0, 0], Vec::new());
        while let Some(count) = values.next() {
            let line = (0..count).map(|_| {
                at = at.map(|axis: i64| axis + values.next().expect("a vertex"));
                at
            });
            all.push(line.collect::<Vec<Steps>>());
        }
        let (mut values, mut used, mut shapes) = (numbers("shapes").into_iter(), 0, Vec::new());
        while let Some(count) = values.next() {
            let mut rings = Vec::new();
            for _ in 0..count {
                let mut ring: Vec<Steps> = Vec::new();
                for _ in 0..values.next().expect("a ring") {
                    used += values.next().expect("a line");
                    let mut line = all[(used / 2) as usize].clone();
                    if used % 2 == 1 {
                        line.reverse();
                    }
                    ring.extend(line.into_iter().skip(usize::from(!ring.is_empty())));
                }
                rings.push(ring);
            }
            shapes.push(rings);
        }
        shapes
    }

    fn department(code: &str) -> u16 {
        Territory::embedded().department_of(code.parse().expect("a code")).expect("a department")
    }

    fn file(text: &str) -> serde_json::Value {
        serde_json::from_str(text).expect("a JSON file")
    }

    #[test]
    fn borders_of_communes_are_those_of_the_territory_within_the_quantum() {
        let contours = Territory::embedded().contours();
        for code in ["48", "75", "2A", "973"] {
            let shapes = read(&file(&communes(department(code))));
            let places = places(department(code));
            assert_eq!(shapes.len(), places.len());
            for (rings, place) in shapes.iter().zip(places) {
                let chains = contours.chains(place);
                assert_eq!(rings.len(), chains.len());
                for (ring, chain) in rings.iter().zip(chains) {
                    let steps = |vertex: &[i32; 2]| lines::quantised(*vertex, COMMUNES.quantum);
                    let mut drawn: Vec<Steps> =
                        contours.closed_simplified(chain, COMMUNES.tolerance).iter().map(steps).collect();
                    drawn.dedup();
                    let mut read = ring.clone();
                    read.dedup();
                    assert_eq!(read, drawn, "{code} {place}");
                    assert_eq!(read.first(), read.last());
                }
            }
        }
    }

    /// Segments of a shape, whichever way they are walked.
    fn segments(rings: &[Vec<Steps>]) -> BTreeSet<[Steps; 2]> {
        let pairs = rings.iter().flat_map(|ring| ring.windows(2));
        pairs
            .filter(|pair| pair[0] != pair[1])
            .map(|pair| [pair[0].min(pair[1]), pair[0].max(pair[1])])
            .collect()
    }

    #[test]
    fn neighbours_share_their_border_also_across_departments() {
        let mut uses: BTreeMap<[Steps; 2], usize> = BTreeMap::new();
        let all = ["48", "07", "12", "15", "30", "43"];
        for code in all {
            for rings in read(&file(&communes(department(code)))) {
                for segment in segments(&rings) {
                    *uses.entry(segment).or_default() += 1;
                }
            }
        }
        let alone = drawn_once(&all);
        let lozere = read(&file(&communes(department("48"))));
        let drawn: BTreeSet<[Steps; 2]> = lozere.iter().flat_map(|rings| segments(rings)).collect();
        assert!(drawn.len() > 3_000);
        // All neighbours of the Lozère are there: what is drawn once is so in the contours themselves.
        for segment in &drawn {
            assert!(uses[segment] >= 2 || alone.contains(segment), "{segment:?}");
        }
        let shared = drawn.iter().filter(|segment| uses[*segment] == 2).count();
        assert!(shared * 1_000 > drawn.len() * 995, "{shared} of {}", drawn.len());
    }

    /// Segments of lines that one commune alone of these departments has.
    fn drawn_once(departments: &[&str]) -> BTreeSet<[Steps; 2]> {
        let contours = Territory::embedded().contours();
        let mut uses: BTreeMap<u32, usize> = BTreeMap::new();
        for place in departments.iter().flat_map(|code| places(department(code))) {
            for used in contours.chains(place).iter().flatten() {
                *uses.entry(used / 2).or_default() += 1;
            }
        }
        let once = uses.into_iter().filter(|(_, uses)| *uses == 1);
        let segments_of = |(line, _): (u32, usize)| {
            let vertices: Vec<[i32; 2]> = contours.vertices(2 * line).collect();
            let kept = simplify::line(&vertices, COMMUNES.tolerance);
            segments(&[kept.iter().map(|vertex| lines::quantised(*vertex, COMMUNES.quantum)).collect()])
        };
        once.flat_map(segments_of).collect()
    }

    #[test]
    fn the_country_has_every_department_and_no_gap() {
        let file = file(&country());
        let shapes = read(&file);
        assert_eq!((shapes.len(), file["departments"].as_array().map(Vec::len)), (101, Some(101)));
        assert!(
            shapes
                .iter()
                .all(|rings| !rings.is_empty() && rings.iter().all(|ring| ring.first() == ring.last()))
        );
        let mut uses: BTreeMap<[Steps; 2], usize> = BTreeMap::new();
        for segment in shapes.iter().flat_map(|rings| segments(rings)) {
            *uses.entry(segment).or_default() += 1;
        }
        // The Lozère has no coast: all of its border is a neighbour's too.
        let lozere =
            file["departments"].as_array().into_iter().flatten().position(|known| known["code"] == "48");
        let lozere = segments(&shapes[lozere.expect("the Lozère")]);
        assert!(lozere.len() > 20 && lozere.iter().all(|segment| uses[segment] == 2));
    }

    #[test]
    fn a_set_of_departments_has_one_address() {
        assert_eq!(set("12,48").map(|set| set.len()), Some(2));
        for wrong in ["", "48,12", "48,48", "99", "48,", "975", "pays,48"] {
            assert_eq!(set(wrong), None, "{wrong}");
        }
        let many: Vec<String> =
            Territory::embedded().departments().iter().map(|known| known.code.to_string()).collect();
        assert_eq!(set(&many.join(",")), None);
    }
}
