//! Posters as a prefecture prints them: real binary, real files, read back by another library than wrote them.

use crate::list::{FLORAC, LANGOGNE, MARVEJOLS, MENDE, MEYRUEIS, Row, csv};
use crate::run::{House, shared};
use testkit::pdf::{Page, Read, read};

/// A list with everything that makes a poster long.
fn difficult() -> Vec<Row> {
    let long = "France services de la communauté de communes des Gorges du Tarn, des Causses et des Cévennes - Antenne";
    let hours = ["08:30 - 12:15 / 13:45 - 17:30", "09:00 - 12:00", "08:15 - 12:00 / 14:00 - 18:45"];
    let days = ["h_lundi", "h_mardi", "h_mercredi", "h_jeudi", "h_vendredi", "h_samedi"];
    let mut rows = Vec::new();
    for (index, commune) in [MENDE, FLORAC, LANGOGNE, MARVEJOLS].into_iter().enumerate() {
        let mut row =
            Row::new(&format!("{}", 1 + index), commune).with("lib_fs", &format!("{long} {}", commune.2));
        for (rank, day) in days.into_iter().enumerate() {
            row = row.with(day, hours[(rank + index) % 3]);
        }
        rows.push(
            row.with("adresse", "Maison des services, rue du Docteur-Théophile-Roussel-et-de-la-République"),
        );
    }
    rows[0] = rows[0].clone().with("commentaire", "Uniquement sur rendez-vous");
    rows[3] = rows[3].clone().with("commentaire", "Ouvert le samedi matin des semaines impaires");
    rows.push(
        Row::new("5", MEYRUEIS).with("format_fs", "Bus_équivalent").with("telephone", "01 99 00 00 05"),
    );
    rows
}

fn sound(read: &Read) -> Vec<String> {
    let faulty = |page: &Page| {
        let faults = page.faults(16.0, 34.0);
        (!faults.is_empty()).then(|| format!("{}: {faults:?}", page.text()))
    };
    read.pages.iter().filter_map(faulty).collect()
}

#[test]
fn a_department_is_one_file_with_a_page_for_every_commune() {
    let house = House::new();
    let list = house.file("liste-fs-20240801.csv", csv(&difficult()));
    house.import(&list, &[]).good();
    let closures =
        house.file("closures.csv", "id_fs,from,to,reason\n3,2024-09-16,2024-09-20,travaux d'accessibilité\n");
    house.run(&["import", "closures", closures.to_str().unwrap()]).good();
    let out = house.file("affiches.pdf", "");
    let said = house.run(&["posters", "--department", "48", "--out", out.to_str().unwrap()]).good();
    assert_eq!(said["posters"], 152);
    let read = read(&std::fs::read(&out).unwrap());
    assert_eq!((read.pages.len(), read.outline, read.lang.as_str()), (152, 152, "fr"));
    assert_eq!(sound(&read), Vec::<String>::new());
    let of = |name: &str| {
        let title = |page: &&Page| page.tagged[0] == ("H1".to_owned(), name.to_owned());
        read.pages.iter().find(title).unwrap().text()
    };
    let langogne = of("Langogne");
    for expected in ["01 99 00 00 01", "estimation", "selon la liste du 1er août 2024", "4 septembre 2024"] {
        assert!(langogne.contains(expected), "{expected}: {langogne}");
    }
    assert!(langogne.contains("Fermé du 16 septembre 2024 au 20 septembre 2024"), "{langogne}");
    assert!(of("Mende").contains("Sur rendez-vous seulement."));
    assert!(of("Marvejols").contains("semaines impaires"), "{}", of("Marvejols"));
    // Nobody is sent to the place where a bus sleeps: its phone, or nothing.
    let meyrueis = of("Meyrueis");
    assert!(meyrueis.contains("Aucun point à moins de 30 minutes (estimation)."), "{meyrueis}");
    assert!(!meyrueis.contains("1 place de la Mairie"), "{meyrueis}");
}

#[test]
fn posters_speak_the_language_asked_for() {
    let house = House::new();
    house.import(&house.file("liste-fs-20240801.csv", csv(&difficult())), &[]).good();
    let out = house.file("posters.pdf", "");
    let out = out.to_str().unwrap();
    house.run(&["posters", "--department", "48", "--language", "en", "--out", out]).good();
    let read = read(&std::fs::read(out).unwrap());
    assert_eq!((read.pages.len(), read.lang.as_str()), (152, "en"));
    assert_eq!(read.title, "Posters: Lozère");
    assert_eq!(sound(&read), Vec::<String>::new());
    let said: String = read.pages.iter().map(Page::text).collect();
    for expected in ["from the list of 1 August 2024", "By appointment only.", "estimate", "Monday"] {
        assert!(said.contains(expected), "{expected}");
    }
    for french in ["estimation", "rendez-vous", "Fermé", "minutes de", "lundi"] {
        assert!(!said.contains(french), "{french}");
    }
}

#[test]
fn an_old_list_says_to_call_first_and_examples_say_that_they_are() {
    let house = House::new();
    let out = house.file("affiche.pdf", "");
    let out = out.to_str().unwrap();
    let commune = ["posters", "--commune", "48095", "--out", out];
    assert_eq!(house.run(&commune).good()["posters"], 1);
    let text = read(&std::fs::read(out).unwrap()).pages[0].text();
    assert!(text.contains("Exemple : de vraies mairies, pas des points France services."), "{text}");
    house.import(&house.file("liste-fs-20240801.csv", csv(&difficult())), &[]).good();
    let later = [&commune[..], &["--now", "2024-12-02T10:00:00+01:00", "--site", "https://maillage.example"]]
        .concat();
    house.run(&later).good();
    let text = read(&std::fs::read(out).unwrap()).pages[0].text();
    assert!(text.contains("La liste a plus de trois mois : appelez avant de venir."), "{text}");
    assert!(text.contains("maillage.example/commune/48095"), "{text}");
}

#[test]
fn wrong_words_are_named() {
    let house = House::new();
    let cases: [(&[&str], i32, &str); 7] = [
        (
            &["--commune", "48095", "--language", "tlh", "--out", "a.pdf"],
            2,
            "no texts in this language; there are fr, en",
        ),
        (&["--out", "a.pdf"], 2, "--commune"),
        (&["--commune", "48095"], 2, "--out"),
        (&["--commune", "48095", "--all", "--out", "a.pdf"], 2, "cannot be used with"),
        (&["--commune", "99999", "--out", "a.pdf"], 2, "no commune has the INSEE code `99999`"),
        (&["--department", "20", "--out", "a.pdf"], 2, "no department has the code `20`"),
        (
            &["--commune", "48095", "--out", "/nowhere/at/all.pdf"],
            1,
            "`/nowhere/at/all.pdf` cannot be written",
        ),
    ];
    for (words, code, says) in cases {
        let ended = house.run(&[&["posters"], words].concat());
        assert_eq!(ended.code, code, "{words:?}: {}", ended.err);
        assert!(ended.err.contains(says), "{words:?}: {}", ended.err);
    }
}

#[test]
fn every_commune_of_the_country_has_its_poster_from_the_official_list() {
    let Some(data) = shared("every_commune_of_the_country_has_its_poster_from_the_official_list") else {
        return;
    };
    let house = House::new();
    house.import(&data.join("france-services/anct-liste-fs-20240801.csv"), &[]).good();
    let folder = house.data().join("affiches");
    let said = house.run(&["posters", "--all", "--out", folder.to_str().unwrap()]).good();
    let mut pages = 0;
    for file in said["files"].as_array().unwrap() {
        let bytes = std::fs::read(file["path"].as_str().unwrap()).unwrap();
        let read = read(&bytes);
        assert_eq!(read.pages.len() as u64, file["posters"].as_u64().unwrap());
        assert_eq!(sound(&read), Vec::<String>::new(), "{}", file["path"]);
        for page in &read.pages {
            assert!(page.tagged.len() > 2 && page.text().contains("1er août 2024"), "{}", page.text());
        }
        pages += read.pages.len();
    }
    assert_eq!(pages, 35_008);
}
