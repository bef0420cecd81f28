//! `/methode`.

use super::{phrases, served};
use crate::answer;
use crate::live::Live;
use app::engines::promises::board::Territory;
use app::engines::promises::coverage::MINUTES;
use app::network::Origin;
use app::population::homes::Source;
use axum::extract::State;
use axum::response::Response;
use pages::method::MethodPage;
use std::sync::Arc;
use words::figures;

/// INSEE's national row for France services (BPE 2024, METRIC, by car, off-peak, from homes).
const INSEE: [f64; 6] = [34.39, 71.16, 90.84, 97.99, 99.61, 99.92];

/// The method.
pub(crate) async fn show(State(live): State<Arc<Live>>) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let nation = &served.nation;
    let row = nation.board.row(Territory::Nation);
    let shares = MINUTES.iter().zip(INSEE).enumerate().map(|(limit, (minutes, theirs))| {
        let ours = row.share(limit).unwrap_or(0.0);
        (format!("{minutes} minutes"), figures::share(ours), figures::share(theirs))
    });
    answer::page(&MethodPage {
        frame: phrases::frame(nation, "Notre méthode", "", "/methode"),
        list: match &nation.network.origin {
            Origin::List { dated, file_name } => format!(
                "La liste en vigueur est celle du {} ({}), avec {} points.",
                figures::date(*dated),
                figures::curly(file_name),
                figures::number_text(nation.network.points.len() as u64)
            ),
            Origin::Demonstration => {
                "Aucune liste n’est chargée\u{a0}: de vraies mairies servent d’exemple.".into()
            }
        },
        homes: match &nation.source {
            Source::Grid { file_name, .. } => {
                format!("Les habitants sont placés sur la grille de 1 km ({}).", figures::curly(file_name))
            }
            Source::Polygons | Source::Centres => {
                "Les habitants sont répartis dans leur commune, plus nombreux près de la mairie.".into()
            }
        },
        shares: shares.collect(),
        single_trips: phrases::single_trips(),
    })
}
