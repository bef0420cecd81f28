//! Looks at the installation: the database, the data, what is missing.

use crate::house::House;
use crate::network::Origin;
use base::limits;
use roads::estimate::Graph;
use serde::Serialize;
use store::errors::StoreError;
use territory::Territory;

/// One thing looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// What was looked at.
    pub what: &'static str,
    /// Whether it is well.
    pub well: bool,
    /// What was seen, and what to do where it is not well.
    pub says: String,
}

/// Looks at everything.
///
/// # Errors
/// Where the database does not answer.
pub async fn look(house: &House) -> Result<Vec<Finding>, StoreError> {
    let mut tx = house.store.read().await?;
    let faults = tx.faults().await?;
    let mut findings = vec![
        Finding { what: "database", well: true, says: house.store.describe() },
        Finding {
            what: "integrity",
            well: faults.is_empty(),
            says: if faults.is_empty() {
                "whole".into()
            } else {
                faults.iter().map(|fault| format!("{fault:?}")).collect::<Vec<_>>().join("; ")
            },
        },
    ];
    let territory = Territory::embedded();
    findings.push(Finding {
        what: "territory",
        well: true,
        says: format!("{} places, {} people", territory.places().len(), territory.population()),
    });
    findings.push(Finding {
        what: "travel time",
        well: true,
        says: format!("estimate, {} nodes; no road network is loaded", Graph::embedded().len()),
    });
    let network = crate::network::load::load(&mut tx, house.today()).await?;
    findings.push(match &network.origin {
        Origin::Demonstration => Finding {
            what: "list",
            well: false,
            says: "none: the demonstration network is shown; run `maillage import points FILE`".into(),
        },
        Origin::List { dated, file_name } => {
            let age = (house.today() - *dated).get_days();
            Finding {
                what: "list",
                well: i64::from(age) <= limits::LIST_FRESH_DAYS,
                says: format!(
                    "{} points, of {dated} ({age} days old), from `{file_name}`",
                    network.points.len()
                ),
            }
        }
    });
    let grid = tx.newest_grid().await?;
    findings.push(Finding {
        what: "population",
        well: grid.is_some(),
        says: grid.map_or_else(
            || "spread over communes; run `maillage import population FILE` for the 1 km grid".into(),
            |grid| format!("{} cells from `{}`", grid.cells, grid.file_name),
        ),
    });
    Ok(findings)
}
