//! Latitude and longitude as listed, into a position that agrees with the commune.

use crate::gazetteer::Gazetteer;
use crate::point::{CoordOrigin, FAR_M, Flag, IMPOSSIBLE_M};
use crate::read::CorrectionReason;
use base::coord::Coord;

/// How far outside the commune a position may lie to "fall in the commune once swapped": points stand on borders,
/// and contours are simplified.
const SWAPPED_TOLERANCE_M: f64 = 2_000.0;

/// A position and what had to be done to have it.
#[derive(Debug)]
pub(crate) struct Positioned {
    pub(crate) coord: Coord,
    pub(crate) origin: CoordOrigin,
    pub(crate) correction: Option<CorrectionReason>,
    pub(crate) flag: Option<Flag>,
}

/// The number in a cell of latitude or longitude: decimal comma or point, with or without a degree sign.
pub(crate) fn number(cell: &str) -> Option<f64> {
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '°' | '\'' | '"');
    let text: String = cell.chars().filter(kept).map(|c| if c == ',' { '.' } else { c }).collect();
    text.parse::<f64>().ok().filter(|degrees| degrees.is_finite())
}

/// The position of a row whose place is known.
pub(crate) fn position(latitude: &str, longitude: &str, place: u32, gazetteer: &dyn Gazetteer) -> Positioned {
    let commune = |reason| Positioned {
        coord: gazetteer.place(place).centre,
        origin: CoordOrigin::CommuneCentre,
        correction: Some(reason),
        flag: Some(Flag::PositionOfCommune),
    };
    let (lat, lon) = match (number(latitude), number(longitude)) {
        (Some(lat), Some(lon)) => (lat, lon),
        _ if is_blank(latitude) || is_blank(longitude) => {
            return commune(CorrectionReason::MissingCoordinates);
        }
        _ => return commune(CorrectionReason::UnreadableCoordinates),
    };
    let listed = Coord::from_degrees(lon, lat);
    if listed.is_some_and(Coord::is_null_island) {
        return commune(CorrectionReason::NullIsland);
    }
    let outside = |coord: Option<Coord>| coord.map(|coord| (coord, gazetteer.metres_outside(place, coord)));
    let as_listed = outside(listed);
    if let Some((coord, metres)) = as_listed
        && metres <= FAR_M
    {
        return Positioned { coord, origin: CoordOrigin::List, correction: None, flag: None };
    }
    if let Some((coord, metres)) = outside(Coord::from_degrees(lat, lon))
        && metres <= SWAPPED_TOLERANCE_M
    {
        let correction = Some(CorrectionReason::SwappedCoordinates);
        return Positioned { coord, origin: CoordOrigin::Swapped, correction, flag: None };
    }
    match as_listed {
        None => commune(CorrectionReason::UnreadableCoordinates),
        Some((_, metres)) if metres > IMPOSSIBLE_M => commune(CorrectionReason::ImpossibleCoordinates),
        Some((coord, _)) => Positioned {
            coord,
            origin: CoordOrigin::List,
            correction: None,
            flag: Some(Flag::FarFromCommune),
        },
    }
}

/// Nothing, or what programs write for nothing.
fn is_blank(cell: &str) -> bool {
    matches!(cell.trim().to_ascii_lowercase().as_str(), "" | "na" | "n/a" | "nan" | "null" | "none" | "-")
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_with_commas_and_degrees_are_read() {
        assert_eq!(number("46,106071"), Some(46.106_071));
        assert_eq!(number(" -1.5° "), Some(-1.5));
        for nonsense in ["", "inf", "NaN", "46.1.2", "quarante"] {
            assert_eq!(number(nonsense), None, "{nonsense}");
        }
    }
}
