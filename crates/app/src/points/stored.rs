//! A listed point as rows of the database, and back.

use super::understood::PointHours;
use directory::point::ListedPoint;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::errors::StoreError;
use store::json::Json;
use store::list_import::NewListPoint;
use store::points::{Listed, MAIN_SITE, NetworkPoint};
use territory::Territory;

/// A point to store.
pub(crate) fn to_store(point: &ListedPoint, hours: &PointHours) -> Result<NewListPoint, StoreError> {
    let mut site_keys = vec![MAIN_SITE.to_owned()];
    for stop in &hours.stops {
        let key = format!("stop:{}", territory::names::fold(&stop.commune).unwrap_or_default());
        if !site_keys.contains(&key) {
            site_keys.push(key);
        }
    }
    let listed = Listed {
        name: point.name.clone(),
        name_folded: territory::names::fold(&point.name).unwrap_or_default(),
        address: point.address.clone(),
        address_complement: point.address_complement.clone(),
        commune_code: point.commune_code,
        commune_name: point.commune_name.clone(),
        postal_code: point.postal_code.clone(),
        department: point.department,
        lon_e6: point.coord.lon_e6,
        lat_e6: point.coord.lat_e6,
        coord_origin: code(&point.coord_origin)?,
        mail: point.mail.clone(),
        phone: point.phone.clone(),
        day_cells: Json::of(&point.day_cells)?,
        appointment: code(&point.appointment)?,
        comment: point.comment.clone(),
        kind: code(&point.kind)?,
        format: code(&point.format)?,
        group_name: point.group.clone(),
        label: point.label.clone(),
        rules: Json::of(&hours.rules)?,
        unknown_days: Json::of(&hours.unknown_days)?,
        closures: Json::of(&hours.closures)?,
        stops: Json::of(&hours.stops)?,
        flags: Json::of(&point.flags)?,
    };
    Ok(NewListPoint { id_fs: point.id_fs.clone(), site_keys, listed })
}

/// A point as it was listed, and its hours.
pub(crate) fn from_store(stored: &NetworkPoint) -> Result<(ListedPoint, PointHours), StoreError> {
    let listed = &stored.listed;
    let territory = Territory::embedded();
    // Codes of today were written at the import; a later table of communes may have merged one since.
    let place = match territory.resolve(listed.commune_code) {
        territory::Resolution::Place(place) | territory::Resolution::Merged(place) => place,
        territory::Resolution::City(city) => territory
            .cities()
            .get(usize::from(city))
            .and_then(|city| city.places.first().copied())
            .unwrap_or(0),
        territory::Resolution::Unknown => territory.locate(listed.coord()).unwrap_or(0),
    };
    let point = ListedPoint {
        line: 0,
        id_fs: stored.id_fs.clone(),
        name: listed.name.clone(),
        address: listed.address.clone(),
        address_complement: listed.address_complement.clone(),
        place,
        commune_code: listed.commune_code,
        commune_name: listed.commune_name.clone(),
        postal_code: listed.postal_code.clone(),
        department: listed.department,
        coord: listed.coord(),
        coord_origin: decoded(&listed.coord_origin)?,
        mail: listed.mail.clone(),
        phone: listed.phone.clone(),
        day_cells: listed.day_cells.read()?,
        opening_hours: String::new(),
        appointment: decoded(&listed.appointment)?,
        comment: listed.comment.clone(),
        kind: decoded(&listed.kind)?,
        format: decoded(&listed.format)?,
        group: listed.group_name.clone(),
        label: listed.label.clone(),
        flags: listed.flags.read()?,
    };
    let hours = PointHours {
        rules: listed.rules.read()?,
        unknown_days: listed.unknown_days.read()?,
        closures: listed.closures.read()?,
        stops: listed.stops.read()?,
    };
    Ok((point, hours))
}

/// The code of a choice: its name as serde writes it.
fn code<T: Serialize>(choice: &T) -> Result<String, StoreError> {
    match serde_json::to_value(choice).map_err(StoreError::Json)? {
        serde_json::Value::String(code) => Ok(code),
        _ => Err(StoreError::BareJson),
    }
}

fn decoded<T: DeserializeOwned>(code: &str) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).map_err(StoreError::Json)
}
