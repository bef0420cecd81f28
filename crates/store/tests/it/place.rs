//! Where a test keeps its database, and small networks to put there.

use base::actor::Actor;
use base::clock::Instant;
use jiff::civil::Date;
use sqlx::{Connection, PgConnection, SqliteConnection};
use std::path::PathBuf;
use store::errors::StoreError;
use store::json::Json;
use store::list_import::{NewList, NewListPoint};
use store::lists::List;
use store::open::{Options, SQLITE_FILE};
use store::points::{Listed, MAIN_SITE};
use store::transaction::Store;

/// The moment of every test.
pub(crate) const NOW: Instant = Instant(1_722_470_400_000);

/// An empty database of one engine, gone with the test.
pub(crate) struct Place {
    _folder: tempfile::TempDir,
    pub(crate) options: Options,
}

impl Place {
    pub(crate) fn sqlite() -> Self {
        Self::new(None)
    }

    pub(crate) fn postgres() -> Self {
        Self::new(Some(testkit::postgres::cluster().new_database()))
    }

    pub(crate) fn new(database_url: Option<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let options = Options::new(folder.path().join("d"), database_url, NOW);
        Self { _folder: folder, options }
    }

    pub(crate) async fn open(&self) -> Store {
        Store::open(&self.options).await.unwrap()
    }

    pub(crate) fn sqlite_file(&self) -> PathBuf {
        self.options.data_dir.join(SQLITE_FILE)
    }

    /// Runs SQL behind the store's back.
    pub(crate) async fn tamper(&self, sql: &'static str) {
        match &self.options.database_url {
            None => {
                let file = self.sqlite_file();
                let mut connection =
                    SqliteConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap();
                sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
                connection.close().await.unwrap();
            }
            Some(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                sqlx::raw_sql(sql).execute(&mut connection).await.unwrap();
                connection.close().await.unwrap();
            }
        }
    }
}

/// What a list says of point number `n`, in a state named `state`.
pub(crate) fn listed(n: usize, state: &str) -> Listed {
    let department = format!("{:02}", 1 + n % 19);
    Listed {
        name: format!("France services n° {n} {state}"),
        name_folded: format!("france services n {n} {state}"),
        address: format!("{n} rue de la République"),
        address_complement: String::new(),
        commune_code: format!("{department}{:03}", n % 1000).parse().unwrap(),
        commune_name: "Villé-sur-Mer".into(),
        postal_code: format!("{department}000"),
        department: department.parse().unwrap(),
        lon_e6: 2_000_000 + n as i32,
        lat_e6: -21_000_000 - n as i32,
        coord_origin: "list".into(),
        mail: format!("point{n}@example.org"),
        phone: "01 23 45 67 89".into(),
        day_cells: Json::of(&["09:00-12:00/14:00-17:00"; 6]).unwrap(),
        appointment: "possible".into(),
        comment: "Fermé le 1er mardi du mois.\n\"Guillemets\" et 'apostrophes'".into(),
        kind: "main".into(),
        format: "fixed".into(),
        group_name: String::new(),
        label: "labellisé".into(),
        rules: Json::of(&[("monday", 540, 720), ("monday", 840, 1020)]).unwrap(),
        unknown_days: Json::empty_list(),
        closures: Json::empty_list(),
        stops: Json::empty_list(),
        flags: Json::of(&["moved"]).unwrap(),
    }
}

pub(crate) fn point(n: usize, state: &str) -> NewListPoint {
    NewListPoint { id_fs: format!("FS{n:05}"), site_keys: vec![MAIN_SITE.into()], listed: listed(n, state) }
}

pub(crate) fn points(count: usize, state: &str) -> Vec<NewListPoint> {
    (0..count).map(|n| point(n, state)).collect()
}

pub(crate) fn new_list(dated: Date) -> NewList {
    NewList {
        dated,
        imported_at: NOW,
        source: "file".into(),
        file_name: "liste.csv".into(),
        sha256: [7; 32],
        rows_corrected: 0,
        rows_refused: 0,
        report: Json::of(&serde_json::json!({"corrections": []})).unwrap(),
    }
}

pub(crate) async fn import(store: &Store, dated: Date, points: &[NewListPoint]) -> List {
    let new = &new_list(dated);
    let imported: Result<List, StoreError> =
        store.write(Actor::CommandLine, |mut tx| async move { tx.import_list(new, points).await }).await;
    imported.unwrap()
}

/// The names of the points in force on a date.
pub(crate) async fn names_on(store: &Store, date: Date) -> Option<Vec<String>> {
    let network = store.read().await.unwrap().network_on(date).await.unwrap()?;
    Some(network.points.into_iter().map(|point| point.listed.name).collect())
}

/// The names that [`points`] gives.
pub(crate) fn names(points: &[NewListPoint]) -> Vec<String> {
    points.iter().map(|point| point.listed.name.clone()).collect()
}
