//! What the database holds: whole or not, how old, and whether the clock agrees with it.

use super::Finding;
use crate::house::House;
use crate::network::Origin;
use base::clock::Instant;
use base::limits;
use roads::estimate::Graph;
use store::errors::StoreError;
use territory::Territory;

/// How far ahead of this machine's clock another one may have written, in milliseconds.
const CLOCKS_APART_MS: i64 = 60_000;

pub(super) async fn look(house: &House, now: Instant, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let mut tx = house.store.read().await?;
    let faults: Vec<String> = tx.faults().await?.iter().map(|fault| format!("{fault:?}")).collect();
    findings.push(if faults.is_empty() {
        Finding::well("integrity", "whole")
    } else {
        let remedy = "put a backup in its place, or move the database away and import the lists again";
        Finding::broken("integrity", faults.join("; "), remedy)
    });
    findings.push(clock(now, tx.lists().await?.iter().map(|list| list.imported_at_ms).max()));
    let territory = Territory::embedded();
    let (places, people) = (territory.places().len(), territory.population());
    findings.push(Finding::well("territory", format!("{places} places, {people} people")));
    let nodes = Graph::embedded().len();
    findings
        .push(Finding::well("travel time", format!("estimate, {nodes} nodes; no road network is loaded")));
    let network = crate::network::load::load(&mut tx, house.today()).await?;
    findings.push(match &network.origin {
        Origin::Demonstration => Finding::look(
            "list",
            "none, so the demonstration network is shown",
            "run `maillage import points FILE`, or `maillage import points --official`",
        ),
        Origin::List { dated, file_name } => {
            let age = (house.today() - *dated).get_days();
            let points = network.points.len();
            let says = format!("{points} points, of {dated} ({age} days old), from `{file_name}`");
            if i64::from(age) <= limits::LIST_FRESH_DAYS {
                Finding::well("list", says)
            } else {
                Finding::look("list", says, "import a newer list: `maillage import points --official`")
            }
        }
    });
    findings.push(match tx.newest_grid().await? {
        Some(grid) => Finding::well("population", format!("{} cells from `{}`", grid.cells, grid.file_name)),
        None => Finding::look(
            "population",
            "spread over communes, as no grid is imported",
            "run `maillage import population FILE` with the 1 km grid",
        ),
    });
    Ok(())
}

/// What was written can not have been written tomorrow.
fn clock(now: Instant, last_import: Option<Instant>) -> Finding {
    let says = format!("{} (UTC)", now.timestamp().strftime("%Y-%m-%d %H:%M:%S"));
    match last_import {
        Some(last) if last.0 > now.0 + CLOCKS_APART_MS => Finding::broken(
            "clock",
            format!(
                "{says}, and the last list was imported on {}",
                last.timestamp().strftime("%Y-%m-%d %H:%M")
            ),
            "set the clock, and have it kept right (systemd-timesyncd, chrony): \"open now\" depends on it",
        ),
        _ => Finding::well("clock", says),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_went_back_is_seen() {
        let at = |hours: i64| Instant(1_725_436_800_000 + hours * 3_600_000);
        assert!(clock(at(0), None).well);
        assert!(clock(at(0), Some(at(-1))).well);
        assert!(!clock(at(0), Some(at(1))).well);
    }
}
