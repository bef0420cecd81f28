//! Answers: pages, errors in plain French, assets.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use pages::error::ErrorPage;

/// A page, found.
pub(crate) fn page(page: &impl pages::Page) -> Response {
    with_status(StatusCode::OK, page)
}

/// A page with another status.
pub(crate) fn with_status(status: StatusCode, page: &impl pages::Page) -> Response {
    match page.html() {
        Some(html) => {
            let headers =
                [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
            (status, headers, html).into_response()
        }
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The error page of a status.
pub(crate) fn error(status: StatusCode) -> Response {
    with_status(status, &ErrorPage::of(status.as_u16()))
}
