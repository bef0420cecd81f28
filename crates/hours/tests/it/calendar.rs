//! The calendar against a slow, obvious oracle: minute by minute, from first principles.

use crate::oracle;

use hours::calendar::{SiteHours, monday_of, monday_of_week, week_days};
use hours::holidays::{HolidayTerritory, zone_of_department};
use hours::rule::{Closure, DateRange, Mode, OpeningRule, Ordinals, Origin, Recurrence, Weekday};
use hours::state::OpenState;
use hours::week::{WEEK_MINUTES, WeekMasks};
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn rule(weekday: Weekday, start_min: u16, end_min: u16, recurrence: Recurrence) -> OpeningRule {
    OpeningRule {
        weekday,
        start_min,
        end_min,
        recurrence,
        mode: Mode::WalkIn,
        valid: None,
        origin: Origin::Cell,
    }
}

fn site(rules: Vec<OpeningRule>, holidays: HolidayTerritory, zone: &'static str) -> SiteHours {
    SiteHours { rules, unknown_days: Vec::new(), closures: Vec::new(), zone, holidays }
}

/// The week of a site in the engine, minute by minute: 0 closed, 1 by appointment, 2 walk-in.
fn minutes(masks: &WeekMasks, site: usize) -> Vec<u8> {
    let mut minutes = vec![0; usize::from(WEEK_MINUTES)];
    for (segment, (start, end)) in masks.segments.iter().enumerate() {
        let bit = |row: &[u64]| row[segment / 64] >> (segment % 64) & 1;
        let state = (bit(masks.open(site)) + bit(masks.walk_in(site))) as u8;
        minutes[usize::from(*start)..usize::from(*end)].fill(state);
    }
    minutes
}

#[track_caller]
fn check(site: &SiteHours, monday: Date) {
    check_all(std::slice::from_ref(site), monday);
}

/// Many sites at once: one's cuts must not move another's hours.
#[track_caller]
fn check_all(sites: &[SiteHours], monday: Date) {
    let masks = WeekMasks::of(sites, monday);
    for (index, site) in sites.iter().enumerate() {
        let (engine, oracle) = (minutes(&masks, index), oracle::week(site, monday));
        if let Some(minute) = (0..engine.len()).find(|minute| engine[*minute] != oracle[*minute]) {
            panic!("{monday} minute {minute}: engine {}, oracle {}", engine[minute], oracle[minute]);
        }
    }
}

#[test]
fn named_weeks() {
    let every_day: Vec<OpeningRule> =
        Weekday::ALL.map(|day| rule(day, 540, 720, Recurrence::Weekly)).to_vec();
    let alternate = vec![
        rule(Weekday::Tuesday, 540, 720, Recurrence::OddWeeks),
        rule(Weekday::Wednesday, 540, 720, Recurrence::EvenWeeks),
        rule(Weekday::Tuesday, 840, 1020, Recurrence::NthWeekday(Ordinals::nth(1))),
        rule(Weekday::Friday, 840, 1020, Recurrence::NthWeekday(Ordinals::LAST)),
        rule(Weekday::Monday, 840, 1020, Recurrence::AlternateUnknown),
    ];
    for text in ["2026-W13", "2026-W43", "2026-W18", "2026-W53", "2027-W01", "2026-W15", "2026-W52"] {
        let monday = monday_of_week(text).unwrap();
        for territory in
            [HolidayTerritory::National, HolidayTerritory::AlsaceMoselle, HolidayTerritory::Reunion]
        {
            check(&site(every_day.clone(), territory, "Europe/Paris"), monday);
            check(&site(alternate.clone(), territory, "Indian/Reunion"), monday);
        }
    }
    let odd = site(
        vec![rule(Weekday::Tuesday, 540, 720, Recurrence::OddWeeks)],
        HolidayTerritory::National,
        "Europe/Paris",
    );
    let open_weeks = ["2026-W52", "2026-W53", "2027-W01", "2027-W02"]
        .map(|week| odd.minutes_of_week(monday_of_week(week).unwrap()));
    assert_eq!(open_weeks, [0, 180, 180, 0], "two odd weeks follow each other");
    assert_eq!(monday_of_week("2024-W53"), None);
    assert_eq!(monday_of(date(2026, 11, 1)), date(2026, 10, 26));
}

#[test]
fn the_first_of_may_is_closed_and_said() {
    let site = site(
        vec![rule(Weekday::Friday, 540, 720, Recurrence::Weekly)],
        HolidayTerritory::National,
        "Europe/Paris",
    );
    let state = site.state_at("2026-05-01T10:00:00+02:00".parse().unwrap());
    assert!(
        matches!(state, OpenState::Closed { holiday: Some(_), next: Some(next), .. } if next.in_days == 14),
        "8 May is a Friday and a holiday too: {state:?}"
    );
}

#[test]
fn the_sentence_is_right_at_every_minute_of_weeks_with_a_change_of_clock() {
    let mut rules = Weekday::ALL.map(|day| rule(day, 120, 180, Recurrence::Weekly)).to_vec();
    rules.extend(Weekday::ALL.map(|day| rule(day, 840, 1020, Recurrence::Weekly)));
    let site = site(rules, HolidayTerritory::National, "Europe/Paris");
    for start in ["2026-03-28T00:00:00Z", "2026-10-24T00:00:00Z"] {
        let start: jiff::Timestamp = start.parse().unwrap();
        for minute in 0..3 * 1440 {
            let moment = start + jiff::Span::new().minutes(minute);
            let local = site.local(moment);
            let open = oracle::is_open(&site, local.date, local.minute);
            match site.state_at(moment) {
                OpenState::Open { until_min, .. } => {
                    assert!(open && !oracle::is_open(&site, local.date, until_min), "{moment}");
                }
                OpenState::Closed { next: Some(next), .. } => {
                    assert!(!open && oracle::is_open(&site, next.date, next.start_min), "{moment}");
                    assert!(next.in_days > 0 || next.start_min > local.minute, "{moment}");
                }
                other => panic!("{moment}: {other:?}"),
            }
        }
    }
}

fn any_rule() -> impl Strategy<Value = OpeningRule> {
    let recurrence = prop_oneof![
        4 => Just(Recurrence::Weekly),
        1 => Just(Recurrence::EvenWeeks),
        1 => Just(Recurrence::OddWeeks),
        1 => Just(Recurrence::AlternateUnknown),
        1 => (1_u8..6).prop_map(|n| Recurrence::NthWeekday(Ordinals::nth(n))),
        1 => Just(Recurrence::NthWeekday(Ordinals::LAST)),
    ];
    let mode = prop_oneof![Just(Mode::WalkIn), Just(Mode::Appointment), Just(Mode::Both)];
    (0_usize..7, 0_u16..1439, 1_u16..600, recurrence, mode).prop_map(
        |(day, start, length, recurrence, mode)| OpeningRule {
            mode,
            ..rule(Weekday::ALL[day], start, (start + length).min(1440), recurrence)
        },
    )
}

fn any_date() -> impl Strategy<Value = Date> {
    (2024_i16..2032, 0_i64..366).prop_map(|(year, days)| date(year, 1, 1) + jiff::Span::new().days(days))
}

/// Rules that hold always, or from a date near the tested week for up to three weeks.
fn any_rules(monday: Date) -> impl Strategy<Value = Vec<OpeningRule>> {
    let season = prop::option::weighted(0.3, (-10_i64..7, 0_i64..21));
    prop::collection::vec((any_rule(), season), 0..12).prop_map(move |rules| {
        let dated = |(rule, season): (OpeningRule, Option<(i64, i64)>)| {
            let valid = season.map(|(start, length)| {
                let from = monday + jiff::Span::new().days(start);
                DateRange { from, to: from + jiff::Span::new().days(length) }
            });
            OpeningRule { valid, ..rule }
        };
        rules.into_iter().map(dated).collect()
    })
}

fn any_closures(monday: Date) -> impl Strategy<Value = Vec<Closure>> {
    prop::collection::vec((-10_i64..7, 0_i64..10), 0..3).prop_map(move |closures| {
        let dated = |(start, length): (i64, i64)| {
            let from = monday + jiff::Span::new().days(start);
            let to = from + jiff::Span::new().days(length);
            Closure { from, to, reason: "travaux".into(), origin: Origin::Announced }
        };
        closures.into_iter().map(dated).collect()
    })
}

fn any_site(monday: Date) -> impl Strategy<Value = SiteHours> {
    let department = prop::sample::select(vec!["33", "57", "971", "972", "973", "974", "976", "977", "978"]);
    (any_rules(monday), any_closures(monday), department).prop_map(|(rules, closures, department)| {
        let holidays = HolidayTerritory::of_department(department);
        SiteHours { closures, ..site(rules, holidays, zone_of_department(department)) }
    })
}

fn any_week() -> impl Strategy<Value = (Date, Vec<SiteHours>)> {
    any_date().prop_flat_map(|day| {
        let monday = monday_of(day);
        (Just(monday), prop::collection::vec(any_site(monday), 1..6))
    })
}

proptest! {
    #[test]
    fn any_week_of_any_sites((monday, sites) in any_week()) {
        prop_assert_eq!(week_days(monday).len(), 7);
        check_all(&sites, monday);
    }
}

#[test]
fn hours_count_people_minutes() {
    let half = site(
        vec![rule(Weekday::Monday, 570, 630, Recurrence::Weekly)],
        HolidayTerritory::National,
        "Europe/Paris",
    );
    let masks = WeekMasks::of(&[half], date(2026, 11, 2));
    let mut people = vec![0; masks.segments.len()];
    hours::week::add_people(masks.open(0), 10, &mut people);
    let by_hour = masks.by_hour(&people);
    assert_eq!((by_hour[8], by_hour[9], by_hour[10], by_hour[11]), (0, 300, 300, 0));
    assert_eq!(by_hour.iter().sum::<u64>(), 600);
}
