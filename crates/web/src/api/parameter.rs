//! Parameters: declared once, with their bounds; read from the address by that declaration, and by nothing else.

use super::problem::{Fault, Problem};
use jiff::Timestamp;
use percent_encoding::percent_decode_str;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// Where a parameter stands in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In its path.
    Path,
    /// In its query; may be left out.
    Query,
    /// In its query; must be there.
    Required,
}

/// What a parameter may be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    /// A whole number within bounds, and what it is where it is left out.
    Integer(i64, i64, i64),
    /// Degrees, up to this many on both sides of zero.
    Degrees(f64),
    /// `true` or `false`.
    Boolean,
    /// One of these words, and the one that is meant where it is left out.
    Choice(&'static [&'static str], Option<&'static str>),
    /// Capital letters and digits, from so many to so many.
    Code(usize, usize),
    /// Text of one letter to so many.
    Text(usize),
    /// A moment with its offset, as RFC 3339 writes it.
    Moment,
}

/// A parameter of some operations.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) place: Place,
    pub(crate) kind: Kind,
    /// What it means, in the language spoken.
    pub(crate) means: fn() -> String,
    /// A value that answers something; nothing where the network gives one.
    pub(crate) example: Option<&'static str>,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Integer(i64),
    Degrees(f64),
    Boolean(bool),
    Text(String),
    Moment(Timestamp),
}

/// The values of a request, by name; all of them are as declared.
#[derive(Debug, Default)]
pub(crate) struct Values(BTreeMap<&'static str, Value>);

impl Values {
    /// Text; empty where it is left out.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.optional(name).unwrap_or_default()
    }

    /// Text that may be left out.
    pub(crate) fn optional(&self, name: &str) -> Option<&str> {
        match self.0.get(name) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Yes or no, where it is said.
    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        match self.0.get(name) {
            Some(Value::Boolean(yes)) => Some(*yes),
            _ => None,
        }
    }

    /// A whole number, zero at least.
    pub(crate) fn count(&self, name: &str) -> usize {
        match self.0.get(name) {
            Some(Value::Integer(number)) => usize::try_from(*number).unwrap_or(0),
            _ => 0,
        }
    }

    /// Degrees.
    pub(crate) fn degrees(&self, name: &str) -> f64 {
        match self.0.get(name) {
            Some(Value::Degrees(number)) => *number,
            _ => 0.0,
        }
    }

    /// A moment, where one is given.
    pub(crate) fn moment(&self, name: &str) -> Option<Timestamp> {
        match self.0.get(name) {
            Some(Value::Moment(moment)) => Some(*moment),
            _ => None,
        }
    }
}

/// Reads what an address gives for the declared parameters: the parts of its path in their order, and its query.
///
/// # Errors
/// Where something is missing, doubled, unknown, not text, or not what was declared.
pub(crate) fn read(
    parameters: &[&'static Parameter],
    parts: &[&str],
    query: &str,
) -> Result<Values, Problem> {
    let mut values = Values::default();
    let in_path = parameters.iter().filter(|parameter| parameter.place == Place::Path);
    for (parameter, part) in in_path.zip(parts) {
        values
            .0
            .insert(parameter.name, parameter.kind.read(parameter.name, &decoded(part, parameter.name)?)?);
    }
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (key, text) = pair.split_once('=').unwrap_or((pair, ""));
        let key = decoded(&key.replace('+', " "), "?")?;
        let known = parameters.iter().find(|known| known.place != Place::Path && known.name == key);
        let Some(parameter) = known else {
            let known = parameters.iter().filter(|known| known.place != Place::Path);
            let known: Vec<&str> = known.map(|known| known.name).collect();
            return Err(Problem::unknown_parameter(&key, &known));
        };
        let text = decoded(&text.replace('+', " "), parameter.name)?;
        let value = parameter.kind.read(parameter.name, &text)?;
        if values.0.insert(parameter.name, value).is_some() {
            return Err(Problem::of(Fault::Doubled).with(parameter.name));
        }
    }
    for parameter in parameters {
        if values.0.contains_key(parameter.name) {
            continue;
        }
        match (parameter.place, parameter.kind.usual()) {
            (Place::Required | Place::Path, _) => {
                return Err(Problem::of(Fault::Missing).with(parameter.name));
            }
            (Place::Query, Some(value)) => {
                values.0.insert(parameter.name, value);
            }
            (Place::Query, None) => {}
        }
    }
    Ok(values)
}

fn decoded(text: &str, name: &str) -> Result<String, Problem> {
    let text = percent_decode_str(text).decode_utf8().map_err(|_| Problem::of(Fault::NotText).with(name))?;
    Ok(text.into_owned())
}

impl Kind {
    /// The value that a text is.
    fn read(self, name: &'static str, text: &str) -> Result<Value, Problem> {
        let value = match self {
            Self::Integer(least, most, _) => {
                let digits = text.strip_prefix('-').unwrap_or(text);
                let number =
                    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
                number.filter(|number| (least..=most).contains(number)).map(Value::Integer)
            }
            Self::Degrees(most) => {
                let plain = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
                let number: Option<f64> = plain.then(|| text.parse().ok()).flatten();
                number.filter(|number| number.abs() <= most).map(Value::Degrees)
            }
            Self::Boolean => text.parse().ok().map(Value::Boolean),
            Self::Choice(words, _) => words.contains(&text).then(|| Value::Text(text.to_owned())),
            Self::Code(least, most) => {
                let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
                (plain && (least..=most).contains(&text.len())).then(|| Value::Text(text.to_owned()))
            }
            Self::Text(most) => {
                (1..=most).contains(&text.chars().count()).then(|| Value::Text(text.to_owned()))
            }
            Self::Moment => moment(text).map(Value::Moment),
        };
        value.ok_or_else(|| Problem::bad_parameter(name, &self.words()))
    }

    /// What it is where it is left out.
    fn usual(self) -> Option<Value> {
        match self {
            Self::Integer(_, _, usual) => Some(Value::Integer(usual)),
            Self::Choice(_, usual) => usual.map(|word| Value::Text(word.to_owned())),
            _ => None,
        }
    }

    /// Its JSON Schema.
    pub(crate) fn schema(self) -> Json {
        match self {
            Self::Integer(least, most, usual) => {
                json!({"type": "integer", "minimum": least, "maximum": most, "default": usual})
            }
            Self::Degrees(most) => json!({"type": "number", "minimum": -most, "maximum": most}),
            Self::Boolean => json!({"type": "boolean"}),
            Self::Choice(words, None) => json!({"type": "string", "enum": words}),
            Self::Choice(words, Some(usual)) => json!({"type": "string", "enum": words, "default": usual}),
            Self::Code(least, most) => {
                json!({"type": "string", "pattern": format!("^[0-9A-Z]{{{least},{most}}}$")})
            }
            Self::Text(most) => json!({"type": "string", "minLength": 1, "maxLength": most}),
            Self::Moment => json!({"type": "string", "format": "date-time"}),
        }
    }

    /// What it may be, in words that need no language.
    pub(crate) fn words(self) -> String {
        match self {
            Self::Integer(least, most, _) => format!("{least} … {most}"),
            Self::Degrees(most) => format!("-{most} … {most}"),
            Self::Boolean => "true | false".to_owned(),
            Self::Choice(words, _) => words.join(" | "),
            Self::Code(least, most) => format!("[0-9A-Z]{{{least},{most}}}"),
            Self::Text(most) => format!("1 … {most}"),
            Self::Moment => "2024-09-04T10:20:00+02:00".to_owned(),
        }
    }

    /// The text of an example as JSON has it.
    pub(crate) fn example(self, text: &str) -> Json {
        match self {
            Self::Integer(..) | Self::Degrees(_) | Self::Boolean => {
                serde_json::from_str(text).unwrap_or_else(|_| Json::from(text))
            }
            _ => Json::from(text),
        }
    }
}

/// A moment as RFC 3339 writes it. Fractions beyond nanoseconds are cut.
fn moment(text: &str) -> Option<Timestamp> {
    let shape = b"0000-00-00T00:00:00";
    let (head, rest) = text.split_at_checked(shape.len())?;
    let fits = |(letter, wanted): (u8, &u8)| match wanted {
        b'0' => letter.is_ascii_digit(),
        _ => letter.eq_ignore_ascii_case(wanted),
    };
    let digits = rest.strip_prefix('.').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    let (fraction, offset) = rest.split_at_checked(if digits > 0 { digits + 1 } else { 0 })?;
    let offset_fits = match offset.as_bytes() {
        [b'Z' | b'z'] => true,
        [b'+' | b'-', hours @ .., b':', m1, m2] if hours.len() == 2 => {
            hours.iter().chain([m1, m2]).all(u8::is_ascii_digit)
        }
        _ => false,
    };
    if !(head.bytes().zip(shape).all(fits) && offset_fits) {
        return None;
    }
    let fraction = fraction.get(..fraction.len().min(10))?;
    format!("{head}{fraction}{offset}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_those_of_rfc_3339() {
        let at = |text: &str| moment(text).map(|moment| moment.to_string());
        assert_eq!(at("2024-09-04T10:20:00+02:00").as_deref(), Some("2024-09-04T08:20:00Z"));
        assert_eq!(
            at("2024-09-04t10:20:00.123456789999z").as_deref(),
            Some("2024-09-04T10:20:00.123456789Z")
        );
        for bad in [
            "2024-09-04",
            "2024-09-04 10:20:00Z",
            "2024-09-04T10:20:00",
            "2024-09-04T10:20Z",
            "20240904T102000Z",
            "2024-02-30T10:20:00Z",
            "2024-09-04T10:20:00.Z",
            "2024-09-04T10:20:00+2:00",
            "é",
            "",
            "2024-09-04T10:20:00+02:00[Europe/Paris]",
        ] {
            assert_eq!(at(bad), None, "{bad}");
        }
    }

    #[test]
    fn kinds_keep_their_bounds() {
        let reads = |kind: Kind, text: &str| kind.read("x", text).is_ok();
        let limit = Kind::Integer(1, 200, 50);
        for good in ["1", "200", "007"] {
            assert!(reads(limit, good), "{good}");
        }
        for bad in ["", "0", "201", "-1", "+5", "1.0", "1e1", " 1", "٣", "99999999999999999999", "-"] {
            assert!(!reads(limit, bad), "{bad}");
        }
        let lon = Kind::Degrees(180.0);
        for good in ["0", "-180", "3.5", "1e-05", "-0.0"] {
            assert!(reads(lon, good), "{good}");
        }
        for bad in ["", "180.0001", "NaN", "inf", "1,5", "1_0", "e"] {
            assert!(!reads(lon, bad), "{bad}");
        }
        assert!(reads(Kind::Text(2), "éé") && !reads(Kind::Text(2), "ééé") && !reads(Kind::Text(2), ""));
        assert!(reads(Kind::Code(2, 3), "2A") && !reads(Kind::Code(2, 3), "2a"));
        assert!(reads(Kind::Boolean, "true") && !reads(Kind::Boolean, "True"));
    }
}
