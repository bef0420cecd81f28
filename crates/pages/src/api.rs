//! `/api`: the API for those who write programs, readable without a script.

use crate::parts::Frame;
use askama::Template;
use words::{h, t};

/// The API.
#[derive(Debug, Template)]
#[template(path = "api.html")]
pub struct ApiPage {
    /// The frame.
    pub frame: Frame,
    /// The address of the whole description.
    pub document: String,
    /// What can be asked.
    pub operations: Vec<Operation>,
    /// What can be wrong.
    pub problems: Vec<Problem>,
}

/// Something that can be asked.
#[derive(Debug)]
pub struct Operation {
    /// Its name for programs.
    pub id: &'static str,
    /// Its address, with the names of its parameters.
    pub address: String,
    /// What it answers.
    pub summary: String,
    /// What else must be known.
    pub describes: String,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// What its answers have.
    pub fields: String,
    /// An address that answers.
    pub example: String,
}

/// A parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it means.
    pub means: String,
    /// What it may be.
    pub may_be: String,
    /// What it is where it is left out; empty where nothing is.
    pub usual: String,
}

/// A kind of problem.
#[derive(Debug)]
pub struct Problem {
    /// Its status.
    pub status: u16,
    /// Its stable name.
    pub word: &'static str,
    /// What it is.
    pub title: String,
}
