//! Names of communes that a comment may mention.

use super::clock_words::fold;
use std::collections::BTreeMap;

/// The communes near a point, by the first word of their names. Made once for a department and its neighbours, used
/// for all of its points.
#[derive(Clone, Debug, Default)]
pub struct NearbyNames {
    names: Vec<String>,
    by_first_word: BTreeMap<String, Vec<Known>>,
}

#[derive(Clone, Debug)]
struct Known {
    words: Vec<String>,
    name: usize,
    /// The name without its article, good only after "au", "aux", "du" or "des" ("au Luart": Le Luart).
    contracted: bool,
}

impl NearbyNames {
    /// Names as they should appear in [`crate::rule::Stop::commune`].
    #[must_use]
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut nearby = Self::default();
        for name in names {
            let words = words(name);
            let at = nearby.names.len();
            nearby.names.push(name.to_owned());
            if let Some(article) = words.first()
                && ["le", "les"].contains(&article.as_str())
                && words.len() > 1
            {
                nearby.add(Known { words: words[1..].to_vec(), name: at, contracted: true });
            }
            nearby.add(Known { words, name: at, contracted: false });
        }
        nearby
    }

    fn add(&mut self, known: Known) {
        if let Some(first) = known.words.first() {
            self.by_first_word.entry(first.clone()).or_default().push(known);
        }
    }

    /// The name of an index that [`Self::at_start`] gave.
    pub(crate) fn name(&self, at: usize) -> &str {
        self.names.get(at).map_or("", String::as_str)
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
    words.map(|word| normal(word).to_owned()).collect()
}

/// "St" and "Ste" written out.
pub(crate) fn normal(word: &str) -> &str {
    match word {
        "st" => "saint",
        "ste" => "sainte",
        "s" => "sur",
        word => word,
    }
}
