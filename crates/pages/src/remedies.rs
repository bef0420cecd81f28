//! What would bring most people of a territory back: a part of several pages.

use crate::parts::Link;
use askama::Template;
use words::html::Html;
use words::{h, t};

/// The part.
#[derive(Clone, Debug, Template)]
#[template(path = "remedies.html")]
pub struct RemediesPart {
    /// What is known so far.
    pub known: Option<KnownRemedies>,
    /// The command that computes it again.
    pub command: String,
}

/// Remedies that were computed.
#[derive(Clone, Debug)]
pub struct KnownRemedies {
    /// The best of them, in a sentence.
    pub lead: Html,
    /// Communes in which a new point brings most people back.
    pub new_points: Vec<NewPointRow>,
    /// Several new points, one after the other; empty where one is enough.
    pub in_turn: Vec<NewPointRow>,
    /// All of them at once, tried.
    pub in_turn_trial: Link,
    /// Points with longer hours.
    pub hours: Vec<LongerHoursRow>,
    /// The week in which hours are counted.
    pub week: String,
    /// Everything as a file.
    pub file: String,
}

/// A new point.
#[derive(Clone, Debug)]
pub struct NewPointRow {
    /// The commune.
    pub name: String,
    /// Its page.
    pub url: String,
    /// People brought back.
    pub people: Html,
    /// The low and the high number.
    pub between: Html,
    /// Of them, those who are beyond whatever the error today.
    pub beyond: Html,
    /// The trial that shows it.
    pub trial: String,
}

/// A point with longer hours.
#[derive(Clone, Debug)]
pub struct LongerHoursRow {
    /// The point.
    pub name: String,
    /// Its page.
    pub url: String,
    /// When it would be open all through.
    pub when: Html,
    /// Hours a week that are added.
    pub added: String,
    /// People who would have an open point near, mean over the added hours.
    pub people: Html,
    /// The trial that shows it.
    pub trial: String,
}
