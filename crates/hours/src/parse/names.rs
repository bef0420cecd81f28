//! Names of communes that a comment may mention.

use super::clock_words::fold;
use std::collections::BTreeMap;

/// The communes near a point, by the first word of their names. Made once for a department and what lies around it,
/// used for all of its points.
#[derive(Clone, Debug, Default)]
pub struct NearbyNames {
    names: Vec<Named>,
    by_first_word: BTreeMap<String, Vec<Known>>,
}

#[derive(Clone, Debug)]
struct Named {
    shown: String,
    /// The commune of today, where the name is that of a former one.
    today: String,
    beyond: bool,
}

#[derive(Clone, Debug)]
struct Known {
    words: Vec<String>,
    name: usize,
    /// The name without its article, good only after "au", "aux", "du" or "des" ("au Luart": Le Luart).
    contracted: bool,
}

/// Communes with the names of common things: in a comment the thing is meant ("Bus" is in Pas-de-Calais).
const THINGS: [&str; 14] = [
    "bus", "contact", "espace", "france", "mairie", "maison", "salle", "poste", "place", "gare", "centre",
    "marche", "lundi", "port",
];

impl NearbyNames {
    /// Names as they should appear in [`crate::rule::Stop::commune`].
    #[must_use]
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut nearby = Self::default();
        names.into_iter().for_each(|name| nearby.name_a_commune(name, name));
        nearby
    }

    /// Adds a name that a commune of today had, or a part of it still has; a commune that bears the name today keeps
    /// it.
    pub fn add_former(&mut self, former: &str, today: &str) {
        if self.is_free(former) {
            self.name_a_commune(former, today);
        }
    }

    /// Adds a commune beyond the department. Where a comment names one, a word before it must say that it is a place:
    /// quarters and streets bear the names of communes some way off.
    pub fn add_beyond(&mut self, name: &str) {
        if self.is_free(name) {
            let from = self.names.len();
            self.name_a_commune(name, name);
            self.names[from..].iter_mut().for_each(|named| named.beyond = true);
        }
    }

    /// Whether no commune bears the name yet.
    fn is_free(&self, name: &str) -> bool {
        let words = words(name);
        let taken = |known: &Known| known.words == words && !known.contracted;
        let first = words.first().and_then(|first| self.by_first_word.get(first));
        !first.is_some_and(|known| known.iter().any(taken))
    }

    fn name_a_commune(&mut self, shown: &str, today: &str) {
        let words = words(shown);
        if words.len() == 1 && THINGS.contains(&words[0].as_str()) {
            return;
        }
        let at = self.names.len();
        self.names.push(Named { shown: shown.to_owned(), today: today.to_owned(), beyond: false });
        if let Some(article) = words.first()
            && ["le", "la", "les", "l"].contains(&article.as_str())
            && words.len() > 1
        {
            // "Hautes Rivières" is Les Hautes-Rivières anywhere; one word alone needs its contraction.
            let contracted = words.len() == 2;
            if !contracted || matches!(article.as_str(), "le" | "les") {
                self.add(Known { words: words[1..].to_vec(), name: at, contracted });
            }
        }
        self.add(Known { words, name: at, contracted: false });
    }

    fn add(&mut self, known: Known) {
        if let Some(first) = known.words.first() {
            self.by_first_word.entry(first.clone()).or_default().push(known);
        }
    }

    /// The name of an index that [`Self::at_start`] gave.
    pub(crate) fn name(&self, at: usize) -> &str {
        self.names.get(at).map_or("", |named| &named.shown)
    }

    /// The commune of today that bears, or bore, a name.
    pub(crate) fn today(&self, shown: &str) -> Option<&str> {
        self.names.iter().find(|named| named.shown == shown).map(|named| named.today.as_str())
    }

    /// Whether the name is of a commune beyond the department.
    pub(crate) fn is_beyond(&self, at: usize) -> bool {
        self.names.get(at).is_some_and(|named| named.beyond)
    }

    /// Whether two indices stand for one commune of today.
    pub(crate) fn are_one(&self, one: usize, other: usize) -> bool {
        let today = |at: usize| self.names.get(at).map(|named| &named.today);
        one == other || (today(one).is_some() && today(one) == today(other))
    }

    /// A name of which a slash stands for "sur" ("Saint Georges/Arnon"), and how many words it takes.
    pub(crate) fn over_slash(&self, words: &[String], slash: Option<usize>) -> Option<(usize, usize)> {
        let slash = slash.filter(|slash| *slash > 0 && *slash < words.len())?;
        let mut with_sur = words.to_vec();
        with_sur.insert(slash, "sur".to_owned());
        let (name, taken) = self.at_start(&with_sur, AfterContraction::No)?;
        (taken > slash + 1).then(|| (name, taken - 1))
    }
    /// Whether any name begins with this normalised word.
    pub(crate) fn begins(&self, word: &str) -> bool {
        self.by_first_word.contains_key(word)
    }

    /// The longest name at the start of normalised words, and how many words it takes.
    pub(crate) fn at_start(
        &self,
        words: &[String],
        after_contraction: AfterContraction,
    ) -> Option<(usize, usize)> {
        let known = self.by_first_word.get(words.first()?)?;
        let fits = |known: &&Known| {
            (!known.contracted || after_contraction == AfterContraction::Yes)
                && words.starts_with(&known.words)
        };
        known
            .iter()
            .filter(fits)
            .max_by_key(|known| known.words.len())
            .map(|known| (known.name, known.words.len()))
    }
}

/// Whether "au", "aux", "du" or "des" stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AfterContraction {
    Yes,
    No,
}

/// The words of a name, normalised.
pub(crate) fn words(name: &str) -> Vec<String> {
    let folded: String = name.chars().map(fold).collect();
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(normal).collect()
}

/// "St" and "Ste" written out, ligatures in two letters.
pub(crate) fn normal(word: &str) -> String {
    match word {
        "st" => "saint".to_owned(),
        "ste" => "sainte".to_owned(),
        "s" => "sur".to_owned(),
        word => word.replace('œ', "oe").replace('æ', "ae"),
    }
}
