//! What changed from one list to the next.

use crate::point::{CoordOrigin, Format, Kind, ListedPoint};
use base::coord::{Coord, metres_apart};
use base::ids::CommuneCode;
use serde::Serialize;
use std::collections::BTreeMap;

/// From how many metres on a point has moved. Lists are geocoded anew from year to year, and the same door then
/// shifts by tens of metres.
pub const MOVED_M: f64 = 100.0;

/// The differences of two lists, each in the order of the ids. A point that both lists have may appear in several.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Differences {
    /// In the later list only.
    pub openings: Vec<PointName>,
    /// In the earlier list only.
    pub closures: Vec<PointName>,
    /// In another commune, or more than [`MOVED_M`] metres away.
    pub moves: Vec<Move>,
    /// Received at other hours on some day of the week.
    pub changed_hours: Vec<ChangedHours>,
    /// Under another name.
    pub renamed: Vec<Renamed>,
    /// Main point become antenna, or antenna main point, where both lists say.
    pub kind_changes: Vec<KindChange>,
    /// Fixed become a bus, and so on, where both lists say.
    pub format_changes: Vec<FormatChange>,
    /// Another comment, which may hold hours.
    pub changed_comments: Vec<PointName>,
}

/// A point, for a reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PointName {
    /// Its number.
    pub id_fs: String,
    /// Its name, in the later list where it is there.
    pub name: String,
    /// Its commune.
    pub commune_name: String,
    /// Its department.
    pub department: String,
}

/// A point that is elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Move {
    /// Which.
    #[serde(flatten)]
    pub point: PointName,
    /// Its commune before.
    pub from_commune: CommuneCode,
    /// Its commune after.
    pub to_commune: CommuneCode,
    /// Where it was.
    pub from: Coord,
    /// Where it is.
    pub to: Coord,
    /// How far apart, in metres.
    pub metres: f64,
}

/// A point whose day cells differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedHours {
    /// Which.
    #[serde(flatten)]
    pub point: PointName,
    /// The days that differ.
    pub days: Vec<ChangedDay>,
}

/// A day cell that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedDay {
    /// The official name of the column.
    pub column: &'static str,
    /// Before.
    pub was: String,
    /// After.
    pub now: String,
}

/// A point under another name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Renamed {
    /// Which, with its name after.
    #[serde(flatten)]
    pub point: PointName,
    /// Its name before.
    pub was: String,
}

/// A point of another kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KindChange {
    /// Which.
    #[serde(flatten)]
    pub point: PointName,
    /// Before.
    pub was: Kind,
    /// After.
    pub now: Kind,
}

/// A point of another format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormatChange {
    /// Which.
    #[serde(flatten)]
    pub point: PointName,
    /// Before.
    pub was: Format,
    /// After.
    pub now: Format,
}

/// What changed from `before` to `after`, point by point, known by their `id_fs`.
#[must_use]
pub fn compare(before: &[ListedPoint], after: &[ListedPoint]) -> Differences {
    let earlier: BTreeMap<_, _> = before.iter().map(|point| (order(&point.id_fs), point)).collect();
    let later: BTreeMap<_, _> = after.iter().map(|point| (order(&point.id_fs), point)).collect();
    let mut differences = Differences::default();
    for (id, point) in &earlier {
        if !later.contains_key(id) {
            differences.closures.push(name_of(point));
        }
    }
    for (id, now) in &later {
        match earlier.get(id) {
            None => differences.openings.push(name_of(now)),
            Some(was) => compare_point(was, now, &mut differences),
        }
    }
    differences
}

/// Ids are numbers in practice: in their order, then any others.
fn order(id_fs: &str) -> (u64, &str) {
    (id_fs.parse().unwrap_or(u64::MAX), id_fs)
}

fn name_of(point: &ListedPoint) -> PointName {
    PointName {
        id_fs: point.id_fs.clone(),
        name: point.name.clone(),
        commune_name: point.commune_name.clone(),
        department: point.department.to_string(),
    }
}

fn compare_point(was: &ListedPoint, now: &ListedPoint, differences: &mut Differences) {
    let point = || name_of(now);
    let metres = metres_apart(was.coord, now.coord);
    // A commune's position stands for an unknown one: it is no evidence that the point went anywhere.
    let both_listed = ![was, now].iter().any(|point| point.coord_origin == CoordOrigin::CommuneCentre);
    if was.place != now.place || (both_listed && metres > MOVED_M) {
        differences.moves.push(Move {
            point: point(),
            from_commune: was.commune_code,
            to_commune: now.commune_code,
            from: was.coord,
            to: now.coord,
            metres,
        });
    }
    let days = changed_days(was, now);
    if !days.is_empty() {
        differences.changed_hours.push(ChangedHours { point: point(), days });
    }
    if was.name != now.name {
        differences.renamed.push(Renamed { point: point(), was: was.name.clone() });
    }
    if was.kind != now.kind && ![was.kind, now.kind].contains(&Kind::Unknown) {
        differences.kind_changes.push(KindChange { point: point(), was: was.kind, now: now.kind });
    }
    if was.format != now.format && ![was.format, now.format].contains(&Format::Unknown) {
        differences.format_changes.push(FormatChange { point: point(), was: was.format, now: now.format });
    }
    if was.comment != now.comment {
        differences.changed_comments.push(point());
    }
}

fn changed_days(was: &ListedPoint, now: &ListedPoint) -> Vec<ChangedDay> {
    let cells = crate::point::DAY_COLUMNS.iter().zip(was.day_cells.iter().zip(&now.day_cells));
    let changed = cells.filter(|(_, (was, now))| hours_key(was) != hours_key(now));
    changed.map(|(column, (was, now))| ChangedDay { column, was: was.clone(), now: now.clone() }).collect()
}

/// The times of a cell, so that "9h-12h30" and "09:00 - 12:30" are the same hours. A cell that says "closed" is an
/// empty one.
fn hours_key(cell: &str) -> String {
    let key = crate::text::key(cell);
    if matches!(key.as_str(), "ferme" | "fermeture" | "na" | "neant") {
        return String::new();
    }
    let mut times = String::new();
    let mut rest = cell.chars().peekable();
    while let Some(c) = rest.next() {
        let Some(mut hour) = c.to_digit(10) else {
            if c.is_alphabetic() && !matches!(c, 'h' | 'H' | 'à' | 'a') {
                return key;
            }
            continue;
        };
        while let Some(digit) = rest.peek().and_then(|c| c.to_digit(10)) {
            hour = (hour * 10 + digit).min(9_999);
            rest.next();
        }
        let mut minute = 0;
        if rest.peek().is_some_and(|c| matches!(c, ':' | 'h' | 'H')) {
            rest.next();
            while let Some(digit) = rest.peek().and_then(|c| c.to_digit(10)) {
                minute = (minute * 10 + digit).min(9_999);
                rest.next();
            }
        }
        times.push_str(&format!("{hour}:{minute} "));
    }
    times
}

#[cfg(test)]
mod tests {
    use super::hours_key;

    #[test]
    fn hours_are_compared_by_their_times() {
        for same in ["9h-12h30", "09:00-12:30", "9:00 - 12:30", "9h00 à 12h30"] {
            assert_eq!(hours_key(same), hours_key("09:00 - 12:30"), "{same}");
        }
        assert_eq!(hours_key("Fermé"), hours_key(""));
        for other in ["09:00 - 12:00", "sur rdv", "", "09:00 - 12:30 / 14:00 - 17:00"] {
            assert_ne!(hours_key(other), hours_key("09:00 - 12:30"), "{other}");
        }
    }
}
