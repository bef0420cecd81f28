//! `cargo xtask calibrate`: fits the travel-time estimate again, and says how wrong it is.
//!
//! Three sources are compared: the row of the whole nation ([`targets`]), pairs of places in Gironde with their time
//! by METRIC, and homes in Corsica by its real roads ([`corsica`]). Nothing is fitted by department. The model is in
//! `regenerate/model.rs`; what this prints is written there and into `docs/decisions/estimate.md` by hand.

mod corsica;
mod evidence;
mod judge;
mod report;
mod simplex;
mod spread;
mod targets;

use crate::Failure;
use crate::regenerate::estimate::Skeleton;
use crate::regenerate::model::Model;
use crate::regenerate::packages;
use evidence::Evidence;
use judge::{Judge, Source, Told};
use std::path::PathBuf;

/// Options of the chore.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Folder of the downloaded packages.
    #[arg(long, default_value = "target/packages")]
    packages: PathBuf,
    /// Folder of the embedded data, whose territory is used.
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// The population grid of 1 km (CSV with lon, lat, commune, pop; may be compressed by gzip).
    #[arg(long)]
    grid: PathBuf,
    /// The official list of points (CSV with longitude, latitude).
    #[arg(long)]
    points: PathBuf,
    /// Trips with their minutes by METRIC (CSV with lon1, lat1, lon2, lat2, `metric_hc_minutes`).
    #[arg(long)]
    pairs: PathBuf,
    /// Folder of Corsica's roads (corsica-nodes.csv.gz, corsica-edges.csv.gz).
    #[arg(long)]
    corsica: PathBuf,
    /// How many models a fit may try; 0 judges the model in use and fits nothing.
    #[arg(long, default_value_t = 240)]
    tries: usize,
    /// Also fit without each of the three sources, to see how well it is foretold: three more fits.
    #[arg(long)]
    cross: bool,
}

/// Judges the model in use, fits another, and cross-validates.
pub(crate) fn run(options: &Options) -> Result<(), Failure> {
    let evidence = Evidence::read(options)?;
    let packages = packages::fetched(&options.packages)?;
    let skeleton = Skeleton::read(&packages, &options.data)?;
    let quick = Judge::of(&skeleton, evidence.thinned());
    let judge = Judge::of(&skeleton, evidence);
    let used = Model::fitted();
    report::model("the model in use", &used, &judge.verdict(&used));
    if options.tries == 0 {
        return Ok(());
    }
    let fitted = fit(&quick, Told::All, options.tries);
    let verdict = judge.verdict(&fitted);
    report::model("fitted", &fitted, &verdict);
    if options.cross {
        for source in [Source::Nation, Source::Pairs, Source::Corsica] {
            let blind = fit(&quick, Told::AllBut(source), options.tries);
            let foretold = judge.verdict(&blind);
            report::model(&format!("fitted without {source:?}"), &blind, &foretold);
            report::departments(&judge.codes, &verdict.within_20, &foretold.within_20);
        }
    }
    Ok(())
}

/// The best model of a search that begins with a guess.
fn fit(judge: &Judge<'_>, told: Told, tries: usize) -> Model {
    let cost = |numbers| {
        let model = Model::of(numbers);
        if model.is_sound() { judge.verdict(&model).cost(told) } else { f64::INFINITY }
    };
    let found = simplex::search(Model::guessed().numbers(), tries, cost);
    println!("\n{} models tried, {told:?}: cost {:.2}", found.asked, found.value);
    Model::of(found.at)
}
