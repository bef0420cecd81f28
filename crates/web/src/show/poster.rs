//! `/commune/{code}/affiche`, the same as PDF, and `/departement/{code}/affiches.pdf`.

use super::{phrases, served};
use crate::answer;
use crate::language;
use crate::live::{Live, Served};
use crate::posters::{self, Source, Whose, name};
use app::engines::territory::{Target, Territory as Tables};
use app::find::{Doorsteps, target};
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use base::ids::DepartmentCode;
use base::limits;
use pages::parts::Link;
use pages::poster::{PosterPage, Posters};
use std::sync::Arc;
use tokio::sync::Semaphore;
use words::{figures, t};

/// Documents being written: they take a whole core.
static WRITERS: Semaphore = Semaphore::const_new(limits::DOCUMENTS_AT_ONCE);

/// The page that shows and prints a commune's poster.
pub(crate) async fn show(State(live): State<Arc<Live>>, Path(code): Path<String>) -> Response {
    match asked(&live, &code, "affiche") {
        Ok((served, target)) => answer::page(&page(&live, &served, target)),
        Err(response) => *response,
    }
}

/// The poster as PDF.
pub(crate) async fn pdf(State(live): State<Arc<Live>>, Path(code): Path<String>) -> Response {
    match asked(&live, &code, "affiche.pdf") {
        Ok((served, target)) => {
            document(live, served, Whose::Commune(target), format!("affiche-{code}.pdf")).await
        }
        Err(response) => *response,
    }
}

/// The posters of a department as one PDF.
pub(crate) async fn department(State(live): State<Arc<Live>>, Path(code): Path<String>) -> Response {
    let code: Option<DepartmentCode> = code.parse().ok();
    let Some(code) = code.filter(|code| Tables::embedded().department_of(*code).is_some()) else {
        return answer::error(StatusCode::NOT_FOUND);
    };
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    document(live, served, Whose::Department(code), format!("affiches-{code}.pdf")).await
}

/// The nation and the commune of a code; codes of before lead to the commune of today.
fn asked(live: &Live, code: &str, what: &str) -> Result<(Arc<Served>, Target), Box<Response>> {
    let Some(found) = code.parse().ok().and_then(target) else {
        return Err(Box::new(answer::error(StatusCode::NOT_FOUND)));
    };
    let today = code_of(found);
    if today != code {
        return Err(Box::new(Redirect::permanent(&format!("/commune/{today}/{what}")).into_response()));
    }
    Ok((served(live)?, found))
}

fn code_of(target: Target) -> String {
    let tables = Tables::embedded();
    match target {
        Target::Place(place) => tables.place(place).code.to_string(),
        Target::City(city) => tables.cities()[usize::from(city)].code.to_string(),
    }
}

fn source<'n>(live: &'n Live, served: &'n Served) -> Source<'n> {
    Source {
        network: &served.nation.network,
        date: served.nation.date,
        now: live.house.now().timestamp(),
        site: live.site.as_deref(),
    }
}

fn page(live: &Live, served: &Served, target: Target) -> PosterPage {
    let tables = Tables::embedded();
    let place = match target {
        Target::Place(place) => place,
        Target::City(city) => tables.cities()[usize::from(city)].places.first().copied().unwrap_or(0),
    };
    let department = &tables.departments()[usize::from(tables.place(place).department)];
    let (code, name) = (code_of(target), name(target));
    let source = source(live, served);
    let doors = Doorsteps { network: source.network, doors: &served.doors };
    let fitted = Posters::default().fitted(posters::words(&source, &doors, target));
    PosterPage::of(
        phrases::frame(&served.nation, &posters::title(target), "", &format!("/commune/{code}/affiche")),
        vec![Link { text: name, url: format!("/commune/{code}") }],
        fitted,
        format!("/commune/{code}/affiche.pdf"),
        Link {
            text: t!(
                poster_department,
                department = figures::curly(&department.name),
                of_department = figures::curly(&department.with_de())
            ),
            url: format!("/departement/{}/affiches.pdf", department.code),
        },
    )
}

async fn document(live: Arc<Live>, served: Arc<Served>, whose: Whose, file: String) -> Response {
    let Ok(_turn) = WRITERS.acquire().await else {
        return answer::error(StatusCode::SERVICE_UNAVAILABLE);
    };
    let written = language::work(move || posters::pdf(&source(&live, &served), whose)).await;
    let Ok(bytes) = written else { return answer::error(StatusCode::INTERNAL_SERVER_ERROR) };
    let headers = [
        (header::CONTENT_TYPE, "application/pdf".to_owned()),
        (header::CONTENT_DISPOSITION, format!("inline; filename=\"{file}\"")),
        (header::CACHE_CONTROL, "no-cache".to_owned()),
    ];
    (headers, bytes).into_response()
}
