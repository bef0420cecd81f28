//! Points in the columns of the official list, to take them elsewhere and to read them here again.

use crate::columns::OFFICIAL;
use crate::point::{DAY_COLUMNS, ListedPoint};
use base::coord::Coord;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// The cells of a point in the order of [`OFFICIAL`].
fn cells(point: &ListedPoint) -> [String; 24] {
    let [monday, tuesday, wednesday, thursday, friday, saturday] = point.day_cells.clone();
    [
        point.id_fs.clone(),
        point.department.to_string(),
        point.name.clone(),
        point.address.clone(),
        point.address_complement.clone(),
        point.commune_code.to_string(),
        point.postal_code.clone(),
        point.commune_name.clone(),
        degrees(point.coord.lat_e6),
        degrees(point.coord.lon_e6),
        point.mail.clone(),
        point.phone.clone(),
        monday,
        tuesday,
        wednesday,
        thursday,
        friday,
        saturday,
        point.appointment.listed().to_owned(),
        point.comment.clone(),
        point.kind.listed().to_owned(),
        point.format.listed().to_owned(),
        point.group.clone(),
        point.label.clone(),
    ]
}

/// Degrees with all their six decimals, from whole millionths: the same bytes everywhere.
fn degrees(millionths: i32) -> String {
    let sign = if millionths < 0 { "-" } else { "" };
    let size = millionths.unsigned_abs();
    format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000)
}

/// Writes the official CSV: UTF-8, commas, one header row, the columns of 2024 in their order.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_csv<'a>(points: impl IntoIterator<Item = &'a ListedPoint>, out: impl Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(OFFICIAL).map_err(io::Error::from)?;
    for point in points {
        writer.write_record(cells(point)).map_err(io::Error::from)?;
    }
    writer.flush()
}

/// Writes a GeoJSON `FeatureCollection` whose properties are the official columns, one feature a line.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write_geojson<'a>(
    points: impl IntoIterator<Item = &'a ListedPoint>,
    mut out: impl Write,
) -> io::Result<()> {
    out.write_all(b"{\"type\":\"FeatureCollection\",\"features\":[")?;
    for (rank, point) in points.into_iter().enumerate() {
        out.write_all(if rank == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut out, &feature(point))?;
    }
    out.write_all(b"\n]}\n")?;
    out.flush()
}

fn feature(point: &ListedPoint) -> Value {
    let Coord { lon_e6, lat_e6 } = point.coord;
    let mut properties = Map::new();
    for (column, cell) in OFFICIAL.iter().zip(cells(point)) {
        let is_coordinate = matches!(*column, "latitude" | "longitude");
        let empty_day = DAY_COLUMNS.contains(column) && cell.is_empty();
        if !is_coordinate {
            properties
                .insert((*column).to_owned(), if empty_day { Value::Null } else { Value::String(cell) });
        }
    }
    let degrees = |millionths: i32| f64::from(millionths) / 1e6;
    json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [degrees(lon_e6), degrees(lat_e6)] },
        "properties": properties,
    })
}

#[cfg(test)]
mod tests {
    use super::degrees;

    #[test]
    fn degrees_are_written_whole() {
        assert_eq!((degrees(-500), degrees(46_106_071)), ("-0.000500".to_owned(), "46.106071".to_owned()));
    }
}
