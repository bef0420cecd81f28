//! `/departement/{code}`: a department against France, its communes left out, its points.

use crate::html::Html;
use crate::parts::{Frame, LeftOutRow, Link, Verdict};
use askama::Template;

/// A department's page.
#[derive(Debug, Template)]
#[template(path = "department.html")]
pub struct DepartmentPage {
    /// The frame.
    pub frame: Frame,
    /// The department.
    pub name: String,
    /// "de la Lozère".
    pub with_de: String,
    /// Inhabitants, communes, points.
    pub facts: Html,
    /// Who is left out, in a sentence.
    pub left_out: Html,
    /// Whether anybody is.
    pub anybody: bool,
    /// Rows against France.
    pub rows: Vec<AgainstRow>,
    /// The map by commune.
    pub map: Html,
    /// Communes beyond.
    pub beyond: Vec<LeftOutRow>,
    /// Communes to check.
    pub to_check: Vec<LeftOutRow>,
    /// How many more there are to check.
    pub more_to_check: usize,
    /// Points.
    pub points: Vec<PointRow>,
    /// Date, method, command.
    pub about: String,
    /// Where to report a mistake.
    pub contact: Option<Link>,
}

/// A figure of a department beside France's.
#[derive(Debug)]
pub struct AgainstRow {
    /// What.
    pub text: String,
    /// Here.
    pub here: Html,
    /// In France.
    pub france: Html,
    /// The verdict.
    pub verdict: Verdict,
}

/// A point of a department.
#[derive(Debug)]
pub struct PointRow {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Today's hours.
    pub today: Html,
    /// Hours in the week.
    pub weekly: String,
    /// Its phone.
    pub phone: String,
    /// Its phone, to dial.
    pub phone_url: String,
}
