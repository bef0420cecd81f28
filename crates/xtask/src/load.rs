//! `cargo xtask load --list FILE`: requests a second of the finder, beside nginx serving the same bytes as files.

use crate::Failure;
use crate::run_well;
use std::path::PathBuf;
use std::process::Command;

/// Options of the chore. It wants wrk, nginx, node and Linux.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The list of points to serve.
    #[arg(long)]
    list: PathBuf,
    /// How long each of the four turns lasts.
    #[arg(long, default_value_t = 10)]
    seconds: u32,
    /// Connections kept open.
    #[arg(long, default_value_t = 64)]
    connections: u32,
}

/// Builds the program as it is released, and loads it.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    run_well(Command::new("cargo").args(["build", "--quiet", "--release", "--package", "maillage"]))?;
    run_well(Command::new("npm").args(["ci", "--silent"]).current_dir("e2e"))?;
    let mut load = Command::new("node");
    load.arg("e2e/load.mjs").arg(std::path::absolute(&options.list)?);
    load.args([options.seconds.to_string(), options.connections.to_string()]);
    run_well(load.env("MAILLAGE_BINARY", std::path::absolute(target.join("release/maillage"))?))
}
