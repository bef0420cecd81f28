//! What if points closed, opened, moved or changed their hours: the whole nation again, and who wins or loses. Only
//! what the changes touch is computed again; the result is that of the whole computation, integer for integer.

mod checked;
mod ground;
mod hours;

pub use checked::Checked;
pub use ground::Ground;
pub use hours::{HourChange, HourGround, HourOutcome};

use crate::nation::Nation;
use ::hours::rule::OpeningRule;
use base::coord::Coord;
use base::limits;
use base::people::MilliPeople;
use promises::board::{Board, Territory as Level};
use promises::coverage::PROMISED;

/// Changes to try.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trial {
    /// Points that close, by number.
    pub close: Vec<String>,
    /// Positions at which points open.
    pub open: Vec<Coord>,
    /// Points whose address moves, by number, and where to.
    pub moved: Vec<(String, Coord)>,
    /// Points with other hours at their address, by number: when they are open, every week.
    pub hours: Vec<(String, Vec<OpeningRule>)>,
}

impl Trial {
    /// How many changes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.close.len() + self.open.len() + self.moved.len() + self.hours.len()
    }

    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Why a trial makes no sense.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrialError {
    /// No such point.
    #[error("no point `{0}` in the network of this date; `maillage find PLACE` tells the numbers of points")]
    NoPoint(String),
    /// Two changes of one point that cannot both be.
    #[error("the point `{0}` is closed, moved or given hours more than once: keep one of these changes")]
    Twice(String),
    /// The hours of the address of a point that receives people elsewhere.
    #[error(
        "the point `{0}` receives people on its stops, not at its address: its hours there change nothing"
    )]
    OnTour(String),
    /// A position far from every commune.
    #[error("no commune of France within 50 km of {0},{1}: write LON,LAT in degrees, as in 3.50,44.52")]
    Nowhere(String, String),
    /// More changes than a trial may have.
    #[error("{0} changes at once: try {max} at most", max = limits::TRIAL_CHANGES)]
    TooMany(usize),
    /// Nothing to try.
    #[error("nothing to try: give --close ID, --open LON,LAT, --move ID=LON,LAT or --hours ID=HOURS")]
    Nothing,
}

/// A place that gains or loses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The place.
    pub place: u32,
    /// People within the promise before.
    pub before: MilliPeople,
    /// After.
    pub after: MilliPeople,
}

/// What a trial comes to.
pub struct Outcome {
    /// The board after. Points keep their index; those that open follow the last one.
    pub after: Board,
    /// Places with fewer people within the promise, the most lost first.
    pub losers: Vec<Change>,
    /// Places with more, the most gained first.
    pub winners: Vec<Change>,
}

/// Tries changes.
///
/// # Errors
/// Where they name a point that is not there, contradict each other, or are none at all.
pub fn trial(nation: &Nation, ground: &Ground, trial: &Trial) -> Result<Outcome, TrialError> {
    let checked = Checked::of(nation, trial)?;
    Ok(evaluate(nation, ground, &checked))
}

/// What checked changes come to.
#[must_use]
pub fn evaluate(nation: &Nation, ground: &Ground, checked: &Checked) -> Outcome {
    let (after, places) = ground.after(nation, checked);
    let within = |board: &Board, place| MilliPeople(board.row(Level::Place(place)).within[PROMISED]);
    let change = |place| Change { place, before: within(&nation.board, place), after: within(&after, place) };
    let mut changes: Vec<Change> =
        places.into_iter().map(change).filter(|change| change.before != change.after).collect();
    changes.sort_by_key(|change| (std::cmp::Reverse(change.before.0.abs_diff(change.after.0)), change.place));
    let (winners, losers) = changes.into_iter().partition(|change| change.after > change.before);
    Outcome { after, losers, winners }
}
