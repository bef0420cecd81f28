//! The promises as versioned data: `promises/p1.toml` to `p8.toml`, checked when loaded.

use crate::coverage::{MINUTES, PROMISED};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A promise's short name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PromiseId {
    /// More than 2,000 points.
    P1,
    /// A base of services at every point.
    P2,
    /// More than twenty points in every department.
    P3,
    /// Everybody less than 20 minutes from a point.
    P4,
    /// Trained agents.
    P5,
    /// Human and personal help.
    P6,
    /// Access to rights.
    P7,
    /// Nobody left by the roadside.
    P8,
}

impl PromiseId {
    /// All promises, in order.
    pub const ALL: [Self; 8] =
        [Self::P1, Self::P2, Self::P3, Self::P4, Self::P5, Self::P6, Self::P7, Self::P8];

    /// `p1` to `p8`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        ["p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8"][self as usize]
    }

    /// The promise of a short name, in either case.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.as_str().eq_ignore_ascii_case(text))
    }
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

/// Whom a promise is made to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AppliesTo {
    /// The network as a whole.
    Nation,
    /// Each department.
    Department,
    /// Each point.
    Point,
    /// Each person: only these can leave people out.
    Person,
}

/// What is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Open points on the date.
    OpenPoints,
    /// Services of each point.
    BaseServices,
    /// Points of each department.
    PointsByDepartment,
    /// Minutes to the nearest point.
    TravelTime,
    /// Agents and their training.
    TrainedAgents,
    /// Waiting, solved requests.
    HumanHelp,
    /// Rights claimed and obtained.
    AccessToRights,
    /// Those for whom a promise made to a person fails.
    NobodyLeftOut,
}

/// One promise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Its short name.
    pub id: PromiseId,
    /// Grows with every change of meaning.
    pub version: u32,
    /// Since when it is promised: a month or a day (YYYY-MM or YYYY-MM-DD).
    pub valid_from: String,
    /// What is computed.
    pub check: Check,
    /// The number promised, in the unit of the check.
    pub threshold: u32,
    /// Whom it is made to.
    pub applies_to: AppliesTo,
    /// Whether nobody could check its words and number in the official text: said on screen.
    pub to_verify: bool,
    /// Its words.
    pub text: Text,
    /// Where they were said.
    pub source: Text,
    /// How it is computed.
    pub method: Text,
    /// What is missing to compute it.
    pub missing: Option<Text>,
    /// Who could publish what is missing.
    pub publisher: Option<Text>,
}

/// Why definitions are not usable.
#[derive(Debug, thiserror::Error)]
pub enum DefinitionError {
    /// The file is not such a definition.
    #[error("promises/{file}: not a promise")]
    Form {
        /// The file.
        file: &'static str,
        /// What is wrong.
        #[source]
        source: Box<toml::de::Error>,
    },
    /// The file defines another promise than its name says.
    #[error("promises/{file} defines `{}`", found.as_str())]
    Misplaced {
        /// The file.
        file: &'static str,
        /// What it defines.
        found: PromiseId,
    },
    /// A field makes no sense.
    #[error("promises/{file}: `{field}` {problem}")]
    Field {
        /// The file.
        file: &'static str,
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        problem: &'static str,
    },
}

const FILES: [(&str, &str); 8] = [
    ("p1.toml", include_str!("../../../promises/p1.toml")),
    ("p2.toml", include_str!("../../../promises/p2.toml")),
    ("p3.toml", include_str!("../../../promises/p3.toml")),
    ("p4.toml", include_str!("../../../promises/p4.toml")),
    ("p5.toml", include_str!("../../../promises/p5.toml")),
    ("p6.toml", include_str!("../../../promises/p6.toml")),
    ("p7.toml", include_str!("../../../promises/p7.toml")),
    ("p8.toml", include_str!("../../../promises/p8.toml")),
];

/// The embedded definitions, in the order of [`PromiseId::ALL`].
#[must_use]
pub fn embedded() -> &'static [Definition] {
    static DEFINITIONS: OnceLock<Vec<Definition>> = OnceLock::new();
    DEFINITIONS.get_or_init(|| load(&FILES).expect("a test loads the embedded definitions"))
}

/// The definition of one promise.
#[must_use]
pub fn of(id: PromiseId) -> &'static Definition {
    &embedded()[id as usize]
}

fn load(files: &[(&'static str, &str)]) -> Result<Vec<Definition>, DefinitionError> {
    files.iter().zip(PromiseId::ALL).map(|((file, text), id)| read(file, text, id)).collect()
}

fn read(file: &'static str, text: &str, id: PromiseId) -> Result<Definition, DefinitionError> {
    let definition: Definition =
        toml::from_str(text).map_err(|source| DefinitionError::Form { file, source: Box::new(source) })?;
    if definition.id != id {
        return Err(DefinitionError::Misplaced { file, found: definition.id });
    }
    match problem_of(&definition) {
        Some((field, problem)) => Err(DefinitionError::Field { file, field, problem }),
        None => Ok(definition),
    }
}

/// The first field that makes no sense, and why.
fn problem_of(definition: &Definition) -> Option<(&'static str, &'static str)> {
    if definition.version == 0 {
        return Some(("version", "must be 1 or more"));
    }
    if !is_month_or_day(&definition.valid_from) {
        return Some(("valid_from", "is not a month or a day written YYYY-MM or YYYY-MM-DD"));
    }
    let computed = match definition.check {
        Check::OpenPoints | Check::PointsByDepartment | Check::TravelTime | Check::NobodyLeftOut => true,
        Check::BaseServices | Check::TrainedAgents | Check::HumanHelp | Check::AccessToRights => false,
    };
    if definition.check == Check::TravelTime && definition.threshold != MINUTES[PROMISED] {
        return Some(("threshold", "is not the limit that states and left-out lists are computed with"));
    }
    if !computed && definition.missing.is_none() {
        return Some(("missing", "must say what is missing to compute it"));
    }
    if !computed && definition.publisher.is_none() {
        return Some(("publisher", "must say who could publish what is missing"));
    }
    let texts = [
        ("text", Some(&definition.text)),
        ("source", Some(&definition.source)),
        ("method", Some(&definition.method)),
        ("missing", definition.missing.as_ref()),
        ("publisher", definition.publisher.as_ref()),
    ];
    let empty = |text: &Text| text.fr.trim().is_empty() || text.en.trim().is_empty();
    let field = texts.into_iter().find(|(_, text)| text.is_some_and(empty))?.0;
    Some((field, "must not be empty in French or in English"))
}

/// Whether a text is written YYYY-MM or YYYY-MM-DD, with a month and a day that exist in some year.
fn is_month_or_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: &str, length: usize| {
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits { part.parse::<u32>().ok() } else { None }
    };
    let month = |part| number(part, 2).is_some_and(|month| (1..=12).contains(&month));
    match parts[..] {
        [year, of_year] => number(year, 4).is_some() && month(of_year),
        [year, of_year, day] => {
            let days = if matches!(of_year, "04" | "06" | "09" | "11") {
                30
            } else if of_year == "02" {
                29
            } else {
                31
            };
            number(year, 4).is_some()
                && month(of_year)
                && number(day, 2).is_some_and(|day| (1..=days).contains(&day))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_definitions_are_whole() {
        let loaded = load(&FILES).unwrap();
        assert_eq!(loaded.len(), 8);
        assert_eq!((of(PromiseId::P4).threshold, of(PromiseId::P3).threshold), (20, 21));
        assert_eq!(PromiseId::parse("P7"), Some(PromiseId::P7));
        assert_eq!(PromiseId::parse("p9"), None);
    }

    #[test]
    fn a_broken_definition_names_its_file_and_field() {
        let says = |text: &str| read("p2.toml", text, PromiseId::P2).unwrap_err().to_string();
        let whole = FILES[1].1;
        assert!(says("id = 3").contains("promises/p2.toml"));
        assert!(says(&whole.replace("\"p2\"", "\"p5\"")).contains("defines `p5`"));
        for wrong in ["hier", "2022-13", "2022-02-30", "2022-1-28", "2022-01-28-01", "+022-01"] {
            assert!(says(&whole.replace("2022-01", wrong)).contains("`valid_from`"), "{wrong}");
        }
        assert!(says(&whole.replace("version = 1", "version = 0")).contains("`version`"));
        let without = |field: &str| whole.split(&format!("[{field}]")).next().unwrap().to_owned();
        assert!(says(&without("missing")).contains("`missing` must say"));
        assert!(says(&without("publisher")).contains("`publisher` must say"));
        let english = format!("en = \"{}\"", of(PromiseId::P2).method.en);
        assert!(says(&whole.replace(&english, "en = \" \"")).contains("`method` must not be empty"));
    }

    #[test]
    fn the_minutes_promised_are_those_computed() {
        let moved = FILES[3].1.replace("threshold = 20", "threshold = 30");
        let says = read("p4.toml", &moved, PromiseId::P4).unwrap_err().to_string();
        assert!(says.contains("promises/p4.toml: `threshold`"), "{says}");
    }

    #[test]
    fn a_day_is_as_good_as_a_month() {
        let whole = FILES[1].1.replace("2022-01", "2024-02-29");
        assert_eq!(read("p2.toml", &whole, PromiseId::P2).unwrap().valid_from, "2024-02-29");
    }
}
