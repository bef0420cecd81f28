//! What stands before every page: requests that make no sense are refused, and no client takes so much that others wait.
//! A client is refused what costs much long before it is refused a page, so that nobody hides the finder from those who
//! share an address with somebody busy.

pub(crate) mod callers;
pub(crate) mod client;
mod costs;
mod purse;
mod sense;

use crate::answer;
use crate::live::Live;
use crate::operations::Refused;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use base::limits;
use callers::Callers;
use client::{Doorman, Peer};
pub(crate) use purse::Purse;
use purse::Purses;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Addresses that machines ask, in words of their own.
const FOR_MACHINES: [&str; 2] = ["/sante", "/pret"];

/// Who asks, and what each may still ask for.
pub(crate) struct Gate {
    pub(crate) doorman: Doorman,
    pub(crate) callers: Callers,
    purses: Purses,
    opened: Instant,
    warned: AtomicBool,
}

impl Gate {
    pub(crate) fn of(doorman: Doorman, connections_of_a_client: usize) -> Self {
        Self {
            doorman,
            callers: Callers::at_most(connections_of_a_client),
            purses: Purses::default(),
            opened: Instant::now(),
            warned: AtomicBool::new(false),
        }
    }

    /// Lets a request through, or says how long its client has to wait.
    fn admit(&self, request: &Request, route: Option<&str>) -> Result<(), (Refused, Duration)> {
        let Some(Peer(peer)) = request.extensions().get().copied() else { return Ok(()) };
        if self.doorman.unnamed_proxy(peer, request.headers()) && !self.warned.swap(true, Ordering::Relaxed) {
            tracing::warn!(
                "requests come through a proxy that is not named: all its clients are counted as one, or not at all; \
                 name it with --trusted-proxy ADDRESS"
            );
        }
        let Some(client) = self.doorman.client(peer, request.headers()) else { return Ok(()) };
        let cost = costs::of(route, request.uri().query().unwrap_or_default());
        let refused = Refused { purse: cost.purse };
        self.purses.pay(client, cost, self.opened.elapsed()).map_err(|wait| (refused, wait))
    }
}

/// Lets a request through to its page, or refuses it.
pub(crate) async fn pass(State(live): State<Arc<Live>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    // The API says itself, and more exactly, what is wrong with a request.
    if !answer::is_api(&path)
        && let Err(status) = sense::check(&request)
    {
        return answer::error(status);
    }
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    match live.gate.admit(&request, route) {
        Ok(()) => in_our_words(&path, next.run(request).await),
        Err((refused, wait)) => {
            live.metrics.refused.get_or_create(&refused).inc();
            let mut response = answer::error_under(&path, StatusCode::TOO_MANY_REQUESTS);
            let seconds = wait.as_secs() + 1;
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            response
        }
    }
}

/// What the libraries below refuse in a line of English (a body too long, a part of an address that is no text) is told
/// as everything else is.
fn in_our_words(path: &str, response: Response) -> Response {
    let status = response.status();
    let refused = status.is_client_error() || status.is_server_error();
    if !refused || FOR_MACHINES.contains(&path) {
        return response;
    }
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| !kind.starts_with("text/plain")) {
        return response;
    }
    let mut said = answer::error_under(path, status);
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            said.headers_mut().insert(name, value.clone());
        }
    }
    said
}

/// Answers within the time that a form may take to arrive: a body that never ends holds nobody's place.
pub(crate) async fn in_time(request: Request, next: Next) -> Response {
    let most = Duration::from_secs(limits::REQUEST_BODY_SECONDS);
    match tokio::time::timeout(most, next.run(request)).await {
        Ok(response) => response,
        Err(_) => answer::error(StatusCode::REQUEST_TIMEOUT),
    }
}
