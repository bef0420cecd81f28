//! What each client may still ask for, in a table that never grows.
//!
//! Each client has two purses, which fill with time: one for pages that people read, one for what costs much, so that
//! somebody who empties the second still finds help. A purse is one number, the moment at which it is full again (the
//! "generic cell rate algorithm"). Addresses are not kept: a slot is found by a keyed hash. Where a set of slots is full,
//! the client that owes least is forgotten: no number of clients makes the table grow, or makes it refuse a newcomer.

use base::limits;
use prometheus_client::encoding::EncodeLabelValue;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::Mutex;
use std::time::Duration;

/// What a request is paid from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelValue)]
pub(crate) enum Purse {
    /// Pages that people read: the finder above all.
    Reading = 0,
    /// Trials, documents, files of the whole nation.
    Work = 1,
}

/// What a request costs: time of one processor, in microseconds, and the purse that pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    pub(crate) purse: Purse,
    pub(crate) micros: u64,
}

impl Purse {
    /// Microseconds of a processor that come back each second.
    fn refill(self) -> u64 {
        match self {
            Self::Reading => limits::READING_MICROS_PER_SECOND,
            Self::Work => limits::WORK_MICROS_PER_SECOND,
        }
    }

    /// Microseconds of a processor in a full purse.
    #[cfg(test)]
    pub(crate) fn full(self) -> u64 {
        self.refill() * limits::PURSE_SECONDS
    }
}

#[derive(Clone, Copy, Default)]
struct Slot {
    /// Hash of the client; 0 where the slot is free.
    client: u64,
    /// When each purse is full again, in microseconds since the table was made.
    full_at: [u64; 2],
}

type Set = [Slot; limits::CLIENTS_OF_A_SET];

/// The purses of all clients.
pub(crate) struct Purses {
    sets: Vec<Mutex<Set>>,
    hasher: RandomState,
}

impl Default for Purses {
    fn default() -> Self {
        let sets = std::iter::repeat_with(Mutex::default).take(limits::SETS_OF_CLIENTS).collect();
        Self { sets, hasher: RandomState::new() }
    }
}

impl Purses {
    /// Takes the cost from the client's purse, or says how long to wait until there is enough in it.
    ///
    /// # Errors
    /// The purse holds too little; nothing is taken.
    pub(crate) fn pay(&self, client: IpAddr, cost: Cost, now: Duration) -> Result<(), Duration> {
        let hash = self.hasher.hash_one(client).max(1);
        let now = u64::try_from(now.as_micros()).unwrap_or(u64::MAX / 2);
        let which = usize::try_from(hash % limits::SETS_OF_CLIENTS as u64).unwrap_or(0);
        // A poisoned lock would mean a panic in the few lines below, which have none.
        let Ok(mut set) = self.sets[which].lock() else { return Ok(()) };
        let slot = slot_of(&mut set, hash, now);
        let full_at = &mut slot.full_at[cost.purse as usize];
        let later = (*full_at).max(now) + cost.micros * 1_000_000 / cost.purse.refill();
        let emptied = now + limits::PURSE_SECONDS * 1_000_000;
        if later > emptied {
            return Err(Duration::from_micros(later - emptied));
        }
        *full_at = later;
        Ok(())
    }
}

/// The client's slot, else that of whoever owes least, made empty.
fn slot_of(set: &mut Set, client: u64, now: u64) -> &mut Slot {
    let owes = |slot: &Slot| slot.full_at.iter().map(|at| at.saturating_sub(now)).sum::<u64>();
    let known = set.iter().position(|slot| slot.client == client);
    let place = known.unwrap_or_else(|| {
        let least = (0..set.len()).min_by_key(|index| owes(&set[*index])).unwrap_or(0);
        set[least] = Slot { client, full_at: [0; 2] };
        least
    });
    &mut set[place]
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: Cost = Cost { purse: Purse::Reading, micros: 1_000 };
    const TRIAL: Cost = Cost { purse: Purse::Work, micros: 50_000 };

    fn address(number: u32) -> IpAddr {
        IpAddr::V4(number.into())
    }

    /// The same counted without the algorithm: a number that grows with time up to full, and shrinks with each cost.
    struct Slow {
        left: u64,
        at: Duration,
    }

    impl Slow {
        fn pay(&mut self, cost: Cost, now: Duration) -> bool {
            let millis = u64::try_from((now - self.at).as_millis()).expect("a short time");
            self.left = (self.left + millis * (cost.purse.refill() / 1_000)).min(cost.purse.full());
            self.at = now;
            let enough = self.left >= cost.micros;
            if enough {
                self.left -= cost.micros;
            }
            enough
        }
    }

    #[test]
    fn a_purse_is_what_its_words_say() {
        let purses = Purses::default();
        let mut slow = Slow { left: Purse::Work.full(), at: Duration::ZERO };
        let (mut now, mut paid, mut refused) = (Duration::from_secs(1), 0, 0);
        let mut random = 1_u64;
        for _ in 0..20_000 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            // Steps and costs of whole milliseconds: no rounding on either side.
            now += Duration::from_millis((random >> 33) % 300);
            let cost = Cost { micros: ((random >> 20) % 100) * 1_000, ..TRIAL };
            let ours = purses.pay(address(7), cost, now).is_ok();
            assert_eq!(slow.pay(cost, now), ours, "at {now:?}: {cost:?}, {} left", slow.left);
            if ours { paid += 1 } else { refused += 1 }
        }
        assert!(paid > 1_000 && refused > 1_000, "{paid} paid, {refused} refused");
    }

    #[test]
    fn who_waits_as_told_is_let_in() {
        let (purses, mut now) = (Purses::default(), Duration::ZERO);
        while purses.pay(address(1), TRIAL, now).is_ok() {}
        for _ in 0..50 {
            now += purses.pay(address(1), TRIAL, now).expect_err("the purse is empty");
            assert_eq!(purses.pay(address(1), TRIAL, now), Ok(()));
        }
    }

    #[test]
    fn an_empty_purse_for_work_lets_people_read() {
        let purses = Purses::default();
        while purses.pay(address(1), TRIAL, Duration::ZERO).is_ok() {}
        assert_eq!(purses.pay(address(1), PAGE, Duration::ZERO), Ok(()));
        assert_eq!(purses.pay(address(2), TRIAL, Duration::ZERO), Ok(()), "and others try");
    }

    #[test]
    fn millions_of_clients_take_no_more_room_and_refuse_nobody() {
        let purses = Purses::default();
        for number in 0..2_000_000 {
            assert_eq!(purses.pay(address(number), PAGE, Duration::ZERO), Ok(()), "{number}");
        }
        let held = purses.sets.len() * size_of::<Mutex<Set>>();
        assert!(held < 4 << 20, "{held} bytes");
    }

    #[test]
    fn a_busy_client_is_not_forgotten_for_a_crowd() {
        let purses = Purses::default();
        while purses.pay(address(1), TRIAL, Duration::ZERO).is_ok() {}
        for number in 2..2_000_000 {
            assert_eq!(purses.pay(address(number), PAGE, Duration::ZERO), Ok(()));
        }
        assert!(purses.pay(address(1), TRIAL, Duration::ZERO).is_err());
    }
}
