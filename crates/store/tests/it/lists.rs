//! Lists, and the networks that fall out of them.

use crate::place::{NOW, Place, import, listed, names, names_on, new_list, point, points};
use base::actor::Actor;
use base::ids::PointId;
use jiff::civil::date;
use std::collections::BTreeMap;
use store::errors::StoreError;
use store::integrity::Fault;
use store::json::Json;
use store::list_import::NewListPoint;
use store::lists::List;
use store::points::Site;
use store::transaction::Store;

on_both!(
    what_goes_in_comes_out,
    every_date_has_its_network,
    of_two_lists_with_one_date_the_later_import_wins,
    points_and_sites_keep_their_ids,
    a_point_that_says_the_same_shares_its_version,
    a_point_twice_changes_nothing,
    a_failed_use_case_leaves_no_trace,
    each_import_is_noticed_by_servers,
    counts_are_kept,
    a_torn_list_is_told,
    text_that_looks_like_sql_is_text,
    the_character_nul_is_refused,
    random_imports_agree_with_a_plain_model,
);

async fn what_goes_in_comes_out(place: Place) {
    let store = place.open().await;
    let new = points(40, "a");
    let list = import(&store, date(2024, 8, 1), &new).await;
    let network = store.read().await.unwrap().network_on(date(2024, 8, 1)).await.unwrap().unwrap();
    assert_eq!(network.list, list);
    let came_out: Vec<_> =
        network.points.iter().map(|point| (point.id_fs.clone(), point.listed.clone())).collect();
    let went_in: Vec<_> = new.iter().map(|point| (point.id_fs.clone(), point.listed.clone())).collect();
    assert_eq!(came_out, went_in);
    assert_eq!(network.points[3].listed.coord(), listed(3, "a").coord());
    assert_eq!(network.sites.len(), 40);
}

async fn every_date_has_its_network(place: Place) {
    let store = place.open().await;
    let (older, today, future) = (points(3, "older"), points(4, "today"), points(5, "future"));
    assert_eq!(names_on(&store, date(2024, 8, 1)).await, None);
    import(&store, date(2024, 8, 1), &today).await;
    import(&store, date(2023, 1, 1), &older).await;
    import(&store, date(2030, 1, 1), &future).await;
    for (day, expected) in [
        (date(2022, 12, 31), None),
        (date(2023, 1, 1), Some(&older)),
        (date(2024, 7, 31), Some(&older)),
        (date(2024, 8, 1), Some(&today)),
        (date(2029, 12, 31), Some(&today)),
        (date(2030, 1, 1), Some(&future)),
    ] {
        assert_eq!(names_on(&store, day).await, expected.map(|points| names(points)), "on {day}");
    }
    let lists = store.read().await.unwrap().lists().await.unwrap();
    let dates: Vec<_> = lists.iter().map(|list| list.dated).collect();
    assert_eq!(dates, [date(2030, 1, 1), date(2024, 8, 1), date(2023, 1, 1)]);
}

async fn of_two_lists_with_one_date_the_later_import_wins(place: Place) {
    let store = place.open().await;
    let day = date(2024, 8, 1);
    for state in ["first", "second", "third"] {
        import(&store, day, &points(2, state)).await;
        assert_eq!(names_on(&store, day).await, Some(names(&points(2, state))));
    }
}

async fn ids(store: &Store, list: &List) -> (BTreeMap<String, PointId>, Vec<Site>) {
    let mut tx = store.read().await.unwrap();
    let points = tx.points_of_list(list.id).await.unwrap();
    let ids = points.into_iter().map(|point| (point.id_fs, point.point_id)).collect();
    (ids, tx.sites_of_list(list.id).await.unwrap())
}

async fn points_and_sites_keep_their_ids(place: Place) {
    let store = place.open().await;
    let with_stops = |n: usize, state: &str, stops: &[&str]| {
        let site_keys = stops.iter().map(|stop| (*stop).to_owned()).collect();
        NewListPoint { site_keys, ..point(n, state) }
    };
    let first = [with_stops(0, "a", &["main"]), with_stops(1, "a", &["main", "stop:48080:mon"])];
    let first = ids(&store, &import(&store, date(2023, 1, 1), &first).await).await;
    // The point goes, another moves and its tour changes, a third opens; then the first comes back.
    let second = [with_stops(1, "b", &["main", "stop:48095:tue"]), with_stops(2, "b", &["main"])];
    let second = ids(&store, &import(&store, date(2024, 1, 1), &second).await).await;
    let third = ids(&store, &import(&store, date(2025, 1, 1), &[with_stops(0, "c", &["main"])]).await).await;

    assert_eq!(second.0["FS00001"], first.0["FS00001"]);
    assert_eq!(third.0["FS00000"], first.0["FS00000"]);
    assert_eq!(third.1, first.1[..1]);
    assert_eq!(first.1.len(), 3);
    let keys: Vec<_> = second.1.iter().map(|site| site.site_key.as_str()).collect();
    assert_eq!(keys, ["main", "stop:48080:mon", "stop:48095:tue", "main"]);
    assert!(
        first.1.iter().filter(|site| site.point_id == first.0["FS00001"]).all(|site| second.1.contains(site))
    );
    let found = store.read().await.unwrap().find_point("FS00002").await.unwrap().unwrap();
    assert_eq!((found.id, found.created_at_ms), (second.0["FS00002"], NOW));
    assert_eq!(store.read().await.unwrap().find_point("FS00003").await.unwrap(), None);
}

async fn a_point_that_says_the_same_shares_its_version(place: Place) {
    let store = place.open().await;
    let versions = async |list: &List| -> Vec<uuid::Uuid> {
        let points = store.read().await.unwrap().points_of_list(list.id).await.unwrap();
        points.into_iter().map(|point| point.version_id).collect()
    };
    let first = versions(&import(&store, date(2023, 1, 1), &points(3, "a")).await).await;
    let changed = [point(0, "a"), point(1, "b"), point(2, "a")];
    let second = versions(&import(&store, date(2024, 1, 1), &changed).await).await;
    assert_eq!((first[0], first[2]), (second[0], second[2]));
    assert_ne!(first[1], second[1]);
    // Back to what the first list said, and history before every list.
    let third = versions(&import(&store, date(2025, 1, 1), &points(3, "a")).await).await;
    let before = versions(&import(&store, date(2020, 1, 1), &points(3, "a")).await).await;
    assert_eq!((&third, &before), (&first, &first));
}

async fn a_point_twice_changes_nothing(place: Place) {
    let store = place.open().await;
    let (new, twice) = (&new_list(date(2024, 1, 1)), &[point(0, "a"), point(1, "a"), point(0, "b")]);
    let outcome: Result<List, StoreError> =
        store.write(Actor::CommandLine, |mut tx| async move { tx.import_list(new, twice).await }).await;
    assert_eq!(outcome.unwrap_err().to_string(), "the point `FS00000` is there twice");
    assert_eq!(store.network_version().await.unwrap(), 0);
}

async fn a_failed_use_case_leaves_no_trace(place: Place) {
    #[derive(Debug)]
    enum Refused {
        TooManyClosures,
        #[expect(dead_code, reason = "only its Debug is looked at, where the test fails")]
        Store(StoreError),
    }
    impl From<StoreError> for Refused {
        fn from(error: StoreError) -> Self {
            Self::Store(error)
        }
    }
    let store = place.open().await;
    import(&store, date(2024, 1, 1), &points(2, "kept")).await;
    let (new, points) = (&new_list(date(2024, 2, 1)), &points(1, "dropped"));
    let outcome = store
        .write(Actor::CommandLine, |mut tx| async move {
            tx.import_list(new, points).await?;
            let seen = tx.network_on(date(2024, 3, 1)).await?;
            assert_eq!(seen.map(|network| network.points.len()), Some(1), "a change sees itself");
            Err::<(), _>(Refused::TooManyClosures)
        })
        .await;
    assert!(matches!(outcome, Err(Refused::TooManyClosures)), "{outcome:?}");
    assert_eq!(names_on(&store, date(2024, 3, 1)).await, Some(names(&crate::place::points(2, "kept"))));
    let later = import(&store, date(2024, 2, 1), points).await;
    assert_eq!(later.version, 2, "the store writes on after a refusal");
}

async fn each_import_is_noticed_by_servers(place: Place) {
    let (one, other) = (place.open().await, place.open().await);
    for version in 1..=3 {
        let list = import(&one, date(2024, 1, 1), &points(1, "a")).await;
        assert_eq!((list.version, other.network_version().await.unwrap()), (version, version));
    }
}

async fn counts_are_kept(place: Place) {
    let store = place.open().await;
    let (mut new, points) = (new_list(date(2024, 1, 1)), &points(5, "a"));
    (new.rows_corrected, new.rows_refused) = (2, 3);
    let new = &new;
    let imported: Result<List, StoreError> =
        store.write(Actor::CommandLine, |mut tx| async move { tx.import_list(new, points).await }).await;
    let list = store.read().await.unwrap().list_in_force(date(2024, 1, 1)).await.unwrap().unwrap();
    assert_eq!(imported.unwrap(), list);
    assert_eq!((list.rows_read, list.rows_imported, list.rows_corrected, list.rows_refused), (8, 5, 2, 3));
    assert_eq!((list.imported_by.as_str(), list.sha256), ("command_line", [7; 32]));
    assert!(list.report.read::<serde_json::Value>().unwrap()["corrections"].is_array());
}

async fn a_torn_list_is_told(place: Place) {
    let store = place.open().await;
    let list = import(&store, date(2024, 1, 1), &points(5, "a")).await;
    assert_eq!(store.read().await.unwrap().faults().await.unwrap(), []);
    place.tamper("DELETE FROM list_entry WHERE department = '01'").await;
    let faults = store.read().await.unwrap().faults().await.unwrap();
    assert_eq!(faults, [Fault::Torn { list: list.id, said: 5, found: 4 }]);
}

async fn text_that_looks_like_sql_is_text(place: Place) {
    let store = place.open().await;
    let mut hostile = point(0, "a");
    hostile.id_fs = "'; DROP TABLE list; --".into();
    hostile.listed.comment = "$1 ?1 :x @y \\ % _ \u{1F6D1} \u{feff}".into();
    import(&store, date(2024, 1, 1), &[hostile.clone()]).await;
    let network = store.read().await.unwrap().network_on(date(2024, 1, 1)).await.unwrap().unwrap();
    assert_eq!(network.points[0].id_fs, hostile.id_fs);
    assert_eq!(network.points[0].listed, hostile.listed);
}

async fn the_character_nul_is_refused(place: Place) {
    let store = place.open().await;
    let (mut in_text, mut in_json) = (point(0, "a"), point(0, "a"));
    in_text.listed.comment = "a\0b".into();
    in_json.listed.rules = Json::of(&["a\0b"]).unwrap();
    for hostile in [in_text, in_json] {
        let (new, points) = (&new_list(date(2024, 1, 1)), &[hostile]);
        let outcome: Result<List, StoreError> =
            store.write(Actor::CommandLine, |mut tx| async move { tx.import_list(new, points).await }).await;
        assert_eq!(outcome.unwrap_err().to_string(), "the point `FS00000` has a text with the character NUL");
    }
}

/// The model keeps every list whole, and looks through all of them for the one in force.
async fn random_imports_agree_with_a_plain_model(place: Place) {
    let mut state = 42_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let store = place.open().await;
    let day = |n: usize| date(2024, 1, 1 + i8::try_from(n).unwrap());
    let mut model: Vec<(usize, Vec<NewListPoint>)> = Vec::new();
    let mut ids: BTreeMap<String, PointId> = BTreeMap::new();
    let mut versions: BTreeMap<(String, String), uuid::Uuid> = BTreeMap::new();
    for _import in 0..25 {
        let dated = random(8);
        let mut points: Vec<NewListPoint> =
            (0..12).filter(|_| random(3) > 0).map(|n| point(n, "a")).collect();
        for point in &mut points {
            point.listed.phone = ["1", "2", "3"][random(3)].into();
        }
        import(&store, day(dated), &points).await;
        model.push((dated, points));
        for asked in 0..8 {
            let in_force =
                model.iter().rev().filter(|(dated, _)| *dated <= asked).max_by_key(|(dated, _)| *dated);
            let last = in_force.map(|(dated, _)| *dated);
            let expected =
                model.iter().rev().find(|(dated, _)| Some(*dated) == last).map(|(_, points)| points);
            let network = store.read().await.unwrap().network_on(day(asked)).await.unwrap();
            let found = network.map_or(Vec::new(), |network| network.points);
            let told: Vec<_> = found.iter().map(|point| (&point.id_fs, &point.listed)).collect();
            let expected: Vec<_> = expected.into_iter().flatten().map(|p| (&p.id_fs, &p.listed)).collect();
            assert_eq!(told, expected);
            for point in found {
                assert_eq!(*ids.entry(point.id_fs.clone()).or_insert(point.point_id), point.point_id);
                let content = (point.id_fs, point.listed.phone);
                assert_eq!(*versions.entry(content).or_insert(point.version_id), point.version_id);
            }
        }
    }
    assert!(versions.len() > 30 && ids.len() == 12);
}
