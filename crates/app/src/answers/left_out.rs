//! Who is left out, by commune.

use super::minutes;
use crate::nation::Nation;
use promises::left_out::LeftOutPlace;
use schemars::JsonSchema;
use serde::Serialize;
use territory::Territory;

/// The people of a commune who are left out by the promise of 20 minutes, in one of the two parts.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "LeftOut")]
pub struct LeftOutRow {
    /// Code of the commune or municipal arrondissement.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Code of its department.
    pub department: String,
    /// How many people.
    pub people: u64,
    /// Mean minutes to the nearest listed address or stop; null where there is no way.
    pub minutes: Option<f64>,
    /// Low value of these minutes.
    pub low_minutes: Option<f64>,
    /// High value of `sure_minutes`.
    pub high_minutes: Option<f64>,
    /// The point nearest to most of them.
    pub nearest: Option<String>,
    /// Mean minutes to the nearest fixed point or understood stop.
    pub sure_minutes: Option<f64>,
    /// That point: the one to send people to.
    pub sure: Option<String>,
}

impl LeftOutRow {
    /// Those of a commune.
    #[must_use]
    pub fn of(nation: &Nation, left_out: &LeftOutPlace) -> Self {
        let tables = Territory::embedded();
        let place = tables.place(left_out.place);
        let point =
            |index: u32| nation.network.points.get(index as usize).map(|point| point.listed.id_fs.clone());
        Self {
            code: place.code.to_string(),
            name: place.name.clone(),
            department: tables.departments()[usize::from(place.department)].code.to_string(),
            people: left_out.people.rounded(),
            minutes: minutes(left_out.time),
            low_minutes: minutes(left_out.low),
            high_minutes: minutes(left_out.high),
            nearest: point(left_out.point),
            sure_minutes: minutes(left_out.sure_time),
            sure: point(left_out.sure_point),
        }
    }
}

/// Both parts in a territory: they are never added up.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LeftOutParts {
    /// Beyond 20 minutes, whatever the error of the estimate.
    pub beyond: Vec<LeftOutRow>,
    /// To check.
    pub to_check: Vec<LeftOutRow>,
}
