//! Words as people typed them: folded to compare, and freed from the escape sequences of other programs.

/// Letters without accents, in lower case, for the French alphabet; every other character as it is.
pub(crate) fn plain(c: char) -> &'static str {
    match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => "a",
        'ç' | 'Ç' => "c",
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => "e",
        'î' | 'ï' | 'í' | 'ì' | 'Î' | 'Ï' | 'Í' | 'Ì' => "i",
        'ñ' | 'Ñ' => "n",
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'Ô' | 'Ö' | 'Ó' | 'Ò' | 'Õ' => "o",
        'û' | 'ü' | 'ù' | 'ú' | 'Û' | 'Ü' | 'Ù' | 'Ú' => "u",
        'ÿ' | 'ý' | 'Ÿ' | 'Ý' => "y",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        _ => "",
    }
}

/// A word to compare: lower case, no accents, only letters and digits.
pub(crate) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
        } else {
            key.push_str(plain(c));
        }
    }
    key
}

/// A commune's name to compare: like [`key`], with "St" and "Ste" written out, without "Cedex" and numbers of
/// postal offices, and without the article in front.
pub(crate) fn name_key(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).map(key).filter(|word| !word.is_empty());
    let mut whole = String::new();
    for (at, word) in words.enumerate() {
        match word.as_str() {
            "st" => whole.push_str("saint"),
            "ste" => whole.push_str("sainte"),
            "s" if at > 0 => whole.push_str("sur"),
            "cedex" => break,
            "le" | "la" | "les" | "l" if at == 0 => {}
            word => whole.push_str(word),
        }
    }
    whole
}

/// Named entities of HTML that French forms leave behind.
const ENTITIES: [(&str, char); 34] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("agrave", 'à'),
    ("acirc", 'â'),
    ("auml", 'ä'),
    ("ccedil", 'ç'),
    ("egrave", 'è'),
    ("eacute", 'é'),
    ("ecirc", 'ê'),
    ("euml", 'ë'),
    ("icirc", 'î'),
    ("iuml", 'ï'),
    ("ocirc", 'ô'),
    ("ouml", 'ö'),
    ("ugrave", 'ù'),
    ("ucirc", 'û'),
    ("uuml", 'ü'),
    ("oelig", 'œ'),
    ("Agrave", 'À'),
    ("Ccedil", 'Ç'),
    ("Egrave", 'È'),
    ("Eacute", 'É'),
    ("Ecirc", 'Ê'),
    ("rsquo", '’'),
    ("lsquo", '‘'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ndash", '–'),
    ("deg", '°'),
    ("euro", '€'),
];

/// The text without escape sequences: `\x20`, `\u00e9`, `\n`, `\/`, `&eacute;`, `&#233;`, `&#xE9;`, `_x000D_`, `<br>`.
/// Decoded twice at most, for the sake of `&amp;eacute;`.
pub(crate) fn unescape(text: &str) -> String {
    let once = unescape_once(text);
    if once.contains('&') || once.contains('\\') { unescape_once(&once) } else { once }
}

fn unescape_once(text: &str) -> String {
    if !text.contains(['\\', '&', '<', '_']) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (decoded, taken) = match c {
            '\\' => backslash(rest),
            '&' => entity(rest),
            '<' | '_' => line_break(rest),
            _ => (None, 0),
        };
        if taken > 0 {
            plain.extend(decoded);
            rest = rest.get(taken..).unwrap_or_default();
        } else {
            plain.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    plain
}

/// The character of the escape at the start and how many bytes it takes; 0 where there is none.
fn backslash(rest: &str) -> (Option<char>, usize) {
    let hexadecimal = |from: usize, digits: usize| {
        let code =
            rest.get(from..from + digits).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32).map(visible)
    };
    match rest.as_bytes().get(1) {
        Some(b'x') if hexadecimal(2, 2).is_some() => (hexadecimal(2, 2), 4),
        Some(b'u') if hexadecimal(2, 4).is_some() => (hexadecimal(2, 4), 6),
        Some(b'n' | b'r') => (Some('\n'), 2),
        Some(b't') => (Some(' '), 2),
        Some(b'"') => (Some('"'), 2),
        Some(b'\'') => (Some('\''), 2),
        Some(b'/') => (Some('/'), 2),
        Some(b'\\') => (Some('\\'), 2),
        _ => (None, 0),
    }
}

fn entity(rest: &str) -> (Option<char>, usize) {
    let Some(end) = rest.bytes().take(10).position(|byte| byte == b';') else {
        return (None, 0);
    };
    let name = rest.get(1..end).unwrap_or_default();
    let decoded = if let Some(code) = name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
        u32::from_str_radix(code, 16).ok().and_then(char::from_u32).map(visible)
    } else if let Some(code) = name.strip_prefix('#') {
        code.parse().ok().and_then(char::from_u32).map(visible)
    } else {
        ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, c)| *c)
    };
    if decoded.is_some() { (decoded, end + 1) } else { (None, 0) }
}

fn line_break(rest: &str) -> (Option<char>, usize) {
    const BREAKS: [&str; 6] = ["<br>", "<br/>", "<br />", "<BR>", "_x000D_", "_x000A_"];
    let found = BREAKS.iter().find(|mark| rest.starts_with(**mark));
    found.map_or((None, 0), |mark| (Some('\n'), mark.len()))
}

/// Control characters, and the zero that databases refuse, become spaces.
fn visible(c: char) -> char {
    match c {
        '\n' | '\r' => '\n',
        '\u{A0}' => ' ',
        c if c.is_control() => ' ',
        c => c,
    }
}

/// Undoes a replacement of "rv" by "rendez-vous" that somebody once let loose on whole columns: nothing else puts
/// a letter right before "rendez-vous" and one right after ("serendez-vousices", "Saint-Gerendez-vousais").
pub(crate) fn restore_rv(text: &str) -> String {
    const MARK: &str = "rendez-vous";
    let mut restored = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(MARK) {
        let (before, found) = rest.split_at(at);
        let after = found.get(MARK.len()..).unwrap_or_default();
        restored.push_str(before);
        let inside = restored.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic);
        restored.push_str(if inside { "rv" } else { MARK });
        rest = after;
    }
    restored.push_str(rest);
    restored
}

/// One line of text: control characters and line ends as spaces, spaces single, none at the ends.
pub(crate) fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Several lines of text, each as [`one_line`], without empty ones.
pub(crate) fn lines(text: &str) -> String {
    let lines = text.split(['\n', '\r']).map(one_line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn escape_sequences_become_what_they_stood_for() {
        let cases = [
            (r"Le\x20lundi\x20de\x2012\xA0\x3A45\x20\xE0", "Le lundi de 12 :45 à"),
            (r"Itin\u00e9rant\nbus \/ \'x\'", "Itinérant\nbus / 'x'"),
            ("ouvert &amp; accessible, &eacute;t&#233; &#xE9;", "ouvert & accessible, été é"),
            ("&amp;eacute;", "é"),
            ("a<br/>b_x000D_c", "a\nb\nc"),
            (r"50 % & co; C:\zut \x4", r"50 % & co; C:\zut \x4"),
            (r"\u0000 \x00", "   "),
        ];
        for (was, now) in cases {
            assert_eq!(unescape(was), now);
        }
    }

    #[test]
    fn rv_comes_back_only_inside_words() {
        assert_eq!(
            restore_rv("contact@cc-serendez-vousices.fr, Saint-Gerendez-vousais"),
            "contact@cc-services.fr, Saint-Gervais"
        );
        assert_eq!(
            restore_rv("sur rendez-vous le mardi; prendez rendez-vous"),
            "sur rendez-vous le mardi; prendez rendez-vous"
        );
    }

    #[test]
    fn names_of_communes_meet_however_they_are_written() {
        for other in
            ["SAINT ETIENNE DE LUGDARES", "St-Étienne-de-Lugdarès", "saint étienne de lugdarès cedex 2"]
        {
            assert_eq!(name_key(other), name_key("Saint-Étienne-de-Lugdarès"), "{other}");
        }
        assert_eq!(name_key("Le Puy-en-Velay"), name_key("PUY EN VELAY"));
    }

    proptest! {
        #[test]
        fn never_panics(text in "(?s)[\\\\&x#_;uéa0-9<br>]{0,40}") {
            let _ = (lines(&unescape(&text)), restore_rv(&text), name_key(&text));
        }
    }
}
