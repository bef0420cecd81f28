//! `maillage import points|population|closures|sessions`.

use crate::args::{Common, Import, ImportPoints};
use crate::failure::{Failure, with_causes};
use crate::input::read;
use crate::{open, output, progress};
use app::points::import::{Closures, ListFile, ListImportError, ListReport};
use app::population::import::{GridFile, GridImportError};
use base::actor::Actor;
use base::limits;
use std::path::Path;

/// Runs the command.
pub(crate) async fn run(common: &Common, import: Import) -> Result<(), Failure> {
    match import {
        Import::Points(words) => points(common, &words).await,
        Import::Population { file } => population(common, &file).await,
        Import::Closures { file } => closures(common, &file).await,
        Import::Sessions { file } => sessions(common, &file).await,
    }
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

async fn points(common: &Common, words: &ImportPoints) -> Result<(), Failure> {
    let progress = progress::begin(2, "fetching the list");
    let (bytes, name, source) = match &words.file {
        Some(file) => (read(file, limits::LIST_BYTES)?, name(file), "file".to_owned()),
        None => official(words.official_url.clone()).await?,
    };
    progress.next("reading and keeping every row");
    let house = open(common).await?;
    let file = ListFile { name: &name, bytes: &bytes, source: &source, dated: words.dated };
    let closures = if words.accept_closures { Closures::Accepted } else { Closures::Ask };
    let done = app::points::import::import(&house, Actor::CommandLine, &file, closures).await;
    house.store.close().await;
    drop(progress);
    let report = done.map_err(|error| match error {
        ListImportError::Refused { .. } | ListImportError::RefusedParquet { .. } => {
            Failure::RefusedFile(with_causes(&error))
        }
        ListImportError::ManyClosures { .. } => Failure::NeedsConfirmation(error.to_string()),
        ListImportError::Store(_) => Failure::Other(with_causes(&error)),
    })?;
    if common.json { output::json(&report) } else { output::text(&said(&report)) }
}

/// The newest official list: its bytes, name and address.
async fn official(base: Option<String>) -> Result<(Vec<u8>, String, String), Failure> {
    let fetched = app::points::official::fetch(base).await;
    let fetched = fetched.map_err(|error| Failure::RefusedFile(with_causes(&error)))?;
    Ok((fetched.bytes, fetched.file_name, fetched.url))
}

fn said(report: &ListReport) -> String {
    let mut text = format!(
        "list dated {} ({}): {} rows, {} imported, {} corrected, {} refused\n",
        report.dated,
        match report.dated_by {
            app::points::import::DatedBy::Option => "as told",
            app::points::import::DatedBy::FileName => "from the file's name",
            app::points::import::DatedBy::Today => "no date in the file's name: today",
        },
        report.rows,
        report.imported,
        report.corrected,
        report.refused.len()
    );
    for refused in &report.refused {
        text += &format!("  line {}, {}: {}\n", refused.line, refused.column, refused.reason);
    }
    for (reason, count) in report.corrections.iter().chain(&report.hours_corrections) {
        text += &format!("  {count} × {reason}\n");
    }
    for refused in &report.refused_hours {
        text += &format!("  {}: hours `{}` not taken: {}\n", refused.id_fs, refused.was, refused.reason);
    }
    text += &format!(
        "{} day cells, {} comments, of which {} became rules and {} were understood and change nothing\n",
        report.day_cells, report.comments, report.comments_became_rules, report.comments_change_nothing
    );
    for (family, count) in &report.comment_families {
        text += &format!("  {count} comments became rules: {family:?}\n");
    }
    text += &format!("  {} comments keep something about hours as text\n", report.comments_left_text.len());
    let changes = &report.changes;
    if let Some(since) = &changes.since {
        let differences = &changes.differences;
        text += &format!(
            "since the list of {since}: {} openings, {} closures, {} moves, {} changed hours\n",
            differences.openings.len(),
            differences.closures.len(),
            differences.moves.len(),
            differences.changed_hours.len()
        );
    }
    if !report.changes_today {
        text += "this list goes into history: the network of today does not change\n";
    }
    text
}

async fn population(common: &Common, file: &Path) -> Result<(), Failure> {
    let progress = progress::begin(2, "reading the file");
    let bytes = read(file, limits::GRID_BYTES)?;
    progress.next("sharing the people of every commune over its cells");
    let house = open(common).await?;
    let given = GridFile { name: &name(file), bytes: &bytes };
    let done = app::population::import::import(&house, Actor::CommandLine, &given).await;
    house.store.close().await;
    drop(progress);
    let report = done.map_err(|error| match error {
        GridImportError::Store(_) => Failure::Other(with_causes(&error)),
        _ => Failure::RefusedFile(with_causes(&error)),
    })?;
    if common.json {
        return output::json(&report);
    }
    output::text(&format!(
        "{} cells, {} homes, {} people; {} cells of merged communes, {} without a commune; {} places without a cell\n",
        report.cells,
        report.homes,
        output::grouped(report.people),
        report.merged,
        report.without_commune,
        report.places_without_cell
    ))
}

async fn closures(common: &Common, file: &Path) -> Result<(), Failure> {
    let bytes = read(file, limits::LIST_BYTES)?;
    let house = open(common).await?;
    let done = app::points::closures::import(&house, Actor::CommandLine, &name(file), &bytes).await;
    house.store.close().await;
    let report = done.map_err(|error| match error {
        app::points::closures::ClosuresError::Refused { .. } => Failure::RefusedFile(with_causes(&error)),
        app::points::closures::ClosuresError::Store(_) => Failure::Other(with_causes(&error)),
    })?;
    if common.json {
        return output::json(&report);
    }
    let mut text = format!(
        "{} closures: {} imported ({} new), {} refused\n",
        report.rows,
        report.imported,
        report.added,
        report.refused.len()
    );
    for refused in &report.refused {
        text += &format!("  line {}: {}\n", refused.line, refused.reason);
    }
    output::text(&text)
}

async fn sessions(common: &Common, file: &Path) -> Result<(), Failure> {
    let bytes = read(file, limits::LIST_BYTES)?;
    let house = open(common).await?;
    let done = app::points::sessions::import(&house, Actor::CommandLine, &name(file), &bytes).await;
    house.store.close().await;
    let report = done.map_err(|error| match error {
        app::points::sessions::SessionsError::Refused { .. } => Failure::RefusedFile(with_causes(&error)),
        app::points::sessions::SessionsError::Store(_) => Failure::Other(with_causes(&error)),
    })?;
    if common.json {
        return output::json(&report);
    }
    let mut text = format!(
        "{} sessions: {} imported ({} new), {} refused; {} that were known of these points and operators are no more\n",
        report.rows,
        report.imported,
        report.added,
        report.refused.len(),
        report.removed
    );
    for refused in &report.refused {
        text += &format!("  line {}, {}: {}\n", refused.line, refused.column, refused.reason);
    }
    output::text(&text)
}
