//! Requests that no page could answer: refused before any page sees them.

use axum::extract::Request;
use axum::http::{HeaderMap, Method, StatusCode, header};
use percent_encoding::percent_decode_str;

/// Whether a page may be asked.
///
/// # Errors
/// The status of what is refused: a body where none belongs, an address that is no text or holds what no name of ours
/// does (control characters, backslashes, steps up).
pub(crate) fn check(request: &Request) -> Result<(), StatusCode> {
    let reads = [Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method());
    if reads && has_body(request.headers()) {
        return Err(StatusCode::BAD_REQUEST);
    }
    let Ok(path) = percent_decode_str(request.uri().path()).decode_utf8() else {
        return Err(StatusCode::BAD_REQUEST);
    };
    let strange = |sign: char| sign.is_control() || sign == '\\';
    if path.contains(strange) || path.split('/').any(|part| part == "..") {
        return Err(StatusCode::BAD_REQUEST);
    }
    Ok(())
}

/// A length of nothing is no body: some clients send it with every request.
fn has_body(headers: &HeaderMap) -> bool {
    let length = headers.get(header::CONTENT_LENGTH);
    headers.contains_key(header::TRANSFER_ENCODING) || length.is_some_and(|length| length != "0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[track_caller]
    fn check_of(method: &str, uri: &str, line: Option<(&str, &str)>, expected: Result<(), u16>) {
        let mut request = axum::http::Request::builder().method(method).uri(uri);
        if let Some((name, value)) = line {
            request = request.header(name, value);
        }
        let request = request.body(Body::empty()).expect("a request");
        assert_eq!(check(&request).map_err(|status| status.as_u16()), expected, "{method} {uri} {line:?}");
    }

    #[test]
    fn sense_is_told_from_nonsense() {
        for fine in [
            "/",
            "/trouver?lieu=%ff",
            "/point/a%20b",
            "/commune/48095",
            "/commune/Saint-%C3%89tienne",
            "/..a",
        ] {
            check_of("GET", fine, None, Ok(()));
        }
        for wrong in
            ["/commune/%ff", "/a%00b", "/a%0d%0ab", "/a%5cb", "/../a", "/a/%2e%2e/b", "/a/.%2E", "/%2f..%2f"]
        {
            check_of("GET", wrong, None, Err(400));
        }
        check_of("GET", "/", Some(("content-length", "0")), Ok(()));
        check_of("GET", "/", Some(("content-length", "5")), Err(400));
        check_of("HEAD", "/", Some(("transfer-encoding", "chunked")), Err(400));
        check_of("POST", "/trouver/ici", Some(("content-length", "5")), Ok(()));
    }
}
