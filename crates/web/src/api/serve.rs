//! From a request to its answer: what every operation does in the same way.

use super::document;
use super::operation::{Answer, Asked, OPERATIONS, Operation, Page};
use super::parameter::{self, Kind};
use super::problem::{Fault, Problem};
use crate::live::{Live, Served};
use crate::open;
use app::export::Edition;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use base::limits;
use jiff::Timestamp;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use words::{Language, in_language, t};

/// Where the API is.
pub(crate) const BASE: &str = "/api/v1";
/// Where its document is, under [`BASE`].
pub(crate) const DOCUMENT: &str = "/openapi.json";
/// What may be done: everything is only read.
pub(crate) const METHODS: &str = "GET, HEAD, OPTIONS";

/// The addresses of the API.
pub(crate) fn router() -> Router<Arc<Live>> {
    let mut router = Router::new();
    for operation in OPERATIONS {
        let handler = move |State(live): State<Arc<Live>>, request: Request| async move {
            answered(&request, || answer(operation, &live, &request))
        };
        router = router.route(&format!("{BASE}{}", operation.path), any(handler));
    }
    let document = |State(live): State<Arc<Live>>, request: Request| async move {
        answered(&request, || written_document(&live, &request))
    };
    let nothing = |request: Request| async move { answered(&request, || Err(Problem::of(Fault::NoAddress))) };
    router
        .route(&format!("{BASE}{DOCUMENT}"), any(document))
        .route("/api/", any(nothing))
        .route("/api/{*rest}", any(nothing))
        .layer(CatchPanicLayer::custom(|_| Problem::of(Fault::Broken).into_response()))
        .layer(from_fn(for_everybody))
}

/// Any page of the web may ask.
async fn for_everybody(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    open::to_everybody(response.headers_mut());
    response
}

/// An answer to a request that only reads; what else a request may be is the same for all addresses.
fn answered(request: &Request, answer: impl FnOnce() -> Result<Response, Problem>) -> Response {
    in_language(language_of(request.headers()), || checked(request, answer))
}

fn checked(request: &Request, answer: impl FnOnce() -> Result<Response, Problem>) -> Response {
    if *request.method() == Method::OPTIONS {
        return open::preflight();
    }
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let checked = match () {
        () if !reads => {
            Err(Problem::of(Fault::Method).saying(t!(api_fault_method_allowed, methods = METHODS)))
        }
        () if length(request) > limits::API_ADDRESS_BYTES => Err(Problem::of(Fault::TooLong)
            .saying(t!(api_fault_too_long_most, bytes = limits::API_ADDRESS_BYTES))),
        () if has_body(request.headers()) => Err(Problem::of(Fault::Body)),
        () => answer(),
    };
    checked.unwrap_or_else(IntoResponse::into_response)
}

/// The language of problems: the best that the client accepts, else that of the API's own names.
fn language_of(headers: &HeaderMap) -> Language {
    let accepted = headers.get_all(header::ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
    let mut best: Option<(Language, f32)> = None;
    for range in accepted.flat_map(|value| value.split(',')) {
        let (range, weight) = range.split_once(';').unwrap_or((range, "q=1"));
        let weight: f32 = weight.trim().strip_prefix("q=").and_then(|text| text.parse().ok()).unwrap_or(0.0);
        let code = range.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
        let better = weight > best.map_or(0.0, |(_, before)| before);
        if let Some(language) = Language::of(&code).filter(|_| better) {
            best = Some((language, weight));
        }
    }
    best.map_or_else(english, |(language, _)| language)
}

/// The language of the API's names and of its document.
pub(super) fn english() -> Language {
    Language::of("en").unwrap_or(Language::FRENCH)
}

fn length(request: &Request) -> usize {
    request.uri().path_and_query().map_or(0, |address| address.as_str().len())
}

fn has_body(headers: &HeaderMap) -> bool {
    let length = headers.get(header::CONTENT_LENGTH);
    headers.contains_key(header::TRANSFER_ENCODING) || length.is_some_and(|length| length != "0")
}

/// The answer of an operation.
fn answer(operation: &Operation, live: &Live, request: &Request) -> Result<Response, Problem> {
    let (path, query) = (request.uri().path(), request.uri().query().unwrap_or_default());
    let parts = parts(operation.path, path);
    let values = parameter::read(operation.parameters, &parts, query)?;
    let served = live.served().ok_or_else(|| Problem::of(Fault::Computing))?;
    let asks_now = operation.parameters.iter().any(|parameter| matches!(parameter.kind, Kind::Moment))
        && values.moment("at").is_none();
    let at = values.moment("at").unwrap_or_else(|| live.house.now().timestamp());
    let mut seed = format!("{path}?{query}");
    if asks_now {
        // What is open changes by the minute.
        seed.push_str(&format!("\n{}", at.as_second() / 60));
    }
    let kept = if asks_now { Kept::Asked } else { Kept::Figures };
    answer_once(request, &served, &seed, kept, || {
        let answer = (operation.answer)(&Asked { served: &served, values, at })?;
        Ok(with_links(request, answer))
    })
}

/// The parts of a path that stand where its pattern has names.
pub(super) fn parts<'p>(pattern: &str, path: &'p str) -> Vec<&'p str> {
    let path = path.strip_prefix(BASE).unwrap_or(path);
    let named = pattern.split('/').zip(path.split('/')).filter(|(name, _)| name.starts_with('{'));
    named.map(|(_, part)| part).collect()
}

/// How long an answer may be kept.
#[derive(Clone, Copy)]
enum Kept {
    /// As figures: an import shows soon after.
    Figures,
    /// Not without asking again: it speaks of this minute.
    Asked,
}

/// The answer, unless the client has it already.
fn answer_once(
    request: &Request,
    served: &Served,
    seed: &str,
    kept: Kept,
    make: impl FnOnce() -> Result<Response, Problem>,
) -> Result<Response, Problem> {
    let tag = format!("W/\"{}\"", Edition::of_nation(&served.nation).tag(seed));
    let mut response = if open::has_already(request.headers(), &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        make()?
    };
    let headers = response.headers_mut();
    open::insert(headers, header::ETAG, &tag);
    let kept = match kept {
        Kept::Figures => format!("public, max-age={}", limits::FIGURES_KEPT_S),
        Kept::Asked => "public, no-cache".to_owned(),
    };
    open::insert(headers, header::CACHE_CONTROL, &kept);
    Ok(response)
}

fn with_links(request: &Request, answer: Answer) -> Response {
    let mut links = vec![
        format!("<{BASE}{DOCUMENT}>; rel=\"service-desc\"; type=\"{}\"", document::MEDIA_TYPE),
        "</api>; rel=\"service-doc\"".to_owned(),
    ];
    if let Some(page) = answer.page {
        links.extend(page_links(request, page));
    }
    let mut response = answer.json.into_response();
    open::insert(response.headers_mut(), header::LINK, &links.join(", "));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// The first, previous, next and last pages, where there are.
fn page_links(request: &Request, page: Page) -> Vec<String> {
    let query = request.uri().query().unwrap_or_default();
    let others = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("offset="));
    let others: Vec<&str> = others.collect();
    let to = |rel: &str, offset: usize| {
        let offset = format!("offset={offset}");
        let query = others.iter().copied().chain([offset.as_str()]).collect::<Vec<_>>().join("&");
        format!("<{}?{query}>; rel=\"{rel}\"", request.uri().path())
    };
    let mut links = vec![to("first", 0)];
    if page.offset > 0 {
        links.push(to("prev", page.offset.saturating_sub(page.limit)));
    }
    let next = page.offset.saturating_add(page.limit);
    if next < page.total {
        links.push(to("next", next));
    }
    links.push(to("last", page.total.saturating_sub(1) / page.limit.max(1) * page.limit));
    links
}

/// The OpenAPI document.
fn written_document(live: &Live, request: &Request) -> Result<Response, Problem> {
    parameter::read(&[], &[], request.uri().query().unwrap_or_default())?;
    let served = live.served().ok_or_else(|| Problem::of(Fault::Computing))?;
    answer_once(request, &served, DOCUMENT, Kept::Figures, || {
        let text = document::text(&served);
        Ok(([(header::CONTENT_TYPE, document::MEDIA_TYPE)], text.to_owned()).into_response())
    })
}

/// The moment of examples.
pub(super) fn moment_of_examples(served: &Served) -> Timestamp {
    let zone = jiff::tz::TimeZone::UTC;
    zone.to_timestamp(served.nation.date.at(8, 20, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_are_told_in_the_best_language_accepted() {
        let of = |accepted: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(accepted));
            language_of(&headers).code()
        };
        for accepted in ["fr", "fr-FR,fr;q=0.9,en;q=0.8", "en;q=0.3, FR;q=0.5", "de, fr;q=0.1"] {
            assert_eq!(of(accepted), "fr", "{accepted}");
        }
        for accepted in ["", "en", "de", "fr;q=0", "en-GB, fr;q=0.9", "fr;q=x, en;q=0.1", "*"] {
            assert_eq!(of(accepted), "en", "{accepted}");
        }
        assert_eq!(language_of(&HeaderMap::new()).code(), "en");
    }

    #[test]
    fn parts_of_paths_stand_where_their_pattern_names_them() {
        let of = |pattern, path| parts(pattern, path);
        assert_eq!(of("/points", "/api/v1/points"), Vec::<&str>::new());
        assert_eq!(
            of("/territories/{level}/{code}/hours", "/api/v1/territories/epci/2%2F/hours"),
            ["epci", "2%2F"]
        );
    }
}
