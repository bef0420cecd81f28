//! What can be downloaded.

use super::operation::{About, Answer, Asked, Operation, Rests, Whole};
use super::problem::Problem;
use app::export::{self, Edition, Form, What};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use words::t;

/// `/datasets`.
pub(crate) const DATASETS: Operation = Operation {
    id: "listDatasets",
    path: "/datasets",
    summary: || t!(api_datasets),
    describe: || t!(api_datasets_more),
    parameters: &[],
    schema: |schemas| schemas.subschema_for::<Whole<Datasets>>(),
    answer: datasets,
};

#[derive(Serialize, JsonSchema)]
struct Datasets {
    datasets: Vec<Dataset>,
}

/// A table, in several forms.
#[derive(Serialize, JsonSchema)]
struct Dataset {
    /// Its stable name.
    name: &'static str,
    /// Its title, in French.
    title: String,
    /// What it holds and what it leaves out, in French.
    description: String,
    /// The day that it speaks of.
    #[schemars(with = "String", extend("format" = "date"))]
    date: Date,
    licence: Licence,
    /// Where it comes from.
    sources: Vec<String>,
    /// Whether its figures are estimates.
    estimate: bool,
    /// Its files.
    files: Vec<File>,
    /// The address of its data dictionary (a Table Schema).
    #[schemars(extend("format" = "uri-reference"))]
    dictionary: String,
}

#[derive(Serialize, JsonSchema)]
struct Licence {
    /// Its short name.
    name: &'static str,
    title: &'static str,
    /// Its text.
    #[schemars(extend("format" = "uri"))]
    url: &'static str,
}

#[derive(Serialize, JsonSchema)]
struct File {
    /// csv, json, geojson or parquet.
    format: &'static str,
    #[schemars(extend("format" = "uri-reference"))]
    url: String,
    content_type: &'static str,
    /// The command that writes the same file.
    command: String,
}

fn datasets(asked: &Asked<'_>) -> Result<Answer, Problem> {
    let nation = &asked.served.nation;
    let datasets = What::ALL.into_iter().map(|what| dataset(what, &Edition::of(what, nation))).collect();
    let about = About::of(asked.served, Rests::OnTravelTimes, "maillage export --dictionary".into());
    Answer::of(about, Datasets { datasets })
}

fn dataset(what: What, edition: &Edition) -> Dataset {
    let about = export::about(what, edition);
    let url = |form| format!("/donnees/{}", what.file_name(form));
    let file = |form: &Form| File {
        format: form.ending(),
        url: url(*form),
        content_type: form.content_type(),
        command: what.command(*form),
    };
    Dataset {
        name: about.name,
        title: about.title,
        description: about.description,
        date: about.date,
        licence: Licence { name: about.licence.name, title: about.licence.title, url: about.licence.address },
        sources: about.sources,
        estimate: about.estimate,
        files: what.forms().iter().map(file).collect(),
        dictionary: url(Form::Dictionary),
    }
}
