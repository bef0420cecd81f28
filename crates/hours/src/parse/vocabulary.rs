//! Single words: days, months, weeks, and the little words that turn a sentence round; with one slip of the pen.

use super::items::Item;
use crate::rule::{Recurrence, Weekday};

pub(crate) fn week(word: &str) -> Option<Recurrence> {
    match word {
        "pair" | "pairs" | "paire" | "paires" | "paries" => Some(Recurrence::EvenWeeks),
        "impair" | "impairs" | "impaire" | "impaires" => Some(Recurrence::OddWeeks),
        _ => None,
    }
}

pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    let word = slip(word).unwrap_or(word);
    let whole = word.strip_suffix('s').unwrap_or(word);
    Some(match whole {
        "lundi" => Weekday::Monday,
        "mardi" => Weekday::Tuesday,
        "mercredi" => Weekday::Wednesday,
        "jeudi" => Weekday::Thursday,
        "vendredi" => Weekday::Friday,
        "samedi" => Weekday::Saturday,
        "dimanche" => Weekday::Sunday,
        _ => return None,
    })
}

/// What a word says alone.
pub(crate) fn single_word(word: &str) -> Item {
    let known = known_word(word);
    if known != Item::Unknown {
        return known;
    }
    slip(word).map_or(Item::Unknown, known_word)
}

fn known_word(word: &str) -> Item {
    match word {
        "rdv" | "rdvs" | "rv" => Item::Appointment,
        "flux" => Item::Free,
        "sans" => Item::Without,
        "avec" => Item::With,
        "uniquement" | "exclusivement" | "seulement" => Item::Only,
        "obligatoire" | "obligatoires" | "obligatoirement" => Item::Compulsory,
        "sauf" | "excepte" | "hormis" | "hors" => Item::Except,
        "ferme" | "fermee" | "fermes" | "fermees" | "fermeture" | "fermetures" => Item::Closed,
        "conge" | "conges" => Item::Leave,
        "reouverture" | "rouvre" | "rouvrira" | "reouvre" | "reouvrira" | "reprise" | "retour" => {
            Item::Reopens
        }
        "ete" | "hiver" | "estival" | "estivale" | "hivernal" | "hivernale" | "noel" | "periode"
        | "vacances" => Item::Season,
        "ouvert" | "ouverte" | "ouverts" | "ouvertes" | "ouverture" | "ouvertures" => Item::Opened,
        "et" => Item::And,
        "ou" => Item::Or,
        "egalement" | "aussi" => Item::Also,
        "mais" => Item::But,
        "pas" | "aucun" | "aucune" | "ni" => Item::Not,
        "entre" => Item::Between,
        "de" | "du" | "des" | "d" => Item::Of,
        "a" | "au" | "aux" | "en" | "sur" | "su" | "sous" | "par" | "via" => Item::At,
        "prise" | "prises" | "prendre" | "prenez" => Item::Take,
        "structure" | "site" | "france" | "services" | "service" | "espace" | "nous" | "fs" | "efs"
        | "msap" | "accompagnement" | "accompagnements" | "demarches" => Item::Service,
        "antenne" | "antennes" | "permanence" | "permanences" => Item::Session,
        "itinerance" | "itinerances" => Item::Tour,
        "mairie" | "mairies" | "commune" | "bibliotheque" | "mediatheque" | "salle" | "poste" | "annexe" => {
            Item::Venue
        }
        "rue" | "route" | "avenue" | "boulevard" | "bd" | "place" | "pl" | "chemin" | "allee" | "impasse"
        | "esplanade" | "quai" | "cours" | "av" => Item::Street,
        "pour" => Item::Purpose,
        "raison" | "cause" | "suite" | "motif" => Item::Cause,
        "jusqu" => Item::Since,
        "planning" | "calendrier" => Item::Schedule,
        "inclus" | "incluse" | "compris" => Item::Included,
        "telephone" | "telephones" | "tel" | "mail" | "mails" | "courriel" | "email" | "internet" | "web"
        | "ligne" | "numero" | "n" | "vert" | "gratuit" | "appel" | "appelant" | "appeler" | "appelez"
        | "contact" | "contacter" | "contactez" | "joignable" => Item::Contact,
        "conseille" | "conseillee" | "recommande" | "recommandee" | "recommandes" | "souhaite"
        | "souhaitee" | "souhaitable" | "preference" | "preferable" | "privilegiee" | "possible"
        | "possibles" | "possibilite" => Item::Advised,
        _ => harmless_or_doubtful(word),
    }
}

fn harmless_or_doubtful(word: &str) -> Item {
    match word {
        "le" | "la" | "les" | "l" | "tous" | "toutes" | "tout" | "toute" | "chaque" | "est" | "sont"
        | "sera" | "serons" | "seront" | "sommes" | "se" | "fait" | "accueil" | "public" | "dans"
        | "attention" | "maison" | "exceptionnelle" | "exceptionnellement" | "horaires" | "dates"
        | "votre" | "notre" | "annuel" | "annuels" | "annuelle" | "vigipirate" | "usagers" | "physique"
        | "fortement" | "vivement" | "aupres" | "accueillons" | "accueille" | "accueillis" | "recevons"
        | "recoit" | "recus" | "suivant" | "suivants" | "suivantes" => Item::Noise,
        "mois" | "demande" | "certains" | "certaines" | "roulement" | "programmation" | "alternance"
        | "telephonique" | "telephoniques" | "fois" | "domicile" | "carte" | "cartes" | "passeport"
        | "passeports" | "partenaires" | "trimestre" | "semaines" | "semaine" | "fermer"
        | "provisoirement" | "ponctuelles" => Item::Doubt,
        other => week(other).map_or(Item::Unknown, Item::Recurrence),
    }
}

/// Long words of which one letter may be wrong, missing, doubled, or exchanged with the next.
const LONG_WORDS: [&str; 14] = [
    "uniquement",
    "exclusivement",
    "seulement",
    "obligatoire",
    "fermeture",
    "ouverture",
    "permanence",
    "permanences",
    "mercredi",
    "mercredis",
    "vendredi",
    "vendredis",
    "impaires",
    "itinerance",
];

/// The long word of which this one is a slip of the pen.
fn slip(word: &str) -> Option<&'static str> {
    let letters: Vec<char> = word.chars().collect();
    let alike = |known: &&str| {
        let known: Vec<char> = known.chars().collect();
        letters.first() == known.first() && one_slip(&letters, &known)
    };
    if letters.len() < 7 { None } else { LONG_WORDS.into_iter().find(alike) }
}

/// Whether one edit makes a word the other: after what they have in common at both ends, at most a letter is left
/// of each, or two letters exchanged.
fn one_slip(one: &[char], other: &[char]) -> bool {
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&one[..one.len() - end], &other[..other.len() - end]) {
        ([a, b], [c, d]) => a == d && b == c,
        (one, other) => one.len() <= 1 && other.len() <= 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_pen_in_long_words_are_read() {
        for word in ["uiquement", "uniqument", "uniquementt", "uniqueemnt", "unikuement"] {
            assert_eq!(single_word(word), Item::Only, "{word}");
        }
        for (word, day) in [("mercerdi", Weekday::Wednesday), ("vendedi", Weekday::Friday)] {
            assert_eq!(weekday(word), Some(day), "{word}");
        }
        for word in ["unique", "couverture", "uniforme", "ouvrir", "paire", "devanture", "samdi", "mercis"] {
            let item = single_word(word);
            assert!(matches!(item, Item::Unknown | Item::Recurrence(_)), "{word}: {item:?}");
            assert_eq!(weekday(word), None, "{word}");
        }
    }
}
