//! The months in French, one table for what is read and for what is shown.

/// The months, January first.
pub const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The number of a month (from 1) by its name in small letters, with or without its accents.
#[must_use]
pub fn number(word: &str) -> Option<u8> {
    let plain = |letter| match letter {
        'é' => 'e',
        'û' => 'u',
        other => other,
    };
    let same = |name: &&str| name.chars().map(plain).eq(word.chars().map(plain));
    MONTHS.iter().position(same).and_then(|at| u8::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn months_have_numbers() {
        let cases =
            [("janvier", 1), ("fevrier", 2), ("février", 2), ("aout", 8), ("août", 8), ("decembre", 12)];
        for (word, expected) in cases {
            assert_eq!(number(word), Some(expected), "{word}");
        }
        for word in ["", "jan", "janviers", "lundi"] {
            assert_eq!(number(word), None, "{word}");
        }
    }
}
