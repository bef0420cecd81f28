//! When every door is open, as `opening_hours` of OpenStreetMap: the address of a point, and its stops.

use super::{Edition, ExportError, Form, LICENCE_OUVERTE, Out, What, written};
use crate::network::{Network, Point};
use base::coord::Coord;
use hours::calendar::{SiteHours, monday_of};
use jiff::civil::Date;
use tables::table::{About, Cell, Column, Kind};
use territory::Territory;

/// A place where a point receives people.
struct Door {
    id_fs: String,
    name: String,
    /// `address` or `stop`.
    kind: &'static str,
    commune_code: String,
    commune: String,
    coord: Coord,
    zone: &'static str,
    hours: Option<String>,
    minutes_of_week: Option<u32>,
    list: Option<Date>,
}

/// The doors of a network.
///
/// # Errors
/// Where they have no such form, or nothing can be written to `out`.
pub fn hours(network: &Network, edition: &Edition, form: Form, out: Out<'_>) -> Result<(), ExportError> {
    let about = about(edition);
    let rows: Vec<Door> = network.points.iter().flat_map(|point| doors(point, edition)).collect();
    written(What::Hours, form, &about, COLUMNS, &rows, out)
}

/// What must be said of this table.
pub(super) fn about(edition: &Edition) -> About {
    About {
        name: What::Hours.name(),
        title: edition.title("Horaires des points France services"),
        description: "Une ligne par lieu d’accueil : l’adresse d’un point, ou un arrêt d’un point mobile ou de \
                      plusieurs sites. L’adresse d’un bus n’accueille personne et n’y est pas. Horaires au format \
                      opening_hours d’OpenStreetMap, lus dans les cellules et les commentaires de la liste et dans \
                      les fermetures annoncées. « unknown » : une semaine sur deux, sans que la liste dise laquelle."
            .to_owned(),
        date: edition.date,
        licence: LICENCE_OUVERTE,
        sources: edition.sources(),
        method: None,
        estimate: false,
    }
}

fn doors(point: &Point, edition: &Edition) -> Vec<Door> {
    let listed = &point.listed;
    let door = |kind, commune_code, commune: &str, coord, hours: &SiteHours| Door {
        id_fs: listed.id_fs.clone(),
        name: listed.name.clone(),
        kind,
        commune_code,
        commune: commune.to_owned(),
        coord,
        zone: hours.zone,
        hours: hours::osm::write(hours),
        minutes_of_week: hours.is_known().then(|| hours.minutes_of_week(monday_of(edition.date))),
        list: edition.list,
    };
    let mut doors = Vec::new();
    if point.at_address {
        let code = listed.commune_code.to_string();
        doors.push(door("address", code, &listed.commune_name, listed.coord, &point.hours));
    }
    for stop in &point.stops {
        let code = Territory::embedded().place(stop.place).code.to_string();
        doors.push(door("stop", code, &stop.commune, stop.coord, &stop.hours));
    }
    doors
}

const COLUMNS: &[Column<Door>] = &[
    Column::new("id_fs", Kind::Text, "Identifiant du point.", |door| Cell::words(&door.id_fs)),
    Column::new("name", Kind::Text, "Nom du point.", |door| Cell::words(&door.name)),
    Column::new("door", Kind::Text, "address : l’adresse du point ; stop : un arrêt.", |door| {
        Cell::text(door.kind)
    }),
    Column::new("commune_code", Kind::Text, "Code INSEE de la commune du lieu d’accueil.", |door| {
        Cell::words(&door.commune_code)
    }),
    Column::new("commune", Kind::Text, "Nom de cette commune.", |door| Cell::words(&door.commune)),
    Column::new(
        "latitude",
        Kind::Latitude,
        "Latitude, WGS 84 ; d’un arrêt, celle de la commune.",
        |door| Cell::Degrees(door.coord.lat_e6),
    ),
    Column::new(
        "longitude",
        Kind::Longitude,
        "Longitude, WGS 84 ; d’un arrêt, celle de la commune.",
        |door| Cell::Degrees(door.coord.lon_e6),
    ),
    Column::new("time_zone", Kind::Text, "Fuseau horaire des heures (base IANA).", |door| {
        Cell::text(door.zone)
    }),
    Column::new(
        "opening_hours",
        Kind::Text,
        "Horaires, au format opening_hours d’OpenStreetMap ; vide : inconnus.",
        |door| door.hours.as_deref().map_or(Cell::Absent, Cell::text),
    ),
    Column::new(
        "week_minutes",
        Kind::Integer,
        "Minutes d’ouverture dans la semaine de la date du fichier ; vide : inconnues.",
        |door| door.minutes_of_week.map_or(Cell::Absent, |minutes| Cell::count(u64::from(minutes))),
    ),
    Column::new("list_date", Kind::Date, "Date de la liste ; vide : démonstration.", |door| {
        door.list.map_or(Cell::Absent, Cell::Date)
    }),
];
