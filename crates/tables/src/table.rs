//! What a table is.

use jiff::civil::Date;
use std::borrow::Cow;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words, codes.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// Yes or no.
    Boolean,
    /// A day.
    Date,
    /// Degrees north of the equator, WGS 84.
    Latitude,
    /// Degrees east of Greenwich, WGS 84.
    Longitude,
}

/// What stands in one row and one column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is known: an empty cell of a CSV, `null` elsewhere.
    Absent,
    /// Words; may be empty, where the source says so.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(Date),
    /// Millionths of a degree.
    Degrees(i32),
}

impl<'a> Cell<'a> {
    /// Words.
    #[must_use]
    pub fn text(words: &'a str) -> Self {
        Self::Text(Cow::Borrowed(words))
    }

    /// Words, or nothing where there are none.
    #[must_use]
    pub fn words(words: &'a str) -> Self {
        if words.is_empty() { Self::Absent } else { Self::text(words) }
    }

    /// Words made for the table.
    #[must_use]
    pub fn owned(words: String) -> Self {
        if words.is_empty() { Self::Absent } else { Self::Text(Cow::Owned(words)) }
    }

    /// A count.
    #[must_use]
    pub fn count(count: u64) -> Self {
        i64::try_from(count).map_or(Self::Absent, Self::Integer)
    }

    /// A number that may not be known, or may be no number (a time without any way).
    #[must_use]
    pub fn real(number: Option<f64>) -> Self {
        number.filter(|number| number.is_finite()).map_or(Self::Absent, Self::Real)
    }
}

/// A column: its name, its meaning, and what a row has in it.
pub struct Column<T> {
    /// Its name in every form.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What it means, for the dictionary.
    pub means: &'static str,
    /// The cell of a row.
    pub cell: for<'a> fn(&'a T) -> Cell<'a>,
}

impl<T> Column<T> {
    /// A column.
    pub const fn new(
        name: &'static str,
        kind: Kind,
        means: &'static str,
        cell: for<'a> fn(&'a T) -> Cell<'a>,
    ) -> Self {
        Self { name, kind, means, cell }
    }
}

/// A licence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Licence {
    /// Its short name, for programs.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Where its text is.
    pub address: &'static str,
}

/// What must be said of a table wherever it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// Its stable name: that of its file, without an ending.
    pub name: &'static str,
    /// Its title.
    pub title: String,
    /// What it holds, and what it leaves out.
    pub description: String,
    /// The day that it speaks of.
    pub date: Date,
    /// Under which licence it may be used.
    pub licence: Licence,
    /// Where it comes from.
    pub sources: Vec<String>,
    /// How its figures are computed, and from what.
    pub method: Option<String>,
    /// Whether its figures are estimates.
    pub estimate: bool,
}

/// Rows under columns.
pub struct Table<'t, T> {
    /// What must be said of it.
    pub about: &'t About,
    /// The columns, in order.
    pub columns: &'t [Column<T>],
    /// The rows, in order.
    pub rows: &'t [T],
}

impl<T> Table<'_, T> {
    /// The columns of the position, where the table has one: latitude, longitude.
    #[must_use]
    pub fn position(&self) -> Option<(&Column<T>, &Column<T>)> {
        let of = |kind| self.columns.iter().find(|column| column.kind == kind);
        Some((of(Kind::Latitude)?, of(Kind::Longitude)?))
    }
}
