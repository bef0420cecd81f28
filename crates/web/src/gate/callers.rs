//! How many connections each client holds: one alone cannot take them all.

use base::limits;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};

/// Connections by client. It holds no more entries than there are connections.
#[derive(Clone, Default)]
pub(crate) struct Callers(Arc<Mutex<HashMap<IpAddr, usize>>>);

/// A connection that is counted until it is dropped.
pub(crate) struct Held {
    callers: Callers,
    client: IpAddr,
}

impl Callers {
    /// Counts a connection of a client, `None` where it holds too many already.
    pub(crate) fn hold(&self, client: IpAddr) -> Option<Held> {
        let mut callers = self.0.lock().ok()?;
        let held = callers.entry(client).or_default();
        if *held >= limits::CONNECTIONS_OF_A_CLIENT {
            return None;
        }
        *held += 1;
        Some(Held { callers: self.clone(), client })
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let Ok(mut callers) = self.callers.0.lock() else { return };
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
        let callers = Callers::default();
        let (one, other): (IpAddr, IpAddr) = ([192, 0, 2, 1].into(), [192, 0, 2, 2].into());
        let mut held: Vec<_> = (0..limits::CONNECTIONS_OF_A_CLIENT).map(|_| callers.hold(one)).collect();
        assert!(held.iter().all(Option::is_some));
        assert!(callers.hold(one).is_none());
        assert!(callers.hold(other).is_some());
        held.pop();
        assert!(callers.hold(one).is_some());
        held.clear();
        assert!(callers.0.lock().is_ok_and(|callers| callers.is_empty()), "nothing stays behind");
    }
}
