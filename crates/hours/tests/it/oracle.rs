//! Walks each minute of a week and asks each rule from first principles. Shares no code with the engine but the
//! rule types.

use hours::calendar::SiteHours;
use hours::holidays::HolidayTerritory;
use hours::rule::{Mode, OpeningRule, Recurrence};
use jiff::civil::{Date, Weekday, date};

/// 0 closed, 1 by appointment only, 2 walk-in, for each of the 10,080 minutes.
pub(crate) fn week(site: &SiteHours, monday: Date) -> Vec<u8> {
    let mut minutes = Vec::new();
    for day in 0..7 {
        let date = monday + jiff::Span::new().days(day);
        for minute in 0..1440 {
            minutes.push(state(site, date, minute));
        }
    }
    minutes
}

pub(crate) fn is_open(site: &SiteHours, date: Date, minute: u16) -> bool {
    state(site, date, minute) > 0
}

fn state(site: &SiteHours, day: Date, minute: u16) -> u8 {
    let closed = site.closures.iter().any(|closure| day >= closure.from && day <= closure.to);
    if closed || is_holiday(site.holidays, day) {
        return 0;
    }
    let here = |rule: &&OpeningRule| {
        rule.weekday as i8 == day.weekday().to_monday_zero_offset()
            && rule.start_min <= minute
            && minute < rule.end_min
            && rule.valid.is_none_or(|valid| valid.from <= day && day <= valid.to)
            && recurs(rule.recurrence, day)
    };
    let rules: Vec<&OpeningRule> = site.rules.iter().filter(here).collect();
    if rules.is_empty() {
        0
    } else if rules.iter().all(|rule| rule.mode == Mode::Appointment) {
        1
    } else {
        2
    }
}

fn recurs(recurrence: Recurrence, day: Date) -> bool {
    match recurrence {
        Recurrence::Weekly => true,
        Recurrence::EvenWeeks => iso_week(day) % 2 == 0,
        Recurrence::OddWeeks => iso_week(day) % 2 == 1,
        Recurrence::AlternateUnknown | Recurrence::SomeOfMonth => false,
        Recurrence::NthWeekday(ordinals) => {
            // Count the same weekdays from the first of the month up to the day.
            let same = |other: &Date| other.weekday() == day.weekday();
            let month = || {
                day.first_of_month()
                    .series(jiff::Span::new().days(1))
                    .take_while(move |d| d.month() == day.month())
            };
            let nth = month().filter(same).take_while(|other| *other <= day).count();
            let last = month().filter(same).last() == Some(day);
            ordinals.numbers().any(|number| usize::from(number) == nth) || (ordinals.has_last() && last)
        }
    }
}

/// Weeks counted from the one that holds 4 January.
fn iso_week(day: Date) -> i32 {
    let monday = |day: Date| day - jiff::Span::new().days(i64::from(day.weekday().to_monday_zero_offset()));
    let first = |year: i16| monday(date(year, 1, 4));
    let mut year = day.year() + 1;
    while first(year) > day {
        year -= 1;
    }
    (monday(day) - first(year)).get_days() / 7 + 1
}

fn is_holiday(territory: HolidayTerritory, day: Date) -> bool {
    // Easter by its church definition: the Sunday after the fourteenth day of the paschal moon.
    let year = i32::from(day.year());
    let golden = year % 19 + 1;
    let century = year / 100 + 1;
    let solar = 3 * century / 4 - 12;
    let lunar = (8 * century + 5) / 25 - 5;
    let sunday = 5 * year / 4 - solar - 10;
    let mut epact = (11 * golden + 20 + lunar - solar).rem_euclid(30);
    if (epact == 25 && golden > 11) || epact == 24 {
        epact += 1;
    }
    let mut full = 44 - epact;
    if full < 21 {
        full += 30;
    }
    let full = full + 7 - (sunday + full) % 7;
    let easter = date(day.year(), 3, 1) + jiff::Span::new().days(i64::from(full) - 1);
    assert_eq!(easter.weekday(), Weekday::Sunday);
    let from_easter = (day - easter).get_days();
    let fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
    let own: &[(i8, i8)] = match territory {
        HolidayTerritory::AlsaceMoselle => &[(12, 26)],
        HolidayTerritory::Mayotte => &[(4, 27)],
        HolidayTerritory::Martinique => &[(5, 22)],
        HolidayTerritory::Guadeloupe => &[(5, 27)],
        HolidayTerritory::SaintMartin => &[(5, 28)],
        HolidayTerritory::Guyane => &[(6, 10)],
        HolidayTerritory::SaintBarthelemy => &[(10, 9)],
        HolidayTerritory::Reunion => &[(12, 20)],
        HolidayTerritory::National => &[],
    };
    let here = (day.month(), day.day());
    fixed.contains(&here)
        || own.contains(&here)
        || [1, 39, 50].contains(&from_easter)
        || (territory == HolidayTerritory::AlsaceMoselle && from_easter == -2)
}
