//! Communes, departments, regions and groupings (`@etalab/decoupage-administratif`: INSEE's geographic code of
//! 2026, DGCL, legal populations of 2023).

use super::packages::from_tgz;
use crate::Failure;
use serde::Deserialize;
use std::path::Path;

/// A commune, a former commune, or a municipal arrondissement.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Commune {
    pub(crate) code: String,
    pub(crate) nom: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) type_liaison: Option<u8>,
    pub(crate) departement: String,
    pub(crate) commune: Option<String>,
    pub(crate) chef_lieu: Option<String>,
    #[serde(default)]
    pub(crate) codes_postaux: Vec<String>,
    pub(crate) population: Option<u32>,
    /// Codes of the communes that it absorbed.
    #[serde(default)]
    pub(crate) anciens_codes: Vec<String>,
}

/// A department or region.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Area {
    pub(crate) code: String,
    pub(crate) nom: String,
    #[serde(default)]
    pub(crate) type_liaison: u8,
    pub(crate) zone: String,
    #[serde(default)]
    pub(crate) region: String,
    #[serde(default)]
    pub(crate) chef_lieu: String,
}

/// A grouping of communes.
#[derive(Deserialize)]
pub(crate) struct Epci {
    pub(crate) code: String,
    pub(crate) nom: String,
    pub(crate) membres: Vec<Member>,
}

/// A member of a grouping.
#[derive(Deserialize)]
pub(crate) struct Member {
    pub(crate) code: String,
}

/// Everything of the package that we use.
pub(crate) struct Administrative {
    pub(crate) communes: Vec<Commune>,
    pub(crate) departments: Vec<Area>,
    pub(crate) regions: Vec<Area>,
    pub(crate) epcis: Vec<Epci>,
}

impl Commune {
    /// Whether it is a place: a commune without arrondissements, or an arrondissement.
    pub(crate) fn is_place(&self) -> bool {
        match self.kind.as_str() {
            "commune-actuelle" => !is_city(&self.code),
            "arrondissement-municipal" => true,
            _ => false,
        }
    }
}

/// Paris, Lyon, Marseille.
pub(crate) fn is_city(code: &str) -> bool {
    matches!(code, "75056" | "69123" | "13055")
}

/// Reads the package, everything sorted by code.
pub(crate) fn read(package: &Path) -> Result<Administrative, Failure> {
    fn table<T: serde::de::DeserializeOwned>(package: &Path, name: &str) -> Result<Vec<T>, Failure> {
        Ok(serde_json::from_slice(&from_tgz(package, &format!("package/data/{name}.json"))?)?)
    }
    let mut read = Administrative {
        communes: table(package, "communes")?,
        departments: table(package, "departements")?,
        regions: table(package, "regions")?,
        epcis: table(package, "epci")?,
    };
    // Uninhabited territories without a commune of their own are no part of anybody's network.
    read.departments.retain(|area| !matches!(area.code.as_str(), "984" | "989"));
    read.regions.retain(|area| !matches!(area.code.as_str(), "984" | "989"));
    read.communes.retain(|commune| !matches!(commune.departement.as_str(), "984" | "989"));
    read.communes.sort_by(|a, b| a.code.cmp(&b.code));
    read.departments.sort_by(|a, b| a.code.cmp(&b.code));
    read.regions.sort_by(|a, b| a.code.cmp(&b.code));
    read.epcis.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(read)
}
