//! Importing a list: its points are recognised by their number, and what is new is written many rows at once.

use crate::engine::EngineTransaction;
use crate::errors::StoreError;
use crate::ids::Ids;
use crate::json::Json;
use crate::lists::List;
use crate::points::Listed;
use crate::transaction::{Tx, WriteTx};
use base::clock::Instant;
use base::ids::{DepartmentCode, ListId, PointId, SiteId};
use base::limits;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A list to import. Its rows are counted by the import.
#[derive(Clone, Debug)]
pub struct NewList {
    /// The day from which it describes the network.
    pub dated: Date,
    /// The moment of the import.
    pub imported_at: Instant,
    /// Where it comes from, as a code or an address.
    pub source: String,
    /// The name of the file.
    pub file_name: String,
    /// SHA-256 of the file.
    pub sha256: [u8; 32],
    /// Rows of which something was corrected.
    pub rows_corrected: i64,
    /// Rows refused.
    pub rows_refused: i64,
    /// What the import says: an object or an array.
    pub report: Json,
}

/// A point of a list to import.
#[derive(Clone, Debug)]
pub struct NewListPoint {
    /// Its number in the official list, by which it is known again.
    pub id_fs: String,
    /// The keys of its sites: [`crate::points::MAIN_SITE`] and those of its stops.
    pub site_keys: Vec<String>,
    /// What the list says of it.
    pub listed: Listed,
}

row! {
    struct Content {
        id: Uuid,
        point_id: PointId,
        content_sha256: [u8; 32],
    }
}

/// A version that may be new.
struct Candidate<'l> {
    id: Uuid,
    point_id: PointId,
    sha256: [u8; 32],
    listed: &'l Listed,
}

/// A row of `list_entry`.
struct Entry {
    point_id: PointId,
    version_id: Uuid,
    department: DepartmentCode,
}

impl Tx {
    /// Hashes of what the list in force on a date says, by point.
    async fn contents_on(&mut self, date: Date) -> Result<BTreeMap<PointId, Content>, StoreError> {
        let Some(list) = self.list_in_force(date).await? else { return Ok(BTreeMap::new()) };
        let contents: Vec<Content> =
            on_engine!(self, |connection| sqlx::query_as(sql!("list_entry/hashes"))
                .bind(list.id.0)
                .bind(limits::LIST_ROWS as i64)
                .fetch_all(connection)
                .await)?;
        Ok(contents.into_iter().map(|content| (content.point_id, content)).collect())
    }
}

impl WriteTx {
    /// Imports a list. Points and sites that earlier lists had keep their ids; a point of which nothing changed
    /// keeps its version.
    ///
    /// # Errors
    /// A point is there twice, there are too many, or the database refuses.
    pub async fn import_list(&mut self, new: &NewList, points: &[NewListPoint]) -> Result<List, StoreError> {
        if points.len() > limits::LIST_ROWS {
            return Err(StoreError::TooMany { what: "points in a list", limit: limits::LIST_ROWS as i64 });
        }
        check(points)?;
        let version = self.bump_network_version().await?;
        let in_force = self.contents_on(new.dated).await?;
        let mut ids = Ids::at(new.imported_at);
        let list = self.insert_list(new, points.len(), version, &mut ids).await?;
        let point_ids = self.know_points(points, new.imported_at, &mut ids).await?;
        self.know_sites(points, &point_ids, new.imported_at, &mut ids).await?;
        let version_ids = self.know_versions(points, &point_ids, &in_force, &mut ids).await?;
        let rows = points.iter().zip(point_ids).zip(version_ids);
        let entries: Vec<Entry> = rows
            .map(|((point, point_id), version_id)| Entry {
                point_id,
                version_id,
                department: point.listed.department,
            })
            .collect();
        self.insert_entries(list.id, &entries).await?;
        self.refresh_statistics().await?;
        Ok(list)
    }

    /// PostgreSQL plans with statistics that it renews on its own only a minute or so after an import; until then
    /// it could compare every point with every site. (A role that does not own the tables is let off with a
    /// warning. SQLite plans these statements well without any.)
    async fn refresh_statistics(&mut self) -> Result<(), StoreError> {
        let tx: &mut Tx = self;
        let EngineTransaction::Postgres(transaction) = &mut tx.engine else { return Ok(()) };
        let outcome = sqlx::raw_sql("ANALYZE list_entry, point, site").execute(&mut **transaction).await;
        outcome.map(drop).map_err(|error| tx.failed(error))
    }

    async fn insert_list(
        &mut self,
        new: &NewList,
        imported: usize,
        version: i64,
        ids: &mut Ids,
    ) -> Result<List, StoreError> {
        let imported = imported as i64;
        let list = List {
            id: ListId(ids.next()),
            version,
            dated: new.dated,
            imported_at_ms: new.imported_at,
            imported_by: self.author().to_owned(),
            source: new.source.clone(),
            file_name: new.file_name.clone(),
            sha256: new.sha256,
            rows_read: imported + new.rows_refused,
            rows_imported: imported,
            rows_corrected: new.rows_corrected,
            rows_refused: new.rows_refused,
            report: new.report.clone(),
        };
        on_engine!(self, |connection| sqlx::query(sql!("list/insert"))
            .bind(list.id.0)
            .bind(list.version)
            .bind(list.dated.to_string())
            .bind(list.imported_at_ms.0)
            .bind(&list.imported_by)
            .bind(&list.source)
            .bind(&list.file_name)
            .bind(list.sha256.as_slice())
            .bind(list.rows_read)
            .bind(list.rows_imported)
            .bind(list.rows_corrected)
            .bind(list.rows_refused)
            .bind(list.report.as_parameter())
            .execute(connection)
            .await
            .map(drop))?;
        Ok(list)
    }

    /// The ids of the points, in the order of the list; those that are new get theirs.
    async fn know_points(
        &mut self,
        points: &[NewListPoint],
        at: Instant,
        ids: &mut Ids,
    ) -> Result<Vec<PointId>, StoreError> {
        let mut by_number: BTreeMap<String, PointId> =
            self.points().await?.into_iter().map(|point| (point.id_fs, point.id)).collect();
        let mut new: Vec<(PointId, &NewListPoint)> = Vec::new();
        let point_ids = points.iter().map(|point| {
            by_number.remove(&point.id_fs).unwrap_or_else(|| {
                let point_id = PointId(ids.next());
                new.push((point_id, point));
                point_id
            })
        });
        let point_ids = point_ids.collect();
        insert_rows!(self, "point/insert", &new, |query, (point_id, point)| query
            .bind(point_id.0)
            .bind(&point.id_fs)
            .bind(point.listed.department.as_str())
            .bind(at.0));
        Ok(point_ids)
    }

    /// Gives ids to sites that are new.
    async fn know_sites(
        &mut self,
        points: &[NewListPoint],
        point_ids: &[PointId],
        at: Instant,
        ids: &mut Ids,
    ) -> Result<(), StoreError> {
        let mut known: BTreeSet<(PointId, String)> =
            self.sites().await?.into_iter().map(|site| (site.point_id, site.site_key)).collect();
        let mut new: Vec<(SiteId, PointId, &String)> = Vec::new();
        for (point, point_id) in points.iter().zip(point_ids) {
            for key in &point.site_keys {
                if known.insert((*point_id, key.clone())) {
                    new.push((SiteId(ids.next()), *point_id, key));
                }
            }
        }
        insert_rows!(self, "site/insert", &new, |query, (site_id, point_id, key)| query
            .bind(site_id.0)
            .bind(point_id.0)
            .bind(key.as_str())
            .bind(at.0));
        Ok(())
    }

    /// The versions that say exactly what the list says: those in force, other earlier ones, or new ones.
    async fn know_versions(
        &mut self,
        points: &[NewListPoint],
        point_ids: &[PointId],
        in_force: &BTreeMap<PointId, Content>,
        ids: &mut Ids,
    ) -> Result<Vec<Uuid>, StoreError> {
        let mut version_ids = Vec::with_capacity(points.len());
        let mut candidates = Vec::new();
        for (point, point_id) in points.iter().zip(point_ids) {
            let sha256 = point.listed.content_sha256();
            let same = in_force.get(point_id).filter(|content| content.content_sha256 == sha256);
            let id = same.map_or_else(|| ids.next(), |content| content.id);
            if same.is_none() {
                candidates.push(Candidate { id, point_id: *point_id, sha256, listed: &point.listed });
            }
            version_ids.push(id);
        }
        let replaced = self.insert_versions(&candidates).await?;
        for id in &mut version_ids {
            *id = *replaced.get(id).unwrap_or(id);
        }
        Ok(version_ids)
    }

    /// Inserts the candidates that are new, and gives the ids of earlier versions that replace the others.
    async fn insert_versions(
        &mut self,
        candidates: &[Candidate<'_>],
    ) -> Result<BTreeMap<Uuid, Uuid>, StoreError> {
        let inserted: BTreeSet<Uuid> =
            insert_rows_returning!(self, "point_version/insert", candidates, |query, candidate| {
                let listed = candidate.listed;
                query
                    .bind(listed.department.as_str())
                    .bind(candidate.id)
                    .bind(candidate.point_id.0)
                    .bind(candidate.sha256.as_slice())
                    .bind(&listed.name)
                    .bind(&listed.name_folded)
                    .bind(&listed.address)
                    .bind(&listed.address_complement)
                    .bind(listed.commune_code.as_str())
                    .bind(&listed.commune_name)
                    .bind(&listed.postal_code)
                    .bind(i64::from(listed.lon_e6))
                    .bind(i64::from(listed.lat_e6))
                    .bind(&listed.coord_origin)
                    .bind(&listed.mail)
                    .bind(&listed.phone)
                    .bind(listed.day_cells.as_parameter())
                    .bind(&listed.appointment)
                    .bind(&listed.comment)
                    .bind(&listed.kind)
                    .bind(&listed.format)
                    .bind(&listed.group_name)
                    .bind(&listed.label)
                    .bind(listed.rules.as_parameter())
                    .bind(listed.unknown_days.as_parameter())
                    .bind(listed.closures.as_parameter())
                    .bind(listed.stops.as_parameter())
                    .bind(listed.flags.as_parameter())
            });
        let mut replaced = BTreeMap::new();
        for candidate in candidates.iter().filter(|candidate| !inserted.contains(&candidate.id)) {
            let earlier =
                on_engine!(self, |connection| sqlx::query_scalar(sql!("point_version/find_by_content"))
                    .bind(candidate.listed.department.as_str())
                    .bind(candidate.point_id.0)
                    .bind(candidate.sha256.as_slice())
                    .fetch_one(connection)
                    .await)?;
            replaced.insert(candidate.id, earlier);
        }
        Ok(replaced)
    }

    async fn insert_entries(&mut self, list: ListId, entries: &[Entry]) -> Result<(), StoreError> {
        insert_rows!(self, "list_entry/insert", entries, |query, entry| query
            .bind(list.0)
            .bind(entry.department.as_str())
            .bind(entry.point_id.0)
            .bind(entry.version_id));
        Ok(())
    }
}

/// Refuses what one of the engines would refuse, before either is asked.
fn check(points: &[NewListPoint]) -> Result<(), StoreError> {
    let mut seen = BTreeSet::new();
    for point in points {
        let id_fs = || point.id_fs.clone();
        if !seen.insert(point.id_fs.as_str()) {
            return Err(StoreError::PointTwice { id_fs: id_fs() });
        }
        let keys_hold_nul = point.site_keys.iter().any(|key| key.contains('\0'));
        if keys_hold_nul || point.id_fs.contains('\0') || point.listed.holds_nul() {
            return Err(StoreError::Nul { id_fs: id_fs() });
        }
    }
    Ok(())
}
