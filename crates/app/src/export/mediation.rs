//! The points in the national schema of places of digital mediation ("Lieux de médiation numérique", version 0.2.0 of
//! <https://github.com/LaMednum/standard-mediation-num>): its columns, in its order. What the list does not say stays
//! empty, also where the schema wants it: nothing is made up.

use super::{Edition, ExportError, Form, LICENCE_OUVERTE, Out, What, written};
use crate::network::{Network, Point};
use directory::point::{Format, ListedPoint};
use hours::rule::Mode;
use jiff::civil::Date;
use tables::table::{About, Cell, Column, Kind};

/// A point, with what else the schema asks for.
struct Lieu {
    listed: ListedPoint,
    /// `opening_hours` at its address.
    hours: Option<String>,
    /// Whether somebody may just come.
    walk_in: bool,
    /// Whether it is a France services, not an example.
    labelled: bool,
    updated: Date,
}

/// The points of a network.
///
/// # Errors
/// Where they have no such form, or nothing can be written to `out`.
pub fn mediation(network: &Network, edition: &Edition, form: Form, out: Out<'_>) -> Result<(), ExportError> {
    let about = about(edition);
    let rows: Vec<Lieu> = network.points.iter().map(|point| lieu(point, edition)).collect();
    written(What::Mediation, form, &about, COLUMNS, &rows, out)
}

/// What must be said of this table.
pub(super) fn about(edition: &Edition) -> About {
    About {
        name: What::Mediation.name(),
        title: edition.title("Lieux de médiation numérique : points France services"),
        description: "Schéma national des lieux de médiation numérique, version 0.2.0. La liste des points ne donne \
                      ni SIRET (pivot), ni site, ni publics, ni frais : ces colonnes restent vides, même celles que \
                      le schéma rend obligatoires. Les horaires sont au format opening_hours d’OpenStreetMap."
            .to_owned(),
        date: edition.list.unwrap_or(edition.date),
        licence: LICENCE_OUVERTE,
        sources: edition.sources(),
        method: None,
        estimate: false,
    }
}

fn lieu(point: &Point, edition: &Edition) -> Lieu {
    Lieu {
        listed: point.listed.clone(),
        hours: point.at_address.then(|| hours::osm::write(&point.hours)).flatten(),
        walk_in: point.at_address && point.hours.rules.iter().any(|rule| rule.mode != Mode::Appointment),
        labelled: edition.list.is_some(),
        updated: edition.list.unwrap_or(edition.date),
    }
}

const NOT_SAID: &str = "Vide : la liste des points ne le dit pas.";

const COLUMNS: &[Column<Lieu>] = &[
    Column::new("id", Kind::Text, "Identifiant du point (id_fs).", |lieu| Cell::words(&lieu.listed.id_fs)),
    not_said("pivot"),
    Column::new("nom", Kind::Text, "Nom du lieu.", |lieu| Cell::words(&lieu.listed.name)),
    Column::new("commune", Kind::Text, "Nom de la commune.", |lieu| Cell::words(&lieu.listed.commune_name)),
    Column::new("code_postal", Kind::Text, "Code postal.", |lieu| Cell::words(&lieu.listed.postal_code)),
    Column::new("code_insee", Kind::Text, "Code INSEE de la commune.", |lieu| {
        Cell::text(lieu.listed.commune_code.as_str())
    }),
    Column::new("adresse", Kind::Text, "Adresse.", |lieu| Cell::words(&lieu.listed.address)),
    Column::new("complement_adresse", Kind::Text, "Complément d’adresse.", |lieu| {
        Cell::words(&lieu.listed.address_complement)
    }),
    Column::new("latitude", Kind::Latitude, "Latitude, WGS 84.", |lieu| {
        Cell::Degrees(lieu.listed.coord.lat_e6)
    }),
    Column::new("longitude", Kind::Longitude, "Longitude, WGS 84.", |lieu| {
        Cell::Degrees(lieu.listed.coord.lon_e6)
    }),
    Column::new(
        "typologie",
        Kind::Text,
        "RFS : réseau France services ; MUNI : mairie (démonstration).",
        |lieu| Cell::text(if lieu.labelled { "RFS" } else { "MUNI" }),
    ),
    Column::new(
        "telephone",
        Kind::Text,
        "Téléphone, au format international ; vide s’il n’est pas lisible.",
        |lieu| international(&lieu.listed.phone).map_or(Cell::Absent, Cell::owned),
    ),
    Column::new("courriels", Kind::Text, "Adresse électronique.", |lieu| Cell::words(&lieu.listed.mail)),
    not_said("site_web"),
    Column::new(
        "horaires",
        Kind::Text,
        "Horaires à l’adresse, au format opening_hours d’OpenStreetMap ; vide : inconnus, ou lieu sans adresse fixe.",
        |lieu| lieu.hours.as_deref().map_or(Cell::Absent, Cell::text),
    ),
    not_said("presentation_resume"),
    Column::new("presentation_detail", Kind::Text, "Commentaire de la liste sur les horaires.", |lieu| {
        Cell::words(&lieu.listed.comment)
    }),
    Column::new("source", Kind::Text, "Qui a collecté la donnée.", |lieu| {
        Cell::text(if lieu.labelled { "ANCT" } else { "DILA (exemple)" })
    }),
    Column::new("itinerance", Kind::Text, "Itinérant, Fixe ; vide : plusieurs sites, ou inconnu.", |lieu| {
        match lieu.listed.format {
            Format::Bus | Format::Itinerant => Cell::text("Itinérant"),
            Format::Fixed | Format::FixedWithAntennas => Cell::text("Fixe"),
            Format::MultiSite | Format::Unknown => Cell::Absent,
        }
    }),
    Column::new("structure_parente", Kind::Text, "Groupe auquel le point appartient.", |lieu| {
        Cell::words(&lieu.listed.group)
    }),
    Column::new("date_maj", Kind::Date, "Date de la liste.", |lieu| Cell::Date(lieu.updated)),
    Column::new(
        "services",
        Kind::Text,
        "Ce que tout point labellisé fait ; ses autres services ne sont pas publiés.",
        |lieu| {
            if lieu.labelled { Cell::text("Aide aux démarches administratives") } else { Cell::Absent }
        },
    ),
    not_said("publics_specifiquement_adresses"),
    not_said("prise_en_charge_specifique"),
    not_said("frais_a_charge"),
    Column::new("dispositif_programmes_nationaux", Kind::Text, "France Services.", |lieu| {
        if lieu.labelled { Cell::text("France Services") } else { Cell::Absent }
    }),
    not_said("formations_labels"),
    not_said("autres_formations_labels"),
    Column::new(
        "modalites_acces",
        Kind::Text,
        "Ce que disent les horaires, le téléphone et l’adresse électronique, séparés par |.",
        |lieu| {
            let phone = international(&lieu.listed.phone).is_some();
            let ways = [
                (lieu.walk_in, "Se présenter"),
                (phone, "Téléphoner"),
                (!lieu.listed.mail.is_empty(), "Contacter par mail"),
            ];
            let ways: Vec<&str> = ways.into_iter().filter(|(open, _)| *open).map(|(_, way)| way).collect();
            Cell::owned(ways.join("|"))
        },
    ),
    not_said("modalites_accompagnement"),
    not_said("fiche_acces_libre"),
    not_said("prise_rdv"),
];

const fn not_said(name: &'static str) -> Column<Lieu> {
    Column::new(name, Kind::Text, NOT_SAID, |_| Cell::Absent)
}

/// Prefixes of overseas numbers, and the codes by which they are called from abroad.
const OVERSEAS: [(&str, &str); 13] = [
    ("0590", "+590"),
    ("0690", "+590"),
    ("0691", "+590"),
    ("0594", "+594"),
    ("0694", "+594"),
    ("0596", "+596"),
    ("0696", "+596"),
    ("0697", "+596"),
    ("0262", "+262"),
    ("0263", "+262"),
    ("0269", "+262"),
    ("0639", "+262"),
    ("0692", "+262"),
];

/// A number of ten digits as the schema writes it: without spaces, and with the code of its country.
fn international(listed: &str) -> Option<String> {
    let digits: String =
        listed.chars().filter(|letter| !matches!(letter, ' ' | '.' | '-' | '/' | '\u{a0}')).collect();
    let national = match digits.strip_prefix("+33").or_else(|| digits.strip_prefix("0033")) {
        Some(rest) => format!("0{rest}"),
        None => digits,
    };
    let is_number = national.len() == 10 && national.bytes().all(|byte| byte.is_ascii_digit());
    let rest = national.strip_prefix('0').filter(|_| is_number)?;
    let overseas = OVERSEAS.iter().find(|(prefix, _)| national.starts_with(prefix));
    Some(format!("{}{rest}", overseas.map_or("+33", |(_, code)| code)))
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, international};

    #[test]
    fn the_columns_are_those_of_the_schema() {
        let schema = "id,pivot,nom,commune,code_postal,code_insee,adresse,complement_adresse,latitude,longitude,\
            typologie,telephone,courriels,site_web,horaires,presentation_resume,presentation_detail,source,itinerance,\
            structure_parente,date_maj,services,publics_specifiquement_adresses,prise_en_charge_specifique,\
            frais_a_charge,dispositif_programmes_nationaux,formations_labels,autres_formations_labels,modalites_acces,\
            modalites_accompagnement,fiche_acces_libre,prise_rdv";
        assert_eq!(COLUMNS.iter().map(|column| column.name).collect::<Vec<_>>().join(","), schema);
    }

    #[test]
    fn numbers_are_those_called_from_abroad() {
        for (listed, expected) in [
            ("01 99 00 00 01", Some("+33199000001")),
            ("04.66.00.00.00", Some("+33466000000")),
            ("+33 1 99 00 00 01", Some("+33199000001")),
            ("0590 00 00 00", Some("+590590000000")),
            ("0692 00 00 00", Some("+262692000000")),
            ("3960", None),
            ("01 99 00 00 01 ou 02", None),
            ("", None),
        ] {
            assert_eq!(international(listed).as_deref(), expected, "{listed}");
        }
    }
}
