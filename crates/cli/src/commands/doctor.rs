//! `maillage doctor`: is everything well?

use crate::args::Common;
use crate::failure::{Failure, with_causes};
use crate::{open, output};

/// Runs the command.
pub(crate) async fn run(common: &Common) -> Result<(), Failure> {
    let house = open(common).await?;
    let looked = app::doctor::look(&house).await;
    house.store.close().await;
    let findings = looked.map_err(|error| Failure::Other(with_causes(&error)))?;
    if common.json {
        return output::json(&serde_json::json!({ "findings": findings }));
    }
    let mut text = String::new();
    for finding in &findings {
        let mark = if finding.well { "well " } else { "look " };
        text += &format!("{mark} {}: {}\n", finding.what, finding.says);
    }
    output::text(&text)
}
