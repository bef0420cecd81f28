//! `kill -9` at any moment of an import: the database opens again, is undamaged, and holds a whole network: the
//! last one acknowledged, or the next one where only its acknowledgement was lost.
//!
//! The supervisor starts this same test program as its victim, told by the environment which database to use.

use crate::place::{NOW, Place, import, new_list, points};
use base::actor::Actor;
use jiff::civil::{Date, date};
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use store::errors::StoreError;
use store::lists::List;
use store::open::Options;
use store::transaction::Store;

/// Tells the victim its data folder.
const FOLDER: &str = "MAILLAGE_VICTIM_FOLDER";
/// Tells the victim its PostgreSQL database, where it has one.
const DATABASE: &str = "MAILLAGE_VICTIM_DATABASE";
/// Makes the victim acknowledge each import before it begins: the fault that this harness is there to find.
const LIES: &str = "MAILLAGE_VICTIM_LIES";
/// What the victim prints once an import is acknowledged, before its number.
const ACKNOWLEDGED: &str = "acknowledged ";
/// Points of each import: a write long enough to be hit in every part of it.
const POINTS: usize = 400;
const DAY: Date = date(2024, 8, 1);

/// Whether the victim acknowledges when it should.
#[derive(Clone, Copy, PartialEq)]
enum Victim {
    Honest,
    Lying,
}

#[tokio::test]
async fn sqlite_survives_100_kills() {
    // In fresh files, since looking through a file for damage takes the longer the larger it is.
    for seed in 0..5 {
        kill_again_and_again(&Place::sqlite(), Victim::Honest, seed, 20).await.unwrap();
    }
}

#[tokio::test]
async fn postgres_survives_20_kills_of_its_client() {
    kill_again_and_again(&Place::postgres(), Victim::Honest, 5, 20).await.unwrap();
}

#[tokio::test]
async fn an_acknowledgement_before_the_commit_is_found() {
    let found = kill_again_and_again(&Place::sqlite(), Victim::Lying, 6, 20).await;
    assert!(found.as_ref().is_err_and(|fault| fault.contains("was acknowledged")), "{found:?}");
}

/// The victim. Run by itself, it is the same import, once, without a killer.
#[tokio::test]
async fn victim() {
    let Ok(folder) = std::env::var(FOLDER) else {
        let place = Place::sqlite();
        let list = import(&place.open().await, DAY, &points(POINTS, "list 1")).await;
        assert_eq!((list.version, list.rows_imported), (1, 400));
        return;
    };
    let database_url = std::env::var(DATABASE).ok();
    let options = Options::new(folder.into(), database_url, NOW);
    let store = Store::open(&options).await.unwrap();
    let lies = std::env::var(LIES).is_ok();
    for number in 1 + store.network_version().await.unwrap().. {
        let (new, points) = (&new_list(DAY), &points(POINTS, &format!("list {number}")));
        if lies {
            acknowledge(number);
        }
        let imported: Result<List, StoreError> =
            store.write(Actor::CommandLine, |mut tx| async move { tx.import_list(new, points).await }).await;
        assert_eq!(imported.unwrap().version, number);
        if !lies {
            acknowledge(number);
        }
    }
}

fn acknowledge(number: i64) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{ACKNOWLEDGED}{number}").unwrap();
    out.flush().unwrap();
}

/// Kills victims at random moments, and says what they left that should not be.
async fn kill_again_and_again(place: &Place, kind: Victim, seed: u64, kills: usize) -> Result<(), String> {
    import(&place.open().await, DAY, &points(POINTS, "list 1")).await;
    let (mut import_time, mut in_mid_import) = (Duration::from_millis(100), 0);
    let mut random = 0x9E37_79B9_7F4A_7C15_u64 ^ seed;
    for kill in 1..=kills {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (mut victim, numbers) = start_victim(&place.options, kind);
        // The first acknowledgement tells that it is at work; the kill falls somewhere in the next two imports.
        let started = Instant::now();
        let mut acknowledged = numbers.recv_timeout(Duration::from_secs(60)).expect("the victim imports");
        import_time = import_time.min(started.elapsed());
        let part = u32::try_from(random >> 40).unwrap() % 1000;
        std::thread::sleep(import_time * 2 * part / 1000);
        victim.kill().unwrap();
        victim.wait().unwrap();
        acknowledged = numbers.iter().last().unwrap_or(acknowledged);

        let found = whole_network(place).await;
        if found != acknowledged && found != acknowledged + 1 {
            return Err(format!("kill {kill}: list {acknowledged} was acknowledged, list {found} is there"));
        }
        in_mid_import += usize::from(found == acknowledged);
    }
    assert!(in_mid_import * 2 >= kills, "only {in_mid_import} of {kills} kills fell before a commit");
    Ok(())
}

/// The number of the list in force, all of whose points are that list's.
async fn whole_network(place: &Place) -> i64 {
    let store = place.open().await;
    let mut tx = store.read().await.unwrap();
    assert_eq!(tx.faults().await.unwrap(), []);
    let network = tx.network_on(DAY).await.unwrap().unwrap();
    assert_eq!(network.list.version, tx.network_version().await.unwrap());
    assert_eq!((network.points.len(), network.sites.len()), (POINTS, POINTS));
    let state = format!(" list {}", network.list.version);
    assert!(network.points.iter().all(|point| point.listed.name.ends_with(&state)));
    drop(tx);
    store.close().await;
    network.list.version
}

/// Starts this program as a victim; the numbers that it acknowledges arrive on the channel, which ends with it.
fn start_victim(options: &Options, kind: Victim) -> (Child, Receiver<i64>) {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "kill::victim", "--nocapture"]).env(FOLDER, &options.data_dir).process_group(0);
    if let Some(url) = &options.database_url {
        command.env(DATABASE, url);
    }
    if kind == Victim::Lying {
        command.env(LIES, "yes");
    }
    let mut victim = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().unwrap();
    let output = BufReader::new(victim.stdout.take().unwrap());
    let (send, numbers) = channel();
    std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            // The test harness begins the line with the name of the test.
            let number = line.split_once(ACKNOWLEDGED).and_then(|(_, number)| number.parse().ok());
            if number.is_some_and(|number| send.send(number).is_err()) {
                return;
            }
        }
    });
    (victim, numbers)
}
