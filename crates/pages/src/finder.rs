//! `/trouver?lieu=`: the nearest points of a place.

use crate::html::Html;
use crate::parts::{Frame, Link, PointCard};
use askama::Template;

/// The finder.
#[derive(Debug, Template)]
#[template(path = "finder.html")]
pub struct FinderPage {
    /// The frame.
    pub frame: Frame,
    /// What was typed.
    pub query: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a query.
#[derive(Debug)]
pub enum Outcome {
    /// Nothing was asked.
    Nothing,
    /// The query cannot be a place.
    Refused(String),
    /// Several places answer.
    Choice(Vec<Link>),
    /// No place answers; the nearest spellings.
    Unknown(Vec<Link>),
    /// The points near a place.
    Found(Box<FoundPoints>),
}

/// The points near a place.
#[derive(Debug, Default)]
pub struct FoundPoints {
    /// "Trois points près d’Ispagnac".
    pub heading: String,
    /// Date, hour, and what is open.
    pub lead: Html,
    /// The points, the nearest first.
    pub points: Vec<PointCard>,
    /// Mobile points to call.
    pub to_call: Vec<PointCard>,
    /// The commune's page.
    pub commune: Option<Link>,
    /// The map of the same points.
    pub map: Html,
}
