//! Distance between spellings.

/// The number of letters to add, take away, change or swap with the next one (optimal string alignment,
/// Damerau 1964) to turn one word into the other; `None` where it is more than `most`.
pub(crate) fn distance(left: &str, right: &str, most: usize) -> Option<usize> {
    // Most names are ruled out here, before any letter is read (a letter has at most 4 bytes).
    if left.len().abs_diff(right.len()) > 4 * most {
        return None;
    }
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().collect();
    if left.len().abs_diff(right.len()) > most {
        return None;
    }
    let mut before_last = vec![0; right.len() + 1];
    let mut last: Vec<usize> = (0..=right.len()).collect();
    let mut row = vec![0; right.len() + 1];
    for (i, letter) in left.iter().enumerate() {
        row[0] = i + 1;
        let mut least = row[0];
        for (j, other) in right.iter().enumerate() {
            let changed = last[j] + usize::from(letter != other);
            let mut best = changed.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *letter == right[j - 1] && left[i - 1] == *other {
                best = best.min(before_last[j - 1] + 1);
            }
            row[j + 1] = best;
            least = least.min(best);
        }
        if least > most {
            return None;
        }
        std::mem::swap(&mut before_last, &mut last);
        std::mem::swap(&mut last, &mut row);
    }
    let distance = last[right.len()];
    (distance <= most).then_some(distance)
}

/// The set of letters of a folded word: bit 0 to 25 for a to z, bit 26 for anything else.
pub(crate) fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << if byte.is_ascii_lowercase() { byte - b'a' } else { 26 })
}

/// Hashes of a word and of the word with any one letter taken away: two words one edit apart share one (SymSpell,
/// Garbe 2012). FNV-1a, so that the index is the same everywhere.
pub(crate) fn deletions(word: &str) -> Vec<u32> {
    let letters: Vec<char> = word.chars().collect();
    let hash = |skipped: usize| {
        let mut hash = 0x811c_9dc5_u32;
        for (index, letter) in letters.iter().enumerate() {
            if index != skipped {
                hash = (hash ^ u32::from(*letter)).wrapping_mul(0x0100_0193);
            }
        }
        hash
    };
    (0..=letters.len()).map(hash).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_counted_up_to_the_limit() {
        for (left, right, edits) in [
            ("mende", "mende", Some(0)),
            ("mende", "mand", Some(2)),
            ("florac", "floarc", Some(1)),
            ("florac", "flora", Some(1)),
            ("florac", "langogne", None),
            ("", "ab", Some(2)),
        ] {
            assert_eq!(distance(left, right, 2), edits, "{left} {right}");
        }
    }

    #[test]
    fn one_edit_shares_a_deletion() {
        for (left, right) in [("florac", "floarc"), ("florac", "flora"), ("florac", "flarac")] {
            let other = deletions(right);
            assert!(deletions(left).iter().any(|hash| other.contains(hash)), "{left} {right}");
        }
    }
}
