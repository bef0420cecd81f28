//! The promises at the date of every list, and what changed between two of them.

use crate::parts::{Frame, Link};
use askama::Template;
use words::html::Html;
use words::{h, t};

/// The history of a territory.
#[derive(Clone, Debug, Template)]
#[template(path = "history.html")]
pub struct HistoryPage {
    /// Its frame.
    pub frame: Frame,
    /// What it belongs to.
    pub crumbs: Vec<Link>,
    /// The title.
    pub title: String,
    /// What is plainly so: how many lists there are, or that there is one only.
    pub lead: String,
    /// Share of people within 20 and 30 minutes, as a chart; absent with fewer than two lists.
    pub shares: Option<Html>,
    /// Points, as a chart.
    pub points: Option<Html>,
    /// A row for each list, the newest first.
    pub rows: Vec<HistoryRow>,
    /// The table as a file.
    pub file: String,
    /// What changed; absent with fewer than two lists.
    pub between: Option<BetweenPart>,
    /// Date, method, error.
    pub about: String,
    /// The command that computes it again.
    pub command: String,
}

/// The state at the date of a list.
#[derive(Clone, Debug)]
pub struct HistoryRow {
    /// The date.
    pub dated: String,
    /// Points: all, main ones, antennas, mobile ones.
    pub points: [Html; 4],
    /// Share of people within 20 and 30 minutes.
    pub shares: [Html; 2],
    /// People beyond, and to check.
    pub people: [Html; 2],
}

/// What changed between two lists.
#[derive(Clone, Debug)]
pub struct BetweenPart {
    /// Lists to choose from: their date as an address says it, as people read it, chosen as earlier and as later.
    pub lists: Vec<ListChoice>,
    /// Address of the form.
    pub action: String,
    /// The two dates, in a sentence.
    pub heading: String,
    /// Points that opened, closed, moved, changed their hours.
    pub points: Vec<PointChanges>,
    /// Communes that lost people within 20 minutes, and communes that gained some.
    pub communes: Vec<CommuneChanges>,
    /// All changes as a file.
    pub file: String,
}

/// A list in the form.
#[derive(Clone, Debug)]
pub struct ListChoice {
    /// As an address says it.
    pub value: String,
    /// As people read it.
    pub text: String,
    /// Chosen as the earlier one.
    pub earlier: bool,
    /// Chosen as the later one.
    pub later: bool,
}

/// Changes of points of one kind.
#[derive(Clone, Debug)]
pub struct PointChanges {
    /// "3 points ouverts".
    pub title: String,
    /// The first of them: name, page where it is still there, commune.
    pub rows: Vec<(String, Option<String>, String)>,
    /// How many more the file has, in words; empty where none.
    pub others: String,
}

/// Communes that changed one way.
#[derive(Clone, Debug)]
pub struct CommuneChanges {
    /// "12 communes gagnent".
    pub title: String,
    /// The first of them: name, page, before, after.
    pub rows: Vec<(String, String, Html, Html)>,
    /// How many more the file has, in words; empty where none.
    pub others: String,
}
