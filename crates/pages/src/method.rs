//! `/methode`: definitions, errors, sources.

use crate::parts::Frame;
use askama::Template;
use words::html::Html;
use words::{h, t};

/// The method.
#[derive(Debug, Template)]
#[template(path = "method.html")]
pub struct MethodPage {
    /// The frame.
    pub frame: Frame,
    /// The list in force.
    pub list: String,
    /// Where homes come from.
    pub homes: String,
    /// Our national shares beside INSEE's: minutes, ours, theirs.
    pub shares: Vec<(String, Html, Html)>,
    /// How wrong a single trip is.
    pub single_trips: String,
}
