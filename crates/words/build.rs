//! Turns the messages of `texts/` into typed Rust: one struct for each, with its variables as fields. A language that
//! lacks a message, adds one, or names a variable of its own is refused here, by name.

use fluent_syntax::ast;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The language all others are held against.
const REFERENCE: &str = "fr";

/// A message of one language.
struct Message {
    variables: BTreeSet<String>,
    /// Whether its text has tags of its own.
    markup: bool,
    /// Its source, for the documentation.
    text: String,
}

type Messages = BTreeMap<String, Message>;

fn main() {
    if let Err(fault) = generate() {
        println!("cargo::error={fault}");
    }
}

fn generate() -> Result<(), String> {
    let texts =
        PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|error| error.to_string())?).join("texts");
    println!("cargo::rerun-if-changed={}", texts.display());
    let mut languages = Vec::new();
    for folder in sorted(&texts)?.into_iter().filter(|path| path.is_dir()) {
        let code = name(&folder);
        let files = sorted(&folder)?;
        let mut messages = Messages::new();
        for file in &files {
            read(file, &mut messages)?;
        }
        languages.push((code, files, messages));
    }
    languages.sort_by_key(|(code, ..)| (code != REFERENCE, code.clone()));
    let Some((reference, others)) = languages.split_first().filter(|((code, ..), _)| code == REFERENCE)
    else {
        return Err(format!("{}: no folder named {REFERENCE}", texts.display()));
    };
    for (code, _, messages) in others {
        compare(code, messages, &reference.2)?;
    }
    let mut code = sources(&languages);
    for key in reference.2.keys() {
        let spoken: Vec<(&str, &Message)> = languages
            .iter()
            .filter_map(|(code, _, messages)| Some((code.as_str(), messages.get(key)?)))
            .collect();
        write_message(&mut code, key, &spoken);
    }
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|error| error.to_string())?).join("messages.rs");
    fs::write(&out, code).map_err(|error| format!("{}: {error}", out.display()))
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    Ok(paths)
}

fn read(file: &Path, messages: &mut Messages) -> Result<(), String> {
    let said = |fault: String| format!("{}: {fault}", file.display());
    let source = fs::read_to_string(file).map_err(|error| said(error.to_string()))?;
    let resource = fluent_syntax::parser::parse(source.as_str())
        .map_err(|(_, errors)| said(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")))?;
    for entry in resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let key = message.id.name.to_owned();
        let Some(pattern) = message.value else { return Err(said(format!("{key} has no text"))) };
        let mut found = Message { variables: BTreeSet::new(), markup: false, text: String::new() };
        let mut plain = String::new();
        walk(&pattern, &mut found, &mut plain);
        found.markup = plain.contains('<');
        let strange = if found.markup { &['\''][..] } else { &['&', '"', '\''][..] };
        if let Some(letter) = strange.iter().find(|letter| plain.contains(**letter)) {
            return Err(said(format!("{key} has the letter {letter}: write ’ or “”, or the word")));
        }
        found.text = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        if messages.insert(key.clone(), found).is_some() {
            return Err(said(format!("{key} stands twice in this language")));
        }
    }
    Ok(())
}

fn walk(pattern: &ast::Pattern<&str>, found: &mut Message, plain: &mut String) {
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => plain.push_str(value),
            ast::PatternElement::Placeable { expression } => expression_of(expression, found, plain),
        }
    }
}

fn expression_of(expression: &ast::Expression<&str>, found: &mut Message, plain: &mut String) {
    match expression {
        ast::Expression::Inline(inline) => {
            inline_of(inline, found);
            if let ast::InlineExpression::VariableReference { id } = inline {
                let _ = write!(plain, "{{{}}}", id.name);
            }
        }
        ast::Expression::Select { selector, variants } => {
            inline_of(selector, found);
            for (index, variant) in variants.iter().enumerate() {
                plain.push_str(if index > 0 { " | " } else { "" });
                walk(&variant.value, found, plain);
            }
        }
    }
}

fn inline_of(inline: &ast::InlineExpression<&str>, found: &mut Message) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            found.variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => {
            expression_of(expression, found, &mut String::new())
        }
        _ => {}
    }
}

/// Same messages, none with a variable that no caller gives. A translation may leave a variable out, or the reference.
fn compare(code: &str, messages: &Messages, reference: &Messages) -> Result<(), String> {
    let missing: Vec<&str> =
        reference.keys().filter(|key| !messages.contains_key(*key)).map(String::as_str).collect();
    if !missing.is_empty() {
        return Err(format!("texts/{code} lacks {}", missing.join(", ")));
    }
    let more: Vec<&str> =
        messages.keys().filter(|key| !reference.contains_key(*key)).map(String::as_str).collect();
    if !more.is_empty() {
        return Err(format!("texts/{code} has what texts/{REFERENCE} has not: {}", more.join(", ")));
    }
    match messages.iter().find(|(key, message)| message.markup && !reference[*key].markup) {
        Some((key, _)) => Err(format!("texts/{code}: {key} has tags, and has none in texts/{REFERENCE}")),
        None => Ok(()),
    }
}

fn sources(languages: &[(String, Vec<PathBuf>, Messages)]) -> String {
    let mut code =
        String::from("/// The sources, by language.\npub(crate) const SOURCES: &[(&str, &[&str])] = &[\n");
    for (language, files, _) in languages {
        let _ = write!(code, "    ({language:?}, &[");
        for file in files {
            let _ = write!(code, "include_str!({:?}), ", file.display().to_string());
        }
        code.push_str("]),\n");
    }
    code + "];\n"
}

fn write_message(code: &mut String, key: &str, spoken: &[(&str, &Message)]) {
    let name = key.replace('-', "_");
    let variables: BTreeSet<&String> = spoken.iter().flat_map(|(_, message)| &message.variables).collect();
    let markup = spoken.iter().any(|(_, message)| message.markup);
    for (language, message) in spoken {
        let _ = writeln!(code, "#[doc = {:?}]\n#[doc = \"\"]", format!("{language}: `{}`", message.text));
    }
    code.push_str("#[derive(Clone, Debug)]\n");
    let args =
        variables.iter().fold(String::new(), |args, it| args + &format!("({it:?}, self.{}), ", field(it)));
    let (text, html) = if variables.is_empty() {
        let _ = writeln!(code, "pub struct {name};");
        (name.clone(), name.clone())
    } else {
        let fields =
            variables.iter().fold(String::new(), |fields, it| fields + &format!("pub {}: V, ", field(it)));
        let _ = writeln!(code, "pub struct {name}<V> {{ {fields} }}");
        (format!("{name}<Value>"), format!("{name}<HtmlValue>"))
    };
    if !markup {
        let _ = writeln!(
            code,
            "impl {text} {{\n    /// As plain text.\n    #[must_use]\n    pub fn say(self) -> String {{ crate::bundle::say({key:?}, [{args}]) }}\n}}"
        );
    }
    let _ = writeln!(
        code,
        "impl {html} {{\n    /// As HTML.\n    #[must_use]\n    pub fn html(self) -> Html {{ crate::bundle::html({key:?}, [{args}]) }}\n}}\n"
    );
}

/// The name of a field: words of Rust cannot be one.
fn field(variable: &str) -> String {
    let name = variable.replace('-', "_");
    if matches!(name.as_str(), "where" | "type" | "for" | "in" | "self" | "move" | "use") {
        format!("r#{name}")
    } else {
        name
    }
}
