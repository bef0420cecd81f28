//! `cargo xtask bench`: how fast everything is, beside the bars that the project set itself. Only on demand: times
//! belong to a machine, so no check of a change depends on them.

mod criterion;
mod processes;
mod site;
mod table;

use crate::Failure;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Options of the chore.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Runs of each command; the median counts.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Leave out the benches inside the process (`cargo bench`), and time whole processes only.
    #[arg(long)]
    processes_only: bool,
}

/// The list and the grid to measure with, where the shared files are.
struct Shared {
    list: PathBuf,
    grid: PathBuf,
}

impl Shared {
    fn find() -> Option<Self> {
        let folder =
            std::env::var_os("MAILLAGE_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
        let shared = Self {
            list: folder.join("data/france-services/anct-liste-fs-20240801.csv"),
            grid: folder.join("data/population/grille-1km-2021-france.csv.gz"),
        };
        (shared.list.is_file() && shared.grid.is_file()).then_some(shared)
    }
}

/// Builds the program, measures, and prints one table.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let target = std::path::absolute(target)?;
    well(Command::new("cargo").args(["build", "--release", "--locked", "--package", "maillage"]))?;
    let shared = Shared::find();
    let mut figures =
        processes::measure(&target.join("release/maillage"), shared.as_ref(), options.runs.max(1))?;
    if !options.processes_only {
        figures.extend(criterion::measure(&target)?);
    }
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    println!("commit {}, {cores} cores, load {}", commit(), load());
    match shared {
        Some(_) => println!("processes: the official list of 2024 and the 1 km grid"),
        None => {
            println!("processes: the demonstration network (MAILLAGE_SHARED names no folder of shared files)")
        }
    }
    println!("median of {} runs of each process; mean of each bench\n", options.runs.max(1));
    print!("{}", table::text(&figures));
    Ok(())
}

fn well(command: &mut Command) -> Result<(), Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let status = command.status().map_err(|error| format!("{name}: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("{name} failed ({status})").into()) }
}

fn commit() -> String {
    let output = Command::new("git").args(["describe", "--always", "--dirty"]).output();
    output.map_or_else(|_| "?".into(), |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What else runs: a busy machine measures itself.
fn load() -> String {
    let text = std::fs::read_to_string(Path::new("/proc/loadavg")).unwrap_or_default();
    text.split(' ').next().unwrap_or("?").to_owned()
}
