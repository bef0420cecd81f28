//! The data dictionary of a table: a Table Schema, from the columns themselves.

use crate::table::{About, Column, Kind};
use serde_json::{Value, json};

/// The dictionary, as JSON.
#[must_use]
pub fn dictionary<T>(about: &About, columns: &[Column<T>]) -> Value {
    json!({
        "$schema": "https://frictionlessdata.io/schemas/table-schema.json",
        "name": about.name,
        "title": about.title,
        "description": about.description,
        "updated": about.date.to_string(),
        "licenses": [{
            "name": about.licence.name,
            "title": about.licence.title,
            "path": about.licence.address,
        }],
        "sources": about.sources.iter().map(|source| json!({ "title": source })).collect::<Vec<_>>(),
        "method": about.method,
        "estimate": about.estimate,
        "missingValues": [""],
        "fields": columns.iter().map(field).collect::<Vec<_>>(),
    })
}

fn field<T>(column: &Column<T>) -> Value {
    let mut field = json!({ "name": column.name, "type": kind(column.kind), "description": column.means });
    let bounds = match column.kind {
        Kind::Latitude => Some(90),
        Kind::Longitude => Some(180),
        _ => None,
    };
    if let Some(bound) = bounds {
        field["constraints"] = json!({ "minimum": -bound, "maximum": bound });
    }
    field
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "string",
        Kind::Integer => "integer",
        Kind::Real | Kind::Latitude | Kind::Longitude => "number",
        Kind::Boolean => "boolean",
        Kind::Date => "date",
    }
}
