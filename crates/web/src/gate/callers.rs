//! How many connections each client holds: one alone cannot take them all.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

/// Connections by client. It holds no more entries than there are connections.
#[derive(Clone)]
pub(crate) struct Callers {
    held: Arc<Mutex<HashMap<IpAddr, usize>>>,
    most: usize,
}

/// A connection that is counted until it is dropped.
pub(crate) struct Held {
    callers: Callers,
    client: IpAddr,
}

impl Callers {
    /// Each client may hold so many.
    pub(crate) fn at_most(most: usize) -> Self {
        Self { held: Arc::default(), most }
    }

    /// Counts a connection of a client, `None` where it holds too many already.
    pub(crate) fn hold(&self, client: IpAddr) -> Option<Held> {
        let mut callers = self.held.lock().ok()?;
        let held = callers.entry(client).or_default();
        if *held >= self.most {
            return None;
        }
        *held += 1;
        Some(Held { callers: self.clone(), client })
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Ok(mut callers) = self.callers.held.lock() else { return };
        if let Some(held) = callers.get_mut(&self.client) {
            *held -= 1;
            if *held == 0 {
                callers.remove(&self.client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_are_given_back() {
        let callers = Callers::at_most(3);
        let (one, other): (IpAddr, IpAddr) = ([192, 0, 2, 1].into(), [192, 0, 2, 2].into());
        let mut held: Vec<_> = (0..3).map(|_| callers.hold(one)).collect();
        assert!(held.iter().all(Option::is_some));
        assert!(callers.hold(one).is_none());
        assert!(callers.hold(other).is_some());
        held.pop();
        assert!(callers.hold(one).is_some());
        held.clear();
        assert!(callers.held.lock().is_ok_and(|callers| callers.is_empty()), "nothing stays behind");
    }
}
