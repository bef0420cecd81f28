//! What the site gives to paper.

mod posters;
