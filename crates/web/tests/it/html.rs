//! A page as a browser takes it in: its tags in order, and its texts with the language each is said in.

/// A page that was read.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) tags: Vec<Tag>,
    /// Texts between tags and in attributes that are said, spaces made one.
    pub(crate) texts: Vec<Text>,
}

/// An opening tag.
#[derive(Debug, Default)]
pub(crate) struct Tag {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
}

/// A text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) said: String,
    /// The language of the nearest tag that names one.
    pub(crate) lang: String,
}

/// Tags that hold nothing.
const VOID: [&str; 8] = ["base", "br", "col", "hr", "img", "input", "link", "meta"];
/// Attributes that are read or heard.
const SAID: [&str; 4] = ["aria-label", "title", "alt", "placeholder"];

impl Tag {
    /// An attribute's value.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All attributes.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Reads a page.
pub(crate) fn read(html: &str) -> Page {
    let mut page = Page::default();
    let mut open: Vec<(String, String)> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let lang = open.last().map(|(_, lang)| lang.clone()).unwrap_or_default();
        say(&mut page, &rest[..at], &lang);
        let length = length(&rest[at..]);
        let inside = &rest[at + 1..at + length - 1];
        rest = &rest[at + length..];
        if let Some(name) = inside.strip_prefix('/') {
            let closed = open.iter().rposition(|(other, _)| other == name.trim());
            open.truncate(closed.unwrap_or_else(|| panic!("</{name}> closes nothing")));
        } else if !inside.starts_with('!') {
            let tag = tag(inside);
            let lang = tag.get("lang").map_or(lang, str::to_owned);
            for (_, value) in tag.attributes().filter(|(name, _)| SAID.contains(name)) {
                say(&mut page, value, &lang);
            }
            if ["script", "style"].contains(&tag.name.as_str()) {
                rest = &rest[rest.find("</").expect("its end")..];
            }
            if !VOID.contains(&tag.name.as_str()) && !inside.ends_with('/') {
                open.push((tag.name.clone(), lang));
            }
            page.tags.push(tag);
        }
    }
    assert!(open.is_empty(), "open at the end: {open:?}");
    page
}

/// How long a tag is, with its brackets.
fn length(html: &str) -> usize {
    let mut quoted = false;
    let end = |(_, letter): &(usize, char)| {
        quoted ^= *letter == '"';
        *letter == '>' && !quoted
    };
    html.char_indices().find(end).map_or(html.len(), |(at, _)| at + 1)
}

fn tag(inside: &str) -> Tag {
    let inside = inside.trim_end_matches('/');
    let (name, mut rest) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    let mut tag = Tag { name: name.to_owned(), attributes: Vec::new() };
    loop {
        rest = rest.trim_start();
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace()).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        if key.is_empty() {
            return tag;
        }
        let (value, left) = match after.strip_prefix("=\"") {
            Some(value) => value.split_once('"').expect("the end of a value"),
            None => ("", after),
        };
        tag.attributes.push((key.to_owned(), plain(value)));
        rest = left;
    }
}

fn say(page: &mut Page, text: &str, lang: &str) {
    let said = plain(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if !said.is_empty() {
        page.texts.push(Text { said, lang: lang.to_owned() });
    }
}

fn plain(text: &str) -> String {
    let letters =
        [("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&#60;", "<")];
    let plain = letters.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    plain.replace("&#62;", ">").replace("&nbsp;", " ").replace("&#38;", "&").replace("&amp;", "&")
}
