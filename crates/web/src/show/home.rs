//! `/`.

use super::{phrases, served};
use crate::live::Live;
use crate::{answer, promise_words};
use app::engines::promises::board::Territory;
use app::engines::promises::definitions::PromiseId;
use axum::extract::State;
use axum::response::Response;
use pages::home::{HomeFigure, HomePage};
use std::sync::Arc;
use words::{figures, t};

/// The home page.
pub(crate) async fn show(State(live): State<Arc<Live>>) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let nation = &served.nation;
    let shown = [PromiseId::P4, PromiseId::P3, PromiseId::P1, PromiseId::P8];
    let figures = shown
        .into_iter()
        .map(|id| {
            let assessment = nation.board.assess(id, Territory::Nation);
            let (figure, unit) = phrases::figure(&assessment.figure);
            let (left_out, anybody) = phrases::left_out(&assessment, None);
            HomeFigure {
                heading: promise_words::quoted(id),
                text: promise_words::text(id),
                url: format!("/engagements/{}", id.as_str()),
                verdict: phrases::verdict(assessment.verdict),
                figure: figure.unwrap_or_default(),
                unit,
                left_out,
                anybody,
            }
        })
        .collect();
    answer::page(&HomePage {
        frame: phrases::frame(nation, &t!(home_title), "", "/"),
        map: served.maps.home(),
        figures,
        computed: t!(home_computed, day = figures::day(nation.date), year = nation.date.year().to_string()),
    })
}
