//! The real comments, cut, shuffled and misspelt, where the shared data is there: no reader breaks, no rule is
//! impossible, and what is cut off never makes hours that the whole comment does not have.

use crate::random::check;

use hours::parse::comment::Receives;
use std::path::PathBuf;

fn comments() -> Option<Vec<String>> {
    let shared = std::env::var_os("MAILLAGE_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let path = shared.join("data/france-services/anct-liste-fs-20240801.csv");
    let mut reader = csv::Reader::from_path(path).ok()?;
    let comments =
        reader.records().map(|row| row.expect("a table")[19].to_owned()).filter(|text| !text.is_empty());
    Some(comments.collect())
}

/// A small generator, so that each run mutates alike.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % bound.max(1)
    }
}

fn mutate(text: &str, other: &str, dice: &mut Dice) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=dice.below(3) {
        let at = dice.below(chars.len());
        match dice.below(6) {
            0 => chars.truncate(at),
            1 if !chars.is_empty() => drop(chars.remove(at)),
            2 => chars.insert(at, ['.', ',', '/', '-', '(', '9', 'h', 'à'][dice.below(8)]),
            3 if chars.len() > 1 => {
                let next = (at + 1) % chars.len();
                chars.swap(at, next);
            }
            4 => chars.extend(other.chars().take(60)),
            _ => {
                let tail: Vec<char> = chars.split_off(at);
                chars.splice(0..0, tail);
            }
        }
        if chars.is_empty() {
            break;
        }
    }
    chars.into_iter().collect()
}

#[test]
fn mutated_comments_of_the_official_list() {
    let Some(comments) = comments() else {
        eprintln!("SKIPPED(shared): mutated_comments_of_the_official_list");
        return;
    };
    let mut dice = Dice(20_240_801);
    for text in &comments {
        for receives in [Receives::AtAddress, Receives::AtSeveralSites, Receives::OnTour] {
            check(text, receives).unwrap();
            for _ in 0..8 {
                let other = comments[dice.below(comments.len())].clone();
                check(&mutate(text, &other, &mut dice), receives).unwrap();
            }
        }
    }
}
