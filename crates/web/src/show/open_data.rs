//! `/donnees`.

use super::{phrases, served};
use crate::live::{Live, Served};
use crate::{answer, files};
use app::export::{self, Edition, Form, What};
use axum::extract::State;
use axum::response::Response;
use pages::open_data::{DataFile, DataSet, OpenDataPage};
use std::sync::Arc;
use words::html::Html;
use words::{figures, h, t};

/// What can be downloaded.
pub(crate) async fn show(State(live): State<Arc<Live>>) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    // Who reads this page will want a file; the next reader sees how large each is.
    files::prepare(Arc::clone(&served));
    answer::page(&OpenDataPage {
        frame: phrases::frame(&served.nation, &t!(data_title), "", "/donnees"),
        sets: What::ALL
            .into_iter()
            .map(|what| set(&served, what, &Edition::of(what, &served.nation)))
            .collect(),
    })
}

fn set(served: &Served, what: What, edition: &Edition) -> DataSet {
    let about = export::about(what, edition);
    let (name, holds) = match what {
        What::Points => (t!(data_points), t!(data_points_more)),
        What::Mediation => (t!(data_mediation), t!(data_mediation_more)),
        What::Hours => (t!(data_hours), t!(data_hours_more)),
        What::Promises => (t!(data_promises), t!(data_promises_more)),
        What::LeftOut => (t!(data_left_out), t!(data_left_out_more)),
    };
    let sources: Vec<String> = about.sources.iter().map(|source| figures::curly(source)).collect();
    DataSet {
        anchor: about.name,
        caption: t!(data_files_of, name = &name),
        name,
        holds,
        date: t!(data_date, date = figures::date(about.date)),
        licence: h!(data_licence, url = about.licence.address, title = about.licence.title),
        sources: h!(data_sources, sources = Html::french(&sources.join("\u{202f}; "))),
        estimate: about.estimate,
        dictionary: url(what, Form::Dictionary),
        files: what.forms().iter().map(|form| file(served, what, *form)).collect(),
    }
}

fn url(what: What, form: Form) -> String {
    format!("/donnees/{}", what.file_name(form))
}

fn file(served: &Served, what: What, form: Form) -> DataFile {
    let size = served
        .files
        .made(what, form)
        .map_or_else(|| t!(data_size_unknown), |file| t!(data_size, kilobytes = file.length.div_ceil(1_000)));
    let name = match form {
        Form::Csv => t!(data_csv),
        Form::Json | Form::Dictionary => t!(data_json),
        Form::Geojson => t!(data_geojson),
        Form::Parquet => t!(data_parquet),
    };
    DataFile { form: name, url: url(what, form), size, command: what.command(form) }
}
