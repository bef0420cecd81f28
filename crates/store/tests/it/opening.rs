//! Opening a database: what is wrong with it is said at once, with the remedy.

use crate::place::{NOW, Place, import, names, names_on, points};
use base::actor::Actor;
use jiff::civil::date;
use std::fs;
use std::path::PathBuf;
use store::errors::StoreError;
use store::open::{OpenError, Options};
use store::server_lock::{self, ServerLockError};
use store::transaction::Store;
use testkit::postgres::{LOCKED_OUT, OWNER, cluster};

on_both!(
    a_network_outlives_the_program,
    a_later_version_is_refused,
    another_build_is_refused,
    many_programs_may_make_the_tables_at_once,
);

async fn a_network_outlives_the_program(place: Place) {
    let points = points(5, "a");
    let store = place.open().await;
    import(&store, date(2024, 1, 1), &points).await;
    store.close().await;
    assert_eq!(names_on(&place.open().await, date(2024, 1, 1)).await, Some(names(&points)));
}

async fn a_later_version_is_refused(place: Place) {
    place.open().await.close().await;
    place.tamper("INSERT INTO schema_migration VALUES (99, 'the future', 'x', 0)").await;
    let error = Store::open(&place.options).await.unwrap_err();
    let OpenError::LaterVersion { found: 99, known, .. } = &error else { panic!("{error:?}") };
    assert!(*known < 99);
    assert!(error.to_string().contains("made by a later version of this program"), "{error}");
}

async fn another_build_is_refused(place: Place) {
    place.open().await.close().await;
    place.tamper("UPDATE schema_migration SET checksum = 'x'").await;
    let error = Store::open(&place.options).await.unwrap_err();
    assert!(matches!(error, OpenError::ChangedMigration { version: 1, .. }), "{error:?}");
}

async fn many_programs_may_make_the_tables_at_once(place: Place) {
    let opening: Vec<_> = (0..8)
        .map(|_| {
            let options = place.options.clone();
            tokio::spawn(async move { Store::open(&options).await.map(drop) })
        })
        .collect();
    for opened in opening {
        opened.await.unwrap().unwrap();
    }
    assert_eq!(names_on(&place.open().await, date(2024, 1, 1)).await, None);
}

async fn refused(options: &Options) -> OpenError {
    Store::open(options).await.map(drop).unwrap_err()
}

fn options(data_dir: PathBuf) -> Options {
    Options::new(data_dir, None, NOW)
}

#[tokio::test]
async fn a_folder_that_nobody_may_write_to() {
    // Even root may make no folder there.
    let error = refused(&options("/sys/maillage".into())).await;
    assert!(matches!(error, OpenError::ReadOnly { .. }), "{error:?}");
    assert!(
        error.to_string().contains("make it writable (chmod u+w), or choose another one with --data DIR")
    );
}

#[tokio::test]
async fn a_folder_that_is_a_file() {
    let place = Place::sqlite();
    fs::write(&place.options.data_dir, "a file").unwrap();
    let error = refused(&place.options).await;
    assert!(matches!(error, OpenError::Folder { .. }), "{error:?}");
}

#[tokio::test]
async fn a_file_that_is_no_database() {
    let place = Place::sqlite();
    fs::create_dir(&place.options.data_dir).unwrap();
    fs::write(place.sqlite_file(), "id_fs;lib_fs\n".repeat(1000)).unwrap();
    let error = refused(&place.options).await;
    assert!(matches!(error, OpenError::NotADatabase { .. }), "{error:?}");
    assert!(fs::read_to_string(place.sqlite_file()).unwrap().starts_with("id_fs"), "it is left as it was");
}

#[tokio::test]
async fn a_disk_too_small_for_the_tables() {
    let mut place = Place::sqlite();
    place.options.page_limit = Some(5);
    let error = refused(&place.options).await;
    assert!(matches!(error, OpenError::DiskFull { .. }), "{error:?}");
}

#[tokio::test]
async fn a_full_disk_refuses_the_import_and_keeps_the_network() {
    let mut place = Place::sqlite();
    let before = points(50, "before");
    import(&place.open().await, date(2024, 1, 1), &before).await;
    place.options.page_limit = Some(200);
    let store = place.open().await;
    let (new, many) = (&crate::place::new_list(date(2024, 2, 1)), &points(2_000, "after"));
    let outcome: Result<_, StoreError> =
        store.write(Actor::CommandLine, |mut tx| async move { tx.import_list(new, many).await }).await;
    assert!(matches!(outcome, Err(StoreError::DiskFull)), "{outcome:?}");
    assert_eq!(names_on(&store, date(2024, 3, 1)).await, Some(names(&before)), "reads go on");
    place.options.page_limit = None;
    import(&place.open().await, date(2024, 2, 1), many).await;
    assert_eq!(
        names_on(&store, date(2024, 3, 1)).await,
        Some(names(many)),
        "and writes, once there is space"
    );
}

#[tokio::test]
async fn the_server_is_not_there() {
    let place = Place::new(Some("postgres://maillage:secret@localhost/x?host=/nonexistent".into()));
    let error = refused(&place.options).await;
    assert!(matches!(error, OpenError::Unreachable { .. }), "{error:?}");
    assert!(error.to_string().contains("check that it runs"), "{error}");
    assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
}

#[tokio::test]
async fn the_password_is_wrong() {
    let url = cluster().address(LOCKED_OUT, "postgres").replace('@', ":wrong@");
    let error = refused(&Place::new(Some(url)).options).await;
    assert!(matches!(error, OpenError::Refused { .. }), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("wrong"), "{error:?}");
}

#[tokio::test]
async fn the_server_has_no_such_database() {
    let error = refused(&Place::new(Some(cluster().address(OWNER, "nowhere"))).options).await;
    assert!(matches!(error, OpenError::NoSuchDatabase { .. }), "{error:?}");
    assert!(
        error.to_string().contains("createdb --template template0 --encoding UTF8 --locale C"),
        "{error}"
    );
}

#[tokio::test]
async fn the_address_is_nonsense() {
    for address in ["mysql://localhost/x", "postgres://localhost:port/x", "", "C:\\data"] {
        let error = refused(&Place::new(Some(address.into())).options).await;
        assert!(matches!(error, OpenError::Address { .. }), "{address}: {error:?}");
    }
}

#[tokio::test]
async fn texts_that_sort_otherwise_are_refused() {
    let icu = ["--template=template0", "--encoding=LATIN1", "--locale=C"];
    let error = refused(&Place::new(Some(cluster().new_database_with(&icu))).options).await;
    assert!(matches!(error, OpenError::Collation { .. }), "{error:?}");
}

#[tokio::test]
async fn a_role_that_owns_nothing_works_on_tables_that_are_there() {
    let place = Place::postgres();
    let address = place.options.database_url.clone().unwrap();
    let role = format!("worker_{}", address.rsplit("test_").next().unwrap().split('?').next().unwrap());
    cluster()
        .run_sql(&address, &format!("CREATE ROLE {role} LOGIN; REVOKE CREATE ON SCHEMA public FROM PUBLIC"));
    let mut worker = Place::new(Some(address.replace("maillage@", &format!("{role}@"))));
    let error = refused(&worker.options).await;
    assert!(matches!(error, OpenError::MayNotMigrate { .. }), "{error:?}");

    place.open().await.close().await;
    let rights = format!("GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA public TO {role}");
    cluster().run_sql(&address, &rights);
    worker.options.now = NOW;
    let points = points(3, "a");
    let store = worker.open().await;
    import(&store, date(2024, 1, 1), &points).await;
    assert_eq!(names_on(&store, date(2024, 1, 1)).await, Some(names(&points)));
}

#[tokio::test]
async fn a_second_server_on_a_folder_is_refused_until_the_first_ends() {
    let place = Place::sqlite();
    place.open().await;
    let folder = &place.options.data_dir;
    let first = server_lock::claim(folder).unwrap();
    let error = server_lock::claim(folder).unwrap_err();
    assert!(matches!(error, ServerLockError::Taken { .. }), "{error:?}");
    assert!(error.to_string().contains("another `maillage serve` uses the folder"), "{error}");
    drop(first);
    server_lock::claim(folder).unwrap();
    let nowhere = server_lock::claim(&folder.join("nowhere")).unwrap_err();
    assert!(matches!(nowhere, ServerLockError::Folder { .. }), "{nowhere:?}");
}

#[tokio::test]
async fn only_its_owner_may_look_into_the_data_folder() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::sqlite();
    place.open().await;
    let mode = fs::metadata(&place.options.data_dir).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}
