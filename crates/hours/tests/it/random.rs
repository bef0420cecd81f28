//! Random text never breaks the readers, and never makes an impossible rule.

use hours::parse::comment::{Context, Receives};
use hours::parse::names::NearbyNames;
use hours::parse::point_hours::{AppointmentColumn, PointHours};
use hours::parse::{cell, comment, point_hours};
use hours::rule::OpeningRule;
use proptest::prelude::*;

const WORDS: &str = "(lundi|mardis|du|au|matin|après-midi|et|,|/|sur rdv|sans|rendez-vous|uniquement|1er|3ème|mois|\
    semaine|paire|impaires|9h|12h30|14:00|-|fermé|ouvert|le|10 mai|2024|Passa|Fourques|mairie de|\\(|\\)|:|\\.|sauf|ou)";

pub(crate) fn check(text: &str, receives: Receives) -> Result<(), TestCaseError> {
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
    invents_nothing(text, &hours)?;
    for closure in &hours.closures {
        prop_assert!(closure.from <= closure.to, "{text}");
    }
    for (at, rule) in hours.rules.iter().enumerate() {
        let same_day = hours.rules[at + 1..].iter().filter(|other| other.weekday == rule.weekday);
        let at_once = |other: &&OpeningRule| match (rule.valid, other.valid) {
            (Some(one), Some(other)) => one.from <= other.to && other.from <= one.to,
            _ => true,
        };
        for other in same_day
            .filter(|other| (other.recurrence, other.mode) == (rule.recurrence, rule.mode))
            .filter(at_once)
        {
            prop_assert!(rule.range().intersection(other.range()).is_none(), "{text}: {rule:?} {other:?}");
        }
    }
    Ok(())
}

/// Hours come from the cells, from times that stand in the text, or from the middle of the day that parts its halves;
/// dates from numbers of the text.
fn invents_nothing(text: &str, hours: &PointHours) -> Result<(), TestCaseError> {
    let mut known = vec![540, 1020, 720, 840, 600, 810, 750];
    for (at, c) in text.char_indices() {
        let starts = c.is_ascii_digit() && !text[..at].ends_with(|c: char| c.is_ascii_digit());
        if starts {
            let numbers: Vec<u16> = text[at..]
                .split(|c: char| !c.is_ascii_digit())
                .filter(|digits| !digits.is_empty())
                .take(2)
                .filter_map(|digits| digits.parse().ok())
                .collect();
            if let Some(hour) = numbers.first().filter(|hour| **hour <= 24) {
                known.push(hour * 60);
                known.extend(numbers.get(1).filter(|minute| **minute < 60).map(|minute| hour * 60 + minute));
            }
        }
    }
    let of_stops = hours.stops.iter().flat_map(|stop| &stop.rules);
    for rule in hours.rules.iter().chain(of_stops) {
        prop_assert!(known.contains(&rule.start_min) && known.contains(&rule.end_min), "{text}: {rule:?}");
    }
    for closure in &hours.closures {
        for date in [closure.from, closure.to] {
            let day = date.day().to_string();
            prop_assert!(text.contains(&day) || date.day() == 1, "{text}: {closure:?}");
        }
    }
    Ok(())
}

/// Sentences that the grammar knows, with times and communes filled in.
const SENTENCES: [&str; 12] = [
    "Uniquement sur rendez-vous le {d} {h}. ",
    "Ouvert le premier {d} du mois de {t}",
    "Permanence à {c} le {d} de {t}, à {c} le {d} {h}",
    "{d} : {c} / {d} {h} : {c} - Sur RDV au 01 02 03 04 05",
    "Fermé du 5 au 16 août inclus pour congés, ",
    "Fermé les {h}s du 5 août au 9 août",
    "{c} ({d} {h}), {c} (de {t} le {d}) ; ",
    "Ouvert un {d} sur deux (semaine impaire) - ",
    "Sans RDV le {d} {h} et sur RDV de {t} le {d}",
    "Les semaines paires : {d} {c} {t}, {d} {c} {t}. ",
    "Le 16 août 2024, l'accueil sera fermé, mais une permanence téléphonique est maintenue. ",
    "1er et 3ème {d} {c}, 2e {d} {c} – dernier {d} {c}",
];

fn grammatical() -> impl Strategy<Value = String> {
    let word = |words: &'static [&'static str]| prop::sample::select(words);
    let sentence = (
        prop::sample::select(&SENTENCES[..]),
        word(&["lundi", "mardi", "mercredi", "samedi", "vendredi"]),
        word(&["matin", "après-midi"]),
        word(&["9h à 12h", "13:30-17:00", "14h/16h30"]),
        word(&["Passa", "Fourques", "Le Luart"]),
    );
    let filled = sentence.prop_map(|(sentence, day, half, times, commune)| {
        sentence.replace("{d}", day).replace("{h}", half).replace("{t}", times).replace("{c}", commune)
    });
    prop::collection::vec(filled, 1..4).prop_map(|sentences| sentences.concat())
}

proptest! {
    #[test]
    fn sentences_cut_anywhere(text in grammatical(), cut in 0.0..1.0_f64) {
        let kept = (text.chars().count() as f64 * cut) as usize;
        let cut: String = text.chars().take(kept).collect();
        for receives in [Receives::AtAddress, Receives::AtSeveralSites, Receives::OnTour] {
            check(&text, receives)?;
            check(&cut, receives)?;
        }
    }

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
