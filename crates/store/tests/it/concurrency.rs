//! Readers and writers at the same time, in one process and in several.

use crate::place::{NOW, Place, import, names, names_on, new_list, points};
use base::actor::Actor;
use base::limits;
use jiff::civil::date;
use std::sync::Arc;
use std::time::Duration;
use store::closures::NewClosure;
use store::errors::StoreError;
use store::lists::List;
use tokio::sync::Barrier;

on_both!(
    a_reader_sees_the_old_state_during_a_write,
    a_reader_keeps_its_state_after_a_write,
    writers_take_turns,
    two_stores_write_to_one_database,
    a_dropped_write_leaves_no_trace,
    a_use_case_that_keeps_its_transaction_changes_nothing,
);

async fn a_reader_sees_the_old_state_during_a_write(place: Place) {
    let (store, day) = (place.open().await, date(2024, 1, 1));
    let (old, new) = (points(20, "old"), points(30, "new"));
    import(&store, day, &old).await;
    let other = place.open().await;
    let (list, new_points, readers) = (&new_list(day), &new, &[store.clone(), other]);
    let imported: Result<List, StoreError> = store
        .write(Actor::CommandLine, |mut tx| async move {
            let imported = tx.import_list(list, new_points).await?;
            for reader in readers {
                assert_eq!(names_on(reader, day).await, Some(names(&points(20, "old"))));
                assert_eq!(reader.network_version().await?, 1);
            }
            Ok(imported)
        })
        .await;
    imported.unwrap();
    for reader in readers {
        assert_eq!(names_on(reader, day).await, Some(names(&new)), "what is acknowledged is seen");
    }
}

async fn a_reader_keeps_its_state_after_a_write(place: Place) {
    let (store, day) = (place.open().await, date(2024, 1, 1));
    let old = import(&store, day, &points(3, "old")).await;
    let mut reader = store.read().await.unwrap();
    assert_eq!(reader.network_version().await.unwrap(), 1);
    import(&store, day, &points(4, "new")).await;
    assert_eq!(reader.network_version().await.unwrap(), 1);
    assert_eq!(reader.network_on(day).await.unwrap().unwrap().list, old);
    drop(reader);
    assert_eq!(store.network_version().await.unwrap(), 2);
}

async fn writers_take_turns(place: Place) {
    let store = place.open().await;
    let start = Arc::new(Barrier::new(6));
    let importing: Vec<_> = (0..6)
        .map(|n| {
            let (store, start) = (store.clone(), Arc::clone(&start));
            tokio::spawn(async move {
                start.wait().await;
                import(&store, date(2024, 1, 1), &points(10 + n, &format!("by {n}"))).await
            })
        })
        .collect();
    let mut lists = Vec::new();
    for imported in importing {
        lists.push(imported.await.unwrap());
    }
    lists.sort_by_key(|list| list.version);
    let versions: Vec<_> = lists.iter().map(|list| list.version).collect();
    assert_eq!(versions, [1, 2, 3, 4, 5, 6]);
    let network = store.read().await.unwrap().network_on(date(2024, 1, 1)).await.unwrap().unwrap();
    assert_eq!(network.list, lists[5]);
    assert_eq!(store.read().await.unwrap().faults().await.unwrap(), []);
}

async fn two_stores_write_to_one_database(place: Place) {
    let (one, other) = (place.open().await, place.open().await);
    let points = points(10, "a");
    import(&one, date(2024, 1, 1), &points).await;
    let closures = async |store: &store::transaction::Store, reason: &'static str| {
        let file = &[NewClosure {
            id_fs: "FS00001".into(),
            from_date: date(2024, 5, 1),
            to_date: date(2024, 5, 2),
            reason: reason.into(),
        }];
        let done: Result<_, StoreError> = store
            .write(Actor::CommandLine, |mut tx| async move { tx.import_closures(file, "f.csv", NOW).await })
            .await;
        done.unwrap()
    };
    let (first, second) = tokio::join!(closures(&one, "travaux"), closures(&other, "congés"));
    assert_eq!((first.added + second.added, first.reworded + second.reworded), (1, 1));
    assert_eq!(one.network_version().await.unwrap(), 3);
}

async fn a_dropped_write_leaves_no_trace(place: Place) {
    let (store, day) = (place.open().await, date(2024, 1, 1));
    let (list, points) = (&new_list(day), &points(20, "a"));
    let hanging = store.write(Actor::CommandLine, |mut tx| async move {
        tx.import_list(list, points).await?;
        std::future::pending::<Result<(), StoreError>>().await
    });
    tokio::time::timeout(Duration::from_millis(300), hanging).await.unwrap_err();
    assert_eq!(names_on(&store, day).await, None);
    assert_eq!(import(&store, day, points).await.version, 1, "the next write goes ahead");
}

async fn a_use_case_that_keeps_its_transaction_changes_nothing(place: Place) {
    let (store, day) = (place.open().await, date(2024, 1, 1));
    let (list, points) = (&new_list(day), &points(2, "a"));
    let outcome: Result<_, StoreError> = store
        .write(Actor::CommandLine, |mut tx| async move {
            tx.import_list(list, points).await?;
            Ok(tx)
        })
        .await;
    assert!(matches!(outcome, Err(StoreError::Kept)), "{outcome:?}");
    drop(outcome);
    assert_eq!(names_on(&store, day).await, None);
}

#[tokio::test]
async fn a_full_queue_of_writers_refuses_at_once() {
    let place = Place::sqlite();
    let store = place.open().await;
    let (entered, go) = (&Barrier::new(2), &Barrier::new(2));
    let slow = store.write(Actor::CommandLine, |_tx| async move {
        entered.wait().await;
        go.wait().await;
        Ok::<_, StoreError>(())
    });
    let others = async {
        entered.wait().await;
        let waiting: Vec<_> = (1..limits::WRITE_QUEUE)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    store.write(Actor::CommandLine, async |_tx| Ok::<_, StoreError>(())).await
                })
            })
            .collect();
        // Each turn lets some dozens of tasks go as far as the queue.
        for _turn in 0..limits::WRITE_QUEUE {
            tokio::task::yield_now().await;
        }
        let refused = store.write(Actor::CommandLine, async |_tx| Ok::<_, StoreError>(())).await;
        assert!(matches!(refused, Err(StoreError::Busy)), "{refused:?}");
        go.wait().await;
        for write in waiting {
            write.await.unwrap().unwrap();
        }
    };
    let (slow, ()) = tokio::join!(slow, others);
    slow.unwrap();
}
