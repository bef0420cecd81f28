//! `/point/{id_fs}`.

use super::{served, whatif, words};
use crate::live::Live;
use crate::{answer, cards};
use app::engines::hours::calendar::Doubt;
use app::engines::territory::Territory;
use app::find::near;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use pages::french;
use pages::html::Html;
use pages::parts::Link;
use pages::point::PointPage;
use std::sync::Arc;

/// Other points shown.
const OTHERS: usize = 4;

/// A point's page.
pub(crate) async fn show(State(live): State<Arc<Live>>, Path(id_fs): Path<String>) -> Response {
    let served = match served(&live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let nation = &served.nation;
    let Some(point) = nation.network.points.iter().find(|point| point.listed.id_fs == id_fs) else {
        return answer::error(StatusCode::NOT_FOUND);
    };
    let now = live.house.now().timestamp();
    let today = point.hours.local(now).date;
    let card = cards::point(nation, point, &point.hours, now);
    let department = &Territory::embedded().departments()[usize::from(point.department)];
    let mut first = Vec::new();
    if point.is_mobile() {
        first.push(
            "Ce point se déplace : son adresse n’accueille personne. Appelez pour connaître les arrêts."
                .to_owned(),
        );
    }
    if let Some(Doubt::Holiday(_)) = point.hours.day(today).doubt {
        first.push("Aujourd’hui est un jour férié : à confirmer par téléphone.".to_owned());
    }
    let closures = point.hours.closures.iter().filter(|closure| closure.to >= today).map(|closure| {
        let reason = if closure.reason.is_empty() { String::new() } else { format!(" : {}", closure.reason) };
        french::curly(&format!("du {} au {}{reason}", french::date(closure.from), french::date(closure.to)))
    });
    let here = near(&nation.network, point.listed.coord, OTHERS + 1, now);
    let others =
        here.points.iter().filter(|near| near.point.listed.id_fs != id_fs).take(OTHERS).map(|near| {
            let link = Link {
                text: french::curly(&near.point.listed.name),
                url: cards::url(&near.point.listed.id_fs),
            };
            (link, Html::text(&format!("{} min, estimation", french::minutes(near.time.minutes()))))
        });
    answer::page(&PointPage {
        frame: words::frame(nation, &point.listed.name, "finder", &card.url),
        crumbs: vec![
            Link { text: "Les engagements".into(), url: "/engagements".into() },
            Link { text: french::curly(&department.name), url: format!("/departement/{}", department.code) },
            Link {
                text: french::curly(&point.listed.commune_name),
                url: format!("/commune/{}", point.listed.commune_code),
            },
        ],
        first,
        comment: french::curly(&point.listed.comment),
        stops: point
            .stops
            .iter()
            .filter(|stop| stop.hours.is_known())
            .map(|stop| (french::curly(&stop.commune), cards::week(&stop.hours, today)))
            .collect(),
        closures: closures.collect(),
        others: others.collect(),
        trials: vec![whatif::closing(&id_fs), whatif::changing(&id_fs)],
        contact: words::contact(&live, &format!("{} ({id_fs})", point.listed.name)),
        card,
    })
}
