//! The table of hours of a week: who has an open point near.

use crate::csv;
use crate::level::Named;
use crate::live::Served;
use app::engines::hours::calendar::week_days;
use app::nation::hours::HourRow;
use axum::response::Response;
use pages::parts::{Heat, HeatCell, HeatRow, Link};
use words::{Language, figures, in_language, t};

/// The hour that the measure under P4 shows: Wednesday, 17 h.
pub(super) const WEDNESDAY_17: usize = 2 * 24 + 17;

/// The table of a territory.
pub(super) fn heat(served: &Served, named: &Named) -> Heat {
    let empty = HourRow::default();
    heat_of(served, served.week.row(named.level).unwrap_or(&empty), &named.url)
}

/// The table of a row, whose file stands beside the page at `url`.
pub(super) fn heat_of(served: &Served, row: &HourRow, url: &str) -> Heat {
    let week = &served.week;
    Heat {
        open: rows(|hour| row.share(hour)),
        walk_in: rows(|hour| row.share_walk_in(hour)),
        week: week_words(served),
        note: t!(week_unknown, mobile = week.unknown_mobile, without = week.without_hours),
        file: Link { text: t!(week_file), url: format!("{url}/heures.csv") },
    }
}

/// "Semaine du lundi 2 novembre au dimanche 8 novembre 2026, estimation".
pub(super) fn week_words(served: &Served) -> String {
    let days = week_days(served.week.monday);
    match (days.first(), days.last()) {
        (Some(first), Some(last)) => t!(
            week_table,
            first = figures::day(*first),
            last = figures::day(*last),
            year = last.year().to_string()
        ),
        _ => String::new(),
    }
}

/// Hours at which somebody has an open point near, and those between them.
fn rows(share: impl Fn(usize) -> f64) -> Vec<HeatRow> {
    let percent = |hour: usize| share(hour).floor().clamp(0.0, 100.0) as u8;
    let busy = |hour: &usize| (0..7).any(|day| percent(day * 24 + hour) > 0);
    let (Some(first), Some(last)) = ((0..24).find(busy), (0..24).rev().find(busy)) else { return Vec::new() };
    (first..=last)
        .map(|hour| HeatRow {
            hour: figures::hour(hour as u16 * 60),
            days: (0..7).map(|day| HeatCell { percent: percent(day * 24 + hour) }).collect(),
        })
        .collect()
}

/// `.../heures.csv`.
pub(crate) fn table(served: &Served, named: &Named) -> Response {
    csv_of(served, served.week.row(named.level), named.word, &named.code)
}

/// A row as a file.
pub(super) fn csv_of(served: &Served, row: Option<&HourRow>, word: &str, code: &str) -> Response {
    let days = week_days(served.week.monday);
    let lines = (0..168).filter_map(|hour| {
        let (row, date) = (row?, days.get(hour / 24)?);
        Some(vec![
            date.to_string(),
            // Files are the same in every language.
            in_language(Language::FRENCH, || figures::weekday(date.weekday())).to_owned(),
            (hour % 24).to_string(),
            format!("{:.4}", row.share(hour)),
            format!("{:.4}", row.share_walk_in(hour)),
        ])
    });
    let header = ["date", "jour", "heure", "ouvert_pct", "sans_rendez_vous_pct"];
    csv::answer(served, &format!("heures-{word}-{code}"), &header, lines)
}
