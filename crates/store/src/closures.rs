//! Closures announced beside the lists.

use crate::errors::StoreError;
use crate::ids::Ids;
use crate::points::at_most;
use crate::transaction::{Tx, WriteTx};
use base::clock::Instant;
use base::ids::PointId;
use base::limits;
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

row! {
    /// A point is closed from one day to another, both included.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Closure {
        /// Its identity.
        pub id: Uuid,
        /// The point.
        pub point_id: PointId,
        /// The point's number in the official list.
        pub id_fs: String,
        /// The first day closed.
        pub from_date: Date,
        /// The last day closed.
        pub to_date: Date,
        /// Why, in the words of whoever announced it.
        pub reason: String,
        /// When it was imported.
        pub imported_at_ms: Instant,
        /// Who imported it, as a code.
        pub imported_by: String,
        /// The file that it came from.
        pub file_name: String,
    }
}

/// A closure to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewClosure {
    /// The point's number in the official list.
    pub id_fs: String,
    /// The first day closed.
    pub from_date: Date,
    /// The last day closed.
    pub to_date: Date,
    /// Why.
    pub reason: String,
}

/// What an import of closures did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportedClosures {
    /// Closures that were not known.
    pub added: usize,
    /// Closures whose reason changed.
    pub reworded: usize,
    /// Closures that were known.
    pub unchanged: usize,
}

impl Tx {
    /// All closures, by point and day.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn closures(&mut self) -> Result<Vec<Closure>, StoreError> {
        let closures = on_engine!(self, |connection| sqlx::query_as(sql!("closure/all"))
            .bind(limits::IMPORTS_READ + 1)
            .fetch_all(connection)
            .await)?;
        at_most(closures, "closures", limits::IMPORTS_READ)
    }
}

impl WriteTx {
    /// Imports closures; the same file a second time changes nothing.
    ///
    /// # Errors
    /// A closure names a point that no list has had, or the database refuses.
    pub async fn import_closures(
        &mut self,
        closures: &[NewClosure],
        file_name: &str,
        at: Instant,
    ) -> Result<ImportedClosures, StoreError> {
        let points = self.points_by_number().await?;
        let mut known: BTreeMap<(PointId, Date, Date), (Uuid, String)> = self
            .closures()
            .await?
            .into_iter()
            .map(|known| ((known.point_id, known.from_date, known.to_date), (known.id, known.reason)))
            .collect();
        let mut ids = Ids::at(at);
        let mut done = ImportedClosures::default();
        for closure in closures {
            let unknown = || StoreError::UnknownPoint { id_fs: closure.id_fs.clone() };
            let point_id = *points.get(&closure.id_fs).ok_or_else(unknown)?;
            let key = (point_id, closure.from_date, closure.to_date);
            let (id, counted) = match known.get(&key) {
                Some((_, reason)) if *reason == closure.reason => {
                    done.unchanged += 1;
                    continue;
                }
                Some((id, _)) => {
                    self.reword_closure(*id, closure, file_name, at).await?;
                    (*id, &mut done.reworded)
                }
                None => {
                    let id = ids.next();
                    self.insert_closure(id, point_id, closure, file_name, at).await?;
                    (id, &mut done.added)
                }
            };
            *counted += 1;
            known.insert(key, (id, closure.reason.clone()));
        }
        if done.added + done.reworded > 0 {
            self.bump_network_version().await?;
        }
        Ok(done)
    }

    async fn insert_closure(
        &mut self,
        id: Uuid,
        point_id: PointId,
        closure: &NewClosure,
        file_name: &str,
        at: Instant,
    ) -> Result<(), StoreError> {
        let author = self.author();
        on_engine!(self, |connection| sqlx::query(sql!("closure/insert"))
            .bind(id)
            .bind(point_id.0)
            .bind(closure.from_date.to_string())
            .bind(closure.to_date.to_string())
            .bind(&closure.reason)
            .bind(at.0)
            .bind(author)
            .bind(file_name)
            .execute(connection)
            .await
            .map(drop))
    }

    async fn reword_closure(
        &mut self,
        id: Uuid,
        closure: &NewClosure,
        file_name: &str,
        at: Instant,
    ) -> Result<(), StoreError> {
        let author = self.author();
        on_engine!(self, |connection| sqlx::query(sql!("closure/reword"))
            .bind(id)
            .bind(&closure.reason)
            .bind(at.0)
            .bind(author)
            .bind(file_name)
            .execute(connection)
            .await
            .map(drop))
    }
}
