//! What is exported says what the program says, can be imported again, and has a dictionary that fits.

use crate::list::{FLORAC, LANGOGNE, MENDE, MEYRUEIS, Row, csv, twelve};
use crate::run::{House, shared};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// The twelve points, and one of every kind that is hard to write.
fn hard() -> Vec<Row> {
    let mut rows = twelve();
    rows.push(
        Row::new("200", MENDE)
            .with("lib_fs", "France services « l'Été », \"bis\" ; suite")
            .with("complement_adresse", "escalier B\nau fond")
            .with("commentaire", "Uniquement sur rendez-vous le mardi. Fermé du 5 au 16 août 2024")
            .with("prise_rdv", "Oui"),
    );
    rows.push(Row::new("201", MEYRUEIS).with("format_fs", "Bus_équivalent").with("type_fs", "Antenne"));
    rows.push(
        Row::new("202", FLORAC)
            .with("format_fs", "Multisites")
            .with("commentaire", "Ouvert le samedi matin des semaines impaires")
            .with("telephone", "")
            .with("groupe_fs", "PI14"),
    );
    rows.push(
        Row::new("203", LANGOGNE).with("prise_rdv", "").with("h_lundi", "").with("mail", "a@exemple.invalid"),
    );
    rows
}

fn records(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|record| record.expect("a record")).collect()
}

fn hours(house: &House) -> Vec<Value> {
    let text = house.run(&["export", "--what", "hours", "--format", "json"]).good();
    text["rows"].as_array().cloned().unwrap_or_default()
}

/// Exports the network in every form that an import reads, and imports each in a house of its own.
fn check_comes_back(house: &House) {
    let points = house.run(&["export", "--format", "csv"]).out;
    for form in ["csv", "geojson", "parquet"] {
        let file = house.file(&format!("export.{form}"), "");
        let path = file.to_str().expect("a path of a test");
        let ended = house.run(&["export", "--format", form, "--out", path]);
        assert_eq!(ended.code, 0, "{form}: {}", ended.err);
        let other = House::new();
        let report = other.import(&file, &["--dated", "2024-08-01"]).good();
        assert_eq!((&report["corrected"], &report["refused"]), (&0.into(), &Value::Array(vec![])), "{form}");
        assert!(other.run(&["export", "--format", "csv"]).out == points, "{form}: other points");
        assert_eq!(hours(&other), hours(house), "{form}: other hours");
    }
}

#[test]
fn a_network_exported_and_imported_is_the_same() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&hard())), &[]).good();
    check_comes_back(&house);
}

#[test]
fn the_official_list_exported_and_imported_is_the_same() {
    let Some(data) = shared("the_official_list_exported_and_imported_is_the_same") else { return };
    let official = data.join("france-services/anct-liste-fs-20240801.csv");
    let house = House::new();
    house.import(&official, &[]).good();
    let exported = house.run(&["export", "--format", "csv"]).out;
    let header = |text: &str| text.lines().next().unwrap_or_default().replace('"', "");
    let listed = std::fs::read_to_string(official).expect("the official list");
    assert_eq!(header(&exported), header(&listed), "the official columns, in their order");
    assert_eq!(records(&exported).len(), 2_845);
    let file = house.file("export.csv", &exported);
    let other = House::new();
    other.import(&file, &["--dated", "2024-08-01"]).good();
    assert!(other.run(&["export", "--format", "csv"]).out == exported, "the first export, once more");
    check_hours_but_for_cells_corrected(&house, &other);
    check_parquet_and_geojson(&house, &exported);
}

/// Every door has the same hours again.
fn check_hours_but_for_cells_corrected(house: &House, other: &House) {
    let (was, now) = (hours(house), hours(other));
    assert_eq!(was.len(), now.len());
    let differences: Vec<_> = was.iter().zip(&now).filter(|(was, now)| was != now).collect();
    assert_eq!(differences, []);
}

fn check_parquet_and_geojson(house: &House, exported: &str) {
    for form in ["geojson", "parquet"] {
        let file = house.file(&format!("export.{form}"), "");
        house.run(&["export", "--format", form, "--out", file.to_str().expect("a path of a test")]);
        let other = House::new();
        other.import(&file, &["--dated", "2024-08-01"]).good();
        assert!(other.run(&["export", "--format", "csv"]).out == exported, "{form}");
    }
}

#[test]
fn the_demonstration_exported_and_imported_has_the_same_hours() {
    let house = House::new();
    let file = house.file("exemple.parquet", "");
    house.run(&["export", "--format", "parquet", "--out", file.to_str().expect("a path of a test")]);
    let other = House::new();
    other.import(&file, &["--dated", "2024-08-01"]).good();
    assert!(other.run(&["export", "--format", "csv"]).out == house.run(&["export", "--format", "csv"]).out);
    let said = |row: &Value| (row["id_fs"].clone(), row["opening_hours"].clone());
    let (was, now) = (hours(&house), hours(&other));
    assert!(was.len() > 2_000 && was.len() == now.len());
    for (was, now) in was.iter().zip(&now) {
        // The list has no column for Sunday.
        let on_sunday = was["opening_hours"].as_str().is_some_and(|text| text.contains("Su"));
        assert!(on_sunday || said(was) == said(now), "{was} {now}");
    }
}

/// A number to the billionth: this test's reader of JSON may be off by the last digit of all.
fn near(number: Option<f64>) -> Option<String> {
    number.map(|number| format!("{number:.9}"))
}

#[test]
fn promises_and_left_out_places_are_those_of_the_board() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
    let said = house.run(&["promises", "p4", "--level", "department", "--left-out"]).good();
    let exported =
        house.run(&["export", "--what", "promises", "--format", "csv", "--level", "department"]).out;
    let p4: Vec<_> = records(&exported).into_iter().filter(|row| row["promise"] == "p4").collect();
    let assessments = said["assessments"].as_array().expect("assessments");
    assert_eq!((p4.len(), assessments.len()), (101, 101));
    let left_out = house.run(&["export", "--what", "left-out", "--format", "csv"]).out;
    let mut left_out_of: BTreeMap<(String, String), Vec<BTreeMap<String, String>>> = BTreeMap::new();
    for place in records(&left_out) {
        let key = (place["part"].clone(), place["department_code"].clone());
        left_out_of.entry(key).or_default().push(place);
    }
    for (row, assessment) in p4.iter().zip(assessments) {
        let figure = &assessment["figure"];
        let number = |name: &str| row[name].parse::<f64>().expect("a number");
        assert_eq!(row["code"], assessment["code"].as_str().unwrap_or_default());
        for (column, key) in [("figure", "percent"), ("low", "low"), ("high", "high"), ("sure", "sure")] {
            assert_eq!(near(Some(number(column))), near(figure[key].as_f64()), "{} {column}", row["code"]);
        }
        assert_eq!(row["beyond_people"], assessment["beyond"]["people"].to_string());
        assert_eq!(row["to_check_places"], assessment["to_check"]["places"].to_string());
        assert_eq!((row["estimate"].as_str(), row["list_date"].as_str()), ("true", "2024-08-01"));
        for part in ["beyond", "to_check"] {
            let listed = assessment["left_out"][part].as_array().expect("a list");
            let ours = left_out_of.remove(&(part.to_owned(), row["code"].clone())).unwrap_or_default();
            let codes = |code: &Value| code.as_str().unwrap_or_default().to_owned();
            assert_eq!(
                ours.iter().map(|place| place["code"].clone()).collect::<Vec<_>>(),
                listed.iter().map(|place| codes(&place["code"])).collect::<Vec<_>>(),
            );
            for (ours, theirs) in ours.iter().zip(listed) {
                assert_eq!(ours["people"], theirs["people"].to_string());
                for column in ["minutes", "low_minutes"] {
                    assert_eq!(near(ours[column].parse().ok()), near(theirs[column].as_f64()), "{column}");
                }
                assert_eq!(ours["nearest_id"], codes(&theirs["nearest"]));
            }
        }
    }
}

#[test]
fn every_level_is_there_and_one_territory_can_be_chosen() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
    let rows = house.run(&["export", "--what", "promises", "--format", "json"]).good();
    let mut levels: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows["rows"].as_array().expect("rows") {
        *levels.entry(row["level"].as_str().unwrap_or_default().to_owned()).or_default() += 1;
    }
    assert_eq!((levels["nation"], levels["region"], levels["department"]), (8, 18 * 8, 101 * 8));
    assert!(levels["epci"] > 2_400 && levels["commune"] > 69_000, "{levels:?}");
    assert_eq!((&rows["licence"], &rows["estimate"]), (&"ODbL-1.0".into(), &true.into()));
    let lozere = ["export", "--what", "left-out", "--format", "csv", "--code", "48"];
    let places = records(&house.run(&lozere).out);
    assert!(places.len() > 50 && places.iter().all(|place| place["department_code"] == "48"));
}

#[test]
fn dictionaries_have_the_columns_of_their_files() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&hard())), &[]).good();
    for (what, form) in [
        ("points", "csv"),
        ("points", "mediation"),
        ("hours", "csv"),
        ("promises", "csv"),
        ("left-out", "csv"),
    ] {
        let ask = ["export", "--what", what, "--format", form, "--code", "48"];
        let of_people = matches!(what, "promises" | "left-out");
        let ask = if of_people { &ask[..] } else { &ask[..5] };
        let header = house.run(ask).out.lines().next().map(ToOwned::to_owned).unwrap_or_default();
        let dictionary = house.run(&[ask, &["--dictionary"]].concat()).good();
        let fields = dictionary["fields"].as_array().expect("fields");
        let names: Vec<_> = fields.iter().map(|field| field["name"].as_str().unwrap_or_default()).collect();
        assert_eq!(names.join(","), header, "{what} {form}");
        assert!(
            fields.iter().all(|field| field["description"].as_str().is_some_and(|text| text.ends_with('.')))
        );
        assert!(dictionary["licenses"][0]["path"].as_str().is_some_and(|path| path.starts_with("https://")));
        assert!(dictionary["updated"].as_str().is_some_and(|day| day.starts_with("2024-0")));
    }
}

#[test]
fn the_schema_of_digital_mediation_says_what_the_list_says_and_no_more() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&hard())), &[]).good();
    let rows = records(&house.run(&["export", "--format", "mediation"]).out);
    let of = |id: &str| rows.iter().find(|row| row["id"] == id).expect("a point of the list");
    let plain = of("100");
    assert_eq!(plain["horaires"], "Mo-Fr 09:00-12:00; PH off");
    assert_eq!((plain["telephone"].as_str(), plain["typologie"].as_str()), ("+33199000001", "RFS"));
    assert_eq!((plain["date_maj"].as_str(), plain["pivot"].as_str()), ("2024-08-01", ""));
    assert_eq!(plain["dispositif_programmes_nationaux"], "France Services");
    assert_eq!(
        of("200")["horaires"],
        "Tu 09:00-12:00 open \"sur rendez-vous\"; Mo,We-Fr 09:00-12:00; \
         2024 Aug 05-2024 Aug 16 off \"Fermé du 5 au 16 août 2024\"; PH off"
    );
    let bus = of("201");
    assert_eq!((bus["horaires"].as_str(), bus["itinerance"].as_str()), ("", "Itinérant"));
    // Town halls of the demonstration are no France services.
    let example = records(&House::new().run(&["export", "--format", "mediation"]).out);
    assert!(
        example
            .iter()
            .all(|row| row["dispositif_programmes_nationaux"].is_empty() && row["typologie"] == "MUNI")
    );
}

/// The schema of digital mediation has less than the list, but hours at the address are all there.
fn check_mediation_comes_back(house: &House) {
    let exported = house.run(&["export", "--format", "mediation"]).out;
    let other = House::new();
    let report = other.import(&house.file("lieux.csv", &exported), &["--dated", "2024-08-01"]).good();
    assert_eq!(
        (&report["refused"], &report["refused_hours"]),
        (&Value::Array(vec![]), &Value::Array(vec![]))
    );
    let at_addresses = |house: &House| {
        // A point that receives people at named sites alone has no hours at its address: the schema, which has one
        // address a place, keeps it without hours.
        let rows = hours(house)
            .into_iter()
            .filter(|row| row["door"] == "address" && !row["opening_hours"].is_null());
        rows.map(|row| (row["id_fs"].clone(), row["opening_hours"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(at_addresses(&other), at_addresses(house));
    let places = |house: &House| {
        let rows = records(&house.run(&["export", "--format", "csv"]).out);
        let columns = ["id_fs", "lib_fs", "insee_com", "latitude", "longitude", "mail", "adresse"];
        rows.into_iter().map(|row| columns.map(|column| row[column].clone())).collect::<Vec<_>>()
    };
    assert_eq!(places(&other), places(house));
}

#[test]
fn the_schema_of_digital_mediation_is_imported_with_its_hours() {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&hard())), &[]).good();
    check_mediation_comes_back(&house);
    let file = "id,nom,commune,code_postal,adresse,latitude,longitude,horaires\n\
        1,Un,Mende,48000,rue,44.518,3.5,Mo-Fr 09:00-12:00\n2,Deux,Mende,48000,rue,44.518,3.5,sunrise-sunset\n";
    let other = House::new();
    let report = other.import(&other.file("lieux.csv", file), &[]).good();
    assert_eq!(
        (report["imported"].as_u64(), report["refused_hours"][0]["id_fs"].as_str()),
        (Some(2), Some("2"))
    );
    assert!(report["refused_hours"][0]["reason"].as_str().is_some_and(|why| why.contains("found `sunrise`")));
    assert_eq!(hours(&other)[0]["opening_hours"], "Mo-Fr 09:00-12:00; PH off");
    let cells = records(&other.run(&["export", "--format", "csv"]).out);
    assert_eq!((cells[0]["h_lundi"].as_str(), cells[1]["h_lundi"].as_str()), ("09:00 - 12:00", ""));
}

#[test]
fn the_official_list_comes_back_from_the_schema_with_its_hours() {
    let Some(data) = shared("the_official_list_comes_back_from_the_schema_with_its_hours") else { return };
    let house = House::new();
    house.import(&data.join("france-services/anct-liste-fs-20240801.csv"), &[]).good();
    check_mediation_comes_back(&house);
}

#[test]
fn what_cannot_be_exported_is_refused_with_what_can() {
    let house = House::new();
    for (words, says) in [
        (&["export"][..], "--format"),
        (&["export", "--format", "json"], "csv, geojson, parquet"),
        (&["export", "--what", "promises", "--format", "geojson"], "csv, json, parquet"),
        (&["export", "--what", "hours", "--format", "mediation"], "leave out `--what`"),
        (&["export", "--format", "csv", "--code", "48"], "--what promises"),
        (&["export", "--what", "left-out", "--format", "csv", "--code", "999"], "no department `999`"),
    ] {
        let ended = house.run(words);
        assert_eq!(ended.code, 2, "{words:?}: {}", ended.err);
        assert!(ended.err.contains(says), "{words:?}: {}", ended.err);
    }
    let nowhere = Path::new("/nowhere/points.csv");
    let ended = house.run(&["export", "--format", "csv", "--out", nowhere.to_str().unwrap_or_default()]);
    assert!(ended.code == 1 && ended.err.contains("/nowhere/points.csv"), "{}", ended.err);
    let broken = house.file("liste.parquet", "PAR1 cut");
    let ended = house.import(&broken, &[]);
    assert!(ended.code == 3 && ended.err.contains("cannot be read"), "{}", ended.err);
}
