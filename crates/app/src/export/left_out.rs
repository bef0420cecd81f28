//! Who is left out, by commune: beyond 20 minutes, or to check.

use super::promises::Scope;
use super::rests::{self, Resting, Rests};
use super::{Edition, ExportError, Form, ODBL, Out, What, written};
use crate::levels::{self, Level};
use crate::nation::Nation;
use base::coord::Coord;
use base::travel::TravelTime;
use promises::left_out::{LeftOutPlace, Part};
use tables::table::{About, Cell, Column, Kind};
use territory::Territory;

/// How travel times are computed, in words.
pub(super) const METHOD: &str = "Temps de trajet en voiture estimé sur un graphe des communes voisines et des grandes \
    routes, avec une borne basse et une borne haute tirées de l’erreur mesurée (docs/decisions/estimate.md).";

/// The people of a commune who are left out, in one of the two parts.
struct Row {
    part: &'static str,
    left_out: LeftOutPlace,
    code: String,
    name: String,
    coord: Coord,
    department: (String, String),
    region: (String, String),
    epci: (String, String),
    nearest: (String, String),
    sure: (String, String),
    rests: Rests,
}

/// Those left out in some territories.
///
/// # Errors
/// Where they have no such form, or nothing can be written to `out`.
pub fn left_out(nation: &Nation, scope: &Scope, form: Form, out: Out<'_>) -> Result<(), ExportError> {
    parts(nation, scope, &Part::ALL, form, out)
}

/// Those of some parts alone.
///
/// # Errors
/// Where they have no such form, or nothing can be written to `out`.
pub fn parts(
    nation: &Nation,
    scope: &Scope,
    parts: &[Part],
    form: Form,
    out: Out<'_>,
) -> Result<(), ExportError> {
    let edition = Edition::of_nation(nation);
    let about = about(&edition);
    let rows = if form == Form::Dictionary { Vec::new() } else { rows(nation, &edition, scope, parts) };
    written(What::LeftOut, form, &about, COLUMNS, &rows, out)
}

/// What must be said of this table.
pub(super) fn about(edition: &Edition) -> About {
    About {
        name: What::LeftOut.name(),
        title: edition.title("Laissés de côté par l’engagement des 20 minutes, par commune"),
        description: "Les habitants au-delà de 20 minutes d’un point, quelle que soit l’erreur du temps estimé \
                      (beyond), et ceux à vérifier (to_check), par commune ; les plus nombreux d’abord dans chaque \
                      partie. Les deux parties ne s’additionnent pas en un seul chiffre."
            .to_owned(),
        date: edition.date,
        licence: ODBL,
        sources: sources(edition),
        method: Some(METHOD.to_owned()),
        estimate: true,
    }
}

/// The sources of files with travel times.
pub(super) fn sources(edition: &Edition) -> Vec<String> {
    let mut sources = edition.sources();
    sources.push("Grandes routes : © les contributeurs d’OpenStreetMap, ODbL".to_owned());
    sources
}

impl Resting for Row {
    fn rests(&self) -> &Rests {
        &self.rests
    }
}

fn rows(nation: &Nation, edition: &Edition, scope: &Scope, parts: &[Part]) -> Vec<Row> {
    let board = &nation.board;
    let wanted = |left_out: &&LeftOutPlace| match scope {
        // Every place left out is in one territory at least of every level, but for groupings, of which some
        // communes have none.
        Scope::Level(Level::Epci) => Territory::embedded().place(left_out.place).epci.is_some(),
        Scope::Everything | Scope::Level(_) => true,
        Scope::One(named) => board.holds(named.territory, left_out.place),
    };
    let mut rows = Vec::new();
    for part in parts {
        let places = board.left_out.part(*part).iter().filter(wanted);
        rows.extend(places.map(|left_out| row(nation, edition, part.word(), *left_out)));
    }
    rows
}

fn row(nation: &Nation, edition: &Edition, part: &'static str, left_out: LeftOutPlace) -> Row {
    let tables = Territory::embedded();
    let place = tables.place(left_out.place);
    let department = &tables.departments()[usize::from(place.department)];
    let region = &tables.regions()[usize::from(place.region)];
    let epci = place.epci.map(|epci| &tables.epcis()[usize::from(epci)]);
    let point = |point: u32| {
        let point = nation.network.points.get(point as usize);
        point.map(|point| (point.listed.id_fs.clone(), point.listed.name.clone())).unwrap_or_default()
    };
    Row {
        part,
        left_out,
        code: place.code.to_string(),
        name: place.name.clone(),
        coord: place.centre,
        department: (department.code.to_string(), department.name.clone()),
        region: (region.code.to_string(), region.name.clone()),
        epci: epci.map(|epci| (epci.code.to_string(), epci.name.clone())).unwrap_or_default(),
        nearest: point(left_out.point),
        sure: point(left_out.sure_point),
        rests: Rests::of(nation, edition),
    }
}

fn minutes(time: TravelTime) -> Cell<'static> {
    Cell::real((time != TravelTime::UNREACHABLE).then(|| time.minutes()))
}

const COLUMNS: &[Column<Row>] = &[
    Column::new(
        "part",
        Kind::Text,
        "beyond : au-delà, quelle que soit l’erreur ; to_check : à vérifier.",
        |row| Cell::text(row.part),
    ),
    Column::new("code", Kind::Text, "Code INSEE de la commune ou de l’arrondissement.", |row| {
        Cell::words(&row.code)
    }),
    Column::new("name", Kind::Text, "Nom de la commune.", |row| Cell::words(&row.name)),
    Column::new("department_code", Kind::Text, "Code du département.", |row| Cell::words(&row.department.0)),
    Column::new("department", Kind::Text, "Nom du département.", |row| Cell::words(&row.department.1)),
    Column::new("region_code", Kind::Text, "Code de la région.", |row| Cell::words(&row.region.0)),
    Column::new("region", Kind::Text, "Nom de la région.", |row| Cell::words(&row.region.1)),
    Column::new("epci_code", Kind::Text, "SIREN de l’intercommunalité ; vide : aucune.", |row| {
        Cell::words(&row.epci.0)
    }),
    Column::new("epci", Kind::Text, "Nom de l’intercommunalité.", |row| Cell::words(&row.epci.1)),
    Column::new("latitude", Kind::Latitude, "Latitude de la commune, WGS 84.", |row| {
        Cell::Degrees(row.coord.lat_e6)
    }),
    Column::new("longitude", Kind::Longitude, "Longitude de la commune, WGS 84.", |row| {
        Cell::Degrees(row.coord.lon_e6)
    }),
    Column::new("people", Kind::Integer, "Habitants concernés dans la commune.", |row| {
        Cell::count(row.left_out.people.rounded())
    }),
    Column::new(
        "minutes",
        Kind::Real,
        "Temps moyen vers l’adresse ou l’arrêt le plus proche ; vide : aucun chemin.",
        |row| minutes(row.left_out.time),
    ),
    Column::new("low_minutes", Kind::Real, "Borne basse de ce temps.", |row| minutes(row.left_out.low)),
    Column::new(
        "high_minutes",
        Kind::Real,
        "Borne haute du temps sûr (sure_minutes) ; vide : aucun chemin sûr.",
        |row| minutes(row.left_out.high),
    ),
    Column::new("nearest_id", Kind::Text, "Point le plus proche de la plupart.", |row| {
        Cell::words(&row.nearest.0)
    }),
    Column::new("nearest", Kind::Text, "Son nom.", |row| Cell::words(&row.nearest.1)),
    Column::new(
        "sure_minutes",
        Kind::Real,
        "Temps moyen vers le point fixe ou l’arrêt compris le plus proche.",
        |row| minutes(row.left_out.sure_time),
    ),
    Column::new("sure_id", Kind::Text, "Ce point : celui vers lequel envoyer les gens.", |row| {
        Cell::words(&row.sure.0)
    }),
    Column::new("sure", Kind::Text, "Son nom.", |row| Cell::words(&row.sure.1)),
    Column::new("estimate", Kind::Boolean, "Toujours vrai : les temps sont estimés.", |_| {
        Cell::Boolean(true)
    }),
    Column::new("method", Kind::Text, "travel_time_estimate : temps de trajet estimé.", |_| {
        Cell::text("travel_time_estimate")
    }),
    rests::homes(),
    rests::date(),
    rests::list_date(),
];

/// The territory of a level and a code, for a scope.
#[must_use]
pub fn scope(level: Option<Level>, code: Option<&str>) -> Option<Scope> {
    match (level, code) {
        (None, None) => Some(Scope::Everything),
        (Some(level), None) => Some(Scope::Level(level)),
        (level, Some(code)) => levels::find(level.unwrap_or(Level::Department), code).map(Scope::One),
    }
}
