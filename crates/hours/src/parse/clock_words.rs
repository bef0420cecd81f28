//! Times of day as people write them: "09:00", "9h", "9 h 30", "13H45", "9:00:00".

/// A run of decimal digits at the start, at most four: its value, and how many.
fn digits(text: &[char]) -> Option<(u16, usize)> {
    let len = text.iter().take_while(|c| c.is_ascii_digit()).count();
    if len == 0 || len > 4 {
        return None;
    }
    let value = text[..len].iter().filter_map(|c| c.to_digit(10)).fold(0, |value, digit| value * 10 + digit);
    u16::try_from(value).ok().map(|value| (value, len))
}

/// The time at the start of lower-case text, in minutes after midnight, and how many characters it takes. A bare
/// number is no time here.
pub(crate) fn time(text: &[char]) -> Option<(u16, usize)> {
    let (hour, mut at) = digits(text).filter(|(_, len)| *len <= 2)?;
    let spaces = text[at..].iter().take_while(|c| **c == ' ').count().min(1);
    let mark = *text.get(at + spaces)?;
    let mut minute = 0;
    match mark {
        ':' => {
            let (read, len) = digits(text.get(at + spaces + 1..)?).filter(|(_, len)| *len == 2)?;
            minute = read;
            at += spaces + 1 + len;
            // Seconds, which databases add.
            if text.get(at) == Some(&':') && digits(text.get(at + 1..)?).is_some_and(|(_, len)| len == 2) {
                at += 3;
            }
        }
        'h' => {
            at += spaces + 1;
            at += if text[at..].starts_with(&['e', 'u', 'r', 'e', 's']) {
                5
            } else if text[at..].starts_with(&['e', 'u', 'r', 'e']) {
                4
            } else {
                0
            };
            let gap = usize::from(text.get(at) == Some(&' '));
            if let Some((read, len)) = text.get(at + gap..).and_then(digits)
                && len == 2
                && read < 60
                && text.get(at + gap + len).is_none_or(|c| !matches!(c, 'h' | ':' | '/') || gap == 0)
                && !(gap == 1
                    && text.get(at + gap + len) == Some(&' ')
                    && text.get(at + gap + len + 1) == Some(&'h'))
            {
                minute = read;
                at += gap + len;
                // "8h45h" is a slip for "8h45".
                at += usize::from(
                    text.get(at) == Some(&'h') && text.get(at + 1).is_none_or(|c| !c.is_alphanumeric()),
                );
            }
            let follows = text.get(at).copied();
            let glued_a = follows == Some('a') && text.get(at + 1).is_none_or(|c| !c.is_alphabetic());
            if follows.is_some_and(char::is_alphabetic) && !glued_a {
                return None;
            }
        }
        _ => return None,
    }
    (hour <= 24 && minute < 60 && (hour < 24 || minute == 0)).then_some((hour * 60 + minute, at))
}

/// Lower case without accents, one character for one (ligatures stay), so that places in the text stay the same.
pub(crate) fn fold(c: char) -> char {
    match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'À' | 'Â' | 'Ä' | 'Á' => 'a',
        'ç' | 'Ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'í' | 'Î' | 'Ï' | 'Í' => 'i',
        'ñ' => 'n',
        'ô' | 'ö' | 'ó' | 'Ô' | 'Ö' => 'o',
        'û' | 'ü' | 'ù' | 'ú' | 'Û' | 'Ü' | 'Ù' => 'u',
        'ÿ' | 'Ÿ' => 'y',
        '’' | '‘' | '`' | '´' => '\'',
        '–' | '—' | '‑' | '‐' | '−' => '-',
        '\u{A0}' | '\u{202F}' | '\u{2009}' | '\t' => ' ',
        c => c.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::time;

    #[test]
    fn times_in_every_spelling() {
        let cases = [
            ("09:00", Some((540, 5))),
            ("9h", Some((540, 2))),
            ("9 h 30", Some((570, 6))),
            ("13h45/", Some((825, 5))),
            ("9:00:00", Some((540, 7))),
            ("17 heures", Some((1020, 9))),
            ("8h45h/", Some((525, 5))),
            ("9ha 12h", Some((540, 2))),
            ("9h 12h", Some((540, 2))),
            ("24:00", Some((1440, 5))),
            ("24:30", None),
            ("25h", None),
            ("9", None),
            ("9hectares", None),
            ("12:7", None),
        ];
        for (text, expected) in cases {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(time(&chars), expected, "{text}");
        }
    }
}
