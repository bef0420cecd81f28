//! Makes a poster fit on its sheet. Letters shrink from 20 to 16 points, never below; then whole lines go, the least
//! important first, and of three points the third one's before the second's and the first's.

use super::layout::lay_out;
use super::{Fitted, Poster, PosterHours};
use paper::font::Shaper;

/// Sizes of ordinary letters, tried from the largest.
const SIZES: [u8; 4] = [20, 18, 17, 16];
/// Longest name, street or reason that is kept where nothing else helps, in letters.
const LETTERS: usize = 60;

/// What goes, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// That a point is another one's antenna.
    Kind,
    /// That it may be visited with or without appointment.
    Access,
    /// The sentence on public holidays.
    Holidays,
    /// The days on which it is closed: they are those without hours.
    Closed,
    /// What completes an address.
    Complement,
    /// Why it will be closed.
    Reasons,
    /// The mobile point to call.
    Mobile,
    /// All but the first two closures.
    Closures,
    /// The hours: "Horaires : appelez." instead.
    Hours,
    /// The street.
    Street,
    /// The end of very long names.
    Names,
    /// The point itself.
    Point,
}

impl Step {
    /// All, in order.
    pub const ALL: [Self; 12] = [
        Self::Kind,
        Self::Access,
        Self::Holidays,
        Self::Closed,
        Self::Complement,
        Self::Reasons,
        Self::Mobile,
        Self::Closures,
        Self::Hours,
        Self::Street,
        Self::Names,
        Self::Point,
    ];
}

pub(super) fn fitted(shaper: &mut Shaper, mut poster: Poster) -> Fitted {
    for size in SIZES {
        let laid = lay_out(shaper, &poster, size);
        if laid.fits {
            return Fitted { poster, size, dropped: Vec::new(), sheet: laid.sheet };
        }
    }
    let size = SIZES[SIZES.len() - 1];
    let mut dropped = Vec::new();
    for step in Step::ALL {
        for point in (0..poster.points.len().max(1)).rev() {
            if !drop(&mut poster, step, point) {
                continue;
            }
            dropped.push(step);
            let laid = lay_out(shaper, &poster, size);
            if laid.fits {
                return Fitted { poster, size, dropped, sheet: laid.sheet };
            }
        }
    }
    // Nothing but a name is left, cut to one line or two: it has room.
    let poster = Poster { name: poster.name, source: poster.source, ..Poster::default() };
    let sheet = lay_out(shaper, &poster, size).sheet;
    Fitted { poster, size, dropped, sheet }
}

/// Takes a line away; whether anything changed.
fn drop(poster: &mut Poster, step: Step, index: usize) -> bool {
    let last = index + 1 >= poster.points.len();
    match step {
        Step::Holidays => return last && poster.holidays.take().is_some(),
        Step::Mobile => return last && poster.mobile.take().is_some(),
        Step::Point => {
            // The first point stays.
            return index > 0 && poster.points.pop().is_some();
        }
        _ => {}
    }
    let named = step == Step::Names && last && shorten(&mut poster.name);
    let Some(point) = poster.points.get_mut(index) else { return named };
    match step {
        Step::Kind => point.kind.take().is_some(),
        Step::Access => point.access.take().is_some(),
        Step::Closed => point.closed.take().is_some(),
        Step::Complement => !std::mem::take(&mut point.complement).is_empty(),
        Step::Reasons => {
            let reasons = point.closures.iter_mut().map(|closure| std::mem::take(&mut closure.reason));
            reasons.filter(|reason| !reason.is_empty()).count() > 0
        }
        Step::Closures => {
            let many = point.closures.len() > 2;
            point.closures.truncate(2);
            many
        }
        Step::Hours => {
            let known: Vec<PosterHours> = std::mem::take(&mut point.hours);
            if !known.is_empty() {
                point.without_hours = Some("Horaires : appelez ce point.".into());
            }
            !known.is_empty()
        }
        Step::Street => !std::mem::take(&mut point.street).is_empty(),
        Step::Names => {
            let lines = [&mut point.name, &mut point.phone, &mut point.town];
            let cut = lines.into_iter().map(shorten).filter(|cut| *cut).count();
            named || cut > 0
        }
        Step::Holidays | Step::Mobile | Step::Point => false,
    }
}

fn shorten(text: &mut String) -> bool {
    let Some((end, _)) = text.char_indices().nth(LETTERS) else { return false };
    text.truncate(end);
    text.push('…');
    true
}
