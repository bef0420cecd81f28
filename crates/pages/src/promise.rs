//! `/engagements/{p1..p8}`: one promise, its text, its figure, those left out, its method.

use crate::parts::{Frame, LeftOutPart, Link, Verdict};
use askama::Template;
use words::html::Html;
use words::{h, t};

/// A promise's page.
#[derive(Debug, Template)]
#[template(path = "promise.html")]
pub struct PromisePage {
    /// The frame.
    pub frame: Frame,
    /// What it belongs to.
    pub crumbs: Vec<Link>,
    /// The promise's words.
    pub text: String,
    /// The same, quoted, with the original where they are translated.
    pub heading: Html,
    /// Where it was said, and whether its number still has to be checked in the official text.
    pub source: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The figure; `None` without data.
    pub figure: Option<Html>,
    /// Of what.
    pub unit: String,
    /// What stands beside the figure.
    pub beside: Vec<Html>,
    /// What is missing, and who could publish it.
    pub missing: Option<(String, String)>,
    /// Departments with too few points.
    pub short: Vec<ShortRow>,
    /// People beyond, in words.
    pub beyond_total: Html,
    /// Places beyond.
    pub beyond: Option<LeftOutPart>,
    /// People to check, in words.
    pub to_check_total: Html,
    /// Places to check.
    pub to_check: Option<LeftOutPart>,
    /// Share of people by minutes.
    pub curve: Option<Html>,
    /// What would bring most people back, where people are promised something.
    pub remedies: Html,
    /// How it is computed.
    pub method: String,
    /// Date, inputs, command.
    pub about: String,
    /// The command that recomputes it.
    pub command: String,
}

/// A department with too few points.
#[derive(Debug)]
pub struct ShortRow {
    /// The department.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Its points.
    pub points: u64,
    /// Its main points.
    pub main: u64,
    /// How many are missing.
    pub missing: u64,
}
