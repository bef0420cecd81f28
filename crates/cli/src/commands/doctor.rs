//! `maillage doctor`: is everything well?

use crate::args::{Common, Doctor};
use crate::failure::Failure;
use crate::{opening, output};
use app::doctor::State;
use std::net::SocketAddr;

/// Runs the command. It fails where something is broken: what only wants a look is no failure.
pub(crate) async fn run(common: &Common, words: &Doctor) -> Result<(), Failure> {
    let findings = app::doctor::look(opening(common), SocketAddr::new(words.address, words.port)).await;
    if common.json {
        output::json(&serde_json::json!({ "findings": findings }))?;
    } else {
        let mut text = String::new();
        for finding in &findings {
            let mark = match finding.state {
                State::Well => "well  ",
                State::Look => "look  ",
                State::Broken => "broken",
            };
            text += &format!("{mark} {}: {}\n", finding.what, finding.says);
            if !finding.remedy.is_empty() {
                text += &format!("       {}\n", finding.remedy);
            }
        }
        output::text(&text)?;
    }
    let broken: Vec<_> = findings.iter().filter(|finding| finding.state == State::Broken).collect();
    match broken.first() {
        None => Ok(()),
        Some(first) => Err(Failure::Other(format!("{}: {}: {}", first.what, first.says, first.remedy))),
    }
}
