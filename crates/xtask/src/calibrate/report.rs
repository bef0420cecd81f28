//! What the fit prints.

use super::judge::{Told, Verdict, heads};
use super::spread::Spread;
use super::targets::{NATION, OVERSEAS, Row};
use crate::regenerate::model::Model;

/// A model, what was wanted, what it reaches, and how wrong single trips are.
pub(crate) fn model(title: &str, model: &Model, verdict: &Verdict) {
    println!("\n{title}: cost {:.2}", verdict.cost(Told::All));
    for (name, number) in Model::NAMES.iter().zip(model.numbers()) {
        println!("  {name:<16} {number:.3}");
    }
    println!("  within (min)     {}    mean median  1st  last decile", heads());
    row("INSEE, nation", &NATION);
    row("here, nation", &verdict.nation);
    println!("  {:<16} {}", "INSEE, overseas", cells(&OVERSEAS));
    row("here, overseas", &verdict.overseas);
    spread("Gironde, pairs", &verdict.pairs);
    spread("Corsica, homes", &verdict.corsica);
}

fn cells(numbers: &[f64]) -> String {
    numbers.iter().map(|number| format!("{number:>6.2}")).collect::<Vec<_>>().join(" ")
}

fn row(name: &str, row: &Row) {
    println!("  {name:<16} {}  {}", cells(&row.shares), cells(&row.minutes));
}

fn spread(name: &str, spread: &Spread) {
    println!(
        "  {name:<16} {} trips: real / estimated {:.3}, by length {}; around it {:.3}; 8 in 10 between {:.0} % and {:.0} %",
        spread.trips,
        spread.middle,
        cells(&spread.by_length),
        spread.around,
        100.0 * spread.deciles[0],
        100.0 * spread.deciles[1],
    );
}

/// The departments whose share within 20 minutes differs most between two models.
pub(crate) fn departments(codes: &[String], one: &[f64], other: &[f64]) {
    let metropolitan = || codes.iter().zip(one.iter().zip(other)).filter(|(code, _)| code.len() == 2);
    let mut moved: Vec<(f64, &str)> =
        metropolitan().map(|(code, (one, other))| (other - one, code.as_str())).collect();
    let mean = moved.iter().map(|(points, _)| points.abs()).sum::<f64>() / moved.len() as f64;
    moved.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()).then(a.1.cmp(b.1)));
    let most: Vec<String> =
        moved.iter().take(10).map(|(points, code)| format!("{code} {points:+.1}")).collect();
    println!("  departments within 20 min move by {mean:.2} points in the mean; most: {}", most.join(", "));
}
