//! Lists of points: importing one, and finding the one in force on a date.

use crate::errors::StoreError;
use crate::json::Json;
use crate::points::{Listed, NetworkPoint, Site, at_most};
use crate::transaction::{Tx, WriteTx};
use base::clock::Instant;
use base::ids::{DepartmentCode, ListId, PointId};
use base::limits;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

row! {
    /// A list that was imported. It never changes.
    #[derive(Clone, Debug, PartialEq)]
    pub struct List {
        /// Its identity.
        pub id: ListId,
        /// The network version that its import made: the order of imports.
        pub version: i64,
        /// The day from which it describes the network.
        pub dated: Date,
        /// When it was imported.
        pub imported_at_ms: Instant,
        /// Who imported it, as a code.
        pub imported_by: String,
        /// Where it comes from, as a code or an address.
        pub source: String,
        /// The name of the file.
        pub file_name: String,
        /// SHA-256 of the file.
        pub sha256: [u8; 32],
        /// Rows in the file: those imported and those refused.
        pub rows_read: i64,
        /// Rows that became points.
        pub rows_imported: i64,
        /// Rows among the imported ones of which something was corrected.
        pub rows_corrected: i64,
        /// Rows refused.
        pub rows_refused: i64,
        /// What the import said: every correction and refusal.
        pub report: Json,
    }
}

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

/// The network as one list has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// The list.
    pub list: List,
    /// Its points, by number.
    pub points: Vec<NetworkPoint>,
    /// All sites of these points, by the point's number and key.
    pub sites: Vec<Site>,
}

row! {
    struct Content {
        id: Uuid,
        point_id: PointId,
        content_sha256: [u8; 32],
    }
}

impl Tx {
    /// The list in force on a date.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn list_in_force(&mut self, date: Date) -> Result<Option<List>, StoreError> {
        on_engine!(self, |connection| sqlx::query_as(sql!("list/in_force"))
            .bind(date.to_string())
            .fetch_optional(connection)
            .await)
    }

    /// All lists, the newest date first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn lists(&mut self) -> Result<Vec<List>, StoreError> {
        let lists = on_engine!(self, |connection| sqlx::query_as(sql!("list/newest_first"))
            .bind(limits::IMPORTS_READ + 1)
            .fetch_all(connection)
            .await)?;
        at_most(lists, "lists", limits::IMPORTS_READ)
    }

    /// The network of a date; `None` before the first list.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn network_on(&mut self, date: Date) -> Result<Option<Network>, StoreError> {
        let Some(list) = self.list_in_force(date).await? else { return Ok(None) };
        let points = self.points_of_list(list.id).await?;
        let sites = self.sites_of_list(list.id).await?;
        Ok(Some(Network { list, points, sites }))
    }

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
        refuse_twice(points)?;
        let version = self.bump_network_version().await?;
        let unchanged = self.contents_on(new.dated).await?;
        let mut ids = Ids::at(new.imported_at);
        let list = self.insert_list(new, points.len(), version, &mut ids).await?;
        let known = self.know_points(new, points, &mut ids).await?;
        for (point, point_id) in points.iter().zip(known) {
            let version_id = self.know_version(point, point_id, unchanged.get(&point_id), &mut ids).await?;
            self.insert_entry(list.id, point_id, version_id, point.listed.department).await?;
        }
        Ok(list)
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

    /// The ids of the points, in the order of the list; new points and sites get theirs.
    async fn know_points(
        &mut self,
        new: &NewList,
        points: &[NewListPoint],
        ids: &mut Ids,
    ) -> Result<Vec<PointId>, StoreError> {
        let by_number: BTreeMap<String, PointId> =
            self.points().await?.into_iter().map(|point| (point.id_fs, point.id)).collect();
        let sites: BTreeSet<(PointId, String)> =
            self.sites().await?.into_iter().map(|site| (site.point_id, site.site_key)).collect();
        let mut known = Vec::with_capacity(points.len());
        for point in points {
            let point_id = match by_number.get(&point.id_fs) {
                Some(point_id) => *point_id,
                None => self.insert_point(point, new.imported_at, ids).await?,
            };
            for key in &point.site_keys {
                if !sites.contains(&(point_id, key.clone())) {
                    self.insert_site(point_id, key, new.imported_at, ids).await?;
                }
            }
            known.push(point_id);
        }
        Ok(known)
    }

    async fn insert_point(
        &mut self,
        point: &NewListPoint,
        at: Instant,
        ids: &mut Ids,
    ) -> Result<PointId, StoreError> {
        let point_id = ids.next();
        on_engine!(self, |connection| sqlx::query(sql!("point/insert"))
            .bind(point_id)
            .bind(&point.id_fs)
            .bind(point.listed.department.as_str())
            .bind(at.0)
            .execute(connection)
            .await
            .map(drop))?;
        Ok(PointId(point_id))
    }

    async fn insert_site(
        &mut self,
        point_id: PointId,
        key: &str,
        at: Instant,
        ids: &mut Ids,
    ) -> Result<(), StoreError> {
        on_engine!(self, |connection| sqlx::query(sql!("site/insert"))
            .bind(ids.next())
            .bind(point_id.0)
            .bind(key)
            .bind(at.0)
            .execute(connection)
            .await
            .map(drop))
    }

    /// The version that says exactly this of the point: the one in force, another earlier one, or a new one.
    async fn know_version(
        &mut self,
        point: &NewListPoint,
        point_id: PointId,
        in_force: Option<&Content>,
        ids: &mut Ids,
    ) -> Result<Uuid, StoreError> {
        let sha256 = point.listed.content_sha256();
        if let Some(content) = in_force.filter(|content| content.content_sha256 == sha256) {
            return Ok(content.id);
        }
        let version_id = ids.next();
        if self.insert_version(&point.listed, version_id, point_id, &sha256).await? == 1 {
            return Ok(version_id);
        }
        on_engine!(self, |connection| sqlx::query_scalar(sql!("point_version/find_by_content"))
            .bind(point.listed.department.as_str())
            .bind(point_id.0)
            .bind(sha256.as_slice())
            .fetch_one(connection)
            .await)
    }

    async fn insert_version(
        &mut self,
        listed: &Listed,
        version_id: Uuid,
        point_id: PointId,
        sha256: &[u8; 32],
    ) -> Result<u64, StoreError> {
        on_engine!(self, |connection| sqlx::query(sql!("point_version/insert"))
            .bind(listed.department.as_str())
            .bind(version_id)
            .bind(point_id.0)
            .bind(sha256.as_slice())
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
            .execute(connection)
            .await
            .map(|done| done.rows_affected()))
    }

    async fn insert_entry(
        &mut self,
        list: ListId,
        point_id: PointId,
        version_id: Uuid,
        department: DepartmentCode,
    ) -> Result<(), StoreError> {
        on_engine!(self, |connection| sqlx::query(sql!("list_entry/insert"))
            .bind(list.0)
            .bind(department.as_str())
            .bind(point_id.0)
            .bind(version_id)
            .execute(connection)
            .await
            .map(drop))
    }
}

fn refuse_twice(points: &[NewListPoint]) -> Result<(), StoreError> {
    let mut seen = BTreeSet::new();
    match points.iter().find(|point| !seen.insert(point.id_fs.as_str())) {
        Some(point) => Err(StoreError::PointTwice { id_fs: point.id_fs.clone() }),
        None => Ok(()),
    }
}

/// Ids of one write: `UUIDv7` of its moment, in the order given, so that rows made together lie together.
pub(crate) struct Ids {
    at: Instant,
    counter: uuid::ContextV7,
}

impl Ids {
    pub(crate) fn at(at: Instant) -> Self {
        Self { at, counter: uuid::ContextV7::new() }
    }

    pub(crate) fn next(&mut self) -> Uuid {
        let ms = self.at.0.max(0).unsigned_abs();
        let nanoseconds = u32::try_from(ms % 1000 * 1_000_000).unwrap_or(0);
        Uuid::new_v7(uuid::Timestamp::from_unix(&self.counter, ms / 1000, nanoseconds))
    }
}
