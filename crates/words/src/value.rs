//! What a message's variables may be.

use crate::html::Html;
use fluent_bundle::FluentValue;
use std::borrow::Cow;

/// Text or a whole number, for a message said as text. A number is written as the language writes it, and chooses
/// between one and many.
#[derive(Clone, Debug)]
pub struct Value(pub(crate) FluentValue<'static>);

/// The same for a message said as HTML: text is escaped, [`Html`] is not.
#[derive(Clone, Debug)]
pub struct HtmlValue(pub(crate) FluentValue<'static>);

fn text(text: String) -> FluentValue<'static> {
    FluentValue::String(Cow::Owned(text))
}

impl From<&str> for Value {
    fn from(said: &str) -> Self {
        Self(text(said.to_owned()))
    }
}

impl From<String> for Value {
    fn from(said: String) -> Self {
        Self(text(said))
    }
}

impl From<&String> for Value {
    fn from(said: &String) -> Self {
        Self(text(said.clone()))
    }
}

impl From<&str> for HtmlValue {
    fn from(said: &str) -> Self {
        Self(text(Html::text(said).to_string()))
    }
}

impl From<String> for HtmlValue {
    fn from(said: String) -> Self {
        Self::from(said.as_str())
    }
}

impl From<&String> for HtmlValue {
    fn from(said: &String) -> Self {
        Self::from(said.as_str())
    }
}

impl From<Html> for HtmlValue {
    fn from(html: Html) -> Self {
        Self(text(html.to_string()))
    }
}

impl From<&Html> for HtmlValue {
    fn from(html: &Html) -> Self {
        Self(text(html.to_string()))
    }
}

macro_rules! numbers {
    ($($number:ty),+) => { $(
        impl From<$number> for Value {
            fn from(number: $number) -> Self {
                Self(FluentValue::from(number))
            }
        }

        impl From<$number> for HtmlValue {
            fn from(number: $number) -> Self {
                Self(FluentValue::from(number))
            }
        }
    )+ };
}

numbers!(u8, u16, u32, u64, usize, i8, i16, i32, i64);
