//! Takes in the sessions that operators hold themselves at points: every row is taken in or refused with its line,
//! column and reason.

use super::import::Refused;
use super::{known_numbers, no_such_point};
use crate::house::House;
use base::actor::Actor;
use directory::sessions::{ListedSession, SessionsRefused};
use hours::parse::cell;
use hours::parse::week_words::week_words;
use hours::rule::{DateRange, Mode, OpeningRule, Ordinals, Origin, Recurrence, Weekday};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;
use store::errors::StoreError;
use store::json::Json;
use store::partner_sessions::NewSession;

/// What an import of sessions did.
#[derive(Clone, Debug, Serialize)]
pub struct SessionsReport {
    /// Rows of the file.
    pub rows: usize,
    /// Rows taken in.
    pub imported: usize,
    /// Sessions that were not known before.
    pub added: usize,
    /// Sessions of the same points and operators that were known and are not in the file.
    pub removed: usize,
    /// Rows refused.
    pub refused: Vec<Refused>,
}

/// Why sessions were not taken in; nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum SessionsError {
    /// The file is not a table of sessions.
    #[error("`{name}` is refused, and nothing has changed")]
    Refused {
        /// The file.
        name: String,
        /// Why.
        #[source]
        source: SessionsRefused,
    },
    /// The database refused.
    #[error("the sessions could not be kept, and nothing has changed")]
    Store(#[from] StoreError),
}

/// Imports sessions: of each point and operator that the file names, it says everything from now on.
///
/// # Errors
/// Where the file is refused or cannot be kept.
pub async fn import(
    house: &House,
    actor: Actor,
    name: &str,
    bytes: &[u8],
) -> Result<SessionsReport, SessionsError> {
    let read = directory::sessions::read(bytes)
        .map_err(|source| SessionsError::Refused { name: name.into(), source })?;
    let known = known_numbers(house).await?;
    let (mut sessions, mut refused) = (Vec::new(), Vec::new());
    for row in &read {
        match session(row, &known) {
            Ok((appointment, rules)) => sessions.push(NewSession {
                id_fs: row.id_fs.clone(),
                operator: row.operator.clone(),
                place: row.place.clone(),
                appointment: appointment.code().to_owned(),
                rules: Json::of(&rules)?,
            }),
            Err((column, reason)) => refused.push(Refused { line: row.line, column, reason }),
        }
    }
    let (list, at) = (&sessions, house.now());
    let done = house
        .store
        .write(actor, |mut tx| async move { tx.import_partner_sessions(list, name, at).await })
        .await?;
    Ok(SessionsReport {
        rows: read.len(),
        imported: sessions.len(),
        added: done.added,
        removed: done.removed,
        refused,
    })
}

/// Whether an appointment is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appointment {
    /// Only with one.
    Needed,
    /// None is needed.
    NotNeeded,
    /// Nobody said.
    Unknown,
}

impl Appointment {
    const fn code(self) -> &'static str {
        match self {
            Self::Needed => "needed",
            Self::NotNeeded => "not_needed",
            Self::Unknown => "",
        }
    }

    /// That of a stored code.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            "needed" => Self::Needed,
            "not_needed" => Self::NotNeeded,
            _ => Self::Unknown,
        }
    }
}

/// The column that is wrong, and why.
type Fault = (&'static str, String);

fn session(row: &ListedSession, known: &BTreeSet<String>) -> Result<(Appointment, Vec<OpeningRule>), Fault> {
    if !known.contains(&row.id_fs) {
        return Err(("id_fs", no_such_point(&row.id_fs)));
    }
    if row.operator.is_empty() {
        return Err(("operator", "no operator: write its name, as in `CAF`".into()));
    }
    let appointment = appointment(&row.appointment)?;
    let (weekday, recurrence, valid) = when(row)?;
    let read = cell(&row.hours);
    if read.unknown || read.ranges.is_empty() {
        return Err(("hours", format!("`{}` is not hours: write them as in 9h-12h", row.hours)));
    }
    let mode = if appointment == Appointment::Needed { Mode::Appointment } else { Mode::WalkIn };
    let rule = |range: &hours::rule::MinuteRange| OpeningRule {
        weekday,
        start_min: range.start_min,
        end_min: range.end_min,
        recurrence,
        mode,
        valid,
        origin: Origin::Announced,
    };
    Ok((appointment, read.ranges.iter().map(rule).collect()))
}

fn appointment(cell: &str) -> Result<Appointment, Fault> {
    match territory::names::fold(cell).unwrap_or_default().as_str() {
        "" => Ok(Appointment::Unknown),
        "oui" | "yes" | "true" => Ok(Appointment::Needed),
        "non" | "no" | "false" => Ok(Appointment::NotNeeded),
        _ => Err(("appointment", format!("`{cell}` is neither oui nor non"))),
    }
}

/// The day of the week, in which weeks, and for which dates.
fn when(row: &ListedSession) -> Result<(Weekday, Recurrence, Option<DateRange>), Fault> {
    if !row.date.is_empty() {
        if !row.weekday.is_empty() || !row.recurrence.is_empty() {
            return Err(("date", "a date and a weekday: write one of them".into()));
        }
        let wrong = |_| ("date", format!("`{}` is not a date: write YYYY-MM-DD, as in 2024-08-31", row.date));
        let date: Date = row.date.parse().map_err(wrong)?;
        let once = DateRange { from: date, to: date };
        return Ok((Weekday::of(date), Recurrence::Weekly, Some(once)));
    }
    Ok((weekday(&row.weekday)?, recurrence(&row.recurrence)?, None))
}

/// "mardi", "tuesday".
fn weekday(cell: &str) -> Result<Weekday, Fault> {
    const ENGLISH: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let folded = territory::names::fold(cell).unwrap_or_default();
    if let Some(index) = ENGLISH.iter().position(|name| *name == folded) {
        return Ok(Weekday::ALL[index]);
    }
    let wrong = || ("weekday", format!("`{cell}` is not a day of the week: write it as in mardi"));
    match week_words(&format!("{folded} 9h-12h")).map_err(|_| wrong())?.as_slice() {
        [rule] => Ok(rule.weekday),
        _ => Err(wrong()),
    }
}

/// "", "paires", "impaires", "1", "1,3", "dernier".
fn recurrence(cell: &str) -> Result<Recurrence, Fault> {
    let wrong = || {
        let says =
            "write nothing for every week, paires, impaires, or which of the month, as in 1,3 or dernier";
        ("recurrence", format!("`{cell}` is not understood: {says}"))
    };
    let folded = territory::names::fold(cell).unwrap_or_default();
    match folded.as_str() {
        "" | "weekly" | "toutes les semaines" | "chaque semaine" => return Ok(Recurrence::Weekly),
        "even" | "paires" | "semaines paires" => return Ok(Recurrence::EvenWeeks),
        "odd" | "impaires" | "semaines impaires" => return Ok(Recurrence::OddWeeks),
        _ => {}
    }
    let mut ordinals = Ordinals::default();
    for word in folded.split([' ', ',', ';']).filter(|word| !word.is_empty() && *word != "et") {
        let nth = match word {
            "dernier" | "last" => Ordinals::LAST,
            _ => {
                let digits = word.trim_end_matches(|letter: char| letter.is_alphabetic());
                Ordinals::nth(digits.parse().map_err(|_| wrong())?)
            }
        };
        if nth.is_empty() {
            return Err(wrong());
        }
        ordinals = ordinals.with(nth);
    }
    if ordinals.is_empty() { Err(wrong()) } else { Ok(Recurrence::NthWeekday(ordinals)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: [&str; 8]) -> ListedSession {
        let [id_fs, operator, date, weekday, recurrence, hours, appointment, place] =
            cells.map(str::to_owned);
        ListedSession { line: 2, id_fs, operator, date, weekday, recurrence, hours, appointment, place }
    }

    fn read(cells: [&str; 8]) -> Result<(Appointment, Vec<OpeningRule>), Fault> {
        session(&row(cells), &BTreeSet::from(["1".to_owned()]))
    }

    #[test]
    fn sessions_are_rules() {
        let (appointment, rules) =
            read(["1", "CAF", "", "mardi", "1,3", "9h-12h 14h-16h", "oui", ""]).unwrap();
        assert_eq!((appointment, rules.len(), rules[0].mode), (Appointment::Needed, 2, Mode::Appointment));
        let first_and_third = Ordinals::nth(1).with(Ordinals::nth(3));
        assert_eq!(
            (rules[0].weekday, rules[0].recurrence),
            (Weekday::Tuesday, Recurrence::NthWeekday(first_and_third))
        );
        let (_, once) = read(["1", "DGFiP", "2024-09-05", "", "", "10h-11h30", "", "salle 2"]).unwrap();
        assert_eq!((once[0].weekday, once[0].start_min, once[0].end_min), (Weekday::Thursday, 600, 690));
        assert!(once[0].valid.is_some_and(|dates| dates.from == dates.to));
        let weeks =
            ["", "Paires", "semaines impaires", "1er et 3e", "dernier"].map(|cell| recurrence(cell).unwrap());
        assert_eq!(weeks[..3], [Recurrence::Weekly, Recurrence::EvenWeeks, Recurrence::OddWeeks]);
        assert_eq!(weeks[3..], [first_and_third, Ordinals::LAST].map(Recurrence::NthWeekday));
    }

    #[test]
    fn faults_name_their_column() {
        for (cells, column) in [
            (["2", "CAF", "", "mardi", "", "9h-12h", "", ""], "id_fs"),
            (["1", "", "", "mardi", "", "9h-12h", "", ""], "operator"),
            (["1", "CAF", "5/9", "", "", "9h-12h", "", ""], "date"),
            (["1", "CAF", "2024-09-05", "jeudi", "", "9h-12h", "", ""], "date"),
            (["1", "CAF", "", "", "", "9h-12h", "", ""], "weekday"),
            (["1", "CAF", "", "lu-ve", "", "9h-12h", "", ""], "weekday"),
            (["1", "CAF", "", "mardi", "6", "9h-12h", "", ""], "recurrence"),
            (["1", "CAF", "", "mardi", "parfois", "9h-12h", "", ""], "recurrence"),
            (["1", "CAF", "", "mardi", "", "le matin", "", ""], "hours"),
            (["1", "CAF", "", "mardi", "", "9h-12h", "peut-être", ""], "appointment"),
        ] {
            assert_eq!(read(cells).map_err(|fault| fault.0), Err(column), "{cells:?}");
        }
    }
}
