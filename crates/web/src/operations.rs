//! What those who run the site look at: is it alive, is it ready, how much does it do. Nothing here says who asks for
//! what: routes are counted by their pattern, never with their values, and no address of a client is kept.

use crate::gate::Purse;
use crate::live::Live;
use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use std::sync::Arc;
use std::time::Instant;

/// A route and how it was answered.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Answered {
    /// The pattern of the address, such as `/point/{id_fs}`; `none` for what is no address of the site.
    route: String,
    status: u16,
}

/// What a client was refused.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(crate) struct Refused {
    pub(crate) purse: Purse,
}

/// Counts since the start of the process.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Histogram,
    /// Requests refused because their client had asked for too much.
    pub(crate) refused: Family<Refused, Counter>,
    /// Connections refused because their client held too many.
    pub(crate) hung_up: Counter,
    /// Connections open now.
    pub(crate) connections: Gauge,
    /// How long the last evaluation of the nation took, in milliseconds.
    pub(crate) evaluation_ms: Gauge,
    /// Version of the network being served; 0 before the first.
    pub(crate) network_version: Gauge,
    /// Points of the network being served.
    pub(crate) points: Gauge,
    /// Evaluations that failed.
    pub(crate) failures: Counter,
}

/// Upper bounds of the histogram of answer times, in seconds.
const SECONDS: [f64; 11] = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0];

impl Default for Metrics {
    fn default() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("maillage"),
            requests: Family::default(),
            seconds: Histogram::new(SECONDS),
            refused: Family::default(),
            hung_up: Counter::default(),
            connections: Gauge::default(),
            evaluation_ms: Gauge::default(),
            network_version: Gauge::default(),
            points: Gauge::default(),
            failures: Counter::default(),
        };
        let registry = &mut metrics.registry;
        registry.register("requests", "Requests answered, by route and status", metrics.requests.clone());
        let seconds = metrics.seconds.clone();
        registry.register_with_unit("request_duration", "Time to answer", Unit::Seconds, seconds);
        registry.register("connections", "Connections open now", metrics.connections.clone());
        let refused = metrics.refused.clone();
        registry.register("refused_requests", "Requests refused by client, by what they would cost", refused);
        let hung_up = metrics.hung_up.clone();
        registry.register("refused_connections", "Connections refused by client", hung_up);
        let (evaluation, version) = (metrics.evaluation_ms.clone(), metrics.network_version.clone());
        registry.register(
            "evaluation_milliseconds",
            "Length of the last evaluation of the nation",
            evaluation,
        );
        registry.register("network_version", "Version of the network being served", version);
        registry.register("points", "Points of the network being served", metrics.points.clone());
        registry.register("evaluation_failures", "Evaluations that failed", metrics.failures.clone());
        metrics
    }
}

/// Counts and times an answer.
pub(crate) async fn observe(State(live): State<Arc<Live>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let elapsed = begun.elapsed();
    if status >= 500 && status != 503 {
        tracing::error!(route, status, "a request could not be answered");
    } else {
        tracing::debug!(route, status, micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX));
    }
    live.metrics.requests.get_or_create(&Answered { route, status }).inc();
    live.metrics.seconds.observe(elapsed.as_secs_f64());
    response
}

/// Alive: the process answers.
pub(crate) async fn alive() -> &'static str {
    "ok\n"
}

/// Ready: a nation is served. Until then a load balancer sends people elsewhere.
pub(crate) async fn ready(State(live): State<Arc<Live>>) -> Response {
    match live.served() {
        Some(_) => "ok\n".into_response(),
        None => (StatusCode::SERVICE_UNAVAILABLE, "the nation is being computed\n").into_response(),
    }
}

/// The counts, in the text format of OpenMetrics, which Prometheus reads.
async fn metrics(State(live): State<Arc<Live>>) -> Response {
    let mut text = String::new();
    if encode(&mut text, &live.metrics.registry).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

/// The pages of those who run the site, on an address of their own.
pub(crate) fn router(live: Arc<Live>) -> Router {
    Router::new()
        .route("/sante", get(alive))
        .route("/pret", get(ready))
        .route("/metriques", get(metrics))
        .with_state(live)
}
