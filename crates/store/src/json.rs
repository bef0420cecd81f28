//! Columns that hold JSON.

use crate::errors::StoreError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

/// A JSON object or array, kept as text until somebody reads it. PostgreSQL may give the text back with other
/// spaces and another order of keys, so compare values, not texts.
#[derive(Clone, Debug)]
pub struct Json(Box<RawValue>);

impl Json {
    /// The JSON of a value.
    ///
    /// # Errors
    /// Where the value is neither an object nor an array (the engines disagree on the others), or cannot be
    /// written as JSON.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, StoreError> {
        let raw = serde_json::value::to_raw_value(value).map_err(StoreError::Json)?;
        if raw.get().starts_with(['{', '[']) { Ok(Self(raw)) } else { Err(StoreError::BareJson) }
    }

    /// An empty array.
    #[must_use]
    pub fn empty_list() -> Self {
        Self(RawValue::from_string("[]".to_owned()).expect("`[]` is JSON"))
    }

    /// The value written in this JSON.
    ///
    /// # Errors
    /// Where it was written as another type.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, StoreError> {
        serde_json::from_str(self.text()).map_err(StoreError::Json)
    }

    /// The JSON text.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.get()
    }

    pub(crate) fn of_column(raw: Box<RawValue>) -> Self {
        Self(raw)
    }

    pub(crate) fn as_parameter(&self) -> sqlx::types::Json<&RawValue> {
        sqlx::types::Json(&self.0)
    }
}

impl PartialEq for Json {
    fn eq(&self, other: &Self) -> bool {
        let value = |json: &Self| serde_json::from_str::<serde_json::Value>(json.text()).ok();
        self.text() == other.text() || value(self) == value(other)
    }
}
