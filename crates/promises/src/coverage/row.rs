//! What is counted of the people of one territory, in whole thousandths of people: sums in any order are the same.

use super::MINUTES;
use base::people::MilliPeople;
use base::travel::TravelTime;

/// Deciles of a distribution: 1 to 9 tenths.
pub const DECILES: usize = 9;

/// How long the people of a territory travel to one kind of point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Times {
    /// Sum over those who have a way of people times milliseconds.
    pub(crate) sum: u128,
    /// Those without any way.
    pub(crate) unreachable: u64,
    /// The least time within which each tenth of all people live; unreachable where that part has no way.
    pub(crate) deciles: [TravelTime; DECILES],
}

impl Default for Times {
    fn default() -> Self {
        Self { sum: 0, unreachable: 0, deciles: [TravelTime::UNREACHABLE; DECILES] }
    }
}

impl Times {
    pub(crate) fn of(people: u64, time: TravelTime) -> Self {
        if time == TravelTime::UNREACHABLE {
            return Self { unreachable: people, ..Self::default() };
        }
        Self { sum: u128::from(people) * u128::from(time.0), ..Self::default() }
    }

    fn add(&mut self, part: &Self) {
        self.sum += part.sum;
        self.unreachable += part.unreachable;
    }

    fn replace(&mut self, old: &Self, new: &Self) {
        self.sum = self.sum - old.sum + new.sum;
        self.unreachable = self.unreachable - old.unreachable + new.unreachable;
    }

    #[expect(clippy::cast_precision_loss, reason = "a ratio of sums, printed to the hundredth")]
    fn mean_min(&self, people: u64) -> Option<f64> {
        let with_a_way = people - self.unreachable;
        (with_a_way > 0).then(|| self.sum as f64 / with_a_way as f64 / 60_000.0)
    }

    fn deciles_min(&self) -> [Option<f64>; DECILES] {
        self.deciles.map(|time| (time != TravelTime::UNREACHABLE).then(|| time.minutes()))
    }
}

/// Travel times of the people of one territory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Everybody, in thousandths.
    pub people: u64,
    /// Those within each of [`MINUTES`], as listed.
    pub within: [u64; MINUTES.len()],
    /// The same to fixed points and understood stops only.
    pub within_sure: [u64; MINUTES.len()],
    /// Those surely within the promise.
    pub kept: u64,
    /// Those beyond the promise, whatever the error.
    pub beyond: u64,
    /// Those in between, and those within only thanks to a mobile point's address.
    pub to_check: u64,
    /// Of those to check, the ones who would be surely within if a bus received people at its garage.
    pub only_mobile: u64,
    /// Those without any way to a listed point.
    pub unreachable: u64,
    /// Places where somebody is beyond.
    pub beyond_places: u32,
    /// Places where somebody is to check.
    pub to_check_places: u32,
    pub(crate) listed: Times,
    pub(crate) sure: Times,
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

    /// The lowest and the highest share within the promise: those surely within, and those not surely beyond.
    /// What is missing to 100 is exactly who is on the left-out lists.
    #[must_use]
    pub fn share_band(&self) -> Option<(f64, f64)> {
        let share = |people| MilliPeople(people).percent_of(self.everybody());
        Some((share(self.kept)?, share(self.people - self.beyond)?))
    }

    /// Mean minutes, as listed, of those who have a way.
    #[must_use]
    pub fn mean_min(&self) -> Option<f64> {
        self.listed.mean_min(self.people)
    }

    /// Mean minutes to fixed points and understood stops of those who have a way to one.
    #[must_use]
    pub fn mean_sure_min(&self) -> Option<f64> {
        self.sure.mean_min(self.people)
    }

    /// The nine deciles in minutes, as listed: the least time within which a tenth, two tenths ... of all people
    /// live; `None` where that part has no way.
    #[must_use]
    pub fn deciles_min(&self) -> [Option<f64>; DECILES] {
        self.listed.deciles_min()
    }

    /// The nine deciles to fixed points and understood stops only.
    #[must_use]
    pub fn deciles_sure_min(&self) -> [Option<f64>; DECILES] {
        self.sure.deciles_min()
    }

    /// First decile, median and last decile in minutes, as listed.
    #[must_use]
    pub fn quantiles_min(&self) -> [Option<f64>; 3] {
        let deciles = self.deciles_min();
        [deciles[0], deciles[4], deciles[8]]
    }

    /// Adds the people of another row. Deciles do not add up: they are found afterwards.
    pub(crate) fn add(&mut self, part: &Self) {
        self.people += part.people;
        for limit in 0..MINUTES.len() {
            self.within[limit] += part.within[limit];
            self.within_sure[limit] += part.within_sure[limit];
        }
        self.kept += part.kept;
        self.beyond += part.beyond;
        self.to_check += part.to_check;
        self.only_mobile += part.only_mobile;
        self.unreachable += part.unreachable;
        self.beyond_places += part.beyond_places;
        self.to_check_places += part.to_check_places;
        self.listed.add(&part.listed);
        self.sure.add(&part.sure);
    }

    /// Takes away people who were added, and adds what they came to since; people themselves stay. Deciles stay as
    /// they are: they are found afterwards.
    pub(crate) fn replace(&mut self, old: &Self, new: &Self) {
        let swap = |sum: &mut u64, old: u64, new: u64| *sum = *sum - old + new;
        for limit in 0..MINUTES.len() {
            swap(&mut self.within[limit], old.within[limit], new.within[limit]);
            swap(&mut self.within_sure[limit], old.within_sure[limit], new.within_sure[limit]);
        }
        swap(&mut self.kept, old.kept, new.kept);
        swap(&mut self.beyond, old.beyond, new.beyond);
        swap(&mut self.to_check, old.to_check, new.to_check);
        swap(&mut self.only_mobile, old.only_mobile, new.only_mobile);
        swap(&mut self.unreachable, old.unreachable, new.unreachable);
        self.beyond_places = self.beyond_places - old.beyond_places + new.beyond_places;
        self.to_check_places = self.to_check_places - old.to_check_places + new.to_check_places;
        self.listed.replace(&old.listed, &new.listed);
        self.sure.replace(&old.sure, &new.sure);
    }
}
