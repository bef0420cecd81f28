//! The table of places, and what they belong to.

use crate::names;
use crate::search::Target;
use crate::wire::{Reader, WireError, Writer};
use base::coord::Coord;
use base::ids::{CommuneCode, DepartmentCode, EpciCode, RegionCode};

/// Where a place's centre comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CentreKind {
    /// The town hall, inside the contour or within 500 m of it.
    TownHall,
    /// A point inside the contour, far from its border: the town hall is unknown or badly placed.
    InsidePolygon,
    /// Neither is known: the town of that name, or the middle of the collectivity.
    Other,
}

/// A commune of 2026, or a municipal arrondissement.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its INSEE code.
    pub code: CommuneCode,
    /// Its official name, article included.
    pub name: String,
    /// INSEE's type of article (TNCC, 0 to 8): 0 and 1 say whether French elides before the name.
    pub article: u8,
    /// Index of its department.
    pub department: u16,
    /// Index of its region.
    pub region: u16,
    /// Index of its grouping of communes; the four islands and the collectivities have none.
    pub epci: Option<u16>,
    /// Legal population (population municipale) of 2023.
    pub population: u32,
    /// Its centre.
    pub centre: Coord,
    /// Where the centre comes from.
    pub centre_kind: CentreKind,
    /// Its postal codes, sorted.
    pub postal_codes: Vec<u32>,
    /// Whether it belongs to the 101 departments: the others are found, but never counted in shares.
    pub in_france: bool,
    /// Whether a canton has its chief town here.
    pub canton_chief_town: bool,
}

impl Place {
    /// "de Mende", "d’Ispagnac", "du Puy-en-Velay", "des Rousses", "de La Rochelle": after *près*, *commune*, *mairie*.
    #[must_use]
    pub fn with_de(&self) -> String {
        names::commune_with_de(&self.name, self.article)
    }

    /// "à Mende", "au Puy-en-Velay", "aux Rousses", "à La Rochelle".
    #[must_use]
    pub fn with_in(&self) -> String {
        names::commune_with_in(&self.name)
    }
}

/// A department, or an overseas collectivity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Department {
    /// Its code.
    pub code: DepartmentCode,
    /// Its name, without article.
    pub name: String,
    /// INSEE's type of article (TNCC, 0 to 8).
    pub article: u8,
    /// Index of its region.
    pub region: u16,
    /// Where its prefecture stands.
    pub chef_lieu: Target,
    /// Whether it is one of the 101 departments.
    pub in_france: bool,
}

impl Department {
    /// "de la Lozère", "du Cantal", "de l’Ain", "des Landes", "de Paris".
    #[must_use]
    pub fn with_de(&self) -> String {
        names::with_de(&self.name, self.article)
    }

    /// "en Lozère", "dans le Cantal", "dans l’Ain", "à Paris".
    #[must_use]
    pub fn with_in(&self) -> String {
        names::with_in(&self.name, self.article)
    }
}

/// A region, or an overseas collectivity standing for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its code.
    pub code: RegionCode,
    /// Its name, without article.
    pub name: String,
    /// INSEE's type of article (TNCC, 0 to 8).
    pub article: u8,
}

impl Region {
    /// "de la Bretagne", "du Grand Est", "d’Île-de-France".
    #[must_use]
    pub fn with_de(&self) -> String {
        names::with_de(&self.name, self.article)
    }

    /// "en Bretagne", "dans le Grand Est", "à La Réunion".
    #[must_use]
    pub fn with_in(&self) -> String {
        names::with_in(&self.name, self.article)
    }
}

/// A grouping of communes with its own taxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Epci {
    /// Its SIREN number.
    pub code: EpciCode,
    /// Its name.
    pub name: String,
}

/// Paris, Lyon or Marseille as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct City {
    /// Its INSEE code (75056, 69123, 13055).
    pub code: CommuneCode,
    /// Its name.
    pub name: String,
    /// Its arrondissements, by index.
    pub places: Vec<u32>,
    /// The place where its town hall stands.
    pub centre: Coord,
}

/// A commune that has become part of another one. Its code may be the one of that other today: Arbignieu gave its
/// code 01015 to Arboys en Bugey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// The code that it had.
    pub code: CommuneCode,
    /// The name that it had, where the source still says it.
    pub name: Option<String>,
    /// The place that it belongs to today.
    pub place: u32,
}

/// All tables, sorted by code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    /// Departments and collectivities.
    pub departments: Vec<Department>,
    /// Regions.
    pub regions: Vec<Region>,
    /// Groupings of communes.
    pub epcis: Vec<Epci>,
    /// Places: `Home::place` is an index into this table.
    pub places: Vec<Place>,
    /// The three cities with arrondissements.
    pub cities: Vec<City>,
    /// Former communes.
    pub formers: Vec<Former>,
}

impl Tables {
    /// Writes the tables.
    pub fn write(&self, out: &mut Writer) {
        out.unsigned(self.regions.len() as u64);
        for region in &self.regions {
            out.text(region.code.as_str());
            out.text(&region.name);
            out.unsigned(region.article.into());
        }
        out.unsigned(self.departments.len() as u64);
        for department in &self.departments {
            out.text(department.code.as_str());
            out.text(&department.name);
            out.unsigned(department.article.into());
            out.unsigned(department.region.into());
            let (kind, index) = match department.chef_lieu {
                Target::Place(place) => (0, u64::from(place)),
                Target::City(city) => (1, u64::from(city)),
            };
            out.unsigned(index * 2 + kind);
            out.unsigned(department.in_france.into());
        }
        out.unsigned(self.epcis.len() as u64);
        for epci in &self.epcis {
            out.text(epci.code.as_str());
            out.text(&epci.name);
        }
        out.unsigned(self.places.len() as u64);
        for place in &self.places {
            write_place(place, out);
        }
        out.unsigned(self.cities.len() as u64);
        for city in &self.cities {
            out.text(city.code.as_str());
            out.text(&city.name);
            write_coord(city.centre, out);
            out.unsigned(city.places.len() as u64);
            city.places.iter().for_each(|place| out.unsigned((*place).into()));
        }
        out.unsigned(self.formers.len() as u64);
        for former in &self.formers {
            out.text(former.code.as_str());
            out.text(former.name.as_deref().unwrap_or_default());
            out.unsigned(former.place.into());
        }
    }

    /// Reads what [`Tables::write`] wrote.
    ///
    /// # Errors
    /// The bytes are not such tables.
    pub fn read(bytes: &[u8]) -> Result<Self, WireError> {
        let mut reader = Reader::new(bytes);
        let regions = reader.list(|reader| {
            Ok(Region { code: code(reader)?, name: reader.text()?.into(), article: reader.number()? })
        })?;
        let departments: Vec<Department> = reader.list(|reader| {
            Ok(Department {
                code: code(reader)?,
                name: reader.text()?.into(),
                article: reader.number()?,
                region: reader.number()?,
                chef_lieu: read_target(reader)?,
                in_france: reader.unsigned()? == 1,
            })
        })?;
        let epcis = reader.list(|reader| Ok(Epci { code: code(reader)?, name: reader.text()?.into() }))?;
        let places = reader.list(|reader| read_place(reader, &departments))?;
        let cities = reader.list(|reader| {
            Ok(City {
                code: code(reader)?,
                name: reader.text()?.into(),
                centre: read_coord(reader)?,
                places: reader.list(Reader::number)?,
            })
        })?;
        let formers = reader.list(|reader| {
            let code = code(reader)?;
            let name = Some(reader.text()?.to_owned()).filter(|name| !name.is_empty());
            Ok(Former { code, name, place: reader.number()? })
        })?;
        Ok(Self { departments, regions, epcis, places, cities, formers })
    }
}

fn write_place(place: &Place, out: &mut Writer) {
    out.text(place.code.as_str());
    out.text(&place.name);
    out.unsigned(place.department.into());
    out.unsigned(place.epci.map_or(0, |epci| u64::from(epci) + 1));
    out.unsigned(place.population.into());
    write_coord(place.centre, out);
    let kind = match place.centre_kind {
        CentreKind::TownHall => 0,
        CentreKind::InsidePolygon => 1,
        CentreKind::Other => 2,
    };
    out.unsigned(kind | u64::from(place.canton_chief_town) << 2 | u64::from(place.article) << 3);
    out.unsigned(place.postal_codes.len() as u64);
    place.postal_codes.iter().for_each(|code| out.unsigned((*code).into()));
}

fn read_place(reader: &mut Reader, departments: &[Department]) -> Result<Place, WireError> {
    let code = code(reader)?;
    let name = reader.text()?.to_owned();
    let department: u16 = reader.number()?;
    let belongs = departments.get(usize::from(department)).ok_or(WireError::Nonsense("department"))?;
    let epci: u16 = reader.number()?;
    let population = reader.number()?;
    let centre = read_coord(reader)?;
    let bits: u8 = reader.number()?;
    let centre_kind = match bits & 3 {
        0 => CentreKind::TownHall,
        1 => CentreKind::InsidePolygon,
        _ => CentreKind::Other,
    };
    Ok(Place {
        code,
        name,
        article: bits >> 3,
        department,
        region: belongs.region,
        epci: epci.checked_sub(1),
        population,
        centre,
        centre_kind,
        postal_codes: reader.list(Reader::number)?,
        in_france: belongs.in_france,
        canton_chief_town: bits & 4 != 0,
    })
}

fn read_target(reader: &mut Reader) -> Result<Target, WireError> {
    let index = reader.unsigned()?;
    let nonsense = |_| WireError::Nonsense("chief town");
    Ok(if index & 1 == 0 {
        Target::Place((index / 2).try_into().map_err(nonsense)?)
    } else {
        Target::City((index / 2).try_into().map_err(nonsense)?)
    })
}

fn code<T: std::str::FromStr>(reader: &mut Reader) -> Result<T, WireError> {
    reader.text()?.parse().map_err(|_| WireError::Nonsense("code"))
}

fn write_coord(coord: Coord, out: &mut Writer) {
    out.signed(coord.lon_e6.into());
    out.signed(coord.lat_e6.into());
}

fn read_coord(reader: &mut Reader) -> Result<Coord, WireError> {
    Ok(Coord { lon_e6: reader.signed_number()?, lat_e6: reader.signed_number()? })
}
