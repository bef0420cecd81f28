//! The three states of a home towards the promise of travel time.

use crate::coverage::{MINUTES, PROMISED};
use crate::inputs::Inputs;
use base::travel::TravelTime;

/// The state of a home towards the promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Surely within.
    Within,
    /// Beyond, whatever the error.
    Beyond,
    /// One or the other.
    ToCheck,
}

/// The promise, as a limit.
pub(crate) const LIMIT: TravelTime = TravelTime::from_minutes(MINUTES[PROMISED]);

/// The state of a home, from its time as listed and its sure time.
///
/// *Within* if even the high value of the sure time is; *beyond* if even the low value of the better of the two
/// times is not (an understood stop can be nearer than every listed address); else *to check*.
#[must_use]
pub fn state(inputs: &Inputs, home: usize) -> State {
    let (listed, sure) = (inputs.listed[home].time, inputs.sure[home].time);
    let (_, high) = (inputs.band)(sure);
    if high.within(LIMIT) {
        return State::Within;
    }
    let (low, _) = (inputs.band)(listed.min(sure));
    if low.within(LIMIT) { State::ToCheck } else { State::Beyond }
}
