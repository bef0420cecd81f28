//! Rows that are corrected and kept, and rows that are refused: each with its line, column and reason.

use crate::lists::{list, read};
use directory::point::{Appointment, CoordOrigin, Flag, Format, Kind};
use directory::read::CorrectionReason::{self, *};

/// The corrections of one changed row, as column, new value and reason.
fn corrected(changes: &[(&str, &str)]) -> Vec<(&'static str, String, CorrectionReason)> {
    let list = read(&list(&[changes]));
    assert_eq!((list.points.len(), list.refused.len()), (1, 0));
    list.corrections
        .into_iter()
        .map(|correction| (correction.column, correction.now, correction.reason))
        .collect()
}

#[test]
fn a_good_row_is_taken_as_written() {
    let list = read(&list(&[&[]]));
    assert_eq!(list.corrections, []);
    let point = &list.points[0];
    assert_eq!((point.line, point.id_fs.as_str(), point.place), (2, "7", 1));
    assert_eq!(
        (point.kind, point.format, point.appointment),
        (Kind::Main, Format::Fixed, Appointment::Possible)
    );
    assert_eq!((point.coord.lat_e6, point.coord.lon_e6), (44_518_000, 3_501_000));
    assert_eq!(point.day_cells[1], "09:00 - 12:00 / 14:00 - 17:00");
    assert!(point.flags.is_empty());
}

#[test]
fn codes_that_a_spreadsheet_mangled() {
    let valserhone =
        [("insee_dep", "1"), ("lib_com", "Valserhône"), ("latitude", "46,1"), ("longitude", "5,8")];
    let mut changes = valserhone.to_vec();
    changes.extend([("insee_com", "1033"), ("code_postal", "1200.0")]);
    let expected = [
        ("insee_com", "01033", CodeRepaired),
        ("insee_dep", "01", CodeRepaired),
        ("code_postal", "01200", CodeRepaired),
    ];
    assert_eq!(corrected(&changes), expected.map(|(column, now, reason)| (column, now.to_owned(), reason)));
}

#[test]
fn places_that_have_to_be_found() {
    let cases: [(&[(&str, &str)], &str, CorrectionReason); 8] = [
        (
            &[("insee_com", "01091"), ("insee_dep", "01"), ("latitude", "46.1"), ("longitude", "5.8")],
            "01033",
            MergedCommune,
        ),
        (&[("insee_com", "99999")], "48095", PlaceByPostalCodeAndName),
        (&[("insee_com", "")], "48095", PlaceByPostalCodeAndName),
        (&[("insee_com", ""), ("code_postal", "")], "48095", PlaceByName),
        (&[("insee_com", ""), ("lib_com", "")], "48095", PlaceByPostalCode),
        (&[("insee_com", ""), ("lib_com", "Nulle-Part"), ("code_postal", "")], "48095", PlaceByPosition),
        (
            &[
                ("insee_com", "75056"),
                ("insee_dep", "75"),
                ("code_postal", "75015"),
                ("latitude", "48.84"),
                ("longitude", "2.1"),
            ],
            "75115",
            CityToArrondissement,
        ),
        (
            &[
                ("insee_com", "75056"),
                ("insee_dep", "75"),
                ("code_postal", "75000"),
                ("latitude", "48.84"),
                ("longitude", "2.1"),
            ],
            "75115",
            CityToArrondissement,
        ),
    ];
    for (changes, code, reason) in cases {
        assert_eq!(corrected(changes), [("insee_com", code.to_owned(), reason)], "{changes:?}");
    }
    let disagrees = corrected(&[("insee_dep", "07")]);
    assert_eq!(disagrees, [("insee_dep", "48".to_owned(), DepartmentDisagrees)]);
}

#[test]
fn coordinates_that_cannot_be_the_points() {
    let cases: [(&str, &str, CoordOrigin, Option<CorrectionReason>, Option<Flag>); 9] = [
        ("44.518", "3.501", CoordOrigin::List, None, None),
        ("44,518", "3,501", CoordOrigin::List, None, None),
        ("3.501", "44.518", CoordOrigin::Swapped, Some(SwappedCoordinates), None),
        ("", "", CoordOrigin::CommuneCentre, Some(MissingCoordinates), Some(Flag::PositionOfCommune)),
        ("44.518", "", CoordOrigin::CommuneCentre, Some(MissingCoordinates), Some(Flag::PositionOfCommune)),
        ("0", "0", CoordOrigin::CommuneCentre, Some(NullIsland), Some(Flag::PositionOfCommune)),
        ("ici", "là", CoordOrigin::CommuneCentre, Some(UnreadableCoordinates), Some(Flag::PositionOfCommune)),
        (
            "48.85",
            "2.35",
            CoordOrigin::CommuneCentre,
            Some(ImpossibleCoordinates),
            Some(Flag::PositionOfCommune),
        ),
        ("44.75", "3.501", CoordOrigin::List, None, Some(Flag::FarFromCommune)),
    ];
    for (latitude, longitude, origin, reason, flag) in cases {
        let list = read(&list(&[&[("latitude", latitude), ("longitude", longitude)]]));
        let point = &list.points[0];
        assert_eq!(point.coord_origin, origin, "{latitude} {longitude}");
        assert_eq!(
            list.corrections.first().map(|correction| correction.reason),
            reason,
            "{latitude} {longitude}"
        );
        assert_eq!(point.flags.first().copied(), flag, "{latitude} {longitude}");
        if origin == CoordOrigin::CommuneCentre {
            assert_eq!((point.coord.lat_e6, point.coord.lon_e6), (44_500_000, 3_500_000));
        }
    }
}

#[test]
fn texts_that_another_program_escaped() {
    let cases = [
        (r"Ouvert\x20l\x27\xE9t\xE9\n\u2013 sur RDV", "Ouvert l'été\n– sur RDV", EscapesDecoded),
        ("Jeux &amp; caf&eacute;", "Jeux & café", EscapesDecoded),
        ("a@france-serendez-vousices.gouv.fr", "a@france-services.gouv.fr", ReplacementUndone),
    ];
    for (was, now, reason) in cases {
        assert_eq!(corrected(&[("commentaire", was)]), [("commentaire", now.to_owned(), reason)]);
        assert_eq!(read(&list(&[&[("commentaire", was)]])).points[0].comment, now);
    }
    assert_eq!(corrected(&[("type_fs", "Satellite")])[0].2, UnknownWord);
}

#[test]
fn refused_rows_say_where_and_why_and_the_others_are_imported() {
    let nowhere = [
        ("id_fs", "9"),
        ("insee_com", "99999"),
        ("code_postal", "99999"),
        ("lib_com", "Nulle-Part"),
        ("latitude", "0"),
        ("longitude", "0"),
    ];
    let text = list(&[&[], &[("id_fs", " ")], &[("lib_fs", "La même")], &nowhere, &[("id_fs", "8")]]);
    let text = format!("{text}only,three,fields\n{}\n", crate::lists::row(&[("id_fs", "10")]));
    let list = read(&text);
    let imported: Vec<&str> = list.points.iter().map(|point| point.id_fs.as_str()).collect();
    assert_eq!(imported, ["7", "8", "10"]);
    let refused: Vec<String> =
        list.refused.iter().map(|row| format!("{} {} {}", row.line, row.column, row.reason)).collect();
    assert_eq!(
        refused,
        [
            "3 id_fs no id: a row needs an `id_fs` to be followed from list to list",
            "4 id_fs second use of the id `7`, first used on line 2",
            "5 insee_com no usable place: the commune code `99999`, postal code `99999` and name `Nulle-Part` lead nowhere",
            "7 id_fs 3 fields where the header has 24: add the missing separators or quote the text",
        ]
    );
    assert_eq!(list.rows(), 7);
}

#[test]
fn a_row_with_two_corrections_counts_once() {
    let list =
        read(&list(&[&[("insee_dep", "07"), ("latitude", "0"), ("longitude", "0")], &[("id_fs", "8")]]));
    assert_eq!(list.corrections.len(), 2);
    assert_eq!(list.corrected_lines().into_iter().collect::<Vec<_>>(), [2]);
}
