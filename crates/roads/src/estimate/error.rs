//! How wrong the estimate is: found by `cargo xtask calibrate`, explained in `docs/decisions/estimate.md`.

use base::travel::TravelTime;

/// Of a hundred single trips, ten take less than this share of the middle one's ratio to its estimate ...
pub const LOW_PERMILLE: u32 = 780;
/// ... and ten take more than this one (INSEE METRIC, 442 trips of up to 40 minutes in Gironde).
pub const HIGH_PERMILLE: u32 = 1_180;

/// How wrong a single trip is, in words.
pub const SINGLE_TRIPS: &str = "8 in 10 take between 78 % and 118 % of it";

/// The times between which a single trip lies, eight times in ten.
#[must_use]
pub fn band(time: TravelTime) -> (TravelTime, TravelTime) {
    if time == TravelTime::UNREACHABLE {
        return (time, time);
    }
    let scaled = |permille: u32| {
        let ms = u64::from(time.0) * u64::from(permille) / 1000;
        TravelTime(u32::try_from(ms).unwrap_or(u32::MAX - 1))
    };
    (scaled(LOW_PERMILLE), scaled(HIGH_PERMILLE))
}
