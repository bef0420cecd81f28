//! What the promises come to, in every territory.

use super::rests::{self, Resting, Rests};
use super::{Edition, ExportError, Form, ODBL, Out, What, written};
use crate::levels::{self, Level, Named};
use crate::nation::Nation;
use promises::board::{Assessment, Figure, Verdict};
use promises::definitions::{self, PromiseId};
use std::sync::Arc;
use tables::table::{About, Cell, Column, Kind};

/// Which territories.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those of every level.
    #[default]
    Everything,
    /// Those of one level.
    Level(Level),
    /// One.
    One(Named),
}

/// A promise in a territory.
struct Row {
    named: Arc<Named>,
    assessment: Assessment,
    figure: Numbers,
    rests: Rests,
}

impl Resting for Row {
    fn rests(&self) -> &Rests {
        &self.rests
    }
}

/// A figure of any unit, spread over the columns.
#[derive(Default)]
struct Numbers {
    unit: &'static str,
    figure: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    sure: Option<f64>,
    main: Option<u64>,
    of: Option<u64>,
}

/// The promises of a nation.
///
/// # Errors
/// Where they have no such form, or nothing can be written to `out`.
pub fn promises(nation: &Nation, scope: &Scope, form: Form, out: Out<'_>) -> Result<(), ExportError> {
    let edition = Edition::of_nation(nation);
    let about = about(&edition);
    let rows = if form == Form::Dictionary { Vec::new() } else { rows(nation, &edition, scope) };
    written(What::Promises, form, &about, COLUMNS, &rows, out)
}

/// What must be said of this table.
pub(super) fn about(edition: &Edition) -> About {
    let texts: Vec<String> = definitions::embedded()
        .iter()
        .map(|promise| format!("{} : {}", promise.id.as_str(), promise.text.fr))
        .collect();
    About {
        name: What::Promises.name(),
        title: edition.title("Engagements France services, par territoire"),
        description: format!(
            "Une ligne par engagement et par territoire (France, régions, départements, intercommunalités, communes). \
             Pour les intercommunalités et les communes, seuls les engagements pris envers les personnes ont une \
             ligne. {}.",
            texts.join(" ; ").replace(" ; p", ". p")
        ),
        date: edition.date,
        licence: ODBL,
        sources: super::left_out::sources(edition),
        method: Some(super::left_out::METHOD.to_owned()),
        estimate: true,
    }
}

fn rows(nation: &Nation, edition: &Edition, scope: &Scope) -> Vec<Row> {
    let territories: Vec<Named> = match scope {
        Scope::Everything => Level::ALL.into_iter().flat_map(levels::all).cloned().collect(),
        Scope::Level(level) => levels::all(*level).to_vec(),
        Scope::One(named) => vec![named.clone()],
    };
    let rests = Rests::of(nation, edition);
    let mut rows = Vec::new();
    for named in territories.into_iter().map(Arc::new) {
        for promise in PromiseId::ALL {
            let assessment = nation.board.assess(promise, named.territory);
            let silent = matches!(assessment.verdict, Verdict::Unknown | Verdict::NotApplicable);
            if silent && matches!(named.level, Level::Epci | Level::Commune) {
                continue;
            }
            let figure = numbers(&assessment.figure);
            rows.push(Row { named: Arc::clone(&named), assessment, figure, rests });
        }
    }
    rows
}

#[expect(clippy::cast_precision_loss, reason = "counts of points and departments")]
fn numbers(figure: &Figure) -> Numbers {
    match *figure {
        Figure::Points { count, main } => {
            Numbers { unit: "points", figure: Some(count as f64), main: Some(main), ..Numbers::default() }
        }
        Figure::Departments { count, of, main } => Numbers {
            unit: "departments",
            figure: Some(count as f64),
            main: Some(main),
            of: Some(of),
            ..Numbers::default()
        },
        Figure::Share { percent, low, high, sure } => Numbers {
            unit: "percent",
            figure: Some(percent),
            low: Some(low),
            high: Some(high),
            sure: Some(sure),
            ..Numbers::default()
        },
        Figure::Unknown => Numbers::default(),
    }
}

const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Kept => "kept",
        Verdict::Broken => "broken",
        Verdict::ToCheck => "to_check",
        Verdict::Unknown => "unknown",
        Verdict::NotApplicable => "not_applicable",
    }
}

/// Whether a travel time enters the figure: everything else is counted on the list.
fn is_estimate(row: &Row) -> bool {
    matches!(row.assessment.figure, Figure::Share { .. })
}

fn counted(row: &Row, count: u64) -> Cell<'static> {
    // Only promises made to a person leave people out.
    if is_estimate(row) { Cell::count(count) } else { Cell::Absent }
}

fn optional(count: Option<u64>) -> Cell<'static> {
    count.map_or(Cell::Absent, Cell::count)
}

const COLUMNS: &[Column<Row>] = &[
    Column::new("level", Kind::Text, "nation, region, department, epci, commune.", |row| {
        Cell::text(row.named.level.word())
    }),
    Column::new(
        "code",
        Kind::Text,
        "Code INSEE du territoire (SIREN d’une intercommunalité, FR pour la France).",
        |row| Cell::words(&row.named.code),
    ),
    Column::new("name", Kind::Text, "Nom du territoire.", |row| Cell::words(&row.named.name)),
    Column::new("promise", Kind::Text, "Engagement, p1 à p8 : voir la description.", |row| {
        Cell::text(row.assessment.promise.as_str())
    }),
    Column::new("version", Kind::Integer, "Version de la définition de l’engagement.", |row| {
        Cell::count(u64::from(definitions::of(row.assessment.promise).version))
    }),
    Column::new(
        "verdict",
        Kind::Text,
        "kept : tenu ; broken : non tenu ; to_check : à vérifier ; unknown : inconnu ; not_applicable : rien n’est promis à ce niveau.",
        |row| Cell::text(verdict(row.assessment.verdict)),
    ),
    Column::new("unit", Kind::Text, "Unité du chiffre : points, departments, percent.", |row| {
        Cell::words(row.figure.unit)
    }),
    Column::new(
        "figure",
        Kind::Real,
        "Le chiffre : points, départements qui tiennent, ou part des habitants à moins de 20 minutes, aux adresses de la liste.",
        |row| Cell::real(row.figure.figure),
    ),
    Column::new("low", Kind::Real, "Part basse : les habitants sûrement à moins de 20 minutes.", |row| {
        Cell::real(row.figure.low)
    }),
    Column::new("high", Kind::Real, "Part haute : ceux qui ne sont pas sûrement au-delà.", |row| {
        Cell::real(row.figure.high)
    }),
    Column::new(
        "sure",
        Kind::Real,
        "Part à moins de 20 minutes des seuls points fixes et arrêts compris.",
        |row| Cell::real(row.figure.sure),
    ),
    Column::new("main", Kind::Integer, "Le même compte avec les seuls points principaux.", |row| {
        optional(row.figure.main)
    }),
    Column::new("of", Kind::Integer, "Sur combien de départements.", |row| optional(row.figure.of)),
    Column::new("population", Kind::Integer, "Habitants du territoire.", |row| {
        Cell::count(row.assessment.people)
    }),
    Column::new(
        "beyond_people",
        Kind::Integer,
        "Habitants au-delà de 20 minutes, quelle que soit l’erreur.",
        |row| counted(row, row.assessment.beyond.people),
    ),
    Column::new("beyond_places", Kind::Integer, "Communes où ils vivent.", |row| {
        counted(row, row.assessment.beyond.places as u64)
    }),
    Column::new(
        "to_check_people",
        Kind::Integer,
        "Habitants à vérifier : la marge d’erreur est à cheval, ou seule l’adresse d’un bus rapproche.",
        |row| counted(row, row.assessment.to_check.people),
    ),
    Column::new("to_check_places", Kind::Integer, "Communes où ils vivent.", |row| {
        counted(row, row.assessment.to_check.places as u64)
    }),
    Column::new(
        "missing_points",
        Kind::Integer,
        "Points qui manquent aux départements du territoire.",
        |row| {
            let short = &row.assessment.short;
            if short.is_empty() {
                Cell::Absent
            } else {
                Cell::count(short.iter().map(|short| short.missing).sum())
            }
        },
    ),
    Column::new(
        "to_verify",
        Kind::Boolean,
        "Si les mots ou le seuil de l’engagement n’ont pu être vérifiés dans le texte officiel.",
        |row| Cell::Boolean(definitions::of(row.assessment.promise).to_verify),
    ),
    Column::new("estimate", Kind::Boolean, "Si le chiffre repose sur un temps de trajet estimé.", |row| {
        Cell::Boolean(is_estimate(row))
    }),
    Column::new(
        "method",
        Kind::Text,
        "count : compté sur la liste ; travel_time_estimate : temps de trajet estimé.",
        |row| match row.assessment.figure {
            Figure::Share { .. } => Cell::text("travel_time_estimate"),
            Figure::Points { .. } | Figure::Departments { .. } => Cell::text("count"),
            Figure::Unknown => Cell::Absent,
        },
    ),
    rests::homes(),
    rests::date(),
    rests::list_date(),
];
