//! `/et-si`: a trial, without script; the address holds all of it.

use super::{phrases, served};
use crate::answer;
use crate::language;
use crate::live::{Live, Served};
use crate::trial::{Asked, AskedTrial, Refused, encoded};
use crate::trial_map::{Changed, draw_trial};
use app::engines::hours::parse::week_words::{Letters, write_week_in};
use app::engines::hours::rule::OpeningRule;
use app::engines::territory::Territory as Tables;
use app::network::Point;
use app::whatif::{Checked, evaluate};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use base::limits;
use pages::parts::Link;
use pages::whatif::{Action, Choice, Problem, TrialChange, TrialForms, WhatIfPage};
use std::sync::Arc;
use words::html::Html;
use words::{Language, figures, h, t};

mod outcome;

use outcome::Found;

/// Fields that only forms send: the address that is shared says the same in one.
const OF_FORMS: [&str; 2] = ["deplacer_point=", "horaires_point="];

/// The page of a trial.
pub(crate) async fn show(State(live): State<Arc<Live>>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let (served, asked) = match read(&live, &query) {
        Ok(read) => read,
        Err(response) => return *response,
    };
    if OF_FORMS.iter().any(|name| query.contains(name)) {
        return Redirect::to(&asked.url(None)).into_response();
    }
    if !asked.changes.is_empty() {
        return tried(&live, served, asked, with_outcome).await;
    }
    if let Some(id) = asked.point.as_ref().filter(|id| point(&served, id).is_none()) {
        return bad(&served, Refused::of(t!(trial_refused_point, parameter = "point", point = id)));
    }
    answer::page(&page(&served, &asked))
}

/// `/et-si/communes.csv`: every commune that gains or loses.
pub(crate) async fn file(State(live): State<Arc<Live>>, RawQuery(query): RawQuery) -> Response {
    match read(&live, &query.unwrap_or_default()) {
        Ok((served, asked)) => tried(&live, served, asked, outcome::table).await,
        Err(response) => *response,
    }
}

fn read(live: &Live, query: &str) -> Result<(Arc<Served>, AskedTrial), Box<Response>> {
    let served = served(live)?;
    match AskedTrial::read(query) {
        Ok(asked) => Ok((served, asked)),
        Err(refused) => Err(Box::new(bad(&served, refused))),
    }
}

/// What answers a trial that makes sense.
type Answer = fn(&Served, &AskedTrial, &Checked) -> Response;

/// Answers a trial when its turn comes, or says what is wrong with it.
async fn tried(live: &Live, served: Arc<Served>, asked: AskedTrial, of_trial: Answer) -> Response {
    let checked = match Checked::of(&served.nation, &asked.trial()) {
        Ok(checked) => checked,
        Err(error) => return bad(&served, asked.refused(&error)),
    };
    let Ok(place) = Arc::clone(&live.trials.places).try_acquire_owned() else { return busy() };
    let Ok(turn) = Arc::clone(&live.trials.turns).acquire_owned().await else { return busy() };
    let answered = language::work(move || {
        // Both are given back when the work is done, not when an impatient client goes away.
        let _held = (place, turn);
        of_trial(&served, &asked, &checked)
    });
    answered.await.unwrap_or_else(|_| answer::error(StatusCode::INTERNAL_SERVER_ERROR))
}

pub(super) fn busy() -> Response {
    let mut response = answer::error(StatusCode::SERVICE_UNAVAILABLE);
    let seconds = HeaderValue::from(limits::RETRY_AFTER_SECONDS);
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    response
}

fn bad(served: &Served, refused: Refused) -> Response {
    let mut page = page(served, &AskedTrial::default());
    page.problem = Some(Problem { why: refused.why, instead: refused.instead });
    answer::with_status(StatusCode::BAD_REQUEST, &page)
}

fn with_outcome(served: &Served, asked: &AskedTrial, checked: &Checked) -> Response {
    let nation = &served.nation;
    let (ground, hours) = served.grounds();
    let by_distance = evaluate(nation, ground, checked);
    let by_hours = hours.after(nation, ground, &served.week, checked);
    let of = |changes: &[app::whatif::Change]| changes.iter().map(|change| change.place).collect();
    let hours_alone = by_distance.winners.is_empty() && by_distance.losers.is_empty();
    let (winners, losers) = if hours_alone {
        (of(&by_hours.winners), of(&by_hours.losers))
    } else {
        (of(&by_distance.winners), of(&by_distance.losers))
    };
    let map = draw_trial(nation, &Changed { checked, board: &by_distance.after, winners, losers });
    let found = Found { checked, by_distance: &by_distance, by_hours: &by_hours, map };
    let mut page = page(served, asked);
    page.outcome = Some(Box::new(outcome::of(served, asked, found)));
    answer::page(&page)
}

/// The page without its outcome.
fn page(served: &Served, asked: &AskedTrial) -> WhatIfPage {
    let nation = &served.nation;
    let heading = heading(asked);
    let mut crumbs = vec![Link { text: t!(navigation_board), url: "/engagements".into() }];
    let department = department(served, asked);
    if let Some(index) = department {
        let known = &Tables::embedded().departments()[usize::from(index)];
        crumbs.push(Link { text: figures::curly(&known.name), url: format!("/departement/{}", known.code) });
    }
    WhatIfPage {
        frame: phrases::frame(nation, &heading, "board", &asked.url(None)),
        crumbs,
        heading,
        problem: None,
        changes: asked.changes.iter().enumerate().map(|(index, _)| change(served, asked, index)).collect(),
        outcome: None,
        live_map: pages::live_map::choose(&format!(
            "/carte?essai=oui{}",
            asked.url(None).trim_start_matches("/et-si").replacen('?', "&", 1)
        )),
        forms: forms(served, asked, department),
        about: phrases::about(nation),
    }
}

fn heading(asked: &AskedTrial) -> String {
    let is = |wanted: fn(&Asked) -> bool| asked.changes.iter().any(wanted);
    let all = |wanted: fn(&Asked) -> bool| asked.changes.iter().all(wanted);
    let count = asked.changes.len();
    if count == 0 {
        t!(trial_question)
    } else if all(|change| matches!(change, Asked::Close(_))) {
        t!(trial_question_closed, count = count)
    } else if all(|change| matches!(change, Asked::Open(_))) {
        t!(trial_question_opened, count = count)
    } else if all(|change| matches!(change, Asked::Hours(..))) {
        t!(trial_question_hours)
    } else if is(|change| matches!(change, Asked::Move(..)))
        || !is(|change| matches!(change, Asked::Hours(..)))
    {
        t!(trial_question_moved)
    } else {
        t!(trial_question_all)
    }
}

fn point<'s>(served: &'s Served, id: &str) -> Option<&'s Point> {
    served.nation.network.points.iter().find(|point| point.listed.id_fs == id)
}

/// The department whose lists are shown: the one asked for, else that of the first change.
pub(super) fn department(served: &Served, asked: &AskedTrial) -> Option<u16> {
    let of_point = |id: &str| point(served, id).map(|point| point.department);
    let of_change = |change: &Asked| match change {
        Asked::Close(id) | Asked::Move(id, _) | Asked::Hours(id, _) => of_point(id),
        Asked::Open(spot) => {
            let tables = Tables::embedded();
            let near = || tables.locate_near(spot.coord, f64::from(limits::TRIAL_FROM_COMMUNE_M));
            tables.locate(spot.coord).or_else(near).map(|place| tables.place(place).department)
        }
    };
    let chosen = || asked.point.as_deref().and_then(of_point);
    let in_france = |index: &u16| Tables::embedded().departments()[usize::from(*index)].in_france;
    asked.department.or_else(chosen).or_else(|| asked.changes.first().and_then(of_change)).filter(in_france)
}

fn change(served: &Served, asked: &AskedTrial, index: usize) -> TrialChange {
    let listed = |id: &String| {
        let listed = point(served, id).map(|point| &point.listed);
        let name = listed.map_or_else(|| id.clone(), |listed| figures::curly(&listed.name));
        let place = listed.map(|listed| {
            let address = [listed.address.as_str(), listed.commune_name.as_str()];
            let said: Vec<&str> = address.into_iter().filter(|part| !part.is_empty()).collect();
            figures::curly(&said.join(", "))
        });
        (name, place.unwrap_or_default())
    };
    let strong = |name: &str| Html::strong(name);
    let (action, shown, said, detail) = match &asked.changes[index] {
        Asked::Close(id) => {
            let (name, place) = listed(id);
            (Action::Close, h!(trial_close, point = strong(&name)), t!(trial_close, point = name), place)
        }
        Asked::Open(spot) => {
            let name = &spot.name;
            (Action::Open, h!(trial_open, place = strong(name)), t!(trial_open, place = name), String::new())
        }
        Asked::Move(id, spot) => {
            let (name, _) = listed(id);
            let to = t!(trial_move_to, place = &spot.name);
            (Action::Move, h!(trial_move, point = strong(&name)), t!(trial_move, point = name), to)
        }
        Asked::Hours(id, rules) => {
            let (name, _) = listed(id);
            let week = week(rules);
            (Action::Hours, h!(trial_hours, point = strong(&name)), t!(trial_hours, point = name), week)
        }
    };
    TrialChange { action, shown, said, detail, undo: asked.url(Some(index)) }
}

/// Hours as a reader of this language types them.
fn week(rules: &[OpeningRule]) -> String {
    let french = Language::current() == Language::FRENCH;
    write_week_in(if french { Letters::French } else { Letters::English }, rules)
}

fn forms(served: &Served, asked: &AskedTrial, department: Option<u16>) -> TrialForms {
    let tables = Tables::embedded();
    let in_france = tables.departments().iter().filter(|known| known.in_france);
    let departments = in_france
        .map(|known| Choice {
            value: known.code.to_string(),
            text: format!("{} {}", known.code, figures::curly(&known.name)),
        })
        .collect();
    let chosen = asked.point.clone().unwrap_or_default();
    let mut forms = TrialForms {
        kept: asked.changes.iter().map(Asked::field).collect(),
        departments,
        hours: point(served, &chosen).map(|point| week(&point.hours.rules)).unwrap_or_default(),
        chosen,
        full: asked.changes.len() >= limits::TRIAL_CHANGES,
        ..TrialForms::default()
    };
    let Some(index) = department else { return forms };
    let known = &tables.departments()[usize::from(index)];
    forms.department = known.code.to_string();
    forms.department_name = figures::curly(&known.name);
    let mut points: Vec<&Point> =
        served.nation.network.points.iter().filter(|point| point.department == index).collect();
    points.sort_by(|a, b| {
        let key = |point: &&Point| (point.listed.commune_name.clone(), point.listed.id_fs.clone());
        key(a).cmp(&key(b))
    });
    let choice = |point: &&Point| Choice {
        value: point.listed.id_fs.clone(),
        text: figures::curly(&format!("{} – {}", point.listed.commune_name, point.listed.name)),
    };
    forms.points = points.iter().map(choice).collect();
    forms.fixed = points.iter().filter(|point| point.at_address).map(choice).collect();
    let mut communes: Vec<Choice> = tables
        .places()
        .iter()
        .filter(|place| place.department == index)
        .map(|place| Choice { value: place.code.to_string(), text: figures::curly(&place.name) })
        .collect();
    communes.sort_by_key(|choice| (letters(&choice.text), choice.value.clone()));
    forms.communes = communes;
    forms
}

/// A name as lists are sorted: "Éourres" among the E.
fn letters(name: &str) -> String {
    name.chars()
        .map(|letter| match letter {
            'À' | 'Â' => 'A',
            'É' | 'È' | 'Ê' => 'E',
            'Î' => 'I',
            'Ô' => 'O',
            'à' | 'â' => 'a',
            'ç' => 'c',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' => 'o',
            'û' | 'ü' => 'u',
            letter => letter,
        })
        .collect()
}

/// The trial in which a point closes.
pub(super) fn closing(id_fs: &str) -> Link {
    Link { text: t!(trial_of_closing), url: format!("/et-si?fermer={}", encoded(id_fs)) }
}

/// The forms with a point chosen.
pub(super) fn changing(id_fs: &str) -> Link {
    let url = format!("/et-si?point={}", encoded(id_fs));
    Link { text: t!(trial_of_changing), url }
}
