//! The messages of each language, parsed once.

use crate::figures;
use crate::html::Html;
use crate::language::Language;
use crate::messages::SOURCES;
use crate::value::{HtmlValue, Value};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<Vec<Bundle>> = LazyLock::new(|| SOURCES.iter().map(bundle).collect());

fn bundle((code, sources): &(&str, &[&str])) -> Bundle {
    let language: LanguageIdentifier = code.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // All texts of a page run one way; marks around each value would only stand in the way of searches.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(figures::number_text(number.value as u64)),
        _ => None,
    }));
    for source in *sources {
        // The build has read them already: what cannot be parsed is not here.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn format<const N: usize>(key: &str, args: [(&'static str, FluentValue<'static>); N]) -> String {
    let bundle = &BUNDLES[Language::current().index()];
    let pattern = bundle.get_message(key).and_then(|message| message.value());
    let args: FluentArgs<'_> = args.into_iter().collect();
    let mut said = String::new();
    if let Some(pattern) = pattern {
        // The build has compared keys and variables: nothing is left that could be missing.
        let _ = bundle.write_pattern(&mut said, pattern, Some(&args), &mut Vec::new());
    }
    said
}

pub(crate) fn say<const N: usize>(key: &str, args: [(&'static str, Value); N]) -> String {
    format(key, args.map(|(name, value)| (name, value.0)))
}

pub(crate) fn html<const N: usize>(key: &str, args: [(&'static str, HtmlValue); N]) -> Html {
    Html::with_thin_spaces(&format(key, args.map(|(name, value)| (name, value.0))))
}
