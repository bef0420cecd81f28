//! `/et-si`: a trial. What is changed, what comes of it, who loses and who wins, and forms to change it further. On
//! paper it is a note of one page.

use crate::parts::{Frame, Link};
use askama::Template;
use words::html::Html;
use words::{h, t};

/// The page of a trial.
#[derive(Clone, Debug, Template)]
#[template(path = "whatif.html")]
pub struct WhatIfPage {
    /// Its frame.
    pub frame: Frame,
    /// Where it belongs.
    pub crumbs: Vec<Link>,
    /// "Et si un point fermait ?"
    pub heading: String,
    /// Why the address could not be followed.
    pub problem: Option<Problem>,
    /// The changes.
    pub changes: Vec<TrialChange>,
    /// What comes of them; absent without changes.
    pub outcome: Option<Box<TrialOutcome>>,
    /// The way to the map on which to choose.
    pub live_map: Html,
    /// Forms for another change.
    pub forms: TrialForms,
    /// Date, method, error.
    pub about: String,
}

/// What is wrong with an address, and where to go from there.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What is wrong, naming the parameter.
    pub why: String,
    /// What may have been meant.
    pub instead: Vec<Link>,
}

/// What a change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// A point closes.
    Close,
    /// A point opens.
    Open,
    /// A point moves.
    Move,
    /// A point has other hours.
    Hours,
}

impl Action {
    /// Its sign, as on the map.
    #[must_use]
    pub fn sign(self) -> Html {
        let shape = match self {
            Self::Close => "<circle cx=\"16\" cy=\"16\" r=\"13\"/><path d=\"M11.500 11.500l9 9m0-9l-9 9\"/>",
            Self::Open => {
                "<path class=\"arch\" d=\"M4 29V15a12 12 0 0 1 24 0v14z\"/><path class=\"on-arch\" d=\"M16 13v10m-5-5h10\"/>"
            }
            Self::Move => {
                "<path class=\"arch\" d=\"M4 29V15a12 12 0 0 1 24 0v14z\"/><path class=\"on-arch\" d=\"M10 18h12m-4-4l4 4-4 4\"/>"
            }
            Self::Hours => "<circle cx=\"16\" cy=\"16\" r=\"13\"/><path d=\"M16 9v8l5 3\"/>",
        };
        Html::markup(format!("<svg class=\"sign\" viewBox=\"0 0 32 32\" aria-hidden=\"true\">{shape}</svg>"))
    }
}

/// One change, and how to undo it.
#[derive(Clone, Debug)]
pub struct TrialChange {
    /// What it does.
    pub action: Action,
    /// "Fermer France services Mende", the name standing out.
    pub shown: Html,
    /// The same as plain text.
    pub said: String,
    /// More of it: an address, hours.
    pub detail: String,
    /// The trial without it.
    pub undo: String,
}

/// What a trial comes to.
#[derive(Clone, Debug)]
pub struct TrialOutcome {
    /// One sentence.
    pub summary: Html,
    /// People farther than promised, before and after; the nation last. Empty where only hours change.
    pub rows: Vec<BeforeAfter>,
    /// One sentence about hours; absent where they do not change.
    pub hours: Option<Html>,
    /// What is not counted among hours; empty where all is.
    pub hours_note: String,
    /// People with an open point near, before and after.
    pub hour_rows: Vec<BeforeAfter>,
    /// Where.
    pub map: Html,
    /// What its colours mean: class and words.
    pub legend: Vec<(&'static str, String)>,
    /// "Dix communes changent de côté"; empty where only hours change.
    pub heading: String,
    /// Winners and losers by distance.
    pub sides: Vec<Side>,
    /// Winners and losers by hours.
    pub hour_sides: Vec<Side>,
    /// The trial without any change.
    pub nothing: String,
    /// Every commune that gains or loses, as a file.
    pub file: Link,
    /// The command that computes it again.
    pub command: String,
}

/// A territory before and after.
#[derive(Clone, Debug)]
pub struct BeforeAfter {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Before.
    pub before: Html,
    /// After.
    pub after: Html,
    /// "+ 2 156"; empty where nothing changes.
    pub difference: Html,
    /// `kept` where that is better, `not-kept` where worse.
    pub class: &'static str,
}

/// One of the two sides: who gains, who loses.
#[derive(Clone, Debug)]
pub struct Side {
    /// "Six communes gagnent : 1 511 personnes".
    pub title: Html,
    /// What its figures count.
    pub unit: String,
    /// The first communes.
    pub rows: Vec<SideRow>,
    /// "et 12 autres communes"; empty where all are shown.
    pub others: String,
}

/// A commune of a side.
#[derive(Clone, Debug)]
pub struct SideRow {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// People who change sides; empty by hours.
    pub people: Html,
    /// Before.
    pub before: Html,
    /// After.
    pub after: Html,
}

/// An entry of a list to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the address says.
    pub value: String,
    /// What people read.
    pub text: String,
}

/// Forms that add a change; each keeps the others in hidden fields.
#[derive(Clone, Debug, Default)]
pub struct TrialForms {
    /// Names and values of what is tried already.
    pub kept: Vec<(&'static str, String)>,
    /// Departments to choose from.
    pub departments: Vec<Choice>,
    /// The department chosen: its code, empty where none is.
    pub department: String,
    /// Its name.
    pub department_name: String,
    /// Its points.
    pub points: Vec<Choice>,
    /// Those that receive people at their address.
    pub fixed: Vec<Choice>,
    /// Its communes.
    pub communes: Vec<Choice>,
    /// A point already chosen.
    pub chosen: String,
    /// Its hours, as one may write them.
    pub hours: String,
    /// Whether another change may be added.
    pub full: bool,
}
