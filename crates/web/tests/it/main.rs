//! What the site answers in all languages, and what it gives to paper.

mod html;
mod languages;
mod posters;
mod sameness;
mod site;
