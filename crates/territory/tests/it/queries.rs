//! Seeded queries, for quality and speed.

use territory::{Target, Territory};

/// A small generator with a fixed sequence (`SplitMix64`, Steele 2014).
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

/// A query and the place that it means.
pub(crate) struct Query {
    pub(crate) text: String,
    pub(crate) place: u32,
}

/// The whole name of any place.
pub(crate) fn exact(france: &Territory, dice: &mut Dice) -> Query {
    let place = dice.below(france.places().len());
    Query { text: france.places()[place].name.clone(), place: place as u32 }
}

/// The beginning of a name, three letters at least.
pub(crate) fn prefix(france: &Territory, dice: &mut Dice) -> Query {
    let Query { text, place } = exact(france, dice);
    let letters: Vec<char> = text.chars().collect();
    let kept = 3 + dice.below(letters.len());
    Query { text: letters.into_iter().take(kept).collect(), place }
}

/// A name with one letter added, taken away, changed, or swapped with the next.
pub(crate) fn one_edit(france: &Territory, dice: &mut Dice) -> Query {
    loop {
        let Query { text, place } = exact(france, dice);
        let mut letters: Vec<char> = text.chars().collect();
        if letters.len() < 6 {
            continue;
        }
        let at = dice.below(letters.len() - 1);
        let letter = char::from(b'a' + dice.below(26) as u8);
        match dice.below(4) {
            0 => letters.insert(at, letter),
            1 => drop(letters.remove(at)),
            2 => letters[at] = letter,
            _ => letters.swap(at, at + 1),
        }
        return Query { text: letters.into_iter().collect(), place };
    }
}

/// A postal code of any place that has one.
pub(crate) fn postal_code(france: &Territory, dice: &mut Dice) -> Query {
    loop {
        let place = dice.below(france.places().len());
        if let Some(code) = france.places()[place].postal_codes.first() {
            return Query { text: format!("{code:05}"), place: place as u32 };
        }
    }
}

/// Whether the place comes first, or all its homonyms do, the largest first.
pub(crate) fn right_first(france: &Territory, query: &Query) -> bool {
    let found = france.search(&query.text, 50).unwrap_or_default();
    if found.first().map(|found| found.target) == Some(Target::Place(query.place)) {
        return true;
    }
    let name = territory::names::fold(&france.place(query.place).name);
    let same = |found: &&territory::Found| match found.target {
        Target::Place(place) => territory::names::fold(&france.place(place).name) == name,
        Target::City(_) => false,
    };
    let top: Vec<u32> = found
        .iter()
        .take_while(same)
        .filter_map(|found| match found.target {
            Target::Place(place) => Some(place),
            Target::City(_) => None,
        })
        .collect();
    let homonyms = france.places().iter().filter(|place| territory::names::fold(&place.name) == name).count();
    let sizes: Vec<u32> = top.iter().map(|place| france.place(*place).population).collect();
    top.len() == homonyms && top.contains(&query.place) && sizes.is_sorted_by(|a, b| a >= b)
}
