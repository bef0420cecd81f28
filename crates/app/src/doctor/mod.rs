//! Looks at the installation: the folder, the disk, the database, the data, the clock, the port. It changes nothing in
//! a folder that holds a database; what is not well comes with its remedy.

mod machine;
mod network;

use crate::house::{House, Opening};
use serde::Serialize;
use std::error::Error;
use std::net::SocketAddr;

/// How well something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Nothing to do.
    Well,
    /// The site works, and somebody should look.
    Look,
    /// The site does not work, or soon will not.
    Broken,
}

/// One thing looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// What was looked at.
    pub what: &'static str,
    /// Whether it is well.
    pub well: bool,
    /// How well.
    pub state: State,
    /// What was seen.
    pub says: String,
    /// What to do about it; empty where it is well.
    pub remedy: String,
}

impl Finding {
    fn well(what: &'static str, says: impl Into<String>) -> Self {
        Self { what, well: true, state: State::Well, says: says.into(), remedy: String::new() }
    }

    fn look(what: &'static str, says: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what, well: false, state: State::Look, says: says.into(), remedy: remedy.into() }
    }

    fn broken(what: &'static str, says: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { state: State::Broken, ..Self::look(what, says, remedy) }
    }

    /// What an error says: our messages name the thing, then the remedy after a colon.
    fn of_error(what: &'static str, error: &dyn Error) -> Self {
        let text = error.to_string();
        let (says, remedy) = text.split_once(": ").unwrap_or((&text, "see the cause"));
        let mut says = says.to_owned();
        let mut cause = error.source();
        while let Some(inner) = cause {
            says.push_str(&format!(" ({inner})"));
            cause = inner.source();
        }
        Self::broken(what, says, remedy)
    }
}

/// Looks at everything. Where the database cannot be opened, what is in it is not looked at.
pub async fn look(opening: Opening, port: SocketAddr) -> Vec<Finding> {
    let folder = opening.data_dir.clone();
    let now = opening.clock.now();
    let mut findings = vec![machine::folder(&folder), machine::disk(&folder), machine::port(&folder, port)];
    match House::open(opening).await {
        Err(error) => findings.push(Finding::of_error("database", &error)),
        Ok(house) => {
            findings.push(Finding::well("database", house.store.describe()));
            findings.push(Finding::well("tables", format!("version {}", store::open::tables_version())));
            if let Err(error) = network::look(&house, now, &mut findings).await {
                findings.push(Finding::of_error("database", &error));
            }
            house.store.close().await;
        }
    }
    findings
}
