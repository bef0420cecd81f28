//! Progress of long work, on the standard error and only where a terminal is attached: scripts and logs stay quiet.

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// A bar of steps; it goes away when dropped.
pub(crate) struct Progress(ProgressBar);

/// Begins work of so many steps with its first one.
pub(crate) fn begin(steps: u64, first: &'static str) -> Progress {
    // Hidden by the library itself where the standard error is no terminal.
    let bar = ProgressBar::new(steps);
    let form = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg} ({elapsed})");
    if let Ok(form) = form {
        bar.set_style(form);
    }
    bar.set_message(first);
    // What takes less than a blink draws nothing that flickers: the first tick comes after this time.
    bar.enable_steady_tick(Duration::from_millis(150));
    Progress(bar)
}

impl Progress {
    /// The step before is done; this one begins.
    pub(crate) fn next(&self, step: &'static str) {
        self.0.inc(1);
        self.0.set_message(step);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
