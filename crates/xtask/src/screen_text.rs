//! Finds what is said to people outside `crates/words/texts`, where each sentence stands once in every language: in the
//! strings of `web` and `pages`, and in their templates. A string is screen text where it
//! - has a letter or mark that French needs and English does not, or a no-break space, or
//! - begins like a sentence (a capital, then small letters): messages for logs and developers begin small, or
//! - has a word that French sentences are tied together with.

use std::path::Path;

/// Letters and marks that make a string screen text.
const FRENCH_SIGNS: &str = "àâçéèêëîïôùûüœæ’«»“”…\u{a0}\u{202f}";
/// Words that tie French sentences together, and are no English ones.
const FRENCH_WORDS: [&str; 18] = [
    "le", "la", "les", "des", "du", "au", "aux", "un", "une", "et", "dans", "pour", "sur", "est", "par",
    "avec", "qui", "que",
];
/// Attributes that are read or heard.
const SAID: [&str; 5] = ["aria-label", "title", "alt", "placeholder", "label"];
/// Names, the same in every language.
const NAMES: [&str; 3] = ["Maillage", "France", "INSEE"];
/// Files, and folders, whose sentences are not for visitors, and why.
const NOT_FOR_VISITORS: [(&str, &str); 3] = [
    ("crates/web/src/api/", "the interface describes itself to programmers, in English as OpenAPI does"),
    ("crates/web/src/operations.rs", "metrics describe themselves to operators, in English as their names"),
    ("crates/pages/templates/finder/script.html", "attributes of a tag that other templates begin"),
];

/// The lines of a file that hold screen text, each with the text; nothing for files elsewhere.
pub(crate) fn found(name: &Path, text: &str) -> Vec<(usize, String)> {
    let path = name.to_string_lossy();
    let speaks = ["crates/web/src/", "crates/pages/src/", "crates/pages/templates/"];
    if !speaks.iter().any(|room| path.starts_with(room))
        || NOT_FOR_VISITORS.iter().any(|(file, _)| path.starts_with(file))
    {
        return Vec::new();
    }
    let end = name.extension().and_then(|end| end.to_str());
    match end {
        Some("rs") => {
            // Tests stand at the end, and compare with what is said.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            strings(code).into_iter().filter(|(_, string)| is_said(string)).collect()
        }
        Some("html") => in_template(text),
        _ => Vec::new(),
    }
}

/// Whether a string is said to people.
fn is_said(string: &str) -> bool {
    let said = without_values(string);
    let said = said.trim_matches([' ', '\n']);
    if !said.contains(char::is_alphabetic) || NAMES.contains(&said) {
        return false;
    }
    let mut words = said.split(char::is_whitespace);
    let first = words.next().unwrap_or_default().trim_end_matches([',', ':', ';', '.', '?', '!']);
    let capital = first.starts_with(char::is_uppercase)
        && (first.chars().count() > 1 || first == "A")
        && first.chars().skip(1).all(char::is_lowercase);
    let tied = || said.split([' ', ',', '.']).any(|word| FRENCH_WORDS.contains(&word));
    let has_sign = said.to_lowercase().contains(|letter| FRENCH_SIGNS.contains(letter));
    has_sign || capital || said.contains(' ') && !said.starts_with('<') && tied()
}

/// A format string without its `{values}`.
fn without_values(string: &str) -> String {
    let mut depth = 0_usize;
    let outside = |letter: &char| {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    };
    string.chars().filter(outside).collect()
}

/// The string literals of Rust code, each with its line: comments, characters and lifetimes are none.
fn strings(code: &str) -> Vec<(usize, String)> {
    let letters: Vec<char> = code.chars().collect();
    let at = |index: usize| letters.get(index).copied().unwrap_or('\0');
    let (mut found, mut index, mut line) = (Vec::new(), 0, 1);
    while index < letters.len() {
        let from = index;
        match (at(index), at(index + 1)) {
            ('/', '/') => index += letters[index..].iter().take_while(|letter| **letter != '\n').count(),
            ('r', '"' | '#') if !(index > 0 && (at(index - 1).is_alphanumeric() || at(index - 1) == '_')) => {
                let marks = letters[index + 1..].iter().take_while(|letter| **letter == '#').count();
                index += marks + 1;
                if at(index) == '"' {
                    let end: Vec<char> =
                        std::iter::once('"').chain(std::iter::repeat_n('#', marks)).collect();
                    let rest = &letters[index + 1..];
                    let length = rest.windows(end.len()).position(|next| next == end).unwrap_or(rest.len());
                    found.push((line, rest[..length].iter().collect()));
                    index += 1 + length + end.len();
                }
            }
            ('"', _) => {
                let (string, length) = literal(&letters[index + 1..]);
                found.push((line, string));
                index += length + 1;
            }
            ('\'', '\\') => index += 3 + letters[index + 3..].iter().take_while(|it| **it != '\'').count(),
            ('\'', _) if at(index + 2) == '\'' => index += 3,
            _ => index += 1,
        }
        line += letters[from..index.min(letters.len())].iter().filter(|letter| **letter == '\n').count();
    }
    found
}

/// The text of a literal after its first quotation mark, and how many letters of the code it takes with its last.
fn literal(letters: &[char]) -> (String, usize) {
    let (mut text, mut index) = (String::new(), 0);
    while index < letters.len() && letters[index] != '"' {
        if letters[index] != '\\' {
            text.push(letters[index]);
            index += 1;
            continue;
        }
        match letters.get(index + 1) {
            Some('u') => {
                let length = letters[index..].iter().take_while(|letter| **letter != '}').count();
                let code: String = letters[index..index + length].iter().skip(3).collect();
                text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                index += length + 1;
            }
            Some('\n') => {
                index += 2;
                index += letters[index..].iter().take_while(|letter| letter.is_whitespace()).count();
            }
            other => {
                text.extend(other.map(|letter| if *letter == 'n' { '\n' } else { *letter }));
                index += 2;
            }
        }
    }
    (text, index + 1)
}

/// The screen text of a template: letters outside of tags and instructions, in attributes that are said, and in the
/// strings of instructions.
fn in_template(text: &str) -> Vec<(usize, String)> {
    let (page, mut found) = without_instructions(text);
    let mut tag: Option<String> = None;
    let (mut said, mut line, mut begun) = (String::new(), 1, 1);
    let mut letters = page.chars();
    while let Some(letter) = letters.next() {
        match &mut tag {
            Some(inside) if letter == '>' && inside.matches('"').count().is_multiple_of(2) => {
                found.extend(attributes(inside).map(|value| (begun, value)));
                // Scripts and style sheets are not read, and commands are the same in every language.
                let unread = ["script", "style", "code"].iter().any(|name| inside.starts_with(name));
                tag = None;
                while unread
                    && tag.is_none()
                    && let Some(next) = letters.next()
                {
                    line += usize::from(next == '\n');
                    tag = (next == '<').then(String::new);
                }
                begun = line;
            }
            Some(inside) => inside.push(letter),
            None if letter == '<' => {
                found.extend(words(&said).map(|said| (begun, said)));
                said.clear();
                (tag, begun) = (Some(String::new()), line);
            }
            None => {
                if said.trim().is_empty() {
                    begun = line;
                }
                said.push(letter);
            }
        }
        line += usize::from(letter == '\n');
    }
    found.extend(words(&said).map(|said| (begun, said)));
    found.sort();
    found
}

/// The template without its instructions, and what their strings say.
fn without_instructions(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut page, mut found, mut rest, mut line) = (String::new(), Vec::new(), text, 1);
    while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).chain(rest.find("{#")).min() {
        let ends = match rest.as_bytes()[at + 1] {
            b'{' => "}}",
            b'%' => "%}",
            _ => "#}",
        };
        let after = &rest[at + 2..];
        let length = after.find(ends).unwrap_or(after.len());
        line += rest[..at].matches('\n').count();
        if ends != "#}" {
            let strings = strings(&after[..length]).into_iter();
            found.extend(
                strings.filter(|(_, said)| is_said(said)).map(|(more, said)| (line + more - 1, said)),
            );
        }
        page.push_str(&rest[..at]);
        let breaks = after[..length].matches('\n').count();
        page.extend(std::iter::repeat_n('\n', breaks));
        line += breaks;
        rest = after.get(length + ends.len()..).unwrap_or_default();
    }
    (page + rest, found)
}

/// A text between tags, where it has words.
fn words(said: &str) -> impl Iterator<Item = String> {
    let mut plain = said.trim().to_owned();
    while let Some(from) = plain.find('&')
        && let Some(length) = plain[from..].find(';')
    {
        plain.replace_range(from..=from + length, "");
    }
    for name in NAMES {
        plain = plain.replace(name, "");
    }
    plain.contains(char::is_alphabetic).then(|| said.trim().to_owned()).into_iter()
}

/// The values of a tag's attributes that are said, where they have words.
fn attributes(tag: &str) -> impl Iterator<Item = String> {
    let mut found = Vec::new();
    for name in SAID {
        let start = format!("{name}=\"");
        for (at, _) in tag.match_indices(&start) {
            let alone = tag[..at].ends_with(char::is_whitespace);
            let value = tag[at + start.len()..].split('"').next().unwrap_or_default();
            found.extend(words(value).filter(|_| alone));
        }
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, text: &str, expected: &[(usize, &str)]) {
        let found = found(Path::new(name), text);
        let found: Vec<(usize, &str)> = found.iter().map(|(line, said)| (*line, said.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn sentences_of_the_code_are_found_and_what_is_not_said_is_not() {
        for said in [
            "à vérifier",
            "Les engagements",
            "Tenu",
            "In total, {count} people",
            "{count} habitants dans la commune",
            "l’accueil",
            "{} points",
        ]
        .map(|said| said.replace("{} points", "{}\u{a0}points"))
        {
            check("crates/web/src/a.rs", &format!("let a =\n    f(\"{said}\");"), &[(2, &said)]);
        }
        check(
            "crates/web/src/a.rs",
            r#"f("{n}\u{a0}min", "suite \
            et fin")"#,
            &[(1, "{n}\u{a0}min"), (1, "suite et fin")],
        );
        check("crates/web/src/a.rs", "f(r#\"dit \"la\" vérité\"#)", &[(1, "dit \"la\" vérité")]);
        let fine = r##"
            // "Tenu" is a word. /// "à vérifier"
            f("the list cannot be read", "fermer", "/et-si?fermer={}", "Content-Type", "Europe/Paris", "GET");
            f('"', 'à', '\'', "+\u{a0}", "{à}", "<path d=\"M1 2\"/>", 'a', "\"", "France", r"\d");
            fn g<'a>(a: &'a str) -> &'a str { t!(trial_close) }
            #[cfg(test)] mod tests { f("Tenu") }"##;
        check("crates/pages/src/a.rs", fine, &[]);
        check("crates/app/src/a.rs", "f(\"à vérifier\")", &[]);
        check("crates/web/src/operations.rs", "f(\"Time to answer\")", &[]);
    }

    #[test]
    fn words_of_templates_are_found_and_messages_are_not() {
        let page = "<!DOCTYPE html>\n<title>{{ title }} – Maillage</title>{# a note #}\n\
                    {% if a > b %}<a title=\"{{ t!(x) }}\" class=\"Les mots\" data-title=\"x\">{{ t!(key, a = \"fermer\") }}</a>{% endif %}\n\
                    <script>let said = 1;</script><p>&nbsp;–</p><code>maillage promises</code>";
        check("crates/pages/templates/a.html", page, &[]);
        let faults = [
            ("<p>\nVotre essai</p>", (2, "Votre essai")),
            ("<p>{{ a }} min</p>", (1, "min")),
            ("<p\n{% if a %} class=\"b\"{% endif %}\nalt=\"Carte {{ a }}\">", (1, "Carte")),
            ("<nav aria-label=\"Principale\">", (1, "Principale")),
            ("\n{% call a(rows,\n \"Commune\") %}", (3, "Commune")),
            ("Fin", (1, "Fin")),
        ];
        for (page, fault) in faults {
            check("crates/pages/templates/a/b.html", page, &[fault]);
        }
    }
}
