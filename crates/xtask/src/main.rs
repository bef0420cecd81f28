//! Chores of the workshop: `cargo xtask --help`.
#![expect(clippy::print_stdout, reason = "a command of the workshop talks on the standard output")]

mod arrows;
mod load;
mod photograph;
mod regenerate;
mod tidy;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

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
    /// Photograph every page and state, for people to look at.
    Photograph(photograph::Options),
    /// Load the finder, beside nginx serving the same bytes.
    Load(load::Options),
    /// Look for arrows between rooms that the plan does not have.
    Arrows(arrows::Options),
    /// Look for broken house rules.
    Tidy(tidy::Options),
}

/// What a chore says when it fails.
pub(crate) type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let done = match Line::parse().chore {
        Chore::Regenerate(options) => regenerate::run(&options),
        Chore::Photograph(options) => photograph::run(&options),
        Chore::Load(options) => load::run(&options),
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
