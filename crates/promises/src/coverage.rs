//! Travel time to the nearest point: shares, means and quantiles for every territory, in one pass.

use crate::inputs::Inputs;
use base::people::MilliPeople;
use base::travel::TravelTime;

/// The limits that are published, in minutes.
pub const MINUTES: [u32; 6] = [5, 10, 15, 20, 25, 30];
/// Index in [`MINUTES`] of the promise.
pub const PROMISED: usize = 3;
/// Quantiles that are published, in tenths: first decile, median, last decile.
const TENTHS: [u64; 3] = [1, 5, 9];

/// Travel times of the people of one territory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Everybody, in thousandths.
    pub people: u64,
    /// Those within each of [`MINUTES`], as listed.
    pub within: [u64; 6],
    /// The same to fixed points and understood stops only.
    pub within_sure: [u64; 6],
    /// Those whose high time is within the promise: surely within.
    pub kept: u64,
    /// Those of whom even the low time is not within the promise.
    pub beyond: u64,
    /// Those in between, and those within only thanks to a mobile point's address.
    pub to_check: u64,
    /// Those without any way to a point.
    pub unreachable: u64,
    /// Sum over the others of people times milliseconds.
    time_sum: u128,
    quantiles: [Option<TravelTime>; 3],
}

impl Row {
    /// Everybody.
    #[must_use]
    pub fn everybody(&self) -> MilliPeople {
        MilliPeople(self.people)
    }

    /// The share within a limit of [`MINUTES`], in percent, as listed.
    #[must_use]
    pub fn share(&self, limit: usize) -> Option<f64> {
        MilliPeople(self.within[limit]).percent_of(self.everybody())
    }

    /// The same to fixed points and understood stops only.
    #[must_use]
    pub fn share_sure(&self, limit: usize) -> Option<f64> {
        MilliPeople(self.within_sure[limit]).percent_of(self.everybody())
    }

    /// The lowest and the highest share within the promise that the error band allows.
    #[must_use]
    pub fn share_band(&self) -> Option<(f64, f64)> {
        let share = |people| MilliPeople(people).percent_of(self.everybody());
        Some((share(self.kept)?, share(self.people - self.beyond)?))
    }

    /// Mean minutes of those who have a way.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a ratio of sums, printed to the hundredth")]
    pub fn mean_min(&self) -> Option<f64> {
        let people = self.people - self.unreachable;
        (people > 0).then(|| self.time_sum as f64 / people as f64 / 60_000.0)
    }

    /// First decile, median and last decile in minutes: the least time within which a tenth (half, nine tenths)
    /// of the people live; `None` where that part has no way.
    #[must_use]
    pub fn quantiles_min(&self) -> [Option<f64>; 3] {
        self.quantiles.map(|time| time.filter(|time| *time != TravelTime::UNREACHABLE).map(TravelTime::minutes))
    }
}

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

/// The state of a home towards the promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Surely within.
    Within,
    /// Beyond, whatever the error.
    Beyond,
    /// One or the other.
    ToCheck,
}

/// The state of a home, from its time as listed and its sure time.
#[must_use]
pub fn state(inputs: &Inputs, home: usize) -> State {
    let limit = TravelTime::from_minutes(MINUTES[PROMISED]);
    let (low, _) = (inputs.band)(inputs.listed[home].time);
    let (_, high) = (inputs.band)(inputs.sure[home].time);
    if !low.within(limit) {
        State::Beyond
    } else if high.within(limit) {
        State::Within
    } else {
        State::ToCheck
    }
}

impl Coverage {
    /// The coverage of every territory. People outside the 101 departments count in their own rows only.
    #[must_use]
    pub fn of(inputs: &Inputs) -> Self {
        let mut coverage = Self {
            nation: Row::default(),
            regions: vec![Row::default(); inputs.sizes.regions],
            departments: vec![Row::default(); inputs.sizes.departments],
            epcis: vec![Row::default(); inputs.sizes.epcis],
            cities: vec![Row::default(); inputs.sizes.cities],
            places: vec![Row::default(); inputs.places.len()],
        };
        for home in 0..inputs.homes.len() {
            let part = part(inputs, home);
            coverage.each(inputs, home, |row| row.add(&part));
        }
        let mut by_time: Vec<u32> = (0..inputs.homes.len() as u32).collect();
        by_time.sort_unstable_by_key(|home| (inputs.listed[*home as usize].time, *home));
        let mut passed = Self { nation: Row::default(), ..coverage.clone() };
        passed.each_row(|row| row.people = 0);
        for home in by_time {
            coverage.pass(inputs, home as usize, &mut passed);
        }
        coverage
    }

    fn each_row(&mut self, mut each: impl FnMut(&mut Row)) {
        each(&mut self.nation);
        for rows in [&mut self.regions, &mut self.departments, &mut self.epcis, &mut self.cities, &mut self.places] {
            rows.iter_mut().for_each(&mut each);
        }
    }

    /// Calls `each` with every row that a home belongs to.
    fn each(&mut self, inputs: &Inputs, home: usize, mut each: impl FnMut(&mut Row)) {
        let place_index = inputs.homes[home].place as usize;
        let place = &inputs.places[place_index];
        each(&mut self.places[place_index]);
        each(&mut self.departments[usize::from(place.department)]);
        each(&mut self.regions[usize::from(place.region)]);
        if let Some(epci) = place.epci {
            each(&mut self.epcis[usize::from(epci)]);
        }
        if let Some(city) = place.city {
            each(&mut self.cities[usize::from(city)]);
        }
        if place.in_france {
            each(&mut self.nation);
        }
    }

    /// Counts a home as passed, in order of time, and notes the quantiles that it reaches.
    fn pass(&mut self, inputs: &Inputs, home: usize, passed: &mut Self) {
        let (people, time) = (u64::from(inputs.homes[home].people_milli), inputs.listed[home].time);
        let place_index = inputs.homes[home].place as usize;
        let place = &inputs.places[place_index];
        let note = |row: &mut Row, passed: &mut Row| {
            passed.people += people;
            for (quantile, tenths) in row.quantiles.iter_mut().zip(TENTHS) {
                if quantile.is_none() && passed.people * 10 >= row.people * tenths {
                    *quantile = Some(time);
                }
            }
        };
        note(&mut self.places[place_index], &mut passed.places[place_index]);
        let department = usize::from(place.department);
        note(&mut self.departments[department], &mut passed.departments[department]);
        let region = usize::from(place.region);
        note(&mut self.regions[region], &mut passed.regions[region]);
        if let Some(epci) = place.epci.map(usize::from) {
            note(&mut self.epcis[epci], &mut passed.epcis[epci]);
        }
        if let Some(city) = place.city.map(usize::from) {
            note(&mut self.cities[city], &mut passed.cities[city]);
        }
        if place.in_france {
            note(&mut self.nation, &mut passed.nation);
        }
    }
}

/// What one home adds to the rows that it belongs to.
fn part(inputs: &Inputs, home: usize) -> Row {
    let people = u64::from(inputs.homes[home].people_milli);
    let (listed, sure) = (inputs.listed[home].time, inputs.sure[home].time);
    let counted = |time: TravelTime| MINUTES.map(|limit| if time.within(TravelTime::from_minutes(limit)) { people } else { 0 });
    let state = state(inputs, home);
    let of = |wanted| if state == wanted { people } else { 0 };
    let reached = listed != TravelTime::UNREACHABLE;
    Row {
        people,
        within: counted(listed),
        within_sure: counted(sure),
        kept: of(State::Within),
        beyond: of(State::Beyond),
        to_check: of(State::ToCheck),
        unreachable: if reached { 0 } else { people },
        time_sum: if reached { u128::from(people) * u128::from(listed.0) } else { 0 },
        quantiles: [None; 3],
    }
}

impl Row {
    fn add(&mut self, part: &Self) {
        self.people += part.people;
        for limit in 0..MINUTES.len() {
            self.within[limit] += part.within[limit];
            self.within_sure[limit] += part.within_sure[limit];
        }
        self.kept += part.kept;
        self.beyond += part.beyond;
        self.to_check += part.to_check;
        self.unreachable += part.unreachable;
        self.time_sum += part.time_sum;
    }
}
