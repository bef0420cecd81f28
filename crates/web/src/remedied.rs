//! The remedies being served: computed in the background after the nation, so that no page waits for them.

use app::engines::promises::board::Territory;
use app::levels::{self, Level};
use app::nation::Nation;
use app::nation::hours::Week;
use app::remedy::{Openings, Remedies};
use app::whatif::HourGround;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Remedies of the widest territories, kept, and what those of the others are quickly made of.
pub(crate) struct Remedied {
    openings: Openings,
    kept: BTreeMap<Territory, Arc<Remedies>>,
}

impl Remedied {
    /// Looks from every commune, then ranks for the nation, regions and departments; takes seconds.
    pub(crate) fn of(nation: &Nation, hours: &HourGround, week: &Week) -> Self {
        let openings = Openings::of(nation);
        openings.look_from_everywhere();
        let wide = [Level::Nation, Level::Region, Level::Department].into_iter().flat_map(levels::all);
        let kept = wide
            .map(|named| named.territory)
            .map(|territory| (territory, Arc::new(Remedies::of(nation, &openings, hours, week, territory))))
            .collect();
        Self { openings, kept }
    }

    /// The remedies of a territory; a grouping of communes takes milliseconds.
    pub(crate) fn remedies(
        &self,
        nation: &Nation,
        hours: &HourGround,
        week: &Week,
        territory: Territory,
    ) -> Arc<Remedies> {
        let fresh = || Arc::new(Remedies::of(nation, &self.openings, hours, week, territory));
        self.kept.get(&territory).map_or_else(fresh, Arc::clone)
    }
}
