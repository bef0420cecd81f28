//! The promises in the language spoken. `promises/*.toml` hold what they promise, what was said in French, and the
//! same in English for machines; people of every language read the messages of `promises.ftl`.

use app::engines::promises::definitions::{PromiseId, of};
use words::html::Html;
use words::{h, t};

/// Its words.
pub(crate) fn text(id: PromiseId) -> String {
    match id {
        PromiseId::P1 => t!(promise_p1_text),
        PromiseId::P2 => t!(promise_p2_text),
        PromiseId::P3 => t!(promise_p3_text),
        PromiseId::P4 => t!(promise_p4_text),
        PromiseId::P5 => t!(promise_p5_text),
        PromiseId::P6 => t!(promise_p6_text),
        PromiseId::P7 => t!(promise_p7_text),
        PromiseId::P8 => t!(promise_p8_text),
    }
}

/// Its words as a quotation; where they are a translation, the original follows.
pub(crate) fn quoted(id: PromiseId) -> Html {
    let (text, original) = (text(id), &of(id).text.fr);
    if text == *original {
        h!(promise_quoted, text = text)
    } else {
        h!(promise_translated, text = text, original = original)
    }
}

/// Where it was said, and whether that is still to be verified.
pub(crate) fn source(id: PromiseId) -> String {
    let source = said(id);
    if of(id).to_verify {
        t!(promise_said_to_verify, source = source)
    } else {
        t!(promise_said, source = source)
    }
}

fn said(id: PromiseId) -> String {
    match id {
        PromiseId::P1 => t!(promise_p1_source),
        PromiseId::P2 => t!(promise_p2_source),
        PromiseId::P3 => t!(promise_p3_source),
        PromiseId::P4 => t!(promise_p4_source),
        PromiseId::P5 => t!(promise_p5_source),
        PromiseId::P6 => t!(promise_p6_source),
        PromiseId::P7 => t!(promise_p7_source),
        PromiseId::P8 => t!(promise_p8_source),
    }
}

/// How it is computed.
pub(crate) fn method(id: PromiseId) -> String {
    match id {
        PromiseId::P1 => t!(promise_p1_method),
        PromiseId::P2 => t!(promise_p2_method),
        PromiseId::P3 => t!(promise_p3_method),
        PromiseId::P4 => t!(promise_p4_method),
        PromiseId::P5 => t!(promise_p5_method),
        PromiseId::P6 => t!(promise_p6_method),
        PromiseId::P7 => t!(promise_p7_method),
        PromiseId::P8 => t!(promise_p8_method),
    }
}

/// What is missing to compute it, and who could publish that.
pub(crate) fn missing(id: PromiseId) -> Option<(String, String)> {
    match id {
        PromiseId::P2 => Some((t!(promise_p2_missing), t!(promise_p2_publisher))),
        PromiseId::P5 => Some((t!(promise_p5_missing), t!(promise_p5_publisher))),
        PromiseId::P6 => Some((t!(promise_p6_missing), t!(promise_p6_publisher))),
        PromiseId::P7 => Some((t!(promise_p7_missing), t!(promise_p7_publisher))),
        PromiseId::P1 | PromiseId::P3 | PromiseId::P4 | PromiseId::P8 => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::engines::promises::definitions::{Text, embedded};
    use std::collections::BTreeSet;
    use words::{Language, figures, in_language};

    #[test]
    fn people_read_what_the_definitions_say() {
        for code in ["fr", "en"] {
            let written = |text: &'static Text| if code == "fr" { &text.fr } else { &text.en };
            in_language(Language::of(code).unwrap(), || {
                for definition in embedded() {
                    let id = definition.id;
                    let missing = definition.missing.as_ref().zip(definition.publisher.as_ref());
                    let written = |text: &'static Text| figures::curly(written(text));
                    assert_eq!(text(id), written(&definition.text), "{code} {id:?}");
                    assert_eq!(said(id), written(&definition.source), "{code} {id:?}");
                    assert_eq!(method(id), written(&definition.method), "{code} {id:?}");
                    let both = |(missing, publisher)| (written(missing), written(publisher));
                    assert_eq!(super::missing(id), missing.map(both), "{code} {id:?}");
                }
            });
        }
    }

    #[test]
    fn a_translated_promise_is_followed_by_what_the_state_said() {
        for language in Language::all() {
            in_language(language, || {
                let texts: BTreeSet<String> = PromiseId::ALL.into_iter().map(text).collect();
                assert_eq!(texts.len(), 8, "{}", language.code());
                let quoted = quoted(PromiseId::P4).to_string();
                assert_eq!(quoted.contains("lang=\"fr\""), language != Language::FRENCH, "{quoted}");
                assert!(quoted.contains("Chacun à moins de 20 minutes d’un point"), "{quoted}");
            });
        }
    }
}
