//! The forms, letter by letter.

use jiff::civil::{Date, date};
use serde_json::{Value, json};
use tables::table::{About, Cell, Column, Kind, Licence, Table};
use tables::{csv_form, dictionary, geojson_form, json_form};

pub(crate) struct Row {
    pub(crate) name: &'static str,
    pub(crate) note: &'static str,
    pub(crate) people: u64,
    pub(crate) minutes: Option<f64>,
    pub(crate) day: Date,
    pub(crate) position: Option<(i32, i32)>,
}

pub(crate) const COLUMNS: &[Column<Row>] = &[
    Column::new("nom", Kind::Text, "Le nom.", |row| Cell::text(row.name)),
    Column::new("note", Kind::Text, "Une note.", |row| Cell::words(row.note)),
    Column::new("habitants", Kind::Integer, "Combien.", |row| Cell::count(row.people)),
    Column::new("minutes", Kind::Real, "Le temps.", |row| Cell::real(row.minutes)),
    Column::new("loin", Kind::Boolean, "Si c’est loin.", |row| Cell::Boolean(row.minutes.is_none())),
    Column::new("jour", Kind::Date, "Le jour.", |row| Cell::Date(row.day)),
    Column::new("latitude", Kind::Latitude, "Nord.", |row| {
        row.position.map_or(Cell::Absent, |(lat, _)| Cell::Degrees(lat))
    }),
    Column::new("longitude", Kind::Longitude, "Est.", |row| {
        row.position.map_or(Cell::Absent, |(_, lon)| Cell::Degrees(lon))
    }),
];

pub(crate) fn rows() -> Vec<Row> {
    let mende = Row {
        name: "Mende, \"la ville\"\n(48)",
        note: "",
        people: 12_300,
        minutes: Some(4.25),
        day: date(2024, 8, 1),
        position: Some((44_518_000, 3_500_500)),
    };
    let nowhere = Row {
        name: "Île d’Yeu",
        note: "sans pont",
        people: 0,
        minutes: Some(f64::INFINITY),
        day: date(1969, 12, 31),
        position: None,
    };
    vec![mende, nowhere]
}

pub(crate) fn about() -> About {
    About {
        name: "essai",
        title: "Essai".into(),
        description: "Deux lignes.".into(),
        date: date(2024, 9, 4),
        licence: Licence {
            name: "etalab-2.0",
            title: "Licence Ouverte 2.0",
            address: "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
        },
        sources: vec!["nous".into()],
        method: None,
        estimate: true,
    }
}

fn written(write: impl FnOnce(&Table<'_, Row>, &mut Vec<u8>)) -> String {
    let (about, rows) = (about(), rows());
    let mut bytes = Vec::new();
    write(&Table { about: &about, columns: COLUMNS, rows: &rows }, &mut bytes);
    String::from_utf8(bytes).expect("text")
}

#[test]
fn csv_has_every_column_and_quotes_what_needs_it() {
    assert_eq!(
        written(|table, out| csv_form::write(table, out).expect("memory")),
        "nom,note,habitants,minutes,loin,jour,latitude,longitude\n\
         \"Mende, \"\"la ville\"\"\n(48)\",,12300,4.25,false,2024-08-01,44.518000,3.500500\n\
         Île d’Yeu,sans pont,0,,false,1969-12-31,,\n"
    );
}

#[test]
fn json_says_what_the_table_is_and_keeps_kinds() {
    let text = written(|table, out| json_form::write(table, out).expect("memory"));
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&document["licence"], &document["estimate"]), (&json!("etalab-2.0"), &json!(true)));
    assert_eq!(document["date"], "2024-09-04");
    assert_eq!(
        document["rows"][1],
        json!({"nom": "Île d’Yeu", "note": "sans pont", "habitants": 0, "minutes": null, "loin": false,
               "jour": "1969-12-31", "latitude": null, "longitude": null})
    );
    assert!(text.contains("{\"nom\":\"Île d’Yeu\",\"note\""), "in the order of the columns");
}

#[test]
fn geojson_makes_a_geometry_of_the_position() {
    let text = written(|table, out| geojson_form::write(table, out).expect("memory"));
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        document["features"][0]["geometry"],
        json!({"type": "Point", "coordinates": [3.5005, 44.518]})
    );
    assert_eq!(document["features"][1]["geometry"], Value::Null);
    assert_eq!(document["features"][0]["properties"].as_object().unwrap().len(), COLUMNS.len() - 2);
    assert_eq!(text.lines().count(), 4);
}

#[test]
fn the_dictionary_has_a_line_for_every_column() {
    let dictionary = dictionary::dictionary(&about(), COLUMNS);
    let fields = dictionary["fields"].as_array().unwrap();
    assert_eq!(fields.len(), COLUMNS.len());
    assert_eq!(fields[2], json!({"name": "habitants", "type": "integer", "description": "Combien."}));
    assert_eq!(fields[6]["constraints"], json!({"minimum": -90, "maximum": 90}));
    assert_eq!(dictionary["licenses"][0]["name"], "etalab-2.0");
}
