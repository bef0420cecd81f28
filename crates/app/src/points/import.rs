//! Takes in a list of points: reads it, understands its hours, says what changes, and keeps it whole or not at all.

use super::gazetteer::EmbeddedGazetteer;
use super::stored::{from_store, to_store};
use super::understood::{CellNote, LeftText, PointHours, RefusedHours, Understanding, day_cells};
use crate::house::House;
use base::actor::Actor;
use base::limits;
use directory::compare::{Differences, compare};
use directory::point::ListedPoint;
use directory::read::{Correction, ListRead, ListRefused};
use hours::parse::comment::Family;
use jiff::civil::Date;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use store::errors::StoreError;
use store::json::Json;
use store::list_import::NewList;

/// A list as it was given.
pub struct ListFile<'a> {
    /// The file's name.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Where it comes from: `file`, or an address.
    pub source: &'a str,
    /// The day from which it holds, where the caller knows better than the file's name.
    pub dated: Option<Date>,
}

/// Whether many closures were accepted beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closures {
    /// Ask first.
    Ask,
    /// Accepted.
    Accepted,
}

/// Where the date of a list comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DatedBy {
    /// The caller.
    Option,
    /// The file's name.
    FileName,
    /// Neither: today.
    Today,
}

/// A row that was refused.
#[derive(Clone, Debug, Serialize)]
pub struct Refused {
    /// The line in the file, from 1.
    pub line: u32,
    /// The column.
    pub column: &'static str,
    /// Why.
    pub reason: String,
}

/// What changes from the list before to this one.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Changes {
    /// The day of the list before; `None` where this is the first.
    pub since: Option<String>,
    /// What changes.
    #[serde(flatten)]
    pub differences: Differences,
    /// Points whose hours changed, by another name for scripts.
    pub hours: Vec<directory::compare::ChangedHours>,
}

/// What an import did.
#[derive(Clone, Debug, Serialize)]
pub struct ListReport {
    /// Rows of the file: imported and refused.
    pub rows: usize,
    /// Rows that became points.
    pub imported: usize,
    /// Imported rows of which something was corrected.
    pub corrected: usize,
    /// Rows refused.
    pub refused: Vec<Refused>,
    /// The day from which the list holds.
    pub dated: String,
    /// Where that day comes from.
    pub dated_by: DatedBy,
    /// How many cells were corrected, by reason.
    pub corrections: BTreeMap<String, usize>,
    /// Hours cells that were not taken as written, by reason.
    pub hours_corrections: BTreeMap<String, usize>,
    /// Day cells with something in them.
    pub day_cells: usize,
    /// Every correction.
    pub corrected_cells: Vec<Correction>,
    /// Every hours cell that was not taken as written.
    pub corrected_hours: Vec<CellNote>,
    /// Strings of `opening_hours` that were not taken.
    pub refused_hours: Vec<RefusedHours>,
    /// Comments.
    pub comments: usize,
    /// Comments that became rules, by family.
    pub comment_families: BTreeMap<Family, usize>,
    /// Comments of which at least one family became rules.
    pub comments_became_rules: usize,
    /// Comments that were understood and change no hours ("l'après-midi sur rendez-vous" where none is listed).
    pub comments_change_nothing: usize,
    /// Sentences about hours that stayed text.
    pub comments_left_text: Vec<LeftText>,
    /// What changes from the list before.
    pub changes: Changes,
    /// Whether the network of today changes: not where a newer list is in force, or this one waits for its day.
    pub changes_today: bool,
}

/// Why a list was not taken in; nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ListImportError {
    /// The file is not a list.
    #[error("`{name}` is refused, and nothing has changed")]
    Refused {
        /// The file.
        name: String,
        /// Why.
        #[source]
        source: ListRefused,
    },
    /// The file is Parquet that cannot be read.
    #[error("`{name}` is refused, and nothing has changed")]
    RefusedParquet {
        /// The file.
        name: String,
        /// Why.
        #[source]
        source: tables::parquet_in::ParquetRefused,
    },
    /// Too many points would close.
    #[error(
        "{closing} of {open} open points would close, more than {} %: nothing has changed; \
             to import the list all the same, add --accept-closures",
        limits::CLOSURE_PERCENT
    )]
    ManyClosures {
        /// Points that would close.
        closing: usize,
        /// Points open before.
        open: usize,
    },
    /// The database refused.
    #[error("the list could not be kept, and nothing has changed")]
    Store(#[from] StoreError),
}

/// Imports a list.
///
/// # Errors
/// Where the list is refused, closes too much, or cannot be kept.
pub async fn import(
    house: &House,
    actor: Actor,
    file: &ListFile<'_>,
    closures: Closures,
) -> Result<ListReport, ListImportError> {
    let mut read = read_file(file)?;
    let (dated, dated_by) = dated(house, file);
    let mut understanding = Understanding::of_list(dated);
    let hours: Vec<PointHours> = read.points.iter().map(|point| understanding.read(point)).collect();
    for (point, hours) in
        read.points.iter_mut().zip(&hours).filter(|(point, _)| !point.opening_hours.is_empty())
    {
        if point.day_cells.iter().all(String::is_empty) {
            point.day_cells = day_cells(&hours.rules);
        }
    }
    let (changes, changes_today) = changes(house, dated, &read.points).await?;
    if changes_today && closures == Closures::Ask {
        refuse_many_closures(&changes, read.points.len())?;
    }
    let mut report = report(&read, understanding, changes, changes_today);
    (report.dated, report.dated_by) = (dated.to_string(), dated_by);
    let points: Vec<_> = (read.points.iter().zip(&hours))
        .map(|(point, hours)| to_store(point, hours))
        .collect::<Result<_, StoreError>>()?;
    let new = NewList {
        dated,
        imported_at: house.now(),
        source: file.source.into(),
        file_name: file.name.into(),
        sha256: Sha256::digest(file.bytes).into(),
        rows_corrected: report.corrected.cast_signed() as i64,
        rows_refused: report.refused.len().cast_signed() as i64,
        report: Json::of(&report)?,
    };
    let (new, points) = (&new, &points);
    house.store.write(actor, |mut tx| async move { tx.import_list(new, points).await }).await?;
    Ok(report)
}

/// The points of a file, whichever form it has.
fn read_file(file: &ListFile<'_>) -> Result<ListRead, ListImportError> {
    let gazetteer = EmbeddedGazetteer::new();
    let name = || file.name.to_owned();
    let read = if tables::parquet_in::is_parquet(file.bytes) {
        let table = tables::parquet_in::read(file.bytes)
            .map_err(|source| ListImportError::RefusedParquet { name: name(), source })?;
        directory::read::read_table(table.headers, table.rows, &gazetteer)
    } else {
        directory::read(file.bytes, &gazetteer)
    };
    read.map_err(|source| ListImportError::Refused { name: name(), source })
}

fn dated(house: &House, file: &ListFile<'_>) -> (Date, DatedBy) {
    if let Some(date) = file.dated {
        return (date, DatedBy::Option);
    }
    match directory::dated::date_in_name(file.name) {
        Some(date) => (date, DatedBy::FileName),
        None => (house.today(), DatedBy::Today),
    }
}

/// What changes from the list in force on the day of this one, and whether the network of today does.
async fn changes(house: &House, dated: Date, points: &[ListedPoint]) -> Result<(Changes, bool), StoreError> {
    let mut tx = house.store.read().await?;
    let today = house.today();
    let newer_in_force = tx.list_in_force(today).await?.is_some_and(|list| list.dated > dated);
    let changes_today = dated <= today && !newer_in_force;
    let Some(before) = tx.network_on(dated).await? else { return Ok((Changes::default(), changes_today)) };
    let listed: Vec<ListedPoint> = before
        .points
        .iter()
        .map(|point| from_store(point).map(|(point, _)| point))
        .collect::<Result<_, StoreError>>()?;
    let differences = differences(&listed, points);
    let hours = differences.changed_hours.clone();
    Ok((Changes { since: Some(before.list.dated.to_string()), differences, hours }, changes_today))
}

/// What changes from one list to another; hours written otherwise are the same hours.
pub(crate) fn differences(before: &[ListedPoint], after: &[ListedPoint]) -> Differences {
    let mut differences = compare(before, after);
    differences.changed_hours.retain_mut(|changed| {
        changed.days.retain(|day| !are_same_hours(&day.was, &day.now));
        !changed.days.is_empty()
    });
    differences
}

/// "De 9h à 12h et de 14h à 17h" are the hours of "09:00 - 12:00 / 14:00 - 17:00": each year's list writes them its own
/// way.
fn are_same_hours(was: &str, now: &str) -> bool {
    let (was, now) = (hours::parse::cell(was), hours::parse::cell(now));
    let known = !was.unknown && !now.unknown;
    known && was.ranges == now.ranges && was.appointment_only == now.appointment_only
}

fn refuse_many_closures(changes: &Changes, points: usize) -> Result<(), ListImportError> {
    let closing = changes.differences.closures.len();
    let open = points + closing - changes.differences.openings.len();
    if closing * 100 > open * limits::CLOSURE_PERCENT {
        return Err(ListImportError::ManyClosures { closing, open });
    }
    Ok(())
}

fn report(
    read: &ListRead,
    understanding: Understanding,
    changes: Changes,
    changes_today: bool,
) -> ListReport {
    let mut corrections = BTreeMap::new();
    for correction in &read.corrections {
        *corrections.entry(correction.reason.to_string()).or_default() += 1;
    }
    let mut hours_corrections = BTreeMap::new();
    let notes = understanding.notes;
    for note in &notes {
        *hours_corrections.entry(note.reason.to_string()).or_default() += 1;
    }
    let mut lines: BTreeSet<u32> = read.corrected_lines();
    lines.extend(notes.iter().map(|note| note.line));
    let cells = read.points.iter().flat_map(|point| &point.day_cells);
    ListReport {
        rows: read.rows(),
        imported: read.points.len(),
        corrected: lines.len(),
        refused: read
            .refused
            .iter()
            .map(|row| Refused { line: row.line, column: row.column, reason: row.reason.to_string() })
            .collect(),
        dated: String::new(),
        dated_by: DatedBy::Today,
        corrections,
        hours_corrections,
        day_cells: cells.filter(|cell| !cell.is_empty()).count(),
        corrected_cells: read.corrections.clone(),
        corrected_hours: notes,
        refused_hours: understanding.refused,
        comments: understanding.comments,
        comment_families: understanding.families,
        comments_became_rules: understanding.became_rules,
        comments_change_nothing: understanding.change_nothing,
        comments_left_text: understanding.left,
        changes,
        changes_today,
    }
}
