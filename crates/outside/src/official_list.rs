//! The newest official list, from data.gouv.fr: the data set says which files it has, the newest CSV is fetched.

use base::limits;
use serde::Deserialize;
use std::io::Read;
use std::time::{Duration, Instant};

/// The public site of open data.
pub const DATA_GOUV: &str = "https://www.data.gouv.fr";
const DATA_SET: &str = "/api/1/datasets/liste-des-structures-france-services/";
/// The description of a data set has a few hundred kB at most.
const DESCRIPTION_BYTES: u64 = 8 << 20;

/// A list as it was fetched.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its name: the last part of its address.
    pub file_name: String,
    /// Its address.
    pub url: String,
}

/// Why nothing usable came back.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The site cannot be reached.
    #[error(
        "`{url}` cannot be reached ({why}): check the network, or import a file that you downloaded yourself"
    )]
    Unreachable {
        /// The address.
        url: String,
        /// Why.
        why: String,
    },
    /// It took too long.
    #[error(
        "the official list did not come within {seconds} s: try again later, or import a file that you downloaded yourself"
    )]
    TimeOut {
        /// The limit.
        seconds: u64,
    },
    /// The site answered with an error.
    #[error("`{url}` answered {status}: try again later, or import a file that you downloaded yourself")]
    Status {
        /// The address.
        url: String,
        /// The HTTP status.
        status: u16,
    },
    /// A web page came instead of data.
    #[error(
        "`{url}` answered with a web page instead of data: download the list with a browser and import the file"
    )]
    WebPage {
        /// The address.
        url: String,
    },
    /// The description of the data set is not as it was.
    #[error(
        "`{url}` does not describe the data set any more ({why}): download the list with a browser and import the file"
    )]
    Description {
        /// The address.
        url: String,
        /// What is wrong.
        why: String,
    },
    /// No CSV among its files.
    #[error("the data set has no CSV file: download the list with a browser and import the file")]
    NoCsv,
    /// Far too large for a list.
    #[error("`{url}` is larger than {} MB: this is not the list", limits::LIST_BYTES >> 20)]
    TooLarge {
        /// The address.
        url: String,
    },
}

#[derive(Deserialize)]
struct DataSet {
    resources: Vec<Resource>,
}

#[derive(Deserialize)]
struct Resource {
    #[serde(default)]
    format: Option<String>,
    url: String,
    #[serde(default)]
    last_modified: Option<String>,
    #[serde(default)]
    created_at: Option<String>,
}

/// Fetches the newest list from `base` (for example [`DATA_GOUV`]), all in all within `limit`.
///
/// # Errors
/// Where nothing usable comes back in time.
pub fn fetch(base: &str, limit: Duration) -> Result<Fetched, FetchError> {
    let end = Instant::now() + limit;
    let address = format!("{}{DATA_SET}", base.trim_end_matches('/'));
    let description = get(&address, DESCRIPTION_BYTES, end, limit)?;
    let data_set: DataSet = serde_json::from_slice(&description)
        .map_err(|error| FetchError::Description { url: address.clone(), why: error.to_string() })?;
    let is_csv = |resource: &&Resource| {
        let format = resource.format.as_deref().unwrap_or_default();
        format.eq_ignore_ascii_case("csv") || resource.url.to_ascii_lowercase().ends_with(".csv")
    };
    let age = |resource: &Resource| resource.last_modified.clone().or_else(|| resource.created_at.clone());
    let newest = data_set.resources.iter().filter(is_csv).max_by_key(|resource| age(resource));
    let url = newest.ok_or(FetchError::NoCsv)?.url.clone();
    let bytes = get(&url, limits::LIST_BYTES, end, limit)?;
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let file_name = path.rsplit('/').next().unwrap_or_default().to_owned();
    Ok(Fetched { bytes, file_name, url })
}

fn get(url: &str, most: u64, end: Instant, limit: Duration) -> Result<Vec<u8>, FetchError> {
    let too_late = || FetchError::TimeOut { seconds: limit.as_secs() };
    let left =
        end.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()).ok_or_else(too_late)?;
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .timeout_global(Some(left))
        .max_redirects(5)
        .user_agent(concat!("maillage/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let failed = |error: ureq::Error| match error {
        ureq::Error::Timeout(_) => too_late(),
        ureq::Error::StatusCode(status) => FetchError::Status { url: url.to_owned(), status },
        other => FetchError::Unreachable { url: url.to_owned(), why: other.to_string() },
    };
    let mut response = agent.get(url).call().map_err(failed)?;
    let mut bytes = Vec::new();
    let mut body = response.body_mut().as_reader().take(most + 1);
    if let Err(error) = body.read_to_end(&mut bytes) {
        return Err(if Instant::now() >= end {
            too_late()
        } else {
            FetchError::Unreachable { url: url.to_owned(), why: error.to_string() }
        });
    }
    if bytes.len() as u64 > most {
        return Err(FetchError::TooLarge { url: url.to_owned() });
    }
    let start = bytes.trim_ascii_start();
    if start.len() >= 5
        && (start[..5].eq_ignore_ascii_case(b"<html") || start[..5].eq_ignore_ascii_case(b"<!doc"))
    {
        return Err(FetchError::WebPage { url: url.to_owned() });
    }
    Ok(bytes)
}
