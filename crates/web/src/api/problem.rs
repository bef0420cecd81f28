//! What is wrong with a request, as RFC 9457 writes it, in the reader's language.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::limits;
use schemars::JsonSchema;
use serde::Serialize;
use words::t;

/// The media type of problems.
pub(crate) const PROBLEM: &str = "application/problem+json";

/// The kinds of problems; each has an entry on the page of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A parameter that the operation does not have.
    Unknown,
    /// A parameter that is not what it must be.
    Bad,
    /// A parameter that must be there.
    Missing,
    /// A parameter that stands twice.
    Doubled,
    /// Bytes that are not UTF-8.
    NotText,
    /// A body, where none is read.
    Body,
    /// No such address.
    NoAddress,
    /// The address is well formed; what it names is not there.
    NotFound,
    /// Another method.
    Method,
    /// Too long an address.
    TooLong,
    /// More than one client may take.
    Busy,
    /// The nation is being computed.
    Computing,
    /// A fault of the program.
    Broken,
}

impl Fault {
    pub(crate) const ALL: [Self; 13] = [
        Self::Unknown,
        Self::Bad,
        Self::Missing,
        Self::Doubled,
        Self::NotText,
        Self::Body,
        Self::NoAddress,
        Self::NotFound,
        Self::Method,
        Self::TooLong,
        Self::Busy,
        Self::Computing,
        Self::Broken,
    ];

    pub(crate) const fn status(self) -> StatusCode {
        match self {
            Self::Unknown | Self::Bad | Self::Missing | Self::Doubled | Self::NotText | Self::Body => {
                StatusCode::BAD_REQUEST
            }
            Self::NoAddress | Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLong => StatusCode::URI_TOO_LONG,
            Self::Busy => StatusCode::TOO_MANY_REQUESTS,
            Self::Computing => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Its stable name: the end of its `type`.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown-parameter",
            Self::Bad => "bad-parameter",
            Self::Missing => "missing-parameter",
            Self::Doubled => "doubled-parameter",
            Self::NotText => "not-utf-8",
            Self::Body => "body-not-read",
            Self::NoAddress => "no-such-address",
            Self::NotFound => "not-found",
            Self::Method => "method-not-allowed",
            Self::TooLong => "address-too-long",
            Self::Busy => "too-many-requests",
            Self::Computing => "being-computed",
            Self::Broken => "fault",
        }
    }

    /// What it is, in the language spoken.
    pub(crate) fn title(self) -> String {
        match self {
            Self::Unknown => t!(api_fault_unknown),
            Self::Bad => t!(api_fault_bad),
            Self::Missing => t!(api_fault_missing),
            Self::Doubled => t!(api_fault_doubled),
            Self::NotText => t!(api_fault_not_text),
            Self::Body => t!(api_fault_body),
            Self::NoAddress => t!(api_fault_no_address),
            Self::NotFound => t!(api_fault_not_found),
            Self::Method => t!(api_fault_method),
            Self::TooLong => t!(api_fault_too_long),
            Self::Busy => t!(api_fault_busy),
            Self::Computing => t!(api_fault_computing),
            Self::Broken => t!(api_fault_broken),
        }
    }
}

/// A problem, as it is answered.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Problem {
    /// Its kind: an address, relative to that of the request, where it is explained.
    #[serde(rename = "type")]
    #[schemars(extend("format" = "uri-reference"))]
    kind: String,
    /// Its kind in words.
    title: String,
    /// The HTTP status.
    #[schemars(range(min = 400, max = 599))]
    status: u16,
    /// What is wrong this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// The parameter at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    parameter: Option<String>,
    #[serde(skip)]
    #[schemars(skip)]
    fault: Option<Fault>,
}

impl Problem {
    pub(crate) fn of(fault: Fault) -> Self {
        Self {
            kind: format!("/api#{}", fault.word()),
            title: fault.title(),
            status: fault.status().as_u16(),
            detail: None,
            parameter: None,
            fault: Some(fault),
        }
    }

    /// What is refused before any operation is asked, by its status alone.
    pub(crate) fn of_status(status: StatusCode) -> Self {
        let known = Fault::ALL.into_iter().find(|fault| fault.status() == status);
        let mut problem = Self::of(known.unwrap_or(Fault::Broken));
        problem.status = status.as_u16();
        if known.is_none_or(|fault| fault == Fault::Unknown) {
            // No kind of ours says it: RFC 9457 has a name for that.
            let title = status.canonical_reason().unwrap_or_default().to_owned();
            problem = Self { kind: "about:blank".to_owned(), title, ..problem };
        }
        problem
    }

    /// The same, of a parameter.
    pub(crate) fn with(mut self, parameter: &str) -> Self {
        // What was sent is said back, never more of it than needed to recognise it.
        self.parameter = Some(parameter.chars().take(50).collect());
        self
    }

    /// The same, with what is wrong.
    pub(crate) fn saying(mut self, detail: String) -> Self {
        self.detail = Some(detail);
        self
    }

    pub(crate) fn unknown_parameter(name: &str, known: &[&str]) -> Self {
        let detail = if known.is_empty() {
            t!(api_fault_unknown_none)
        } else {
            t!(api_fault_unknown_known, names = known.join(", "))
        };
        Self::of(Fault::Unknown).with(name).saying(detail)
    }

    pub(crate) fn bad_parameter(name: &'static str, may_be: &str) -> Self {
        Self::of(Fault::Bad).with(name).saying(t!(api_fault_bad_may_be, values = may_be))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = serde_json::to_vec(&self).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
        match self.fault {
            Some(Fault::Computing) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(limits::COMPUTING_SECONDS));
            }
            Some(Fault::Method) => {
                headers.insert(header::ALLOW, HeaderValue::from_static(super::serve::METHODS));
            }
            _ => {}
        }
        response
    }
}
