//! Trials against the slow, obvious way: change the network, then measure everything again.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its network has failed")]

use app::engines::hours::calendar::{SiteHours, monday_of};
use app::engines::hours::parse::week_words::week_words;
use app::engines::promises::left_out::LeftOutPlace;
use app::engines::territory::Territory;
use app::nation::Nation;
use app::nation::compute::Loaded;
use app::nation::hours::Week;
use app::network::point::StopSite;
use app::network::{Network, Point, demonstration};
use app::population::homes::{Homes, Source};
use app::whatif::{Checked, Ground, HourGround, Trial, TrialError, evaluate, trial};
use base::coord::Coord;
use base::people::Home;
use jiff::civil::date;

/// Repeatable numbers without a library.
struct Chance(u32);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(0x915F_77F5).wrapping_add(0x9E37_79B9);
        ((self.0 ^ self.0 >> 15).wrapping_mul(0x85EB_CA6B) >> 8) as usize % limit
    }
}

/// A nation of some departments: its points, and homes there only.
pub(crate) fn nation_of(departments: &[&str]) -> Nation {
    let territory = Territory::embedded();
    let here = |department: u16| {
        let code = territory.departments()[usize::from(department)].code;
        departments.is_empty() || departments.contains(&code.as_str())
    };
    let mut network = demonstration::network();
    network.points.retain(|point| here(point.department));
    let homes: Vec<Home> = territory
        .spread_homes()
        .into_iter()
        .filter(|home| here(territory.place(home.place).department))
        .collect();
    vary(&mut network);
    nation(network, homes)
}

/// Every seventh point tours, with a stop that has hours at a neighbour's town hall; every eleventh has no hours.
fn vary(network: &mut Network) {
    let coords: Vec<Coord> = network.points.iter().map(|point| point.listed.coord).collect();
    for (index, point) in network.points.iter_mut().enumerate() {
        if index % 7 == 3 {
            point.at_address = false;
            point.stops.push(StopSite {
                place: point.listed.place,
                commune: point.listed.commune_name.clone(),
                coord: coords[(index + 1) % coords.len()],
                hours: SiteHours { rules: week_words("ma 10h-12h").unwrap(), ..point.hours.clone() },
            });
        } else if index % 11 == 5 {
            point.hours.rules.clear();
        }
    }
}

pub(crate) fn nation(network: Network, homes: Vec<Home>) -> Nation {
    let homes = Homes { homes, source: Source::Polygons };
    Nation::of(Loaded { date: date(2024, 9, 4), version: 0, network, homes })
}

/// Several changes at once, no two of the same point.
fn random_trial(nation: &Nation, chance: &mut Chance) -> Trial {
    let mut trial = Trial::default();
    let mut left: Vec<&Point> = nation.network.points.iter().collect();
    let coords: Vec<Coord> = left.iter().map(|point| point.listed.coord).collect();
    let aside = |chance: &mut Chance| {
        let near = coords[chance.below(coords.len())];
        let mut step = || chance.below(60_000) as i32 - 30_000;
        Coord { lon_e6: near.lon_e6 + step(), lat_e6: near.lat_e6 + step() }
    };
    for _ in 0..1 + chance.below(4) {
        if left.is_empty() {
            break;
        }
        let point = left.swap_remove(chance.below(left.len()));
        let id = point.listed.id_fs.clone();
        match chance.below(4) {
            0 => trial.close.push(id),
            1 => trial.open.push(aside(chance)),
            2 => trial.moved.push((id, aside(chance))),
            _ if point.at_address => {
                trial.hours.push((id, week_words("lu-ve 7h30-9h10 16h-20h; di 9h-12h").unwrap()));
            }
            _ => trial.close.push(id),
        }
    }
    trial
}

/// The network after a trial, and the index before of each of its points.
pub(crate) fn changed(nation: &Nation, trial: &Trial) -> (Network, Vec<u32>) {
    let territory = Territory::embedded();
    let mut network = nation.network.clone();
    let place = |coord| territory.locate(coord).or_else(|| territory.locate_near(coord, 50_000.0)).unwrap();
    for point in &mut network.points {
        let id = &point.listed.id_fs;
        if let Some((_, coord)) = trial.moved.iter().find(|(moved, _)| moved == id) {
            point.department = territory.place(place(*coord)).department;
            point.listed.coord = *coord;
        }
        if let Some((_, rules)) = trial.hours.iter().find(|(other, _)| other == id) {
            point.hours.rules = rules.clone();
            point.hours.unknown_days.clear();
        }
    }
    let mut kept: Vec<u32> = (0..network.points.len() as u32).collect();
    let closes = |point: &Point| trial.close.contains(&point.listed.id_fs);
    kept.retain(|index| !closes(&network.points[*index as usize]));
    network.points.retain(|point| !closes(point));
    for (index, coord) in (nation.network.points.len() as u32..).zip(&trial.open) {
        let mut point = nation.network.points[0].clone();
        point.department = territory.place(place(*coord)).department;
        point.listed.coord = *coord;
        point.listed.id_fs = format!("nouveau-{index}");
        (point.at_address, point.stops) = (true, Vec::new());
        point.hours.rules.clear();
        point.hours.unknown_days.clear();
        network.points.push(point);
        kept.push(index);
    }
    (network, kept)
}

fn same_as_everything_again(nation: &Nation, trials: u32) {
    let (ground, hours) = (Ground::of(nation), HourGround::of(nation));
    let week = Week::of(nation, monday_of(nation.date));
    for seed in 0..trials {
        let tried = random_trial(nation, &mut Chance(seed));
        let checked = Checked::of(nation, &tried).unwrap();
        let outcome = evaluate(nation, &ground, &checked);
        let (network, kept) = changed(nation, &tried);
        let mut slow = self::nation(network, nation.homes().to_vec());
        let before = |point: &mut u32| *point = kept.get(*point as usize).copied().unwrap_or(u32::MAX);
        let rename = |places: &mut Vec<LeftOutPlace>| {
            for place in places {
                before(&mut place.point);
                before(&mut place.sure_point);
            }
        };
        let slow_week = Week::of(&slow, week.monday);
        rename(&mut slow.board.left_out.beyond);
        rename(&mut slow.board.left_out.to_check);
        assert!(outcome.after.coverage == slow.board.coverage, "coverage after {tried:?}");
        assert_eq!(outcome.after.left_out, slow.board.left_out, "left out after {tried:?}");
        assert!(outcome.after == slow.board, "board after {tried:?}");
        let after = hours.after(nation, &ground, &week, &checked);
        assert!(after.after == slow_week, "week after {tried:?}");
        let sums = |changes: &[app::whatif::Change]| -> i64 {
            changes.iter().map(|change| change.after.0 as i64 - change.before.0 as i64).sum()
        };
        let within = |board: &app::engines::promises::board::Board| {
            board.coverage.places.iter().map(|row| row.within[3] as i64).sum::<i64>()
        };
        let all = sums(&outcome.winners) + sums(&outcome.losers);
        assert_eq!(all, within(&outcome.after) - within(&nation.board), "winners and losers of {tried:?}");
    }
}

#[test]
fn trials_of_some_departments_are_those_of_everything_again() {
    same_as_everything_again(&nation_of(&["48", "15", "12"]), 30);
}

#[test]
fn trials_on_islands_and_overseas_are_those_of_everything_again() {
    same_as_everything_again(&nation_of(&["2A", "971", "973"]), 25);
}

#[test]
fn trials_of_the_whole_country_are_those_of_everything_again() {
    same_as_everything_again(&nation_of(&[]), 3);
}

#[test]
fn trials_without_sense_are_named() {
    let nation = nation_of(&["48"]);
    let ground = Ground::of(&nation);
    let refused = |tried: &Trial| trial(&nation, &ground, tried).err();
    let id = |wanted: bool| {
        let point = nation.network.points.iter().find(|point| point.at_address == wanted).unwrap();
        point.listed.id_fs.clone()
    };
    let (fixed, touring) = (id(true), id(false));
    let mende = Coord::from_degrees(3.5, 44.52).unwrap();
    let sea = Coord::from_degrees(-30.5, 40.0).unwrap();
    let hours = week_words("lu 9h-12h").unwrap();
    let none = Trial::default;
    assert_eq!(refused(&none()), Some(TrialError::Nothing));
    let closes = |id: &str| Trial { close: vec![id.into()], ..none() };
    assert_eq!(refused(&closes("nobody")), Some(TrialError::NoPoint("nobody".into())));
    let moves = Trial { moved: vec![(fixed.clone(), mende)], ..closes(&fixed) };
    assert_eq!(refused(&moves), Some(TrialError::Twice(fixed.clone())));
    let of_a_bus = Trial { hours: vec![(touring.clone(), hours.clone())], ..none() };
    assert_eq!(refused(&of_a_bus), Some(TrialError::OnTour(touring)));
    let twice = Trial { hours: vec![(fixed.clone(), hours.clone()), (fixed.clone(), hours)], ..none() };
    assert_eq!(refused(&twice), Some(TrialError::Twice(fixed)));
    let at_sea = Trial { open: vec![sea], ..none() };
    assert_eq!(refused(&at_sea), Some(TrialError::Nowhere("-30.5".into(), "40".into())));
    assert_eq!(refused(&Trial { open: vec![mende; 13], ..none() }), Some(TrialError::TooMany(13)));
}
