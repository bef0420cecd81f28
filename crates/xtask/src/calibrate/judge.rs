//! What a model gives against the evidence, by the engine that the program itself uses.

use super::evidence::{Evidence, Pair};
use super::spread::{Spread, Trip};
use super::targets::{self, LIMITS, Row};
use crate::regenerate::estimate::Skeleton;
use crate::regenerate::model::Model;
use base::people::Home;
use base::travel::TravelTime;
use roads::estimate::joining::Joins;
use roads::estimate::{Graph, Snapped};
use territory::Territory;

/// Pairs of longer trips say little of the way to a point, in minutes.
const LONGEST_PAIR: f64 = 40.0;
/// Bounds of shorter and longer trips, in minutes.
const BOUNDS: [f64; 5] = [0.0, 12.0, 20.0, 30.0, 60.0];
/// In towns the speeds by class of road of Corsica would be too high: only homes of communes with fewer people per
/// square kilometre are compared.
const RURAL: f64 = 300.0;
/// Trips shorter than this are not compared, in minutes: there, the middle of a cell is as wrong as the model.
const SHORTEST: f64 = 2.0;
/// Metres of the ways that join homes to nodes are kept in tenths.
const TENTHS: u32 = 10_000;

/// The evidence, joined to the graph once for all models.
pub(crate) struct Judge<'a> {
    skeleton: &'a Skeleton,
    evidence: Evidence,
    /// Ways from homes to nodes, in tenths of a metre.
    joins: Vec<Joins>,
    /// Department of each place, and which are overseas.
    departments: Vec<u16>,
    pub(crate) codes: Vec<String>,
}

/// What of the evidence a fit is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    All,
    AllBut(Source),
}

/// A source of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Nation,
    Pairs,
    Corsica,
}

impl Told {
    fn counts(self, source: Source) -> f64 {
        if self == Self::AllBut(source) { 0.0 } else { 1.0 }
    }
}

/// What a model gives.
pub(crate) struct Verdict {
    pub(crate) nation: Row,
    pub(crate) overseas: Row,
    pub(crate) pairs: Spread,
    pub(crate) corsica: Spread,
    /// Share of people within 20 minutes by department, in percent.
    pub(crate) within_20: Vec<f64>,
}

impl Verdict {
    /// What is missed of what was told.
    pub(crate) fn cost(&self, told: Told) -> f64 {
        told.counts(Source::Nation) * targets::cost(&self.nation)
            + told.counts(Source::Pairs) * self.pairs.cost()
            + told.counts(Source::Corsica) * self.corsica.cost()
    }
}

impl<'a> Judge<'a> {
    pub(crate) fn of(skeleton: &'a Skeleton, evidence: Evidence) -> Self {
        let mut nodes = skeleton.nodes(&Model::fitted());
        nodes.iter_mut().for_each(|node| node.pace = TENTHS);
        let graph = Graph::new(nodes, &[], skeleton.parts[..skeleton.halls].to_vec(), Vec::new());
        let joins = graph.snap(&evidence.homes).joins().to_vec();
        let territory = Territory::embedded();
        Self {
            departments: territory.places().iter().map(|place| place.department).collect(),
            codes: territory.departments().iter().map(|known| known.code.as_str().to_owned()).collect(),
            skeleton,
            evidence,
            joins,
        }
    }

    /// Judges a model.
    pub(crate) fn verdict(&self, model: &Model) -> Verdict {
        let (nodes, edges) = (self.skeleton.nodes(model), self.skeleton.edges(model));
        let paces: Vec<f64> = nodes.iter().map(|node| f64::from(node.pace) / f64::from(TENTHS)).collect();
        let parts = self.skeleton.parts[..self.skeleton.halls].to_vec();
        let graph = Graph::new(nodes, &edges, parts, self.skeleton.parking(model));
        let mut joins = self.joins.clone();
        for joins in &mut joins {
            for (node, time) in joins.nodes.iter().zip(&mut joins.times_ms) {
                if *time < u32::MAX {
                    *time = (f64::from(*time) * paces[*node as usize]) as u32;
                }
            }
        }
        let snapped = Snapped::new(self.evidence.homes.clone(), joins);
        let nearest = graph.nearest(&snapped, &self.evidence.points);
        let times: Vec<Option<f64>> = nearest.iter().map(|nearest| minutes(nearest.time)).collect();
        self.compare(&graph, &times)
    }

    fn compare(&self, graph: &Graph, times: &[Option<f64>]) -> Verdict {
        let homes = &self.evidence.homes;
        let trip = |(time, home): (&Option<f64>, &Home)| (*time, u64::from(home.people_milli));
        let department = |home: &Home| usize::from(self.departments[home.place as usize]);
        let overseas = |(_, home): &(&Option<f64>, &Home)| self.codes[department(home)].len() > 2;
        let mut people = vec![[0_u64; 2]; self.codes.len()];
        for (time, home) in times.iter().zip(homes) {
            let counted = &mut people[department(home)];
            counted[1] += u64::from(home.people_milli);
            if time.is_some_and(|time| time <= 20.0) {
                counted[0] += u64::from(home.people_milli);
            }
        }
        let corsica = self.evidence.corsica.homes.iter().filter_map(|(home, real)| {
            let place = homes[*home].place as usize;
            let (estimated, real) = (times[*home]?.max(SHORTEST), real.max(SHORTEST));
            let weight = f64::from(homes[*home].people_milli);
            (self.skeleton.slow[place].density < RURAL).then_some(Trip { estimated, real, weight })
        });
        Verdict {
            nation: targets::row(times.iter().zip(homes).map(trip).collect()),
            overseas: targets::row(times.iter().zip(homes).filter(overseas).map(trip).collect()),
            pairs: Spread::of(&self.pairs(graph, LONGEST_PAIR), &BOUNDS),
            corsica: Spread::of(&corsica.collect::<Vec<Trip>>(), &BOUNDS),
            within_20: people.iter().map(|[near, all]| 100.0 * *near as f64 / (*all).max(1) as f64).collect(),
        }
    }

    /// The pairs up to a length, estimated.
    fn pairs(&self, graph: &Graph, longest: f64) -> Vec<Trip> {
        let told = self.evidence.pairs.iter().filter(|pair| pair.minutes <= longest);
        told.filter_map(|pair: &Pair| {
            let found = graph.from_coord(pair.from, &[pair.to], 1);
            let estimated = minutes(found.first()?.time)?;
            Some(Trip { estimated, real: pair.minutes, weight: 1.0 })
        })
        .collect()
    }
}

fn minutes(time: TravelTime) -> Option<f64> {
    (time != TravelTime::UNREACHABLE).then(|| f64::from(time.0) / 60_000.0)
}

/// The limits in words, for the heads of tables.
pub(crate) fn heads() -> String {
    LIMITS.map(|limit| format!("{limit:>6}")).join(" ")
}
