//! House rules that neither the compiler nor the lints know (`STYLE_GUIDE.md` gives their reasons).

use crate::Failure;
use crate::arrows::ENGINES;
use crate::screen_text;
use clap::Args;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Options of `cargo xtask tidy`.
#[derive(Args)]
pub(crate) struct Options {}

const LINES: usize = 500;
const BANNED_MODULES: [&str; 5] = ["utils", "helpers", "manager", "data", "info"];
/// Folders that are not sources, wherever they stand.
const NOT_SOURCES: [&str; 5] = [".git", ".maillage", "node_modules", "photos", "target"];
const TEXTS: [&str; 16] = [
    "css", "ftl", "html", "js", "json", "md", "mjs", "rs", "sh", "sql", "svg", "toml", "ts", "txt", "yaml",
    "yml",
];

// In halves, so that this file keeps the rules that it checks.
const BANNED_CODE: [(&str, &str); 4] = [
    (concat!("to", "do!"), "finish it, or leave it out"),
    (concat!("db", "g!"), "take it out"),
    (concat!("#[ig", "nore"), "a test runs, or is not there"),
    (concat!("[al", "low("), "use #[expect(lint, reason = \"...\")]"),
];
/// Parts of the standard library that no engine names: what is in them is asked for at the edge of the program.
const IMPURE: [&str; 4] = ["fs", "env", "net", "process"];
const MACHINE_PATHS: [&str; 3] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];

/// Fails on any broken rule, after naming all.
pub(crate) fn run(_: &Options) -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let mut files = Vec::new();
    sources(&root, &mut files)?;
    files.sort();
    let mut faults = Vec::new();
    for file in &files {
        let name = file.strip_prefix(&root)?;
        // What is no text has no lines to look at.
        if let Ok(text) = String::from_utf8(fs::read(file)?) {
            faults.extend(faults_of(name, &text));
        }
    }
    if faults.is_empty() {
        println!("tidy: {} files keep the house rules", files.len());
        return Ok(());
    }
    Err(format!("{} broken house rules:\n  {}", faults.len(), faults.join("\n  ")).into())
}

/// All source texts under a folder.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let kind = entry.file_type()?;
        // In a worktree `.git` is a file.
        if NOT_SOURCES.contains(&&*name) || name.starts_with("target-") {
            continue;
        }
        if kind.is_dir() {
            sources(&entry.path(), found)?;
        } else if kind.is_file() {
            let path = entry.path();
            // Commands (`start`, `check`) have no extension.
            let is_text = path.extension().is_none_or(|end| TEXTS.iter().any(|text| end == *text));
            if is_text && name != "LICENSE" {
                found.push(path);
            }
        }
    }
    Ok(())
}

/// The broken rules of one file, each with its line.
fn faults_of(name: &Path, text: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let end = name.extension().and_then(|end| end.to_str()).unwrap_or_default();
    let mut fault = |line: usize, says: &str| faults.push(format!("{}:{line}: {says}", name.display()));
    if end == "rs" {
        let lines = text.lines().count();
        if lines > LINES {
            fault(lines, &format!("{lines} lines: split it ({LINES} at most)"));
        }
        if let Some(banned) = banned_module(name) {
            fault(1, &format!("a module named `{banned}` says nothing: name what is in it"));
        }
    }
    if end == "sql" && !name.starts_with("crates/store") {
        fault(1, "only the store speaks SQL: its folder is crates/store/sql");
    }
    let engine = end == "rs" && is_of_engine(name);
    for (index, line) in text.lines().enumerate() {
        if engine && let Some(asks) = impure(line) {
            fault(index + 1, &format!("`{asks}` in an engine: it is given what it computes on"));
        }
        if end == "rs" && !line.trim_start().starts_with("//") {
            for (banned, remedy) in BANNED_CODE {
                if line.contains(banned) {
                    fault(index + 1, &format!("`{banned}`: {remedy}"));
                }
            }
        }
        if let Some(path) = MACHINE_PATHS.iter().find(|path| names_machine_path(line, path)) {
            fault(index + 1, &format!("`{path}` is a folder of one machine"));
        }
    }
    if end == "ftl" || end == "html" {
        for line in straight_apostrophes(text, end == "ftl") {
            fault(line, "a straight apostrophe in a French text: write ’");
        }
    }
    for (line, said) in screen_text::found(name, text) {
        fault(line, &format!("`{said}` is screen text: its place is crates/words/texts, in every language"));
    }
    faults
}

/// Whether a file is part of an engine (its tests and benches may read files).
fn is_of_engine(name: &Path) -> bool {
    let parts: Vec<_> = name.iter().filter_map(|part| part.to_str()).collect();
    matches!(parts[..], ["crates", room, "src", ..] if ENGINES.contains(&room))
}

/// What a line of an engine asks the machine for: files, the environment, sockets, other programs, the time.
fn impure(line: &str) -> Option<String> {
    if line.trim_start().starts_with("//") {
        return None;
    }
    if line.contains("::now()") {
        return Some("now()".into());
    }
    let (_, used) = line.split_once("std::")?;
    let mut words =
        used.split(|sign: char| !sign.is_alphanumeric() && sign != '_').filter(|word| !word.is_empty());
    let several = used.starts_with('{');
    let named = if several { words.find(|word| IMPURE.contains(word)) } else { words.next() };
    named.filter(|word| IMPURE.contains(word)).map(|word| format!("std::{word}"))
}

/// The part of a Rust file's path that is a banned name of a module.
fn banned_module(name: &Path) -> Option<&'static str> {
    let inside = name.iter().skip_while(|part| *part != "src" && *part != "tests");
    let parts: Vec<_> = inside.filter_map(|part| part.to_str()).collect();
    let is = |banned: &&str| parts.iter().any(|part| part.strip_suffix(".rs").unwrap_or(part) == *banned);
    BANNED_MODULES.iter().find(|banned| is(banned)).copied()
}

/// Whether a line names such a folder from the root of a disk, and not as the tail of another path or address.
fn names_machine_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|before| before.is_alphanumeric() || "._-~}$".contains(before))
    })
}

/// The lines where a straight apostrophe stands between two letters of a text that people read: tags,
/// instructions of the template and comments are not read.
fn straight_apostrophes(text: &str, fluent: bool) -> Vec<usize> {
    let mut found = Vec::new();
    let mut depth = 0_usize;
    for (index, line) in text.lines().enumerate() {
        if fluent && line.starts_with('#') {
            continue;
        }
        let (mut before, mut at_apostrophe) = (' ', false);
        for sign in line.chars() {
            match sign {
                '{' => depth += 1,
                '<' if !fluent => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                '>' if !fluent => depth = depth.saturating_sub(1),
                _ => {}
            }
            let letter = depth == 0 && sign.is_alphabetic();
            if at_apostrophe && (letter || sign == '{') && !found.contains(&(index + 1)) {
                found.push(index + 1);
            }
            at_apostrophe = depth == 0 && sign == '\'' && before.is_alphabetic();
            before = sign;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, expected: &[usize]) {
        let lines: Vec<usize> = faults_of(Path::new(name), text)
            .iter()
            .map(|fault| fault.split(':').nth(1).unwrap().parse().unwrap())
            .collect();
        assert_eq!(lines, expected, "{name}: {text}");
    }

    #[test]
    fn long_files_are_named() {
        check("crates/a/src/b.rs", &"\n".repeat(LINES), &[]);
        check("crates/a/src/b.rs", &"\n".repeat(LINES + 1), &[LINES + 1]);
    }

    #[test]
    fn modules_say_what_they_hold() {
        check("crates/a/src/utils.rs", "", &[1]);
        check("crates/a/src/helpers/mod.rs", "", &[1]);
        check("crates/a/tests/it/data.rs", "", &[1]);
        check("crates/a/src/dates.rs", "", &[]);
        check("data/territory/places.rs", "", &[]);
    }

    #[test]
    fn unfinished_and_silenced_code_is_named() {
        for (banned, _) in BANNED_CODE {
            check("crates/a/src/b.rs", &format!("fn a() {{}}\n    {banned}()"), &[2]);
            check("crates/a/src/b.rs", &format!("// no {banned} here"), &[]);
        }
    }

    #[test]
    fn engines_ask_for_nothing() {
        for asks in [
            "use std::fs;",
            "use std::{collections::BTreeMap, env};",
            "    std::net::lookup()",
            "Zoned::now()",
        ] {
            check("crates/hours/src/a.rs", asks, &[1]);
            check("crates/app/src/a.rs", asks, &[]);
            check("crates/hours/tests/it/a.rs", asks, &[]);
        }
        for fine in
            ["// std::fs is for others", "use std::collections::HashMap; // fs", "let a = offs::b(env);"]
        {
            check("crates/hours/src/a.rs", fine, &[]);
        }
    }

    #[test]
    fn only_the_store_holds_sql() {
        check("crates/store/sql/point/all.sql", "SELECT 1", &[]);
        check("crates/app/src/all.sql", "SELECT 1", &[1]);
    }

    #[test]
    fn folders_of_one_machine_are_named() {
        for path in MACHINE_PATHS {
            check("start", &format!("cd\ncat \"{path}file\""), &[2]);
            check("README.md", &format!("https://example.org{path}file and ./here{path}"), &[]);
        }
    }

    #[test]
    fn french_texts_have_french_apostrophes() {
        check("a.ftl", "# it's a note\na = l’accueil\nb = l'accueil\nc = { it('s') }", &[3]);
        check("a.ftl", "a = l'{ $place }", &[1]);
        check("a.html", "<p title='x'>l’heure {{ f('a'b) }}</p>\n<p>l'heure, d'un</p>", &[2]);
    }
}
