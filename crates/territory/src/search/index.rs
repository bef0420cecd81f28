//! The names of all places, sorted for whole names and beginnings, and hashed for wrong letters.

use super::spelling::{deletions, distance};
use super::{Asked, Found, Matched, SearchError, Target};
use crate::names::fold;
use crate::places::Tables;
use std::collections::{BTreeMap, BTreeSet};

/// Letters from which two wrong ones are forgiven.
const TWO_EDITS_FROM: usize = 7;

struct Entry {
    key: String,
    target: Target,
    population: u32,
    department: u16,
    /// Index in the table of former communes, where the name is one's.
    former: Option<u32>,
}

/// What is searched in.
pub struct Index {
    /// Sorted by key, then the most people first.
    entries: Vec<Entry>,
    /// Hash of a key less one letter -> entry, sorted.
    deletions: Vec<(u32, u32)>,
    by_postal_code: BTreeMap<u32, Vec<u32>>,
    /// Folded names and codes of departments.
    departments: BTreeMap<String, u16>,
}

impl Index {
    /// The index of these tables.
    #[must_use]
    pub fn of(tables: &Tables) -> Self {
        let mut entries = Vec::new();
        let mut by_postal_code: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let mut add = |name: &str, target, population, department, former| {
            if let Some(key) = fold(name) {
                entries.push(Entry { key, target, population, department, former });
            }
        };
        for (index, place) in (0_u32..).zip(&tables.places) {
            add(&place.name, Target::Place(index), place.population, place.department, None);
            for code in &place.postal_codes {
                by_postal_code.entry(*code).or_default().push(index);
            }
        }
        for (index, city) in (0_u16..).zip(&tables.cities) {
            let places = || city.places.iter().filter_map(|place| tables.places.get(*place as usize));
            let department = places().next().map_or(0, |place| place.department);
            let population = places().map(|place| place.population).sum();
            add(&city.name, Target::City(index), population, department, None);
        }
        for (index, former) in (0_u32..).zip(&tables.formers) {
            let Some(place) = tables.places.get(former.place as usize) else { continue };
            let Some(name) = &former.name else { continue };
            if fold(name) != fold(&place.name) {
                let target = Target::Place(former.place);
                add(name, target, place.population, place.department, Some(index));
            }
        }
        entries.sort_by(|a, b| {
            (&a.key, a.former.is_some(), std::cmp::Reverse(a.population), a.target).cmp(&(
                &b.key,
                b.former.is_some(),
                std::cmp::Reverse(b.population),
                b.target,
            ))
        });
        let mut hashes: Vec<(u32, u32)> = Vec::with_capacity(entries.len() * 16);
        for (index, entry) in (0_u32..).zip(&entries) {
            hashes.extend(deletions(&entry.key).into_iter().map(|hash| (hash, index)));
        }
        hashes.sort_unstable();
        hashes.dedup();
        for places in by_postal_code.values_mut() {
            let people = |place: &u32| tables.places[*place as usize].population;
            places.sort_by_key(|place| (std::cmp::Reverse(people(place)), *place));
        }
        let mut departments = BTreeMap::new();
        for (index, department) in (0_u16..).zip(&tables.departments) {
            departments.insert(department.code.as_str().to_owned(), index);
            departments.extend(fold(&department.name).map(|name| (name, index)));
        }
        Self { entries, deletions: hashes, by_postal_code, departments }
    }

    /// The places that answer, best first, at most `limit`; none where nothing is near.
    ///
    /// # Errors
    /// Where the query cannot be a place.
    pub fn search(&self, tables: &Tables, query: &str, limit: usize) -> Result<Vec<Found>, SearchError> {
        let asked = Asked::read(query)?;
        let mut answer = Answer { found: Vec::new(), seen: BTreeSet::new(), limit };
        if let Some(code) = asked.postal_code {
            self.by_code(code, asked.name.as_deref(), &mut answer);
        }
        let department = asked.department.as_deref().and_then(|code| self.departments.get(code).copied());
        if let Some(name) = &asked.name {
            self.by_name(tables, name, department, &mut answer);
            if answer.found.is_empty() && department.is_some() {
                self.by_name(tables, name, None, &mut answer);
            }
            if answer.found.is_empty() {
                self.by_name_and_department(tables, name, &mut answer);
            }
        }
        Ok(answer.found)
    }

    /// The nearest spellings to a name that nothing answers: at most `limit` places.
    #[must_use]
    pub fn spellings(&self, query: &str, limit: usize) -> Vec<Target> {
        let Ok(Asked { name: Some(name), .. }) = Asked::read(query) else { return Vec::new() };
        let most = (name.chars().count() / 2).clamp(2, 6);
        let mut near: Vec<(usize, std::cmp::Reverse<u32>, Target)> = self
            .entries
            .iter()
            .filter_map(|entry| {
                let edits = distance(&name, &entry.key, most)?;
                Some((edits, std::cmp::Reverse(entry.population), entry.target))
            })
            .collect();
        near.sort_unstable();
        let mut seen = BTreeSet::new();
        near.into_iter()
            .map(|(_, _, target)| target)
            .filter(|target| seen.insert(*target))
            .take(limit)
            .collect()
    }

    fn by_code(&self, code: u32, name: Option<&str>, answer: &mut Answer) {
        let places = self.by_postal_code.get(&code).map(Vec::as_slice).unwrap_or_default();
        let named = |place: &u32| {
            let target = Target::Place(*place);
            name.is_some_and(|name| self.named(name).any(|entry| entry.target == target))
        };
        let (first, rest): (Vec<u32>, Vec<u32>) = places.iter().partition(|place| named(place));
        for place in first.into_iter().chain(rest) {
            answer.add(Target::Place(place), Matched::PostalCode, None);
        }
    }

    fn named(&self, key: &str) -> impl Iterator<Item = &Entry> {
        let start = self.entries.partition_point(|entry| entry.key.as_str() < key);
        self.entries[start..].iter().take_while(move |entry| entry.key == key)
    }

    fn by_name(&self, tables: &Tables, name: &str, department: Option<u16>, answer: &mut Answer) {
        let here = |entry: &Entry| department.is_none_or(|department| entry.department == department);
        let former = |entry: &Entry| {
            entry
                .former
                .and_then(|former| tables.formers.get(former as usize))
                .and_then(|former| former.name.clone())
        };
        for entry in self.named(name).filter(|entry| here(entry)) {
            let how = if entry.former.is_some() { Matched::OldName } else { Matched::Exact };
            answer.add(entry.target, how, former(entry));
        }
        let start = self.entries.partition_point(|entry| entry.key.as_str() < name);
        let mut longer: Vec<&Entry> = self.entries[start..]
            .iter()
            .take_while(|entry| entry.key.starts_with(name))
            .filter(|entry| here(entry) && entry.key != name)
            .collect();
        longer
            .sort_by_key(|entry| (entry.former.is_some(), std::cmp::Reverse(entry.population), entry.target));
        // Two letters begin thousands of names; enough are kept to fill the answer without its doubles.
        for entry in longer.into_iter().take(answer.limit * 4) {
            answer.add(entry.target, Matched::Prefix, former(entry));
        }
        if answer.is_full() || name.chars().count() < 3 {
            return;
        }
        for (how, entries) in self.misspelt(name, answer.found.is_empty()) {
            for entry in entries.into_iter().filter(|entry| here(entry)) {
                answer.add(entry.target, how, former(entry));
            }
        }
    }

    /// Names one edit away, then (where `also_two` and nothing is nearer) two, the most people first.
    fn misspelt(&self, name: &str, also_two: bool) -> Vec<(Matched, Vec<&Entry>)> {
        let mut near: BTreeSet<u32> = BTreeSet::new();
        for hash in deletions(name) {
            let start = self.deletions.partition_point(|(known, _)| *known < hash);
            let same = self.deletions[start..].iter().take_while(|(known, _)| *known == hash);
            near.extend(same.map(|(_, entry)| *entry));
        }
        let mut one: Vec<&Entry> = near
            .into_iter()
            .map(|entry| &self.entries[entry as usize])
            .filter(|entry| distance(name, &entry.key, 1) == Some(1))
            .collect();
        let by_people =
            |entry: &&Entry| (entry.former.is_some(), std::cmp::Reverse(entry.population), entry.target);
        one.sort_by_key(by_people);
        if !one.is_empty() || !also_two || name.chars().count() < TWO_EDITS_FROM {
            return vec![(Matched::Typo, one)];
        }
        let mut two: Vec<&Entry> =
            self.entries.iter().filter(|entry| distance(name, &entry.key, 2) == Some(2)).collect();
        two.sort_by_key(by_people);
        vec![(Matched::Typo, two)]
    }

    /// "saint denis la reunion": the last words may name the department.
    fn by_name_and_department(&self, tables: &Tables, name: &str, answer: &mut Answer) {
        let words: Vec<&str> = name.split(' ').collect();
        for cut in 1..words.len() {
            let Some(department) = fold(&words[cut..].join(" ")).and_then(|name| self.departments.get(&name))
            else {
                continue;
            };
            self.by_name(tables, &words[..cut].join(" "), Some(*department), answer);
        }
    }
}

struct Answer {
    found: Vec<Found>,
    seen: BTreeSet<Target>,
    limit: usize,
}

impl Answer {
    fn is_full(&self) -> bool {
        self.found.len() >= self.limit
    }

    fn add(&mut self, target: Target, matched: Matched, old_name: Option<String>) {
        if !self.is_full() && self.seen.insert(target) {
            self.found.push(Found { target, matched, old_name });
        }
    }
}
