//! Grids of population.

use crate::place::{NOW, Place};
use base::actor::Actor;
use base::people::MilliPeople;
use jiff::civil::date;
use store::errors::StoreError;
use store::grids::{NewPopulationGrid, PopulationGrid};
use store::transaction::Store;

on_both!(the_newest_import_is_used, homes_come_back_byte_for_byte);

async fn import(store: &Store, homes: Vec<u8>) -> PopulationGrid {
    let new = &NewPopulationGrid {
        dated: date(2021, 1, 1),
        imported_at: NOW,
        file_name: "grille.csv.gz".into(),
        sha256: [1; 32],
        cells: 376_999,
        people: MilliPeople::from_people(68_000_000),
        homes,
    };
    let imported: Result<_, StoreError> =
        store.write(Actor::CommandLine, |mut tx| async move { tx.import_grid(new).await }).await;
    imported.unwrap()
}

async fn the_newest_import_is_used(place: Place) {
    let store = place.open().await;
    assert_eq!(store.read().await.unwrap().newest_grid().await.unwrap(), None);
    let version = store.network_version().await.unwrap();
    let first = import(&store, vec![1]).await;
    let second = import(&store, vec![2]).await;
    assert_ne!(first.id, second.id);
    assert_eq!(store.read().await.unwrap().newest_grid().await.unwrap(), Some(second));
    assert_eq!(store.network_version().await.unwrap(), version + 2, "servers must notice");
}

async fn homes_come_back_byte_for_byte(place: Place) {
    let store = place.open().await;
    let homes: Vec<u8> = (0..3_000_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let grid = import(&store, homes.clone()).await;
    let mut tx = store.read().await.unwrap();
    assert!(tx.grid_homes(grid.id).await.unwrap() == Some(homes));
    assert_eq!(tx.grid_homes(uuid::Uuid::nil()).await.unwrap(), None);
}
