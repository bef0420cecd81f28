//! The nation being served: computed in the background, replaced as a whole when the network or the day changes.

use crate::files::Files;
use crate::gate::Gate;
use crate::gate::client::Doorman;
use crate::kept::Kept;
use crate::operations::Metrics;
use crate::remedied::Remedied;
use crate::server::Options;
use crate::show::finder::around;
use crate::show::finder::ground::Grounds;
use app::engines::promises::board::Territory;
use app::find::Doors;
use app::history::{self, History};
use app::house::House;
use app::nation::hours::{HourRow, Week};
use app::nation::{Nation, compute};
use app::remedy::Remedies;
use app::whatif::{Ground, HourGround};
use base::limits;
use std::sync::{Arc, OnceLock, RwLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use words::{Language, in_language};

/// How often the network's version is looked at: an import shows within two seconds.
const LOOK_EVERY: Duration = Duration::from_millis(700);

/// A nation with the week of its day.
pub(crate) struct Served {
    pub(crate) nation: Nation,
    pub(crate) week: Week,
    pub(crate) maps: crate::maps::Maps,
    /// Shares of the whole country by minutes.
    pub(crate) curve: Vec<f64>,
    /// The doors near which people are looked for.
    pub(crate) doors: Doors,
    /// Pages and cards of the finder, by language.
    kept: Vec<Kept>,
    /// The document of the API, with this nation's examples.
    pub(crate) document: OnceLock<String>,
    /// Its files of open data.
    pub(crate) files: Files,
    grounds: OnceLock<(Ground, HourGround)>,
    remedied: OnceLock<Remedied>,
    history: OnceLock<History>,
}

impl Served {
    /// What would bring most people of a territory back; `None` while it is being computed.
    pub(crate) fn remedies(&self, territory: Territory) -> Option<Arc<Remedies>> {
        let (_, hours) = self.grounds.get()?;
        Some(self.remedied.get()?.remedies(&self.nation, hours, &self.week, territory))
    }

    /// The hours of a territory of which the week keeps no row; `None` until the grounds of trials are there.
    pub(crate) fn hours_of(&self, territory: Territory) -> Option<HourRow> {
        Some(self.grounds.get()?.1.row_of(&self.nation, &self.week, territory))
    }

    /// Computes what pages can do without for a while: the grounds of trials, then what takes longer.
    fn complete(&self, lists: history::Loaded) {
        self.remedied.get_or_init(|| Remedied::of(&self.nation, &self.grounds().1, &self.week));
        self.history.get_or_init(|| History::of(&self.nation, lists));
    }

    /// The promises at the date of every list; `None` while they are being computed.
    pub(crate) fn history(&self) -> Option<&History> {
        self.history.get()
    }

    /// Pages and cards of the finder in the language spoken.
    pub(crate) fn kept(&self) -> &Kept {
        &self.kept[Language::current().index()]
    }

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
    /// The site's own address, printed on posters.
    pub(crate) site: Option<String>,
    pub(crate) metrics: Arc<Metrics>,
    /// Who is let in.
    pub(crate) gate: Gate,
    /// The grounds of the finder's maps.
    pub(crate) grounds: Grounds,
    pub(crate) trials: TrialQueue,
    served: RwLock<Option<Arc<Served>>>,
}

impl Live {
    pub(crate) fn new(house: House, options: Options, metrics: Arc<Metrics>) -> Self {
        let trials = TrialQueue {
            places: Arc::new(Semaphore::new(limits::TRIALS_AT_ONCE + limits::TRIALS_WAITING)),
            turns: Arc::new(Semaphore::new(limits::TRIALS_AT_ONCE)),
        };
        let doorman =
            Doorman { proxies: options.proxies, header: options.proxy_header, counted: options.counted };
        Self {
            house,
            contact: options.contact,
            site: options.site,
            metrics,
            gate: Gate::of(doorman, options.connections_of_a_client),
            grounds: Grounds::default(),
            trials,
            served: RwLock::new(None),
        }
    }

    /// The nation; `None` until it is computed for the first time.
    pub(crate) fn served(&self) -> Option<Arc<Served>> {
        self.served.read().ok()?.clone()
    }

    /// Computes again whenever the network or the day has changed; never returns.
    pub(crate) async fn keep_fresh(self: Arc<Self>) {
        let mut beside = None;
        loop {
            let looked = match self.look().await {
                Ok(()) => self.complete(&mut beside).await,
                Err(error) => Err(error),
            };
            if let Err(error) = looked {
                self.metrics.failures.inc();
                tracing::error!(%error, "the network cannot be read; what was computed before is served");
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Completes what is served, on one thread beside, so that the next import shows as soon as ever. A server that is
    /// told to stop does not wait for it.
    async fn complete(&self, beside: &mut Option<JoinHandle<()>>) -> Result<(), compute::NationError> {
        let Some(served) = self.served().filter(|served| served.history.get().is_none()) else {
            return Ok(());
        };
        if beside.as_ref().is_some_and(|thread| !thread.is_finished()) {
            return Ok(());
        }
        let lists = history::load(&self.house).await?;
        *beside = Some(std::thread::spawn(move || served.complete(lists)));
        Ok(())
    }

    async fn look(&self) -> Result<(), compute::NationError> {
        let version = self.house.store.network_version().await?;
        let fresh = |served: &Arc<Served>| {
            served.nation.version == version && served.nation.date == self.house.today()
        };
        if self.served().as_ref().is_some_and(fresh) {
            return Ok(());
        }
        let begun = Instant::now();
        let loaded = compute::load(&self.house, compute::From::Homes).await?;
        let computed = tokio::task::spawn_blocking(|| {
            let nation = Nation::of(loaded);
            let week = Week::of(&nation, app::engines::hours::calendar::monday_of(nation.date));
            let maps = crate::maps::Maps::of(&nation);
            let curve = nation.curve(app::engines::promises::board::Territory::Nation);
            let doors = Doors::of(&nation.network);
            let kept = Language::all()
                .map(|language| in_language(language, || Kept::of(around(&nation), doors.len())))
                .collect();
            Served {
                nation,
                week,
                maps,
                curve,
                doors,
                kept,
                document: OnceLock::new(),
                files: Files::default(),
                grounds: OnceLock::new(),
                remedied: OnceLock::new(),
                history: OnceLock::new(),
            }
        });
        match computed.await.map(Arc::new) {
            Ok(served) => self.serve_from_now_on(served, begun.elapsed()),
            Err(error) => {
                self.metrics.failures.inc();
                tracing::error!(%error, "the nation could not be computed; what was computed before is served");
            }
        }
        Ok(())
    }

    fn serve_from_now_on(&self, served: Arc<Served>, took: Duration) {
        let (nation, metrics) = (&served.nation, &self.metrics);
        let (points, took_ms) =
            (nation.network.points.len(), i64::try_from(took.as_millis()).unwrap_or(i64::MAX));
        metrics.points.set(i64::try_from(points).unwrap_or(i64::MAX));
        metrics.network_version.set(nation.version);
        metrics.evaluation_ms.set(took_ms);
        tracing::info!(version = nation.version, date = %nation.date, points, took_ms, "the nation is computed");
        if let Ok(mut slot) = self.served.write() {
            *slot = Some(served);
        }
    }
}
