//! What an evaluation is given: plain tables, whoever made them.

use base::people::Home;
use base::travel::TravelTime;

/// No point at all.
pub const NO_POINT: u32 = u32::MAX;

/// A place, and what it belongs to (indices).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its department.
    pub department: u16,
    /// Its region.
    pub region: u16,
    /// Its grouping of communes.
    pub epci: Option<u16>,
    /// The city of which it is an arrondissement.
    pub city: Option<u16>,
    /// Whether it belongs to the 101 departments: others count in no share.
    pub in_france: bool,
}

/// The nearest point of a home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trip {
    /// Its index, or [`NO_POINT`].
    pub point: u32,
    /// The time to it.
    pub time: TravelTime,
}

/// A point, as far as the promises ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its department, by index.
    pub department: u16,
    /// A main point, not an antenna.
    pub main: bool,
    /// A bus or an itinerant point: its address is not where people are received.
    pub mobile: bool,
}

/// How uncertain a time is: its low and its high value.
pub type Band = fn(TravelTime) -> (TravelTime, TravelTime);

/// How many regions, departments, groupings, places and cities there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// Regions.
    pub regions: usize,
    /// Departments.
    pub departments: usize,
    /// Groupings of communes.
    pub epcis: usize,
    /// Cities with arrondissements.
    pub cities: usize,
}

/// All tables of an evaluation.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// Places; `Home::place` is an index into them.
    pub places: &'a [Place],
    /// How many territories there are.
    pub sizes: Sizes,
    /// Everybody.
    pub homes: &'a [Home],
    /// The nearest address of the list, for each home.
    pub listed: &'a [Trip],
    /// The nearest fixed point or understood stop, for each home.
    pub sure: &'a [Trip],
    /// How uncertain times are.
    pub band: Band,
    /// The points open on the date.
    pub points: &'a [Point],
    /// Which departments are among the 101.
    pub department_in_france: &'a [bool],
}
