//! The account of the embedded files: the part of `data/SOURCES.md` between its two marks.

use super::centres::Hall;
use super::territory_files::Made;
use crate::Failure;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::path::Path;
use territory::places::{CentreKind, Place};

const START: &str = "<!-- territory: written by `cargo xtask regenerate` -->\n";
const END: &str = "<!-- end of territory -->\n";

/// Writes the account into `SOURCES.md`, whose other parts stay.
pub(crate) fn write(made: &Made, out: &Path) -> Result<(), Failure> {
    let path = out.join("SOURCES.md");
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let (before, rest) = known.split_once(START).unwrap_or((known.as_str(), END));
    let after = rest.split_once(END).map_or("", |(_, after)| after);
    let account = account(made, out)?;
    std::fs::write(path, format!("{before}{START}\n{account}\n{END}{after}"))?;
    println!("{account}");
    Ok(())
}

fn account(made: &Made, out: &Path) -> Result<String, Failure> {
    let mut text = String::from("| file | bytes | SHA-256 |\n|---|---|---|\n");
    for (name, bytes) in &made.files {
        let digest = Sha256::digest(std::fs::read(out.join("territory").join(name))?);
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(text, "| `territory/{name}` | {bytes} | `{hex}` |")?;
    }
    writeln!(text, "\n| counted | number |\n|---|---|")?;
    for (what, number) in
        tables(made).into_iter().chain(centres(made)).chain(contours(made)).chain(halls(made))
    {
        writeln!(text, "| {what} | {number} |")?;
    }
    writeln!(
        text,
        "\nContours completed with the ground of communes that they absorbed: {}.",
        names(made, &made.gaps.completed)
    )?;
    writeln!(
        text,
        "\nContours that the source lacks, drawn from the gap that the others leave: {}.",
        names(made, &made.gaps.drawn)
    )?;
    let undrawn: Vec<u32> = numbered(made, |place| place.in_france && place.centre_kind == CentreKind::Other);
    writeln!(text, "\nWithout contour and without town hall: {}.", names(made, &undrawn))?;
    let uninhabited = numbered(made, |place| place.in_france && place.population == 0);
    writeln!(text, "\nWithout inhabitants: {}.", names(made, &uninhabited))?;
    let alone = numbered(made, |place| place.in_france && place.epci.is_none());
    writeln!(text, "\nIn no grouping of communes: {}.", names(made, &alone))?;
    Ok(text)
}

type Counts = Vec<(String, usize)>;

fn count(made: &Made, of: impl Fn(&Place) -> bool) -> usize {
    made.tables.places.iter().filter(|place| of(place)).count()
}

fn numbered(made: &Made, of: impl Fn(&Place) -> bool) -> Vec<u32> {
    made.tables.places.iter().zip(0..).filter(|(place, _)| of(place)).map(|(_, index)| index).collect()
}

fn names(made: &Made, places: &[u32]) -> String {
    let named = |place: &u32| {
        let place = &made.tables.places[*place as usize];
        format!("{} {}", place.code, place.name)
    };
    places.iter().map(named).collect::<Vec<_>>().join(", ")
}

fn tables(made: &Made) -> Counts {
    let tables = &made.tables;
    let postal_codes: std::collections::BTreeSet<u32> =
        tables.places.iter().flat_map(|place| place.postal_codes.iter().copied()).collect();
    let named = tables.formers.iter().filter(|former| former.name.is_some()).count();
    let people: u64 =
        tables.places.iter().filter(|place| place.in_france).map(|place| u64::from(place.population)).sum();
    vec![
        ("places".into(), tables.places.len()),
        ("- of the 101 departments".into(), count(made, |place| place.in_france)),
        (
            "- of which municipal arrondissements".into(),
            tables.cities.iter().map(|city| city.places.len()).sum(),
        ),
        (
            "- of the overseas collectivities (found, never in shares)".into(),
            count(made, |place| !place.in_france),
        ),
        ("inhabitants of the 101 departments".into(), people as usize),
        ("departments and collectivities".into(), tables.departments.len()),
        ("regions and collectivities".into(), tables.regions.len()),
        ("groupings of communes".into(), tables.epcis.len()),
        ("postal codes".into(), postal_codes.len()),
        ("places without postal code".into(), count(made, |place| place.postal_codes.is_empty())),
        ("former communes with their name".into(), named),
        ("former communes of which only the code is known".into(), tables.formers.len() - named),
        ("cantons".into(), made.contoured.cantons),
        ("their chief towns".into(), made.contoured.canton_chief_towns.len()),
        (
            "- that are places (the others: Paris, Lyon, Marseille)".into(),
            count(made, |place| place.canton_chief_town),
        ),
    ]
}

fn centres(made: &Made) -> Counts {
    let kind = |kind| count(made, |place| place.centre_kind == kind);
    let away = |least_m| {
        let far = |hall: &Hall| matches!(hall, Hall::Outside(away_m) if *away_m > least_m);
        made.halls_not_taken.iter().filter(|(_, hall)| far(hall)).count()
    };
    let missing = made.halls_not_taken.iter().filter(|(_, hall)| *hall == Hall::Missing).count();
    vec![
        ("positions: the town hall, inside the contour or within 500 m".into(), kind(CentreKind::TownHall)),
        ("positions: a point inside the contour".into(), kind(CentreKind::InsidePolygon)),
        (
            "positions: otherwise (collectivities: the town of that name; 4 communes: the one they left)"
                .into(),
            kind(CentreKind::Other),
        ),
        ("town halls without position".into(), missing),
        ("town halls more than 500 m outside the contour, not believed".into(), away(500)),
        ("- more than 5 km outside".into(), away(5_000)),
        ("- more than 100 km outside".into(), away(100_000)),
    ]
}

fn contours(made: &Made) -> Counts {
    let vertices: usize = made.rings.iter().flatten().map(Vec::len).sum();
    vec![
        ("places with a contour".into(), made.rings.iter().filter(|rings| !rings.is_empty()).count()),
        ("vertices, shared ones counted for each place".into(), vertices),
        ("contours completed".into(), made.gaps.completed.len()),
        ("contours drawn from gaps".into(), made.gaps.drawn.len()),
        ("gaps that nobody claims (Llívia, in Spain)".into(), made.gaps.unclaimed.len()),
    ]
}

fn halls(made: &Made) -> Counts {
    let with =
        |of: fn(&territory::town_halls::TownHall) -> bool| made.halls.iter().filter(|hall| of(hall)).count();
    vec![
        ("town halls with an address".into(), made.halls.len()),
        ("- with a position that is believed".into(), with(|hall| hall.coord.is_some())),
        ("- with hours".into(), with(|hall| !hall.hours.is_empty())),
        ("- with a telephone".into(), with(|hall| !hall.phone.is_empty())),
    ]
}
