//! Sessions that operators hold themselves at points.

use crate::errors::StoreError;
use crate::ids::Ids;
use crate::json::Json;
use crate::points::at_most;
use crate::transaction::{Tx, WriteTx};
use base::clock::Instant;
use base::ids::PointId;
use base::limits;
use std::collections::BTreeMap;
use uuid::Uuid;

row! {
    /// An operator receives people at a point, at some times.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PartnerSession {
        /// Its identity.
        pub id: Uuid,
        /// The point.
        pub point_id: PointId,
        /// The point's number in the official list.
        pub id_fs: String,
        /// Who receives, as written.
        pub operator: String,
        /// Where at the point; may be empty.
        pub place: String,
        /// Whether an appointment is needed, as a code; empty where nobody said.
        pub appointment: String,
        /// When.
        pub rules: Json,
        /// When it was imported.
        pub imported_at_ms: Instant,
        /// Who imported it, as a code.
        pub imported_by: String,
        /// The file that it came from.
        pub file_name: String,
    }
}

/// A session to import.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSession {
    /// The point's number in the official list.
    pub id_fs: String,
    /// Who receives.
    pub operator: String,
    /// Where at the point.
    pub place: String,
    /// Whether an appointment is needed.
    pub appointment: String,
    /// When.
    pub rules: Json,
}

/// What an import of sessions did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportedSessions {
    /// Sessions that were not known.
    pub added: usize,
    /// Sessions that were known of these points and operators, and are no more.
    pub removed: usize,
    /// Sessions that were known.
    pub unchanged: usize,
}

/// What the sessions of a point and an operator say, to compare.
type Said<'s> = (&'s str, &'s str, &'s Json);

impl Tx {
    /// All sessions, by point and operator.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn partner_sessions(&mut self) -> Result<Vec<PartnerSession>, StoreError> {
        let sessions = on_engine!(self, |connection| sqlx::query_as(sql!("partner_session/all"))
            .bind(limits::IMPORTS_READ + 1)
            .fetch_all(connection)
            .await)?;
        at_most(sessions, "partner sessions", limits::IMPORTS_READ)
    }
}

impl WriteTx {
    /// Imports sessions: of each point and operator that they name, they are all there is from now on. The same file a
    /// second time changes nothing.
    ///
    /// # Errors
    /// A session names a point that no list has had, or the database refuses.
    pub async fn import_partner_sessions(
        &mut self,
        sessions: &[NewSession],
        file_name: &str,
        at: Instant,
    ) -> Result<ImportedSessions, StoreError> {
        let points = self.points_by_number().await?;
        let known = self.partner_sessions().await?;
        let mut given: BTreeMap<(&str, &str), Vec<&NewSession>> = BTreeMap::new();
        for session in sessions {
            let of_operator = given.entry((&session.id_fs, &session.operator)).or_default();
            // A row that stands twice says nothing more.
            if !of_operator.iter().any(|other| said(other) == said(session)) {
                of_operator.push(session);
            }
        }
        let mut ids = Ids::at(at);
        let mut done = ImportedSessions::default();
        let mut held: BTreeMap<(PointId, &str), Vec<Said<'_>>> = BTreeMap::new();
        for session in &known {
            let says = (session.place.as_str(), session.appointment.as_str(), &session.rules);
            held.entry((session.point_id, &session.operator)).or_default().push(says);
        }
        for ((id_fs, operator), new) in given {
            let unknown = || StoreError::UnknownPoint { id_fs: id_fs.to_owned() };
            let point_id = *points.get(id_fs).ok_or_else(unknown)?;
            let old = held.remove(&(point_id, operator)).unwrap_or_default();
            let stays = |session: &&&NewSession| old.contains(&said(session));
            let unchanged = new.iter().filter(stays).count();
            if unchanged == new.len() && unchanged == old.len() {
                done.unchanged += unchanged;
                continue;
            }
            done.unchanged += unchanged;
            done.added += new.len() - unchanged;
            done.removed += old.len() - unchanged;
            self.delete_sessions(point_id, operator).await?;
            for session in new {
                self.insert_session(ids.next(), point_id, session, file_name, at).await?;
            }
        }
        if done.added + done.removed > 0 {
            self.bump_network_version().await?;
        }
        Ok(done)
    }

    async fn delete_sessions(&mut self, point_id: PointId, operator: &str) -> Result<(), StoreError> {
        on_engine!(self, |connection| sqlx::query(sql!("partner_session/delete_of_operator"))
            .bind(point_id.0)
            .bind(operator)
            .execute(connection)
            .await
            .map(drop))
    }

    async fn insert_session(
        &mut self,
        id: Uuid,
        point_id: PointId,
        session: &NewSession,
        file_name: &str,
        at: Instant,
    ) -> Result<(), StoreError> {
        let author = self.author();
        on_engine!(self, |connection| sqlx::query(sql!("partner_session/insert"))
            .bind(id)
            .bind(point_id.0)
            .bind(&session.operator)
            .bind(&session.place)
            .bind(&session.appointment)
            .bind(session.rules.as_parameter())
            .bind(at.0)
            .bind(author)
            .bind(file_name)
            .execute(connection)
            .await
            .map(drop))
    }
}

fn said(session: &NewSession) -> Said<'_> {
    (&session.place, &session.appointment, &session.rules)
}
