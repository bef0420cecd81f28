//! What if points closed or opened: the whole nation again, and who wins or loses.

use crate::nation::Nation;
use crate::nation::measure::{Doors, Tables, promise_points, trips};
use base::coord::Coord;
use base::people::MilliPeople;
use promises::board::{Board, Territory as Level};
use promises::coverage::PROMISED;
use promises::inputs;
use roads::estimate::Graph;
use std::collections::BTreeSet;
use territory::Territory;

/// A change to try.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// Points that close, by number.
    pub close: Vec<String>,
    /// Positions at which points open.
    pub open: Vec<Coord>,
}

/// Why a trial makes no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrialError {
    /// No such point.
    #[error("no point `{0}` in the network of this date; `maillage find PLACE` tells the numbers of points")]
    NoPoint(String),
    /// Nothing to try.
    #[error("nothing to try: give --close ID or --open LON,LAT")]
    Nothing,
}

/// A place that gains or loses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The place.
    pub place: u32,
    /// People within the promise before.
    pub before: MilliPeople,
    /// After.
    pub after: MilliPeople,
}

/// What a trial comes to.
pub struct Outcome {
    /// The board after.
    pub after: Board,
    /// Places with fewer people within the promise, the most lost first.
    pub losers: Vec<Change>,
    /// Places with more, the most gained first.
    pub winners: Vec<Change>,
}

/// Tries a change.
///
/// # Errors
/// Where it names a point that is not there, or nothing at all.
pub fn trial(nation: &Nation, trial: &Trial) -> Result<Outcome, TrialError> {
    if trial.close.is_empty() && trial.open.is_empty() {
        return Err(TrialError::Nothing);
    }
    let closed: BTreeSet<&str> = trial.close.iter().map(String::as_str).collect();
    let known: BTreeSet<&str> =
        nation.network.points.iter().map(|point| point.listed.id_fs.as_str()).collect();
    if let Some(unknown) = closed.iter().find(|id| !known.contains(*id)) {
        return Err(TrialError::NoPoint((*unknown).to_owned()));
    }
    let mut network = nation.network.clone();
    network.points.retain(|point| !closed.contains(point.listed.id_fs.as_str()));
    let territory = Territory::embedded();
    let mut points = promise_points(&network);
    let (mut listed, mut sure) = (Doors::listed(&network), Doors::sure(&network));
    for coord in &trial.open {
        let index = points.len() as u32;
        let place = territory.locate(*coord).or_else(|| territory.locate_near(*coord, 50_000.0)).unwrap_or(0);
        points.push(inputs::Point {
            department: territory.place(place).department,
            main: true,
            mobile: false,
        });
        listed.add(*coord, index);
        sure.add(*coord, index);
    }
    let graph = Graph::embedded();
    let listed = trips(graph, &nation.snapped, &listed);
    let sure = trips(graph, &nation.snapped, &sure);
    let after = Board::of(&Tables::embedded().inputs(nation.homes(), &listed, &sure, &points));
    let mut changes: Vec<Change> = (0..territory.places().len() as u32)
        .map(|place| {
            let within = |board: &Board| MilliPeople(board.row(Level::Place(place)).within[PROMISED]);
            Change { place, before: within(&nation.board), after: within(&after) }
        })
        .filter(|change| change.before != change.after)
        .collect();
    changes.sort_by_key(|change| (std::cmp::Reverse(change.before.0.abs_diff(change.after.0)), change.place));
    let (winners, losers) = changes.into_iter().partition(|change| change.after > change.before);
    Ok(Outcome { after, losers, winners })
}
