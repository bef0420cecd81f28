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
use words::{figures, t};

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
        (t!(within_minutes, minutes = *minutes), figures::share(ours), figures::share(theirs))
    });
    answer::page(&MethodPage {
        frame: phrases::frame(nation, &t!(method_heading), "", "/methode"),
        list: match &nation.network.origin {
            Origin::List { dated, file_name } => t!(
                method_points_list,
                dated = figures::date(*dated),
                file = figures::curly(file_name),
                points = nation.network.points.len()
            ),
            Origin::Demonstration => t!(method_points_demonstration),
        },
        homes: match &nation.source {
            Source::Grid { file_name, .. } => {
                t!(method_homes_grid, file = figures::curly(file_name))
            }
            Source::Polygons | Source::Centres => t!(method_homes_spread),
        },
        shares: shares.collect(),
        single_trips: phrases::single_trips(),
    })
}
