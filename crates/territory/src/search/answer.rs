//! Answers one query.

use super::index::{Entry, Index};
use super::spelling::{deletions, distance, letters};
use super::{Asked, Found, Matched, Target};
use crate::places::Tables;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Letters from which two wrong ones are forgiven.
const TWO_EDITS_FROM: usize = 7;
/// Letters below which none is.
const ONE_EDIT_FROM: usize = 3;

/// How far to look.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// Beginnings and misspelt names only where no whole name nor code answers.
    WholeFirst,
    /// Everything that answers.
    All,
}

/// The places that answer, best first.
pub(super) fn to(index: &Index, tables: &Tables, asked: &Asked, limit: usize, depth: Depth) -> Vec<Found> {
    let mut answer = Answer { index, tables, found: Vec::new(), seen: BTreeSet::new(), limit, depth };
    if let Some(code) = asked.postal_code {
        answer.by_postal_code(code, asked.name.as_deref());
    }
    if let Some((from, to)) = asked.postal_codes {
        let codes = index.by_postal_code.range(from..=to).flat_map(|(_, places)| places.iter().copied());
        answer.add_by_people(codes.collect());
    }
    // "Paris 13" is a whole name; "Mende 48" and "Mende Lozère" are a name and a department.
    answer.named(&asked.whole, None);
    let department = asked.department.as_deref().and_then(|code| index.departments.get(code).copied());
    if let (Some(name), Some(_)) = (&asked.name, department) {
        answer.by_name(name, department);
    }
    if let (Some(name), true) = (&asked.name, answer.found.is_empty()) {
        answer.by_name_and_department(name);
    }
    let everywhere = department.is_none() || answer.found.is_empty();
    if let Some(name) = asked.name.as_ref().filter(|_| everywhere) {
        answer.by_name(name, None);
        let short = crate::names::fold(name).filter(|short| short != name);
        if let (true, Some(short)) = (answer.found.is_empty(), short) {
            answer.by_name(&short, None);
        }
    }
    answer.found
}

impl Index {
    /// The nearest spellings to a name that nothing answers: `limit` places, where there are as many.
    #[must_use]
    pub fn spellings(&self, query: &str, limit: usize) -> Vec<Target> {
        let Ok(Asked { name: Some(name), .. }) = Asked::read(query) else { return Vec::new() };
        let mut most = 2;
        loop {
            let targets = self.within_edits(&name, most, limit);
            if targets.len() >= limit || most > name.chars().count() {
                return targets;
            }
            most *= 2;
        }
    }

    fn within_edits(&self, name: &str, most: usize, limit: usize) -> Vec<Target> {
        let own = letters(name);
        let edits = |entry: &Entry| {
            // An edit changes at most two members of the set of letters.
            let near = (own ^ entry.letters).count_ones() as usize <= 2 * most;
            near.then(|| Some((distance(name, &entry.key, most)?, entry.rank())))?
        };
        let mut near: Vec<_> = self.entries.iter().filter_map(edits).collect();
        near.sort_unstable();
        let mut seen = BTreeSet::new();
        let targets = near.into_iter().map(|(_, (_, _, target))| target);
        targets.filter(|target| seen.insert(*target)).take(limit).collect()
    }

    fn one_edit(&self, name: &str) -> Vec<&Entry> {
        let mut near: BTreeSet<u32> = BTreeSet::new();
        for hash in deletions(name) {
            let start = self.deletions.partition_point(|(known, _)| *known < hash);
            let same = self.deletions[start..].iter().take_while(|(known, _)| *known == hash);
            near.extend(same.map(|(_, entry)| *entry));
        }
        let entries = near.into_iter().map(|entry| &self.entries[entry as usize]);
        entries.filter(|entry| distance(name, &entry.key, 1) == Some(1)).collect()
    }

    fn two_edits(&self, name: &str) -> Vec<&Entry> {
        let own = letters(name);
        let near = |entry: &&Entry| {
            // An edit changes at most two members of the set of letters.
            (own ^ entry.letters).count_ones() <= 4 && distance(name, &entry.key, 2) == Some(2)
        };
        self.entries.iter().filter(near).collect()
    }

    fn from(&self, key: &str) -> &[Entry] {
        &self.entries[self.entries.partition_point(|entry| entry.key.as_str() < key)..]
    }
}

struct Answer<'a> {
    index: &'a Index,
    tables: &'a Tables,
    found: Vec<Found>,
    seen: BTreeSet<Target>,
    limit: usize,
    depth: Depth,
}

impl Answer<'_> {
    fn is_full(&self) -> bool {
        self.found.len() >= self.limit
    }

    fn add(&mut self, target: Target, matched: Matched, former: Option<u32>) {
        if !self.is_full() && self.seen.insert(target) {
            let old = former.and_then(|former| self.tables.formers.get(former as usize));
            self.found.push(Found { target, matched, old_name: old.and_then(|former| former.name.clone()) });
        }
    }

    fn add_all(&mut self, mut entries: Vec<&Entry>, matched: Matched) {
        // Two letters begin thousands of names; enough are kept to fill the answer without its doubles.
        let enough = self.limit.saturating_mul(4).max(1);
        if entries.len() > enough {
            entries.select_nth_unstable_by_key(enough, |entry| entry.rank());
            entries.truncate(enough);
        }
        entries.sort_by_key(|entry| entry.rank());
        for entry in entries {
            self.add(entry.target, matched, entry.former);
        }
    }

    fn add_by_people(&mut self, mut places: Vec<u32>) {
        places.sort_by_key(|place| (Reverse(self.tables.places[*place as usize].population), *place));
        places.into_iter().for_each(|place| self.add(Target::Place(place), Matched::PostalCode, None));
    }

    fn by_postal_code(&mut self, code: u32, name: Option<&str>) {
        let index = self.index;
        let places = index.by_postal_code.get(&code).map(Vec::as_slice).unwrap_or_default();
        let named = |place: &u32| {
            name.is_some_and(|name| {
                let mut same = index.from(name).iter().take_while(|entry| entry.key == name);
                same.any(|entry| entry.target == Target::Place(*place))
            })
        };
        let (first, rest): (Vec<u32>, Vec<u32>) = places.iter().partition(|place| named(place));
        for place in first.into_iter().chain(rest) {
            self.add(Target::Place(place), Matched::PostalCode, None);
        }
        // An INSEE code looks the same.
        let insee = format!("{code:05}");
        let place = self.tables.places.binary_search_by(|place| place.code.as_str().cmp(&insee));
        if let (true, Ok(place)) = (places.is_empty(), place) {
            self.add(Target::Place(place as u32), Matched::Exact, None);
        }
    }

    /// Places of exactly this name: those so written first, then those that have an article besides.
    fn named(&mut self, name: &str, department: Option<u16>) {
        let here = |entry: &&Entry| department.is_none_or(|department| entry.department == department);
        let same: Vec<&Entry> =
            self.index.from(name).iter().take_while(|entry| entry.key == name).filter(here).collect();
        for (former, shortened) in [(false, false), (false, true), (true, false), (true, true)] {
            let matched = if former { Matched::OldName } else { Matched::Exact };
            for entry in &same {
                if entry.former.is_some() == former && entry.shortened == shortened {
                    self.add(entry.target, matched, entry.former);
                }
            }
        }
        // Typed with an article that the name does not have.
        let short = crate::names::fold(name).filter(|short| short != name);
        if let (true, Some(short)) = (self.found.is_empty(), short) {
            self.named(&short, department);
        }
    }

    fn by_name(&mut self, name: &str, department: Option<u16>) {
        let here = |entry: &&Entry| department.is_none_or(|department| entry.department == department);
        self.named(name, department);
        if self.depth == Depth::WholeFirst && !self.found.is_empty() {
            return;
        }
        let longer = self.index.from(name).iter().take_while(|entry| entry.key.starts_with(name));
        self.add_all(longer.filter(here).collect(), Matched::Prefix);
        let letters = name.chars().count();
        if self.is_full() || letters < ONE_EDIT_FROM {
            return;
        }
        let one = self.index.one_edit(name);
        let none_nearer = self.found.is_empty() && one.is_empty();
        self.add_all(one.into_iter().filter(here).collect(), Matched::Typo);
        if none_nearer && letters >= TWO_EDITS_FROM {
            self.add_all(self.index.two_edits(name).into_iter().filter(here).collect(), Matched::Typo);
        }
    }

    /// "saint denis la reunion": the last words may name the department.
    fn by_name_and_department(&mut self, name: &str) {
        let words: Vec<&str> = name.split(' ').collect();
        for cut in 1..words.len() {
            let department = crate::names::fold(&words[cut..].join(" "));
            if let Some(department) = department.and_then(|name| self.index.departments.get(&name).copied()) {
                self.by_name(&words[..cut].join(" "), Some(department));
            }
        }
    }
}
