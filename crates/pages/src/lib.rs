//! What people see. A page is a plain struct (its view model) and a template; nothing here knows the engines, the
//! database or HTTP. All pages are complete without scripts.
//!
//! A page is written once for all languages: what it says are messages of [`words`].

pub mod charts;
pub mod charts_history;
pub mod lines;
pub mod maps;
pub mod parts;

pub mod api;
pub mod assessed;
pub mod board;
pub mod commune;
pub mod error;
pub mod finder;
pub mod history;
pub mod home;
pub mod left_out;
pub mod live_map;
pub mod method;
pub mod open_data;
pub mod point;
pub mod poster;
pub mod promise;
pub mod remedies;
pub mod territory;
pub mod waiting;
pub mod whatif;

pub mod assets;

/// Anything that can be shown.
pub trait Page {
    /// The whole page; `None` only where there is no memory to write it into.
    fn html(&self) -> Option<String>;
}

/// A part of a page by itself.
#[must_use]
pub fn part(part: &impl askama::Template) -> words::html::Html {
    words::html::Html::markup(part.render().unwrap_or_default())
}

impl<T: askama::Template> Page for T {
    fn html(&self) -> Option<String> {
        self.render().ok().map(words::address::rooted)
    }
}
