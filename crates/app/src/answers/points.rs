//! The points of a network: in a list, and one with everything known of it.

use super::find::Open;
use crate::network::{Network, Point};
use directory::point::{Appointment, Format, Kind};
use hours::calendar::{Doubt, OpenSpan, SiteHours, monday_of, week_days};
use hours::state::OpenState;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use territory::Territory;

/// Which points of a network; choices hold together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this department.
    pub department: Option<String>,
    /// Of this commune or municipal arrondissement, as it is today.
    pub commune: Option<String>,
    /// Main points, or antennas.
    pub kind: Option<Kind>,
    /// That receive people so.
    pub format: Option<Format>,
    /// Whether their address is known to be open at the moment.
    pub open: Option<bool>,
}

impl Filter {
    /// The points that answer, in the order of the network: by number.
    #[must_use]
    pub fn of<'n>(&self, network: &'n Network, now: Timestamp) -> Vec<&'n Point> {
        network.points.iter().filter(|point| self.holds(point, now)).collect()
    }

    fn holds(&self, point: &Point, now: Timestamp) -> bool {
        let listed = &point.listed;
        self.department.as_ref().is_none_or(|code| code == listed.department.as_str())
            && self.commune.as_ref().is_none_or(|code| code == listed.commune_code.as_str())
            && self.kind.is_none_or(|kind| kind == listed.kind)
            && self.format.is_none_or(|format| format == listed.format)
            && self.open.is_none_or(|open| open == is_open(point, now))
    }
}

/// Whether people are known to be received at the address of a point.
fn is_open(point: &Point, now: Timestamp) -> bool {
    let local = point.hours.local(now);
    let holds = |span: &OpenSpan| (span.start_min..span.end_min).contains(&local.minute);
    point.at_address && point.hours.day(local.date).open.iter().any(holds)
}

/// A point of the network.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Point")]
pub struct PointRow {
    /// The number of the point in its list, the same from list to list.
    pub id_fs: String,
    /// Its name.
    pub name: String,
    /// Main point or antenna.
    pub kind: Kind,
    /// How it receives people.
    pub format: Format,
    /// Whether people are received at the address: not where it is a vehicle's, nor left for other sites.
    pub at_address: bool,
    /// Its address.
    pub address: String,
    /// Its postal code.
    pub postal_code: String,
    /// Its commune.
    pub commune: String,
    /// The code of that commune.
    pub commune_code: String,
    /// The code of its department.
    pub department: String,
    /// Degrees north.
    #[schemars(range(min = -90, max = 90))]
    pub latitude: f64,
    /// Degrees east.
    #[schemars(range(min = -180, max = 180))]
    pub longitude: f64,
    /// Its phone.
    pub phone: String,
    /// Its e-mail address.
    pub mail: String,
    /// Whether the address is open at the moment asked about.
    pub open: Open,
    /// Until when, or from when on.
    pub state: OpenState,
}

impl PointRow {
    /// A point at a moment.
    #[must_use]
    pub fn of(point: &Point, now: Timestamp) -> Self {
        let listed = &point.listed;
        let state =
            if point.at_address { point.hours.state_at(now) } else { OpenState::Unknown { next: None } };
        Self {
            id_fs: listed.id_fs.clone(),
            name: listed.name.clone(),
            kind: listed.kind,
            format: listed.format,
            at_address: point.at_address,
            address: listed.address.clone(),
            postal_code: listed.postal_code.clone(),
            commune: listed.commune_name.clone(),
            commune_code: listed.commune_code.to_string(),
            department: listed.department.to_string(),
            latitude: listed.coord.lat(),
            longitude: listed.coord.lon(),
            phone: listed.phone.clone(),
            mail: listed.mail.clone(),
            open: Open::of(&state),
            state,
        }
    }
}

/// Everything known of a point.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "PointInFull")]
pub struct PointAnswer {
    /// What the list of points says too.
    #[serde(flatten)]
    pub row: PointRow,
    /// More of its address.
    pub address_complement: String,
    /// Whether it gives appointments.
    pub appointment: Appointment,
    /// What its list says of its hours in words.
    pub comment: String,
    /// The group to which it belongs.
    pub group: String,
    /// When it was labelled, as listed.
    pub label: String,
    /// Its hours at the address. Of a mobile point: when its phone is answered.
    pub hours: HoursAnswer,
    /// Stops and other sites that were understood.
    pub stops: Vec<StopAnswer>,
    /// Closures under way and to come, from the day asked about on.
    pub closures: Vec<ClosureAnswer>,
}

/// A place where a point receives people beside its address.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Stop")]
pub struct StopAnswer {
    /// Its commune.
    pub commune: String,
    /// The code of that commune.
    pub commune_code: String,
    /// Degrees north of the commune.
    #[schemars(range(min = -90, max = 90))]
    pub latitude: f64,
    /// Degrees east of the commune.
    #[schemars(range(min = -180, max = 180))]
    pub longitude: f64,
    /// Whether it is open at the moment asked about.
    pub open: Open,
    /// Until when, or from when on.
    pub state: OpenState,
    /// Its hours.
    pub hours: HoursAnswer,
}

/// The hours of a door.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Hours")]
pub struct HoursAnswer {
    /// As `opening_hours` of OpenStreetMap; null where unknown.
    pub opening_hours: Option<String>,
    /// Time zone of all its hours.
    pub time_zone: &'static str,
    /// The seven days of the week asked about, Monday first.
    #[schemars(length(max = 7))]
    pub week: Vec<DayAnswer>,
}

/// A day of a door.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Day")]
pub struct DayAnswer {
    /// The day.
    #[schemars(with = "String", extend("format" = "date"))]
    pub date: jiff::civil::Date,
    /// Known opening, in minutes of the local day.
    pub open: Vec<OpenSpan>,
    /// What is doubtful of this day.
    pub doubt: Option<Doubt>,
    /// Why it is closed all day, where somebody announced it.
    pub closed_for: Option<String>,
}

/// An announced closure.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Closure")]
pub struct ClosureAnswer {
    /// First day closed.
    #[schemars(with = "String", extend("format" = "date"))]
    pub from: jiff::civil::Date,
    /// Last day closed.
    #[schemars(with = "String", extend("format" = "date"))]
    pub to: jiff::civil::Date,
    /// Why; may be empty.
    pub reason: String,
}

impl PointAnswer {
    /// Everything known of a point, with its week and state at a moment.
    #[must_use]
    pub fn of(point: &Point, now: Timestamp) -> Self {
        let listed = &point.listed;
        let today = point.hours.local(now).date;
        let closures = point.hours.closures.iter().filter(|closure| closure.to >= today);
        Self {
            row: PointRow::of(point, now),
            address_complement: listed.address_complement.clone(),
            appointment: listed.appointment,
            comment: listed.comment.clone(),
            group: listed.group.clone(),
            label: listed.label.clone(),
            hours: HoursAnswer::of(&point.hours, now),
            stops: point.stops.iter().map(|stop| StopAnswer::of(stop, now)).collect(),
            closures: closures
                .map(|closure| ClosureAnswer {
                    from: closure.from,
                    to: closure.to,
                    reason: closure.reason.clone(),
                })
                .collect(),
        }
    }
}

impl StopAnswer {
    fn of(stop: &crate::network::point::StopSite, now: Timestamp) -> Self {
        let state = stop.hours.state_at(now);
        Self {
            commune: stop.commune.clone(),
            commune_code: Territory::embedded().place(stop.place).code.to_string(),
            latitude: stop.coord.lat(),
            longitude: stop.coord.lon(),
            open: Open::of(&state),
            state,
            hours: HoursAnswer::of(&stop.hours, now),
        }
    }
}

impl HoursAnswer {
    fn of(hours: &SiteHours, now: Timestamp) -> Self {
        let day = |date| {
            let plan = hours.day(date);
            DayAnswer { date, open: plan.open, doubt: plan.doubt, closed_for: plan.closed_for }
        };
        Self {
            opening_hours: hours::osm::write(hours),
            time_zone: hours.zone,
            week: week_days(monday_of(hours.local(now).date)).into_iter().map(day).collect(),
        }
    }
}
