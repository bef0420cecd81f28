//! How places are called: folded for comparison, and with the small words that French puts before them.

use unicode_normalization::UnicodeNormalization;

/// A name as compared: no accents, no capitals, ligatures opened, punctuation as spaces, "St" as "saint",
/// without its leading article. `None` where nothing is left.
#[must_use]
pub fn fold(name: &str) -> Option<String> {
    without_article(&words(name))
}

/// A name folded with its leading article, and as [`fold`] does, without.
#[must_use]
pub fn fold_both(name: &str) -> Option<(String, String)> {
    let words = words(name);
    Some((words.join(" "), without_article(&words)?))
}

fn without_article(words: &[String]) -> Option<String> {
    let kept = words.iter().position(|word| !matches!(word.as_str(), "le" | "la" | "les" | "l"));
    let folded = words[kept.unwrap_or(0)..].join(" ");
    (!folded.is_empty()).then_some(folded)
}

/// The folded words of a name, abbreviations written out.
fn words(name: &str) -> Vec<String> {
    let mut plain = String::with_capacity(name.len());
    for letter in name.nfd().flat_map(char::to_lowercase) {
        match letter {
            'œ' => plain.push_str("oe"),
            'æ' => plain.push_str("ae"),
            'ß' => plain.push_str("ss"),
            // "s/" is "sur", "s/s" is not used; "ste." and "st." lose their point below.
            '/' => plain.push_str(" / "),
            _ if unicode_normalization::char::is_combining_mark(letter) => {}
            _ if letter.is_alphanumeric() => plain.push(letter),
            _ => plain.push(' '),
        }
    }
    let mut words: Vec<String> = Vec::new();
    for word in plain.split_whitespace() {
        match word {
            "st" => words.push("saint".into()),
            "ste" => words.push("sainte".into()),
            "sts" => words.push("saints".into()),
            "stes" => words.push("saintes".into()),
            "/" => {
                if let Some(before) = words.last_mut().filter(|before| *before == "s") {
                    *before = "sur".into();
                }
            }
            _ => words.push(word.into()),
        }
    }
    words
}

/// "de la Lozère", "du Cantal", "de l’Ain", "des Landes", "de Paris", "d’Eure-et-Loir": a department or region
/// after *de*, by INSEE's type of article (TNCC).
#[must_use]
pub fn with_de(name: &str, article: u8) -> String {
    match article {
        // INSEE gives no article to the collectivities.
        0 if matches!(name, "Polynésie française" | "Nouvelle-Calédonie") => format!("de la {name}"),
        1 => format!("d’{name}"),
        2 => format!("du {name}"),
        3 => format!("de la {name}"),
        4 | 6 => format!("des {name}"),
        5 => format!("de l’{name}"),
        _ => format!("de {name}"),
    }
}

/// "en Lozère", "dans le Cantal", "dans l’Ain", "dans les Landes", "à Paris": a department or region after *in*.
/// Usage, not grammar, says *en* for some and *dans la* for others.
#[must_use]
pub fn with_in(name: &str, article: u8) -> String {
    const EN: [&str; 31] = [
        "Ardèche",
        "Ariège",
        "Bretagne",
        "Bourgogne-Franche-Comté",
        "Centre-Val de Loire",
        "Charente",
        "Charente-Maritime",
        "Corrèze",
        "Corse",
        "Corse-du-Sud",
        "Côte-d'Or",
        "Dordogne",
        "Essonne",
        "Gironde",
        "Guadeloupe",
        "Guyane",
        "Isère",
        "Loire-Atlantique",
        "Lozère",
        "Martinique",
        "Mayenne",
        "Moselle",
        "Normandie",
        "Nouvelle-Aquitaine",
        "Nouvelle-Calédonie",
        "Polynésie française",
        "Provence-Alpes-Côte d'Azur",
        "Savoie",
        "Seine-Maritime",
        "Seine-Saint-Denis",
        "Vendée",
    ];
    // "en Haute-Loire", "en Maine-et-Loire"; but "dans le Lot-et-Garonne", "à Saint-Pierre-et-Miquelon".
    let compound = name.contains("-et-") && article < 2 && !name.starts_with("Saint-");
    let en = EN.contains(&name) || name.starts_with("Haute-") || compound;
    match article {
        _ if en => format!("en {name}"),
        1 => format!("en {name}"),
        2 => format!("dans le {name}"),
        3 => format!("dans la {name}"),
        4 | 6 => format!("dans les {name}"),
        5 => format!("dans l’{name}"),
        _ => format!("à {name}"),
    }
}

/// "de Mende", "d’Ispagnac", "du Puy-en-Velay", "de La Rochelle": a commune's name, article included, after *de*.
#[must_use]
pub fn commune_with_de(name: &str, article: u8) -> String {
    if let Some(rest) = name.strip_prefix("Le ") {
        format!("du {rest}")
    } else if let Some(rest) = name.strip_prefix("Les ").or_else(|| name.strip_prefix("Aux ")) {
        format!("des {rest}")
    } else if article == 1 {
        format!("d’{name}")
    } else {
        format!("de {name}")
    }
}

/// "à Mende", "au Puy-en-Velay", "aux Rousses", "à La Rochelle": a commune's name, article included, after *in*.
#[must_use]
pub fn commune_with_in(name: &str) -> String {
    if let Some(rest) = name.strip_prefix("Le ") {
        format!("au {rest}")
    } else if let Some(rest) = name.strip_prefix("Les ").or_else(|| name.strip_prefix("Aux ")) {
        format!("aux {rest}")
    } else {
        format!("à {name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_to_what_people_type() {
        for (name, folded) in [
            ("Saint-Étienne", "saint etienne"),
            ("ST ETIENNE", "saint etienne"),
            ("Ste. Colombe", "sainte colombe"),
            ("L'Abergement-Clémenciat", "abergement clemenciat"),
            ("L’Haÿ-les-Roses", "hay les roses"),
            ("Châlons s/ Marne", "chalons sur marne"),
            ("Œuilly", "oeuilly"),
            ("La Flèche", "fleche"),
            ("  Les  ", "les"),
        ] {
            assert_eq!(fold(name).as_deref(), Some(folded), "{name}");
        }
        assert_eq!(fold("--- !"), None);
    }

    #[test]
    fn communes_take_their_article_along() {
        for (name, article, de, place) in [
            ("Mende", 0, "de Mende", "à Mende"),
            ("Ispagnac", 1, "d’Ispagnac", "à Ispagnac"),
            ("Le Puy-en-Velay", 2, "du Puy-en-Velay", "au Puy-en-Velay"),
            ("La Rochelle", 3, "de La Rochelle", "à La Rochelle"),
            ("Les Rousses", 4, "des Rousses", "aux Rousses"),
            ("L'Haÿ-les-Roses", 5, "de L'Haÿ-les-Roses", "à L'Haÿ-les-Roses"),
            ("Hyères", 1, "d’Hyères", "à Hyères"),
            ("Haget", 0, "de Haget", "à Haget"),
        ] {
            assert_eq!(
                (commune_with_de(name, article).as_str(), commune_with_in(name).as_str()),
                (de, place)
            );
        }
    }
}
