//! All eight promises in one territory, with the curve and the hours of what has them nowhere else.

use crate::parts::{Frame, Heat, Link, Verdict};
use askama::Template;
use words::html::Html;
use words::{h, t};

/// The page.
#[derive(Clone, Debug, Template)]
#[template(path = "assessed.html")]
pub struct AssessedPage {
    /// Its frame.
    pub frame: Frame,
    /// What it belongs to.
    pub crumbs: Vec<Link>,
    /// The territory.
    pub name: String,
    /// The title.
    pub title: String,
    /// The promises, in their order.
    pub rows: Vec<AssessedRow>,
    /// Share of people by minutes.
    pub curve: Option<Html>,
    /// The same as a table: limit, here, France.
    pub curve_rows: Vec<(String, Html, Html)>,
    /// Open points hour by hour.
    pub heat: Option<Heat>,
    /// The figures as files.
    pub files: Vec<Link>,
    /// Date, method, error.
    pub about: String,
    /// The commands that compute this page again.
    pub commands: Vec<String>,
}

/// A promise in the territory.
#[derive(Clone, Debug)]
pub struct AssessedRow {
    /// Its words.
    pub text: String,
    /// Its page.
    pub url: String,
    /// The figure, where there is one, and its unit.
    pub figure: Option<(Html, String)>,
    /// What comes of it; absent where nothing is promised to such a territory.
    pub verdict: Option<Verdict>,
    /// Who is left out, what is missing, or why nothing is promised here.
    pub says: Html,
}
