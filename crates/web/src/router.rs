//! The whole map of addresses.

use crate::answer;
use crate::headers::secure;
use crate::live::Live;
use crate::show::{
    board, commune, finder, home, hours, left_out, method, minutes, point, promise, territory, whatif,
};
use axum::Router;
use axum::extract::Path;
use axum::http::{Method, StatusCode, header};
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// All addresses.
pub(crate) fn router(live: Arc<Live>) -> Router {
    Router::new()
        .route("/", get(home::show))
        .route("/trouver", get(finder::show))
        .route("/point/{id_fs}", get(point::show))
        .route("/engagements", get(board::show))
        .route("/engagements/{promise}", get(promise::show))
        .route("/engagements/heures.csv", get(hours::nation_file))
        .route("/engagements/p4/communes", get(left_out::nation_show))
        .route("/engagements/p4/communes.csv", get(left_out::nation_file))
        .route("/engagements/p4/minutes.csv", get(minutes::nation_file))
        .route("/{level}/{code}", get(territory::show))
        .route("/{level}/{code}/communes", get(left_out::show))
        .route("/{level}/{code}/communes.csv", get(left_out::file))
        .route("/{level}/{code}/heures.csv", get(hours::file))
        .route("/{level}/{code}/minutes.csv", get(minutes::file))
        .route("/commune/{code}", get(commune::show))
        .route("/et-si", get(whatif::show))
        .route("/et-si/communes.csv", get(whatif::file))
        .route("/methode", get(method::show))
        .route("/assets/{file}", get(asset))
        .route("/sante", get(|| async { "ok\n" }))
        .method_not_allowed_fallback(|| async { answer::error(StatusCode::METHOD_NOT_ALLOWED) })
        .fallback(not_found)
        .with_state(live)
        .layer(CatchPanicLayer::custom(|_| answer::error(StatusCode::INTERNAL_SERVER_ERROR)))
        .layer(CompressionLayer::new())
        .layer(from_fn(secure))
}

async fn not_found(method: Method) -> Response {
    let reads = method == Method::GET || method == Method::HEAD;
    answer::error(if reads { StatusCode::NOT_FOUND } else { StatusCode::METHOD_NOT_ALLOWED })
}

async fn asset(Path(file): Path<String>) -> Response {
    match pages::assets::find(&file) {
        Some((bytes, content_type)) => {
            let kept = "public, max-age=31536000, immutable";
            ([(header::CONTENT_TYPE, content_type), (header::CACHE_CONTROL, kept)], bytes).into_response()
        }
        None => answer::error(StatusCode::NOT_FOUND),
    }
}
