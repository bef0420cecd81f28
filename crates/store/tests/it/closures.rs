//! Closures announced beside the lists.

use crate::place::{NOW, Place, import, points};
use base::actor::Actor;
use jiff::civil::date;
use store::closures::{Closure, ImportedClosures, NewClosure};
use store::errors::StoreError;
use store::transaction::Store;

on_both!(the_same_file_twice_changes_nothing, an_unknown_point_refuses_the_whole_file);

fn closure(id_fs: &str, reason: &str) -> NewClosure {
    NewClosure {
        id_fs: id_fs.into(),
        from_date: date(2024, 8, 5),
        to_date: date(2024, 8, 16),
        reason: reason.into(),
    }
}

async fn import_closures(store: &Store, closures: &[NewClosure]) -> Result<ImportedClosures, StoreError> {
    store
        .write(Actor::CommandLine, |mut tx| async move {
            tx.import_closures(closures, "fermetures.csv", NOW).await
        })
        .await
}

async fn known(store: &Store) -> Vec<Closure> {
    store.read().await.unwrap().closures().await.unwrap()
}

async fn the_same_file_twice_changes_nothing(place: Place) {
    let store = place.open().await;
    import(&store, date(2024, 8, 1), &points(3, "a")).await;
    let file = [closure("FS00001", "congés"), closure("FS00002", "travaux"), closure("FS00001", "congés")];
    let done = import_closures(&store, &file).await.unwrap();
    assert_eq!(done, ImportedClosures { added: 2, reworded: 0, unchanged: 1 });
    let (before, version) = (known(&store).await, store.network_version().await.unwrap());
    let numbers: Vec<&str> = before.iter().map(|closure| closure.id_fs.as_str()).collect();
    assert_eq!(numbers, ["FS00001", "FS00002"]);

    let done = import_closures(&store, &file).await.unwrap();
    assert_eq!(done, ImportedClosures { added: 0, reworded: 0, unchanged: 3 });
    assert_eq!((known(&store).await, store.network_version().await.unwrap()), (before.clone(), version));

    let done = import_closures(&store, &[closure("FS00002", "travaux de peinture")]).await.unwrap();
    assert_eq!(done, ImportedClosures { added: 0, reworded: 1, unchanged: 0 });
    let after = known(&store).await;
    assert_eq!((after[1].id, after[1].reason.as_str()), (before[1].id, "travaux de peinture"));
    assert_eq!(store.network_version().await.unwrap(), version + 1);
}

async fn an_unknown_point_refuses_the_whole_file(place: Place) {
    let store = place.open().await;
    import(&store, date(2024, 8, 1), &points(2, "a")).await;
    let error =
        import_closures(&store, &[closure("FS00001", "x"), closure("FS99999", "x")]).await.unwrap_err();
    assert_eq!(error.to_string(), "no point `FS99999` in any list");
    assert_eq!(known(&store).await, []);
}
