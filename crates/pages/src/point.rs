//! `/point/{id_fs}`: one point.

use crate::parts::{Frame, Link, PointCard};
use askama::Template;
use words::html::Html;
use words::{h, t};

/// A point's page.
#[derive(Debug, Template)]
#[template(path = "point.html")]
pub struct PointPage {
    /// The frame.
    pub frame: Frame,
    /// The way back.
    pub crumbs: Vec<Link>,
    /// The point.
    pub card: PointCard,
    /// What is said first where it matters: a closure, a bus.
    pub first: Vec<String>,
    /// The list's own words beside the hours.
    pub comment: String,
    /// Stops that were understood: where, and its days of the next four weeks with their hours.
    pub stops: Vec<(String, Vec<(String, Html)>)>,
    /// Sessions of operators in the next four weeks.
    pub sessions: Vec<SessionRow>,
    /// Closures to come.
    pub closures: Vec<String>,
    /// The nearest other points.
    pub others: Vec<(Link, Html)>,
    /// The position of its door as devices read it (`geo:`); nothing for a point that travels.
    pub geo: String,
    /// The file of its hours; nothing where they are unknown.
    pub calendar: String,
    /// What would happen without it, or with other hours.
    pub trials: Vec<Link>,
    /// Where to report a mistake.
    pub contact: Option<Link>,
}

/// An operator's session on one day.
#[derive(Debug)]
pub struct SessionRow {
    /// The day.
    pub day: String,
    /// From when to when.
    pub hours: Html,
    /// Who receives.
    pub operator: String,
    /// Where at the point, and whether an appointment is needed; may be empty.
    pub beside: String,
}
