//! The territory as a whole: what the rest of the program asks.

use crate::contours::Contours;
use crate::embedded;
use crate::geometry::Vertex;
use crate::grid::Cell;
use crate::homes;
use crate::locate::PlaceGrid;
use crate::places::{CentreKind, City, Department, Epci, Former, Place, Region, Tables};
use crate::search::{Found, Index, SearchError, Target};
use crate::town_halls::{self, TownHall};
use crate::wire::WireError;
use base::coord::Coord;
use base::ids::{CommuneCode, DepartmentCode, RegionCode};
use base::people::Home;
use std::sync::OnceLock;

/// What a commune code means today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// A place of 2026.
    Place(u32),
    /// Paris, Lyon or Marseille as a whole.
    City(u16),
    /// A former commune, now part of this place.
    Merged(u32),
    /// No commune that is known here.
    Unknown,
}

/// All places and everything known about them. Tables are read at once; contours, town halls and the search index
/// when first asked for.
pub struct Territory {
    tables: Tables,
    packed: Packed,
    contours: OnceLock<Contours>,
    grid: OnceLock<PlaceGrid>,
    town_halls: OnceLock<Vec<TownHall>>,
    index: OnceLock<Index>,
}

/// Files not read yet.
#[derive(Clone, Copy, Default)]
struct Packed {
    contours: &'static [u8],
    town_halls: &'static [u8],
}

impl Territory {
    /// France, as embedded in the program.
    ///
    /// # Panics
    /// Where the embedded files are not of this version of the program, which its tests exclude.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static FRANCE: OnceLock<Territory> = OnceLock::new();
        FRANCE.get_or_init(|| Self {
            tables: read_packed(embedded::PLACES, Tables::read),
            packed: Packed { contours: embedded::CONTOURS, town_halls: embedded::TOWN_HALLS },
            contours: OnceLock::new(),
            grid: OnceLock::new(),
            town_halls: OnceLock::new(),
            index: OnceLock::new(),
        })
    }

    /// A territory made by hand: for tests, and to rebuild the embedded one.
    #[must_use]
    pub fn new(tables: Tables, contours: Contours, town_halls: Vec<TownHall>) -> Self {
        Self {
            tables,
            packed: Packed::default(),
            contours: OnceLock::from(contours),
            grid: OnceLock::new(),
            town_halls: OnceLock::from(town_halls),
            index: OnceLock::new(),
        }
    }

    /// All tables.
    #[must_use]
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// The places, sorted by code: `Home::place` is an index into this table.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.tables.places
    }

    /// One place.
    ///
    /// # Panics
    /// Where the index is not of this table.
    #[must_use]
    pub fn place(&self, place: u32) -> &Place {
        &self.tables.places[place as usize]
    }

    /// The 101 departments and the overseas collectivities, sorted by code.
    #[must_use]
    pub fn departments(&self) -> &[Department] {
        &self.tables.departments
    }

    /// The index of a department.
    #[must_use]
    pub fn department_of(&self, code: DepartmentCode) -> Option<u16> {
        position(self.tables.departments.binary_search_by_key(&code, |department| department.code))
    }

    /// Regions, and the overseas collectivities that stand for one, sorted by code.
    #[must_use]
    pub fn regions(&self) -> &[Region] {
        &self.tables.regions
    }

    /// The index of a region.
    #[must_use]
    pub fn region_of(&self, code: RegionCode) -> Option<u16> {
        position(self.tables.regions.binary_search_by_key(&code, |region| region.code))
    }

    /// Groupings of communes, sorted by code.
    #[must_use]
    pub fn epcis(&self) -> &[Epci] {
        &self.tables.epcis
    }

    /// Paris, Lyon and Marseille as wholes, sorted by code.
    #[must_use]
    pub fn cities(&self) -> &[City] {
        &self.tables.cities
    }

    /// Former communes, sorted by code.
    #[must_use]
    pub fn formers(&self) -> &[Former] {
        &self.tables.formers
    }

    /// Places where a canton has its chief town.
    pub fn canton_chief_towns(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(self.places()).filter(|(_, place)| place.canton_chief_town).map(|(index, _)| index)
    }

    /// The places where the demonstration network stands: the chief towns of cantons, topped up by population to
    /// `least` a department, in order; only places of the 101 departments with a town hall.
    #[must_use]
    pub fn demonstration_places(&self, least: usize) -> Vec<u32> {
        crate::town_halls::demonstration_places(self, least)
    }

    /// The place that has this code today.
    #[must_use]
    pub fn place_of(&self, code: CommuneCode) -> Option<u32> {
        self.tables.places.binary_search_by_key(&code, |place| place.code).ok().map(|index| index as u32)
    }

    /// What a commune code, of today or of former times, means today.
    #[must_use]
    pub fn resolve(&self, code: CommuneCode) -> Resolution {
        if let Some(place) = self.place_of(code) {
            return Resolution::Place(place);
        }
        if let Some(city) = position(self.tables.cities.binary_search_by_key(&code, |city| city.code)) {
            return Resolution::City(city);
        }
        match self.tables.formers.binary_search_by_key(&code, |former| former.code) {
            Ok(index) => Resolution::Merged(self.tables.formers[index].place),
            Err(_) => Resolution::Unknown,
        }
    }

    /// The legal population of all places of the 101 departments.
    #[must_use]
    pub fn population(&self) -> u64 {
        self.places().iter().filter(|place| place.in_france).map(|place| u64::from(place.population)).sum()
    }

    /// All contours (read at the first call).
    pub fn contours(&self) -> &Contours {
        self.contours.get_or_init(|| read_packed(self.packed.contours, Contours::read))
    }

    /// The closed rings around a place, outer and inner ones together (even-odd rule), in 1e-5 degree; `None`
    /// where its contour is unknown.
    #[must_use]
    pub fn contour(&self, place: u32) -> Option<Vec<Vec<Vertex>>> {
        Some(self.contours().rings(place)).filter(|rings| !rings.is_empty())
    }

    /// Whether a position lies in a place, or within `tolerance_m` metres of its border.
    #[must_use]
    pub fn contains(&self, place: u32, coord: Coord, tolerance_m: f64) -> bool {
        self.contours().contains(place, coord, tolerance_m)
    }

    /// The place in which a position lies.
    #[must_use]
    pub fn locate(&self, coord: Coord) -> Option<u32> {
        self.place_grid().locate(self.contours(), coord)
    }

    /// The place in which a position lies or, within `tolerance_m` metres, the nearest one (a position on a quay
    /// may lie in the water of a simplified contour).
    #[must_use]
    pub fn locate_near(&self, coord: Coord, tolerance_m: f64) -> Option<u32> {
        self.place_grid().locate_near(self.contours(), coord, tolerance_m)
    }

    /// The places that answer a query, best first, at most `limit`; empty where nothing is near.
    ///
    /// # Errors
    /// Where the query cannot be a place: empty, too long, or with control characters.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<Found>, SearchError> {
        self.index().search(&self.tables, query, limit)
    }

    /// Like [`Territory::search`], but beginnings and misspelt names only where no whole name nor code answers: several
    /// times faster for most of what people type.
    ///
    /// # Errors
    /// Where the query cannot be a place.
    pub fn search_whole_first(&self, query: &str, limit: usize) -> Result<Vec<Found>, SearchError> {
        self.index().whole_first(&self.tables, query, limit)
    }

    /// Whether this is a postal code.
    #[must_use]
    pub fn is_postal_code(&self, code: u32) -> bool {
        self.index().by_postal_code.contains_key(&code)
    }

    /// The names nearest in spelling to a query that nothing answers.
    #[must_use]
    pub fn suggestions(&self, query: &str, limit: usize) -> Vec<Target> {
        self.index().spellings(query, limit)
    }

    /// Town halls, sorted by place (read at the first call).
    pub fn town_halls(&self) -> &[TownHall] {
        self.town_halls.get_or_init(|| read_packed(self.packed.town_halls, town_halls::read))
    }

    /// The town hall of a place.
    #[must_use]
    pub fn town_hall(&self, place: u32) -> Option<&TownHall> {
        let halls = self.town_halls();
        halls.binary_search_by_key(&place, |hall| hall.place).ok().map(|index| &halls[index])
    }

    /// Everybody in the 101 departments, spread in their place's polygon around its centre; sorted by place.
    #[must_use]
    pub fn spread_homes(&self) -> Vec<Home> {
        homes::spread(self)
    }

    /// Everybody in the 101 departments, on the cells of the grid where there is one, else as
    /// [`Territory::spread_homes`]; sorted by place.
    #[must_use]
    pub fn grid_homes(&self, cells: &[Cell]) -> Vec<Home> {
        homes::on_grid(self, cells).homes
    }

    /// As [`Territory::grid_homes`], with the account of what was done to the cells.
    #[must_use]
    pub fn grid_account(&self, cells: &[Cell]) -> homes::GridHomes {
        homes::on_grid(self, cells)
    }

    /// How the centre of each place is known: town hall, inside the polygon, otherwise.
    #[must_use]
    pub fn centre_kinds(&self) -> [usize; 3] {
        let count = |kind| self.places().iter().filter(|place| place.centre_kind == kind).count();
        [count(CentreKind::TownHall), count(CentreKind::InsidePolygon), count(CentreKind::Other)]
    }

    fn place_grid(&self) -> &PlaceGrid {
        self.grid.get_or_init(|| PlaceGrid::of(self.contours()))
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.tables))
    }
}

fn position(found: Result<usize, usize>) -> Option<u16> {
    found.ok().and_then(|index| u16::try_from(index).ok())
}

fn read_packed<T>(packed: &[u8], read: impl Fn(&[u8]) -> Result<T, WireError>) -> T {
    let bytes = embedded::unpack(packed).expect("the embedded files are whole: the tests read them");
    read(&bytes).expect("the embedded files are of this version: the tests read them")
}
