//! The promises at the date of every list, and what changed from one list to another. People are those of today at
//! every date, so that only the network makes a difference.

use crate::house::House;
use crate::nation::Nation;
use crate::nation::measure::{Doors, Tables, promise_points, trips};
use crate::network::{self, Network, Origin};
use crate::points::import::differences;
use crate::points::stored::from_store;
use crate::whatif::Change;
use base::limits;
use base::people::MilliPeople;
use directory::compare::Differences;
use directory::point::ListedPoint;
use jiff::civil::Date;
use promises::board::Territory as Level;
use promises::coverage::{Coverage, PROMISED, Row};
use roads::estimate::Graph;
use std::collections::BTreeSet;
use store::errors::StoreError;
use store::lists::List;
use territory::Territory;

/// The networks of the lists to measure, the oldest first.
pub struct Loaded {
    networks: Vec<Network>,
}

/// Every list's network, measured, the oldest first.
pub struct History {
    /// One for each date of a list.
    pub moments: Vec<Moment>,
}

/// The network of one list, measured.
pub struct Moment {
    /// The day from which the list holds.
    pub dated: Date,
    /// Its file.
    pub file_name: String,
    points: Vec<Counted>,
    /// Of the territories above the commune.
    coverage: Coverage,
    /// People within the promise, by place.
    within: Vec<u64>,
}

/// A point, as far as counting it asks.
struct Counted {
    place: u32,
    department: u16,
    main: bool,
    mobile: bool,
}

/// How many points a territory has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Points {
    /// All of them.
    pub all: u64,
    /// Main ones; the others are antennas.
    pub main: u64,
    /// Buses and itinerant ones.
    pub mobile: u64,
}

/// What changed in a territory from one list to another.
pub struct Between {
    /// The earlier list's date.
    pub from: Date,
    /// The later one's.
    pub to: Date,
    /// Points that opened, closed, moved, changed their hours.
    pub differences: Differences,
    /// Communes with fewer people within the promise, the most lost first.
    pub losers: Vec<Change>,
    /// Communes with more, the most gained first.
    pub winners: Vec<Change>,
}

/// The lists of a house that are in force one after the other until its day, the oldest first: of several with
/// the same date the last one imported.
///
/// # Errors
/// Where the database does not answer.
pub async fn lists(house: &House) -> Result<Vec<List>, StoreError> {
    let mut lists = house.store.read().await?.lists().await?;
    lists.retain(|list| list.dated <= house.today());
    lists.dedup_by_key(|list| list.dated);
    lists.truncate(limits::HISTORY_LISTS);
    lists.reverse();
    Ok(lists)
}

/// Reads the networks of all lists.
///
/// # Errors
/// Where the database does not answer.
pub async fn load(house: &House) -> Result<Loaded, StoreError> {
    let lists = lists(house).await?;
    let mut tx = house.store.read().await?;
    let mut networks = Vec::with_capacity(lists.len());
    for list in lists {
        networks.push(network::load::load(&mut tx, list.dated).await?);
    }
    Ok(Loaded { networks })
}

impl History {
    /// Measures all networks with the homes of a nation; takes about as long as the nation for each.
    #[must_use]
    pub fn of(nation: &Nation, loaded: Loaded) -> Self {
        let moment = |network| Moment::of(nation, network);
        Self { moments: loaded.networks.into_iter().filter_map(moment).collect() }
    }

    /// The moment of the list in force on a date.
    #[must_use]
    pub fn on(&self, date: Date) -> Option<&Moment> {
        self.moments.iter().rev().find(|moment| moment.dated <= date)
    }
}

impl Moment {
    fn of(nation: &Nation, network: Network) -> Option<Self> {
        let Origin::List { dated, file_name } = &network.origin else { return None };
        let graph = Graph::embedded();
        let listed = trips(graph, &nation.snapped, &Doors::listed(&network));
        let sure = trips(graph, &nation.snapped, &Doors::sure(&network));
        let points = promise_points(&network);
        let mut coverage = Coverage::of(&Tables::embedded().inputs(nation.homes(), &listed, &sure, &points));
        let within = coverage.places.iter().map(|row| row.within[PROMISED]).collect();
        // Rows of 35,000 communes for every list would be most of the memory.
        coverage.places = Vec::new();
        let counted = network.points.iter().map(|point| Counted {
            place: point.listed.place,
            department: point.department,
            main: point.is_main(),
            mobile: point.is_mobile(),
        });
        Some(Self {
            dated: *dated,
            file_name: file_name.clone(),
            points: counted.collect(),
            coverage,
            within,
        })
    }

    /// The travel times of a territory; `None` for places, whose rows are not kept.
    #[must_use]
    pub fn row(&self, territory: Level) -> Option<&Row> {
        match territory {
            Level::Nation => Some(&self.coverage.nation),
            Level::Region(index) => self.coverage.regions.get(usize::from(index)),
            Level::Department(index) => self.coverage.departments.get(usize::from(index)),
            Level::Epci(index) => self.coverage.epcis.get(usize::from(index)),
            Level::City(index) => self.coverage.cities.get(usize::from(index)),
            Level::Place(_) => None,
        }
    }

    /// The points of a territory; of the nation all rows of the list.
    #[must_use]
    pub fn points(&self, nation: &Nation, territory: Level) -> Points {
        let mut points = Points::default();
        for point in self.points.iter().filter(|point| is_in(nation, territory, point)) {
            points.all += 1;
            points.main += u64::from(point.main);
            points.mobile += u64::from(point.mobile);
        }
        points
    }
}

/// Whether a point counts in a territory: one whose commune is unknown counts in its department.
fn is_in(nation: &Nation, territory: Level, point: &Counted) -> bool {
    match territory {
        Level::Nation => true,
        Level::Department(index) => point.department == index,
        Level::Region(index) => {
            Territory::embedded().departments()[usize::from(point.department)].region == index
        }
        _ => nation.board.holds(territory, point.place),
    }
}

/// What changed in a territory from the list in force on one date to that of another.
///
/// # Errors
/// Where the database does not answer.
pub async fn between(
    house: &House,
    nation: &Nation,
    territory: Level,
    (from, to): (&Moment, &Moment),
) -> Result<Between, StoreError> {
    let mut tx = house.store.read().await?;
    let mut listed = [Vec::new(), Vec::new()];
    for (listed, moment) in listed.iter_mut().zip([from, to]) {
        let network = tx.network_on(moment.dated).await?;
        for point in network.iter().flat_map(|network| &network.points) {
            listed.push(from_store(point)?.0);
        }
    }
    // A point that comes from elsewhere or goes there has moved: it has neither opened nor closed.
    let concerned: BTreeSet<String> = listed
        .iter()
        .flatten()
        .filter(|point| is_in(nation, territory, &counted(point)))
        .map(|point| point.id_fs.clone())
        .collect();
    for listed in &mut listed {
        listed.retain(|point| concerned.contains(&point.id_fs));
    }
    let (losers, winners) = changes(nation, territory, (from, to));
    Ok(Between {
        from: from.dated,
        to: to.dated,
        differences: differences(&listed[0], &listed[1]),
        losers,
        winners,
    })
}

fn counted(point: &ListedPoint) -> Counted {
    let department = Territory::embedded().department_of(point.department).unwrap_or(0);
    Counted { place: point.place, department, main: false, mobile: point.format.is_mobile() }
}

/// Communes that lost people within the promise, and communes that gained some, the most first.
fn changes(nation: &Nation, territory: Level, (from, to): (&Moment, &Moment)) -> (Vec<Change>, Vec<Change>) {
    let mut changes: Vec<Change> = (0_u32..)
        .zip(from.within.iter().zip(&to.within))
        .filter(|(place, (before, after))| before != after && nation.board.holds(territory, *place))
        .map(|(place, (before, after))| Change {
            place,
            before: MilliPeople(*before),
            after: MilliPeople(*after),
        })
        .collect();
    changes.sort_by_key(|change| (std::cmp::Reverse(change.before.0.abs_diff(change.after.0)), change.place));
    changes.into_iter().partition(|change| change.after < change.before)
}
