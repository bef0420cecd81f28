//! Longer hours: for every point that receives people at its address, the part of the week in which most people would
//! have an open point within 20 minutes thanks to it, and have none today.

use super::may_help;
use crate::nation::Nation;
use crate::nation::hours::Week;
use crate::network::Point;
use crate::whatif::HourGround;
use ::hours::calendar::{DayPlan, SiteHours, week_days};
use ::hours::rule::{Mode, OpeningRule, Origin, Recurrence, Weekday};
use ::hours::week::WeekMasks;
use base::people::MilliPeople;
use promises::board::Territory as Level;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use territory::Territory;

/// A part of the week that a point may be opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The day.
    pub weekday: Weekday,
    /// First minute of the day.
    pub start_min: u16,
    /// First minute after.
    pub end_min: u16,
}

/// Parts of a day: morning, midday, afternoon, evening.
const PARTS: [(u16, u16); 4] =
    [(9 * 60, 12 * 60), (12 * 60, 14 * 60), (14 * 60, 17 * 60), (17 * 60, 19 * 60)];
/// Those of a Saturday: nobody asks for a Saturday's lunch hour or evening.
const SATURDAY: [(u16, u16); 2] = [PARTS[0], PARTS[2]];
/// How many there are, from Monday to Saturday.
pub const SLOTS: usize = 5 * PARTS.len() + SATURDAY.len();
/// Nobody changes a rota for less than this, in minutes.
const LEAST_ADDED_MIN: u16 = 60;

/// An existing point with longer hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongerHours {
    /// The point, by index.
    pub point: u32,
    /// When it would be open all through.
    pub slot: Slot,
    /// Minutes of the slot at which it is closed today: what it costs every week.
    pub added_min: u16,
    /// Thousandths of people of the territory times minutes of the week with an open point within 20 minutes that they
    /// have not today.
    pub people_minutes: u64,
    /// Its whole week with them.
    pub rules: Vec<OpeningRule>,
}

impl LongerHours {
    /// People who would have an open point within 20 minutes, mean over the added minutes.
    #[must_use]
    pub fn people(&self) -> MilliPeople {
        MilliPeople(self.people_minutes / u64::from(self.added_min))
    }

    /// The order of remedies: most people per added hour, then fewer hours, then by point and slot.
    fn order(&self) -> (Reverse<u64>, u16, u32, usize, u16) {
        let Slot { weekday, start_min, .. } = self.slot;
        (Reverse(self.people().0), self.added_min, self.point, weekday.index(), start_min)
    }
}

/// The best hours of every point that helps a territory, the point that brings most people an open one first.
#[must_use]
pub fn longer_hours(nation: &Nation, ground: &HourGround, week: &Week, territory: Level) -> Vec<LongerHours> {
    let gains = gains(nation, ground, week, territory);
    let helps = |point: &Point| {
        let around = matches!(territory, Level::Epci(_));
        around || may_help(nation, territory, point.listed.place)
    };
    let mut found: Vec<LongerHours> = (0_u32..)
        .zip(&nation.network.points)
        .filter(|(_, point)| point.at_address && point.hours.is_known() && helps(point))
        .filter_map(|(index, point)| {
            let door = ground.addresses[index as usize]?;
            best(index, &point.hours, week, gains.get(&door)?)
        })
        .collect();
    found.sort_by_key(LongerHours::order);
    found
}

/// The slots, by day and then by hour.
fn slots() -> impl Iterator<Item = Slot> {
    let of_day = |weekday: Weekday| {
        let parts: &[(u16, u16)] = if weekday == Weekday::Saturday { &SATURDAY } else { &PARTS };
        parts.iter().map(move |(start_min, end_min)| Slot {
            weekday,
            start_min: *start_min,
            end_min: *end_min,
        })
    };
    Weekday::ALL.into_iter().take(6).flat_map(of_day)
}

/// The best hours of a point, from what each slot would bring.
fn best(point: u32, hours: &SiteHours, week: &Week, gains: &[u64; SLOTS]) -> Option<LongerHours> {
    let plans: Vec<DayPlan> = week_days(week.monday).into_iter().map(|day| hours.day(day)).collect();
    let candidate = |(slot, people_minutes): (Slot, &u64)| {
        let plan = plans.get(slot.weekday.index())?;
        // A day of which nobody knows the hours, or on which the point is closed whatever its rules say, gains nothing.
        if plan.doubt.is_some() || plan.closed_for.is_some() {
            return None;
        }
        let added_min = added_min(slot, plan);
        let worth = added_min >= LEAST_ADDED_MIN && *people_minutes > 0;
        worth.then(|| LongerHours {
            point,
            slot,
            added_min,
            people_minutes: *people_minutes,
            rules: Vec::new(),
        })
    };
    let best = slots().zip(gains).filter_map(candidate).min_by_key(LongerHours::order)?;
    let rules = with_slot(hours.rules_of_week(week.monday), best.slot);
    Some(LongerHours { rules, ..best })
}

/// Minutes of a slot at which a plan is closed.
fn added_min(slot: Slot, plan: &DayPlan) -> u16 {
    let open = plan
        .open
        .iter()
        .map(|span| span.end_min.min(slot.end_min).saturating_sub(span.start_min.max(slot.start_min)));
    slot.end_min - slot.start_min - open.sum::<u16>()
}

/// Rules of every week with those of a slot: ranges that touch or overlap made one, as people would write them.
fn with_slot(mut rules: Vec<OpeningRule>, slot: Slot) -> Vec<OpeningRule> {
    rules.push(OpeningRule {
        weekday: slot.weekday,
        start_min: slot.start_min,
        end_min: slot.end_min,
        recurrence: Recurrence::Weekly,
        mode: Mode::WalkIn,
        valid: None,
        origin: Origin::Announced,
    });
    rules.sort_by_key(|rule| (rule.weekday, rule.start_min, rule.end_min));
    let mut joined: Vec<OpeningRule> = Vec::new();
    for rule in rules {
        match joined.last_mut() {
            Some(last) if last.weekday == rule.weekday && rule.start_min <= last.end_min => {
                last.end_min = last.end_min.max(rule.end_min);
            }
            _ => joined.push(rule),
        }
    }
    joined
}

/// For each door near a territory, what opening it through each slot would bring, in thousandths of its people times
/// minutes. Nobody gains by a door that is open already: they have an open one near.
fn gains(nation: &Nation, ground: &HourGround, week: &Week, territory: Level) -> BTreeMap<u32, [u64; SLOTS]> {
    let ranges: Vec<&Range<usize>> = (ground.places.iter())
        .filter(|(place, _)| {
            Territory::embedded().place(*place).in_france && nation.board.holds(territory, *place)
        })
        .map(|(_, homes)| homes)
        .collect();
    // The doors near, each with its place in the masks.
    let near = |home: usize| ground.reach.of_home(home);
    let mut doors: Vec<u32> =
        ranges.iter().flat_map(|homes| (*homes).clone()).flat_map(near).copied().collect();
    doors.sort_unstable();
    doors.dedup();
    let mut slot_of = vec![u32::MAX; ground.sites.len()];
    (0_u32..).zip(&doors).for_each(|(slot, door)| slot_of[*door as usize] = slot);
    let sites: Vec<SiteHours> = doors.iter().map(|door| ground.sites[*door as usize].clone()).collect();
    let masks = WeekMasks::of(&sites, week.monday);
    let segments = segments_of_slots(&masks);
    let nothing = || vec![[0_u64; SLOTS]; doors.len()];
    let sums = ranges
        .into_par_iter()
        .fold(nothing, |mut sums, homes| {
            let mut left = [0; SLOTS];
            for home in homes.clone() {
                let near = near(home);
                // Neighbouring homes often have the same doors near.
                if home == homes.start || near != ground.reach.of_home(home - 1) {
                    left = uncovered(&masks, &segments, near, &slot_of);
                }
                let people = u64::from(nation.homes()[home].people_milli);
                for door in near {
                    let sums = &mut sums[slot_of[*door as usize] as usize];
                    sums.iter_mut().zip(left).for_each(|(sum, minutes)| *sum += people * minutes);
                }
            }
            sums
        })
        .reduce(nothing, |mut sums, others| {
            let pairs = sums.iter_mut().flatten().zip(others.iter().flatten());
            pairs.for_each(|(sum, other)| *sum += other);
            sums
        });
    doors.into_iter().zip(sums).collect()
}

/// For each slot, the segments of the masks that it meets, and the minutes that they have in common.
fn segments_of_slots(masks: &WeekMasks) -> Vec<Vec<(usize, u64)>> {
    let of_slot = |slot: Slot| {
        let midnight = slot.weekday.index() as u16 * 1440;
        let (start, end) = (midnight + slot.start_min, midnight + slot.end_min);
        let common = |(index, (from, to)): (usize, &(u16, u16))| {
            let minutes = (*to).min(end).saturating_sub((*from).max(start));
            (minutes > 0).then(|| (index, u64::from(minutes)))
        };
        masks.segments.iter().enumerate().filter_map(common).collect()
    };
    slots().map(of_slot).collect()
}

/// Minutes of each slot at which none of these doors is open.
fn uncovered(
    masks: &WeekMasks,
    segments: &[Vec<(usize, u64)>],
    near: &[u32],
    slot_of: &[u32],
) -> [u64; SLOTS] {
    let mut open = vec![0_u64; masks.words()];
    for door in near {
        let of_door = masks.open(slot_of[*door as usize] as usize);
        open.iter_mut().zip(of_door).for_each(|(sum, bits)| *sum |= bits);
    }
    let mut left = [0; SLOTS];
    for (left, segments) in left.iter_mut().zip(segments) {
        let closed = segments.iter().filter(|(segment, _)| open[segment / 64] >> (segment % 64) & 1 == 0);
        *left = closed.map(|(_, minutes)| minutes).sum();
    }
    left
}
