//! While the nation is computed for the first time.

use crate::parts::Frame;
use askama::Template;
use words::{h, t};

/// The waiting page, which reloads itself.
#[derive(Debug, Template)]
#[template(path = "waiting.html")]
pub struct WaitingPage {
    /// The frame.
    pub frame: Frame,
}
