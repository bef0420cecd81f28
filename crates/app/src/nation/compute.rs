//! Computes a nation.

use super::measure::{Doors, Tables, promise_points, trips};
use crate::house::House;
use crate::network::{self, Network};
use crate::population::homes::{self, Homes, HomesError, Source};
use base::people::Home;
use jiff::civil::Date;
use promises::board::Board;
use promises::inputs::Trip;
use roads::estimate::{Graph, Snapped};
use store::errors::StoreError;

/// From where travel is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// From homes: the figure.
    Homes,
    /// From the centre of each commune: for comparison only, it flatters.
    Centres,
}

/// A network measured.
pub struct Nation {
    /// The day.
    pub date: Date,
    /// The version of the network in the database: a later one makes this stale.
    pub version: i64,
    /// The points.
    pub network: Network,
    /// Where the homes come from.
    pub source: Source,
    /// Homes, joined to the graph.
    pub snapped: Snapped,
    /// The nearest listed address of each home.
    pub listed: Vec<Trip>,
    /// The nearest fixed point or understood stop of each home.
    pub sure: Vec<Trip>,
    /// The promises.
    pub board: Board,
}

/// Why a nation could not be computed.
#[derive(Debug, thiserror::Error)]
pub enum NationError {
    /// The database does not answer.
    #[error("the network could not be read")]
    Store(#[from] StoreError),
    /// The homes are not readable.
    #[error(transparent)]
    Homes(#[from] HomesError),
}

/// What a nation is computed from, read from the database as one state.
pub struct Loaded {
    /// The day.
    pub date: Date,
    /// The version of the network.
    pub version: i64,
    /// The points.
    pub network: Network,
    /// The homes.
    pub homes: Homes,
}

/// Reads what a nation is computed from.
///
/// # Errors
/// Where the database does not answer.
pub async fn load(house: &House, from: From) -> Result<Loaded, NationError> {
    let date = house.today();
    let mut tx = house.store.read().await?;
    let version = tx.network_version().await?;
    let network = network::load::load(&mut tx, date).await?;
    let homes = match from {
        From::Homes => homes::load(&mut tx).await?,
        From::Centres => homes::at_centres(),
    };
    Ok(Loaded { date, version, network, homes })
}

impl Nation {
    /// Measures what was loaded; takes about half a second on two cores.
    #[must_use]
    pub fn of(loaded: Loaded) -> Self {
        let graph = Graph::embedded();
        let snapped = graph.snap(&loaded.homes.homes);
        let listed = trips(graph, &snapped, &Doors::listed(&loaded.network));
        let sure = trips(graph, &snapped, &Doors::sure(&loaded.network));
        let points = promise_points(&loaded.network);
        let board = Board::of(&Tables::embedded().inputs(snapped.homes(), &listed, &sure, &points));
        Self {
            date: loaded.date,
            version: loaded.version,
            network: loaded.network,
            source: loaded.homes.source,
            snapped,
            listed,
            sure,
            board,
        }
    }

    /// The homes.
    #[must_use]
    pub fn homes(&self) -> &[Home] {
        self.snapped.homes()
    }
}

/// Loads and measures the nation of the house's day.
///
/// # Errors
/// Where the database does not answer.
pub async fn nation(house: &House, from: From) -> Result<Nation, NationError> {
    Ok(Nation::of(load(house, from).await?))
}
