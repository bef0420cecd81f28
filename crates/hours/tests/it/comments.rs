//! What comments become, family by family. The short phrases are of the official list (Licence Ouverte), without names
//! of persons.

use crate::reading::{changed, hours, read, short, stops};

use hours::parse::comment::Receives;
use hours::rule::Mode;

#[test]
fn appointments_on_some_half_days() {
    let cases: [(&str, &[&str]); 12] = [
        ("Uniquement sur rendez-vous le vendredi après-midi", &["Fri 14:00-17:00 appt"]),
        (
            "Sur rendez-vous le mardi matin et le vendredi après midi",
            &["Tue 09:00-12:00 appt", "Fri 14:00-17:00 appt"],
        ),
        (
            "Les mardi et jeudi après-midi sur rendez-vous UNIQUEMENT.",
            &["Tue 14:00-17:00 appt", "Thu 14:00-17:00 appt"],
        ),
        (
            "Sur rendez-vous les après-midi des mercerdis et vendredis",
            &["Wed 14:00-17:00 appt", "Fri 14:00-17:00 appt"],
        ),
        ("Les mardis uniquement sur rendez-vous de 14 à 16h.", &["Tue 14:00-16:00 appt", "Tue 16:00-17:00"]),
        (
            "lundi matin, mercredi (journée) UNIQUEMENT SUR RDV",
            &["Mon 09:00-12:00 appt", "Wed 09:00-12:00 appt", "Wed 14:00-17:00 appt"],
        ),
        ("Sur rendez-vous le samedi", &["Sat 09:00-12:00 appt"]),
        ("Le mardi matin sans rendez-vous - le mardi après-midi sur rendez vous.", &["Tue 14:00-17:00 appt"]),
        ("En libre accès le samedi matin et sur rendez-vous le lundi après-midi", &["Mon 14:00-17:00 appt"]),
        (
            "Prise de rendez-vous au 01 02 03 04 05. Vendredi matin : uniquement sur rdv",
            &["Fri 09:00-12:00 appt"],
        ),
        ("Les vendredis, sur rendez-vous, sauf le matin", &["Fri 14:00-17:00 appt"]),
        ("*samedi matin uniquement sur rdv, fermé au public", &["Sat 09:00-12:00 appt"]),
    ];
    for (text, expected) in cases {
        assert_eq!(changed(text), expected, "{text}");
    }
}

#[test]
fn appointments_always() {
    for text in [
        "Sur rendez-vous",
        "UNIQUEMENT SUR RDV",
        "Exclusivement sur rendez-vous au 01.02.03.04.05",
        "Prise de rendez-vous obligatoire au : 01 02 03 04 05",
        "sur rendez-vous - France services de La Réole",
        "Accueil sur RDV uniquement. Accès par l'ascenseur.",
    ] {
        let rules = hours(text, Receives::AtAddress).rules;
        assert!(rules.iter().all(|rule| rule.mode == Mode::Appointment), "{text}");
    }
}

#[test]
fn what_only_looks_like_appointments_changes_nothing() {
    for text in [
        "Avec ou sans rendez-vous",
        "ACCUEIL AVEC ET SANS RDV",
        "De préférence sur rendez-vous",
        "Possibilité de prendre rendez-vous au 01 02 03 04 05",
        "Prise de rendez-vous conseillée",
        "Prise de rendez-vous au 01.02.03.04.05",
        "Rendez-vous uniquement au 01.02.03.04.05",
        "Sur rdv pour les accompagnements personnalisés",
        "PAS DE RENDEZ VOUS LE SAMEDI MATIN",
        "Sans RDV le matin (sauf le mercredi), uniquement sur RDV les mardis/jeudis",
        "Tous les mardis matins / sur rendez-vous / Retraite",
        "Itinérance sur rendez-vous dans 14 communes",
        "Sur rendez-vous. Accueil libre certains jours, sans rendez-vous",
        "Permanence possible - Uniquement sur rendez-vous",
        "Mardi matin : permanence à Fourques et ailleurs - sur RDV le lundi",
    ] {
        assert_eq!(changed(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn weeks_and_nth_weekdays() {
    let cases: [(&str, &[&str]); 10] = [
        ("Ouvert le premier samedi du mois de 9h à 12h", &["Sat 09:00-12:00 1"]),
        ("Ouverture le samedi une semaine sur deux", &["Sat 09:00-12:00 one in two"]),
        ("Ouvert 1 samedi sur 2 (semaine impaire).", &["Sat 09:00-12:00 odd"]),
        ("Attention : ouverture le samedi matin uniquement en semaine impaire", &["Sat 09:00-12:00 odd"]),
        (
            "ouverte le mercredi 9h-12h en semaine impaire uniquement et le samedi en semaine paire",
            &["Wed 09:00-12:00 odd", "Wed 14:00-17:00 odd", "Sat 09:00-12:00 even"],
        ),
        ("Fermé le 3ème jeudi après-midi de chaque mois", &["Thu 14:00-17:00 1,2,4,5"]),
        (
            "Fermé au public le 2e jeudi de chaque mois de 15h30 à 17h",
            &["Thu 14:00-15:30", "Thu 15:30-17:00 1,3,4,5"],
        ),
        ("1er et 3ème lundi du mois", &["Mon 09:00-12:00 1,3", "Mon 14:00-17:00 1,3"]),
        ("Ouvert le dernier samedi du mois", &["Sat 09:00-12:00 last"]),
        ("Ouvert le dernier samedi du mois sauf vacances scolaires", &[]),
    ];
    for (text, expected) in cases {
        assert_eq!(changed(text), expected, "{text}");
    }
}

#[test]
fn dated_closures() {
    let cases: [(&str, &[(&str, &str)]); 9] = [
        ("FERMETURE DE LA STRUCTURE le Vendredi 10 mai 2024", &[("2024-05-10", "2024-05-10")]),
        (
            "Le site France Services sera fermé du 9 au 30 août inclus pour congés annuels",
            &[("2024-08-09", "2024-08-30")],
        ),
        ("Fermé du 23 décembre au 3 janvier", &[("2024-12-23", "2025-01-03")]),
        (
            "Fermeture exceptionnelle le 30 novembre 2023 pour rencontre départementale",
            &[("2023-11-30", "2023-11-30")],
        ),
        ("Fermé les 24/12/2024 et 31/12/2024", &[("2024-12-24", "2024-12-24"), ("2024-12-31", "2024-12-31")]),
        ("L'antenne de Passa sera fermée du 1er au 12 août", &[]),
        ("Fermé le vendredi 9 mai 2024", &[]),
        ("Fermeture le 14 août à 16h", &[]),
        ("Fermé pendant les vacances scolaires", &[]),
    ];
    for (text, expected) in cases {
        let closures = read(text, Receives::AtAddress).closures;
        let found: Vec<_> =
            closures.iter().map(|closure| (closure.from.to_string(), closure.to.to_string())).collect();
        let expected: Vec<_> =
            expected.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn stops_with_their_times() {
    let cases: [(&str, &[&str]); 10] = [
        (
            "Lundi de 9h à 12h à Fourques, 14h à 17h à Passa.",
            &["Fourques: Mon 09:00-12:00", "Passa: Mon 14:00-17:00"],
        ),
        (
            "lundi : Fourques // mardi matin : Passa",
            &["Fourques: Mon 09:00-12:00; Mon 14:00-17:00", "Passa: Tue 09:00-12:00"],
        ),
        ("les mardis au Luart", &["Le Luart: Tue 09:00-12:00; Tue 14:00-17:00"]),
        (
            "communes de Damazan (Jeudi), Prayssas(Mardi matin)",
            &["Damazan: Thu 09:00-12:00; Thu 14:00-17:00", "Prayssas: Tue 09:00-12:00"],
        ),
        (
            "Lundi : Montesquieu ( semaines paires ) / Durfort Lacapelette ( semaines impaires ).",
            &[
                "Montesquieu: Mon 09:00-12:00 even; Mon 14:00-17:00 even",
                "Durfort-Lacapelette: Mon 09:00-12:00 odd; Mon 14:00-17:00 odd",
            ],
        ),
        (
            "semaine paire mercredi Poggio di Venaco (Mairie) de 9:00 à 11h45 et vendredi Riventosa 9h30 à 11:45",
            &["Poggio-di-Venaco: Wed 09:00-11:45 even", "Riventosa: Fri 09:30-11:45 even"],
        ),
        (
            "Le 1er et 3ème jeudi de chaque mois à la mairie de Landry de 14h à 16h30",
            &["Landry: Thu 14:00-16:30 1,3"],
        ),
        (
            "Permanences à Passa le mardi matin de 9h00 à 12h00 uniquement sur rendez-vous.",
            &["Passa: Tue 09:00-12:00 appt"],
        ),
        (
            "Muron (mardi matin), Lussant/St Coutant le Grand (lundi après midi)",
            &["Muron: Tue 09:00-12:00", "Lussant: ", "Saint-Coutant-le-Grand: "],
        ),
        ("Mardi 14h-16h rue de Landry, Passa", &["Passa: Tue 14:00-16:00"]),
    ];
    for (text, expected) in cases {
        assert_eq!(stops(text, Receives::OnTour), expected, "{text}");
    }
}

#[test]
fn no_stop_is_made_up() {
    for text in [
        "Itinérance à Fourques, Passa et Landry",
        "Passage à Fourques un jeudi par mois",
        "Lundi à Fourques sauf vacances scolaires",
        "Les mardis à partir de 14h à Passa",
        "1ere semaine du mois lundi Fourques 9h30-12h",
        "Fourques le lundi, mardi à Passa, Landry",
    ] {
        assert_eq!(stops(text, Receives::OnTour), [] as [&str; 0], "{text}");
    }
}

#[test]
fn nobody_is_sent_to_the_garage_of_a_bus_nor_to_an_address_left_for_a_stop() {
    assert!(hours("", Receives::OnTour).rules.is_empty());
    let several = hours("Lundi : Fourques / Mardi matin : Passa", Receives::AtSeveralSites);
    let at_address: Vec<String> = several.rules.iter().take(2).map(short).collect();
    assert_eq!(at_address, ["Tue 14:00-17:00", "Wed 09:00-12:00"]);
    // A session elsewhere takes nothing from a fixed point's own hours, and its cells say nothing of the session's.
    let fixed = hours("Permanence le jeudi matin à la mairie de Passa", Receives::AtAddress);
    assert_eq!(fixed.rules, hours("", Receives::AtAddress).rules);
    assert_eq!(fixed.stops.len(), 1);
    assert!(fixed.stops[0].rules.is_empty());
}

#[test]
fn what_stays_text_is_listed() {
    let read = read(
        "Sur rendez-vous le lundi. Ouvert le jeudi selon planning. 5 rue de la Paix",
        Receives::AtAddress,
    );
    assert_eq!(read.left, ["Ouvert le jeudi selon planning"]);
}
