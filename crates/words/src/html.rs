//! Text that is already HTML.

use std::fmt;

/// HTML that templates write as it is. Words of people and lists go through [`Html::text`], which escapes them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl askama::filters::HtmlSafe for Html {}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Marks a hole in a page that is rendered once and filled many times; the letter after it says with what. Searches refuse
/// control characters; of a list's text that had this one, a page would lose it and the next letter.
pub const HOLE: char = '\u{1a}';

/// Fonts draw the thin space narrower than figures need.
const THIN: &str = "<span class=\"thin\">\u{202f}</span>";

impl Html {
    /// A hole to be filled later.
    #[must_use]
    pub fn hole(what: char) -> Self {
        Self(format!("{HOLE}{what}"))
    }

    /// Markup of a page's own making, in which everything from elsewhere is escaped already.
    #[must_use]
    pub fn markup(markup: String) -> Self {
        Self(markup)
    }

    /// A message whose values are HTML already, each thin space made a little wider (once: those of values are).
    pub(crate) fn with_thin_spaces(message: &str) -> Self {
        Self(message.replace(THIN, "\u{202f}").replace('\u{202f}', THIN))
    }

    /// As it is written into a page.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Words that stand out.
    #[must_use]
    pub fn strong(text: &str) -> Self {
        Self(format!("<strong>{}</strong>", Self::text(text)))
    }

    /// Whether nothing is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Words that are French in every language: those of a source, for readers of the screen to say them so.
    #[must_use]
    pub fn french(text: &str) -> Self {
        Self(format!("<span lang=\"fr\">{}</span>", Self::text(text)))
    }

    /// A link.
    #[must_use]
    pub fn link(url: &str, text: &str) -> Self {
        Self(format!("<a href=\"{}\">{}</a>", Self::text(url), Self::text(text)))
    }

    /// Plain text, escaped.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let mut html = String::with_capacity(text.len());
        for letter in text.chars() {
            match letter {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '"' => html.push_str("&quot;"),
                '\'' => html.push_str("&#39;"),
                HOLE => {}
                '\u{202f}' => html.push_str(THIN),
                _ => html.push(letter),
            }
        }
        Self(html)
    }

    /// Two pieces one after the other.
    #[must_use]
    pub fn then(mut self, other: &Self) -> Self {
        self.0.push_str(&other.0);
        self
    }
}
