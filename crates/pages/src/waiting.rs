//! While the nation is computed for the first time.

use crate::parts::Frame;
use askama::Template;
use words::{h, t};

/// The waiting page: its script shows the page asked for once it can be, its link without a script.
#[derive(Debug, Template)]
#[template(path = "waiting.html")]
pub struct WaitingPage {
    /// The frame.
    pub frame: Frame,
}
