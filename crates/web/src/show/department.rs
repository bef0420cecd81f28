//! `/departement/{code}`.

use super::{served, words};
use crate::live::Live;
use crate::{answer, cards, maps};
use app::engines::hours::calendar::monday_of;
use app::engines::promises::board::{Assessment, Figure, Territory};
use app::engines::promises::definitions::{PromiseId, of};
use app::engines::territory::Territory as Tables;
use app::nation::Nation;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use pages::department::{AgainstRow, DepartmentPage, PointRow};
use pages::french;
use pages::html::Html;
use std::sync::Arc;

/// Communes to check that are shown.
const TO_CHECK: usize = 14;

/// A department's page.
pub(crate) async fn show(State(live): State<Arc<Live>>, Path(code): Path<String>) -> Response {
    let tables = Tables::embedded();
    let index = code.parse().ok().and_then(|code| tables.department_of(code));
    let Some(index) = index.filter(|index| tables.departments()[usize::from(*index)].in_france) else {
        return answer::error(StatusCode::NOT_FOUND);
    };
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let nation = &served.nation;
    let known = &tables.departments()[usize::from(index)];
    let here = Territory::Department(index);
    let assessment = nation.board.assess(PromiseId::P4, here);
    let (left_out, anybody) = words::left_out(&assessment, None);
    let holds = |place: u32| nation.board.holds(here, place);
    let to_check: Vec<_> =
        nation.board.left_out.to_check.iter().filter(|left_out| holds(left_out.place)).collect();
    let points: Vec<_> = nation.network.points.iter().filter(|point| point.department == index).collect();
    let communes = tables.places().iter().filter(|place| place.department == index).count();
    let facts = french::number(assessment.people)
        .then(&Html::text(&format!(" habitants, {communes} communes, {} points d’accueil.", points.len())));
    let now = live.house.now().timestamp();
    answer::page(&DepartmentPage {
        frame: words::frame(nation, &known.name, "board"),
        name: french::curly(&known.name),
        with_de: french::curly(&known.with_de()),
        facts,
        left_out,
        anybody,
        rows: rows(nation, &served.week, index),
        map: maps::department(nation, index),
        beyond: words::rows(nation, nation.board.left_out.beyond.iter().filter(|it| holds(it.place))),
        more_to_check: to_check.len().saturating_sub(TO_CHECK),
        to_check: words::rows(nation, to_check.into_iter().take(TO_CHECK)),
        points: points.into_iter().map(|point| point_row(nation, point, now)).collect(),
        about: format!(
            "{} Commande : maillage promises --level department --code {} --left-out.",
            words::about(nation),
            known.code
        ),
        contact: words::contact(&live, &format!("Département {}", known.code)),
    })
}

fn rows(nation: &Nation, week: &app::nation::hours::Week, index: u16) -> Vec<AgainstRow> {
    let both = |id: PromiseId| {
        (nation.board.assess(id, Territory::Department(index)), nation.board.assess(id, Territory::Nation))
    };
    let figure = |assessment: &Assessment| words::figure(&assessment.figure).0.unwrap_or_default();
    let row = |id: PromiseId| {
        let (here, france) = both(id);
        let france = match france.figure {
            Figure::Departments { count, of, .. } => Html::text(&format!("{count} sur {of}")),
            _ => figure(&france),
        };
        let missing = here.short.first().map(|short| format!(", il en manque {}", short.missing));
        AgainstRow {
            text: of(id).text.fr.clone(),
            here: figure(&here).then(&Html::text(&missing.unwrap_or_default())),
            france,
            verdict: words::verdict(here.verdict),
        }
    };
    let hour = 2 * 24 + 17;
    let open = AgainstRow {
        text: "… d’un point ouvert, le mercredi de 17 h à 18 h".into(),
        here: french::share(week.departments[usize::from(index)].share(hour)),
        france: french::share(week.nation.share(hour)),
        verdict: pages::parts::Verdict::Measure,
    };
    vec![row(PromiseId::P3), row(PromiseId::P4), open]
}

fn point_row(nation: &Nation, point: &app::network::Point, now: jiff::Timestamp) -> PointRow {
    let card = cards::point(nation, point, &point.hours, now);
    let today = point.hours.local(now).date;
    let minutes = point.hours.minutes_of_week(monday_of(today));
    PointRow {
        name: card.name,
        url: card.url,
        today: card.today.unwrap_or_else(|| Html::text("inconnu")),
        weekly: if point.hours.is_known() { format!("{}", minutes / 60) } else { String::new() },
        phone: card.phone,
        phone_url: card.phone_url,
    }
}
