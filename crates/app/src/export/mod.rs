//! Open data: what the program knows, as files that others can use without it.
//!
//! A file is asked for by what it holds and its form, and is written piece by piece to wherever it goes ([`Out`]); what
//! a server or a command must say of it is asked of [`What`], [`Form`] and [`about`]. Its name and columns never change
//! without a note in `CHANGELOG.md`. Each file has a data dictionary, made from its own columns.
//!
//! Files with travel times are computed on a graph that holds data of OpenStreetMap, and are under its licence.

pub mod hours;
pub mod left_out;
pub mod mediation;
pub mod points;
pub mod promises;

mod rests;

use crate::nation::Nation;
use crate::network::{Network, Origin};
use crate::population::homes::Source;
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use std::io::Write;
use tables::table::{About, Column, Licence, Table};
use tables::{csv_form, dictionary, geojson_form, json_form, parquet_form};

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The points, in the columns of the official list: what an import reads again.
    Points,
    /// The points, in the national schema of places of digital mediation.
    Mediation,
    /// The opening hours of every door, as `opening_hours` of OpenStreetMap.
    Hours,
    /// What the promises come to.
    Promises,
    /// Who is left out, by commune.
    LeftOut,
}

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated text.
    Csv,
    /// JSON, with what must be said of the table.
    Json,
    /// A `FeatureCollection`.
    Geojson,
    /// Parquet.
    Parquet,
    /// The data dictionary of the table, instead of the table.
    Dictionary,
}

impl What {
    /// Everything that can be exported.
    pub const ALL: [Self; 5] = [Self::Points, Self::Mediation, Self::Hours, Self::Promises, Self::LeftOut];

    /// The forms that it has, the dictionary apart.
    #[must_use]
    pub const fn forms(self) -> &'static [Form] {
        match self {
            Self::Points => &[Form::Csv, Form::Geojson, Form::Parquet],
            // The schema is one of CSV files.
            Self::Mediation => &[Form::Csv],
            Self::Hours | Self::LeftOut => &[Form::Csv, Form::Json, Form::Geojson, Form::Parquet],
            Self::Promises => &[Form::Csv, Form::Json, Form::Parquet],
        }
    }

    /// The stable name of its file, without an ending.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Points => "points-france-services",
            Self::Mediation => "lieux-mediation-numerique",
            Self::Hours => "horaires-france-services",
            Self::Promises => "engagements",
            Self::LeftOut => "laisses-de-cote",
        }
    }

    /// The stable name of its file in a form.
    #[must_use]
    pub fn file_name(self, form: Form) -> String {
        format!("{}.{}", self.name(), form.ending())
    }

    /// The command that writes that file.
    #[must_use]
    pub fn command(self, form: Form) -> String {
        let what = match self {
            Self::Points | Self::Mediation => "points",
            Self::Hours => "hours",
            Self::Promises => "promises",
            Self::LeftOut => "left-out",
        };
        let format = match (self, form) {
            (Self::Mediation, _) => " --format mediation",
            (_, Form::Csv) => " --format csv",
            (_, Form::Json) => " --format json",
            (_, Form::Geojson) => " --format geojson",
            (_, Form::Parquet) => " --format parquet",
            (_, Form::Dictionary) => "",
        };
        let dictionary = if form == Form::Dictionary { " --dictionary" } else { "" };
        format!("maillage export --what {what}{format}{dictionary}")
    }
}

impl Form {
    /// The ending of its file.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Geojson => "geojson",
            Self::Parquet => "parquet",
            Self::Dictionary => "dictionnaire.json",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Json | Self::Dictionary => "application/json",
            Self::Geojson => "application/geo+json",
            Self::Parquet => "application/vnd.apache.parquet",
        }
    }
}

/// Where a file goes.
pub type Out<'o> = &'o mut (dyn Write + Send);

/// Why a file could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// There is no such form of it.
    #[error("`{}` has no form `{}`: it has {}", what.name(), form.ending(), endings(*what))]
    NoSuchForm {
        /// What was asked for.
        what: What,
        /// In which form.
        form: Form,
    },
    /// It could not be written.
    #[error("the file could not be written")]
    Written(#[from] std::io::Error),
    /// It could not be written.
    #[error("the Parquet file could not be written: {0}")]
    Parquet(String),
}

fn endings(what: What) -> String {
    let endings: Vec<&str> = what.forms().iter().map(|form| form.ending()).collect();
    endings.join(", ")
}

/// The state of the network that a file speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// The day asked about.
    pub date: Date,
    /// The day of the list; `None` for the demonstration.
    pub list: Option<Date>,
    /// The version of the network in the database.
    version: i64,
    source: String,
    homes: Option<String>,
}

impl Edition {
    /// Of a network, as it was on a day.
    #[must_use]
    pub fn of_network(network: &Network, date: Date, version: i64) -> Self {
        let (list, source) = match &network.origin {
            Origin::List { dated, file_name } => {
                (Some(*dated), format!("ANCT, liste des structures France services du {dated} ({file_name})"))
            }
            Origin::Demonstration => (
                None,
                "Démonstration : mairies de l’annuaire de l’administration (DILA), qui ne sont pas France services"
                    .to_owned(),
            ),
        };
        Self { date, list, version, source, homes: None }
    }

    /// Of a network that was measured.
    #[must_use]
    pub fn of_nation(nation: &Nation) -> Self {
        let homes = match &nation.source {
            Source::Grid { file_name, dated } => format!("Habitants : grille de 1 km ({file_name}, {dated})"),
            Source::Polygons => "Habitants : population légale répartie dans les communes (INSEE)".to_owned(),
            Source::Centres => "Habitants : population légale au centre des communes (INSEE)".to_owned(),
        };
        Self { homes: Some(homes), ..Self::of_network(&nation.network, nation.date, nation.version) }
    }

    /// Of what a table of a nation rests on: the list alone, or the people too.
    #[must_use]
    pub fn of(what: What, nation: &Nation) -> Self {
        match what {
            What::Points | What::Mediation | What::Hours => {
                Self::of_network(&nation.network, nation.date, nation.version)
            }
            What::Promises | What::LeftOut => Self::of_nation(nation),
        }
    }

    /// The letters of an ETag of what `more` names in this edition, known without making it: they change whenever
    /// its bytes may.
    #[must_use]
    pub fn tag(&self, more: &str) -> String {
        use std::fmt::Write as _;
        let homes = self.homes.as_deref().unwrap_or("");
        let version = env!("CARGO_PKG_VERSION");
        let seed = format!("{version}\n{more}\n{}\n{}\n{}\n{homes}", self.date, self.version, self.source);
        let digest = Sha256::digest(seed.as_bytes());
        digest.iter().take(16).fold(String::new(), |mut tag, byte| {
            let _ = write!(tag, "{byte:02x}");
            tag
        })
    }

    /// Where its files come from.
    #[must_use]
    pub fn sources(&self) -> Vec<String> {
        [Some(&self.source), self.homes.as_ref()].into_iter().flatten().cloned().collect()
    }

    /// "(démonstration)" after a title, where it must be said.
    fn title(&self, title: &str) -> String {
        if self.list.is_none() { format!("{title} (démonstration)") } else { title.to_owned() }
    }
}

/// What must be said of a table, whatever its form.
#[must_use]
pub fn about(what: What, edition: &Edition) -> About {
    match what {
        What::Points => points::about(edition),
        What::Mediation => mediation::about(edition),
        What::Hours => hours::about(edition),
        What::Promises => promises::about(edition),
        What::LeftOut => left_out::about(edition),
    }
}

/// A whole table of a nation.
///
/// # Errors
/// Where it has no such form, or nothing can be written to `out`.
pub fn of_nation(nation: &Nation, what: What, form: Form, out: Out<'_>) -> Result<(), ExportError> {
    let edition = Edition::of(what, nation);
    let everything = promises::Scope::Everything;
    match what {
        What::Points => points::points(&nation.network, &edition, form, out),
        What::Mediation => mediation::mediation(&nation.network, &edition, form, out),
        What::Hours => hours::hours(&nation.network, &edition, form, out),
        What::Promises => promises::promises(nation, &everything, form, out),
        What::LeftOut => left_out::left_out(nation, &everything, form, out),
    }
}

/// Licence Ouverte, of what comes from the list and from public tables.
pub const LICENCE_OUVERTE: Licence = Licence {
    name: "etalab-2.0",
    title: "Licence Ouverte 2.0",
    address: "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
};

/// The licence of what is computed on roads of OpenStreetMap.
pub const ODBL: Licence = Licence {
    name: "ODbL-1.0",
    title: "Open Database License 1.0",
    address: "https://opendatacommons.org/licenses/odbl/1-0/",
};

/// Writes a table in a form.
fn written<T>(
    what: What,
    form: Form,
    about: &About,
    columns: &[Column<T>],
    rows: &[T],
    out: Out<'_>,
) -> Result<(), ExportError> {
    if form != Form::Dictionary && !what.forms().contains(&form) {
        return Err(ExportError::NoSuchForm { what, form });
    }
    let table = Table { about, columns, rows };
    match form {
        Form::Csv => csv_form::write(&table, out)?,
        Form::Json => json_form::write(&table, out)?,
        Form::Geojson => geojson_form::write(&table, out)?,
        Form::Parquet => {
            parquet_form::write(&table, out).map_err(|error| ExportError::Parquet(error.to_string()))?;
        }
        Form::Dictionary => writeln!(out, "{:#}", dictionary::dictionary(about, columns))?,
    }
    Ok(())
}
