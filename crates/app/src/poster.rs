//! What the poster of a commune says: the nearest points with the hours that hold every week, for people without a
//! screen. It hangs for months, so it speaks of rules and dated closures, never of "now".

use crate::find::{Doorsteps, centre};
use crate::network::{Network, Origin, Point};
use base::coord::metres;
use base::ids::DepartmentCode;
use base::limits;
use base::travel::TravelTime;
use hours::calendar::SiteHours;
use hours::rule::{Closure, DateRange, Mode, OpeningRule, Recurrence, Weekday};
use jiff::civil::Date;
use std::cmp::Reverse;
use territory::places::CentreKind;
use territory::{Target, Territory};

/// Points on a poster.
pub const COUNT: usize = 3;
/// Beyond this a point is not near: people are told to call first.
const NEAR: TravelTime = TravelTime::from_minutes(30);
/// Beyond this a second or third point is of no use to anybody.
const FAR: TravelTime = TravelTime::from_minutes(60);
/// Where no road leads anywhere, a point this near as the crow flies may be called, or one of the same department.
const CALL_M: f64 = 200_000.0;
/// Closures that begin within so many days are said.
const CLOSURE_DAYS: i64 = 45;

/// The poster of a commune.
#[derive(Clone, Debug)]
pub struct Poster<'n> {
    /// The commune.
    pub target: Target,
    /// Its name.
    pub name: &'static str,
    /// Its code.
    pub code: String,
    /// Its department, by index.
    pub department: u16,
    /// Whether times are from the town hall; else from the middle of the commune.
    pub from_town_hall: bool,
    /// The nearest points, at most [`COUNT`].
    pub points: Vec<Shown<'n>>,
    /// Whether even the first is far.
    pub is_far: bool,
    /// A point to call, where no road leads to any.
    pub call: Option<&'n Point>,
    /// A mobile point around here whose stops are not known: to be called.
    pub mobile: Option<&'n Point>,
    /// Where the hours come from.
    pub origin: &'n Origin,
    /// Whether the list is too old to be trusted without a call.
    pub is_old: bool,
    /// The day of the poster.
    pub date: Date,
}

/// A point on a poster.
#[derive(Clone, Debug)]
pub struct Shown<'n> {
    /// The point.
    pub point: &'n Point,
    /// The stop near here, where it is one.
    pub stop: Option<usize>,
    /// The time to get there: an estimate.
    pub time: TravelTime,
    /// When it is open, days of the same hours together; empty where nobody knows.
    pub week: Vec<Days>,
    /// Closures of the next weeks, the first one first.
    pub closures: Vec<&'n Closure>,
    /// Its department, where it is another one.
    pub other_department: Option<u16>,
}

/// Days with the same hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    /// The days, Monday first.
    pub days: Vec<Weekday>,
    /// Their hours; nothing where they could not be understood.
    pub spans: Vec<Span>,
}

/// Hours of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First minute.
    pub start_min: u16,
    /// First minute after.
    pub end_min: u16,
    /// In which weeks.
    pub recurrence: Recurrence,
    /// With or without appointment.
    pub mode: Mode,
    /// Between which dates, where not always.
    pub valid: Option<DateRange>,
}

/// The communes of a department, by name: each has a poster, and so has a city besides its arrondissements.
#[must_use]
pub fn communes(department: DepartmentCode) -> Vec<Target> {
    let territory = Territory::embedded();
    let Some(index) = territory.department_of(department) else { return Vec::new() };
    let places = (0_u32..).zip(territory.places()).filter(|(_, place)| place.department == index);
    let cities = (0_u16..).zip(territory.cities()).filter(|(_, city)| {
        city.places.first().is_some_and(|place| territory.place(*place).department == index)
    });
    let mut named: Vec<(String, Target)> = places
        .map(|(place, known)| (sorted_as(&known.name), Target::Place(place)))
        .chain(cities.map(|(city, known)| (sorted_as(&known.name), Target::City(city))))
        .collect();
    named.sort();
    named.into_iter().map(|(_, target)| target).collect()
}

fn sorted_as(name: &str) -> String {
    territory::names::fold(name).unwrap_or_else(|| name.to_owned())
}

/// What the poster of a commune says on a day.
#[must_use]
pub fn poster<'n>(doors: &Doorsteps<'n>, target: Target, date: Date, now: jiff::Timestamp) -> Poster<'n> {
    let network = doors.network;
    let territory = Territory::embedded();
    let (place, name, code) = match target {
        Target::Place(place) => {
            let known = territory.place(place);
            (place, known.name.as_str(), known.code.to_string())
        }
        Target::City(city) => {
            let known = &territory.cities()[usize::from(city)];
            (known.places.first().copied().unwrap_or(0), known.name.as_str(), known.code.to_string())
        }
    };
    let department = territory.place(place).department;
    let here = doors.near(centre(target), COUNT, now);
    let points: Vec<Shown> = here
        .points
        .iter()
        .enumerate()
        .filter(|(rank, near)| *rank == 0 || near.time.within(FAR))
        .map(|(_, near)| {
            let hours = near.stop.map_or(&near.point.hours, |stop| &near.point.stops[stop].hours);
            let point = near.point;
            Shown {
                point,
                stop: near.stop,
                time: near.time,
                week: week(hours, date),
                closures: closures(hours, date),
                other_department: (point.department != department).then_some(point.department),
            }
        })
        .collect();
    let callable = |point: &&Point| !point.listed.phone.is_empty();
    Poster {
        target,
        name,
        code,
        department,
        from_town_hall: territory.place(place).centre_kind == CentreKind::TownHall,
        is_far: points.first().is_none_or(|first| !first.time.within(NEAR)),
        call: if points.is_empty() { to_call(network, target, department) } else { None },
        mobile: here.to_call.iter().copied().find(callable),
        points,
        origin: &network.origin,
        is_old: match &network.origin {
            Origin::List { dated, .. } => i64::from((date - *dated).get_days()) > limits::LIST_FRESH_DAYS,
            Origin::Demonstration => false,
        },
        date,
    }
}

/// Of the points with a phone, the nearest as the crow flies, the commune's own department first.
fn to_call(network: &Network, target: Target, department: u16) -> Option<&Point> {
    let from = centre(target);
    let away = |point: &Point| metres(from, point.listed.coord);
    network
        .points
        .iter()
        .filter(|point| !point.listed.phone.is_empty())
        .filter(|point| point.department == department || away(point) <= CALL_M)
        .min_by_key(|point| {
            (Reverse(point.department == department), away(point) as u64, &point.listed.id_fs)
        })
}

/// The hours that hold every week from a date on.
fn week(hours: &SiteHours, date: Date) -> Vec<Days> {
    let mut week: Vec<Days> = Vec::new();
    for day in Weekday::ALL {
        let spans = spans(&hours.rules, day, date);
        if spans.is_empty() && !hours.unknown_days.contains(&day) {
            continue;
        }
        match week.iter_mut().find(|days| days.spans == spans) {
            Some(same) => same.days.push(day),
            None => week.push(Days { days: vec![day], spans }),
        }
    }
    // Days that nobody understood say nothing where no other day is known.
    if hours.is_known() { week } else { Vec::new() }
}

/// The hours of a weekday: every week first; overlapping ranges of the same kind made one.
fn spans(rules: &[OpeningRule], day: Weekday, date: Date) -> Vec<Span> {
    let rank = |recurrence: Recurrence| match recurrence {
        Recurrence::Weekly => 0,
        Recurrence::EvenWeeks => 1,
        Recurrence::OddWeeks => 2,
        Recurrence::AlternateUnknown => 3,
        Recurrence::NthWeekday(_) => 4,
        Recurrence::SomeOfMonth => 5,
    };
    let mut spans: Vec<Span> = rules
        .iter()
        .filter(|rule| rule.weekday == day && rule.valid.is_none_or(|valid| valid.to >= date))
        .map(|rule| Span {
            start_min: rule.start_min,
            end_min: rule.end_min,
            recurrence: rule.recurrence,
            mode: rule.mode,
            // What goes on since a day that is past, without an end, is said without dates.
            valid: rule.valid.filter(|valid| valid.from > date || valid.has_last_day()),
        })
        .collect();
    let order = |span: &Span| {
        let ordinals = match span.recurrence {
            Recurrence::NthWeekday(ordinals) => ordinals.numbers().fold(0_u32, |set, n| set | 1 << n),
            _ => 0,
        };
        (span.valid.map(|valid| (valid.from, valid.to)), rank(span.recurrence), ordinals, span.mode as u8)
    };
    spans.sort_by_key(|span| (order(span), span.start_min, span.end_min));
    spans.dedup_by(|next, kept| {
        let joins = order(next) == order(kept)
            && next.recurrence == kept.recurrence
            && next.start_min <= kept.end_min;
        if joins {
            kept.end_min = kept.end_min.max(next.end_min);
        }
        joins
    });
    spans
}

fn closures(hours: &SiteHours, date: Date) -> Vec<&Closure> {
    let soon = date.saturating_add(jiff::Span::new().days(CLOSURE_DAYS));
    let mut closures: Vec<&Closure> =
        hours.closures.iter().filter(|closure| closure.to >= date && closure.from <= soon).collect();
    closures.sort_by_key(|closure| (closure.from, closure.to));
    closures.dedup_by_key(|closure| (closure.from, closure.to));
    closures
}

#[cfg(test)]
mod tests {
    use super::*;
    use hours::rule::Origin as RuleOrigin;
    use jiff::civil::date;

    fn rule(weekday: Weekday, start_min: u16, end_min: u16, recurrence: Recurrence) -> OpeningRule {
        let (mode, origin) = (Mode::WalkIn, RuleOrigin::Cell);
        OpeningRule { weekday, start_min, end_min, recurrence, mode, valid: None, origin }
    }

    fn hours(rules: Vec<OpeningRule>, unknown_days: Vec<Weekday>) -> SiteHours {
        SiteHours {
            rules,
            unknown_days,
            closures: Vec::new(),
            zone: "Europe/Paris",
            holidays: hours::holidays::HolidayTerritory::of_department("48"),
        }
    }

    #[test]
    fn days_of_the_same_hours_stand_together_and_touching_ranges_are_one() {
        use Weekday::{Monday, Saturday, Tuesday, Wednesday};
        let site = hours(
            vec![
                rule(Monday, 840, 1020, Recurrence::Weekly),
                rule(Monday, 540, 720, Recurrence::Weekly),
                rule(Tuesday, 540, 700, Recurrence::Weekly),
                rule(Tuesday, 690, 720, Recurrence::Weekly),
                rule(Tuesday, 840, 1020, Recurrence::Weekly),
                rule(Saturday, 540, 720, Recurrence::EvenWeeks),
            ],
            vec![Wednesday],
        );
        let week = week(&site, date(2024, 9, 4));
        let days: Vec<_> = week.iter().map(|days| (days.days.clone(), days.spans.len())).collect();
        assert_eq!(days, [(vec![Monday, Tuesday], 2), (vec![Wednesday], 0), (vec![Saturday], 1)]);
    }

    #[test]
    fn seasons_that_are_over_and_hours_that_nobody_knows_are_not_said() {
        let mut summer = rule(Weekday::Monday, 540, 720, Recurrence::Weekly);
        summer.valid = Some(DateRange { from: date(2024, 7, 1), to: date(2024, 8, 31) });
        assert_eq!(week(&hours(vec![summer], Vec::new()), date(2024, 8, 31)).len(), 1);
        assert_eq!(week(&hours(vec![summer], Vec::new()), date(2024, 9, 1)).len(), 0);
        assert!(week(&hours(Vec::new(), vec![Weekday::Monday]), date(2024, 9, 1)).is_empty());
    }

    #[test]
    fn only_closures_of_the_next_weeks_are_said() {
        let closure = |from, to| Closure { from, to, reason: String::new(), origin: RuleOrigin::Announced };
        let mut site = hours(Vec::new(), Vec::new());
        site.closures = vec![
            closure(date(2024, 12, 20), date(2025, 1, 2)),
            closure(date(2024, 9, 9), date(2024, 9, 13)),
            closure(date(2024, 8, 1), date(2024, 9, 4)),
            closure(date(2024, 8, 1), date(2024, 9, 3)),
        ];
        let said: Vec<Date> = closures(&site, date(2024, 9, 4)).iter().map(|closure| closure.to).collect();
        assert_eq!(said, [date(2024, 9, 4), date(2024, 9, 13)]);
    }

    #[test]
    fn every_commune_of_a_department_has_a_poster_and_paris_has_twenty_one() {
        assert_eq!(communes("48".parse().unwrap()).len(), 152);
        assert_eq!(communes("75".parse().unwrap()).len(), 21);
    }
}
