//! The licences of every library that is linked into the program, with their texts as their packages hold them.
//! `cargo metadata` knows what is linked; a tool of its own would only add templates.

use crate::Failure;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// Names of files that hold a licence or a notice begin so.
const BEGINNINGS: [&str; 5] = ["license", "licence", "copying", "notice", "unlicense"];

/// A library.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Library {
    name: String,
    version: String,
    licence: String,
    address: String,
}

/// All libraries of a build for a target, then the texts, each once with the libraries it is of.
pub(super) fn text(target: &str) -> Result<String, Failure> {
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", target]);
    let said = cargo.output()?;
    if !said.status.success() {
        return Err(format!("cargo metadata: {}", String::from_utf8_lossy(&said.stderr)).into());
    }
    let metadata: Value = serde_json::from_slice(&said.stdout)?;
    let linked =
        linked(&metadata, "maillage").ok_or("the metadata of cargo have another form than expected")?;
    let mut libraries = BTreeSet::new();
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        // Rooms of the house have no source; their licence is the archive's own.
        if package["source"].is_null() || !linked.contains(package["id"].as_str().unwrap_or_default()) {
            continue;
        }
        let of = |field: &str| package[field].as_str().unwrap_or_default().to_owned();
        let library = Library {
            name: of("name"),
            version: of("version"),
            licence: of("license"),
            address: of("repository"),
        };
        let folder = of("manifest_path");
        for text in texts_in(Path::new(&folder).parent().ok_or("a package without a folder")?)? {
            texts.entry(text).or_default().insert(library.name.clone());
        }
        libraries.insert(library);
    }
    Ok(written(&libraries, &texts))
}

/// The ids of all packages that a program's code may be made from: neither tests nor builds.
fn linked(metadata: &Value, program: &str) -> Option<BTreeSet<String>> {
    let nodes = metadata["resolve"]["nodes"].as_array()?;
    let node = |id: &str| nodes.iter().find(|node| node["id"] == id);
    let packages = metadata["packages"].as_array()?;
    let root = packages.iter().find(|package| package["name"] == program)?;
    let mut open = vec![root["id"].as_str()?.to_owned()];
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !found.insert(id.clone()) {
            continue;
        }
        for needed in node(&id)?["deps"].as_array()? {
            let kinds = needed["dep_kinds"].as_array()?;
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                open.push(needed["pkg"].as_str()?.to_owned());
            }
        }
    }
    Some(found)
}

/// The texts of a package, and of what it carries from elsewhere in folders of its own.
fn texts_in(folder: &Path) -> Result<Vec<String>, Failure> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            texts.extend(texts_in(&path)?);
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if BEGINNINGS.iter().any(|begins| name.starts_with(begins)) {
            let text = String::from_utf8_lossy(&std::fs::read(&path)?).replace("\r\n", "\n");
            texts.push(text.trim().to_owned());
        }
    }
    texts.sort();
    Ok(texts)
}

fn written(libraries: &BTreeSet<Library>, texts: &BTreeMap<String, BTreeSet<String>>) -> String {
    let mut out = String::from("Libraries in the program, with their licences. Their texts follow.\n\n");
    for Library { name, version, licence, address } in libraries {
        let _always_fits = writeln!(out, "{name} {version}: {licence} ({address})");
    }
    for (text, of) in texts {
        let of: Vec<&str> = of.iter().map(String::as_str).collect();
        let _always_fits = write!(out, "\n{}\nOf {}:\n\n{text}\n", "=".repeat(78), of.join(", "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_builds_or_tests_is_not_linked() {
        let metadata = serde_json::json!({
            "packages": [{ "name": "maillage", "id": "m" }],
            "resolve": { "nodes": [
                { "id": "m", "deps": [
                    { "pkg": "a", "dep_kinds": [{ "kind": null }] },
                    { "pkg": "t", "dep_kinds": [{ "kind": "dev" }] },
                    { "pkg": "b", "dep_kinds": [{ "kind": "build" }, { "kind": null }] } ] },
                { "id": "a", "deps": [{ "pkg": "c", "dep_kinds": [{ "kind": "build" }] }] },
                { "id": "b", "deps": [] },
            ] },
        });
        let found = linked(&metadata, "maillage").unwrap();
        assert_eq!(found.iter().map(String::as_str).collect::<Vec<_>>(), ["a", "b", "m"]);
    }

    #[test]
    fn this_program_names_its_libraries() {
        let text = text(super::super::TARGET).unwrap();
        for library in ["axum 0.8", "libsqlite3-sys 0", "tikv-jemallocator 0", "tokio 1"] {
            assert!(text.contains(&format!("\n{library}")), "{library} is not named");
        }
        // A library in C that a package carries has a licence of its own.
        assert!(
            text.contains("Copyright (C) 2002-present Jason Evans"),
            "the text of jemalloc's licence is not there"
        );
        assert!(
            !text.contains("\nproptest ") && !text.contains("\ncriterion "),
            "tests are not in the program"
        );
        let (listed, _) = text.split_once("=====").unwrap();
        assert!(listed.lines().count() > 100 && !listed.contains(": (http"), "a library without a licence");
    }
}
