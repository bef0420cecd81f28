//! The geography that reading a list needs, given by the caller.

use base::coord::Coord;
use base::ids::{CommuneCode, DepartmentCode};

/// What the territory knows of communes, as far as a list asks. The program answers from its embedded territory,
/// the tests from a handful of made-up communes.
pub trait Gazetteer {
    /// What a commune code stands for today.
    fn resolve(&self, code: CommuneCode) -> Resolved;

    /// The leaf place of an index that this gazetteer gave.
    fn place(&self, place: u32) -> PlaceFacts<'_>;

    /// The leaf places of a postal code of five digits.
    fn by_postal_code(&self, postal_code: &str) -> Vec<u32>;

    /// The leaf places of that name, however it is accented or hyphenated, and those that absorbed a commune of
    /// that name.
    fn by_name(&self, name: &str) -> Vec<u32>;

    /// How far outside the place the position is, in metres; 0 inside. Where the contour is not known, the
    /// distance from the centre less what the commune's size excuses.
    fn metres_outside(&self, place: u32, coord: Coord) -> f64;

    /// The leaf place that contains the position.
    fn locate(&self, coord: Coord) -> Option<u32>;
}

/// What a commune code stands for today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// A leaf place of today.
    Place(u32),
    /// Paris, Lyon or Marseille as a whole, whose leaf places are arrondissements.
    City(Vec<u32>),
    /// A former commune, now part of a leaf place.
    Merged(u32),
    /// No commune of today or before.
    Unknown,
}

/// What a list needs to know of a leaf place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceFacts<'a> {
    /// Its code of today.
    pub code: CommuneCode,
    /// Its name of today.
    pub name: &'a str,
    /// Its department, or overseas collectivity.
    pub department: DepartmentCode,
    /// Its position.
    pub centre: Coord,
}
