//! Answers: pages, errors in plain French, assets.

use crate::api::problem::Problem;
use crate::open;
use crate::pieces::Encoding;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use pages::error::ErrorPage;
use words::Language;

/// A page, found.
pub(crate) fn page(page: &impl pages::Page) -> Response {
    with_status(StatusCode::OK, page)
}

/// A page with another status.
pub(crate) fn with_status(status: StatusCode, page: &impl pages::Page) -> Response {
    match page.html() {
        Some(html) => {
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (header::CACHE_CONTROL, "no-cache"),
                (header::CONTENT_LANGUAGE, Language::current().code()),
            ];
            (status, headers, html).into_response()
        }
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// How a client wants its bodies.
pub(crate) fn encoding(headers: &HeaderMap) -> Encoding {
    let accepted = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let gzip = |coding: &str| {
        let mut parts = coding.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("gzip"));
        let refused = parts.any(|weight| {
            let weight = weight.strip_prefix("q=").or_else(|| weight.strip_prefix("Q="));
            weight.is_some_and(|weight| weight.parse() == Ok(0.0_f32))
        });
        named && !refused
    };
    if accepted.flat_map(|value| value.split(',')).any(gzip) { Encoding::Gzip } else { Encoding::Plain }
}

/// A page that was written in this encoding.
pub(crate) fn written(body: Vec<u8>, encoding: Encoding) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(Language::current().code()));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if encoding == Encoding::Gzip {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

/// The error page of a status.
pub(crate) fn error(status: StatusCode) -> Response {
    with_status(status, &ErrorPage::of(status.as_u16()))
}

/// What is wrong, as it is told under an address: to people as a page, to programs (`/api`) as RFC 9457 says.
pub(crate) fn error_under(path: &str, status: StatusCode) -> Response {
    if !is_api(path) {
        return error(status);
    }
    let mut response = Problem::of_status(status).into_response();
    open::to_everybody(response.headers_mut());
    response
}

/// Whether programs ask there.
pub(crate) fn is_api(path: &str) -> bool {
    path.starts_with("/api/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gzip_is_for_those_who_accept_it() {
        let of = |accepted: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(accepted));
            encoding(&headers)
        };
        for accepted in ["gzip", "br, GZIP;q=0.5", "deflate , gzip"] {
            assert_eq!(of(accepted), Encoding::Gzip, "{accepted}");
        }
        for accepted in ["", "br", "gzip;q=0", "x-gzipped", "gzip; q=0.000"] {
            assert_eq!(of(accepted), Encoding::Plain, "{accepted}");
        }
        assert_eq!(encoding(&HeaderMap::new()), Encoding::Plain);
    }
}
