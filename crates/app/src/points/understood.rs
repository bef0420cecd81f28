//! What the words of a list say of hours: the cells of the days, and the families of comments that become rules.

use base::coord::Coord;
use directory::point::{Appointment, DAY_COLUMNS, Format, ListedPoint};
use hours::parse::cell::{CellCorrection, CellRead};
use hours::parse::comment::{CommentRead, Context, Family, Receives};
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
    /// Comments of which at least one family became rules.
    pub(crate) became_rules: usize,
    /// Comments that were understood, and change nothing: "l'après-midi sur rendez-vous" where no afternoon is listed.
    pub(crate) change_nothing: usize,
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
            became_rules: 0,
            change_nothing: 0,
            comments: 0,
            left: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// The hours of a point.
    pub(crate) fn read(&mut self, point: &ListedPoint) -> PointHours {
        let cells = self.cells(point);
        let territory = Territory::embedded();
        let department = territory.place(point.place).department;
        let nearby = self.nearby.entry(department).or_insert_with(|| names_around(department));
        let own_commune = &territory.place(point.place).name;
        let receives = receives(point);
        let context = Context { receives, nearby, own_commune, list_date: self.list_date };
        let comment = hours::parse::comment(&point.comment, &context);
        let appointments = match point.appointment {
            Appointment::Possible => AppointmentColumn::Possible,
            Appointment::None | Appointment::Unknown => AppointmentColumn::None,
        };
        let with = |comment: &CommentRead| hours::parse::point_hours(&cells, comment, receives, appointments);
        let hours = with(&comment);
        if !point.comment.is_empty() {
            self.comments += 1;
            let changes = hours != with(&CommentRead::default());
            if changes {
                self.became_rules += usize::from(!comment.families.is_empty());
                for family in &comment.families {
                    let says =
                        *family != Family::AppointmentOnly || hours != with(&comment.without_appointments());
                    *self.families.entry(*family).or_default() += usize::from(says);
                }
            } else {
                self.change_nothing += usize::from(!comment.families.is_empty());
            }
            if !comment.left.is_empty() {
                self.left.push(LeftText { id_fs: point.id_fs.clone(), sentences: comment.left });
            }
        }
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

/// How a point receives people: by its format, or because its comment says that it has several sites.
fn receives(point: &ListedPoint) -> Receives {
    match point.format {
        Format::Bus | Format::Itinerant => Receives::OnTour,
        Format::MultiSite => Receives::AtSeveralSites,
        Format::Fixed | Format::FixedWithAntennas | Format::Unknown => {
            let comment = territory::names::fold(&point.comment).unwrap_or_default();
            let says_so = ["multi sites", "multisites", "multi site", "multisite"];
            if says_so.iter().any(|words| comment.contains(words)) {
                Receives::AtSeveralSites
            } else {
                Receives::AtAddress
            }
        }
    }
}

/// How far beyond the outermost communes of a department a session may be held, in degrees: some 25 km.
const AROUND_E6: i32 = 250_000;

/// Names of the communes of a department, of those around it, and the names that they had before they merged. The
/// department's own come first, and keep their names.
fn names_around(department: u16) -> NearbyNames {
    let territory = Territory::embedded();
    let own = || territory.places().iter().filter(move |place| place.department == department);
    let mut names = NearbyNames::new(own().map(|place| place.name.as_str()));
    for former in territory.formers() {
        let place = territory.place(former.place);
        if let Some(name) = former.name.as_deref().filter(|_| place.department == department) {
            names.add_former(name, &place.name);
        }
    }
    let Some(frame) = Frame::around(own().map(|place| place.centre)) else {
        return names;
    };
    let around = |place: &&territory::Place| place.department != department && frame.holds(place.centre);
    for place in territory.places().iter().filter(around) {
        names.add_beyond(&place.name);
    }
    names
}

/// A rectangle of longitudes and latitudes.
struct Frame {
    from: Coord,
    to: Coord,
}

impl Frame {
    fn around(centres: impl Iterator<Item = Coord>) -> Option<Self> {
        let frame = centres.fold(None, |frame: Option<Self>, centre| {
            let Self { from, to } = frame.unwrap_or(Self { from: centre, to: centre });
            let least =
                |a: Coord, b: Coord| Coord { lon_e6: a.lon_e6.min(b.lon_e6), lat_e6: a.lat_e6.min(b.lat_e6) };
            let most =
                |a: Coord, b: Coord| Coord { lon_e6: a.lon_e6.max(b.lon_e6), lat_e6: a.lat_e6.max(b.lat_e6) };
            Some(Self { from: least(from, centre), to: most(to, centre) })
        })?;
        let wider = |coord: Coord, by: i32| Coord { lon_e6: coord.lon_e6 + by, lat_e6: coord.lat_e6 + by };
        Some(Self { from: wider(frame.from, -AROUND_E6), to: wider(frame.to, AROUND_E6) })
    }

    fn holds(&self, coord: Coord) -> bool {
        (self.from.lon_e6..=self.to.lon_e6).contains(&coord.lon_e6)
            && (self.from.lat_e6..=self.to.lat_e6).contains(&coord.lat_e6)
    }
}
