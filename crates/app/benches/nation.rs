//! The whole nation: travel times of everybody, promises, hours of a week. On the demonstration with people spread
//! in their communes, and, where the shared files are, on the official list and the 1 km grid.

use app::engines::directory::dated::date_in_name;
use app::engines::hours::calendar::monday_of;
use app::engines::roads::estimate::Graph;
use app::engines::territory::Territory;
use app::house::{House, Opening};
use app::nation::Nation;
use app::nation::compute::{From, Loaded, load};
use app::nation::hours::Week;
use app::nation::measure::Doors;
use app::network::demonstration;
use app::points::import::{Closures, ListFile};
use app::population::homes::{Homes, Source};
use app::population::import::GridFile;
use base::actor::Actor;
use base::clock::{FixedClock, Instant};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const LIST: &str = "anct-liste-fs-20240801.csv";
const GRID: &str = "grille-1km-2021-france.csv.gz";

/// The demonstration, for which no file is needed.
fn demonstration() -> Loaded {
    let homes = Homes { homes: Territory::embedded().spread_homes(), source: Source::Polygons };
    let date = date_in_name(LIST).expect("the name has a date");
    Loaded { date, version: 0, network: demonstration::network(), homes }
}

/// The official list and the grid, where they are.
fn official() -> Option<Loaded> {
    let shared = std::env::var_os("MAILLAGE_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let list = std::fs::read(shared.join("data/france-services").join(LIST)).ok()?;
    let grid = std::fs::read(shared.join("data/population").join(GRID)).ok()?;
    let folder = tempfile::tempdir().expect("there is room for a database");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let loaded = runtime.block_on(async {
        let opening = Opening {
            data_dir: folder.path().to_owned(),
            database_url: None,
            clock: Arc::new(FixedClock(Instant(1_725_436_800_000))),
            date: None,
        };
        let house = House::open(opening).await.expect("a new database opens");
        let file = ListFile { name: LIST, bytes: &list, source: "file", dated: None };
        app::points::import::import(&house, Actor::CommandLine, &file, Closures::Ask)
            .await
            .expect("the list is imported");
        let file = GridFile { name: GRID, bytes: &grid };
        app::population::import::import(&house, Actor::CommandLine, &file)
            .await
            .expect("the grid is imported");
        let loaded = load(&house, From::Homes).await.expect("the database answers");
        house.store.close().await;
        loaded
    });
    Some(loaded)
}

fn copy(loaded: &Loaded) -> Loaded {
    Loaded {
        date: loaded.date,
        version: loaded.version,
        network: loaded.network.clone(),
        homes: loaded.homes.clone(),
    }
}

fn nations(criterion: &mut Criterion) {
    let graph = Graph::embedded();
    for (name, loaded) in [("demonstration", Some(demonstration())), ("official list and grid", official())] {
        let Some(loaded) = loaded else { continue };
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        group.bench_function("join all homes to the graph", |bencher| {
            bencher.iter(|| graph.snap(black_box(&loaded.homes.homes)).len());
        });
        let snapped = graph.snap(&loaded.homes.homes);
        let doors = Doors::listed(&loaded.network);
        group.bench_function("nearest point of all homes", |bencher| {
            bencher.iter(|| graph.nearest(black_box(&snapped), &doors.coords).len());
        });
        group.bench_function("nearest points of one place", |bencher| {
            let somewhere = Territory::embedded().places()[20_000].centre;
            bencher.iter(|| graph.from_coord(black_box(somewhere), &doors.coords, 3).len());
        });
        group.bench_function("whole nation", |bencher| {
            bencher.iter_batched(
                || copy(&loaded),
                |loaded| Nation::of(loaded).listed.len(),
                BatchSize::PerIteration,
            );
        });
        let nation = Nation::of(copy(&loaded));
        group.bench_function("all hours of a week", |bencher| {
            bencher.iter(|| Week::of(black_box(&nation), monday_of(nation.date)).without_hours);
        });
        group.finish();
    }
}

criterion_group!(benches, nations);
criterion_main!(benches);
