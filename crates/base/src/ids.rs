//! Names of things. INSEE codes are text (`2A004`, `01001`): a number would lose their zeros and letters.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// An INSEE code of at most 9 ASCII letters and digits, kept inline. The kinds of codes are distinct types.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Code {
    bytes: [u8; 9],
    len: u8,
}

/// A code that has no meaning as one of its kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a {kind} code")]
pub struct CodeError {
    kind: &'static str,
    text: String,
}

impl Code {
    fn parse(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<Self> {
        let valid = lengths.contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
        valid.then(|| {
            let mut bytes = [0; 9];
            bytes[..text.len()].copy_from_slice(text.as_bytes());
            #[expect(clippy::cast_possible_truncation, reason = "checked to be at most 9")]
            let len = text.len() as u8;
            Self { bytes, len }
        })
    }

    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.len)]).unwrap_or("")
    }
}

macro_rules! code {
    ($(#[$doc:meta])* $name:ident, $kind:literal, $lengths:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Code);

        impl $name {
            /// The code as written by INSEE.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl FromStr for $name {
            type Err = CodeError;
            fn from_str(text: &str) -> Result<Self, CodeError> {
                Code::parse(text, $lengths).map(Self).ok_or_else(|| CodeError { kind: $kind, text: text.into() })
            }
        }

        impl TryFrom<String> for $name {
            type Error = CodeError;
            fn try_from(text: String) -> Result<Self, CodeError> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.as_str().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", $kind, self.as_str())
            }
        }
    };
}

code!(
    /// A commune or municipal arrondissement (`48080`, `2A004`, `75101`).
    CommuneCode, "commune", 5..=5
);
code!(
    /// A department or overseas collectivity (`01`, `2B`, `974`, `978`).
    DepartmentCode, "department", 2..=3
);
code!(
    /// A region (`84`, `01`), or an overseas collectivity standing for one (`978`).
    RegionCode, "region", 2..=3
);
code!(
    /// A grouping of communes with its own taxes (SIREN number, 9 digits).
    EpciCode, "EPCI", 9..=9
);

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

uuid_id!(
    /// A labelled place, the same across re-imports of the official list.
    PointId
);
uuid_id!(
    /// One address or stop where a point receives people, the same across re-imports.
    SiteId
);
uuid_id!(
    /// One imported list of points.
    ListId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_keep_zeros_and_letters_and_refuse_the_rest() {
        for text in ["01001", "2A004", "75056"] {
            assert_eq!(text.parse::<CommuneCode>().unwrap().as_str(), text);
        }
        for text in ["1001", "2a004", "7505 ", "", "é1001", "010011"] {
            assert!(text.parse::<CommuneCode>().is_err(), "{text}");
        }
        assert_eq!("1001".parse::<CommuneCode>().unwrap_err().to_string(), "`1001` is not a commune code");
    }
}
