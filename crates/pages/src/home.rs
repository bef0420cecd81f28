//! `/`: one search box, and the promise in figures.

use crate::parts::{Frame, Verdict};
use askama::Template;
use words::html::Html;
use words::{h, t};

/// The home page.
#[derive(Debug, Template)]
#[template(path = "home.html")]
pub struct HomePage {
    /// The frame.
    pub frame: Frame,
    /// Points and those left out, drawn; a decoration.
    pub map: Html,
    /// The figures.
    pub figures: Vec<HomeFigure>,
    /// "Calcul du mardi 3 novembre 2026."
    pub computed: String,
}

/// A promise with its figure.
#[derive(Debug)]
pub struct HomeFigure {
    /// The promise, quoted, with its original where it is translated.
    pub heading: Html,
    /// Its words alone.
    pub text: String,
    /// Its page.
    pub url: String,
    /// The verdict.
    pub verdict: Verdict,
    /// The figure.
    pub figure: Html,
    /// Of what.
    pub unit: String,
    /// Who is left out.
    pub left_out: Html,
    /// Whether somebody is.
    pub anybody: bool,
}
