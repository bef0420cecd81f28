//! Rules into the words of OpenStreetMap, and back.

use crate::oracle;

use hours::calendar::SiteHours;
use hours::holidays::HolidayTerritory;
use hours::osm;
use hours::osm::read::OsmError;
use hours::parse::point_hours::PointHours;
use hours::rule::{Closure, DateRange, Mode, OpeningRule, Ordinals, Origin, Recurrence, Weekday};
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn rule(weekday: Weekday, start_min: u16, end_min: u16) -> OpeningRule {
    OpeningRule {
        weekday,
        start_min,
        end_min,
        recurrence: Recurrence::Weekly,
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

#[track_caller]
fn check(site: &SiteHours, expected: &str) {
    assert_eq!(osm::write(site).as_deref(), Some(expected));
    let again = osm::read(expected, Mode::WalkIn).expect("what is written can be read");
    assert_eq!(osm::write(&with(site, again)).as_deref(), Some(expected), "read and written again");
}

fn with(site: &SiteHours, read: PointHours) -> SiteHours {
    SiteHours { rules: read.rules, unknown_days: read.unknown_days, closures: read.closures, ..site.clone() }
}

#[test]
fn days_with_the_same_hours_are_written_together() {
    use Weekday::{Friday, Monday, Saturday, Thursday, Tuesday, Wednesday};
    let days = [Monday, Tuesday, Wednesday, Thursday, Friday];
    let mut rules: Vec<_> =
        days.into_iter().flat_map(|day| [rule(day, 540, 720), rule(day, 840, 1050)]).collect();
    rules.push(rule(Saturday, 540, 720));
    check(&site(rules), "Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00; PH off");
    let touching = vec![rule(Monday, 840, 1440), rule(Monday, 540, 840), rule(Thursday, 0, 1440)];
    check(&site(touching), "Mo 09:00-24:00; Th 00:00-24:00; PH off");
    assert_eq!(osm::write(&site(Vec::new())), None);
}

#[test]
fn weeks_positions_seasons_and_appointments_have_their_words() {
    let monday = rule(Weekday::Monday, 540, 720);
    let even = OpeningRule { recurrence: Recurrence::EvenWeeks, ..rule(Weekday::Monday, 840, 1020) };
    check(&site(vec![monday, even]), "Mo 09:00-12:00, week 02-53/2 Mo 14:00-17:00; PH off");
    let nth = Ordinals::nth(1).with(Ordinals::nth(3)).with(Ordinals::LAST);
    let nth = OpeningRule { recurrence: Recurrence::NthWeekday(nth), ..rule(Weekday::Wednesday, 540, 720) };
    let asked = OpeningRule { mode: Mode::Appointment, ..rule(Weekday::Monday, 840, 1020) };
    check(
        &site(vec![asked, monday, nth]),
        "Mo 14:00-17:00 open \"sur rendez-vous\", Mo 09:00-12:00; We[1,3,-1] 09:00-12:00; PH off",
    );
    let season = DateRange { from: date(2026, 7, 1), to: date(2026, 8, 31) };
    let summer = OpeningRule { valid: Some(season), ..rule(Weekday::Monday, 840, 1020) };
    check(&site(vec![monday, summer]), "Mo 09:00-12:00, 2026 Jul 01-2026 Aug 31 Mo 14:00-17:00; PH off");
    let unsure = OpeningRule { recurrence: Recurrence::AlternateUnknown, ..rule(Weekday::Friday, 540, 720) };
    let mut doubtful = site(vec![unsure, monday]);
    doubtful.unknown_days = vec![Weekday::Tuesday];
    check(
        &doubtful,
        "Tu unknown \"horaires à confirmer\"; Fr 09:00-12:00 unknown \"une semaine sur deux\"; Mo 09:00-12:00; PH off",
    );
}

#[test]
fn ranges_without_an_end_have_years_that_readers_know() {
    let wednesday = rule(Weekday::Wednesday, 810, 1020);
    let within = |from, to| OpeningRule { valid: Some(DateRange { from, to }), ..wednesday };
    let before = within(date(1, 1, 1), date(2024, 7, 2));
    let after = within(date(2024, 7, 4), date(9999, 12, 31));
    let expected = "1970 Jan 01-2024 Jul 02 We 13:30-17:00, 2024 Jul 04-2099 Dec 31 We 13:30-17:00; PH off";
    assert_eq!(hours::osm::write(&site(vec![before, after])).as_deref(), Some(expected));
}

#[test]
fn closures_and_the_holidays_of_a_territory_come_last() {
    let mut place = site(vec![rule(Weekday::Monday, 540, 720)]);
    let closure = |from, to, reason: &str| Closure { from, to, reason: reason.into(), origin: Origin::Cell };
    place.closures = vec![
        closure(date(2024, 12, 23), date(2025, 1, 3), "congés"),
        closure(date(2024, 8, 16), date(2024, 8, 16), ""),
    ];
    place.holidays = HolidayTerritory::AlsaceMoselle;
    check(
        &place,
        "Mo 09:00-12:00; 2024 Dec 23-2025 Jan 03 off \"congés\"; 2024 Aug 16 off; PH off; easter -2 days off; Dec 26 off",
    );
    place.closures[0].reason = " \"pont\"\n du   1er".into();
    let text = osm::write(&place).unwrap();
    assert!(text.contains("off \"pont du 1er\";"), "{text}");
}

/// What people write by hand, as what we would write.
#[test]
fn strings_of_other_hands_are_read() {
    for (by_hand, ours) in [
        ("mo-fr 9:00-12:00", "Mo-Fr 09:00-12:00; PH off"),
        ("Mo-Fr 09:00–17:00; We off", "Mo,Tu,Th,Fr 09:00-17:00; PH off"),
        ("Mo-Fr 09:00-17:00; We 09:00-12:00", "Mo,Tu,Th,Fr 09:00-17:00; We 09:00-12:00; PH off"),
        ("Sa-Mo 10:00-12:00", "Mo,Sa,Su 10:00-12:00; PH off"),
        ("24/7", "Mo-Su 00:00-24:00; PH off"),
        ("08:00-12:00", "Mo-Su 08:00-12:00; PH off"),
        (
            "Mo 09:00-12:00; week 01-53/2 Mo 14:00-17:00",
            "week 02-53/2 Mo 09:00-12:00, week 01-53/2 Mo 14:00-17:00; PH off",
        ),
        ("Mo 09:00-12:00; Mo[1] off", "Mo[2,3,4,5] 09:00-12:00; PH off"),
        ("Mo[1-3] 09:00-12:00", "Mo[1,2,3] 09:00-12:00; PH off"),
        ("Mo 09:00-12:00 \"sur RDV\"", "Mo 09:00-12:00 open \"sur rendez-vous\"; PH off"),
        ("Mo 09:00-12:00 \"sans rendez-vous\"", "Mo 09:00-12:00 unknown \"une semaine sur deux\"; PH off"),
        (
            "Mo 09:00-12:00; 2024 Aug 05-16,2024 Dec 24 off",
            "Mo 09:00-12:00; 2024 Aug 05-2024 Aug 16 off; 2024 Dec 24 off; PH off",
        ),
        ("Mo,PH 09:00-12:00; PH off", ""),
        ("Mo 09:00-12:00; PH off; Dec 25 off; easter +1 day off", "Mo 09:00-12:00; PH off"),
        ("Mo,Tu 09:00-12:00; Tu,PH off", "Mo 09:00-12:00; PH off"),
    ] {
        let read = osm::read(by_hand, Mode::WalkIn);
        let written = read.ok().and_then(|read| osm::write(&with(&site(Vec::new()), read)));
        assert_eq!(written.unwrap_or_default(), ours, "{by_hand}");
    }
}

#[test]
fn what_cannot_be_held_is_refused_by_name() {
    for (text, says) in [
        ("Mo 09:00", "character 9: found `the end` where `-` and the end of the opening should stand"),
        ("Mo 22:00-02:00", "after midnight"),
        ("Mo 25:00-26:00", "after 24:00"),
        ("Mo sunrise-12:00", "found `sunrise` where `;`, `,` or the end should stand"),
        ("Mo 09:00-12:00 \"sur", "never ends"),
        ("2024 Feb 30 off", "no such date"),
        ("week 1-10 Mo 09:00-12:00", "only even or odd"),
        ("Mo[6] 09:00-12:00", "1 to 5"),
        ("Jul-Aug Mo 09:00-12:00", "a season of every year"),
        ("Jul 01-15 off", "a season of every year"),
        ("Aug 16 off", "no public holiday"),
        ("PH 10:00-12:00", "presumed closed"),
        ("Mo 09:00-17:00; Mo 12:00-14:00 off", "write the hours that are open"),
        ("horaires variables", "character 1: found `horaires`"),
        (";", "character 1"),
    ] {
        let error = osm::read(text, Mode::WalkIn).unwrap_err().to_string();
        assert!(error.contains(says), "{text}: {error}");
    }
    let long = osm::read(&"Mo 09:00-12:00; ".repeat(1_000), Mode::WalkIn);
    assert_eq!(long, Err(OsmError::TooLong { bytes: 16_000 }));
}

fn rules() -> impl Strategy<Value = OpeningRule> {
    let recurrence = prop_oneof![
        3 => Just(Recurrence::Weekly),
        1 => Just(Recurrence::EvenWeeks),
        1 => Just(Recurrence::OddWeeks),
        1 => Just(Recurrence::AlternateUnknown),
        1 => Just(Recurrence::SomeOfMonth),
        1 => (1_u8..=5).prop_map(|nth| Recurrence::NthWeekday(Ordinals::nth(nth).with(Ordinals::LAST))),
    ];
    let valid = prop_oneof![
        3 => Just(None),
        1 => (0_i32..300, 0_i32..300).prop_map(|(from, days)| {
            let from = date(2026, 1, 1) + jiff::Span::new().days(from);
            Some(DateRange { from, to: from + jiff::Span::new().days(days) })
        }),
    ];
    let mode = prop_oneof![Just(Mode::WalkIn), Just(Mode::Appointment)];
    (0_usize..7, 0_u16..1430, 1_u16..400, recurrence, mode, valid).prop_map(
        |(day, start_min, minutes, recurrence, mode, valid)| OpeningRule {
            recurrence,
            mode,
            valid,
            ..rule(Weekday::ALL[day], start_min, (start_min + minutes).min(1440))
        },
    )
}

proptest! {
    /// What was written, read again, is open at the same minutes.
    #[test]
    fn strings_come_back(
        rules in prop::collection::vec(rules(), 1..8),
        closed in prop::collection::vec((0_i32..400, 0_i32..20), 0..3),
        days in prop::collection::vec((0_i32..800, 0_u16..1440), 40),
    ) {
        let mut place = site(rules);
        place.closures = closed.into_iter().map(|(from, length)| {
            let from = date(2026, 1, 1) + jiff::Span::new().days(from);
            let to = from + jiff::Span::new().days(length);
            Closure { from, to, reason: "travaux".into(), origin: Origin::Cell }
        }).collect();
        let text = osm::write(&place).unwrap();
        let again = with(&place, osm::read(&text, Mode::WalkIn).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?);
        for (day, minute) in days {
            let day: Date = date(2025, 12, 1) + jiff::Span::new().days(day);
            let was = (oracle::is_open(&place, day, minute), place.day(day).doubt);
            let now = (oracle::is_open(&again, day, minute), again.day(day).doubt);
            prop_assert_eq!(was, now, "{} on {} at {}", text, day, minute);
        }
        prop_assert_eq!(osm::write(&again), Some(text));
    }

    #[test]
    fn anything_is_read_or_refused(text in any::<String>(), words in prop::collection::vec(
        "(Mo|Tu-Fr|PH|week|01-53/2|2024|Aug|05|-|,|;|off|open|unknown|\"x\"|09:00-12:00|easter|\\[1\\]|24/7)", 0..12)) {
        drop(osm::read(&text, Mode::Both));
        drop(osm::read(&words.join(" "), Mode::Both));
    }
}
