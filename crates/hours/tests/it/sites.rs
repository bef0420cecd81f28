//! Points at several addresses in turn: what the comment leaves at the listed one.

use crate::reading::{hours, short};

use hours::parse::comment::Receives;

fn check(text: &str, address: &[&str], stops: &[&str]) {
    let hours = hours(text, Receives::AtSeveralSites);
    let shorts = |rules: &[hours::rule::OpeningRule]| rules.iter().map(short).collect::<Vec<_>>();
    assert_eq!(shorts(&hours.rules), address, "{text}");
    let found: Vec<String> = hours
        .stops
        .iter()
        .map(|stop| format!("{}: {}", stop.commune, shorts(&stop.rules).join("; ")))
        .collect();
    assert_eq!(found, stops, "{text}");
}

const MON: [&str; 2] = ["Mon 09:00-12:00", "Mon 14:00-17:00"];

#[test]
fn where_its_own_commune_is_named_the_address_has_those_hours_and_no_others() {
    check(
        "Lundi : La Réole / Mardi : Passa / Mercredi : Trou-Perdu",
        &MON,
        &["Passa: Tue 09:00-12:00; Tue 14:00-17:00"],
    );
    check(
        "Lundi : La Réole / Mardi : Passa. Le mercredi matin sur rendez-vous.",
        &[MON[0], MON[1], "Wed 09:00-12:00 appt"],
        &["Passa: Tue 09:00-12:00; Tue 14:00-17:00"],
    );
}

#[test]
fn where_it_is_not_named_the_address_keeps_the_other_hours() {
    let mut rest = vec!["Mon 09:00-12:00", "Mon 14:00-17:00", "Tue 09:00-12:00 odd", "Tue 14:00-17:00"];
    rest.extend(["Wed 09:00-12:00", "Wed 14:00-17:00", "Thu 09:00-12:00", "Thu 14:00-17:00"]);
    rest.extend(["Fri 09:00-12:00", "Sat 09:00-12:00"]);
    check(
        "Vendredi de 14h à 16h30 à Fourques, mardi matin en semaine paire à Passa",
        &rest,
        &["Fourques: Fri 14:00-16:30", "Passa: Tue 09:00-12:00 even"],
    );
}

#[test]
fn even_and_odd_weeks_together_leave_nothing() {
    let text = "Lundi : Montesquieu (semaines paires) / Passa (semaines impaires)";
    let rules = hours(text, Receives::AtSeveralSites).rules;
    assert!(rules.iter().all(|rule| !short(rule).starts_with("Mon")), "{rules:?}");
}

#[test]
fn sessions_besides_or_at_one_time_take_nothing_from_the_address() {
    let whole = hours("", Receives::AtSeveralSites).rules;
    for text in [
        "Un agent tient également des permanences à Passa le mardi de 9h à 12h",
        "Permanence à Passa le jeudi de 9h à 12h / Permanence à Fourques le jeudi de 9h à 12h30",
        "Le lundi, accueil à la mairie de La Réole",
    ] {
        assert_eq!(hours(text, Receives::AtSeveralSites).rules, whole, "{text}");
    }
}
