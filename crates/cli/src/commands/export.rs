//! `maillage export`: the network in the official columns, or as GeoJSON.

use crate::args::{Common, Export, Format};
use crate::failure::Failure;
use crate::{open_network, output};
use app::engines::directory::export::{write_csv, write_geojson};
use app::network::Origin;

/// Runs the command.
pub(crate) async fn run(common: &Common, words: &Export) -> Result<(), Failure> {
    let (network, _) = open_network(common).await?;
    if network.origin == Origin::Demonstration {
        eprintln!("maillage: demonstration: real town halls taken as examples, not France services");
    }
    let mut bytes = Vec::new();
    let points = network.points.iter().map(|point| &point.listed);
    let written = match words.format {
        Format::Csv => write_csv(points, &mut bytes),
        Format::Geojson => write_geojson(points, &mut bytes),
    };
    written.map_err(|error| Failure::Other(error.to_string()))?;
    match &words.out {
        None => output::bytes(&bytes),
        Some(file) => std::fs::write(file, &bytes)
            .map_err(|error| Failure::Other(format!("`{}` cannot be written: {error}", file.display()))),
    }
}
