//! GeoJSON whose properties are the columns of a list, as in 2020 and as this program exports.

use crate::columns;
use crate::read::ListRefused;
use crate::table::{Row, Table};
use base::limits;
use serde_json::Value;

pub(crate) fn read(text: &str) -> Result<Table, ListRefused> {
    let document: Value = serde_json::from_str(text).map_err(|error| {
        let place = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let (line, column) = (place(error.line()), place(error.column()));
        if error.is_eof() {
            ListRefused::Truncated { line, column }
        } else {
            refused(line, column, "a fault of syntax")
        }
    })?;
    let Some(features) = document.get("features").and_then(Value::as_array) else {
        return Err(refused(1, 1, "no `features`"));
    };
    if features.len() > limits::LIST_ROWS {
        return Err(ListRefused::TooManyRows);
    }
    let mut table = Table { headers: headers(features), rows: Vec::with_capacity(features.len()) };
    for (rank, feature) in features.iter().enumerate() {
        let line = u32::try_from(rank + 1).unwrap_or(u32::MAX);
        table.rows.push(Row { line, cells: cells(feature, &table.headers) });
    }
    Ok(table)
}

fn refused(line: u32, column: u32, what: &str) -> ListRefused {
    ListRefused::NotGeoJson { line, column, what: what.to_owned() }
}

/// The names of the properties, in the order of their first use, and the coordinates where only the geometry has
/// them.
fn headers(features: &[Value]) -> Vec<String> {
    let mut headers: Vec<String> = Vec::new();
    for feature in features {
        for name in
            feature.get("properties").and_then(Value::as_object).into_iter().flat_map(|all| all.keys())
        {
            if !headers.iter().any(|known| known == name) {
                headers.push(name.clone());
            }
        }
    }
    for column in ["latitude", "longitude"] {
        if !headers.iter().any(|header| columns::official(header) == Some(column)) {
            headers.push(column.to_owned());
        }
    }
    headers
}

fn cells(feature: &Value, headers: &[String]) -> Vec<String> {
    let position =
        |at: usize| feature.get("geometry").and_then(|g| g.get("coordinates")).and_then(|c| c.get(at));
    let cell = |header: &String| {
        let property =
            feature.get("properties").and_then(|all| all.get(header)).map(as_text).unwrap_or_default();
        match columns::official(header) {
            Some("latitude") if property.is_empty() => position(1).map(as_text).unwrap_or_default(),
            Some("longitude") if property.is_empty() => position(0).map(as_text).unwrap_or_default(),
            _ => property,
        }
    };
    headers.iter().map(cell).collect()
}

fn as_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
