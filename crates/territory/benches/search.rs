//! How long searches take, and the loading of what the program carries. Figures of one run over 10,000 seeded
//! queries come first: a mean hides the slow ones. `cargo xtask bench` reads the lines that begin with `figure:`.
#![expect(clippy::print_stdout, reason = "a benchmark reports")]

use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::Instant;
use territory::Territory;
use territory::contours::Contours;
use territory::embedded::{CONTOURS, PLACES, TOWN_HALLS, unpack};
use territory::places::Tables;
use territory::search::Index;

#[path = "../tests/it/queries.rs"]
mod queries;

fn percentiles(france: &Territory) {
    let mut dice = queries::Dice::new(3);
    let kinds = [queries::exact, queries::prefix, queries::one_edit, queries::postal_code];
    let asked: Vec<queries::Query> = (0..10_000).map(|index| kinds[index % 4](france, &mut dice)).collect();
    let mut times_us: Vec<f64> = Vec::with_capacity(asked.len());
    for query in &asked {
        let start = Instant::now();
        let _ = black_box(france.search(&query.text, 10));
        times_us.push(start.elapsed().as_secs_f64() * 1e6);
    }
    times_us.sort_by(f64::total_cmp);
    let at = |share: f64| times_us[((times_us.len() - 1) as f64 * share) as usize];
    for (name, share) in [("median", 0.5), ("p90", 0.9), ("p99", 0.99), ("longest", 1.0)] {
        println!("figure: place search, {name} of 10,000 queries = {:.1} us", at(share));
    }
    for (kind, name) in kinds.iter().zip(["exact", "prefix", "one edit", "postal code"]) {
        let right = (0..2_500).filter(|_| queries::right_first(france, &kind(france, &mut dice))).count();
        println!("figure: place search, {name}: right commune first = {:.2} %", right as f64 / 25.0);
    }
}

fn benches(criterion: &mut Criterion) {
    let france = Territory::embedded();
    percentiles(france);
    for (name, file) in [("places", PLACES), ("contours", CONTOURS), ("town halls", TOWN_HALLS)] {
        println!("{name}: {} bytes, {} unpacked", file.len(), unpack(file).map_or(0, |bytes| bytes.len()));
    }
    criterion.bench_function("search one edit", |bencher| {
        bencher.iter(|| france.search(black_box("Saint-Chély-d'Apchr"), 10));
    });
    criterion.bench_function("suggestions", |bencher| {
        bencher.iter(|| france.suggestions(black_box("Clermon-Ferandd"), 3));
    });
    let mut slow = criterion.benchmark_group("whole");
    slow.sample_size(10);
    slow.bench_function("load tables", |bencher| {
        bencher
            .iter(|| unpack(black_box(PLACES)).map(|bytes| Tables::read(&bytes).map(|it| it.places.len())));
    });
    slow.bench_function("load contours", |bencher| {
        bencher.iter(|| unpack(black_box(CONTOURS)).map(|bytes| Contours::read(&bytes).map(|it| it.len())));
    });
    slow.bench_function("build search index", |bencher| bencher.iter(|| drop(Index::of(france.tables()))));
    slow.bench_function("spread homes", |bencher| bencher.iter(|| france.spread_homes().len()));
    slow.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
