//! Random text never breaks the readers, and never makes an impossible rule.

use hours::parse::comment::{Context, Receives};
use hours::parse::names::NearbyNames;
use hours::parse::point_hours::AppointmentColumn;
use hours::parse::{cell, comment, point_hours};
use proptest::prelude::*;

const WORDS: &str = "(lundi|mardis|du|au|matin|après-midi|et|,|/|sur rdv|sans|rendez-vous|uniquement|1er|3ème|mois|\
    semaine|paire|impaires|9h|12h30|14:00|-|fermé|ouvert|le|10 mai|2024|Passa|Fourques|mairie de|\\(|\\)|:|\\.|sauf|ou)";

fn check(text: &str, receives: Receives) -> Result<(), TestCaseError> {
    let nearby = NearbyNames::new(["Passa", "Fourques", "Le Luart"]);
    let context =
        Context { receives, nearby: &nearby, own_commune: "Passa", list_date: jiff::civil::date(2024, 8, 1) };
    let read = comment(text, &context);
    let cells = ["09:00 - 17:00", "09:00 - 12:00 / 14:00 - 17:00", "", "", "10:00 - 13:30", "x"].map(cell);
    let hours = point_hours(&cells, &read, receives, AppointmentColumn::None);
    let of_stops = hours.stops.iter().flat_map(|stop| &stop.rules);
    for rule in hours.rules.iter().chain(of_stops) {
        prop_assert!(rule.start_min < rule.end_min && rule.end_min <= 1440, "{text}");
    }
    for closure in &hours.closures {
        prop_assert!(closure.from <= closure.to, "{text}");
    }
    for (at, rule) in hours.rules.iter().enumerate() {
        let same_day = hours.rules[at + 1..].iter().filter(|other| other.weekday == rule.weekday);
        for other in same_day.filter(|other| other.recurrence == rule.recurrence) {
            prop_assert!(rule.range().intersection(other.range()).is_none(), "{text}: {rule:?} {other:?}");
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn sentences(words in prop::collection::vec(WORDS, 0..16)) {
        let text = words.join(" ");
        check(&text, Receives::AtAddress)?;
        check(&text, Receives::AtSeveralSites)?;
        check(&text, Receives::OnTour)?;
    }

    #[test]
    fn anything(text in any::<String>()) {
        check(&text, Receives::AtSeveralSites)?;
    }
}
