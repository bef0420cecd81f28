//! `maillage`: one program, one binary. This room parses words, opens the house, runs one use case and prints.

mod args;
mod commands;
mod failure;
mod input;
mod output;
mod progress;
mod table;

use app::network::Network;
use args::{Command, Common, Line};
use base::clock::{Clock, FixedClock, Instant, SystemClock};
use clap::Parser;
use failure::{Failure, with_causes};
use std::process::ExitCode;
use std::sync::Arc;

/// Gives memory back when one nation takes the place of another (`docs/decisions/memory.md`).
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let line = Line::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("maillage: no threads to work with: {error}");
            return ExitCode::FAILURE;
        }
    };
    let ended = runtime.block_on(run(line));
    // What is still computed is for nobody any more.
    runtime.shutdown_background();
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("maillage: {}", failure.message());
            failure.code()
        }
    }
}

async fn run(line: Line) -> Result<(), Failure> {
    let Line { common, command } = line;
    match command {
        Command::Serve(serve) => commands::serve::run(&common, serve).await,
        Command::Import(import) => commands::import::run(&common, import).await,
        Command::Promises(promises) => commands::promises::run(&common, &promises).await,
        Command::Coverage(coverage) => commands::coverage::run(&common, &coverage).await,
        Command::Whatif(whatif) => commands::whatif::run(&common, &whatif).await,
        Command::Remedy(remedy) => commands::remedy::run(&common, &remedy).await,
        Command::History(history) => commands::history::run(&common, &history).await,
        Command::Find(find) => commands::find::run(&common, &find).await,
        Command::Posters(posters) => commands::posters::run(&common, &posters).await,
        Command::Export(export) => commands::export::run(&common, &export).await,
        Command::Doctor(doctor) => commands::doctor::run(&common, &doctor).await,
    }
}

/// The network of the day asked about, and the moment to take for now.
async fn open_network(common: &Common) -> Result<(Network, Instant), Failure> {
    let house = open(common).await?;
    let network = app::network::load::of_house(&house).await;
    house.store.close().await;
    Ok((network.map_err(|error| Failure::Other(with_causes(&error)))?, house.now()))
}

/// Opens the house that the common options name.
async fn open(common: &Common) -> Result<app::house::House, Failure> {
    app::house::House::open(opening(common)).await.map_err(|error| Failure::Other(with_causes(&error)))
}

fn opening(common: &Common) -> app::house::Opening {
    let clock: Arc<dyn Clock> = match common.now {
        Some(now) => Arc::new(FixedClock(now)),
        None => Arc::new(SystemClock),
    };
    app::house::Opening {
        data_dir: common.data.clone(),
        database_url: common.database.clone(),
        clock,
        date: common.date,
    }
}
