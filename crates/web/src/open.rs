//! Headers of what programs read: open to every page of the web, and not sent again to who has it.

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::limits;

/// What a page of another site may read of an answer, beside what it may always.
const EXPOSED: &str = "ETag, Link, Retry-After, Allow, Content-Disposition, Data-Date, List-Date";

/// Lets every page of the web read an answer. Nothing here depends on who asks: there are no cookies.
pub(crate) fn to_everybody(headers: &mut HeaderMap) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static(EXPOSED));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
}

/// What a browser asks before it lets a page of another site ask.
pub(crate) fn preflight() -> Response {
    let headers = [
        (header::ALLOW, "GET, HEAD, OPTIONS".to_owned()),
        (header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, OPTIONS".to_owned()),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "If-None-Match, Accept-Language, Content-Type".to_owned()),
        (header::ACCESS_CONTROL_MAX_AGE, limits::PREFLIGHT_KEPT_S.to_string()),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Whether the client says that it has an answer of this tag; a weak comparison, as RFC 9110 wants it here.
pub(crate) fn has_already(headers: &HeaderMap, tag: &str) -> bool {
    let plain = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let said = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    said.flat_map(|value| value.split(',')).any(|said| said.trim() == "*" || plain(said) == plain(tag))
}

/// Puts a header made of our own letters.
pub(crate) fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    // Addresses come back percent-encoded as they were sent, so that nothing here is no header.
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_compared_weakly() {
        let has = |said: &'static str, tag: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::IF_NONE_MATCH, HeaderValue::from_static(said));
            has_already(&headers, tag)
        };
        for said in ["\"a\"", "W/\"a\"", "\"b\", \"a\"", "*", "\"b\",W/\"a\""] {
            assert!(has(said, "W/\"a\"") && has(said, "\"a\""), "{said}");
        }
        for said in ["", "a", "\"b\"", "\"a-gzip\"", "\"\"\""] {
            assert!(!has(said, "\"a\""), "{said}");
        }
    }
}
