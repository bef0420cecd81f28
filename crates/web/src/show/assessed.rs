//! All eight promises in one territory: `/{level}/{code}/engagements`, of communes too, as a page and as a file.

use super::{hours, minutes, phrases, served, territory};
use crate::level::{self, Named};
use crate::live::{Live, Served};
use crate::{answer, csv, promise_words};
use app::engines::promises::board::{Assessment, Figure, Territory as Level, Verdict as Outcome};
use app::engines::promises::definitions::PromiseId;
use app::engines::territory::Territory as Tables;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use pages::assessed::{AssessedPage, AssessedRow};
use pages::parts::Link;
use std::sync::Arc;
use words::figures;
use words::html::Html;
use words::t;

/// `/{region|departement|epci}/{code}/engagements`.
pub(crate) async fn show(
    State(live): State<Arc<Live>>,
    Path((kind, code)): Path<(String, String)>,
) -> Response {
    answered(&live, level::of(&kind, &code), |served, named| answer::page(&page(served, named)))
}

/// `/commune/{code}/engagements`.
pub(crate) async fn commune_show(State(live): State<Arc<Live>>, Path(code): Path<String>) -> Response {
    answered(&live, commune(&code), |served, named| answer::page(&page(served, named)))
}

/// `/engagements.csv`.
pub(crate) async fn nation_file(State(live): State<Arc<Live>>) -> Response {
    answered(&live, Some(level::nation()), table)
}

/// `/{region|departement|epci}/{code}/engagements.csv`.
pub(crate) async fn file(
    State(live): State<Arc<Live>>,
    Path((kind, code)): Path<(String, String)>,
) -> Response {
    answered(&live, level::of(&kind, &code), table)
}

/// `/commune/{code}/engagements.csv`.
pub(crate) async fn commune_file(State(live): State<Arc<Live>>, Path(code): Path<String>) -> Response {
    answered(&live, commune(&code), table)
}

/// `/commune/{code}/heures.csv`.
pub(crate) async fn commune_hours(State(live): State<Arc<Live>>, Path(code): Path<String>) -> Response {
    answered(&live, commune(&code), |served, named| match served.hours_of(named.level) {
        Some(row) => hours::csv_of(served, Some(&row), named.word, &named.code),
        None => super::whatif::busy(),
    })
}

/// `/commune/{code}/minutes.csv`.
pub(crate) async fn commune_minutes(State(live): State<Arc<Live>>, Path(code): Path<String>) -> Response {
    answered(&live, commune(&code), |served, named| {
        minutes::csv_of(served, named.level, named.word, &named.code)
    })
}

fn answered(live: &Live, named: Option<Named>, with: impl FnOnce(&Served, &Named) -> Response) -> Response {
    let Some(named) = named else { return answer::error(StatusCode::NOT_FOUND) };
    match served(live) {
        Ok(served) => with(&served, &named),
        Err(waiting) => *waiting,
    }
}

/// A commune, municipal arrondissement or city, as other territories are named.
fn commune(code: &str) -> Option<Named> {
    let found = app::levels::find(app::levels::Level::Commune, code)?;
    let tables = Tables::embedded();
    let (place, with_de) = match found.territory {
        Level::Place(place) => (place, figures::curly(&tables.place(place).with_de())),
        // Paris, Lyon and Marseille.
        Level::City(city) => {
            (*tables.cities()[usize::from(city)].places.first()?, format!("de {}", found.name))
        }
        _ => return None,
    };
    let department = level::department_at(tables.place(place).department);
    let mut crumbs = department.crumbs;
    crumbs.push(Link { text: department.name, url: department.url });
    Some(Named {
        level: found.territory,
        name: figures::curly(&found.name),
        with_de,
        url: format!("/commune/{}", found.code),
        code: found.code,
        crumbs,
        word: "commune",
    })
}

fn page(served: &Served, named: &Named) -> AssessedPage {
    let nation = &served.nation;
    let title = t!(assessed_title, name = &named.name);
    let mut crumbs = named.crumbs.clone();
    crumbs.push(Link { text: named.name.clone(), url: named.url.clone() });
    let file = |text: String, file: &str| Link { text, url: format!("{}/{file}.csv", named.url) };
    let of = format!("--level {} --code {} --date {}", named.word, named.code, nation.date);
    // Regions, departments and groupings of communes have their curve and hours on their own page.
    let is_commune = matches!(named.level, Level::Place(_) | Level::City(_));
    let somebody = nation.board.row(named.level).people > 0;
    let curve = (is_commune && somebody).then(|| phrases::curve(served, named));
    let hours = if is_commune && somebody { served.hours_of(named.level) } else { None };
    AssessedPage {
        frame: phrases::frame(nation, &title, "board", &format!("{}/engagements", named.url)),
        crumbs,
        name: named.name.clone(),
        title,
        rows: PromiseId::ALL.into_iter().map(|id| row(served, named.level, id)).collect(),
        curve,
        curve_rows: territory::curve_rows(nation, named.level),
        heat: hours.map(|row| hours::heat_of(served, &row, &named.url)),
        files: vec![
            file(t!(assessed_file), "engagements"),
            file(t!(assessed_minutes_file), "minutes"),
            file(t!(assessed_hours_file), "heures"),
        ],
        about: phrases::about(nation),
        commands: vec![
            format!("maillage promises {of}"),
            format!("maillage coverage --by-minute {of}"),
            format!("maillage coverage --hours {of}"),
        ],
    }
}

fn row(served: &Served, territory: Level, id: PromiseId) -> AssessedRow {
    let assessment = served.nation.board.assess(id, territory);
    let (figure, unit) = phrases::figure(&assessment.figure);
    AssessedRow {
        text: promise_words::text(id),
        url: format!("/engagements/{}", id.as_str()),
        figure: figure.map(|figure| (figure, unit)),
        verdict: (assessment.verdict != Outcome::NotApplicable).then(|| phrases::verdict(assessment.verdict)),
        says: says(&assessment, id, promise_words::missing(id).map(|(missing, _)| missing)),
    }
}

/// Who is left out, what is missing, or why nothing is promised to such a territory.
fn says(assessment: &Assessment, id: PromiseId, missing: Option<String>) -> Html {
    match (assessment.verdict, id) {
        (Outcome::NotApplicable, PromiseId::P1) if assessment.figure == Figure::Unknown => {
            Html::text(&t!(assessed_of_nation_only))
        }
        (Outcome::NotApplicable, PromiseId::P1) => Html::text(&t!(assessed_of_nation)),
        (Outcome::NotApplicable, PromiseId::P3) => Html::text(&t!(assessed_of_departments)),
        (Outcome::NotApplicable, _) => Html::text(&t!(assessed_of_nobody)),
        _ if assessment.figure == Figure::Unknown => {
            Html::text(&missing.unwrap_or_else(|| t!(assessed_unknown)))
        }
        _ => phrases::left_out(assessment, None).0,
    }
}

fn table(served: &Served, named: &Named) -> Response {
    let lines = PromiseId::ALL.into_iter().map(|id| {
        let assessment = served.nation.board.assess(id, named.level);
        let (unit, figure, low, high, sure) = match assessment.figure {
            Figure::Points { count, main } => {
                ("points", count.to_string(), String::new(), String::new(), main.to_string())
            }
            Figure::Departments { count, main, .. } => {
                ("departements", count.to_string(), String::new(), String::new(), main.to_string())
            }
            Figure::Share { percent, low, high, sure } => {
                let share = |share: f64| format!("{share:.4}");
                ("pct", share(percent), share(low), share(high), share(sure))
            }
            Figure::Unknown => ("", String::new(), String::new(), String::new(), String::new()),
        };
        let verdict = match assessment.verdict {
            Outcome::Kept => "tenu",
            Outcome::Broken => "non_tenu",
            Outcome::ToCheck => "a_verifier",
            Outcome::Unknown => "inconnu",
            Outcome::NotApplicable => "sans_objet",
        };
        let missing: u64 = assessment.short.iter().map(|short| short.missing).sum();
        let mut line: Vec<String> = [id.as_str(), verdict, unit].into_iter().map(str::to_owned).collect();
        line.extend([figure, low, high, sure]);
        let people = [assessment.people, assessment.beyond.people, assessment.to_check.people, missing];
        line.extend(people.map(|count| count.to_string()));
        line
    });
    let header = [
        "engagement",
        "verdict",
        "unite",
        "mesure",
        "mesure_min",
        "mesure_max",
        "points_principaux_ou_points_fixes",
        "habitants",
        "au_dela",
        "a_verifier",
        "points_manquants",
    ];
    csv::answer(served, &format!("engagements-{}-{}", named.word, named.code), &header, lines)
}
