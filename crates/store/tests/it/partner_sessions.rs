//! Sessions that operators hold at points.

use crate::place::{NOW, Place, import, points};
use base::actor::Actor;
use jiff::civil::date;
use store::errors::StoreError;
use store::json::Json;
use store::partner_sessions::{ImportedSessions, NewSession, PartnerSession};
use store::transaction::Store;

on_both!(a_file_says_everything_of_its_points_and_operators, an_unknown_point_refuses_every_session);

fn session(id_fs: &str, operator: &str, day: &str) -> NewSession {
    NewSession {
        id_fs: id_fs.into(),
        operator: operator.into(),
        place: "salle 2".into(),
        appointment: "needed".into(),
        // Engines give JSON back with another order of keys.
        rules: Json::of(&[serde_json::json!({"weekday": day, "start_min": 540, "end_min": 720})]).unwrap(),
    }
}

async fn import_sessions(store: &Store, sessions: &[NewSession]) -> Result<ImportedSessions, StoreError> {
    store
        .write(Actor::CommandLine, |mut tx| async move {
            tx.import_partner_sessions(sessions, "permanences.csv", NOW).await
        })
        .await
}

async fn known(store: &Store) -> Vec<PartnerSession> {
    store.read().await.unwrap().partner_sessions().await.unwrap()
}

async fn a_file_says_everything_of_its_points_and_operators(place: Place) {
    let store = place.open().await;
    import(&store, date(2024, 8, 1), &points(3, "a")).await;
    let (tuesday, friday) = (session("FS00001", "CAF", "tuesday"), session("FS00001", "CAF", "friday"));
    let other = session("FS00002", "CPAM", "monday");
    let file = [tuesday.clone(), friday.clone(), other.clone(), tuesday.clone()];
    let done = import_sessions(&store, &file).await.unwrap();
    assert_eq!(done, ImportedSessions { added: 3, removed: 0, unchanged: 0 });
    let (before, version) = (known(&store).await, store.network_version().await.unwrap());
    assert_eq!(before.len(), 3);

    let done = import_sessions(&store, &file).await.unwrap();
    assert_eq!(done, ImportedSessions { added: 0, removed: 0, unchanged: 3 });
    assert_eq!((known(&store).await, store.network_version().await.unwrap()), (before, version));

    let done = import_sessions(&store, &[friday, session("FS00001", "DGFiP", "monday")]).await.unwrap();
    assert_eq!(done, ImportedSessions { added: 1, removed: 1, unchanged: 1 });
    let after = known(&store).await;
    let said: Vec<(&str, &str)> =
        after.iter().map(|known| (known.id_fs.as_str(), known.operator.as_str())).collect();
    assert_eq!(said, [("FS00001", "CAF"), ("FS00001", "DGFiP"), ("FS00002", "CPAM")]);
    assert_eq!(store.network_version().await.unwrap(), version + 1);
}

async fn an_unknown_point_refuses_every_session(place: Place) {
    let store = place.open().await;
    import(&store, date(2024, 8, 1), &points(2, "a")).await;
    let file = [session("FS00001", "CAF", "monday"), session("FS99999", "CAF", "monday")];
    let error = import_sessions(&store, &file).await.unwrap_err();
    assert_eq!(error.to_string(), "no point `FS99999` in any list");
    assert_eq!(known(&store).await, []);
}
