//! Prints, for a reader of `opening_hours` that is not ours, the string of every door and what we say at random
//! instants: `opening_hours LIST|demonstration COUNT SEED`, JSON lines. `e2e/opening-hours.mjs` compares.

use app::house::{House, Opening};
use app::network::{Network, Point, demonstration};
use app::points::import::{Closures, ListFile, import};
use base::actor::Actor;
use base::clock::{FixedClock, Instant};
use hours::calendar::SiteHours;
use hours::state::OpenState;
use std::error::Error;
use std::io::{BufWriter, Write};
use std::sync::Arc;

/// Seconds of the six years, from 1 January 2023, in which instants are drawn: leap years, a week 53, every holiday.
const FROM_S: i64 = 1_672_531_200;
const SPAN_S: u64 = 6 * 365 * 86_400;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [list, count, seed] = words.as_slice() else {
        return Err("usage: opening_hours LIST|demonstration COUNT SEED".into());
    };
    let network = if list == "demonstration" { demonstration::network() } else { imported(list).await? };
    let doors: Vec<(String, &SiteHours)> = network.points.iter().flat_map(doors).collect();
    let mut out = BufWriter::new(std::io::stdout().lock());
    for (door, (name, hours)) in doors.iter().enumerate() {
        let said = serde_json::json!({
            "door": door, "name": name, "zone": hours.zone, "opening_hours": hours::osm::write(hours),
        });
        writeln!(out, "{said}")?;
    }
    let known: Vec<usize> = (0..doors.len()).filter(|door| doors[*door].1.is_known()).collect();
    let mut chance = SplitMix(seed.parse()?);
    for _ in 0..count.parse()? {
        let door = known[(chance.next() % known.len() as u64) as usize];
        let at_s = FROM_S + (chance.next() % SPAN_S).cast_signed();
        let state = match doors[door].1.state_at(jiff::Timestamp::from_second(at_s)?) {
            OpenState::Open { .. } => "open",
            OpenState::Closed { .. } => "closed",
            OpenState::Unknown { .. } => "unknown",
        };
        writeln!(out, "{}", serde_json::json!({ "door": door, "at_s": at_s, "state": state }))?;
    }
    Ok(out.flush()?)
}

async fn imported(list: &str) -> Result<Network, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let house = House::open(Opening {
        data_dir: folder.path().to_owned(),
        database_url: None,
        clock: Arc::new(FixedClock(Instant(1_725_440_400_000))),
        date: None,
    })
    .await?;
    let bytes = std::fs::read(list)?;
    let name = std::path::Path::new(list).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let file = ListFile { name: &name, bytes: &bytes, source: "file", dated: None };
    import(&house, Actor::CommandLine, &file, Closures::Accepted).await?;
    let mut tx = house.store.read().await?;
    Ok(app::network::load::load(&mut tx, house.today()).await?)
}

/// Where a point receives people: its address, and its stops.
fn doors(point: &Point) -> Vec<(String, &SiteHours)> {
    let id = &point.listed.id_fs;
    let own = point.at_address.then(|| (id.clone(), &point.hours));
    let stops = point.stops.iter().map(|stop| (format!("{id} {}", stop.commune), &stop.hours));
    own.into_iter().chain(stops).collect()
}

/// Steele, Lea and Flood's generator: the same draws everywhere.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}
