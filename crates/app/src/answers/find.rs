//! Places, and the points near them.

use crate::find::Near;
use hours::state::OpenState;
use roads::estimate::error;
use schemars::JsonSchema;
use serde::Serialize;
use territory::{Target, Territory};

/// A commune, a municipal arrondissement, or a city made of them.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Place")]
pub struct PlaceRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The name of its department; empty for Paris, Lyon and Marseille as a whole.
    pub department: String,
}

impl PlaceRow {
    /// A place that somebody may mean.
    #[must_use]
    pub fn of(target: Target) -> Self {
        let territory = Territory::embedded();
        match target {
            Target::Place(index) => {
                let place = territory.place(index);
                let department = &territory.departments()[usize::from(place.department)];
                Self {
                    code: place.code.to_string(),
                    name: place.name.clone(),
                    department: department.name.clone(),
                }
            }
            Target::City(index) => {
                let city = &territory.cities()[usize::from(index)];
                Self { code: city.code.to_string(), name: city.name.clone(), department: String::new() }
            }
        }
    }
}

/// Whether a door is open, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Open {
    /// People are received.
    Open,
    /// Nobody is.
    Closed,
    /// Nobody knows.
    Unknown,
}

impl Open {
    /// The word of a state.
    #[must_use]
    pub const fn of(state: &OpenState) -> Self {
        match state {
            OpenState::Open { .. } => Self::Open,
            OpenState::Closed { .. } => Self::Closed,
            OpenState::Unknown { .. } => Self::Unknown,
        }
    }
}

/// A point near a place; its minutes are an estimate.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "NearPoint")]
pub struct NearRow {
    /// The number of the point in its list.
    pub id_fs: String,
    /// Its name.
    pub name: String,
    /// Its address; of a stop, that of the point it belongs to.
    pub address: String,
    /// Its commune.
    pub commune: String,
    /// Its phone.
    pub phone: String,
    /// The commune of the stop that is near, where it is not the address.
    pub stop: Option<String>,
    /// Degrees north of the door that is near; of a stop, of its commune.
    #[schemars(range(min = -90, max = 90))]
    pub latitude: f64,
    /// Degrees east of that door.
    #[schemars(range(min = -180, max = 180))]
    pub longitude: f64,
    /// Minutes by car.
    pub minutes: f64,
    /// Low value of these minutes.
    pub low_minutes: f64,
    /// High value of these minutes.
    pub high_minutes: f64,
    /// Whether it is open.
    pub open: Open,
    /// Until when, or from when on.
    pub state: OpenState,
}

impl NearRow {
    /// A point near a place, at a moment.
    #[must_use]
    pub fn of(near: &Near<'_>, now: jiff::Timestamp) -> Self {
        let state = near.state(now);
        let listed = &near.point.listed;
        let (low, high) = error::band(near.time);
        let coord = near.coord();
        Self {
            id_fs: listed.id_fs.clone(),
            name: listed.name.clone(),
            address: listed.address.clone(),
            commune: listed.commune_name.clone(),
            phone: listed.phone.clone(),
            stop: near.stop.map(|stop| near.point.stops[stop].commune.clone()),
            latitude: coord.lat(),
            longitude: coord.lon(),
            minutes: near.time.minutes(),
            low_minutes: low.minutes(),
            high_minutes: high.minutes(),
            open: Open::of(&state),
            state,
        }
    }
}

/// A mobile point based around here whose stops are not known.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "PointToCall")]
pub struct ToCallRow {
    /// The number of the point in its list.
    pub id_fs: String,
    /// Its name.
    pub name: String,
    /// The phone that knows its stops.
    pub phone: String,
}

impl ToCallRow {
    /// A point to call.
    #[must_use]
    pub fn of(point: &crate::network::Point) -> Self {
        let listed = &point.listed;
        Self { id_fs: listed.id_fs.clone(), name: listed.name.clone(), phone: listed.phone.clone() }
    }
}
