//! `/donnees`: what can be downloaded.

use crate::parts::Frame;
use askama::Template;
use words::html::Html;
use words::{h, t};

/// The open data.
#[derive(Debug, Template)]
#[template(path = "open_data.html")]
pub struct OpenDataPage {
    /// The frame.
    pub frame: Frame,
    /// The tables.
    pub sets: Vec<DataSet>,
}

/// A table, in several forms.
#[derive(Debug)]
pub struct DataSet {
    /// Its stable name, where a link leads.
    pub anchor: &'static str,
    /// Its name.
    pub name: String,
    /// What it holds.
    pub holds: String,
    /// The day that it speaks of.
    pub date: String,
    /// Its licence.
    pub licence: Html,
    /// Where it comes from.
    pub sources: Html,
    /// Whether its figures are estimates.
    pub estimate: bool,
    /// The address of its dictionary.
    pub dictionary: String,
    /// Of the table of its files.
    pub caption: String,
    /// Its files.
    pub files: Vec<DataFile>,
}

/// A file.
#[derive(Debug)]
pub struct DataFile {
    /// Its form.
    pub form: String,
    /// Its address.
    pub url: String,
    /// Its size, or that nobody has asked for it yet.
    pub size: String,
    /// The command that writes it.
    pub command: String,
}
