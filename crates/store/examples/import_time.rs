//! Measures what an import of the size of the official list costs on both engines:
//! `cargo run --release -p store --example import_time`.

use base::actor::Actor;
use base::clock::Instant as Moment;
use jiff::civil::{Date, date};
use std::time::Instant;
use store::errors::StoreError;
use store::json::Json;
use store::list_import::{NewList, NewListPoint};
use store::lists::List;
use store::open::Options;
use store::points::{Listed, MAIN_SITE};
use store::transaction::Store;

const POINTS: usize = 2_845;
const NOW: Moment = Moment(1_722_470_400_000);

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let postgres = testkit::postgres::cluster().new_database();
    for (engine, database_url) in [("SQLite", None), ("PostgreSQL", Some(postgres))] {
        let opening = Instant::now();
        let store = Store::open(&Options::new(folder.path().to_owned(), database_url, NOW)).await?;
        eprintln!("{engine}: open and make tables {:?}", opening.elapsed());
        for (what, state, day) in [
            ("first list", "a", date(2023, 1, 1)),
            ("same list again", "a", date(2024, 1, 1)),
            ("every point changed", "b", date(2025, 1, 1)),
        ] {
            let points: Vec<NewListPoint> = (0..POINTS).map(|n| point(n, state)).collect::<Result<_, _>>()?;
            let importing = Instant::now();
            import(&store, day, &points).await?;
            eprintln!("{engine}: import, {what} {:?}", importing.elapsed());
        }
        let reading = Instant::now();
        let network = store.read().await?.network_on(date(2025, 1, 1)).await?;
        let points = network.map_or(0, |network| network.points.len());
        eprintln!("{engine}: read a network of {points} points {:?}", reading.elapsed());
        let polling = Instant::now();
        for _ in 0..1000 {
            store.network_version().await?;
        }
        eprintln!("{engine}: poll the version {:?}", polling.elapsed() / 1000);
    }
    Ok(())
}

async fn import(store: &Store, dated: Date, points: &[NewListPoint]) -> Result<List, StoreError> {
    let new = &NewList {
        dated,
        imported_at: NOW,
        source: "file".into(),
        file_name: "liste.csv".into(),
        sha256: [7; 32],
        rows_corrected: 0,
        rows_refused: 0,
        report: Json::empty_list(),
    };
    store.write(Actor::CommandLine, |mut tx| async move { tx.import_list(new, points).await }).await
}

/// A point about as long as those of the official list.
fn point(n: usize, state: &str) -> Result<NewListPoint, Box<dyn std::error::Error>> {
    let rules: Vec<_> = (0..10).map(|half_day| serde_json::json!({"weekday": half_day / 2, "start_min": 540, "end_min": 720, "recurrence": "weekly", "mode": "both", "origin": "cell"})).collect();
    Ok(NewListPoint {
        id_fs: format!("{n:04}"),
        site_keys: vec![MAIN_SITE.into()],
        listed: Listed {
            name: format!("France services de Saint-Exemple-sur-Mer {n} {state}"),
            name_folded: format!("france services de saint exemple sur mer {n} {state}"),
            address: "12 place de l'Hôtel de Ville".into(),
            address_complement: String::new(),
            commune_code: "48080".parse()?,
            commune_name: "Saint-Exemple-sur-Mer".into(),
            postal_code: "48300".into(),
            department: "48".parse()?,
            lon_e6: 3_000_000,
            lat_e6: 44_000_000,
            coord_origin: "list".into(),
            mail: "exemple@france-services.gouv.fr".into(),
            phone: "04 66 00 00 00".into(),
            day_cells: Json::of(&["09:00-12:00/14:00-17:00"; 6])?,
            appointment: "possible".into(),
            comment: "Fermé le premier mardi de chaque mois, sur rendez-vous l'après-midi.".into(),
            kind: "main".into(),
            format: "fixed".into(),
            group_name: String::new(),
            label: "oui".into(),
            rules: Json::of(&rules)?,
            unknown_days: Json::empty_list(),
            closures: Json::empty_list(),
            stops: Json::empty_list(),
            flags: Json::empty_list(),
        },
    })
}
