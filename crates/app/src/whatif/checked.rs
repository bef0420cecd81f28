//! Changes that make sense together, with indices instead of numbers.

use super::{Trial, TrialError};
use crate::nation::Nation;
use ::hours::calendar::SiteHours;
use ::hours::rule::{Mode, OpeningRule};
use base::coord::Coord;
use base::limits;
use std::collections::{BTreeMap, BTreeSet};
use territory::Territory;

/// Changes to the points of a nation, by their index.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Points that close.
    pub closed: BTreeSet<u32>,
    /// Points whose address moves: where to, and the place there.
    pub moved: BTreeMap<u32, (Coord, u32)>,
    /// Points that open, and the place where.
    pub opened: Vec<(Coord, u32)>,
    /// The hours of addresses, with everything else that is known of them.
    pub hours: BTreeMap<u32, SiteHours>,
}

impl Checked {
    /// Checks a trial.
    ///
    /// # Errors
    /// Names the first change that makes no sense.
    pub fn of(nation: &Nation, trial: &Trial) -> Result<Self, TrialError> {
        if trial.is_empty() {
            return Err(TrialError::Nothing);
        }
        if trial.len() > limits::TRIAL_CHANGES {
            return Err(TrialError::TooMany(trial.len()));
        }
        let points = &nation.network.points;
        let numbers: BTreeMap<&str, u32> =
            points.iter().map(|point| point.listed.id_fs.as_str()).zip(0_u32..).collect();
        let number =
            |id: &String| numbers.get(id.as_str()).copied().ok_or_else(|| TrialError::NoPoint(id.clone()));
        let mut checked = Self::default();
        for id in &trial.close {
            // Closing a point twice asks for nothing else than closing it.
            checked.closed.insert(number(id)?);
        }
        for (id, coord) in &trial.moved {
            let index = number(id)?;
            let moved = checked.moved.insert(index, (*coord, place(*coord)?));
            if moved.is_some() || checked.closed.contains(&index) {
                return Err(TrialError::Twice(id.clone()));
            }
        }
        for coord in &trial.open {
            checked.opened.push((*coord, place(*coord)?));
        }
        for (id, rules) in &trial.hours {
            let index = number(id)?;
            let point = &points[index as usize];
            if !point.at_address {
                return Err(TrialError::OnTour(id.clone()));
            }
            let known = checked.hours.insert(index, with_rules(&point.hours, rules));
            if known.is_some() || checked.closed.contains(&index) {
                return Err(TrialError::Twice(id.clone()));
            }
        }
        Ok(checked)
    }
}

/// The place of a position, or the nearest one.
fn place(coord: Coord) -> Result<u32, TrialError> {
    let territory = Territory::embedded();
    let near = || territory.locate_near(coord, f64::from(limits::TRIAL_FROM_COMMUNE_M));
    let nowhere = || TrialError::Nowhere(coord.lon().to_string(), coord.lat().to_string());
    territory.locate(coord).or_else(near).ok_or_else(nowhere)
}

/// The same place with other hours: people come with or without appointment as they did.
fn with_rules(hours: &SiteHours, rules: &[OpeningRule]) -> SiteHours {
    let mode = hours.rules.first().map_or(Mode::WalkIn, |rule| rule.mode);
    SiteHours {
        rules: rules.iter().map(|rule| OpeningRule { mode, ..*rule }).collect(),
        unknown_days: Vec::new(),
        ..hours.clone()
    }
}
