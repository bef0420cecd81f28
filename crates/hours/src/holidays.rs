//! Public holidays of each territory. Points are presumed closed on them; screens say "à confirmer".
//!
//! Sources: Code du travail L3133-1 (the eleven holidays), L3134-13 (Alsace-Moselle, from the ordinance of
//! 16 August 1892), L3422-2 and decree 83-1003 (days of the abolition of slavery overseas). L3422-2 was read in
//! its version of 21 May 2019; later versions are to be verified. Holidays that New Caledonia, French Polynesia
//! and Wallis and Futuna set for themselves are not here: these keep the national ones.

use jiff::civil::{Date, date};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A territory with its own holidays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolidayTerritory {
    /// The eleven national holidays only.
    National,
    /// Bas-Rhin, Haut-Rhin, Moselle.
    AlsaceMoselle,
    /// 27 May.
    Guadeloupe,
    /// 22 May.
    Martinique,
    /// 10 June.
    Guyane,
    /// 20 December.
    Reunion,
    /// 27 April.
    Mayotte,
    /// 9 October.
    SaintBarthelemy,
    /// 28 May, by the circular of 4 May 2018 and by use since; L3422-2 as read still said 27 May, as in Guadeloupe.
    SaintMartin,
}

/// A public holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Holiday {
    /// 1 January.
    NewYear,
    /// The Monday after Easter.
    EasterMonday,
    /// 1 May.
    LabourDay,
    /// 8 May.
    Victory,
    /// The Thursday 39 days after Easter.
    Ascension,
    /// The Monday 50 days after Easter.
    WhitMonday,
    /// 14 July.
    National,
    /// 15 August.
    Assumption,
    /// 1 November.
    AllSaints,
    /// 11 November.
    Armistice,
    /// 25 December.
    Christmas,
    /// The Friday before Easter: in Alsace-Moselle, only in communes with a Protestant temple or a mixed church.
    GoodFriday,
    /// 26 December, in Alsace-Moselle.
    SaintStephen,
    /// The day of the abolition of slavery, overseas.
    Abolition,
}

impl HolidayTerritory {
    /// The territory of a department's or collectivity's code.
    #[must_use]
    pub fn of_department(code: &str) -> Self {
        match code {
            "57" | "67" | "68" => Self::AlsaceMoselle,
            "971" => Self::Guadeloupe,
            "972" => Self::Martinique,
            "973" => Self::Guyane,
            "974" => Self::Reunion,
            "976" => Self::Mayotte,
            "977" => Self::SaintBarthelemy,
            "978" => Self::SaintMartin,
            _ => Self::National,
        }
    }

    /// The holiday on a date, if it is one here.
    #[must_use]
    pub fn on(self, day: Date) -> Option<Holiday> {
        let after_easter = easter(day.year()).map(|easter| (day - easter).get_days());
        match (day.month(), day.day()) {
            (1, 1) => Some(Holiday::NewYear),
            (5, 1) => Some(Holiday::LabourDay),
            (5, 8) => Some(Holiday::Victory),
            (7, 14) => Some(Holiday::National),
            (8, 15) => Some(Holiday::Assumption),
            (11, 1) => Some(Holiday::AllSaints),
            (11, 11) => Some(Holiday::Armistice),
            (12, 25) => Some(Holiday::Christmas),
            _ => match after_easter {
                Some(1) => Some(Holiday::EasterMonday),
                Some(39) => Some(Holiday::Ascension),
                Some(50) => Some(Holiday::WhitMonday),
                Some(-2) if self == Self::AlsaceMoselle => Some(Holiday::GoodFriday),
                _ => self.own(day.month(), day.day()),
            },
        }
    }

    fn own(self, month: i8, day: i8) -> Option<Holiday> {
        match (self, month, day) {
            (Self::AlsaceMoselle, 12, 26) => Some(Holiday::SaintStephen),
            (Self::Guadeloupe, 5, 27)
            | (Self::Martinique, 5, 22)
            | (Self::Guyane, 6, 10)
            | (Self::Reunion, 12, 20)
            | (Self::Mayotte, 4, 27)
            | (Self::SaintBarthelemy, 10, 9)
            | (Self::SaintMartin, 5, 28) => Some(Holiday::Abolition),
            _ => None,
        }
    }
}

/// Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher).
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let shift = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - shift + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    Date::new(i16::try_from(year).ok()?, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?)
        .ok()
}

/// The time zone of a department or collectivity, by its code.
#[must_use]
pub fn zone_of_department(code: &str) -> &'static str {
    match code {
        "971" => "America/Guadeloupe",
        "972" => "America/Martinique",
        "973" => "America/Cayenne",
        "974" => "Indian/Reunion",
        "975" => "America/Miquelon",
        "976" => "Indian/Mayotte",
        "977" => "America/St_Barthelemy",
        "978" => "America/Marigot",
        "986" => "Pacific/Wallis",
        "987" => "Pacific/Tahiti",
        "988" => "Pacific/Noumea",
        _ => "Europe/Paris",
    }
}

/// The public holidays of a territory in a year, in order, for tests and lists.
#[must_use]
pub fn of_year(territory: HolidayTerritory, year: i16) -> Vec<(Date, Holiday)> {
    let first = date(year, 1, 1);
    first
        .series(jiff::Span::new().days(1))
        .take_while(|day| day.year() == year)
        .filter_map(|day| territory.on(day).map(|holiday| (day, holiday)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_almanacs_say() {
        for (year, month, day) in
            [(2019, 4, 21), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn each_territory_has_its_own_days() {
        assert_eq!(of_year(HolidayTerritory::National, 2026).len(), 11);
        assert_eq!(of_year(HolidayTerritory::AlsaceMoselle, 2026).len(), 13);
        assert_eq!(of_year(HolidayTerritory::Reunion, 2026).len(), 12);
        assert_eq!(HolidayTerritory::AlsaceMoselle.on(date(2026, 4, 3)), Some(Holiday::GoodFriday));
        assert_eq!(HolidayTerritory::National.on(date(2026, 4, 3)), None);
        assert_eq!(HolidayTerritory::National.on(date(2026, 5, 14)), Some(Holiday::Ascension));
        assert_eq!(HolidayTerritory::of_department("974").on(date(2026, 12, 20)), Some(Holiday::Abolition));
    }
}
