//! The commune of a row, from its code, its postal code, its name and, at worst, its position.

use crate::coords;
use crate::gazetteer::{Gazetteer, Resolved};
use crate::read::CorrectionReason;
use crate::text;
use base::coord::Coord;
use base::ids::CommuneCode;

/// The cells that say where a row is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Where<'a> {
    pub(crate) code: &'a str,
    pub(crate) postal_code: &'a str,
    pub(crate) name: &'a str,
    pub(crate) department: &'a str,
    pub(crate) latitude: &'a str,
    pub(crate) longitude: &'a str,
}

/// A place, and why the code as written did not lead there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PlaceFound {
    pub(crate) place: u32,
    pub(crate) correction: Option<CorrectionReason>,
}

/// A code as INSEE and the post write it: without spaces, quotes or a decimal part, in capitals, with its zeros.
pub(crate) fn code(cell: &str, digits: usize) -> String {
    let whole = cell.trim().split(['.', ',']).next().unwrap_or_default();
    let plain: String =
        whole.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    if plain.is_empty() { plain } else { format!("{plain:0>digits$}") }
}

/// The leaf place of a row.
pub(crate) fn find(cells: Where<'_>, gazetteer: &dyn Gazetteer) -> Option<PlaceFound> {
    by_code(cells, gazetteer).or_else(|| by_other_columns(cells, gazetteer))
}

fn by_code(cells: Where<'_>, gazetteer: &dyn Gazetteer) -> Option<PlaceFound> {
    let repaired = code(cells.code, 5);
    let parsed: CommuneCode = repaired.parse().ok()?;
    let as_written = (repaired != cells.code).then_some(CorrectionReason::CodeRepaired);
    match gazetteer.resolve(parsed) {
        Resolved::Place(place) => Some(PlaceFound { place, correction: as_written }),
        Resolved::Merged(place) => {
            Some(PlaceFound { place, correction: Some(CorrectionReason::MergedCommune) })
        }
        Resolved::City(places) => {
            let place = arrondissement(cells, &places, gazetteer)?;
            Some(PlaceFound { place, correction: Some(CorrectionReason::CityToArrondissement) })
        }
        Resolved::Unknown => None,
    }
}

/// The arrondissement of a row listed under the whole city: by postal code, by position, else the first.
fn arrondissement(cells: Where<'_>, places: &[u32], gazetteer: &dyn Gazetteer) -> Option<u32> {
    let postal = gazetteer.by_postal_code(&code(cells.postal_code, 5));
    let by_postal: Vec<u32> = places.iter().copied().filter(|place| postal.contains(place)).collect();
    if let [place] = by_postal[..] {
        return Some(place);
    }
    let located = located(cells, gazetteer).filter(|place| places.contains(place));
    located.or_else(|| places.first().copied())
}

fn by_other_columns(cells: Where<'_>, gazetteer: &dyn Gazetteer) -> Option<PlaceFound> {
    let found = |place, reason| PlaceFound { place, correction: Some(reason) };
    let of_postal_code = gazetteer.by_postal_code(&code(cells.postal_code, 5));
    let of_name = if cells.name.is_empty() { Vec::new() } else { gazetteer.by_name(cells.name) };
    let wanted = text::name_key(cells.name);
    let same_name = |place: &u32| {
        of_name.contains(place)
            || (!wanted.is_empty() && text::name_key(gazetteer.place(*place).name) == wanted)
    };
    if let Some(place) = of_postal_code.iter().copied().find(same_name) {
        return Some(found(place, CorrectionReason::PlaceByPostalCodeAndName));
    }
    let department = department(cells);
    let here = |place: &u32| gazetteer.place(*place).department.as_str() == department;
    let of_name_here: Vec<u32> = of_name.iter().copied().filter(here).collect();
    match (&of_name_here[..], &of_name[..]) {
        ([place], _) => return Some(found(*place, CorrectionReason::PlaceByName)),
        ([], [place]) if department.is_empty() => return Some(found(*place, CorrectionReason::PlaceByName)),
        _ => {}
    }
    if let [place] = of_postal_code[..] {
        return Some(found(place, CorrectionReason::PlaceByPostalCode));
    }
    let located = located(cells, gazetteer)?;
    // A position alone is believed where nothing contradicts it.
    let agrees = department.is_empty() || here(&located) || of_postal_code.contains(&located);
    agrees.then(|| found(located, CorrectionReason::PlaceByPosition))
}

/// The department of the row: its own cell, else the beginning of the postal code.
fn department(cells: Where<'_>) -> String {
    let own = code(cells.department, 2);
    if (2..=3).contains(&own.len()) {
        return own;
    }
    let postal_code = code(cells.postal_code, 5);
    let digits = if postal_code.starts_with("97") || postal_code.starts_with("98") { 3 } else { 2 };
    postal_code.get(..digits).unwrap_or_default().to_owned()
}

fn located(cells: Where<'_>, gazetteer: &dyn Gazetteer) -> Option<u32> {
    let (latitude, longitude) = (coords::number(cells.latitude)?, coords::number(cells.longitude)?);
    let coord = Coord::from_degrees(longitude, latitude).filter(|coord| !coord.is_null_island())?;
    gazetteer.locate(coord)
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn codes_get_their_form_back() {
        let cases = [
            ("1033", "01033"),
            (" 01 033 ", "01033"),
            ("1033.0", "01033"),
            ("2a004", "2A004"),
            ("", ""),
            ("974", "00974"),
        ];
        for (cell, expected) in cases {
            assert_eq!(code(cell, 5), expected, "{cell}");
        }
        assert_eq!(code("1", 2), "01");
        assert_eq!(code("974", 2), "974");
    }
}
