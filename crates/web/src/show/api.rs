//! `/api`: the page of the API, from the declarations that its document is made of.

use super::{phrases, served};
use crate::answer;
use crate::api::document::{MEDIA_TYPE, example_address, fields};
use crate::api::operation::{OPERATIONS, Operation};
use crate::api::parameter::{Kind, Parameter, Place};
use crate::api::problem::Fault;
use crate::api::serve::{BASE, DOCUMENT};
use crate::live::{Live, Served};
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use pages::api::{self, ApiPage};
use std::sync::Arc;
use words::t;

/// The page of the API.
pub(crate) async fn show(State(live): State<Arc<Live>>) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let mut response = answer::page(&ApiPage {
        frame: phrases::frame(&served.nation, &t!(api_title), "", "/api"),
        document: format!("{BASE}{DOCUMENT}"),
        operations: OPERATIONS.into_iter().map(|of| operation(of, &served)).collect(),
        problems: Fault::ALL.into_iter().map(problem).collect(),
    });
    let link = format!("<{BASE}{DOCUMENT}>; rel=\"service-desc\"; type=\"{MEDIA_TYPE}\"");
    if let Ok(link) = HeaderValue::from_str(&link) {
        response.headers_mut().insert(header::LINK, link);
    }
    response
}

fn operation(of: &'static Operation, served: &Served) -> api::Operation {
    api::Operation {
        id: of.id,
        address: format!("{BASE}{}", of.path),
        summary: (of.summary)(),
        describes: (of.describe)(),
        parameters: of.parameters.iter().map(|of| parameter(of)).collect(),
        fields: t!(api_fields, fields = fields(of).join(", ")),
        example: example_address(of, served),
    }
}

fn parameter(of: &Parameter) -> api::Parameter {
    let usual = match of.kind {
        Kind::Integer(_, _, usual) => Some(usual.to_string()),
        Kind::Choice(_, usual) => usual.map(str::to_owned),
        _ => None,
    };
    api::Parameter {
        name: of.name,
        required: of.place != Place::Query,
        means: (of.means)(),
        may_be: t!(api_may_be, values = of.kind.words()),
        usual: usual.map(|value| format!("({})", t!(api_usual, value = value))).unwrap_or_default(),
    }
}

fn problem(fault: Fault) -> api::Problem {
    api::Problem { status: fault.status().as_u16(), word: fault.word(), title: fault.title() }
}
