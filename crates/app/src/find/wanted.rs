//! What somebody may ask of a point beside being near.

use super::Near;
use crate::network::Point;
use hours::calendar::OpenSpan;
use hours::rule::{Mode, Weekday};
use jiff::civil::Date;

/// From this minute on an opening is after work: 17 h.
const AFTER_WORK_MIN: u16 = 17 * 60;
/// Days looked at where no day is named: a week, today included.
const DAYS: usize = 7;

/// Who runs a point, as far as its list tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manager {
    /// Anybody.
    #[default]
    Any,
    /// La Poste.
    Post,
    /// The agricultural social insurance.
    Msa,
    /// Neither is named.
    Other,
}

/// What a point must be like. Choices hold together: "Saturday" and "walk-in" is a Saturday without appointment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Open at this moment.
    pub open_now: bool,
    /// Open on the coming Saturday, today included.
    pub saturday: bool,
    /// Open after 17 h on one of the next seven days at least; on that Saturday, where Saturday is wanted too.
    pub after_work: bool,
    /// Without appointment.
    pub walk_in: bool,
    /// A stop of a bus or of travelling agents.
    pub stops: bool,
    /// Who runs it.
    pub manager: Manager,
}

impl Wanted {
    /// Any point at all.
    pub const ANYTHING: &'static Self = &Self {
        open_now: false,
        saturday: false,
        after_work: false,
        walk_in: false,
        stops: false,
        manager: Manager::Any,
    };

    /// Whether nothing particular is wanted.
    #[must_use]
    pub fn is_anything(&self) -> bool {
        self == Self::ANYTHING
    }

    /// Whether its door answers, as far as the list tells.
    #[must_use]
    pub fn is_answered_by(&self, near: &Near<'_>, now: jiff::Timestamp) -> bool {
        if self.is_anything() {
            return true;
        }
        (!self.stops || near.stop.is_some()) && self.is_run_by(near.point) && self.is_open(near, now)
    }

    /// Whether who runs it is wanted.
    #[must_use]
    pub fn is_run_by(&self, point: &Point) -> bool {
        self.manager == Manager::Any || self.manager == manager(point)
    }

    fn is_open(&self, near: &Near<'_>, now: jiff::Timestamp) -> bool {
        let hours = near.hours();
        let local = hours.local(now);
        let spans = |date: Date| {
            let mut open = hours.day(date).open;
            open.retain(|span| !self.walk_in || span.mode != Mode::Appointment);
            open
        };
        let late = |span: &OpenSpan| !self.after_work || span.end_min > AFTER_WORK_MIN;
        if self.open_now {
            let holds = |span: &OpenSpan| span.start_min <= local.minute && local.minute < span.end_min;
            if !spans(local.date).iter().any(holds) {
                return false;
            }
        }
        if self.saturday {
            return spans(saturday(local.date)).iter().any(late);
        }
        if self.after_work || (self.walk_in && !self.open_now) {
            let mut days = local.date.series(jiff::Span::new().days(1)).take(DAYS);
            return days.any(|date| spans(date).iter().any(late));
        }
        true
    }
}

/// The coming Saturday of a day, itself included.
#[must_use]
pub fn saturday(day: Date) -> Date {
    let ahead = Weekday::Saturday.index() + 7 - Weekday::of(day).index();
    day.checked_add(jiff::Span::new().days((ahead % 7) as i64)).unwrap_or(day)
}

/// Who runs a point: its list says so in its name or in its group, or not at all.
fn manager(point: &Point) -> Manager {
    let said = |words: &[&str]| {
        [&point.listed.name, &point.listed.group].into_iter().any(|text| {
            let plain = text.to_lowercase();
            let mut parts = plain.split(|letter: char| !letter.is_alphanumeric());
            parts.any(|part| words.contains(&part))
        })
    };
    if said(&["poste"]) {
        Manager::Post
    } else if said(&["msa"]) {
        Manager::Msa
    } else {
        Manager::Other
    }
}

#[cfg(test)]
mod tests {
    use super::saturday;
    use jiff::civil::date;

    #[test]
    fn a_saturday_is_its_own_coming_saturday() {
        assert_eq!(saturday(date(2026, 11, 1)), date(2026, 11, 7));
        assert_eq!(saturday(date(2026, 11, 6)), date(2026, 11, 7));
        assert_eq!(saturday(date(2026, 11, 7)), date(2026, 11, 7));
    }
}
