//! `cargo xtask photograph FOLDER`: every page and state at 320 and 1280 px, light and dark, for people to look at.

use crate::Failure;
use std::path::PathBuf;
use std::process::Command;

/// Options of the chore.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Folder of the photographs.
    #[arg(default_value = "photos")]
    folder: PathBuf,
    /// A list of points to show, instead of the made-up one.
    #[arg(long)]
    list: Option<PathBuf>,
}

/// Builds the program and photographs its pages with the browser of the machine.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    run_well(Command::new("cargo").args(["build", "--quiet", "--package", "maillage"]))?;
    run_well(Command::new("npm").args(["ci", "--silent"]).current_dir("e2e"))?;
    let binary = std::path::absolute(target.join("debug/maillage"))?;
    let mut photograph = Command::new("node");
    photograph.arg("e2e/photograph.mjs").arg(std::path::absolute(&options.folder)?);
    if let Some(list) = &options.list {
        photograph.arg(std::path::absolute(list)?);
    }
    run_well(photograph.env("MAILLAGE_BINARY", binary))
}

/// Runs a command; its failure is the chore's.
pub(crate) fn run_well(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", command.get_program().display()).into())
    }
}
