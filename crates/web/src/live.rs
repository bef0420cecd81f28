//! The nation being served: computed in the background, replaced as a whole when the network or the day changes.

use app::house::House;
use app::nation::hours::Week;
use app::nation::{Nation, compute};
use app::whatif::{Ground, HourGround};
use base::limits;
use std::sync::{Arc, OnceLock, RwLock};
use std::time::Duration;
use tokio::sync::Semaphore;

/// How often the network's version is looked at: an import shows within two seconds.
const LOOK_EVERY: Duration = Duration::from_millis(700);

/// A nation with the week of its day.
pub(crate) struct Served {
    pub(crate) nation: Nation,
    pub(crate) week: Week,
    pub(crate) maps: crate::maps::Maps,
    /// Shares of the whole country by minutes.
    pub(crate) curve: Vec<f64>,
    grounds: OnceLock<(Ground, HourGround)>,
}

impl Served {
    /// What trials start from; takes as long as the nation the first time.
    pub(crate) fn grounds(&self) -> &(Ground, HourGround) {
        self.grounds.get_or_init(|| (Ground::of(&self.nation), HourGround::of(&self.nation)))
    }
}

/// Trials take processors: a few at once, some waiting, the others told to come back.
pub(crate) struct TrialQueue {
    /// Those who are in, waiting or not.
    pub(crate) places: Arc<Semaphore>,
    /// Those whose turn it is.
    pub(crate) turns: Arc<Semaphore>,
}

/// What every handler is given.
pub(crate) struct Live {
    pub(crate) house: House,
    /// Where a mistake is reported: an e-mail address or an https address.
    pub(crate) contact: Option<String>,
    pub(crate) trials: TrialQueue,
    served: RwLock<Option<Arc<Served>>>,
}

impl Live {
    pub(crate) fn new(house: House, contact: Option<String>) -> Self {
        let trials = TrialQueue {
            places: Arc::new(Semaphore::new(limits::TRIALS_AT_ONCE + limits::TRIALS_WAITING)),
            turns: Arc::new(Semaphore::new(limits::TRIALS_AT_ONCE)),
        };
        Self { house, contact, trials, served: RwLock::new(None) }
    }

    /// The nation; `None` until it is computed for the first time.
    pub(crate) fn served(&self) -> Option<Arc<Served>> {
        self.served.read().ok()?.clone()
    }

    /// Computes again whenever the network or the day has changed; never returns.
    pub(crate) async fn keep_fresh(self: Arc<Self>) {
        loop {
            if let Err(error) = self.look().await {
                tracing::error!(%error, "the network cannot be read; what was computed before is served");
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    async fn look(&self) -> Result<(), compute::NationError> {
        let version = self.house.store.network_version().await?;
        let fresh = |served: &Arc<Served>| {
            served.nation.version == version && served.nation.date == self.house.today()
        };
        if self.served().as_ref().is_some_and(fresh) {
            return Ok(());
        }
        let loaded = compute::load(&self.house, compute::From::Homes).await?;
        let computed = tokio::task::spawn_blocking(|| {
            let nation = Nation::of(loaded);
            let week = Week::of(&nation, app::engines::hours::calendar::monday_of(nation.date));
            let maps = crate::maps::Maps::of(&nation);
            let curve = nation.curve(app::engines::promises::board::Territory::Nation);
            Served { nation, week, maps, curve, grounds: OnceLock::new() }
        });
        let Ok(computed) = computed.await.map(Arc::new) else { return Ok(()) };
        if let Ok(mut served) = self.served.write() {
            *served = Some(Arc::clone(&computed));
        }
        // Pages are served already; the first trial need not wait either.
        let _ = tokio::task::spawn_blocking(move || {
            computed.grounds();
        })
        .await;
        Ok(())
    }
}
