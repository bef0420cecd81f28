//! Without any list: what if the town hall of every canton's chief town were a point? Real town halls, with their
//! own hours, address and phone; never called France services, never in the history.

use super::point::{Network, Origin, Point};
use crate::points::understood::PointHours;
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
        day_cells: hall.map(day_cells).unwrap_or_default(),
        appointment: Appointment::Unknown,
        comment: String::new(),
        kind: Kind::Main,
        format: Format::Fixed,
        group: String::new(),
        label: String::new(),
        flags: Vec::new(),
    }
}

/// The hours of the days of a list, Monday to Saturday, in its words: what is exported can be imported.
fn day_cells(hall: &TownHall) -> [String; 6] {
    std::array::from_fn(|day| {
        let of_day = hall.hours.iter().filter(|hours| usize::from(hours.weekday) == day + 1);
        let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let ranges: Vec<String> =
            of_day.map(|hours| format!("{} - {}", clock(hours.start_min), clock(hours.end_min))).collect();
        ranges.join(" / ")
    })
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
