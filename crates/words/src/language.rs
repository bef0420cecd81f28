//! Which language is spoken.

use crate::messages::SOURCES;
use std::cell::Cell;

/// A language that has all texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language(pub(crate) u8);

thread_local! {
    static SPOKEN: Cell<u8> = const { Cell::new(0) };
}

impl Language {
    /// French, which is spoken where nothing else is asked.
    pub const FRENCH: Self = Self(0);

    /// All languages, French first.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..SOURCES.len()).map(|index| Self(u8::try_from(index).unwrap_or_default()))
    }

    /// The language of a code such as "en" (ISO 639-1); `None` where it has no texts.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        Self::all().find(|language| language.code() == code)
    }

    /// The language spoken on this thread.
    #[must_use]
    pub fn current() -> Self {
        Self(SPOKEN.get())
    }

    /// Its code (ISO 639-1), also the name of its folder.
    #[must_use]
    pub fn code(self) -> &'static str {
        SOURCES[usize::from(self.0)].0
    }

    /// Its own name: "Français", "English".
    #[must_use]
    pub fn name(self) -> String {
        in_language(self, || crate::t!(language_name))
    }

    /// The others, in which a page can be read too.
    pub fn others() -> impl Iterator<Item = Self> {
        let spoken = Self::current();
        Self::all().filter(move |language| *language != spoken)
    }

    /// Its place among [`Language::all`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// What its addresses begin with: nothing for French, "/en" for English.
    #[must_use]
    pub fn root(self) -> String {
        if self == Self::FRENCH { String::new() } else { format!("/{}", self.code()) }
    }
}

/// Speaks a language on this thread for as long as `speak` runs.
pub fn in_language<T>(language: Language, speak: impl FnOnce() -> T) -> T {
    /// Also when `speak` panics: the thread goes on with other requests.
    struct Before(u8);
    impl Drop for Before {
        fn drop(&mut self) {
            SPOKEN.set(self.0);
        }
    }
    let _before = Before(SPOKEN.replace(language.0));
    speak()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_spoken_until_its_end_even_by_a_panic() {
        let english = Language::of("en").expect("texts in English");
        assert_eq!((Language::current(), english.root().as_str()), (Language::FRENCH, "/en"));
        in_language(english, || {
            assert_eq!(Language::current(), english);
            in_language(Language::FRENCH, || assert_eq!(Language::current().root(), ""));
            assert_eq!(Language::current(), english);
        });
        let fallen = std::panic::catch_unwind(|| in_language(english, || panic!("a page that fails")));
        assert!(fallen.is_err());
        assert_eq!(Language::current(), Language::FRENCH);
        assert_eq!(Language::of("tlh"), None);
    }
}
