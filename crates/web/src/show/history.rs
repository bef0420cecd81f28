//! `/engagements/historique`, and the history of a region, department or grouping of communes.

use super::{phrases, served};
use crate::level::{self, Named};
use crate::live::{Live, Served};
use crate::query::parameter;
use crate::{answer, csv};
use app::engines::directory::compare::PointName;
use app::engines::promises::board::Territory as Level;
use app::engines::territory::Territory as Tables;
use app::history::{self, Between, History, Moment};
use app::whatif::Change;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use base::people::MilliPeople;
use jiff::civil::Date;
use pages::charts_history::{Dated, over_time};
use pages::history::{BetweenPart, CommuneChanges, HistoryPage, HistoryRow, ListChoice, PointChanges};
use pages::parts::Link;
use std::sync::Arc;
use words::figures;
use words::html::Html;
use words::t;

/// Points and communes of each kind on the page.
const SHOWN: usize = 14;
/// Where 20 and 30 minutes stand among the limits that are published.
const SHARES: [usize; 2] = [3, 5];
/// Longest date in an address.
const DATE_BYTES: usize = 10;

/// `/engagements/historique`.
pub(crate) async fn nation_show(State(live): State<Arc<Live>>, RawQuery(query): RawQuery) -> Response {
    show_of(&live, level::nation(), query.as_deref().unwrap_or_default()).await
}

/// `/{region|departement|epci}/{code}/historique`.
pub(crate) async fn show(
    State(live): State<Arc<Live>>,
    Path((kind, code)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    match level::of(&kind, &code) {
        Some(named) => show_of(&live, named, query.as_deref().unwrap_or_default()).await,
        None => answer::error(StatusCode::NOT_FOUND),
    }
}

/// `/engagements/historique.csv`.
pub(crate) async fn nation_file(State(live): State<Arc<Live>>) -> Response {
    table(&live, &level::nation())
}

/// `/{region|departement|epci}/{code}/historique.csv`.
pub(crate) async fn file(
    State(live): State<Arc<Live>>,
    Path((kind, code)): Path<(String, String)>,
) -> Response {
    match level::of(&kind, &code) {
        Some(named) => table(&live, &named),
        None => answer::error(StatusCode::NOT_FOUND),
    }
}

/// `/engagements/changements.csv`.
pub(crate) async fn nation_changes(State(live): State<Arc<Live>>, RawQuery(query): RawQuery) -> Response {
    changes_of(&live, level::nation(), query.as_deref().unwrap_or_default()).await
}

/// `/{region|departement|epci}/{code}/changements.csv`.
pub(crate) async fn changes(
    State(live): State<Arc<Live>>,
    Path((kind, code)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    match level::of(&kind, &code) {
        Some(named) => changes_of(&live, named, query.as_deref().unwrap_or_default()).await,
        None => answer::error(StatusCode::NOT_FOUND),
    }
}

/// The address of a territory's history, without its last word.
fn base(named: &Named) -> &str {
    if named.level == Level::Nation { "/engagements" } else { &named.url }
}

async fn show_of(live: &Live, named: Named, query: &str) -> Response {
    let served = match served(live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let Some(history) = served.history() else {
        let lead = t!(history_waiting);
        return answer::page(&page(&served, &named, lead, &History { moments: Vec::new() }));
    };
    let mut shown = page(&served, &named, lead(history), history);
    let both = match chosen(history, query) {
        Ok(Some(both)) => both,
        Ok(None) => return answer::page(&shown),
        Err(why) => {
            shown.lead = why;
            return answer::with_status(StatusCode::BAD_REQUEST, &shown);
        }
    };
    match compared(live, &served, &named, both).await {
        Ok(between) => {
            shown.command += &format!(" --from {} --to {}", between.from, between.to);
            shown.between = Some(part(&named, history, &served, &between));
            answer::page(&shown)
        }
        Err(failed) => *failed,
    }
}

async fn changes_of(live: &Live, named: Named, query: &str) -> Response {
    let served = match served(live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let Some(history) = served.history() else { return super::whatif::busy() };
    let both = match chosen(history, query) {
        Ok(Some(both)) => both,
        Ok(None) => return answer::error(StatusCode::NOT_FOUND),
        Err(_) => return answer::error(StatusCode::BAD_REQUEST),
    };
    match compared(live, &served, &named, both).await {
        Ok(between) => changes_table(&served, &named, &between),
        Err(failed) => *failed,
    }
}

/// The two lists that an address names, else the last two; `None` where there are not two.
fn chosen<'h>(history: &'h History, query: &str) -> Result<Option<(&'h Moment, &'h Moment)>, String> {
    let [.., before_last, last] = history.moments.as_slice() else { return Ok(None) };
    let named = |name: &'static str, otherwise: &'h Moment| {
        let wrong = || t!(history_bad_date, name = name);
        match parameter(query, name, DATE_BYTES).map_err(|_| wrong())? {
            Some(text) => {
                let date: Date = text.parse().map_err(|_| wrong())?;
                history.moments.iter().find(|moment| moment.dated == date).ok_or_else(wrong)
            }
            None => Ok(otherwise),
        }
    };
    let (from, to) = (named("de", before_last)?, named("a", last)?);
    if from.dated < to.dated { Ok(Some((from, to))) } else { Err(t!(history_bad_order)) }
}

/// Compares two lists, when its turn comes.
async fn compared(
    live: &Live,
    served: &Served,
    named: &Named,
    both: (&Moment, &Moment),
) -> Result<Between, Box<Response>> {
    let Ok(_place) = live.trials.places.try_acquire() else { return Err(Box::new(super::whatif::busy())) };
    let Ok(_turn) = live.trials.turns.acquire().await else { return Err(Box::new(super::whatif::busy())) };
    history::between(&live.house, &served.nation, named.level, both).await.map_err(|error| {
        tracing::error!(%error, "two lists cannot be compared");
        Box::new(answer::error(StatusCode::INTERNAL_SERVER_ERROR))
    })
}

fn lead(history: &History) -> String {
    match history.moments.as_slice() {
        [] => t!(history_none),
        [one] => t!(history_one, date = figures::date(one.dated)),
        [first, .., last] => t!(
            history_many,
            count = history.moments.len() as u64,
            first = figures::date(first.dated),
            last = figures::date(last.dated)
        ),
    }
}

/// The page without what changed.
fn page(served: &Served, named: &Named, lead: String, history: &History) -> HistoryPage {
    let nation = &served.nation;
    let title = match named.level {
        Level::Nation => t!(history_title_nation),
        _ => t!(history_title, name = &named.name),
    };
    let mut crumbs = named.crumbs.clone();
    if named.level != Level::Nation {
        crumbs.push(Link { text: named.name.clone(), url: named.url.clone() });
    }
    let level = if named.level == Level::Nation {
        String::new()
    } else {
        format!(" --level {} --code {}", named.word, named.code)
    };
    HistoryPage {
        frame: phrases::frame(nation, &title, "board", &format!("{}/historique", base(named))),
        crumbs,
        title,
        lead,
        shares: drawn(history, |moment| {
            let row = moment.row(named.level)?;
            Some([row.share(SHARES[0])?, row.share(SHARES[1])?])
        })
        .map(|dates| over_time(&dates, figures::share_text, &t!(history_chart_shares))),
        points: drawn(history, |moment| {
            let points = moment.points(nation, named.level);
            Some([points.all as f64, points.main as f64])
        })
        .map(|dates| {
            let whole = |value: f64| figures::number_text(value.round() as u64);
            over_time(&dates, whole, &t!(history_chart_points))
        }),
        rows: history.moments.iter().rev().map(|moment| row(served, named, moment)).collect(),
        file: format!("{}/historique.csv", base(named)),
        between: None,
        about: phrases::about(nation),
        command: format!("maillage history{level} --date {}", nation.date),
    }
}

/// The dates of a chart; none with fewer than two.
fn drawn(history: &History, values: impl Fn(&Moment) -> Option<[f64; 2]>) -> Option<Vec<Dated>> {
    let first = history.moments.first()?.dated;
    let dated = |moment: &Moment| {
        let days = moment.dated.since(first).map_or(0, |span| span.get_days());
        Some(Dated { day: f64::from(days), said: figures::date(moment.dated), values: values(moment)? })
    };
    let dates: Vec<Dated> = history.moments.iter().filter_map(dated).collect();
    (dates.len() > 1).then_some(dates)
}

fn row(served: &Served, named: &Named, moment: &Moment) -> HistoryRow {
    let points = moment.points(&served.nation, named.level);
    let counts = [points.all, points.main, points.all - points.main, points.mobile];
    let row = moment.row(named.level);
    let share = |limit: usize| row.and_then(|row| row.share(limit)).map(figures::share).unwrap_or_default();
    let people = |of: fn(&app::engines::promises::coverage::Row) -> u64| {
        row.map(|row| figures::number(MilliPeople(of(row)).rounded())).unwrap_or_default()
    };
    HistoryRow {
        dated: figures::date(moment.dated),
        points: counts.map(figures::number),
        shares: SHARES.map(share),
        people: [people(|row| row.beyond), people(|row| row.to_check)],
    }
}

fn part(named: &Named, history: &History, served: &Served, between: &Between) -> BetweenPart {
    let differences = &between.differences;
    let there: Vec<&str> =
        served.nation.network.points.iter().map(|point| point.listed.id_fs.as_str()).collect();
    let points = |title: String, names: Vec<&PointName>| PointChanges {
        title,
        others: others(names.len()),
        rows: names.into_iter().take(SHOWN).map(|name| point_row(&there, name)).collect(),
    };
    let communes = |title: String, changes: &[Change]| CommuneChanges {
        title,
        others: others(changes.len()),
        rows: changes.iter().take(SHOWN).map(commune_row).collect(),
    };
    let count = |count: usize| count as u64;
    let (moves, hours) = (&differences.moves, &differences.changed_hours);
    let (from, to) = (between.from, between.to);
    BetweenPart {
        lists: history
            .moments
            .iter()
            .rev()
            .map(|moment| ListChoice {
                value: moment.dated.to_string(),
                text: figures::date(moment.dated),
                earlier: moment.dated == from,
                later: moment.dated == to,
            })
            .collect(),
        action: format!("{}/historique", base(named)),
        heading: t!(history_heading, from = figures::date(from), to = figures::date(to)),
        points: vec![
            points(
                t!(history_opened, count = count(differences.openings.len())),
                differences.openings.iter().collect(),
            ),
            points(
                t!(history_closed, count = count(differences.closures.len())),
                differences.closures.iter().collect(),
            ),
            points(
                t!(history_moved, count = count(moves.len())),
                moves.iter().map(|moved| &moved.point).collect(),
            ),
            points(
                t!(history_hours, count = count(hours.len())),
                hours.iter().map(|changed| &changed.point).collect(),
            ),
        ],
        communes: vec![
            communes(t!(history_lost, count = count(between.losers.len())), &between.losers),
            communes(t!(history_gained, count = count(between.winners.len())), &between.winners),
        ],
        file: format!("{}/changements.csv?de={from}&a={to}", base(named)),
    }
}

fn others(count: usize) -> String {
    match count.saturating_sub(SHOWN) {
        0 => String::new(),
        others => t!(history_others, count = others as u64),
    }
}

fn point_row(there: &[&str], point: &PointName) -> (String, Option<String>, String) {
    let url = there.contains(&point.id_fs.as_str()).then(|| format!("/point/{}", point.id_fs));
    (figures::curly(&point.name), url, figures::curly(&point.commune_name))
}

fn commune_row(change: &Change) -> (String, String, Html, Html) {
    let place = Tables::embedded().place(change.place);
    (
        figures::curly(&place.name),
        format!("/commune/{}", place.code),
        figures::number(change.before.rounded()),
        figures::number(change.after.rounded()),
    )
}

fn table(live: &Live, named: &Named) -> Response {
    let served = match served(live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let Some(history) = served.history() else { return super::whatif::busy() };
    let lines = history.moments.iter().map(|moment| {
        let points = moment.points(&served.nation, named.level);
        let mut line = vec![moment.dated.to_string(), moment.file_name.clone()];
        let counts = [points.all, points.main, points.all - points.main, points.mobile];
        line.extend(counts.map(|count| count.to_string()));
        let row = moment.row(named.level);
        let share = |limit: usize| {
            row.and_then(|row| row.share(limit)).map(|share| format!("{share:.4}")).unwrap_or_default()
        };
        line.extend(SHARES.map(share));
        let people = row.map(|row| [row.beyond, row.to_check, row.people]);
        line.extend(people.unwrap_or_default().map(|people| MilliPeople(people).rounded().to_string()));
        line
    });
    let header = [
        "date_liste",
        "fichier",
        "points",
        "principaux",
        "antennes",
        "mobiles",
        "part_20_min_pct",
        "part_30_min_pct",
        "au_dela",
        "a_verifier",
        "habitants",
    ];
    csv::answer(&served, &format!("historique-{}-{}", named.word, named.code), &header, lines)
}

fn changes_table(served: &Served, named: &Named, between: &Between) -> Response {
    let differences = &between.differences;
    let point = |kind: &str, name: &PointName, was: String, now: String| {
        [kind, &name.id_fs, &name.name, "", &name.commune_name, &name.department, &was, &now]
            .map(str::to_owned)
            .to_vec()
    };
    let none = String::new;
    let mut lines: Vec<Vec<String>> = Vec::new();
    lines.extend(differences.openings.iter().map(|name| point("ouverture", name, none(), none())));
    lines.extend(differences.closures.iter().map(|name| point("fermeture", name, none(), none())));
    lines.extend(differences.moves.iter().map(|moved| {
        let at = |coord: base::coord::Coord| format!("{} {}", coord.lon(), coord.lat());
        point("demenagement", &moved.point, at(moved.from), at(moved.to))
    }));
    for changed in &differences.changed_hours {
        lines.extend(changed.days.iter().map(|day| {
            let said = |hours: &str| format!("{}: {hours}", day.column);
            point("horaires", &changed.point, said(&day.was), said(&day.now))
        }));
    }
    for (kind, changes) in [("commune_perd", &between.losers), ("commune_gagne", &between.winners)] {
        lines.extend(changes.iter().map(|change| {
            let place = Tables::embedded().place(change.place);
            let department = Tables::embedded().departments()[usize::from(place.department)].code;
            let people = [change.before, change.after].map(|people| people.rounded().to_string());
            let code = place.code.to_string();
            [kind, "", "", &code, &place.name, &department.to_string(), &people[0], &people[1]]
                .map(str::to_owned)
                .to_vec()
        }));
    }
    let header = ["changement", "id_fs", "point", "code_commune", "commune", "departement", "avant", "apres"];
    let name = format!("changements-{}-{}-{}-{}", named.word, named.code, between.from, between.to);
    csv::answer(served, &name, &header, lines.into_iter())
}
