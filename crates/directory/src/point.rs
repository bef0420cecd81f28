//! A point as a list describes it.

use base::coord::Coord;
use base::ids::{CommuneCode, DepartmentCode};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The columns of the opening hours, Monday to Saturday.
pub const DAY_COLUMNS: [&str; 6] = ["h_lundi", "h_mardi", "h_mercredi", "h_jeudi", "h_vendredi", "h_samedi"];

/// One row of a list, with its place found and its words typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedPoint {
    /// Line of the file on which the row begins (for GeoJSON, the rank of the feature from 1); 0 for a point that
    /// comes from somewhere else than a file.
    #[serde(default)]
    pub line: u32,
    /// The number that the point keeps from list to list.
    pub id_fs: String,
    /// `lib_fs`.
    pub name: String,
    /// `adresse`.
    pub address: String,
    /// `complement_adresse`.
    pub address_complement: String,
    /// Index of the leaf place (commune or municipal arrondissement) in the territory's table.
    pub place: u32,
    /// The code of that place today, which may not be the one listed.
    pub commune_code: CommuneCode,
    /// `lib_com` as listed, or the place's name where the list has none.
    pub commune_name: String,
    /// `code_postal`, five digits; empty where the list has none.
    pub postal_code: String,
    /// The department of the place (which wins over `insee_dep`).
    pub department: DepartmentCode,
    /// Where the point is.
    pub coord: Coord,
    /// How that position was found.
    pub coord_origin: CoordOrigin,
    /// `mail`.
    pub mail: String,
    /// `telephone`.
    pub phone: String,
    /// `h_lundi` to `h_samedi`, trimmed.
    pub day_cells: [String; 6],
    /// `horaires` of a file that has `opening_hours` of OpenStreetMap instead of the days; empty else.
    #[serde(default)]
    pub opening_hours: String,
    /// `prise_rdv`.
    pub appointment: Appointment,
    /// `commentaire`, with its escape sequences decoded.
    pub comment: String,
    /// `type_fs`.
    pub kind: Kind,
    /// `format_fs`.
    pub format: Format,
    /// `groupe_fs`.
    pub group: String,
    /// `labellisation_fs`.
    pub label: String,
    /// What a reader of the point should know of the row.
    pub flags: Vec<Flag>,
}

/// How the position of a point was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CoordOrigin {
    /// As listed.
    List,
    /// Listed with latitude and longitude exchanged.
    Swapped,
    /// Not listed, or impossible: the position of the commune stands for it.
    CommuneCentre,
}

/// Something doubtful that stays with an imported point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// The position is the commune's, not the point's.
    PositionOfCommune,
    /// The position is more than [`FAR_M`] metres outside the commune.
    FarFromCommune,
    /// The listed commune code has no place today: another column found the place.
    PlaceByOtherColumns,
}

/// From how many metres outside its commune a listed position is flagged.
pub const FAR_M: f64 = 5_000.0;

/// From how many metres outside its commune a listed position cannot be the point's: the commune is written
/// three times in a row (code, postal code, name), the position once.
pub const IMPOSSIBLE_M: f64 = 50_000.0;

/// Whether a point gives appointments, as its own column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Appointment {
    /// "Oui": *also* by appointment, never only.
    Possible,
    /// "Non".
    None,
    /// No column or no answer.
    Unknown,
}

/// Main point or antenna of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// "Principal".
    Main,
    /// "Antenne".
    Antenna,
    /// Lists before 2024 do not say.
    Unknown,
}

/// How a point receives people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// "Fixe": at its address.
    Fixed,
    /// "Fixe_antenne(s)": at its address, and at antennas.
    FixedWithAntennas,
    /// "Multisites": at several addresses, of which the list gives one.
    MultiSite,
    /// "Bus_équivalent": the address is where the vehicle sleeps.
    Bus,
    /// "Itinérante": agents travel; the address is an office.
    Itinerant,
    /// Not said, or in words not known.
    Unknown,
}

impl Kind {
    /// The list's own word; empty where unknown.
    #[must_use]
    pub const fn listed(self) -> &'static str {
        match self {
            Self::Main => "Principal",
            Self::Antenna => "Antenne",
            Self::Unknown => "",
        }
    }
}

impl Format {
    /// The list's own word; empty where unknown.
    #[must_use]
    pub const fn listed(self) -> &'static str {
        match self {
            Self::Fixed => "Fixe",
            Self::FixedWithAntennas => "Fixe_antenne(s)",
            Self::MultiSite => "Multisites",
            Self::Bus => "Bus_équivalent",
            Self::Itinerant => "Itinérante",
            Self::Unknown => "",
        }
    }

    /// Whether the listed address is not where people are received.
    #[must_use]
    pub const fn is_mobile(self) -> bool {
        matches!(self, Self::Bus | Self::Itinerant)
    }
}

impl Appointment {
    /// The list's own word; empty where unknown.
    #[must_use]
    pub const fn listed(self) -> &'static str {
        match self {
            Self::Possible => "Oui",
            Self::None => "Non",
            Self::Unknown => "",
        }
    }
}
