//! Moments that are easy to get wrong: openings far ahead, days of each territory, clocks of each zone.

use crate::oracle;

use hours::calendar::{Doubt, SiteHours, monday_of};
use hours::holidays::{Holiday, HolidayTerritory, of_year, zone_of_department};
use hours::rule::{Closure, DateRange, Mode, OpeningRule, Ordinals, Origin, Recurrence, Weekday};
use hours::state::{LocalMinute, NextOpening, OpenState};
use jiff::civil::{Date, date};

fn rule(weekday: Weekday, recurrence: Recurrence) -> OpeningRule {
    OpeningRule {
        weekday,
        start_min: 540,
        end_min: 720,
        recurrence,
        mode: Mode::WalkIn,
        valid: None,
        origin: Origin::Cell,
    }
}

fn site(rules: Vec<OpeningRule>) -> SiteHours {
    SiteHours {
        rules,
        unknown_days: Vec::new(),
        closures: Vec::new(),
        zone: "Europe/Paris",
        holidays: HolidayTerritory::National,
    }
}

/// The next opening after 18 h of a day, which the engine must find as the oracle does, walking day by day.
#[track_caller]
fn check_next(site: &SiteHours, day: Date, expected: Option<Date>) {
    let moment = day.at(18, 0, 0, 0).in_tz(site.zone).expect("a zone of the list").timestamp();
    let next = match site.state_at(moment) {
        OpenState::Closed { next, .. } | OpenState::Unknown { next } => next,
        OpenState::Open { .. } => panic!("open at {moment}"),
    };
    let days = day.tomorrow().expect("not the end of time").series(jiff::Span::new().days(1)).take(400);
    let walked = days.into_iter().find(|day| oracle::is_open(site, *day, 540));
    assert_eq!((next.map(|next: NextOpening| next.date), walked), (expected, expected));
}

#[test]
fn the_next_opening_is_found_however_far_a_rule_comes_round() {
    let of_month = |nth| site(vec![rule(Weekday::Tuesday, Recurrence::NthWeekday(Ordinals::nth(nth)))]);
    // Five weeks from one first Tuesday to the next.
    check_next(&of_month(1), date(2026, 9, 1), Some(date(2026, 10, 6)));
    // Only some months have a fifth Tuesday.
    check_next(&of_month(5), date(2026, 9, 29), Some(date(2026, 12, 29)));
    // 1 May of 2026 is a Friday and the first of its month: presumed closed.
    let friday = site(vec![rule(Weekday::Friday, Recurrence::NthWeekday(Ordinals::nth(1)))]);
    check_next(&friday, date(2026, 4, 3), Some(date(2026, 6, 5)));
}

#[test]
fn the_next_opening_is_found_after_a_long_closure_and_before_a_season() {
    let mut works = site(vec![rule(Weekday::Monday, Recurrence::Weekly)]);
    works.closures = vec![Closure {
        from: date(2026, 6, 1),
        to: date(2026, 8, 31),
        reason: "travaux".into(),
        origin: Origin::Announced,
    }];
    check_next(&works, date(2026, 6, 1), Some(date(2026, 9, 7)));
    let season = DateRange { from: date(2026, 7, 1), to: date(2026, 8, 31) };
    let summer = site(vec![OpeningRule { valid: Some(season), ..rule(Weekday::Monday, Recurrence::Weekly) }]);
    check_next(&summer, date(2026, 3, 2), Some(date(2026, 7, 6)));
    check_next(&summer, date(2026, 8, 31), None);
    check_next(&site(vec![rule(Weekday::Monday, Recurrence::AlternateUnknown)]), date(2026, 3, 2), None);
}

#[test]
fn the_next_opening_says_which_doubtful_day_it_passes_over() {
    let next = |site: &SiteHours, day: Date| {
        let moment = day.at(18, 0, 0, 0).in_tz(site.zone).expect("a zone of the list").timestamp();
        match site.state_at(moment) {
            OpenState::Closed { next, .. } | OpenState::Unknown { next } => {
                next.map(|next| (next.date, next.doubt_before))
            }
            OpenState::Open { .. } => panic!("open at {moment}"),
        }
    };
    let (sunday, monday, wednesday) = (date(2026, 9, 6), date(2026, 9, 7), date(2026, 9, 9));
    let weekly = rule(Weekday::Wednesday, Recurrence::Weekly);
    for vague in [Recurrence::AlternateUnknown, Recurrence::SomeOfMonth] {
        let place = site(vec![rule(Weekday::Monday, vague), weekly]);
        assert_eq!(next(&place, sunday), Some((wednesday, Some(monday))));
        // On Monday evening its hours are over, whichever week it is.
        assert_eq!(next(&place, monday), Some((wednesday, None)));
    }
    let unread = SiteHours { unknown_days: vec![Weekday::Tuesday], ..site(vec![weekly]) };
    assert_eq!(next(&unread, sunday), Some((wednesday, Some(date(2026, 9, 8)))));
    // A public holiday is presumed closed: it is said on its day.
    let friday =
        site(vec![rule(Weekday::Friday, Recurrence::Weekly), rule(Weekday::Monday, Recurrence::Weekly)]);
    assert_eq!(next(&friday, date(2026, 4, 30)), Some((date(2026, 5, 4), None)));
}

#[test]
fn every_zone_is_in_the_embedded_clock() {
    for (code, offset_h) in [
        ("2A", 1),
        ("75", 1),
        ("971", -4),
        ("972", -4),
        ("973", -3),
        ("974", 4),
        ("975", -3),
        ("976", 3),
        ("977", -4),
        ("978", -4),
        ("986", 12),
        ("987", -10),
        ("988", 11),
    ] {
        let place = SiteHours { zone: zone_of_department(code), ..site(Vec::new()) };
        let local = place.local("2026-01-15T12:00:00Z".parse().unwrap());
        let minutes = i64::from((local.date - date(2026, 1, 15)).get_days()) * 1440 + i64::from(local.minute);
        assert_eq!(minutes, (12 + offset_h) * 60, "{code}");
    }
}

#[test]
fn territories_keep_the_days_of_the_law() {
    use HolidayTerritory as T;
    for (code, territory, own) in [
        ("33", T::National, &[][..]),
        ("57", T::AlsaceMoselle, &[(4, 3), (12, 26)]),
        ("971", T::Guadeloupe, &[(5, 27)]),
        ("972", T::Martinique, &[(5, 22)]),
        ("973", T::Guyane, &[(6, 10)]),
        ("974", T::Reunion, &[(12, 20)]),
        ("976", T::Mayotte, &[(4, 27)]),
        ("977", T::SaintBarthelemy, &[(10, 9)]),
        ("978", T::SaintMartin, &[(5, 28)]),
    ] {
        assert_eq!(T::of_department(code), territory);
        let mut expected: Vec<Date> =
            [(1, 1), (4, 6), (5, 1), (5, 8), (5, 14), (5, 25), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
                .iter()
                .chain(own)
                .map(|(month, day)| date(2026, *month, *day))
                .collect();
        expected.sort_unstable();
        let days: Vec<Date> = of_year(territory, 2026).into_iter().map(|(day, _)| day).collect();
        assert_eq!(days, expected, "{code}");
    }
}

#[test]
fn doubts_say_why_and_a_closure_wins_over_a_holiday() {
    let mut place = site(vec![
        rule(Weekday::Friday, Recurrence::Weekly),
        rule(Weekday::Monday, Recurrence::AlternateUnknown),
    ]);
    place.unknown_days = vec![Weekday::Wednesday];
    let doubt = |day: Date| place.day(day).doubt;
    assert_eq!(doubt(date(2026, 5, 1)), Some(Doubt::Holiday(Holiday::LabourDay)));
    assert_eq!(doubt(date(2026, 11, 2)), Some(Doubt::AlternateWeeks));
    assert_eq!(doubt(date(2026, 11, 4)), Some(Doubt::UnknownHours));
    // No doubt where nobody would have come: 11 November 2027 is a Thursday without hours.
    assert_eq!(doubt(date(2027, 11, 11)), None);
    place.closures = vec![Closure {
        from: date(2026, 5, 1),
        to: date(2026, 5, 1),
        reason: "pont".into(),
        origin: Origin::Announced,
    }];
    let plan = place.day(date(2026, 5, 1));
    assert_eq!((plan.open.len(), plan.doubt, plan.closed_for.as_deref()), (0, None, Some("pont")));
    assert_eq!(monday_of(date(2027, 1, 1)), date(2026, 12, 28), "a week crosses the year");
}

#[test]
fn between_two_changes_every_minute_reads_the_same() {
    let mut mixed = site(vec![
        rule(Weekday::Monday, Recurrence::Weekly),
        rule(Weekday::Tuesday, Recurrence::EvenWeeks),
        rule(Weekday::Wednesday, Recurrence::AlternateUnknown),
        rule(Weekday::Saturday, Recurrence::NthWeekday(Ordinals::nth(1))),
        OpeningRule {
            start_min: 720,
            end_min: 1035,
            mode: Mode::Appointment,
            ..rule(Weekday::Monday, Recurrence::Weekly)
        },
        OpeningRule { start_min: 0, end_min: 1440, ..rule(Weekday::Friday, Recurrence::Weekly) },
    ]);
    mixed.closures.push(Closure {
        from: date(2026, 11, 9),
        to: date(2026, 11, 9),
        reason: "travaux".into(),
        origin: Origin::Announced,
    });
    // Two weeks around the end of summer time, a public holiday and a closure; every minute of the clock.
    for day in date(2026, 10, 24).series(jiff::Span::new().days(1)).take(20) {
        let start = day.in_tz(mixed.zone).expect("a zone of the list").timestamp().as_second();
        let mut kept = None;
        for second in (start..start + 24 * 3600).step_by(60) {
            let moment = jiff::Timestamp::from_second(second).expect("not the end of time");
            let (local, state) = (mixed.local(moment), mixed.state_at(moment));
            let stale = kept.as_ref().is_none_or(|(_, from, until): &(OpenState, LocalMinute, u16)| {
                local.date != from.date || local.minute < from.minute || local.minute >= *until
            });
            if stale {
                kept = Some((state.clone(), local, mixed.next_change(local)));
            }
            assert_eq!(kept.as_ref().map(|(state, ..)| state), Some(&state), "{moment}");
        }
    }
}

#[test]
fn a_usual_week_is_told_by_halves() {
    use hours::habit::Halves;
    let span =
        |weekday, start_min, end_min| OpeningRule { start_min, end_min, ..rule(weekday, Recurrence::Weekly) };
    let mut week = site(vec![
        span(Weekday::Monday, 810, 1020),
        span(Weekday::Tuesday, 540, 780),
        span(Weekday::Wednesday, 540, 1020),
        OpeningRule { recurrence: Recurrence::AlternateUnknown, ..span(Weekday::Friday, 540, 720) },
        span(Weekday::Saturday, 540, 720),
        OpeningRule {
            valid: Some(DateRange { from: date(2026, 7, 1), to: date(2026, 8, 31) }),
            ..span(Weekday::Thursday, 540, 720)
        },
    ]);
    let (morning, afternoon) =
        (Halves { morning: true, afternoon: false }, Halves { morning: false, afternoon: true });
    let whole = Halves { morning: true, afternoon: true };
    let expected = [afternoon, morning, whole, Halves::default(), morning];
    assert_eq!(week.usual_halves(date(2026, 11, 4)), Some(expected));
    let summer = week.usual_halves(date(2026, 8, 4)).expect("rules hold");
    assert_eq!(summer[3], morning);
    week.unknown_days.push(Weekday::Thursday);
    assert_eq!(week.usual_halves(date(2026, 11, 4)), None);
    assert_eq!(site(Vec::new()).usual_halves(date(2026, 11, 4)), None);
}
