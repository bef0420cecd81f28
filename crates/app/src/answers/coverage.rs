//! Shares of people by travel time.

use super::ByMinutes;
use crate::levels::Named;
use base::people::MilliPeople;
use promises::coverage::{MINUTES, Row};
use schemars::JsonSchema;
use serde::Serialize;

/// How long the people of a territory travel to their nearest point: an estimate.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Coverage")]
pub struct ShareRow {
    /// nation, region, department, epci or commune.
    pub level: &'static str,
    /// Code of the territory.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its inhabitants.
    pub population: u64,
    /// Percent of them within 5, 10, 15, 20, 25 and 30 minutes of a listed address; null where nobody lives.
    pub share: ByMinutes<Option<f64>>,
    /// The same to fixed points and understood stops only: a bus's address receives nobody.
    pub share_without_mobile_addresses: ByMinutes<Option<f64>>,
    /// Percent surely within 20 minutes.
    #[schemars(range(min = 0, max = 100))]
    pub share_low: Option<f64>,
    /// Percent not surely beyond 20 minutes.
    #[schemars(range(min = 0, max = 100))]
    pub share_high: Option<f64>,
    /// Mean minutes of those who have a way.
    #[schemars(range(min = 0))]
    pub mean_min: Option<f64>,
    /// Minutes within which half of the people live; null where they have no way.
    #[schemars(range(min = 0))]
    pub median_min: Option<f64>,
    /// Minutes within which one tenth live.
    #[schemars(range(min = 0))]
    pub decile_1_min: Option<f64>,
    /// Minutes within which nine tenths live.
    #[schemars(range(min = 0))]
    pub decile_9_min: Option<f64>,
    /// People beyond 20 minutes, whatever the error of the estimate.
    pub beyond: u64,
    /// People to check: the margin of error lies across 20 minutes, or only a bus's address is near.
    pub to_check: u64,
    /// People without any way to a point.
    pub unreachable: u64,
}

impl ShareRow {
    /// What was measured of a territory.
    #[must_use]
    pub fn of(named: &Named, row: &Row) -> Self {
        let shares = |share: &dyn Fn(usize) -> Option<f64>| {
            MINUTES.iter().enumerate().map(|(limit, minutes)| (*minutes, share(limit))).collect()
        };
        let people = |milli| MilliPeople(milli).rounded();
        let [decile_1_min, median_min, decile_9_min] = row.quantiles_min();
        Self {
            level: named.level.word(),
            code: named.code.clone(),
            name: named.name.clone(),
            population: row.everybody().rounded(),
            share: shares(&|limit| row.share(limit)),
            share_without_mobile_addresses: shares(&|limit| row.share_sure(limit)),
            share_low: row.share_band().map(|band| band.0),
            share_high: row.share_band().map(|band| band.1),
            mean_min: row.mean_min(),
            median_min,
            decile_1_min,
            decile_9_min,
            beyond: people(row.beyond),
            to_check: people(row.to_check),
            unreachable: people(row.unreachable),
        }
    }
}
