//! `/engagements/{p1..p8}`.

use super::{left_out, phrases, served};
use crate::answer;
use crate::level;
use crate::live::Live;
use app::engines::promises::board::{Assessment, Figure, Territory};
use app::engines::promises::definitions::{PromiseId, of};
use app::engines::territory::Territory as Tables;
use app::nation::Nation;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use pages::promise::{PromisePage, ShortRow};
use std::sync::Arc;
use words::figures;
use words::html::Html;

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
    let definition = of(id);
    let assessment = nation.board.assess(id, Territory::Nation);
    let (figure, unit) = phrases::figure(&assessment.figure);
    let of_people = matches!(assessment.figure, Figure::Share { .. });
    let lists = of_people.then(|| left_out::parts(nation, &level::nation()));
    let (beyond, to_check) = lists.map_or((None, None), |(beyond, to_check)| (Some(beyond), Some(to_check)));
    let total = |people: u64, places: usize| {
        figures::about(people)
            .then(&Html::text(" personnes, dans "))
            .then(&figures::counted(places, "commune", "communes"))
            .then(&Html::text("."))
    };
    answer::page(&PromisePage {
        frame: phrases::frame(nation, &definition.text.fr, "board", &format!("/engagements/{promise}")),
        text: definition.text.fr.clone(),
        source: figures::curly(&definition.source.fr),
        to_verify: definition.to_verify,
        verdict: phrases::verdict(assessment.verdict),
        figure,
        unit,
        beside: beside(nation, &assessment),
        missing: definition
            .missing
            .as_ref()
            .zip(definition.publisher.as_ref())
            .map(|(missing, publisher)| (missing.fr.clone(), publisher.fr.clone())),
        short: short(&assessment),
        beyond_total: total(assessment.beyond.people, assessment.beyond.places),
        beyond,
        to_check_total: total(assessment.to_check.people, assessment.to_check.places),
        to_check,
        curve: of_people.then(|| phrases::drawn_curve(&served.curve, None, "de la France")),
        method: figures::curly(&definition.method.fr),
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
        Figure::Points { main, .. } => {
            vec![figures::number(main).then(&Html::text(" points principaux seuls, sans les antennes."))]
        }
        Figure::Departments { main, .. } => {
            vec![Html::text(&format!("{main} départements, en comptant les points principaux seuls."))]
        }
        Figure::Share { low, high, sure, .. } => {
            let row = nation.board.row(Territory::Nation);
            let text = Html::text;
            let mut said = vec![
                text("Entre ")
                    .then(&figures::share(low))
                    .then(&text(" et "))
                    .then(&figures::share(high))
                    .then(&text(" selon la marge d’erreur.")),
                figures::share(sure).then(&text(" sans compter l’adresse des points mobiles.")),
            ];
            if let Some(mean) = row.mean_min() {
                said.push(text(&format!("En moyenne {} minutes.", figures::mean(mean))));
            }
            said
        }
        Figure::Unknown => Vec::new(),
    }
}
