//! What somebody wants of a point, as the form and the address write it.

use crate::pieces::Written;
use crate::query::parameter;
use app::find::wanted::{Manager, Wanted};
use pages::finder::{Search, slot};
use words::html::Html;

/// Names of the choices that are made or not.
const NAMES: [&str; 5] = ["ouvert", "samedi", "soir", "libre", "bus"];
/// Who may run a point, as the address writes it.
const MANAGERS: [(&str, Manager); 4] =
    [("", Manager::Any), ("poste", Manager::Post), ("msa", Manager::Msa), ("autre", Manager::Other)];
/// The longest word of a choice.
const WORD_BYTES: usize = 8;

/// The choices of an address.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Choices {
    made: [bool; 5],
    manager: usize,
}

impl Choices {
    /// Reads the choices of a query; `None` where one is doubled or none of ours.
    pub(super) fn of(query: &str) -> Option<Self> {
        let mut choices = Self::default();
        for (made, name) in choices.made.iter_mut().zip(NAMES) {
            *made = match parameter(query, name, WORD_BYTES).ok()?.as_deref() {
                None | Some("") => false,
                Some("oui") => true,
                Some(_) => return None,
            };
        }
        let by = parameter(query, "par", WORD_BYTES).ok()?.unwrap_or_default();
        choices.manager = MANAGERS.iter().position(|(word, _)| *word == by)?;
        Some(choices)
    }

    /// What is asked of points.
    pub(super) fn wanted(self) -> Wanted {
        let [open_now, saturday, after_work, walk_in, stops] = self.made;
        Wanted { open_now, saturday, after_work, walk_in, stops, manager: MANAGERS[self.manager].1 }
    }

    /// The choices as the end of a query.
    pub(super) fn as_query(self) -> String {
        let made = NAMES.iter().zip(self.made).filter(|(_, made)| *made);
        let mut query: String = made.map(|(name, _)| format!("&{name}=oui")).collect();
        if self.manager > 0 {
            query.push_str("&par=");
            query.push_str(MANAGERS[self.manager].0);
        }
        query
    }

    /// The address of a query with these choices.
    pub(super) fn address(self, query: &str) -> String {
        let typed = percent_encoding::utf8_percent_encode(query, percent_encoding::NON_ALPHANUMERIC);
        format!("/trouver?lieu={typed}{}", self.as_query())
    }

    fn is_any(self) -> bool {
        self.manager > 0 || self.made.contains(&true)
    }

    /// What stands in a hole of the form.
    fn attribute(self, hole: char) -> &'static str {
        let made = slot::CHECKED.iter().position(|slot| *slot == hole).map(|index| self.made[index]);
        match hole {
            slot::CHOOSING if self.is_any() => " open",
            _ if made == Some(true) => " checked",
            _ if hole == slot::SELECTED[self.manager] => " selected",
            _ => "",
        }
    }

    /// Fills a hole of the form.
    pub(super) fn fill(self, hole: char, written: &mut Written) {
        let attribute = self.attribute(hole);
        if !attribute.is_empty() {
            written.words(&attribute);
        }
    }

    /// The form, with what was typed.
    pub(super) fn search(self, query: &str) -> Search {
        Search {
            query: Html::text(query),
            checked: slot::CHECKED.map(|hole| Html::text(self.attribute(hole))),
            selected: slot::SELECTED.map(|hole| Html::text(self.attribute(hole))),
            choosing: Html::text(self.attribute(slot::CHOOSING)),
            position: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Choices;

    #[test]
    fn choices_come_back_as_they_were_written() {
        for query in ["", "&ouvert=oui", "&samedi=oui&soir=oui&par=poste", "&libre=oui&bus=oui&par=autre"] {
            assert_eq!(Choices::of(query).map(Choices::as_query).as_deref(), Some(query));
        }
        assert_eq!(Choices::of("lieu=x&ouvert=&par=").map(Choices::as_query).as_deref(), Some(""));
        for wrong in ["ouvert=non", "ouvert=oui&ouvert=", "par=nous", "bus=%ff", "soir=ouiouioui"] {
            assert!(Choices::of(wrong).is_none(), "{wrong}");
        }
    }
}
