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

#[cfg(test)]
mod tests {
    use super::Coord;

    #[test]
    fn degrees_round_to_the_nearest_millionth_and_nonsense_is_refused() {
        let coord = Coord::from_degrees(2.352_221_9, 48.856_614).unwrap();
        assert_eq!((coord.lon_e6, coord.lat_e6), (2_352_222, 48_856_614));
        assert!(Coord::from_degrees(f64::NAN, 1.0).is_none());
        assert!(Coord::from_degrees(2.0, 91.0).is_none());
        assert!(Coord::from_degrees(0.0, 0.001).unwrap().is_null_island());
    }
}
