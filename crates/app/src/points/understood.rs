//! What the words of a list say of hours: the cells of the days, and the families of comments that become rules.

use directory::point::{Appointment, DAY_COLUMNS, Format, ListedPoint};
use hours::parse::cell::{CellCorrection, CellRead};
use hours::parse::comment::{Context, Family, Receives};
use hours::parse::names::NearbyNames;
use hours::parse::point_hours::AppointmentColumn;
use hours::rule::{Mode, OpeningRule, Recurrence};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeMap;
use territory::Territory;

pub use hours::parse::point_hours::PointHours;

/// A cell that was not taken as written.
#[derive(Clone, Debug, Serialize)]
pub struct CellNote {
    /// The line of its row.
    pub line: u32,
    /// The column.
    pub column: &'static str,
    /// As written.
    pub was: String,
    /// Why it was not taken so.
    pub reason: CellCorrection,
}

/// A comment of which something about hours stayed text.
#[derive(Clone, Debug, Serialize)]
pub struct LeftText {
    /// The point.
    pub id_fs: String,
    /// The sentences.
    pub sentences: Vec<String>,
}

/// An `opening_hours` that was not taken: the hours of its point are unknown.
#[derive(Clone, Debug, Serialize)]
pub struct RefusedHours {
    /// The point.
    pub id_fs: String,
    /// As written.
    pub was: String,
    /// Why.
    pub reason: String,
}

/// Reads the hours of all points of a list.
pub(crate) struct Understanding {
    list_date: Date,
    nearby: BTreeMap<u16, NearbyNames>,
    /// Cells that were not taken as written.
    pub(crate) notes: Vec<CellNote>,
    /// Comments that became rules, by family.
    pub(crate) families: BTreeMap<Family, usize>,
    /// Comments, and those of which something stayed text.
    pub(crate) comments: usize,
    pub(crate) left: Vec<LeftText>,
    /// Strings of OpenStreetMap that were not taken.
    pub(crate) refused: Vec<RefusedHours>,
}

impl Understanding {
    pub(crate) fn of_list(list_date: Date) -> Self {
        Self {
            list_date,
            nearby: BTreeMap::new(),
            notes: Vec::new(),
            families: BTreeMap::new(),
            comments: 0,
            left: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// The hours of a point.
    pub(crate) fn read(&mut self, point: &ListedPoint) -> PointHours {
        let cells = self.cells(point);
        let receives = match point.format {
            Format::Bus | Format::Itinerant => Receives::OnTour,
            Format::MultiSite => Receives::AtSeveralSites,
            Format::Fixed | Format::FixedWithAntennas | Format::Unknown => Receives::AtAddress,
        };
        let territory = Territory::embedded();
        let department = territory.place(point.place).department;
        let nearby = self.nearby.entry(department).or_insert_with(|| names_of(department));
        let own_commune = &territory.place(point.place).name;
        let context = Context { receives, nearby, own_commune, list_date: self.list_date };
        let comment = hours::parse::comment(&point.comment, &context);
        if !point.comment.is_empty() {
            self.comments += 1;
            for family in &comment.families {
                *self.families.entry(*family).or_default() += 1;
            }
            if !comment.left.is_empty() {
                self.left.push(LeftText { id_fs: point.id_fs.clone(), sentences: comment.left.clone() });
            }
        }
        let appointments = match point.appointment {
            Appointment::Possible => AppointmentColumn::Possible,
            Appointment::None | Appointment::Unknown => AppointmentColumn::None,
        };
        let hours = hours::parse::point_hours(&cells, &comment, receives, appointments);
        if point.opening_hours.is_empty() || point.day_cells.iter().any(|cell| !cell.is_empty()) {
            return hours;
        }
        let usual = match appointments {
            AppointmentColumn::Possible => Mode::Both,
            AppointmentColumn::None => Mode::WalkIn,
        };
        self.of_string(point, usual, hours)
    }

    /// Hours at the address from a string of OpenStreetMap; of the comment, only the stops are kept.
    fn of_string(&mut self, point: &ListedPoint, usual: Mode, of_comment: PointHours) -> PointHours {
        let stops = of_comment.stops;
        match hours::osm::read(&point.opening_hours, usual) {
            Ok(read) if point.format.is_mobile() => PointHours { rules: Vec::new(), stops, ..read },
            Ok(read) => PointHours { stops, ..read },
            Err(error) => {
                let (id_fs, was) = (point.id_fs.clone(), point.opening_hours.clone());
                self.refused.push(RefusedHours { id_fs, was, reason: error.to_string() });
                PointHours { stops, ..PointHours::default() }
            }
        }
    }

    fn cells(&mut self, point: &ListedPoint) -> [CellRead; 6] {
        let mut columns = DAY_COLUMNS.into_iter();
        point.day_cells.each_ref().map(|text| {
            let cell = hours::parse::cell(text);
            let column = columns.next().unwrap_or_default();
            self.notes.extend(cell.corrections.iter().map(|reason| CellNote {
                line: point.line,
                column,
                was: text.clone(),
                reason: *reason,
            }));
            cell
        })
    }
}

/// The hours of every week in the words of a list, Monday to Saturday, so that a network of which they are known
/// otherwise can be exported and imported.
pub(crate) fn day_cells(rules: &[OpeningRule]) -> [String; 6] {
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    std::array::from_fn(|day| {
        let of_day = rules.iter().filter(|rule| {
            rule.weekday.index() == day && rule.recurrence == Recurrence::Weekly && rule.valid.is_none()
        });
        let ranges: Vec<String> =
            of_day.map(|rule| format!("{} - {}", clock(rule.start_min), clock(rule.end_min))).collect();
        ranges.join(" / ")
    })
}

/// Names of the communes of a department.
fn names_of(department: u16) -> NearbyNames {
    let places = Territory::embedded().places().iter().filter(|place| place.department == department);
    NearbyNames::new(places.map(|place| place.name.as_str()))
}
