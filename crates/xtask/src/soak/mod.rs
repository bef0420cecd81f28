//! `cargo xtask soak --minutes 30`: a released site under mixed load for long, its memory and descriptors watched.
//!
//! What grows shows as a drift between the medians of the first and the last fifth of the time after the warm-up.

mod drift;
mod requests;

use crate::served::{Folder, Site};
use crate::{Failure, run_well, target};
use drift::Samples;
use requests::{Counts, Mix};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Options of the chore. It wants Linux (`/proc`).
#[derive(clap::Args)]
pub(crate) struct Options {
    /// How long the load lasts, the warm-up included.
    #[arg(long, default_value_t = 30.0)]
    minutes: f64,
    /// The list of points to serve; without it, the demonstration as a list.
    #[arg(long)]
    list: Option<PathBuf>,
    /// The grid of people to import first.
    #[arg(long)]
    grid: Option<PathBuf>,
    /// The program, instead of one built now.
    #[arg(long)]
    binary: Option<PathBuf>,
    /// Clients that ask without a pause.
    #[arg(long, default_value_t = 6)]
    clients: usize,
    /// Seconds between two imports.
    #[arg(long, default_value_t = 60)]
    import_every: u64,
}

/// Between two looks at the process.
const LOOK_EVERY: Duration = Duration::from_secs(3);
/// Share of the time that is warm-up: caches fill, the allocator finds its size.
const WARM_UP: f64 = 0.2;
/// The most that memory may drift, in percent.
const DRIFT_PERCENT: f64 = 5.0;

/// Loads the site, prints what was seen, and fails on drift, on lost descriptors and on any 5xx.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let program = match &options.binary {
        Some(binary) => binary.clone(),
        None => {
            run_well(Command::new("cargo").args(["build", "--quiet", "--release", "--package", "maillage"]))?;
            target().join("release/maillage")
        }
    };
    let folder = Folder::of("soak")?;
    // A copy, so that a build meanwhile changes nothing.
    let copy = folder.path().join("maillage");
    std::fs::copy(&program, &copy)?;
    let lists = lists(options, &copy, folder.path())?;
    import(&copy, folder.path(), "points", &lists[0])?;
    if let Some(grid) = &options.grid {
        import(&copy, folder.path(), "population", grid)?;
    }
    let site = serve(&copy, folder.path())?;
    let mix = Mix::of(&site.address, &std::fs::read_to_string(&lists[0])?)?;
    let length = Duration::from_secs_f64(options.minutes * 60.0);
    let (stop, counts) = (AtomicBool::new(false), Counts::default());
    let begun = Instant::now();
    let mut imports = 0;
    let samples = std::thread::scope(|scope| -> Result<Samples, Failure> {
        for client in 0..options.clients {
            let (mix, counts, stop) = (&mix, &counts, &stop);
            scope.spawn(move || mix.ask_until(stop, client as u64 + 1, counts));
        }
        let watched = watch(
            site.process.id(),
            begun,
            length,
            &mut || {
                imports += 1;
                import(&copy, folder.path(), "points", &lists[imports % 2])
            },
            Duration::from_secs(options.import_every),
        );
        stop.store(true, Ordering::Relaxed);
        watched
    })?;
    println!(
        "{:.1} minutes, {} clients, {imports} imports; {}",
        options.minutes,
        options.clients,
        counts.text()
    );
    println!("{}", samples.text(WARM_UP));
    judge(&samples, &counts)
}

fn judge(samples: &Samples, counts: &Counts) -> Result<(), Failure> {
    let mut faults = Vec::new();
    let memory = samples.drift(WARM_UP, |sample| sample.memory_kb);
    if memory.percent() > DRIFT_PERCENT {
        faults.push(format!("memory grew by {:.1} %", memory.percent()));
    }
    let descriptors = samples.drift(WARM_UP, |sample| sample.descriptors);
    if descriptors.last > descriptors.first {
        faults.push(format!("{} descriptors became {}", descriptors.first, descriptors.last));
    }
    if counts.failed() > 0 {
        faults.push(format!("{} requests failed", counts.failed()));
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("; ").into()) }
}

/// Two lists that differ in one point: each import changes the network.
fn lists(options: &Options, program: &Path, folder: &Path) -> Result<[PathBuf; 2], Failure> {
    let (whole, shorter) = (folder.join("liste-20240801.csv"), folder.join("liste-20240802.csv"));
    match &options.list {
        Some(list) => drop(std::fs::copy(list, &whole)?),
        None => {
            let mut export = Command::new(program);
            export
                .args(["export", "--format", "csv", "--data"])
                .arg(folder.join("none"))
                .arg("--out")
                .arg(&whole);
            run_well(export.stderr(Stdio::null()))?;
        }
    }
    let text = std::fs::read_to_string(&whole)?;
    let end = text.trim_end().rfind('\n').ok_or("the list has no rows")?;
    std::fs::write(&shorter, &text[..=end])?;
    Ok([whole, shorter])
}

fn import(program: &Path, folder: &Path, what: &str, file: &Path) -> Result<(), Failure> {
    let mut import = Command::new(program);
    import.args(["import", what]).arg(file).arg("--data").arg(folder.join("data"));
    if what == "points" {
        import.args(["--dated", "2024-08-01"]);
    }
    run_well(import.env_remove("MAILLAGE_DATABASE").stdout(Stdio::null()).stderr(Stdio::null()))
}

fn serve(program: &Path, folder: &Path) -> Result<Site, Failure> {
    let mut serve = Command::new(program);
    serve.args(["serve", "--port", "0", "--data"]).arg(folder.join("data")).env_remove("MAILLAGE_DATABASE");
    Site::begin(serve.stderr(Stdio::null()))
}

/// Looks at the process until the time is over, and imports now and then.
fn watch(
    process: u32,
    begun: Instant,
    length: Duration,
    import: &mut impl FnMut() -> Result<(), Failure>,
    import_every: Duration,
) -> Result<Samples, Failure> {
    let mut samples = Samples::default();
    let mut next_import = begun + import_every;
    while begun.elapsed() < length {
        std::thread::sleep(LOOK_EVERY.min(length.saturating_sub(begun.elapsed())));
        samples.look_at(process, begun.elapsed())?;
        if Instant::now() >= next_import {
            next_import += import_every;
            import()?;
        }
    }
    Ok(samples)
}
