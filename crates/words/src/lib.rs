//! What is said to people, in each language: sentences, figures, dates, and HTML that is safe.
//!
//! A language is one folder of `texts/`, in the format of Fluent (projectfluent.org). Each message becomes a struct of
//! [`messages`] with its variables as fields, so that a message or a variable that is missing does not compile; a
//! language that lacks one does not build. [`t!`] says a message as text, [`h!`] as HTML:
//!
//! ```
//! use words::{Language, h, in_language, t};
//! assert_eq!(t!(navigation_finder), "Trouver un point");
//! in_language(Language::of("en").unwrap(), || assert_eq!(t!(navigation_finder), "Find a point"));
//! ```
//!
//! Which language is spoken is the thread's affair ([`in_language`]): a request is answered in one, from its handler
//! to the last filter of a template, and none of the hundred functions between has to be told. Work that is given to
//! another thread takes [`Language::current`] along.

pub mod address;
pub mod figures;
pub mod html;

mod bundle;
mod language;
mod value;

pub use language::{Language, in_language};
pub use value::{HtmlValue, Value};

/// One struct for each message; [`t!`] and [`h!`] make and say them.
#[expect(
    non_camel_case_types,
    missing_docs,
    reason = "generated: named as the messages, whose text documents them"
)]
pub mod messages {
    use crate::html::Html;
    use crate::value::{HtmlValue, Value};

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// A message as plain text: `t!(key)`, `t!(key, name = value)`; values are text or whole numbers. Only for messages
/// without tags.
#[macro_export]
macro_rules! t {
    ($key:ident $(,)?) => { $crate::messages::$key.say() };
    ($key:ident, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::messages::$key { $($name: $crate::Value::from($value)),+ }.say()
    };
}

/// A message as HTML: values that are [`html::Html`] are written as they are, others escaped.
#[macro_export]
macro_rules! h {
    ($key:ident $(,)?) => { $crate::messages::$key.html() };
    ($key:ident, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::messages::$key { $($name: $crate::HtmlValue::from($value)),+ }.html()
    };
}
