//! A point, with everything that questions ask of it.

use base::coord::Coord;
use directory::point::{Format, Kind, ListedPoint};
use hours::calendar::SiteHours;
use hours::holidays::{HolidayTerritory, zone_of_department};
use hours::rule::{Closure, Stop};
use jiff::civil::Date;
use territory::Territory;

use crate::points::sessions::Appointment;
use crate::points::understood::PointHours;

/// Where the points come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A list.
    List {
        /// The day from which it holds.
        dated: Date,
        /// Its file.
        file_name: String,
    },
    /// Real town halls taken as examples: no list was imported.
    Demonstration,
}

/// The points of a date.
#[derive(Clone, Debug)]
pub struct Network {
    /// Where they come from.
    pub origin: Origin,
    /// The points, by number.
    pub points: Vec<Point>,
}

/// A point of the network.
#[derive(Clone, Debug)]
pub struct Point {
    /// What the list says.
    pub listed: ListedPoint,
    /// Its department, by index.
    pub department: u16,
    /// When its address is open. Of a mobile point, nobody is received there: these are the hours of its phone.
    pub hours: SiteHours,
    /// Stops that were understood, with their positions.
    pub stops: Vec<StopSite>,
    /// Sessions that operators hold here themselves.
    pub sessions: Vec<Session>,
    /// Whether people are received at the address: not where it is a vehicle's, nor left for the sites of the comment.
    pub at_address: bool,
}

/// When an operator of the network receives people itself at a point.
#[derive(Clone, Debug)]
pub struct Session {
    /// Who receives, as the file of sessions says.
    pub operator: String,
    /// Where at the point; may be empty.
    pub place: String,
    /// Whether an appointment is needed.
    pub appointment: Appointment,
    /// When; closed where the point is.
    pub hours: SiteHours,
}

/// A stop of a point.
#[derive(Clone, Debug)]
pub struct StopSite {
    /// The commune, by index.
    pub place: u32,
    /// Its name.
    pub commune: String,
    /// Where: the commune's centre.
    pub coord: Coord,
    /// When.
    pub hours: SiteHours,
}

impl Point {
    /// A listed point, with closures announced beside its list.
    #[must_use]
    pub fn of(listed: ListedPoint, hours: PointHours, announced: &[Closure]) -> Self {
        let territory = Territory::embedded();
        let code = listed.department.as_str();
        let department = territory.department_of(listed.department).unwrap_or(0);
        let mut closures = hours.closures;
        closures.extend(announced.iter().cloned());
        let site = |rules| SiteHours {
            rules,
            unknown_days: Vec::new(),
            closures: closures.clone(),
            zone: zone_of_department(code),
            holidays: HolidayTerritory::of_department(code),
        };
        let near = listed.coord;
        let stops: Vec<StopSite> =
            hours.stops.into_iter().filter_map(|stop| stop_site(stop, department, near, &site)).collect();
        let mut own = site(hours.rules);
        own.unknown_days = hours.unknown_days;
        // A comment that names all the sites of a point leaves its address no hours.
        let left_for_stops = listed.format == Format::MultiSite
            && own.rules.is_empty()
            && own.unknown_days.is_empty()
            && stops.iter().any(|stop| !stop.hours.rules.is_empty());
        let at_address = !listed.format.is_mobile() && !left_for_stops;
        Self { at_address, department, hours: own, stops, sessions: Vec::new(), listed }
    }

    /// Whether the listed address is not where people are received.
    #[must_use]
    pub fn is_mobile(&self) -> bool {
        self.listed.format.is_mobile()
    }

    /// Whether it is a main point.
    #[must_use]
    pub fn is_main(&self) -> bool {
        self.listed.kind != Kind::Antenna
    }

    /// Whether it receives people at several addresses of which the list gives one.
    #[must_use]
    pub fn is_multi_site(&self) -> bool {
        self.listed.format == Format::MultiSite
    }
}

/// How far beyond its department a point may hold a session, in metres.
const SESSION_M: f64 = 60_000.0;

/// The site of a stop: the commune of that name in the point's department, today's or a former one (then where the
/// commune of today has its centre); else the nearest of that name not far beyond.
fn stop_site(
    stop: Stop,
    department: u16,
    near: Coord,
    site: &impl Fn(Vec<hours::rule::OpeningRule>) -> SiteHours,
) -> Option<StopSite> {
    let territory = Territory::embedded();
    let found = territory.search(&stop.commune, 50).ok()?;
    let places = found
        .into_iter()
        .take_while(|found| matches!(found.matched, territory::Matched::Exact | territory::Matched::OldName))
        .filter_map(|found| match found.target {
            territory::Target::Place(place) => Some(place),
            territory::Target::City(_) => None,
        });
    let places: Vec<u32> = places.collect();
    let own = places.iter().copied().find(|place| territory.place(*place).department == department);
    let beyond = || {
        let metres = |place: u32| base::coord::metres(near, territory.place(place).centre);
        let around = places.iter().copied().filter(|place| metres(*place) <= SESSION_M);
        around.min_by(|one, other| metres(*one).total_cmp(&metres(*other)))
    };
    let place = own.or_else(beyond)?;
    Some(StopSite {
        place,
        commune: stop.commune,
        coord: territory.place(place).centre,
        hours: site(stop.rules),
    })
}
