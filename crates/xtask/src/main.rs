//! Chores of the workshop: `cargo xtask --help`.
#![expect(clippy::print_stdout, reason = "a command of the workshop talks on the standard output")]

mod arrows;
mod bench;
mod calibrate;
mod load;
mod photograph;
mod regenerate;
mod release;
mod screen_text;
mod served;
mod soak;

mod tidy;
mod witness;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// Chores of the workshop.
#[derive(Parser)]
#[command(name = "xtask")]
struct Line {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// Rebuild the embedded data from the public packages, byte for byte.
    Regenerate(regenerate::Options),
    /// Fit the travel-time estimate, and say how wrong it is.
    Calibrate(calibrate::Options),
    /// Photograph every page and state, for people to look at.
    Photograph(photograph::Options),
    /// Measure speed and memory, beside their bars.
    Bench(bench::Options),
    /// Have programs that are not ours look at what ours made.
    Witness(witness::Options),
    /// Load the finder, beside nginx serving the same bytes.
    Load(load::Options),
    /// Load a released site for long, and watch what it holds.
    Soak(soak::Options),
    /// Make the archive that runs without a toolchain.
    Release(release::Options),
    /// Look for arrows between rooms that the plan does not have.
    Arrows(arrows::Options),
    /// Look for broken house rules.
    Tidy(tidy::Options),
}

/// What a chore says when it fails.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// Runs another program to its end.
pub(crate) fn run_well(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{} failed ({status})", command.get_program().display()).into())
    }
}

/// Where compiled programs are.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from)
}

fn main() -> ExitCode {
    let done = match Line::parse().chore {
        Chore::Regenerate(options) => regenerate::run(&options),
        Chore::Calibrate(options) => calibrate::run(&options),
        Chore::Photograph(options) => photograph::run(&options),
        Chore::Bench(options) => bench::run(&options),
        Chore::Witness(options) => witness::run(&options),
        Chore::Load(options) => load::run(&options),
        Chore::Soak(options) => soak::run(&options),
        Chore::Release(options) => release::run(&options),
        Chore::Arrows(options) => arrows::run(&options),
        Chore::Tidy(options) => tidy::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
