//! The lists of 2020 and 2023, made from the official one where it is, with the faults that such files have: another
//! program's separators, encoding and numbers, hours written as people wrote them that year.

use crate::run::{House, shared};
use serde_json::Value;
use std::collections::BTreeMap;

type Row = BTreeMap<String, String>;

const DAYS: [&str; 6] = ["h_lundi", "h_mardi", "h_mercredi", "h_jeudi", "h_vendredi", "h_samedi"];

/// July 2023: the column, and the column of 2024 that fills it.
const OF_2023: [(&str, &str); 24] = [
    ("id_fs", "id_fs"),
    ("insee_dep", "insee_dep"),
    ("lib_fs", "lib_fs"),
    ("adresse", "adresse"),
    ("complement_adresse", "complement_adresse"),
    ("insee_com", "insee_com"),
    ("code_postal", "code_postal"),
    ("lib_com", "lib_com"),
    ("latitude", "latitude"),
    ("longitude", "longitude"),
    ("mail", "mail"),
    ("telephone", "telephone"),
    ("h_lundi", "h_lundi"),
    ("h_mardi", "h_mardi"),
    ("h_mercredi", "h_mercredi"),
    ("h_jeudi", "h_jeudi"),
    ("h_vendredi", "h_vendredi"),
    ("h_samedi", "h_samedi"),
    ("commentaire", "commentaire"),
    ("itinerance", "itinerance"),
    ("format_fs", "label"),
    ("groupe", "groupe_fs"),
    ("labellisation", "labellisation_fs"),
    ("format_fs_anct", "format_fs"),
];

const OF_2020: [(&str, &str); 21] = [
    ("MATRICULE", "id_fs"),
    ("DEPARTEMENT", "insee_dep"),
    ("lib_france_services", "lib_fs"),
    ("ADRESSE", "adresse"),
    ("COMPLEMENT.D.ADRESSE", "complement_adresse"),
    ("insee_com", "insee_com"),
    ("code_postal", "code_postal"),
    ("lib_com", "lib_com"),
    ("LATITUDE", "latitude"),
    ("LONGITUDE", "longitude"),
    ("CONTACT.MAIL", "mail"),
    ("TELEPHONE", "telephone"),
    ("h_lundi", "h_lundi"),
    ("h_mardi", "h_mardi"),
    ("h_mercredi", "h_mercredi"),
    ("h_jeudi", "h_jeudi"),
    ("h_vendredi", "h_vendredi"),
    ("h_samedi", "h_samedi"),
    ("Commentaire.horaires", "commentaire"),
    ("ITINERANCE", "itinerance"),
    ("FORMAT_FS", "label"),
];

/// The rows of the official list, as a year before it would have them: without the points that were not there yet, and
/// with what that year's columns say in words.
fn older(bytes: &[u8], is_missing: impl Fn(usize) -> bool) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |(rank, record): (usize, csv::StringRecord)| {
        let mut row: Row = header.iter().cloned().zip(record.iter().map(str::to_owned)).collect();
        let mobile = ["Bus", "Itin"].iter().any(|word| row["format_fs"].starts_with(word));
        row.insert("itinerance".into(), if mobile { "Oui" } else { "Structure non itinérante" }.into());
        row.insert("label".into(), if mobile { "Bus" } else { "Espace labellisé" }.into());
        for day in DAYS {
            let hours = restyle(&row[day], rank);
            row.insert(day.into(), hours);
        }
        row
    };
    let records = reader.records().map(Result::unwrap).enumerate();
    records.filter(|(rank, _)| !is_missing(*rank)).map(row).collect()
}

/// The same hours as another hand writes them.
fn restyle(cell: &str, rank: usize) -> String {
    let parts = |joined: &str, time: &dyn Fn(&str) -> String| {
        let ranges =
            cell.split(" / ").map(|range| range.split(" - ").map(time).collect::<Vec<_>>().join(joined));
        ranges.collect::<Vec<_>>()
    };
    let bare = |time: &str| time.trim_start_matches('0').to_owned();
    let hours = |time: &str| {
        let (hour, minute) = time.split_once(':').unwrap_or((time, "00"));
        let hour = hour.strip_prefix('0').unwrap_or(hour);
        if minute == "00" { format!("{hour}h") } else { format!("{hour}h{minute}") }
    };
    match (cell.is_empty(), rank % 8) {
        (true, 0 | 3) => "Fermé".into(),
        (true, 1) => "-".into(),
        (true, 2) => "NA".into(),
        (true, _) => String::new(),
        (_, 0) => parts("-", &|time| time.replace(':', "h")).join(" / "),
        (_, 1) => parts("-", &hours).join(" "),
        (_, 2) => parts("-", &|time| time.to_owned()).join("/"),
        (_, 3) => parts(" à ", &hours).join(" et de "),
        (_, 4) => parts(" - ", &|time| time.replace(':', " h ")).join(" / "),
        // A form's empty half; and midnight twice, which stays as it is.
        (_, 5) if !cell.contains(" / ") && !cell.contains("00:00 - 00:00") => format!("{cell} / Fermé"),
        (_, 6) if !cell.contains("00:00") => parts("-", &bare).join(" ; "),
        _ => cell.to_owned(),
    }
}

fn table(
    rows: &[Row],
    columns: &[(&str, &str)],
    delimiter: u8,
    cell: impl Fn(&str, &str) -> String,
) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    writer.write_record(columns.iter().map(|(header, _)| header)).unwrap();
    for row in rows {
        writer.write_record(columns.iter().map(|(_, column)| cell(column, &row[*column]))).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// Codes as numbers and decimal commas: what a French spreadsheet makes of the table.
fn through_a_spreadsheet(column: &str, cell: &str) -> String {
    match column {
        "insee_dep" | "insee_com" | "code_postal" => cell.trim_start_matches('0').to_owned(),
        "latitude" | "longitude" => cell.replace('.', ","),
        _ => cell.to_owned(),
    }
}

/// What is not there is "NA": the table went through a program for statistics.
fn through_statistics(column: &str, cell: &str) -> String {
    let cell =
        if matches!(column, "insee_dep" | "code_postal") { cell.trim_start_matches('0') } else { cell };
    if cell.is_empty() { "NA".into() } else { cell.to_owned() }
}

fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        '’' => 0x92,
        '–' => 0x96,
        'œ' => 0x9C,
        'Œ' => 0x8C,
        '…' => 0x85,
        '€' => 0x80,
        c => u8::try_from(u32::from(c)).unwrap_or(b'?'),
    };
    text.chars().map(byte).collect()
}

fn geojson(rows: &[Row]) -> String {
    let feature = |row: &Row| {
        let number = |column: &str| row[column].parse::<f64>().ok();
        let properties: serde_json::Map<String, Value> = OF_2020
            .iter()
            .map(|(header, column)| {
                let cell = &row[*column];
                let value = match (*column, number(column)) {
                    ("latitude" | "longitude", _) => Value::Null,
                    ("id_fs" | "code_postal", Some(number)) => (number as u64).into(),
                    _ if cell.is_empty() => Value::Null,
                    _ => cell.as_str().into(),
                };
                ((*header).to_owned(), value)
            })
            .collect();
        let position = serde_json::json!([number("longitude"), number("latitude")]);
        serde_json::json!({
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": position},
            "properties": properties,
        })
    };
    let features: Vec<Value> = rows.iter().map(feature).collect();
    serde_json::json!({"type": "FeatureCollection", "features": features}).to_string()
}

#[track_caller]
fn check(report: &Value, rows: usize) {
    let (read, imported) = (report["rows"].as_u64().unwrap(), report["imported"].as_u64().unwrap());
    let refused = report["refused"].as_array().unwrap().len() as u64;
    assert_eq!((read, read), (rows as u64, imported + refused), "{:#}", report["refused"]);
    assert!(imported * 100 >= read * 99, "{:#}", report["refused"]);
    let unreadable = report["hours_corrections"]["hours that cannot be understood: unknown"].as_u64();
    assert_eq!(unreadable, None, "{:#}", report["corrected_hours"]);
}

#[test]
fn older_forms_of_the_official_list_are_imported_and_compared_with_it() {
    let Some(data) = shared("older_forms_of_the_official_list_are_imported_and_compared_with_it") else {
        return;
    };
    let official = data.join("france-services/anct-liste-fs-20240801.csv");
    let bytes = std::fs::read(&official).unwrap();
    let of_2023 = older(&bytes, |rank| rank % 50 == 7);
    let of_2020 = older(&bytes, |rank| rank % 2 == 0);
    let spreadsheet = windows_1252(&table(&of_2023, &OF_2023, b';', through_a_spreadsheet));
    let statistics = table(&of_2020, &OF_2020, b',', through_statistics);
    let house = House::new();
    // Twice 2020, as either file was published: the second says nothing new.
    let first = house.import(&house.file("liste-20201101.geojson", geojson(&of_2020)), &[]).good();
    check(&first, of_2020.len());
    let same = house.import(&house.file("liste-20201201.csv", statistics), &[]).good();
    check(&same, of_2020.len());
    for field in ["openings", "closures", "moves", "changed_hours", "format_changes"] {
        assert_eq!(
            same["changes"][field].as_array().unwrap().len(),
            0,
            "{field}: {:#}",
            same["changes"][field]
        );
    }
    let later = house.import(&house.file("liste-20230701.csv", spreadsheet), &["--accept-closures"]).good();
    check(&later, of_2023.len());
    let last = house.import(&official, &[]).good();
    check(&last, 2_845);
    let changed = |field: &str| last["changes"][field].as_array().unwrap().len();
    assert_eq!(changed("openings"), 2_845 - of_2023.len());
    assert_eq!((changed("closures"), changed("moves")), (0, 0), "{:#}", last["changes"]["moves"]);
    assert_eq!(changed("changed_hours"), 0, "{:#}", last["changes"]["changed_hours"]);
    // Each comment is a rule, understood without effect, or text: never more than there are.
    let count = |field: &str| last[field].as_u64().unwrap();
    assert!(
        count("comments_became_rules") + count("comments_change_nothing") <= count("comments"),
        "{last:#}"
    );
}

#[test]
fn a_hand_made_list_of_2023_keeps_every_point() {
    let header: Vec<&str> = OF_2023.iter().map(|(header, _)| *header).collect();
    let row = |id: &str, lundi: &str, samedi: &str, comment: &str, itinerance: &str| {
        format!(
            "{id};1;Points de vue;1 rue;;1033;1200;Valserhône;46,1069;5,8269;NA;450000000;{lundi};9h-12h 14h-17h;NA;-;Fermé;{samedi};{comment};{itinerance};Espace labellisé;G;01/01/2020;Fixe"
        )
    };
    let text = format!(
        "{}\n{}\n{}\n{}\n",
        header.join(";"),
        row("1.0", "08:30-12:00/13:30-17:00", "sur rendez-vous", "NA", "Structure non itinérante"),
        row("2", "9h00-12h00", "uniquement le matin", "Uniquement sur rdv le mardi après-midi", "Non"),
        row("3", "09h00 - 12h30 / 13h30 - 17h00", "9h-12h / Fermé", "", "Oui"),
    );
    let house = House::new();
    let report = house.import(&house.file("liste-20230701.csv", windows_1252(&text)), &[]).good();
    assert_eq!((&report["rows"], &report["imported"]), (&3.into(), &3.into()), "{report:#}");
    assert_eq!(report["hours_corrections"]["hours that cannot be understood: unknown"], 2);
    assert_eq!(report["comment_families"]["appointment_only"], 1);
    assert_eq!((&report["comments"], &report["comments_became_rules"]), (&1.into(), &1.into()));
    let exported = house.run(&["export", "--format", "csv", "--date", "2023-08-01"]).out;
    assert!(exported.contains("01033") && exported.contains("01200"), "{exported}");
}
