//! Chores of the workshop: `cargo xtask --help`.
#![expect(clippy::print_stdout, reason = "a command of the workshop talks on the standard output")]

mod regenerate;

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
}

/// What a chore says when it fails.
pub(crate) type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let done = match Line::parse().chore {
        Chore::Regenerate(options) => regenerate::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}
