//! `/engagements`: the eight promises, where, and when.

use crate::parts::{Frame, Heat, Link, Verdict};
use askama::Template;
use words::html::Html;
use words::{h, t};

/// The board.
#[derive(Debug, Template)]
#[template(path = "board.html")]
pub struct BoardPage {
    /// The frame.
    pub frame: Frame,
    /// "une tenue, trois non tenues, quatre inconnues".
    pub tally: Html,
    /// The rows.
    pub rows: Vec<BoardRow>,
    /// The map.
    pub map: Html,
    /// Departments, those with most people left out first.
    pub worst: Vec<WorstRow>,
    /// The nation.
    pub nation: WorstRow,
    /// What the list of the worst counts, and who is certainly beyond.
    pub worst_note: Html,
    /// All departments.
    pub departments: Vec<Link>,
    /// Hours by days.
    pub heat: Heat,
    /// The command that computes them again.
    pub command: String,
    /// Date, method.
    pub about: String,
}

/// One promise, or a measure under it.
#[derive(Debug)]
pub struct BoardRow {
    /// The words, as the head of the row: a promise is quoted, with its original where it is translated.
    pub heading: Html,
    /// The words alone.
    pub text: String,
    /// Whether it is a measure under the promise above.
    pub measure: bool,
    /// The figure; `None` without data.
    pub figure: Option<Html>,
    /// Of what.
    pub unit: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Those left out.
    pub left_out: Html,
    /// Whether somebody is.
    pub anybody: bool,
    /// The page with the list.
    pub link: Link,
    /// Whether it is the last row, between thick rules.
    pub last: bool,
}

/// A department of the worst list.
#[derive(Clone, Debug)]
pub struct WorstRow {
    /// The department.
    pub name: String,
    /// Its page.
    pub url: String,
    /// People not within, by the central time.
    pub outside: Html,
    /// Their share.
    pub share: Html,
}
