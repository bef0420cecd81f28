//! `/engagements/{p1..p8}`.

use super::{left_out, phrases, served};
use crate::live::Live;
use crate::{answer, level, promise_words};
use app::engines::promises::board::{Assessment, Figure, Territory};
use app::engines::promises::definitions::PromiseId;
use app::engines::territory::Territory as Tables;
use app::nation::Nation;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use pages::promise::{PromisePage, ShortRow};
use std::sync::Arc;
use words::html::Html;
use words::{figures, h};

/// A promise's page.
pub(crate) async fn show(State(live): State<Arc<Live>>, Path(promise): Path<String>) -> Response {
    let Some(id) = PromiseId::ALL.into_iter().find(|id| id.as_str() == promise) else {
        return answer::error(StatusCode::NOT_FOUND);
    };
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let nation = &served.nation;
    let assessment = nation.board.assess(id, Territory::Nation);
    let (figure, unit) = phrases::figure(&assessment.figure);
    let of_people = matches!(assessment.figure, Figure::Share { .. });
    let lists = of_people.then(|| left_out::parts(nation, &level::nation()));
    let (beyond, to_check) = lists.map_or((None, None), |(beyond, to_check)| (Some(beyond), Some(to_check)));
    let total =
        |people: u64, places: usize| h!(left_out_total, people = figures::rounded(people), places = places);
    let text = promise_words::text(id);
    answer::page(&PromisePage {
        frame: phrases::frame(nation, &text, "board", &format!("/engagements/{promise}")),
        crumbs: vec![level::board()],
        text,
        heading: promise_words::quoted(id),
        source: promise_words::source(id),
        verdict: phrases::verdict(assessment.verdict),
        figure,
        unit,
        beside: beside(nation, &assessment),
        missing: promise_words::missing(id),
        short: short(&assessment),
        beyond_total: total(assessment.beyond.people, assessment.beyond.places),
        beyond,
        to_check_total: total(assessment.to_check.people, assessment.to_check.places),
        to_check,
        curve: of_people.then(|| phrases::curve(&served, &level::nation())),
        remedies: if of_people {
            super::remedy::of_named(&served, &level::nation())
        } else {
            Html::default()
        },
        method: promise_words::method(id),
        about: phrases::about(nation),
        command: format!("maillage promises {} --left-out --json --date {}", id.as_str(), nation.date),
    })
}

fn short(assessment: &Assessment) -> Vec<ShortRow> {
    let departments = Tables::embedded().departments();
    let row = |short: &app::engines::promises::board::Short| {
        let known = &departments[usize::from(short.department)];
        ShortRow {
            name: figures::curly(&known.name),
            url: format!("/departement/{}", known.code),
            points: short.count,
            main: short.main,
            missing: short.missing,
        }
    };
    assessment.short.iter().map(row).collect()
}

fn beside(nation: &Nation, assessment: &Assessment) -> Vec<Html> {
    match assessment.figure {
        Figure::Points { main, .. } => vec![h!(promise_main_points, main = main)],
        Figure::Departments { main, .. } => vec![h!(promise_main_departments, main = main)],
        Figure::Share { low, high, sure, .. } => {
            let mut said = vec![
                h!(promise_band, low = figures::share(low), high = figures::share(high)),
                h!(promise_sure, share = figures::share(sure)),
            ];
            let mean = nation.board.row(Territory::Nation).mean_min();
            said.extend(mean.map(|mean| h!(promise_mean, minutes = figures::mean(mean))));
            said
        }
        Figure::Unknown => Vec::new(),
    }
}
