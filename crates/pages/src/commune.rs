//! `/commune/{code}`: how long, is it open now, when is nobody open, who else is concerned, what would change it.

use crate::parts::{Frame, Link, PointCard, Verdict};
use askama::Template;
use words::html::Html;
use words::{h, t};

/// A commune's page.
#[derive(Debug, Template)]
#[template(path = "commune.html")]
pub struct CommunePage {
    /// The frame.
    pub frame: Frame,
    /// The way back.
    pub crumbs: Vec<Link>,
    /// The commune.
    pub name: String,
    /// Its code.
    pub code: String,
    /// Inhabitants, department.
    pub facts: Html,
    /// How long to the nearest point, in a sentence.
    pub how_long: Html,
    /// The nearest points.
    pub points: Vec<PointCard>,
    /// When nobody near is open, day by day.
    pub nobody: Vec<(String, String)>,
    /// The caption of that table: its week.
    pub week: String,
    /// Shares and times.
    pub rows: Vec<(String, Html)>,
    /// The verdict of the 20 minutes.
    pub verdict: Verdict,
    /// Who is concerned.
    pub left_out: Html,
    /// What would change it.
    pub remedies: Html,
    /// A trial of a point here.
    pub trial: Link,
    /// Date, method, command.
    pub about: String,
    /// Where to report a mistake.
    pub contact: Option<Link>,
}
