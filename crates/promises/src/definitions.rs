//! The promises as versioned data: `promises/p1.toml` to `p8.toml`, checked when loaded.

use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

/// A promise's short name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// French.
    pub fr: String,
    /// English.
    pub en: String,
}

/// Whom a promise is made to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Its short name.
    pub id: PromiseId,
    /// Grows with every change of meaning.
    pub version: u32,
    /// Since when it is promised (YYYY-MM-DD).
    pub valid_from: String,
    /// What is computed.
    pub check: Check,
    /// The number promised, in the unit of the check.
    pub threshold: u32,
    /// Whom it is made to.
    pub applies_to: AppliesTo,
    /// Whether its number still has to be checked in the official text.
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
    let wrong = |field, problem| Err(DefinitionError::Field { file, field, problem });
    let date = definition.valid_from.as_bytes();
    if date.len() != 10 || date[4] != b'-' || date[7] != b'-' {
        return wrong("valid_from", "is not a date written YYYY-MM-DD");
    }
    let computed = matches!(
        definition.check,
        Check::OpenPoints | Check::PointsByDepartment | Check::TravelTime | Check::NobodyLeftOut
    );
    if !computed && (definition.missing.is_none() || definition.publisher.is_none()) {
        return wrong("missing", "must say what is missing, and `publisher` who could publish it");
    }
    if definition.text.fr.trim().is_empty() || definition.source.fr.trim().is_empty() {
        return wrong("text", "and `source` must not be empty");
    }
    Ok(definition)
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
        assert!(says(&whole.replace("2022-01-28", "hier")).contains("valid_from"));
        let without = whole.split("[missing]").next().unwrap();
        assert!(says(without).contains("missing"));
    }
}
