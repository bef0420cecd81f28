//! The points in the columns of the official list, to take them elsewhere and to read them here again.

use super::{Edition, ExportError, Form, LICENCE_OUVERTE, Out, What, written};
use crate::network::{Network, Point};
use tables::table::{About, Cell, Column, Kind};

/// The points of a network.
///
/// # Errors
/// Where they have no such form, or nothing can be written to `out`.
pub fn points(network: &Network, edition: &Edition, form: Form, out: Out<'_>) -> Result<(), ExportError> {
    let about = about(edition);
    written(What::Points, form, &about, COLUMNS, &network.points, out)
}

/// What must be said of this table.
pub(super) fn about(edition: &Edition) -> About {
    About {
        name: What::Points.name(),
        title: edition.title("Points France services"),
        description:
            "Les points du réseau, dans les colonnes de la liste officielle. Les corrections de l’import \
                      (codes, positions, échappements) y sont faites ; rien n’est ajouté."
                .to_owned(),
        date: edition.list.unwrap_or(edition.date),
        licence: LICENCE_OUVERTE,
        sources: edition.sources(),
        method: None,
        estimate: false,
    }
}

const DAY: &str = "Horaires de ce jour, tels que listés (« 09:00 - 12:00 / 14:00 - 17:00 ») ; vide : fermé.";

/// The columns of the official list of 2024, in its order.
const COLUMNS: &[Column<Point>] = &[
    Column::new("id_fs", Kind::Text, "Identifiant du point, stable d’une liste à l’autre.", |point| {
        Cell::text(&point.listed.id_fs)
    }),
    Column::new("insee_dep", Kind::Text, "Code INSEE du département.", |point| {
        Cell::text(point.listed.department.as_str())
    }),
    Column::new("lib_fs", Kind::Text, "Nom du point.", |point| Cell::text(&point.listed.name)),
    Column::new(
        "adresse",
        Kind::Text,
        "Adresse. D’un bus ou d’un point itinérant, elle n’accueille personne.",
        |point| Cell::text(&point.listed.address),
    ),
    Column::new("complement_adresse", Kind::Text, "Complément d’adresse.", |point| {
        Cell::text(&point.listed.address_complement)
    }),
    Column::new(
        "insee_com",
        Kind::Text,
        "Code INSEE de la commune ou de l’arrondissement, de l’année.",
        |point| Cell::text(point.listed.commune_code.as_str()),
    ),
    Column::new("code_postal", Kind::Text, "Code postal.", |point| Cell::text(&point.listed.postal_code)),
    Column::new("lib_com", Kind::Text, "Nom de la commune, tel que listé.", |point| {
        Cell::text(&point.listed.commune_name)
    }),
    Column::new("latitude", Kind::Latitude, "Latitude, WGS 84.", |point| {
        Cell::Degrees(point.listed.coord.lat_e6)
    }),
    Column::new("longitude", Kind::Longitude, "Longitude, WGS 84.", |point| {
        Cell::Degrees(point.listed.coord.lon_e6)
    }),
    Column::new("mail", Kind::Text, "Adresse électronique.", |point| Cell::text(&point.listed.mail)),
    Column::new("telephone", Kind::Text, "Téléphone.", |point| Cell::text(&point.listed.phone)),
    Column::new("h_lundi", Kind::Text, DAY, |point| Cell::words(&point.listed.day_cells[0])),
    Column::new("h_mardi", Kind::Text, DAY, |point| Cell::words(&point.listed.day_cells[1])),
    Column::new("h_mercredi", Kind::Text, DAY, |point| Cell::words(&point.listed.day_cells[2])),
    Column::new("h_jeudi", Kind::Text, DAY, |point| Cell::words(&point.listed.day_cells[3])),
    Column::new("h_vendredi", Kind::Text, DAY, |point| Cell::words(&point.listed.day_cells[4])),
    Column::new("h_samedi", Kind::Text, DAY, |point| Cell::words(&point.listed.day_cells[5])),
    Column::new(
        "prise_rdv",
        Kind::Text,
        "Oui : aussi sur rendez-vous, jamais seulement. Non ; vide : inconnu.",
        |point| Cell::text(point.listed.appointment.listed()),
    ),
    Column::new("commentaire", Kind::Text, "Commentaire libre sur les horaires.", |point| {
        Cell::text(&point.listed.comment)
    }),
    Column::new("type_fs", Kind::Text, "Principal, Antenne ; vide : inconnu.", |point| {
        Cell::text(point.listed.kind.listed())
    }),
    Column::new(
        "format_fs",
        Kind::Text,
        "Fixe, Fixe_antenne(s), Multisites, Bus_équivalent, Itinérante ; vide : inconnu.",
        |point| Cell::text(point.listed.format.listed()),
    ),
    Column::new("groupe_fs", Kind::Text, "Groupe auquel le point appartient.", |point| {
        Cell::text(&point.listed.group)
    }),
    Column::new("labellisation_fs", Kind::Text, "Labellisation et sa date, telles que listées.", |point| {
        Cell::text(&point.listed.label)
    }),
];
