//! The lists of 2020 and 2023, and the ways in which programs save the same table.

use crate::lists::{list, read, try_read};
use directory::point::{Appointment, Format, Kind};
use directory::read::Encoding;

#[test]
fn separators_encodings_and_orders_give_the_same_points() {
    let text = list(&[
        &[("format_fs", "Bus_équivalent"), ("commentaire", "à 9h; ou \"mieux\", \n10h")],
        &[("id_fs", "8")],
    ]);
    let expected = read(&text).points;
    let table: Vec<Vec<String>> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    let write = |delimiter: u8, reversed: bool, header_upper: bool| {
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        for (rank, row) in table.iter().enumerate() {
            let mut row: Vec<String> = row.clone();
            if header_upper && rank == 0 {
                row.iter_mut().for_each(|cell| *cell = cell.to_uppercase());
            }
            if reversed {
                row.reverse();
            }
            writer.write_record(&row).unwrap();
        }
        writer.into_inner().unwrap()
    };
    let semicolons = write(b';', false, false);
    let utf8 = String::from_utf8(semicolons.clone()).unwrap();
    let windows: Vec<u8> = utf8.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let marked = [b"\xEF\xBB\xBF".to_vec(), write(b',', false, false)].concat();
    let crlf = utf8.replace("\n\"", "\r\n\"").replace("labellisation_fs\n", "labellisation_fs\r\n");
    let cases = [
        (semicolons, Encoding::Utf8),
        (write(b'\t', true, true), Encoding::Utf8),
        (windows, Encoding::Windows1252),
        (marked, Encoding::Utf8Bom),
        (crlf.into_bytes(), Encoding::Utf8),
        ([write(b';', false, false), b"\n;;;\n\n".to_vec()].concat(), Encoding::Utf8),
    ];
    for (bytes, encoding) in cases {
        let list = try_read(&bytes).unwrap();
        assert_eq!(list.encoding, encoding);
        for (point, expected) in list.points.iter().zip(&expected) {
            assert_eq!(
                (&point.id_fs, &point.comment, point.format),
                (&expected.id_fs, &expected.comment, expected.format)
            );
        }
        assert_eq!(list.points.len(), 2);
    }
}

#[test]
fn the_list_of_july_2023() {
    let text = "id_fs;insee_dep;lib_fs;adresse;complement_adresse;insee_com;code_postal;lib_com;latitude;longitude;mail;telephone;h_lundi;h_mardi;h_mercredi;h_jeudi;h_vendredi;h_samedi;commentaire;itinerance;format_fs;groupe;labellisation;format_fs_anct\n\
        3;48;Bus de Mende;;;48095;48000;Mende;44.5;3.5;;;9h00-12h00;;;;;;;Oui;Espace labellisé;;Espace labellisé 01/01/2020;Bus\n\
        4;48;Mende;;;48095;48000;Mende;44.5;3.5;;;Fermé;;;;;;;Oui;Espace labellisé;G;Espace labellisé 01/01/2020;Espace itinérant\n\
        5;48;Mende;;;48095;48000;Mende;44.5;3.5;;;;;;;;;;Non;Antenne;G;Espace labellisé 01/01/2020;\n";
    let list = read(text);
    let seen: Vec<_> =
        list.points.iter().map(|point| (point.format, point.kind, point.group.as_str())).collect();
    assert_eq!(
        seen,
        [
            (Format::Bus, Kind::Unknown, ""),
            (Format::Itinerant, Kind::Unknown, "G"),
            (Format::Fixed, Kind::Antenna, "G"),
        ]
    );
    assert_eq!(list.points[0].appointment, Appointment::Unknown);
    assert_eq!((list.corrections, list.ignored_columns), (vec![], vec![]));
}

#[test]
fn the_list_of_2020_as_geojson_and_as_csv() {
    let geojson = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":{"type":"Point","coordinates":[3.5,44.5]},"properties":{"MATRICULE":48001,"DEPARTEMENT":"48","lib_france_services":"Mende","ADRESSE":"1 rue","COMPLEMENT.D.ADRESSE":null,"insee_com":"48095","code_postal":48000,"lib_com":"MENDE","LATITUDE":44.51,"LONGITUDE":3.51,"CONTACT.MAIL":"a@b.fr","TELEPHONE":"04","h_lundi":"09:00 - 12:00","h_mardi":null,"h_mercredi":null,"h_jeudi":null,"h_vendredi":null,"h_samedi":null,"Commentaire.horaires":"le matin","ITINERANCE":"Oui","FORMAT_FS":"Espace labellisé"}},
        {"type":"Feature","geometry":{"type":"Point","coordinates":[3.8,44.7]},"properties":{"MATRICULE":48002,"DEPARTEMENT":"48","lib_france_services":"Langogne","insee_com":"48080","code_postal":"48300","lib_com":"Langogne","LATITUDE":null,"LONGITUDE":null,"ITINERANCE":"Non","FORMAT_FS":"Bus"}}]}"#;
    let list = read(geojson);
    assert_eq!((list.points.len(), list.corrections.len()), (2, 0));
    let first = &list.points[0];
    assert_eq!(
        (first.id_fs.as_str(), first.comment.as_str(), first.format),
        ("48001", "le matin", Format::Itinerant)
    );
    assert_eq!(first.coord.lat_e6, 44_510_000);
    assert_eq!((list.points[1].coord.lat_e6, list.points[1].format), (44_700_000, Format::Bus));

    let csv = "MATRICULE,DEPARTEMENT,lib_france_services,ADRESSE,COMPLEMENT.D.ADRESSE,insee_com,code_postal,lib_com,LATITUDE,LONGITUDE,CONTACT.MAIL,TELEPHONE,h_lundi,h_mardi,h_mercredi,h_jeudi,h_vendredi,h_samedi,Commentaire.horaires,ITINERANCE,FORMAT_FS\n\
        48001,48,Mende,1 rue,,48095,48000,MENDE,44.51,3.51,a@b.fr,04,09:00 - 12:00,,,,,,le matin,Oui,Espace labellisé\n";
    let from_csv = read(csv);
    assert_eq!((from_csv.points.len(), &from_csv.points[0].name), (1, &first.name));
    assert_eq!((from_csv.points[0].coord, from_csv.points[0].format), (first.coord, first.format));
}
