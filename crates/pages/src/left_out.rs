//! All communes of a territory that have people left out, in one of the two parts, page by page.

use crate::parts::{Frame, LeftOutRow, Link};
use askama::Template;
use words::html::Html;
use words::{h, t};

/// A page of the list.
#[derive(Clone, Debug, Template)]
#[template(path = "left_out.html")]
pub struct LeftOutPage {
    /// Its frame.
    pub frame: Frame,
    /// What it belongs to.
    pub crumbs: Vec<Link>,
    /// The territory, and which part: beyond, or to check.
    pub heading: Html,
    /// The other part.
    pub other: Link,
    /// People and communes in all.
    pub total: Html,
    /// The communes of this page.
    pub rows: Vec<LeftOutRow>,
    /// "Page 2 sur 7"; empty where there is one.
    pub position: String,
    /// The page before.
    pub before: Option<Link>,
    /// The page after.
    pub after: Option<Link>,
    /// What would bring most of them back.
    pub remedies: Html,
    /// The whole list as a file.
    pub file: Link,
    /// Date, method, error.
    pub about: String,
    /// The command that computes this list again.
    pub command: String,
}
