//! Positions on the ground.

use serde::{Deserialize, Serialize};

/// A position in WGS 84, in millionths of a degree (about 0.1 m): integers, so that a position is the same
/// bytes on every machine and in every file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Coord {
    /// Longitude east of Greenwich, in 1e-6 degree.
    pub lon_e6: i32,
    /// Latitude north of the equator, in 1e-6 degree.
    pub lat_e6: i32,
}

impl Coord {
    /// The position nearest to `lon`, `lat` in degrees; `None` where they are not finite or not on Earth.
    #[must_use]
    pub fn from_degrees(lon: f64, lat: f64) -> Option<Self> {
        if !(-180.0..=180.0).contains(&lon) || !(-90.0..=90.0).contains(&lat) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "|value| <= 180e6 fits an i32")]
        let e6 = |degrees: f64| (degrees * 1e6).round() as i32;
        Some(Self { lon_e6: e6(lon), lat_e6: e6(lat) })
    }

    /// Longitude in degrees.
    #[must_use]
    pub fn lon(self) -> f64 {
        f64::from(self.lon_e6) / 1e6
    }

    /// Latitude in degrees.
    #[must_use]
    pub fn lat(self) -> f64 {
        f64::from(self.lat_e6) / 1e6
    }

    /// Whether this is "Null Island" (within 0.01 degree of 0, 0), where missing positions end up.
    #[must_use]
    pub fn is_null_island(self) -> bool {
        self.lon_e6.abs() < 10_000 && self.lat_e6.abs() < 10_000
    }
}

/// Metres in a degree of latitude (mean over France, WGS 84).
pub const METRES_PER_DEGREE: f64 = 111_195.0;

/// Cosine of a latitude in degrees, by its series to the 8th power (error below 3e-5 on Earth): the same bytes
/// on every machine, which the platform's own cosine is not.
#[must_use]
pub fn cosine(latitude: f64) -> f64 {
    let x = latitude * (std::f64::consts::PI / 180.0);
    let square = x * x;
    1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)))
}

/// Metres between two positions, on a plane around the first: for what is near it.
#[must_use]
pub fn metres(from: Coord, to: Coord) -> f64 {
    metres_at(from.lat(), from, to)
}

/// Metres between two positions, the same both ways: exact to a few parts in a thousand below 100 km, and good
/// enough to say "far" beyond.
#[must_use]
pub fn metres_apart(one: Coord, other: Coord) -> f64 {
    metres_at(f64::midpoint(one.lat(), other.lat()), one, other)
}

/// On a plane where a degree of longitude is as long as at a latitude.
fn metres_at(latitude: f64, from: Coord, to: Coord) -> f64 {
    let x = f64::from(to.lon_e6 - from.lon_e6) * cosine(latitude);
    let y = f64::from(to.lat_e6 - from.lat_e6);
    (x * x + y * y).sqrt() * (METRES_PER_DEGREE / 1e6)
}

#[cfg(test)]
mod tests {
    use super::{Coord, cosine, metres, metres_apart};

    #[test]
    fn the_cosine_is_near_the_true_one() {
        for latitude in -90..=90 {
            let latitude = f64::from(latitude);
            assert!((cosine(latitude) - latitude.to_radians().cos()).abs() < 3e-5, "{latitude}");
        }
    }

    #[test]
    fn a_degree_of_latitude_is_111_km() {
        let at = |lon, lat| Coord::from_degrees(lon, lat).unwrap();
        assert!((metres(at(3.0, 44.0), at(3.0, 45.0)) - 111_195.0).abs() < 1.0);
        assert!((metres(at(3.0, 60.0), at(4.0, 60.0)) - 55_597.0).abs() < 5.0);
        let (paris, lyon) = (at(2.35, 48.86), at(4.84, 45.76));
        assert!((metres_apart(paris, lyon) - metres_apart(lyon, paris)).abs() < 1e-6);
        assert!((metres_apart(paris, lyon) - 392_000.0).abs() < 1_500.0);
    }

    #[test]
    fn degrees_round_to_the_nearest_millionth_and_nonsense_is_refused() {
        let coord = Coord::from_degrees(2.352_221_9, 48.856_614).unwrap();
        assert_eq!((coord.lon_e6, coord.lat_e6), (2_352_222, 48_856_614));
        assert!(Coord::from_degrees(f64::NAN, 1.0).is_none());
        assert!(Coord::from_degrees(2.0, 91.0).is_none());
        assert!(Coord::from_degrees(0.0, 0.001).unwrap().is_null_island());
    }
}
