//! Trials on the whole nation: 300 random ones, one change each. On the official list and the 1 km grid where
//! `MAILLAGE_SHARED` names the folder of the national files, else on the demonstration network.
//!
//! Criterion means are beside the point here: a trial must be quick even where it is slowest, so the middle one, the
//! slowest hundredth and the slowest are printed.

use app::engines::hours::calendar::monday_of;
use app::engines::hours::parse::week_words::week_words;
use app::engines::promises::board::Territory;
use app::house::{House, Opening};
use app::levels::Level;
use app::nation::compute::{self, Nation};
use app::nation::hours::Week;
use app::points::import::{Closures, ListFile};
use app::population::import::GridFile;
use app::remedy::{Openings, Remedies};
use app::whatif::{Checked, Ground, HourGround, Trial, evaluate};
use base::actor::Actor;
use base::clock::{FixedClock, Instant};
use base::coord::Coord;
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const TRIALS: u32 = 300;
const LIST: &str = "france-services/anct-liste-fs-20240801.csv";
const GRID: &str = "population/grille-1km-2021-france.csv.gz";

/// Repeatable numbers without a library.
fn scattered(seed: u32) -> u32 {
    let mixed = seed.wrapping_mul(0x9E37_79B9).rotate_left(13);
    (mixed ^ mixed >> 15).wrapping_mul(0x85EB_CA6B)
}

async fn import(house: &House, data: &Path) {
    let read = |name: &str| std::fs::read(data.join(name)).expect("the national files are there");
    let (list, grid) = (read(LIST), read(GRID));
    let file = ListFile { name: "anct-liste-fs-20240801.csv", bytes: &list, source: "file", dated: None };
    app::points::import::import(house, Actor::CommandLine, &file, Closures::Accepted)
        .await
        .expect("the official list is a list");
    let file = GridFile { name: "grille-1km-2021-france.csv.gz", bytes: &grid };
    app::population::import::import(house, Actor::CommandLine, &file).await.expect("the grid is a grid");
}

fn nation() -> Nation {
    let folder = tempfile::tempdir().expect("folders can be made");
    let runtime = tokio::runtime::Runtime::new().expect("threads can be made");
    runtime.block_on(async {
        let opening = Opening {
            data_dir: folder.path().to_owned(),
            database_url: None,
            clock: Arc::new(FixedClock(Instant(1_725_438_000_000))),
            date: None,
        };
        let house = House::open(opening).await.expect("a new database opens");
        let shared = std::env::var_os("MAILLAGE_SHARED").map(|folder| PathBuf::from(folder).join("data"));
        if let Some(data) = shared.filter(|data| data.join(LIST).exists() && data.join(GRID).exists()) {
            import(&house, &data).await;
        }
        let nation = compute::nation(&house, compute::From::Homes).await.expect("a nation is there");
        house.store.close().await;
        nation
    })
}

/// A random change: a point closes, opens near another's town, or has other hours.
fn change(nation: &Nation, seed: u32) -> Trial {
    let points = &nation.network.points;
    let fixed = (0..).map(|step| &points[scattered(seed ^ step << 16) as usize % points.len()]);
    let point = fixed.into_iter().find(|point| point.at_address).expect("some points receive people");
    let id = point.listed.id_fs.clone();
    match seed % 3 {
        0 => Trial { close: vec![id], ..Trial::default() },
        1 => {
            let aside = |seed: u32| (scattered(seed) % 200_000) as i32 - 100_000;
            let near = point.listed.coord;
            let coord =
                Coord { lon_e6: near.lon_e6 + aside(seed ^ 77), lat_e6: near.lat_e6 + aside(seed ^ 99) };
            Trial { open: vec![coord], ..Trial::default() }
        }
        _ => {
            let hours = week_words("lu-ve 8h-19h; sa 9h-13h").expect("hours as people write them");
            Trial { hours: vec![(id, hours)], ..Trial::default() }
        }
    }
}

fn trials(criterion: &mut Criterion) {
    let nation = nation();
    let week = Week::of(&nation, monday_of(nation.date));
    let (ground, hours) = (Ground::of(&nation), HourGround::of(&nation));
    eprintln!("{} points, {} homes", nation.network.points.len(), nation.homes().len());
    let run = |seed: u32| {
        let trial = change(&nation, seed);
        let checked = Checked::of(&nation, &trial).expect("points of the network, in France");
        let outcome = evaluate(&nation, &ground, &checked);
        (outcome, hours.after(&nation, &ground, &week, &checked))
    };
    for (kind, name) in (0..3).zip(["closed", "opened", "other hours"]) {
        let mut times: Vec<f64> = (0..TRIALS)
            .filter(|seed| seed % 3 == kind)
            .map(|seed| {
                let begin = std::time::Instant::now();
                black_box(run(seed));
                begin.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        times.sort_by(f64::total_cmp);
        let at = |percent: usize| times[(times.len() * percent / 100).min(times.len() - 1)];
        eprintln!("one point {name}: p50 {:.1} ms, p99 {:.1} ms, slowest {:.1} ms", at(50), at(99), at(100));
    }
    let mut seed = 0;
    criterion.bench_function("a trial of the whole nation", |bencher| {
        bencher.iter(|| {
            seed = (seed + 1) % TRIALS;
            black_box(run(seed))
        });
    });
}

/// Every department's remedies for the first time, then the nation's, each with everything that it looks for.
fn remedies(_: &mut Criterion) {
    let nation = nation();
    let week = Week::of(&nation, monday_of(nation.date));
    let hours = HourGround::of(&nation);
    let timed = |what: &mut dyn FnMut()| {
        let begin = std::time::Instant::now();
        what();
        begin.elapsed().as_secs_f64() * 1000.0
    };
    let mut openings = None;
    let ground = timed(&mut || openings = Some(Openings::of(&nation)));
    let openings = openings.expect("just made");
    let of = |territory| {
        timed(&mut || {
            black_box(Remedies::of(&nation, &openings, &hours, &week, territory));
        })
    };
    let departments: Vec<Territory> =
        app::levels::all(Level::Department).iter().map(|named| named.territory).collect();
    let mut cold: Vec<f64> = departments.iter().map(|department| of(*department)).collect();
    let mut warm: Vec<f64> = departments.iter().map(|department| of(*department)).collect();
    let of_nation = of(Territory::Nation);
    for (name, times) in [("the first time", &mut cold), ("again", &mut warm)] {
        times.sort_by(f64::total_cmp);
        let (middle, slowest) = (times[times.len() / 2], times[times.len() - 1]);
        eprintln!("a department's remedies {name}: p50 {middle:.1} ms, slowest {slowest:.1} ms");
    }
    let fresh = Openings::of(&nation);
    let everywhere = timed(&mut || fresh.look_from_everywhere());
    eprintln!(
        "who is far: {ground:.0} ms; looking from every commune: {everywhere:.0} ms, {} pairs; the nation then: \
         {of_nation:.0} ms",
        fresh.pairs()
    );
}

criterion_group!(benches, trials, remedies);
criterion_main!(benches);
