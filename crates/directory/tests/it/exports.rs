//! What is exported can be imported again.

use crate::lists::{list, read, try_read};
use directory::export;
use directory::point::{CoordOrigin, ListedPoint};

/// A point without what only its first file knew.
fn as_published(point: &ListedPoint) -> ListedPoint {
    ListedPoint { line: 0, coord_origin: CoordOrigin::List, flags: Vec::new(), ..point.clone() }
}

#[test]
fn csv_and_geojson_come_back_as_they_were() {
    let points = read(&list(&[
        &[("commentaire", "a \"b\", c;\nd")],
        &[
            ("id_fs", "8"),
            ("insee_com", "97411"),
            ("insee_dep", "974"),
            ("code_postal", "97400"),
            ("latitude", "-20.9"),
            ("longitude", "55.4"),
            ("prise_rdv", ""),
            ("type_fs", ""),
        ],
        &[("id_fs", "9"), ("latitude", "0"), ("longitude", "0"), ("h_lundi", "")],
    ]))
    .points;
    let expected: Vec<ListedPoint> = points.iter().map(as_published).collect();
    let (mut csv, mut geojson) = (Vec::new(), Vec::new());
    export::write_csv(&points, &mut csv).unwrap();
    export::write_geojson(&points, &mut geojson).unwrap();
    for bytes in [csv, geojson] {
        let again = try_read(&bytes).unwrap();
        assert_eq!(again.corrections, []);
        assert_eq!(again.points.iter().map(as_published).collect::<Vec<_>>(), expected);
    }
}

#[test]
fn an_empty_network_is_still_a_list() {
    let (mut csv, mut geojson) = (Vec::new(), Vec::new());
    export::write_csv([], &mut csv).unwrap();
    export::write_geojson([], &mut geojson).unwrap();
    assert!(String::from_utf8(csv).unwrap().starts_with("id_fs,insee_dep,lib_fs,"));
    assert_eq!(String::from_utf8(geojson).unwrap(), "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
}
