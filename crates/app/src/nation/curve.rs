//! How many people live within each minute of a point.

use super::Nation;
use base::travel::TravelTime;
use promises::board::Territory as Level;

/// The last minute of a curve.
pub const LAST_MINUTE: usize = 45;

impl Nation {
    /// Shares of the people of a territory, in percent, within 0, 1 ... [`LAST_MINUTE`] minutes, as listed. Empty
    /// where nobody lives.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "people are far below 2^53 thousandths")]
    pub fn curve(&self, territory: Level) -> Vec<f64> {
        let mut within = vec![0_u64; LAST_MINUTE + 2];
        for (home, trip) in self.homes().iter().zip(&self.listed) {
            if self.board.holds(territory, home.place) {
                let minutes = if trip.time == TravelTime::UNREACHABLE {
                    LAST_MINUTE + 1
                } else {
                    (trip.time.0.div_ceil(60_000) as usize).min(LAST_MINUTE + 1)
                };
                within[minutes] += u64::from(home.people_milli);
            }
        }
        let everybody: u64 = within.iter().sum();
        if everybody == 0 {
            return Vec::new();
        }
        let mut sum = 0;
        within[..=LAST_MINUTE]
            .iter()
            .map(|people| {
                sum += people;
                sum as f64 / everybody as f64 * 100.0
            })
            .collect()
    }
}
