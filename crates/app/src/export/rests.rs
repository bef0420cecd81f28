//! What every row with a travel time rests on: where people live, the day, the list. Its columns close such tables.

use super::Edition;
use crate::nation::Nation;
use crate::population::homes::Source;
use jiff::civil::Date;
use tables::table::{Cell, Column, Kind};

/// What a row rests on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rests {
    homes: &'static str,
    date: Date,
    list: Option<Date>,
}

impl Rests {
    /// What all rows of a nation rest on.
    pub(super) const fn of(nation: &Nation, edition: &Edition) -> Self {
        let homes = match nation.source {
            Source::Grid { .. } => "grid",
            Source::Polygons => "polygons",
            Source::Centres => "centres",
        };
        Self { homes, date: edition.date, list: edition.list }
    }
}

/// A row that rests on travel times.
pub(super) trait Resting {
    /// On what.
    fn rests(&self) -> &Rests;
}

/// Where people live.
pub(super) const fn homes<T: Resting>() -> Column<T> {
    let means = "Où vivent les habitants : grid (grille de 1 km), polygons (répartis dans la commune).";
    Column::new("homes", Kind::Text, means, |row: &T| Cell::text(row.rests().homes))
}

/// The day.
pub(super) const fn date<T: Resting>() -> Column<T> {
    Column::new("date", Kind::Date, "Jour dont parle la ligne.", |row: &T| Cell::Date(row.rests().date))
}

/// The list.
pub(super) const fn list_date<T: Resting>() -> Column<T> {
    let means = "Date de la liste des points ; vide : démonstration.";
    Column::new("list_date", Kind::Date, means, |row: &T| row.rests().list.map_or(Cell::Absent, Cell::Date))
}
