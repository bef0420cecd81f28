//! The arrows between the rooms of the house: who may use whom (the figure in `ARCHITECTURE.md`).

use crate::Failure;
use clap::Args;
use serde::Deserialize;
use std::process::Command;

/// Options of `cargo xtask arrows`.
#[derive(Args)]
pub(crate) struct Options {}

/// Rooms that compute: values in, values out.
pub(crate) const ENGINES: [&str; 10] = [
    "territory",
    "directory",
    "hours",
    "roads",
    "siting",
    "promises",
    "rights",
    "sheets",
    "opinions",
    "tables",
];

/// Rooms that may use any other: they are no part of the program.
const OUTSIDE_THE_PROGRAM: [&str; 2] = ["xtask", "testkit"];

/// Libraries that only some rooms may name, each of which shapes the code that names it.
const KEPT: [(&str, &[&str]); 8] = [
    ("sqlx", &["store"]),
    ("axum", &["web"]),
    ("askama", &["pages", "words"]),
    ("fluent-bundle", &["words"]),
    ("pdf-writer", &["paper"]),
    ("ureq", &["outside"]),
    ("parquet", &["tables"]),
    ("tokio", &["store", "outside", "app", "web", "maillage"]),
];

/// What `cargo metadata` says, as far as it matters here.
#[derive(Deserialize)]
struct House {
    packages: Vec<Room>,
}

#[derive(Deserialize)]
struct Room {
    name: String,
    dependencies: Vec<Arrow>,
}

#[derive(Deserialize)]
struct Arrow {
    name: String,
    /// `dev`, `build`, or nothing for an ordinary dependency.
    kind: Option<String>,
    /// Only rooms of this house have one.
    path: Option<String>,
}

/// Fails on any arrow that the plan does not have.
pub(crate) fn run(_: &Options) -> Result<(), Failure> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.toml"))
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let house: House = serde_json::from_slice(&output.stdout)?;
    let faults = faults(&house);
    if faults.is_empty() {
        let arrows: usize = house.packages.iter().map(|room| room.dependencies.len()).sum();
        println!("arrows: {} rooms, {arrows} arrows, all as planned", house.packages.len());
        return Ok(());
    }
    Err(format!("{} arrows are not in ARCHITECTURE.md:\n  {}", faults.len(), faults.join("\n  ")).into())
}

/// Whether the plan has an arrow from a room to another.
fn planned(from: &str, to: &str) -> bool {
    match from {
        "base" | "paper" | "words" => false,
        "maillage" => ["web", "app", "words", "base"].contains(&to),
        "web" => ["app", "pages", "words", "base"].contains(&to),
        "app" => ["store", "outside", "base"].contains(&to) || ENGINES.contains(&to),
        "pages" => ["paper", "words", "base"].contains(&to),
        "store" | "outside" => to == "base",
        engine => ENGINES.contains(&engine) && to == "base",
    }
}

/// Every arrow that the plan does not have, in words.
fn faults(house: &House) -> Vec<String> {
    let mut faults = Vec::new();
    for room in &house.packages {
        let from = room.name.as_str();
        if OUTSIDE_THE_PROGRAM.contains(&from) {
            continue;
        }
        for arrow in &room.dependencies {
            let to = arrow.name.as_str();
            let for_tests = arrow.kind.as_deref() == Some("dev");
            if arrow.path.is_some() {
                if to == "testkit" && !for_tests {
                    faults.push(format!("{from} -> testkit: only tests may use it"));
                } else if to != "testkit" && !planned(from, to) {
                    faults.push(format!("{from} -> {to}"));
                }
            } else if let Some((_, keepers)) = KEPT.iter().find(|(library, _)| *library == to)
                && !keepers.contains(&from)
            {
                faults.push(format!("{from} -> {to}: only {} may name it", keepers.join(", ")));
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A house from lines `room -> one, two (dev), three*`: a star marks a library from outside.
    fn house(lines: &[&str]) -> House {
        let arrow = |word: &str| {
            let (word, kind) = match word.strip_suffix(" (dev)") {
                Some(word) => (word, Some("dev".to_owned())),
                None => (word, None),
            };
            let (name, path) = match word.strip_suffix('*') {
                Some(name) => (name, None),
                None => (word, Some(format!("crates/{word}"))),
            };
            Arrow { name: name.to_owned(), kind, path }
        };
        let room = |line: &&str| {
            let (name, to) = line.split_once(" -> ").unwrap();
            Room { name: name.to_owned(), dependencies: to.split(", ").map(arrow).collect() }
        };
        House { packages: lines.iter().map(room).collect() }
    }

    #[test]
    fn the_plan_itself_is_well() {
        let planned = house(&[
            "maillage -> web, app, words, base, clap*, tokio*",
            "web -> app, pages, words, base, axum*",
            "words -> askama*, fluent-bundle*",
            "app -> store, outside, roads, siting, hours, base",
            "store -> base, sqlx*, testkit (dev)",
            "pages -> paper, words, base, askama*",
            "paper -> pdf-writer*, flate2*",
            "outside -> base, ureq*",
            "roads -> base, rayon*",
            "xtask -> roads, territory, sqlx*",
            "testkit -> app, store",
        ]);
        assert_eq!(faults(&planned), Vec::<String>::new());
    }

    #[test]
    fn every_other_arrow_is_named() {
        let cases = [
            ("roads -> hours", "roads -> hours"),
            ("roads -> hours (dev)", "roads -> hours"),
            ("promises -> store", "promises -> store"),
            ("pages -> store", "pages -> store"),
            ("web -> store", "web -> store"),
            ("maillage -> store", "maillage -> store"),
            ("store -> app", "store -> app"),
            ("base -> hours", "base -> hours"),
            ("paper -> base", "paper -> base"),
            ("web -> paper", "web -> paper"),
            ("pages -> pdf-writer*", "pages -> pdf-writer: only paper may name it"),
            ("newcomer -> base", "newcomer -> base"),
            ("app -> testkit", "app -> testkit: only tests may use it"),
            ("app -> sqlx*", "app -> sqlx: only store may name it"),
            ("maillage -> axum*", "maillage -> axum: only web may name it"),
            ("web -> askama*", "web -> askama: only pages, words may name it"),
            ("app -> ureq*", "app -> ureq: only outside may name it"),
            ("hours -> tokio*", "hours -> tokio: only store, outside, app, web, maillage may name it"),
        ];
        for (line, fault) in cases {
            assert_eq!(faults(&house(&[line])), [fault], "{line}");
        }
    }
}
