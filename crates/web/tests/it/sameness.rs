//! What two pages that say the same in two languages have in common.

use crate::html::{Page, Text};
use crate::languages::under;
use crate::site::{Answer, Site};
use app::engines::territory::Territory;
use std::collections::{BTreeMap, BTreeSet};
use words::Language;

/// Tags that make the structure of a page: a translation keeps them all.
const STRUCTURE: [&str; 27] = [
    "html", "h1", "h2", "h3", "a", "form", "label", "input", "select", "option", "button", "table",
    "caption", "thead", "tr", "th", "td", "ul", "ol", "li", "section", "figure", "svg", "details", "nav",
    "aside", "main",
];
/// Words that French sentences need and no names nor English sentences have.
const FRENCH_WORDS: [&str; 27] = [
    "une",
    "est",
    "sont",
    "dans",
    "pour",
    "avec",
    "cette",
    "votre",
    "vous",
    "nous",
    "aucun",
    "aucune",
    "pas",
    "habitants",
    "personnes",
    "horaires",
    "fermé",
    "ouvert",
    "ouverts",
    "estimation",
    "selon",
    "où",
    "depuis",
    "moins",
    "voiture",
    "téléphone",
    "après",
];
/// Words that tie French sentences together, and stand in names too.
const TIES: [&str; 14] =
    ["le", "la", "les", "des", "du", "de", "au", "aux", "un", "et", "à", "en", "sur", "par"];

/// What differs between two answers before they are read.
pub(crate) fn same(address: &str, language: Language, french: &Answer, other: &Answer) -> Vec<String> {
    let mut faults = Vec::new();
    if french.status != other.status {
        faults.push(format!("{} instead of {}", other.status, french.status));
    }
    let kinds = [french, other].map(|answer| answer.header("content-type"));
    if kinds[0] != kinds[1] {
        faults.push(format!("{kinds:?}"));
    }
    let leads = [french, other].map(|answer| answer.header("location"));
    let expected = leads[0].as_deref().map(|to| under(language, to));
    if leads[1] != expected {
        faults.push(format!("leads to {:?} instead of {expected:?}", leads[1]));
    }
    if french.is_page() {
        for (answer, code) in [(french, "fr"), (other, language.code())] {
            let said = answer.header("content-language");
            if said.as_deref() != Some(code) {
                faults.push(format!("Content-Language {said:?}"));
            }
        }
    } else if address.contains(".csv") && french.body != other.body {
        faults.push("another file".into());
    }
    faults
}

/// What a page has more or less of than the same in French.
pub(crate) fn differences(french: &Page, other: &Page) -> Vec<String> {
    let count = |page: &Page| {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for tag in page.tags.iter().filter(|tag| STRUCTURE.contains(&tag.name.as_str())) {
            *count.entry(tag.name.clone()).or_default() += 1;
        }
        count
    };
    let (has, should) = (count(other), count(french));
    let differs = should.keys().chain(has.keys()).collect::<BTreeSet<_>>().into_iter();
    let mut faults: Vec<String> = differs
        .filter(|name| has.get(*name) != should.get(*name))
        .map(|name| format!("{:?} <{name}> instead of {:?}", has.get(name), should.get(name)))
        .collect();
    for attribute in ["id", "name", "for", "aria-describedby", "aria-labelledby"] {
        let values = |page: &Page| -> BTreeSet<String> {
            page.tags.iter().filter_map(|tag| tag.get(attribute)).map(str::to_owned).collect()
        };
        let (has, should) = (values(other), values(french));
        let differ: Vec<_> = has.symmetric_difference(&should).collect();
        if !differ.is_empty() {
            faults.push(format!("{attribute}: {differ:?}"));
        }
    }
    faults
}

/// Addresses of a page that lead into another language, other than those that say so.
pub(crate) fn links(language: Language, page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    let said = page.tags.first().and_then(|tag| tag.get("lang"));
    if said != Some(language.code()) {
        faults.push(format!("<html lang={said:?}>"));
    }
    for tag in &page.tags {
        let to = tag.get("hreflang").map_or(Some(language), Language::of);
        for (name, value) in tag.attributes().filter(|(_, value)| value.starts_with('/')) {
            // Files for machines are the same in every language.
            if ["/assets/", "/donnees/", "/api/v1/"].iter().any(|shared| value.starts_with(shared)) {
                continue;
            }
            let first = value[1..].split(['/', '?', '#']).next().unwrap_or_default();
            if Some(Language::of(first).unwrap_or(Language::FRENCH)) != to {
                faults.push(format!("<{} {name}={value}>", tag.name));
            }
        }
    }
    faults
}

/// What a page still says in French.
pub(crate) fn left_in_french(french: &Page, other: &Page, names: &BTreeSet<String>) -> Vec<String> {
    let same: BTreeSet<&str> = french.texts.iter().map(|text| text.said.as_str()).collect();
    let is_french = |text: &&Text| {
        let words: Vec<String> = text
            .said
            .split(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '-')
            .map(str::to_lowercase)
            .filter(|word| !word.is_empty())
            .collect();
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        has(&FRENCH_WORDS) || words.len() > 3 && same.contains(text.said.as_str()) && has(&TIES)
    };
    // Addresses of the site and of streets are what they are.
    let is_address = |text: &Text| {
        let five_digits = |word: &str| word.len() == 5 && word.bytes().all(|byte| byte.is_ascii_digit());
        text.said.starts_with("Maillage, /") || text.said.split(' ').any(five_digits)
    };
    let texts = other
        .texts
        .iter()
        .filter(|text| text.lang != "fr" && !is_name(&text.said, names) && !is_address(text));
    texts.filter(is_french).map(|text| format!("in French: {:?}", text.said)).collect()
}

/// Whether a text is made of nothing but names, such as "Mende – Mairie de Mende (exemple)".
fn is_name(text: &str, names: &BTreeSet<String>) -> bool {
    let known = |part: &str| {
        let part = part.trim();
        // "Lozère (48)".
        let part = part.split_once(" (").filter(|(_, code)| code.len() < 7).map_or(part, |(name, _)| name);
        part.is_empty()
            || part == "Maillage"
            || names.contains(part)
            || part.strip_prefix("Mairie ").is_some_and(|rest| rest.ends_with("(exemple)"))
            || part.split_once(' ').is_some_and(|(code, name)| {
                code.chars().all(|digit| digit.is_ascii_alphanumeric()) && names.contains(name)
            })
    };
    known(text) || text.split([',', '–', '·']).all(known)
}

/// All names of communes, groupings, departments, regions and example points.
pub(crate) fn names() -> BTreeSet<String> {
    let tables = Territory::embedded();
    let mut names: BTreeSet<String> = tables.places().iter().map(|known| known.name.clone()).collect();
    names.extend(tables.cities().iter().map(|known| known.name.clone()));
    names.extend(tables.epcis().iter().map(|known| known.name.clone()));
    names.extend(tables.departments().iter().map(|known| known.name.clone()));
    names.extend(tables.regions().iter().map(|known| known.name.clone()));
    for point in app::network::demonstration::network().points {
        names.extend([point.listed.name, point.listed.address]);
    }
    names.into_iter().map(|name| name.replace('\'', "’")).collect()
}

/// The same page in other languages, where it is not found; that of an error is an error as well.
pub(crate) fn alternates(site: &Site, page: &Page, status: u16) -> Vec<String> {
    let mut faults = Vec::new();
    let alternates: Vec<(&str, &str)> =
        page.tags.iter().filter_map(|tag| Some((tag.get("hreflang")?, tag.get("href")?))).collect();
    if alternates.len() != 2 * (Language::all().count() - 1) {
        faults.push(format!("alternates {alternates:?}"));
    }
    for (code, to) in alternates.into_iter().collect::<BTreeSet<_>>() {
        let answer = site.get(to);
        let said = answer.header("content-language");
        if ![200, status].contains(&answer.status) || said.as_deref() != Some(code) {
            faults.push(format!("{to} in {code}: {} in {said:?}", answer.status));
        }
    }
    faults
}
