//! Travel time to the nearest point: shares, means and deciles for every territory, in one pass.

mod after;
mod deciles;
mod row;

pub use after::Ground;
pub(crate) use after::touched_places;
pub use row::{DECILES, Row};

use crate::inputs::{Inputs, Place, Sizes, Trip};
use crate::state::{self, LIMIT, State};
use base::travel::TravelTime;
use rayon::slice::ParallelSliceMut;
use row::Times;

/// The limits that are published, in minutes.
pub const MINUTES: [u32; 6] = [5, 10, 15, 20, 25, 30];
/// Index in [`MINUTES`] of the promise.
pub const PROMISED: usize = 3;

/// Rows of every territory, by the indices of the inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The 101 departments together.
    pub nation: Row,
    /// Regions.
    pub regions: Vec<Row>,
    /// Departments.
    pub departments: Vec<Row>,
    /// Groupings of communes.
    pub epcis: Vec<Row>,
    /// Cities with arrondissements.
    pub cities: Vec<Row>,
    /// Places.
    pub places: Vec<Row>,
}

impl Coverage {
    /// The coverage of every territory. People outside the 101 departments count in their own rows only.
    #[must_use]
    pub fn of(inputs: &Inputs) -> Self {
        let shelf = Shelf::of(inputs);
        let mut rows = vec![Row::default(); shelf.places + inputs.places.len()];
        for (index, home) in inputs.homes.iter().enumerate() {
            rows[shelf.places + home.place as usize].add(&part(inputs, index));
        }
        for (index, place) in inputs.places.iter().enumerate() {
            let row = &mut rows[shelf.places + index];
            row.beyond_places = u32::from(row.beyond > 0);
            row.to_check_places = u32::from(row.to_check > 0);
            let row = *row;
            // The last one is the place itself.
            for above in shelf.rows_of(place, index).into_iter().take(Shelf::ABOVE).flatten() {
                rows[above].add(&row);
            }
        }
        let people: Vec<u64> = rows.iter().map(|row| row.people).collect();
        let (listed, sure) = rayon::join(
            || deciles::of(inputs, inputs.listed, &shelf, &people),
            || deciles::of(inputs, inputs.sure, &shelf, &people),
        );
        for ((row, listed), sure) in rows.iter_mut().zip(listed).zip(sure) {
            (row.listed.deciles, row.sure.deciles) = (listed, sure);
        }
        shelf.split(rows)
    }
}

/// All rows in one table, nation first and places last: where those of each level begin.
struct Shelf {
    sizes: Sizes,
    departments: usize,
    epcis: usize,
    cities: usize,
    places: usize,
}

impl Shelf {
    const NATION: usize = 0;
    const REGIONS: usize = 1;
    /// How many levels are above a place.
    const ABOVE: usize = 5;

    fn of(inputs: &Inputs) -> Self {
        let sizes = inputs.sizes;
        let departments = Self::REGIONS + sizes.regions;
        let epcis = departments + sizes.departments;
        let cities = epcis + sizes.epcis;
        Self { sizes, departments, epcis, cities, places: cities + sizes.cities }
    }

    /// The rows to which the people of a place belong, its own last.
    fn rows_of(&self, place: &Place, index: usize) -> [Option<usize>; Self::ABOVE + 1] {
        [
            place.in_france.then_some(Self::NATION),
            Some(Self::REGIONS + usize::from(place.region)),
            Some(self.departments + usize::from(place.department)),
            place.epci.map(|epci| self.epcis + usize::from(epci)),
            place.city.map(|city| self.cities + usize::from(city)),
            Some(self.places + index),
        ]
    }

    /// A row of a coverage by its index in the one table.
    fn row_mut<'c>(&self, coverage: &'c mut Coverage, row: usize) -> &'c mut Row {
        if row >= self.places {
            &mut coverage.places[row - self.places]
        } else if row >= self.cities {
            &mut coverage.cities[row - self.cities]
        } else if row >= self.epcis {
            &mut coverage.epcis[row - self.epcis]
        } else if row >= self.departments {
            &mut coverage.departments[row - self.departments]
        } else if row >= Self::REGIONS {
            &mut coverage.regions[row - Self::REGIONS]
        } else {
            &mut coverage.nation
        }
    }

    fn split(&self, rows: Vec<Row>) -> Coverage {
        let mut rows = rows.into_iter();
        let mut next = |count: usize| rows.by_ref().take(count).collect::<Vec<Row>>();
        let nation = next(1)[0];
        let regions = next(self.sizes.regions);
        let departments = next(self.sizes.departments);
        let epcis = next(self.sizes.epcis);
        let cities = next(self.sizes.cities);
        Coverage { nation, regions, departments, epcis, cities, places: rows.collect() }
    }
}

/// What one home adds to the rows that it belongs to.
fn part(inputs: &Inputs, home: usize) -> Row {
    let people = u64::from(inputs.homes[home].people_milli);
    let (listed, sure) = (inputs.listed[home].time, inputs.sure[home].time);
    let counted = |time: TravelTime| {
        MINUTES.map(|limit| if time.within(TravelTime::from_minutes(limit)) { people } else { 0 })
    };
    let state = state::state(inputs, home);
    let only = |wanted: bool| if wanted { people } else { 0 };
    let thanks_to_mobile = state == State::ToCheck && (inputs.band)(listed).1.within(LIMIT);
    Row {
        people,
        within: counted(listed),
        within_sure: counted(sure),
        kept: only(state == State::Within),
        beyond: only(state == State::Beyond),
        to_check: only(state == State::ToCheck),
        only_mobile: only(thanks_to_mobile),
        unreachable: only(listed == TravelTime::UNREACHABLE),
        beyond_places: 0,
        to_check_places: 0,
        listed: Times::of(people, listed),
        sure: Times::of(people, sure),
    }
}

/// The rows to which each home belongs, for the passes that follow the order of times.
fn rows_of_home<'a>(
    inputs: &'a Inputs,
    shelf: &'a Shelf,
    home: usize,
) -> impl Iterator<Item = usize> + use<'a> {
    let index = inputs.homes[home].place as usize;
    shelf.rows_of(&inputs.places[index], index).into_iter().flatten()
}

/// Homes from the nearest to the farthest, ties by index.
fn by_time(trips: &[Trip]) -> Vec<u32> {
    let mut keys: Vec<u64> =
        (0_u64..).zip(trips).map(|(home, trip)| u64::from(trip.time.0) << 32 | home).collect();
    keys.par_sort_unstable();
    #[expect(clippy::cast_possible_truncation, reason = "the low half of a key is the home")]
    keys.into_iter().map(|key| key as u32).collect()
}
