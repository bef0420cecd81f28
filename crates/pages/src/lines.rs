//! Whole numbers, and lines made of them, as short text that the script of the map reads (`assets/map/read.js`).
//!
//! A number takes as few letters as it can, five bits in each, the lowest first; the sixth bit says that another follows,
//! and the lowest of all is the sign (after Google's encoded polylines, with an alphabet that JSON does not escape). A line
//! is the number of its vertices, then each as its difference from the one before, the last of the line before included.

/// A vertex: longitude and latitude in 1e-5 degree.
pub type Vertex = [i32; 2];

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Appends one number.
pub fn number(text: &mut String, value: i64) {
    // The sign goes to the lowest bit, so that small negative numbers are short too.
    let mut rest = ((value << 1) ^ (value >> 63)) as u64;
    loop {
        let bits = (rest & 31) as usize;
        rest >>= 5;
        let more = if rest > 0 { 32 } else { 0 };
        text.push(char::from(LETTERS[bits | more]));
        if rest == 0 {
            return;
        }
    }
}

/// Numbers, each by itself.
#[must_use]
pub fn numbers(values: impl IntoIterator<Item = i64>) -> String {
    let mut text = String::new();
    for value in values {
        number(&mut text, value);
    }
    text
}

/// A vertex in steps of `quantum` (in 1e-5 degree): the nearest one, so that what two shapes share stays shared whoever
/// writes it.
#[must_use]
pub fn quantised(vertex: Vertex, quantum: i32) -> [i64; 2] {
    vertex.map(|axis| (i64::from(axis) + i64::from(quantum / 2)).div_euclid(i64::from(quantum)))
}

/// Lines in steps of `quantum`; vertices that fall together are written once.
#[must_use]
pub fn lines(lines: &[Vec<Vertex>], quantum: i32) -> String {
    let mut text = String::new();
    let mut before = [0, 0];
    for line in lines {
        let mut vertices: Vec<[i64; 2]> = line.iter().map(|vertex| quantised(*vertex, quantum)).collect();
        vertices.dedup();
        number(&mut text, vertices.len() as i64);
        for vertex in vertices {
            number(&mut text, vertex[0] - before[0]);
            number(&mut text, vertex[1] - before[1]);
            before = vertex;
        }
    }
    text
}

/// Shapes made of rings of directed lines (`2 * line`, or one more against it): counts, and differences.
#[must_use]
pub fn shapes(shapes: &[Vec<Vec<u32>>]) -> String {
    let mut text = String::new();
    let mut before = 0;
    for rings in shapes {
        number(&mut text, rings.len() as i64);
        for ring in rings {
            number(&mut text, ring.len() as i64);
            for used in ring {
                number(&mut text, i64::from(*used) - before);
                before = i64::from(*used);
            }
        }
    }
    text
}

/// Reads the numbers again.
///
/// # Errors
/// The letter that none of ours is, or `None` where the last number has no end.
pub fn read(text: &str) -> Result<Vec<i64>, Option<char>> {
    let mut values = Vec::new();
    let (mut value, mut shift) = (0_u64, 0);
    for letter in text.chars() {
        let known =
            u8::try_from(letter).ok().and_then(|byte| LETTERS.iter().position(|other| *other == byte));
        let Some(bits) = known.filter(|_| shift < 64) else { return Err(Some(letter)) };
        value |= ((bits & 31) as u64) << shift;
        shift += 5;
        if bits & 32 == 0 {
            values.push(((value >> 1) as i64) ^ -((value & 1) as i64));
            (value, shift) = (0, 0);
        }
    }
    if shift == 0 { Ok(values) } else { Err(None) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(values in proptest::collection::vec(any::<i32>(), 0..50)) {
            let values: Vec<i64> = values.into_iter().map(i64::from).collect();
            prop_assert_eq!(read(&numbers(values.iter().copied())), Ok(values));
        }

        #[test]
        fn a_vertex_moves_by_half_a_quantum_at_most(axis in -18_000_000_i32..18_000_000, quantum in 1_i32..500) {
            let there = quantised([axis, -axis], quantum).map(|steps| steps * i64::from(quantum));
            prop_assert!((there[0] - i64::from(axis)).abs() * 2 <= i64::from(quantum));
            prop_assert!((there[1] + i64::from(axis)).abs() * 2 <= i64::from(quantum));
        }
    }

    #[test]
    fn small_numbers_are_one_letter_and_nonsense_is_named() {
        assert_eq!(numbers([0, -1, 1, 15, 16]), "ABCegB");
        assert_eq!(read("A é"), Err(Some(' ')));
        assert_eq!(read("g"), Err(None));
        assert_eq!(lines(&[vec![[0, 0], [4, 4], [40, 0]], vec![[40, 0], [40, 50]]], 10), "EAAIAEAAAK");
    }
}
