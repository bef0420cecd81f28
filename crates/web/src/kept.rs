//! What pages of the finder are put together from: the page around, and the card of each door, each compressed once
//! and kept for as long as it says the same.

use crate::cards;
use crate::pieces::Mould;
use app::engines::hours::state::{LocalMinute, OpenState};
use app::find::Near;
use app::nation::Nation;
use pages::Page;
use pages::finder::{Around, Card, FinderPage};
use std::sync::{Arc, RwLock};

/// The pages and cards of one nation.
pub(crate) struct Kept {
    /// The page of points found.
    pub(crate) found: Mould,
    /// The page of several places.
    pub(crate) choice: Mould,
    /// Cards by door.
    cards: Vec<RwLock<Option<Arc<KeptCard>>>>,
}

/// A card, and until when it is right.
pub(crate) struct KeptCard {
    from: LocalMinute,
    until_min: u16,
    /// The state that it tells.
    pub(crate) state: OpenState,
    /// The card, with holes for its number, its minutes, and whether its week is open.
    pub(crate) mould: Mould,
}

impl Kept {
    pub(crate) fn of(around: Around, doors: usize) -> Self {
        let mould = |page: FinderPage| Mould::of(&page.html().unwrap_or_default());
        Self {
            found: mould(FinderPage::found_with_holes(around.clone())),
            choice: mould(FinderPage::choice_with_holes(around)),
            cards: (0..doors).map(|_| RwLock::new(None)).collect(),
        }
    }

    /// The card of a door, right at this moment.
    pub(crate) fn card(&self, nation: &Nation, near: &Near<'_>, now: jiff::Timestamp) -> Arc<KeptCard> {
        let local = near.hours().local(now);
        let slot = self.cards.get(near.door as usize);
        let kept = slot.and_then(|slot| slot.read().ok()?.clone());
        if let Some(kept) = kept.filter(|kept| kept.is_right_at(local)) {
            return kept;
        }
        let card = cards::near(nation, near, now);
        let fresh = Arc::new(KeptCard {
            from: local,
            until_min: near.hours().next_change(local),
            state: near.state(now),
            mould: Mould::of(&Card::with_holes(card).html().unwrap_or_default()),
        });
        if let Some(mut slot) = slot.and_then(|slot| slot.write().ok()) {
            *slot = Some(Arc::clone(&fresh));
        }
        fresh
    }
}

impl KeptCard {
    /// What a card says depends on the day, and on the minute by openings and closings alone.
    fn is_right_at(&self, local: LocalMinute) -> bool {
        local.date == self.from.date && (self.from.minute..self.until_min).contains(&local.minute)
    }
}
