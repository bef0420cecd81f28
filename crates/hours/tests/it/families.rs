//! More ways of saying the same, and sentences that only look like it: hand-made, for the language rather than for one
//! list.

use crate::reading::{changed, hours, read, stops};

use hours::parse::comment::{Family, Receives};

#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(changed(text), *expected, "{text}");
    }
}

#[track_caller]
fn check_stops(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(stops(text, Receives::OnTour), *expected, "{text}");
    }
}

#[test]
fn appointments_in_other_words() {
    check(&[
        ("Nous recevons uniquement sur RDV le mardi matin", &["Tue 09:00-12:00 appt"]),
        ("Nous accueillons sur rendez-vous le lundi après-midi", &["Mon 14:00-17:00 appt"]),
        ("UIQUEMENT SUR RDV LE VENDEDI MATIN", &["Fri 09:00-12:00 appt"]),
        ("Su rendez-vous le mercerdi matin", &["Wed 09:00-12:00 appt"]),
        (
            "Les mardis, accueil des usagers que sur rendez-vous",
            &["Tue 09:00-12:00 appt", "Tue 14:00-17:00 appt"],
        ),
        ("Sur rendez-vous de 14h à 16h le jeudi", &["Thu 14:00-16:00 appt", "Thu 16:00-17:00"]),
        ("De 14h à 16h sur rendez-vous le jeudi", &["Thu 14:00-16:00 appt", "Thu 16:00-17:00"]),
        (
            "Sur rendez-vous de 9h à 12h le lundi et de 14h à 17h le mardi",
            &["Mon 09:00-12:00 appt", "Tue 14:00-17:00 appt"],
        ),
        ("Sur rendez-vous entre 14h et 17h le lundi", &["Mon 14:00-17:00 appt"]),
        (
            "Prise de rendez-vous souhaitée et exclusivement sur rendez-vous le mardi matin",
            &["Tue 09:00-12:00 appt"],
        ),
        (
            "Le lundi, nous sommes fermés au public mais nous recevons sur rendez-vous entre 14h00 et 17h00.",
            &["Mon 14:00-17:00 appt"],
        ),
        ("Sur RDV le mardi matin et fermeture le vendredi après-midi", &["Tue 09:00-12:00 appt"]),
        ("Démarches sur RDV : lundi matin. Sans RDV : lundi après-midi", &["Mon 09:00-12:00 appt"]),
        // Hours that the cells do not have are added; where they overlap a cell, it is believed.
        ("Uniquement sur rendez-vous le samedi de 14h à 16h", &["Sat 14:00-16:00 appt"]),
        ("Sur rendez-vous le lundi de 17h à 19h", &["Mon 17:00-19:00 appt"]),
        ("Sur rendez-vous le lundi de 16h à 19h", &["Mon 14:00-16:00", "Mon 16:00-17:00 appt"]),
    ]);
    for text in [
        "Pour toutes démarches uniquement sur rendez-vous",
        "Sur rendez-vous pour toutes les démarches administratives : 01 02 03 04 05",
        "Accueil sur rendez-vous tél au 0102030405",
        "Sur rendez-vous par téléphone ou par mail à nom@exemple.fr",
        "Uniquement sur rdv à partir du 17/05/2024",
        "UNIQUEMENT SUR RDV (fermeture le mercredi)",
    ] {
        assert_eq!(changed(text).len(), 11, "{text}");
    }
}

#[test]
fn appointments_that_are_not_said() {
    for text in [
        "Il est conseillé de prendre rendez-vous",
        "Rendez-vous possibles le samedi",
        "Rendez-vous possible de 17h à 19h le lundi",
        "Sur rendez-vous de préférence",
        "Prise de rendez-vous fortement recommandée au 01 02 03 04 05",
        "Démarches ANTS (carte grise) - Uniquement sur rendez-vous",
        "Fermeture les mercredis ; seulement sur rendez-vous",
        "Uniquement sur rdv à partir du 17/05/2025",
        "Uniquement sur rdv à partir du 1er septembre",
        "Horaires d'été : sur rendez-vous",
        "Pour toutes démarches nécessitant un accompagnement, sur rendez-vous",
        "Sur rendez-vous le lundi de 9h à 12h et 14h à 17h le mardi",
        "Sur rendez-vous de 9h à 12h le lundi et le mardi de 14h à 17h",
        "Accès libre sauf le mardi",
        "Pas sur rendez-vous le mardi",
        "Sur rendez-vous pour les cartes d'identité le mardi",
    ] {
        assert_eq!(changed(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn weeks_in_other_words() {
    check(&[
        ("Nous sommes également ouverts de 9h30 à 12h le premier samedi du mois", &["Sat 09:00-12:00 1"]),
        ("Ouvert du 1er au 4ème samedi du mois", &["Sat 09:00-12:00 1,2,3,4"]),
        ("Ouverture les 2e et 4e samedis de chaque mois", &["Sat 09:00-12:00 2,4"]),
        ("Ouvert le samedi, semaines paires uniquement", &["Sat 09:00-12:00 even"]),
        ("Fermé le samedi en semaine impaire", &["Sat 09:00-12:00 even"]),
        ("Ouvert un samedi matin par mois", &["Sat 09:00-12:00 some of month"]),
        ("Ouverture 2 samedis par mois, 1 samedi sur 2", &["Sat 09:00-12:00 one in two"]),
        ("Ouvert deux samedis dans le mois de 9h à 12h", &["Sat 09:00-12:00 some of month"]),
        ("Fermé un vendredi matin par mois", &["Fri 09:00-12:00 some of month"]),
        (
            "Permanences dans les villages les lundis, sur rendez-vous. Ouvert 1 samedi sur 2 (semaine impaire).",
            &["Sat 09:00-12:00 odd"],
        ),
        (
            "Itinérance toutes les 6 semaines à Passa. Fermé le 1er lundi après-midi du mois",
            &["Mon 14:00-17:00 2,3,4,5"],
        ),
    ]);
}

#[test]
fn weeks_that_nobody_can_tell() {
    for text in [
        "Ouvert le samedi selon le planning",
        "Ouvert le samedi la 1ère semaine du mois",
        "Ouvert le premier samedi du mois sauf en août",
        "Ouvert le mercredi et fermé le samedi les semaines paires",
        "Ouvert les semaines paires",
        "Pas ouvert le premier samedi du mois",
        "Permanence à Fourques le samedi. Ouvert un samedi sur deux",
        "Ouverture un samedi sur trois",
    ] {
        assert_eq!(changed(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn stops_in_other_words() {
    check_stops(&[
        (
            "Permanences à Fourques (salle du bas de 13h30 à 16h30 le lundi), Passa (mairie de 9h à 12h le mardi)",
            &["Fourques: Mon 13:30-16:30", "Passa: Tue 09:00-12:00"],
        ),
        (
            "Permanence les jeudis de 14h30 à 17h : Fourques 1er jeudi du mois, Passa 2ème et 4ème jeudi du mois",
            &["Fourques: Thu 14:30-17:00 1", "Passa: Thu 14:30-17:00 2,4"],
        ),
        (
            "Tous les matins de 9h à 12h : lundi à Fourques ; mardi à Passa",
            &["Fourques: Mon 09:00-12:00", "Passa: Tue 09:00-12:00"],
        ),
        (
            "Permanence à Passa le 1er lundi du mois de 14h à 17h - 2 rue du Stade 29710 PASSA - Sur RDV",
            &["Passa: Mon 14:00-17:00 1 appt"],
        ),
        (
            "Lundi 9h-12h : Fourques / 13h30-17h : Passa",
            &["Fourques: Mon 09:00-12:00", "Passa: Mon 13:30-17:00"],
        ),
        (
            "Contact : 01 02 03 04 05 - Itinérance : Lundi matin Mairie de Fourques, 1 Mardi/2 Mairie de Passa",
            &["Fourques: Mon 09:00-12:00", "Passa: Tue 09:00-12:00 one in two; Tue 14:00-17:00 one in two"],
        ),
        (
            "Chaque mois : 1er lundi Fourques, 2e lundi Passa - 1er jeudi Landry - DERNIER JOUR DU MOIS Muron",
            &[
                "Fourques: Mon 09:00-12:00 1; Mon 14:00-17:00 1",
                "Passa: Mon 09:00-12:00 2; Mon 14:00-17:00 2",
                "Landry: Thu 09:00-12:00 1; Thu 14:00-17:00 1",
            ],
        ),
        (
            "Permanence à Fourques le lundi de 14h à 16h / Permanence à Passa le mardi de 14h à 16h / Permanence à Landry",
            &["Fourques: Mon 14:00-16:00", "Passa: Tue 14:00-16:00"],
        ),
        ("Vendredi : pas à Fourques mais à Passa de 8h30 à 12h30", &["Passa: Fri 08:30-12:30"]),
        // Names: without their article, of former communes, and beyond the department.
        ("Lundi 9h-12h mairie de Hautes Rives", &["Les Hautes-Rives: Mon 09:00-12:00"]),
        ("Lundi 9h-12h à Vieilleville (commune de Damazan)", &["Vieilleville: Mon 09:00-12:00"]),
        ("Lundi 9h-12h à Lointain", &["Lointain: Mon 09:00-12:00"]),
        ("Mardi 9h-12h à Saint Loin/Mer", &["Saint-Loin-sur-Mer: Tue 09:00-12:00"]),
        ("Mardi 9h-12h à Fourques, rue de la Ferme", &["Fourques: Tue 09:00-12:00"]),
    ]);
}

#[test]
fn stops_that_nobody_can_tell() {
    for text in [
        "Lundi : quartier Lointain",
        "Lundi 9h-12h à Passa-sur-Autre-Rivière",
        "Pas de permanence à Passa le lundi",
        "Aucune permanence le lundi à Passa",
        "Permanence possible le lundi à Passa",
        "Lundi à Passa selon planning",
        "Lundi à Fourques, mardi à Passa sauf vacances scolaires",
        "Un jeudi par mois à Passa",
        "Le mardi à Fourques l'après-midi 13h 17h, les après-midis à Passa 13h à 17h",
    ] {
        assert_eq!(stops(text, Receives::OnTour), [] as [&str; 0], "{text}");
    }
}

#[test]
fn each_stop_asks_for_its_own_appointments() {
    check_stops(&[
        (
            "Fourques : samedi 9h à 12h sur RDV Antenne Passa - ouvert lundi de 13h à 17h",
            &["Fourques: Sat 09:00-12:00 appt", "Passa: Mon 13:00-17:00"],
        ),
        (
            "Itinérance à Fourques le lundi de 14h à 16h ; itinérance à Passa le mardi de 14h à 16h - Sur rendez-vous",
            &["Fourques: Mon 14:00-16:00 appt", "Passa: Tue 14:00-16:00 appt"],
        ),
        (
            "Fourques le lundi matin sur rendez-vous, Passa le mardi matin",
            &["Fourques: Mon 09:00-12:00 appt", "Passa: Tue 09:00-12:00"],
        ),
    ]);
    let text = "Sur rendez-vous le mercredi de 14h à 16h Permanence tous les jeudis de 9h à 12h à Passa";
    assert_eq!(stops(text, Receives::AtAddress), ["Passa: Thu 09:00-12:00"]);
    assert_eq!(changed(text), ["Wed 14:00-16:00 appt", "Wed 16:00-17:00"]);
}

#[test]
fn the_address_of_the_point_is_no_stop() {
    let text = "Lundi et samedi matin sur RDV - Prise de RDV sur place, 2 rue du Moulin 33190 Bourg-Ancien";
    assert_eq!(stops(text, Receives::AtAddress), [] as [&str; 0]);
    assert_eq!(changed(text), ["Mon 09:00-12:00 appt", "Sat 09:00-12:00 appt"]);
    let of_the_point = "Jeudi après-midi : permanences FS de La Réole en mairie de Passa & Fourques";
    assert_eq!(stops(of_the_point, Receives::AtAddress), ["Passa: ", "Fourques: "]);
    let session = "Permanence mairie annexe de Bourg-Ancien le mardi de 9h à 12h";
    assert_eq!(stops(session, Receives::AtAddress), ["Bourg-Ancien: Tue 09:00-12:00"]);
}

#[test]
fn hours_that_were_cut_off_are_not_believed() {
    let long = "Le bus de la communauté de communes passe toute l'année dans nos villages, ".repeat(4);
    assert_eq!(
        stops(&format!("{long}. Lundi 9h-12h30 à Fourques ; mardi Passa 9h/12"), Receives::OnTour),
        ["Fourques: Mon 09:00-12:30"]
    );
    assert_eq!(stops("Lundi 9h-12h30 à Fourques ; mardi Passa 9h/12", Receives::OnTour).len(), 2);
}

#[test]
fn families_are_named() {
    let families = |text: &str| read(text, Receives::AtAddress).families.into_iter().collect::<Vec<_>>();
    assert_eq!(families("Ouvert un samedi par mois"), [Family::NthWeekday]);
    assert_eq!(families("Ouvert un samedi sur deux"), [Family::AlternateWeeks]);
    assert_eq!(families("Fermé les après-midi du 5 au 9 août"), [Family::DatedClosure]);
    assert_eq!(families("Prise de rendez-vous conseillée"), []);
    assert!(hours("Prise de rendez-vous conseillée", Receives::AtAddress).stops.is_empty());
}
