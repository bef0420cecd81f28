//! The names of all places, sorted for whole names and beginnings, and hashed for wrong letters.

use super::answer::{Depth, to};
use super::spelling::{deletions, letters};
use super::{Asked, Found, SearchError, Target};
use crate::names::{fold, fold_both};
use crate::places::Tables;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A name under which a place is found.
pub(super) struct Entry {
    /// Folded.
    pub(super) key: String,
    /// The set of its letters, to rule out most names before counting edits.
    pub(super) letters: u32,
    pub(super) target: Target,
    pub(super) population: u32,
    pub(super) department: u16,
    /// Index in the table of former communes, where the name is one's.
    pub(super) former: Option<u32>,
    /// Whether the key is the name without its article, not the whole name.
    pub(super) shortened: bool,
}

impl Entry {
    /// Names of today first, then the most people, then by index.
    pub(super) fn rank(&self) -> (bool, Reverse<u32>, Target) {
        (self.former.is_some(), Reverse(self.population), self.target)
    }
}

/// What is searched in.
pub struct Index {
    /// Sorted by key, then rank.
    pub(super) entries: Vec<Entry>,
    /// Hash of a key less one letter -> entry, sorted.
    pub(super) deletions: Vec<(u32, u32)>,
    /// Places by postal code, the most people first.
    pub(crate) by_postal_code: BTreeMap<u32, Vec<u32>>,
    /// Folded names and codes of departments.
    pub(super) departments: BTreeMap<String, u16>,
}

impl Index {
    /// The index of these tables.
    #[must_use]
    pub fn of(tables: &Tables) -> Self {
        let mut entries = entries(tables);
        entries.sort_by(|a, b| (&a.key, a.rank()).cmp(&(&b.key, b.rank())));
        let mut hashes: Vec<(u32, u32)> = Vec::with_capacity(entries.len() * 16);
        for (index, entry) in (0_u32..).zip(&entries) {
            hashes.extend(deletions(&entry.key).into_iter().map(|hash| (hash, index)));
        }
        hashes.sort_unstable();
        hashes.dedup();
        let mut by_postal_code: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (index, place) in (0_u32..).zip(&tables.places) {
            for code in &place.postal_codes {
                by_postal_code.entry(*code).or_default().push(index);
            }
        }
        for places in by_postal_code.values_mut() {
            places.sort_by_key(|place| (Reverse(tables.places[*place as usize].population), *place));
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
        Ok(to(self, tables, &Asked::read(query)?, limit, Depth::All))
    }

    /// Like [`Index::search`], without beginnings and misspelt names where a whole name or a code answers.
    ///
    /// # Errors
    /// Where the query cannot be a place.
    pub fn whole_first(&self, tables: &Tables, query: &str, limit: usize) -> Result<Vec<Found>, SearchError> {
        Ok(to(self, tables, &Asked::read(query)?, limit, Depth::WholeFirst))
    }
}

fn entries(tables: &Tables) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut add = |name: &str, target, population, department, former| {
        let Some((whole, short)) = fold_both(name) else { return };
        let mut push = |key: String, shortened| {
            let letters = letters(&key);
            entries.push(Entry { key, letters, target, population, department, former, shortened });
        };
        if whole != short {
            push(whole, false);
            push(short, true);
        } else {
            push(whole, false);
        }
    };
    for (index, place) in (0_u32..).zip(&tables.places) {
        add(&place.name, Target::Place(index), place.population, place.department, None);
    }
    for (index, city) in (0_u16..).zip(&tables.cities) {
        let places = || city.places.iter().filter_map(|place| tables.places.get(*place as usize));
        let department = places().next().map_or(0, |place| place.department);
        add(&city.name, Target::City(index), places().map(|place| place.population).sum(), department, None);
        for (place, number) in city.places.iter().zip(1..) {
            let known = &tables.places[*place as usize];
            let nth = if number == 1 { "1er".to_owned() } else { format!("{number}e") };
            for written in [number.to_string(), nth, format!("{number:02}"), format!("{number}eme")] {
                let name = format!("{} {written}", city.name);
                add(&name, Target::Place(*place), known.population, department, None);
            }
        }
    }
    for (index, former) in (0_u32..).zip(&tables.formers) {
        let (Some(place), Some(name)) = (tables.places.get(former.place as usize), &former.name) else {
            continue;
        };
        if fold(name) != fold(&place.name) {
            add(name, Target::Place(former.place), place.population, place.department, Some(index));
        }
    }
    entries
}
