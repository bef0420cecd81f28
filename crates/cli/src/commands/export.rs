//! `maillage export`: the network in the official columns, or as GeoJSON.

use crate::args::{Common, Export, Format};
use crate::failure::{Failure, with_causes};
use crate::{open, output};
use app::engines::directory::export::{write_csv, write_geojson};
use app::network::Origin;

/// Runs the command.
pub(crate) async fn run(common: &Common, words: &Export) -> Result<(), Failure> {
    let house = open(common).await?;
    let mut tx = house.store.read().await.map_err(|error| Failure::Other(with_causes(&error)))?;
    let network = app::network::load::load(&mut tx, house.today())
        .await
        .map_err(|error| Failure::Other(with_causes(&error)))?;
    drop(tx);
    house.store.close().await;
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
