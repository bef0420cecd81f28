//! Remedies against the slow, obvious way: every candidate tried by measuring everything again.
#![expect(clippy::unwrap_used, reason = "a test that cannot make its network has failed")]

use crate::whatif::{changed, nation, nation_of};
use app::engines::hours::calendar::{SiteHours, monday_of, week_days};
use app::engines::hours::parse::week_words::{week_words, write_week};
use app::engines::hours::rule::{Closure, Mode, OpeningRule, Origin, Recurrence, Weekday};
use app::engines::promises::board::Territory as Level;
use app::engines::promises::coverage::PROMISED;
use app::engines::promises::state::State;
use app::engines::roads::estimate::Graph;
use app::engines::roads::estimate::error::band;
use app::engines::territory::Territory;
use app::nation::Nation;
use app::nation::hours::{HourRow, Week};
use app::remedy::{LongerHours, NewPoint, Openings, Remedies, Slot, longer_hours};
use app::whatif::{Checked, Ground, HourGround, Trial, evaluate};
use base::coord::Coord;
use base::people::MilliPeople;
use base::travel::TravelTime;
use jiff::civil::date;
use std::cmp::Reverse;

const LIMIT: TravelTime = TravelTime::from_minutes(20);

fn department(code: &str) -> Level {
    Level::Department(Territory::embedded().department_of(code.parse().unwrap()).unwrap())
}

/// Fewer points, so that somebody is left out, and hours that differ from week to week.
fn thinned(departments: &[&str], kept: usize) -> Nation {
    let whole = nation_of(departments);
    let mut network = whole.network.clone();
    let mut index = 0;
    network.points.retain(|_| {
        index += 1;
        index % kept == 1
    });
    for (index, point) in network.points.iter_mut().enumerate() {
        let every_other = OpeningRule {
            weekday: Weekday::Tuesday,
            start_min: 17 * 60,
            end_min: 18 * 60 + 30,
            recurrence: if index % 2 == 0 { Recurrence::EvenWeeks } else { Recurrence::OddWeeks },
            mode: Mode::Appointment,
            valid: None,
            origin: Origin::Comment,
        };
        point.hours.rules.push(every_other);
        point.at_address &= index != 1;
        if index % 4 == 1 {
            let (from, to) = (date(2024, 9, 2), date(2024, 9, 3));
            point.hours.closures.push(Closure { from, to, reason: String::new(), origin: Origin::Announced });
        }
        if index % 5 == 2 {
            point.hours.unknown_days.push(Weekday::Friday);
        }
    }
    nation(network, whole.homes().to_vec())
}

fn with_points(nation: &Nation, open: Vec<Coord>) -> Nation {
    let trial = Trial { open, ..Trial::default() };
    self::nation(changed(nation, &trial).0, nation.homes().to_vec())
}

/// A new point by the slow way: everything again, then home by home.
fn slow_point(nation: &Nation, territory: Level, place: u32) -> NewPoint {
    let coord = Territory::embedded().place(place).centre;
    let after = with_points(nation, vec![coord]);
    let alone = Graph::embedded().nearest(&nation.snapped, &[coord]);
    let within = |nation: &Nation, level| nation.board.row(level).within[PROMISED];
    let mut point = NewPoint {
        place,
        coord,
        back: MilliPeople(within(&after, territory) - within(nation, territory)),
        back_low: MilliPeople(0),
        back_high: MilliPeople(0),
        back_sure: MilliPeople(
            after.board.row(territory).within_sure[PROMISED]
                - nation.board.row(territory).within_sure[PROMISED],
        ),
        from_beyond: MilliPeople(0),
        back_in_france: MilliPeople(within(&after, Level::Nation) - within(nation, Level::Nation)),
    };
    for (index, home) in nation.homes().iter().enumerate() {
        let (listed, sure) = (nation.listed[index].time, nation.sure[index].time);
        if !nation.board.holds(territory, home.place) || listed.within(LIMIT) {
            continue;
        }
        let people = |counts: bool| MilliPeople(if counts { u64::from(home.people_milli) } else { 0 });
        let (low, high) = band(alone[index].time);
        point.back_low += people(high.within(LIMIT));
        point.back_high += people(low.within(LIMIT));
        let beyond = state_of(listed, sure) == State::Beyond;
        point.from_beyond += people(beyond && after.listed[index].time.within(LIMIT));
    }
    point
}

fn state_of(listed: TravelTime, sure: TravelTime) -> State {
    if band(sure).1.within(LIMIT) {
        State::Within
    } else if band(listed.min(sure)).0.within(LIMIT) {
        State::ToCheck
    } else {
        State::Beyond
    }
}

fn slow_points(nation: &Nation, territory: Level, places: &[u32]) -> Vec<NewPoint> {
    let mut points: Vec<NewPoint> =
        places.iter().map(|place| slow_point(nation, territory, *place)).collect();
    points.retain(|point| point.back.0 > 0);
    points.sort_by_key(|point| (Reverse(point.back), Reverse(point.back_in_france), point.place));
    points
}

fn places(wanted: impl Fn(u32) -> bool) -> Vec<u32> {
    (0..Territory::embedded().places().len() as u32).filter(|place| wanted(*place)).collect()
}

#[test]
fn new_points_of_a_department_are_those_of_every_commune_tried() {
    let nation = thinned(&["48"], 6);
    let lozere = department("48");
    let openings = Openings::of(&nation);
    let slow = slow_points(&nation, lozere, &places(|place| nation.board.holds(lozere, place)));
    assert!(slow.len() > 40 && slow[0].back.rounded() > 500, "{} communes, {:?}", slow.len(), slow.first());
    assert!(slow.iter().all(|point| point.back_low <= point.back && point.back <= point.back_high));
    assert!(slow.iter().any(|point| point.back_sure > point.back), "some bus is counted at its garage");
    assert_eq!(openings.ranked(&nation, lozere), slow);
}

#[test]
fn new_points_of_a_commune_may_stand_in_its_neighbours() {
    let nation = thinned(&["48"], 6);
    let worst = nation.board.left_out.beyond[0].place;
    let commune = Level::Place(worst);
    let around = places(|place| {
        let (own, other) = (Territory::embedded().place(worst), Territory::embedded().place(place));
        other.in_france && base::coord::metres(own.centre, other.centre) < 15_000.0
    });
    let fast = Openings::of(&nation).ranked(&nation, commune);
    let slow = slow_points(&nation, commune, &around);
    assert!(slow.len() > 3);
    let near: Vec<NewPoint> = fast.into_iter().filter(|point| around.contains(&point.place)).collect();
    assert_eq!(near, slow);
}

#[test]
fn points_in_turn_are_each_the_best_after_those_before() {
    let nation = thinned(&["48"], 6);
    let lozere = department("48");
    let (openings, ground) = (Openings::of(&nation), Ground::of(&nation));
    let candidates = places(|place| nation.board.holds(lozere, place));
    let within = |board: &app::engines::promises::board::Board, level| board.row(level).within[PROMISED];
    let (mut open, mut before) =
        (Vec::new(), [lozere, Level::Nation].map(|level| within(&nation.board, level)));
    let chosen = openings.in_turn(&nation, lozere, 3);
    assert_eq!(chosen.len(), 3);
    for step in &chosen {
        let tried = candidates.iter().map(|place| {
            let mut trial = Trial { open: open.clone(), ..Trial::default() };
            trial.open.push(Territory::embedded().place(*place).centre);
            let after = evaluate(&nation, &ground, &Checked::of(&nation, &trial).unwrap()).after;
            let gained = [lozere, Level::Nation].map(|level| within(&after, level));
            (Reverse(gained[0] - before[0]), Reverse(gained[1] - before[1]), *place)
        });
        let (Reverse(back), Reverse(in_france), place) = tried.min().unwrap();
        assert_eq!((step.back.0, step.back_in_france.0, step.place), (back, in_france, place));
        open.push(step.coord);
        before = [before[0] + back, before[1] + in_france];
    }
    let whole = with_points(&nation, open);
    assert_eq!(within(&whole.board, lozere), before[0]);
}

/// The row of a territory by the slow way.
fn row(nation: &Nation, week: &Week, territory: Level) -> HourRow {
    match week.row(territory) {
        Some(row) => row.clone(),
        None => panic!("no row of {territory:?} in the week of {} ({:?})", week.monday, nation.date),
    }
}

fn sum(row: &HourRow) -> u64 {
    row.open.iter().sum()
}

fn every_slot() -> impl Iterator<Item = Slot> {
    let hours = [(9, 12), (12, 14), (14, 17), (17, 19)];
    let slot = |weekday, (from, to): (u16, u16)| Slot { weekday, start_min: from * 60, end_min: to * 60 };
    let days = Weekday::ALL.into_iter().take(6).flat_map(move |day| hours.map(|hours| slot(day, hours)));
    days.filter(|slot| slot.weekday != Weekday::Saturday || [9 * 60, 14 * 60].contains(&slot.start_min))
}

/// What a slot would add to a point's week, where its day is known: minutes, counted one by one.
fn added(hours: &SiteHours, week: &Week, slot: Slot) -> Option<u16> {
    let plan = hours.day(week_days(week.monday)[slot.weekday.index()]);
    let open = |minute: &u16| plan.open.iter().any(|span| (span.start_min..span.end_min).contains(minute));
    let closed = (slot.start_min..slot.end_min).filter(|minute| !open(minute)).count();
    (plan.doubt.is_none() && plan.closed_for.is_none() && closed >= 60).then_some(closed as u16)
}

/// The best hours of every point by the slow way: the rule is put beside those that are there, and the week of the
/// whole network counted again.
fn slow_hours(nation: &Nation, week: &Week, territory: Level) -> Vec<(u32, Slot, u16, u64)> {
    let before = sum(&row(nation, week, territory));
    let mut found = Vec::new();
    for (index, point) in (0_u32..).zip(&nation.network.points) {
        if !point.at_address
            || point.hours.rules.is_empty()
            || !nation.board.holds(territory, point.listed.place)
        {
            continue;
        }
        let of_slot = |slot: Slot| {
            let added = added(&point.hours, week, slot)?;
            let mut network = nation.network.clone();
            network.points[index as usize].hours.rules.push(OpeningRule {
                weekday: slot.weekday,
                start_min: slot.start_min,
                end_min: slot.end_min,
                ..week_words("lu 9h-12h").unwrap()[0]
            });
            let other = self::nation(network, nation.homes().to_vec());
            let gain = sum(&row(&other, &Week::of(&other, week.monday), territory)) - before;
            (gain > 0).then_some((slot, added, gain))
        };
        let slots = every_slot().filter_map(of_slot);
        let order = |(slot, added, gain): &(Slot, u16, u64)| {
            (Reverse(gain / u64::from(*added)), *added, slot.weekday.index(), slot.start_min)
        };
        found.extend(slots.min_by_key(order).map(|(slot, added, gain)| (index, slot, added, gain)));
    }
    found.sort_by_key(|(index, _, added, gain)| (Reverse(gain / u64::from(*added)), *added, *index));
    found
}

#[test]
fn longer_hours_of_a_department_are_those_of_every_slot_tried() {
    let nation = thinned(&["48"], 4);
    let lozere = department("48");
    let (ground, hours) = (Ground::of(&nation), HourGround::of(&nation));
    let week = Week::of(&nation, monday_of(nation.date));
    let fast = longer_hours(&nation, &hours, &week, lozere);
    let short = |longer: &LongerHours| (longer.point, longer.slot, longer.added_min, longer.people_minutes);
    let slow = slow_hours(&nation, &week, lozere);
    assert!(slow.len() >= 4, "{} points", slow.len());
    assert_eq!(fast.iter().map(short).collect::<Vec<_>>(), slow);
    // The trial that a page leads to says the same, with hours written as people read them.
    for longer in &fast {
        let id = nation.network.points[longer.point as usize].listed.id_fs.clone();
        let rules = week_words(&write_week(&longer.rules)).unwrap();
        let checked = Checked::of(&nation, &Trial { hours: vec![(id, rules)], ..Trial::default() }).unwrap();
        let after = hours.after(&nation, &ground, &week, &checked).after;
        let gained = sum(&row(&nation, &after, lozere)) - sum(&row(&nation, &week, lozere));
        assert_eq!(gained, longer.people_minutes, "{}", write_week(&longer.rules));
    }
}

#[test]
fn where_nobody_is_left_out_no_new_point_is_named() {
    let nation = nation_of(&["75"]);
    let (openings, hours) = (Openings::of(&nation), HourGround::of(&nation));
    let week = Week::of(&nation, monday_of(nation.date));
    let remedies = Remedies::of(&nation, &openings, &hours, &week, department("75"));
    assert_eq!((remedies.new_points.len(), remedies.in_turn.len()), (0, 0));
    assert!(!remedies.longer_hours.is_empty());
    let nobody = Remedies::of(&nation, &openings, &hours, &week, department("48"));
    assert_eq!(nobody, Remedies { longer_hours: Vec::new(), new_points: Vec::new(), in_turn: Vec::new() });
}
