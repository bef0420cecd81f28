//! What would bring most people of a territory back: as a part of its pages, and as a file.

use super::served;
use crate::level::{self, Named};
use crate::live::{Live, Served};
use crate::trial::{Asked, AskedTrial, Spot};
use crate::{answer, csv};
use app::engines::hours::calendar::week_days;
use app::engines::promises::board::Territory as Level;
use app::engines::promises::coverage::PROMISED;
use app::engines::territory::{Place, Territory as Tables};
use app::nation::Nation;
use app::remedy::{LongerHours, NewPoint, Remedies};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use base::people::MilliPeople;
use pages::parts::Link;
use pages::remedies::{KnownRemedies, LongerHoursRow, NewPointRow, RemediesPart};
use std::sync::Arc;
use words::figures;
use words::html::Html;
use words::{h, t};

/// Remedies of each kind on a page.
const SHOWN: usize = 5;

/// The part of a territory's page. Its file stands beside that page.
pub(super) fn part(served: &Served, territory: Level, word: &str, code: &str) -> Html {
    let url = match word {
        "nation" => level::nation().url,
        "department" => format!("/departement/{code}"),
        _ => format!("/{word}/{code}"),
    };
    let remedies = served.remedies(territory);
    let level =
        if territory == Level::Nation { String::new() } else { format!(" --level {word} --code {code}") };
    pages::part(&RemediesPart {
        known: remedies.map(|remedies| known(served, territory, &remedies, format!("{url}/remedes.csv"))),
        command: format!("maillage remedy{level} --date {}", served.nation.date),
    })
}

/// The same of a region, department or grouping of communes.
pub(super) fn of_named(served: &Served, named: &Named) -> Html {
    part(served, named.level, named.word, &named.code)
}

fn known(served: &Served, territory: Level, remedies: &Remedies, file: String) -> KnownRemedies {
    let nation = &served.nation;
    let row = nation.board.row(territory);
    let rows = |points: &[NewPoint]| points.iter().take(SHOWN).map(new_point).collect::<Vec<_>>();
    let all = remedies.in_turn.iter().map(|point| opened(place(point))).collect();
    KnownRemedies {
        lead: lead(remedies, row.within[PROMISED] == row.people),
        new_points: rows(&remedies.new_points),
        in_turn: rows(&remedies.in_turn),
        in_turn_trial: Link {
            text: t!(remedy_in_turn_trial, count = remedies.in_turn.len() as u64),
            url: AskedTrial { changes: all, ..AskedTrial::default() }.url(None),
        },
        hours: remedies.longer_hours.iter().take(SHOWN).map(|longer| longer_hours(nation, longer)).collect(),
        week: super::hours::week_words(served),
        file,
    }
}

fn persons(people: MilliPeople) -> Html {
    let count = people.rounded();
    h!(remedy_persons, count = count, number = figures::about(count))
}

fn lead(remedies: &Remedies, all_within: bool) -> Html {
    match (remedies.new_points.first(), remedies.longer_hours.first()) {
        (Some(best), _) => {
            let place = place(best);
            let link = Html::link(&format!("/commune/{}", place.code), &figures::curly(&place.name));
            h!(remedy_best_point, commune = link, people = persons(best.back))
        }
        _ if all_within => Html::text(&t!(remedy_all_within)),
        (None, Some(_)) => Html::text(&t!(remedy_no_point)),
        (None, None) => Html::text(&t!(remedy_nothing)),
    }
}

fn place(point: &NewPoint) -> &'static Place {
    Tables::embedded().place(point.place)
}

fn opened(place: &Place) -> Asked {
    Asked::Open(Spot { value: place.code.to_string(), name: place.name.clone(), coord: place.centre })
}

fn trial(change: Asked, department: u16) -> String {
    let asked = AskedTrial { changes: vec![change], department: Some(department), ..AskedTrial::default() };
    asked.url(None)
}

fn new_point(point: &NewPoint) -> NewPointRow {
    let place = place(point);
    let (low, high) = (point.back_low.rounded(), point.back_high.rounded());
    NewPointRow {
        name: figures::curly(&place.name),
        url: format!("/commune/{}", place.code),
        people: figures::number(point.back.rounded()),
        between: h!(remedy_low_high, low = figures::number(low), high = figures::number(high)),
        beyond: figures::number(point.from_beyond.rounded()),
        trial: trial(opened(place), place.department),
    }
}

fn longer_hours(nation: &Nation, longer: &LongerHours) -> LongerHoursRow {
    let (point, slot) = (&nation.network.points[longer.point as usize], longer.slot);
    let day = figures::week().get(slot.weekday.index()).cloned().unwrap_or_default();
    let hours = figures::ranges(&[(slot.start_min, slot.end_min)]);
    LongerHoursRow {
        name: figures::curly(&point.listed.name),
        url: format!("/point/{}", point.listed.id_fs),
        when: h!(remedy_range, day = day, hours = hours),
        added: figures::mean(f64::from(longer.added_min) / 60.0),
        people: figures::number(longer.people().rounded()),
        trial: hours_trial(nation, longer),
    }
}

fn hours_trial(nation: &Nation, longer: &LongerHours) -> String {
    let point = &nation.network.points[longer.point as usize];
    trial(Asked::Hours(point.listed.id_fs.clone(), longer.rules.clone()), point.department)
}

/// `/{region|departement|epci}/{code}/remedes.csv`.
pub(crate) async fn file(
    State(live): State<Arc<Live>>,
    Path((kind, code)): Path<(String, String)>,
) -> Response {
    match level::of(&kind, &code) {
        Some(named) => table(&live, named.level, named.word, &named.code),
        None => answer::error(StatusCode::NOT_FOUND),
    }
}

/// `/engagements/p4/remedes.csv`.
pub(crate) async fn nation_file(State(live): State<Arc<Live>>) -> Response {
    table(&live, Level::Nation, "nation", "FR")
}

/// `/commune/{code}/remedes.csv`.
pub(crate) async fn commune_file(State(live): State<Arc<Live>>, Path(code): Path<String>) -> Response {
    match app::levels::find(app::levels::Level::Commune, &code) {
        Some(named) => table(&live, named.territory, "commune", &named.code),
        None => answer::error(StatusCode::NOT_FOUND),
    }
}

fn table(live: &Live, territory: Level, word: &str, code: &str) -> Response {
    let served = match served(live) {
        Ok(served) => served,
        Err(waiting) => return *waiting,
    };
    let Some(remedies) = served.remedies(territory) else { return super::whatif::busy() };
    let nation = &served.nation;
    let points = |kind: &'static str, points: &[NewPoint]| -> Vec<Vec<String>> {
        points.iter().enumerate().map(|(rank, point)| point_line(kind, rank, point)).collect()
    };
    let hours = remedies.longer_hours.iter().enumerate();
    let mut lines: Vec<Vec<String>> = hours.map(|(rank, longer)| hours_line(&served, rank, longer)).collect();
    lines.extend(points("point", &remedies.new_points));
    lines.extend(points("points_successifs", &remedies.in_turn));
    let header = [
        "remede",
        "rang",
        "code_commune",
        "commune",
        "id_fs",
        "point",
        "date",
        "de",
        "a",
        "heures_de_plus",
        "personnes",
        "personnes_min",
        "personnes_max",
        "personnes_points_fixes",
        "dont_au_dela",
        "personnes_en_france",
        "essai",
    ];
    debug_assert!(lines.iter().all(|line| line.len() == header.len()), "{}", nation.date);
    csv::answer(&served, &format!("remedes-{word}-{code}"), &header, lines.into_iter())
}

fn point_line(kind: &str, rank: usize, point: &NewPoint) -> Vec<String> {
    let place = place(point);
    let mut line = vec![kind.to_owned(), (rank + 1).to_string(), place.code.to_string(), place.name.clone()];
    line.extend(["", "", "", "", "", ""].map(str::to_owned));
    let people = [
        point.back,
        point.back_low,
        point.back_high,
        point.back_sure,
        point.from_beyond,
        point.back_in_france,
    ];
    line.extend(people.map(|people| people.rounded().to_string()));
    line.push(trial(opened(place), place.department));
    line
}

fn hours_line(served: &Served, rank: usize, longer: &LongerHours) -> Vec<String> {
    let listed = &served.nation.network.points[longer.point as usize].listed;
    let slot = longer.slot;
    let date = week_days(served.week.monday).get(slot.weekday.index()).copied();
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let mut line = vec![
        "horaires".to_owned(),
        (rank + 1).to_string(),
        listed.commune_code.to_string(),
        listed.commune_name.clone(),
        listed.id_fs.clone(),
        listed.name.clone(),
        date.map(|date| date.to_string()).unwrap_or_default(),
        clock(slot.start_min),
        clock(slot.end_min),
        format!("{:.2}", f64::from(longer.added_min) / 60.0),
        longer.people().rounded().to_string(),
    ];
    line.extend(["", "", "", "", ""].map(str::to_owned));
    line.push(hours_trial(&served.nation, longer));
    line
}
