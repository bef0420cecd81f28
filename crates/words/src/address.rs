//! Addresses of the site's pages in the language spoken.

use crate::html::HOLE;
use crate::language::Language;

/// What stands before an address of this site in a page.
const BEFORE: &str = "=\"/";
/// What is the same in every language: files, and what programs read.
const SHARED: [&str; 3] = ["assets/", "donnees/", "api/v1/"];

/// A page whose links, forms and data addresses lead to pages in the language spoken. Pages are written without it; an
/// address that names a language keeps it (`/en/methode`), or loses it where it is French (`/fr/methode`).
#[must_use]
pub fn rooted(page: String) -> String {
    if Language::current() == Language::FRENCH && !page.contains("=\"/fr") {
        return page;
    }
    let root = Language::current().root();
    let mut written = String::with_capacity(page.len() + 512);
    let mut rest = page.as_str();
    while let Some(at) = rest.find(BEFORE) {
        let (before, address) = rest.split_at(at + BEFORE.len());
        written.push_str(&before[..before.len() - 1]);
        match named(address) {
            Some((Language::FRENCH, after)) => {
                // "/fr" itself is the home page; what fills a hole is an address with its slash.
                written.push_str(if after.starts_with(['/', HOLE]) { "" } else { "/" });
                rest = after;
            }
            Some(_) => {
                written.push('/');
                rest = address;
            }
            None => {
                written.push_str(if SHARED.iter().any(|shared| address.starts_with(shared)) {
                    ""
                } else {
                    &root
                });
                // The home page of a language has no slash at its end.
                written.push_str(if address.starts_with('"') && !root.is_empty() { "" } else { "/" });
                rest = address;
            }
        }
    }
    written.push_str(rest);
    written
}

/// The language that an address (without its first slash) names, and what follows.
fn named(address: &str) -> Option<(Language, &str)> {
    let end = address.find(['/', '"', '?', '#', HOLE])?;
    Some((Language::of(&address[..end])?, &address[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::in_language;

    #[test]
    fn a_hole_behind_a_language_is_filled_with_an_address() {
        let page = format!("<a href=\"/fr{HOLE}u\"><a href=\"/en{HOLE}u\">");
        let english = format!("<a href=\"{HOLE}u\"><a href=\"/en{HOLE}u\">");
        in_language(Language::of("en").expect("English"), || assert_eq!(rooted(page.clone()), english));
    }

    #[test]
    fn links_stay_in_the_language() {
        let page = "<a href=\"/\"><a href=\"/trouver?lieu=x\"><img src=\"/assets/a.svg\"><a href=\"/donnees/a.csv\"><a href=\"/fr/point/1\"><a href=\"/en\">\
                    <a href=\"/fr\"><a href=\"#a\"><form action=\"/et-si\"><a href=\"https://example.org/\"> =/ \"/";
        let french = "<a href=\"/\"><a href=\"/trouver?lieu=x\"><img src=\"/assets/a.svg\"><a href=\"/donnees/a.csv\"><a href=\"/point/1\"><a href=\"/en\">\
                      <a href=\"/\"><a href=\"#a\"><form action=\"/et-si\"><a href=\"https://example.org/\"> =/ \"/";
        let english = "<a href=\"/en\"><a href=\"/en/trouver?lieu=x\"><img src=\"/assets/a.svg\"><a href=\"/donnees/a.csv\"><a href=\"/point/1\"><a href=\"/en\">\
                       <a href=\"/\"><a href=\"#a\"><form action=\"/en/et-si\"><a href=\"https://example.org/\"> =/ \"/";
        assert_eq!(rooted(page.to_owned()), french);
        in_language(Language::of("en").expect("English"), || assert_eq!(rooted(page.to_owned()), english));
    }
}
