//! The whole map of addresses.

use crate::gate;
use crate::headers::secure;
use crate::live::Live;
use crate::operations;
use crate::show::{
    assessed, board, calendar, commune, finder, history, home, hours, left_out, map, method, minutes,
    open_data, point, poster, promise, remedy, tables, territory, whatif,
};
use crate::{answer, api, files, show};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path};
use axum::http::{Method, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base::limits;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// All addresses.
pub(crate) fn router(live: Arc<Live>) -> Router {
    Router::new()
        .route("/", get(home::show))
        .route("/trouver", get(finder::show))
        .route("/trouver/suggestions", get(finder::suggest::show))
        .route(
            "/trouver/ici",
            get(finder::here::again)
                .post(finder::here::show)
                .layer(small_body())
                .layer(from_fn(gate::in_time)),
        )
        .route("/trouver/fond/{code}/{step}", get(finder::ground::show))
        .route("/point/{id_fs}", get(point::show))
        .route("/point/{id_fs}/horaires.ics", get(calendar::show))
        .route("/engagements", get(board::show))
        .route("/engagements/{promise}", get(promise::show))
        .route("/engagements/heures.csv", get(|live| tables::of_nation(live, hours::table)))
        .route("/engagements/p4/communes", get(left_out::nation_show))
        .route("/engagements/p4/communes.csv", get(left_out::nation_file))
        .route("/engagements/p4/minutes.csv", get(|live| tables::of_nation(live, minutes::table)))
        .route("/engagements/p4/remedes.csv", get(remedy::nation_file))
        .route("/engagements/historique", get(history::nation_show))
        .route("/engagements/historique.csv", get(history::nation_file))
        .route("/engagements/changements.csv", get(history::nation_changes))
        .route("/{level}/{code}", get(territory::show))
        .route("/{level}/{code}/communes", get(left_out::show))
        .route("/{level}/{code}/communes.csv", get(left_out::file))
        .route("/{level}/{code}/heures.csv", get(|live, path| tables::of_territory(live, path, hours::table)))
        .route(
            "/{level}/{code}/minutes.csv",
            get(|live, path| tables::of_territory(live, path, minutes::table)),
        )
        .route("/{level}/{code}/remedes.csv", get(remedy::file))
        .route("/{level}/{code}/historique", get(history::show))
        .route("/{level}/{code}/historique.csv", get(history::file))
        .route("/{level}/{code}/changements.csv", get(history::changes))
        .route("/commune/{code}", get(commune::show))
        .route("/engagements.csv", get(assessed::nation_file))
        .route("/{level}/{code}/engagements", get(assessed::show))
        .route("/{level}/{code}/engagements.csv", get(assessed::file))
        .route("/commune/{code}/engagements", get(assessed::commune_show))
        .route("/commune/{code}/engagements.csv", get(assessed::commune_file))
        .route("/commune/{code}/heures.csv", get(assessed::commune_hours))
        .route("/commune/{code}/minutes.csv", get(assessed::commune_minutes))
        .route("/commune/{code}/remedes.csv", get(remedy::commune_file))
        .route("/commune/{code}/affiche", get(poster::show))
        .route("/commune/{code}/affiche.pdf", get(poster::pdf))
        .route("/departement/{code}/affiches.pdf", get(poster::department))
        .route("/et-si", get(whatif::show))
        .route("/et-si/communes.csv", get(whatif::file))
        .route("/carte", get(map::show))
        .route("/carte/fond/{version}/{what}", get(map::ground::show))
        .route("/carte/chiffres/{what}", get(map::figures::file))
        .route("/methode", get(method::show))
        .route("/assets/{file}", get(asset))
        .route("/sante", get(operations::alive))
        .route("/pret", get(operations::ready))
        .route("/donnees", get(open_data::show))
        .route("/api", get(show::api::show))
        .route("/donnees/{file}", get(files::show).options(files::preflight))
        .merge(api::router())
        .method_not_allowed_fallback(|| async { answer::error(StatusCode::METHOD_NOT_ALLOWED) })
        .fallback(not_found)
        .with_state(Arc::clone(&live))
        .layer(CatchPanicLayer::custom(|_| answer::error(StatusCode::INTERNAL_SERVER_ERROR)))
        .layer(from_fn_with_state(Arc::clone(&live), gate::pass))
        .layer(CompressionLayer::new())
        .layer(from_fn(secure))
        .layer(from_fn_with_state(live, operations::observe))
}

fn small_body() -> DefaultBodyLimit {
    DefaultBodyLimit::max(limits::FORM_BYTES)
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
