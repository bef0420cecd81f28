//! Closures with dates: whole days, parts of days, and sessions elsewhere.

use crate::reading::{changed, hours, read, short};

use hours::parse::comment::Receives;

fn closures(text: &str) -> Vec<String> {
    let read = read(text, Receives::AtAddress);
    read.closures.iter().map(|closure| format!("{}..{}", closure.from, closure.to)).collect()
}

#[test]
fn closures_in_other_words() {
    let cases: [(&str, &[&str]); 13] = [
        ("Le 16 août 2024, l'accueil sera fermé", &["2024-08-16..2024-08-16"]),
        (
            "Le 16 août 2024, l'accueil physique sera fermé, mais une permanence téléphonique est maintenue",
            &["2024-08-16..2024-08-16"],
        ),
        ("Du 5 au 16 août : fermé", &["2024-08-05..2024-08-16"]),
        ("Fermeture estivale du lundi 5 au vendredi 16 août", &["2024-08-05..2024-08-16"]),
        (
            "Fermé les 24, 26 et 31 décembre",
            &["2024-12-24..2024-12-24", "2024-12-26..2024-12-26", "2024-12-31..2024-12-31"],
        ),
        ("Congés annuels du 5 au 16 août inclus", &["2024-08-05..2024-08-16"]),
        ("Fermeture pour congés du 05/08 au 16/08", &["2024-08-05..2024-08-16"]),
        ("Fermé entre le 26/12 et le 30/12", &["2024-12-26..2024-12-30"]),
        ("Fermé du 5 au 16 août, réouverture le lundi 19 août", &["2024-08-05..2024-08-16"]),
        ("En raison de travaux, la structure sera fermée le 12 août", &["2024-08-12..2024-08-12"]),
        ("Fermé pour inventaire du 24 décembre au 2 janvier", &["2024-12-24..2025-01-02"]),
        ("Fermé du 20 février au 3 mars", &["2024-02-20..2024-03-03"]),
        (
            "La France services est fermée le 10 mai 2024 pour la journée départementale",
            &["2024-05-10..2024-05-10"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(closures(text), expected, "{text}");
    }
}

#[test]
fn closures_that_are_not_said() {
    for text in [
        "Fermé à partir du 5 août",
        "Fermé jusqu'au 15 août",
        "Fermé pour travaux à partir du 5 août",
        "Fermé pour réunion le 14 août à partir de 16h",
        "Pour les passeports, fermé du 5 au 9 août",
        "La mairie sera fermée du 5 au 9 août",
        "L'agence postale est fermée le 10 août",
        "Fermé 2 semaines en août",
        "Ouvert le 10 août",
        "Prise de rendez-vous impossible du 18/03 au 22/03",
        "Fermé du 5 au 9 août sauf le 7",
        "Fermé le 31 février",
        "Fermé du 5 août au 5 juillet 2024",
        "L'antenne sera fermée du 5 au 9 août",
        "Les horaires peuvent être modifiés les 23 et 30 décembre (fermeture à 16h)",
        "Fermé le 10 août mais ouvert le 11 août",
    ] {
        let read = read(text, Receives::AtAddress);
        assert_eq!((read.closures.len(), read.partly_closed.len()), (0, 0), "{text}");
        assert_eq!(changed(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn parts_of_days_are_left_out_on_their_dates_alone() {
    let cases: [(&str, &[&str]); 4] = [
        // Wednesdays and Thursday; the other days are untouched.
        (
            "Fermé l'après-midi les 7, 8 et 14 août",
            &[
                "Wed 14:00-17:00 0001-01-01..2024-08-06",
                "Wed 14:00-17:00 2024-08-08..2024-08-13",
                "Wed 14:00-17:00 2024-08-15..9999-12-31",
                "Thu 14:00-17:00 0001-01-01..2024-08-07",
                "Thu 14:00-17:00 2024-08-09..9999-12-31",
            ],
        ),
        (
            "Horaires d'été (du 15 juillet au 25 août inclus) : fermé le samedi matin",
            &["Sat 09:00-12:00 0001-01-01..2024-07-14", "Sat 09:00-12:00 2024-08-26..9999-12-31"],
        ),
        (
            "Le mardi 6 août, ouvert uniquement le matin",
            &["Tue 14:00-17:00 0001-01-01..2024-08-05", "Tue 14:00-17:00 2024-08-07..9999-12-31"],
        ),
        (
            "Fermé le mardi 6 août de 9h à 10h",
            &[
                "Tue 09:00-10:00 0001-01-01..2024-08-05",
                "Tue 09:00-10:00 2024-08-07..9999-12-31",
                "Tue 10:00-12:00",
            ],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(changed(text), expected, "{text}");
    }
}

#[test]
fn a_session_is_closed_on_its_dates() {
    let text = "Permanence à Passa les lundis de 13h30 à 16h30. Pour la période estivale, la permanence sera fermée du \
                vendredi 26 juillet au vendredi 16 août 2024.";
    let hours = hours(text, Receives::AtAddress);
    let rules: Vec<String> = hours.stops[0].rules.iter().map(short).collect();
    let expected = ["Mon 13:30-16:30 0001-01-01..2024-07-25", "Mon 13:30-16:30 2024-08-17..9999-12-31"];
    assert_eq!((hours.stops.len(), hours.closures.len()), (1, 0));
    assert_eq!(rules, expected);
    // Which of two sessions it is, nobody can say: the stops stay, their hours do not.
    let two = "Permanence à Passa le lundi de 9h à 12h. Permanence à Fourques le mardi de 9h à 12h. L'antenne sera fermée du 5 \
               au 9 août.";
    let read = read(two, Receives::AtAddress);
    assert_eq!(read.left, ["L'antenne sera fermée du 5 au 9 août"]);
    assert!(read.stops.len() == 2 && read.stops.iter().all(|stop| stop.times.is_empty()));
}
