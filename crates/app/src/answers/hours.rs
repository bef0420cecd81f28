//! Hour by hour: shares of people who have an open point near.

use crate::levels::Named;
use crate::nation::hours::HourRow;
use base::people::MilliPeople;
use hours::week::WEEK_HOURS;
use schemars::JsonSchema;
use serde::Serialize;

/// The 168 hours of a week of a territory, Monday 0 h first: an estimate.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "WeekHours")]
pub struct HourShares {
    /// Code of the territory.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its inhabitants.
    pub population: u64,
    /// Percent of them with an open point within 20 minutes, mean over each hour.
    #[schemars(length(equal = 168))]
    pub open: Vec<f64>,
    /// The same with a point that receives people without appointment.
    #[schemars(length(equal = 168))]
    pub walk_in: Vec<f64>,
}

impl HourShares {
    /// The hours of a territory.
    #[must_use]
    pub fn of(named: &Named, row: &HourRow) -> Self {
        Self {
            code: named.code.clone(),
            name: named.name.clone(),
            population: MilliPeople(row.people).rounded(),
            open: (0..WEEK_HOURS).map(|hour| row.share(hour)).collect(),
            walk_in: (0..WEEK_HOURS).map(|hour| row.share_walk_in(hour)).collect(),
        }
    }
}
