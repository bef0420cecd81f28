//! The account of the embedded files.

use super::territory_files::Made;
use crate::Failure;
use std::path::Path;

/// Prints the account.
pub(crate) fn write(made: &Made, out: &Path) -> Result<(), Failure> {
    let _ = out;
    println!("{:?}", made.files);
    println!("gaps {:?}", made.gaps_filled.iter().map(|p| made.tables.places[*p as usize].code).collect::<Vec<_>>());
    println!("halls {} places {} not taken {}", made.halls.len(), made.tables.places.len(), made.halls_not_taken.len());
    println!("cantons {} {}", made.contoured.cantons, made.rings.len());
    Ok(())
}
