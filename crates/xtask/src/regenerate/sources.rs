//! The account of the embedded files.

use super::territory_files::Made;
use crate::Failure;
use std::path::Path;

/// Prints the account.
pub(crate) fn write(made: &Made, out: &Path) -> Result<(), Failure> {
    let _ = out;
    println!("{:?}", made.files);
    let codes = |places: &[u32]| {
        places
            .iter()
            .map(|p| {
                made.tables.places[*p as usize].code.to_string() + " " + &made.tables.places[*p as usize].name
            })
            .collect::<Vec<_>>()
    };
    println!("completed {} {:?}", made.gaps.completed.len(), codes(&made.gaps.completed));
    println!(
        "drawn {:?} unclaimed {:?}",
        codes(&made.gaps.drawn),
        made.gaps.unclaimed.iter().map(|g| g[0]).collect::<Vec<_>>()
    );
    let p = made.tables.places.iter().position(|p| p.code.as_str() == "15141").unwrap_or(0);
    println!(
        "15141 {:?}",
        made.rings[p].iter().map(|r| territory::geometry::signed_doubled_area(r)).collect::<Vec<_>>()
    );
    println!(
        "halls {} places {} not taken {}",
        made.halls.len(),
        made.tables.places.len(),
        made.halls_not_taken.len()
    );
    println!("cantons {} {}", made.contoured.cantons, made.rings.len());
    Ok(())
}
