//! A territory that is more than one commune: region, department, grouping of communes (EPCI).

use crate::parts::{Frame, Heat, LeftOutPart, Link, Verdict};
use askama::Template;
use words::html::Html;
use words::{h, t};

/// The page of a territory.
#[derive(Clone, Debug, Template)]
#[template(path = "territory.html")]
pub struct TerritoryPage {
    /// Its frame.
    pub frame: Frame,
    /// What it belongs to.
    pub crumbs: Vec<Link>,
    /// Its name.
    pub name: String,
    /// "de la Lozère".
    pub with_de: String,
    /// Inhabitants, communes, points.
    pub facts: Html,
    /// Who is left out.
    pub left_out: Html,
    /// Whether anybody is.
    pub anybody: bool,
    /// The territory against France.
    pub rows: Vec<AgainstRow>,
    /// By commune.
    pub map: Html,
    /// The way to the interactive map.
    pub live_map: Html,
    /// Communes with people beyond.
    pub beyond: LeftOutPart,
    /// Communes with people to check.
    pub to_check: LeftOutPart,
    /// What would bring most people back.
    pub remedies: Html,
    /// What it is made of; absent where that is communes.
    pub parts: Option<Parts>,
    /// Share of people by minutes.
    pub curve: Html,
    /// The same as a table: limit, here, France.
    pub curve_rows: Vec<(String, Html, Html)>,
    /// Open points hour by hour.
    pub heat: Heat,
    /// Its points; not of a region, whose hundreds stand on the pages of its departments.
    pub points: Option<Vec<PointRow>>,
    /// Where the figures can be had as files, and tried.
    pub files: Vec<Link>,
    /// What could bring most people back, where a trial is possible.
    pub trial: Option<Link>,
    /// Date, method, error.
    pub about: String,
    /// The command that computes this page again.
    pub command: String,
    /// Where to report a mistake.
    pub contact: Option<Link>,
}

/// A promise or measure, here and in France.
#[derive(Clone, Debug)]
pub struct AgainstRow {
    /// What.
    pub text: String,
    /// Here.
    pub here: Html,
    /// In France.
    pub france: Html,
    /// Both on a line, or what is missing.
    pub beside: Html,
    /// What comes of it.
    pub verdict: Verdict,
}

/// The territories within this one.
#[derive(Clone, Debug)]
pub struct Parts {
    /// "Les départements".
    pub title: String,
    /// "Département".
    pub column: String,
    /// Each.
    pub rows: Vec<PartRow>,
}

/// A territory within another.
#[derive(Clone, Debug)]
pub struct PartRow {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// People farther than promised, by the estimated time.
    pub outside: Html,
    /// The share of people within.
    pub share: Html,
}

/// A point of the territory.
#[derive(Clone, Debug)]
pub struct PointRow {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Today's hours.
    pub today: Html,
    /// Hours of the week; empty where unknown.
    pub weekly: String,
    /// The phone as people read it.
    pub phone: String,
    /// The phone as machines dial it.
    pub phone_url: String,
}
