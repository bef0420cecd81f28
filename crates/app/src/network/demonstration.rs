//! Without any list: what if the town hall of every canton's chief town were a point? Real town halls, with their
//! own hours, address and phone; never called France services, never in the history.

use super::point::{Network, Origin, Point};
use crate::points::understood::{PointHours, day_cells};
use directory::point::{Appointment, CoordOrigin, Format, Kind, ListedPoint};
use hours::rule::{Mode, OpeningRule, Origin as RuleOrigin, Recurrence, Weekday};
use territory::Territory;
use territory::town_halls::TownHall;

/// The least number of examples in a department.
const LEAST: usize = 21;

/// The demonstration network.
#[must_use]
pub fn network() -> Network {
    let territory = Territory::embedded();
    let mut points: Vec<Point> = territory
        .demonstration_places(LEAST)
        .into_iter()
        .map(|place| {
            Point::of(listed(place, territory.town_hall(place)), hours(territory.town_hall(place)), &[])
        })
        .collect();
    points.sort_by(|a, b| a.listed.id_fs.cmp(&b.listed.id_fs));
    Network { origin: Origin::Demonstration, points }
}

fn listed(place: u32, hall: Option<&TownHall>) -> ListedPoint {
    let territory = Territory::embedded();
    let known = territory.place(place);
    let postal_code = known.postal_codes.first().map(|code| format!("{code:05}")).unwrap_or_default();
    ListedPoint {
        line: 0,
        id_fs: format!("exemple-{}", known.code),
        name: format!("Mairie {} (exemple)", territory::names::commune_with_de(&known.name, known.article)),
        address: hall.and_then(|hall| hall.address.lines().next()).unwrap_or_default().to_owned(),
        address_complement: String::new(),
        place,
        commune_code: known.code,
        commune_name: known.name.clone(),
        postal_code,
        department: territory.departments()[usize::from(known.department)].code,
        coord: known.centre,
        coord_origin: CoordOrigin::List,
        mail: String::new(),
        phone: hall.map(|hall| hall.phone.clone()).unwrap_or_default(),
        day_cells: day_cells(&hours(hall).rules),
        opening_hours: String::new(),
        appointment: Appointment::Unknown,
        comment: String::new(),
        kind: Kind::Main,
        format: Format::Fixed,
        group: String::new(),
        label: String::new(),
        flags: Vec::new(),
    }
}

fn hours(hall: Option<&TownHall>) -> PointHours {
    let rule = |hours: &territory::town_halls::HallHours| OpeningRule {
        weekday: Weekday::ALL[usize::from(hours.weekday.clamp(1, 7)) - 1],
        start_min: hours.start_min,
        end_min: hours.end_min,
        recurrence: Recurrence::Weekly,
        mode: Mode::WalkIn,
        valid: None,
        origin: RuleOrigin::Cell,
    };
    PointHours {
        rules: hall.map(|hall| hall.hours.iter().map(rule).collect()).unwrap_or_default(),
        ..PointHours::default()
    }
}
