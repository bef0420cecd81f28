//! Points, their sites, and what lists say of them.

use crate::errors::StoreError;
use crate::json::Json;
use crate::transaction::Tx;
use base::clock::Instant;
use base::coord::Coord;
use base::ids::{CommuneCode, DepartmentCode, ListId, PointId, SiteId};
use base::limits;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

row! {
    /// A labelled place, the same whatever lists say of it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Point {
        /// Its identity here.
        pub id: PointId,
        /// Its number in the official list, by which it is known again.
        pub id_fs: String,
        /// The department that it was first listed in.
        pub department: DepartmentCode,
        /// When it was first imported.
        pub created_at_ms: Instant,
    }
}

row! {
    /// An address or a stop where a point receives people, the same across lists.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Site {
        /// Its identity.
        pub id: SiteId,
        /// Its point.
        pub point_id: PointId,
        /// Its name within the point: [`MAIN_SITE`], or the key of a stop.
        pub site_key: String,
        /// When it was first imported.
        pub created_at_ms: Instant,
    }
}

/// The key of the site at a point's own address.
pub const MAIN_SITE: &str = "main";

macro_rules! listed {
    ($($(#[$meta:meta])* $field:ident: $type:ty,)+) => {
        /// What a list says of a point, read and understood. Text that the list leaves out is empty.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Listed { $($(#[$meta])* pub $field: $type,)+ }
        from_row!(Listed { $($field: $type,)+ });

        impl Listed {
            /// SHA-256 over all fields, each after its length: two lists that say the same of a point share it.
            #[must_use]
            pub fn content_sha256(&self) -> [u8; 32] {
                let mut hash = Sha256::new();
                $(self.$field.feed(&mut hash);)+
                hash.finalize().into()
            }

            /// Whether a text holds the character NUL.
            pub(crate) fn holds_nul(&self) -> bool {
                false $(|| self.$field.holds_nul())+
            }
        }
    };
}

listed! {
    /// Its name.
    name: String,
    /// Its name as searched: folded by the caller, since the engines fold differently.
    name_folded: String,
    /// Street and number.
    address: String,
    /// Floor, building, place.
    address_complement: String,
    /// The commune of today, after corrections.
    commune_code: CommuneCode,
    /// The commune's name as listed.
    commune_name: String,
    /// Postal code.
    postal_code: String,
    /// The department of the commune.
    department: DepartmentCode,
    /// Longitude in millionths of a degree.
    lon_e6: i32,
    /// Latitude in millionths of a degree.
    lat_e6: i32,
    /// Where the position comes from, as a code.
    coord_origin: String,
    /// E-mail.
    mail: String,
    /// Telephone.
    phone: String,
    /// The six cells of opening hours, Monday to Saturday, as listed.
    day_cells: Json,
    /// Whether and how appointments are taken, as a code or as listed.
    appointment: String,
    /// The free text, as listed.
    comment: String,
    /// Main point or antenna, as a code.
    kind: String,
    /// Fixed, bus, itinerant ..., as a code.
    format: String,
    /// The group of points that it belongs to.
    group_name: String,
    /// Its label, as listed.
    label: String,
    /// Opening rules.
    rules: Json,
    /// Weekdays whose hours could not be understood.
    unknown_days: Json,
    /// Closures announced in the list itself.
    closures: Json,
    /// Stops of a mobile point, each with the key of its site.
    stops: Json,
    /// What was corrected or is to be checked.
    flags: Json,
}

impl Listed {
    /// Its position.
    #[must_use]
    pub fn coord(&self) -> Coord {
        Coord { lon_e6: self.lon_e6, lat_e6: self.lat_e6 }
    }
}

/// A field of what a list says.
trait Said {
    /// Makes it part of a hash.
    fn feed(&self, hash: &mut Sha256);
    /// Whether it holds the character NUL.
    fn holds_nul(&self) -> bool {
        false
    }
}

impl Said for str {
    fn feed(&self, hash: &mut Sha256) {
        hash.update((self.len() as u64).to_le_bytes());
        hash.update(self.as_bytes());
    }
    fn holds_nul(&self) -> bool {
        self.contains('\0')
    }
}

impl Said for String {
    fn feed(&self, hash: &mut Sha256) {
        self.as_str().feed(hash);
    }
    fn holds_nul(&self) -> bool {
        self.as_str().holds_nul()
    }
}

impl Said for Json {
    fn feed(&self, hash: &mut Sha256) {
        self.text().feed(hash);
    }
    fn holds_nul(&self) -> bool {
        self.text().contains("\\u0000")
    }
}

impl Said for CommuneCode {
    fn feed(&self, hash: &mut Sha256) {
        self.as_str().feed(hash);
    }
}

impl Said for DepartmentCode {
    fn feed(&self, hash: &mut Sha256) {
        self.as_str().feed(hash);
    }
}

impl Said for i32 {
    fn feed(&self, hash: &mut Sha256) {
        hash.update(self.to_le_bytes());
    }
}

/// A point as a list has it.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkPoint {
    /// The point.
    pub point_id: PointId,
    /// Its number in the official list.
    pub id_fs: String,
    /// Names what the list says: the same in two lists that say the same.
    pub version_id: Uuid,
    /// What the list says.
    pub listed: Listed,
}

row! {
    struct NetworkPointKey {
        point_id: PointId,
        id_fs: String,
        id: Uuid,
    }
}

macro_rules! network_point_from {
    ($row:ty) => {
        impl<'r> sqlx::FromRow<'r, $row> for NetworkPoint {
            fn from_row(row: &'r $row) -> sqlx::Result<Self> {
                let key = NetworkPointKey::from_row(row)?;
                let listed = Listed::from_row(row)?;
                Ok(Self { point_id: key.point_id, id_fs: key.id_fs, version_id: key.id, listed })
            }
        }
    };
}
network_point_from!(sqlx::sqlite::SqliteRow);
network_point_from!(sqlx::postgres::PgRow);

impl Tx {
    /// Every point that any list has had, by number.
    ///
    /// # Errors
    /// The database does not answer, or there are more than [`limits::POINTS_EVER`].
    pub async fn points(&mut self) -> Result<Vec<Point>, StoreError> {
        let points = on_engine!(self, |connection| sqlx::query_as(sql!("point/all"))
            .bind(limits::POINTS_EVER + 1)
            .fetch_all(connection)
            .await)?;
        at_most(points, "points", limits::POINTS_EVER)
    }

    /// Every point that any list has had, by its number in the official list.
    ///
    /// # Errors
    /// Those of [`Tx::points`].
    pub(crate) async fn points_by_number(&mut self) -> Result<BTreeMap<String, PointId>, StoreError> {
        Ok(self.points().await?.into_iter().map(|point| (point.id_fs, point.id)).collect())
    }

    /// The point of this number, whether or not today's list still has it.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn find_point(&mut self, id_fs: &str) -> Result<Option<Point>, StoreError> {
        on_engine!(self, |connection| sqlx::query_as(sql!("point/find_by_id_fs"))
            .bind(id_fs)
            .fetch_optional(connection)
            .await)
    }

    /// The points of a list, by number.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn points_of_list(&mut self, list: ListId) -> Result<Vec<NetworkPoint>, StoreError> {
        let limit = limits::LIST_ROWS as i64;
        let mut points: Vec<NetworkPoint> =
            on_engine!(self, |connection| sqlx::query_as(sql!("point_version/of_list"))
                .bind(list.0)
                .bind(limit + 1)
                .fetch_all(connection)
                .await)?;
        points.sort_unstable_by(|one, other| one.id_fs.cmp(&other.id_fs));
        at_most(points, "points in a list", limit)
    }

    /// All sites of the points of a list, those of former stops included, by the point's number and key.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn sites_of_list(&mut self, list: ListId) -> Result<Vec<Site>, StoreError> {
        let sites = on_engine!(self, |connection| sqlx::query_as(sql!("site/of_list"))
            .bind(list.0)
            .bind(limits::POINTS_EVER + 1)
            .fetch_all(connection)
            .await)?;
        at_most(sites, "sites", limits::POINTS_EVER)
    }

    pub(crate) async fn sites(&mut self) -> Result<Vec<Site>, StoreError> {
        let sites = on_engine!(self, |connection| sqlx::query_as(sql!("site/all"))
            .bind(limits::POINTS_EVER + 1)
            .fetch_all(connection)
            .await)?;
        at_most(sites, "sites", limits::POINTS_EVER)
    }
}

/// Refuses to pretend that a cut list is whole.
pub(crate) fn at_most<T>(rows: Vec<T>, what: &'static str, limit: i64) -> Result<Vec<T>, StoreError> {
    if rows.len() as u64 > limit.unsigned_abs() { Err(StoreError::TooMany { what, limit }) } else { Ok(rows) }
}
