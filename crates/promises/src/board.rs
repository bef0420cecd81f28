//! The promise board: an assessment for every promise and territory.

use crate::coverage::{Coverage, Ground, PROMISED, Row};
use crate::definitions::{Definition, PromiseId, embedded, of};
use crate::inputs::Inputs;
use crate::left_out::{LeftOut, LeftOutPlace, Part};
use base::people::MilliPeople;
use schemars::JsonSchema;
use serde::Serialize;

/// A territory at one of the levels, by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Territory {
    /// The 101 departments.
    Nation,
    /// A region.
    Region(u16),
    /// A department.
    Department(u16),
    /// A grouping of communes.
    Epci(u16),
    /// A city with arrondissements.
    City(u16),
    /// A commune or municipal arrondissement.
    Place(u32),
}

/// What comes of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// "Tenu".
    Kept,
    /// "Non tenu".
    Broken,
    /// "À vérifier".
    ToCheck,
    /// "Inconnu".
    Unknown,
    /// The promise says nothing of such a territory.
    NotApplicable,
}

/// The figure of an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "unit", rename_all = "snake_case")]
pub enum Figure {
    /// A number of points; main ones beside.
    Points {
        /// All.
        count: u64,
        /// Main points alone.
        main: u64,
    },
    /// A number of departments out of some.
    Departments {
        /// Those that have enough.
        count: u64,
        /// All.
        of: u64,
        /// Those that have enough main points.
        main: u64,
    },
    /// A share of people, in percent.
    Share {
        /// As listed, by the central time.
        percent: f64,
        /// Those surely within.
        low: f64,
        /// Those not surely beyond.
        high: f64,
        /// To fixed points and understood stops only, by the central time.
        sure: f64,
    },
    /// No figure.
    Unknown,
}

/// How many are left out, in one of the two parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LeftOutCount {
    /// People.
    pub people: u64,
    /// Places where they live.
    pub places: usize,
}

/// A department with too few points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    /// The department, by index.
    pub department: u16,
    /// Its points.
    pub count: u64,
    /// Its main points.
    pub main: u64,
    /// How many are missing.
    pub missing: u64,
}

/// What a promise comes to in a territory.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The promise.
    pub promise: PromiseId,
    /// The figure.
    pub figure: Figure,
    /// People of the territory.
    pub people: u64,
    /// The verdict.
    pub verdict: Verdict,
    /// People beyond.
    pub beyond: LeftOutCount,
    /// People to check.
    pub to_check: LeftOutCount,
    /// Departments with too few points, the shortest first. P8 carries them beside its figure: a failure of the
    /// network is told as places and missing points, never added up as inhabitants.
    pub short: Vec<Short>,
}

/// Everything computed of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// Travel times of every territory.
    pub coverage: Coverage,
    /// Those left out.
    pub left_out: LeftOut,
    /// Points, and main points, of each department.
    pub points: Vec<(u64, u64)>,
    /// Rows of the list, Saint-Martin's included, and main ones.
    pub rows: (u64, u64),
    in_france: Vec<bool>,
    region_of: Vec<Option<u16>>,
    places: Vec<crate::inputs::Place>,
}

impl Board {
    /// Evaluates everything.
    #[must_use]
    pub fn of(inputs: &Inputs) -> Self {
        let points = points_of_departments(inputs);
        let mut region_of = vec![None; inputs.sizes.departments];
        for place in inputs.places {
            region_of[usize::from(place.department)] = Some(place.region);
        }
        let (coverage, left_out) = rayon::join(|| Coverage::of(inputs), || LeftOut::of(inputs));
        Self {
            coverage,
            left_out,
            rows: in_all(&points),
            points,
            in_france: inputs.department_in_france.to_vec(),
            region_of,
            places: inputs.places.to_vec(),
        }
    }

    /// The board after the trips of `homes` changed from those of `before` to those of `after`, and perhaps points:
    /// exactly what [`Board::of`] makes of `after`, from what this board knows already. `ground` is that of `before`.
    #[must_use]
    pub fn after(&self, ground: &Ground, before: &Inputs, after: &Inputs, homes: &[u32]) -> Self {
        let points = points_of_departments(after);
        let (coverage, left_out) = rayon::join(
            || self.coverage.after(ground, before, after, homes),
            || self.left_out.after(ground, after, homes),
        );
        Self {
            coverage,
            left_out,
            rows: in_all(&points),
            points,
            in_france: self.in_france.clone(),
            region_of: self.region_of.clone(),
            places: self.places.clone(),
        }
    }

    /// The travel times of a territory.
    #[must_use]
    pub fn row(&self, territory: Territory) -> &Row {
        let coverage = &self.coverage;
        match territory {
            Territory::Nation => &coverage.nation,
            Territory::Region(index) => &coverage.regions[usize::from(index)],
            Territory::Department(index) => &coverage.departments[usize::from(index)],
            Territory::Epci(index) => &coverage.epcis[usize::from(index)],
            Territory::City(index) => &coverage.cities[usize::from(index)],
            Territory::Place(index) => &coverage.places[index as usize],
        }
    }

    /// Whether a place belongs to a territory.
    #[must_use]
    pub fn holds(&self, territory: Territory, place: u32) -> bool {
        let known = &self.places[place as usize];
        match territory {
            Territory::Nation => known.in_france,
            Territory::Region(index) => known.region == index,
            Territory::Department(index) => known.department == index,
            Territory::Epci(index) => known.epci == Some(index),
            Territory::City(index) => known.city == Some(index),
            Territory::Place(index) => place == index,
        }
    }

    /// The places of a territory in one of the parts of who is left out, the most people first.
    #[must_use]
    pub fn left_out_of(&self, part: Part, territory: Territory) -> Vec<&LeftOutPlace> {
        let places = self.left_out.part(part).iter();
        places.filter(|left_out| self.holds(territory, left_out.place)).collect()
    }

    /// All eight promises in a territory.
    #[must_use]
    pub fn assess_all(&self, territory: Territory) -> Vec<Assessment> {
        embedded().iter().map(|definition| self.assess(definition.id, territory)).collect()
    }

    /// One promise in a territory.
    #[must_use]
    pub fn assess(&self, promise: PromiseId, territory: Territory) -> Assessment {
        let definition = of(promise);
        let mut assessment = Assessment {
            promise,
            figure: Figure::Unknown,
            people: self.row(territory).everybody().rounded(),
            verdict: Verdict::Unknown,
            beyond: LeftOutCount::default(),
            to_check: LeftOutCount::default(),
            short: Vec::new(),
        };
        if self.rows.0 == 0 {
            // No list at all: nothing is known, which is not the same as nothing being there.
            return assessment;
        }
        match promise {
            PromiseId::P1 => self.assess_points(definition, territory, &mut assessment),
            PromiseId::P3 => self.assess_departments(definition, territory, &mut assessment),
            PromiseId::P4 => self.assess_people(territory, &mut assessment),
            PromiseId::P8 => {
                self.assess_people(territory, &mut assessment);
                assessment.short = self.short(of(PromiseId::P3), &self.departments(territory));
            }
            PromiseId::P2 | PromiseId::P5 | PromiseId::P6 | PromiseId::P7 => {}
        }
        assessment
    }

    /// The departments, among the 101, that a nation, a region or a department is made of.
    fn departments(&self, territory: Territory) -> Vec<usize> {
        let wanted = |department: usize| match territory {
            Territory::Nation => true,
            Territory::Region(region) => self.region_of[department] == Some(region),
            Territory::Department(index) => usize::from(index) == department,
            Territory::Epci(_) | Territory::City(_) | Territory::Place(_) => false,
        };
        (0..self.points.len()).filter(|index| self.in_france[*index] && wanted(*index)).collect()
    }

    /// Those with fewer points than promised, the shortest first, then by index.
    fn short(&self, definition: &Definition, departments: &[usize]) -> Vec<Short> {
        let least = u64::from(definition.threshold);
        let mut short: Vec<Short> = departments
            .iter()
            .filter(|index| self.points[**index].0 < least)
            .map(|index| {
                let (count, main) = self.points[*index];
                Short { department: *index as u16, count, main, missing: least - count }
            })
            .collect();
        short.sort_by_key(|short| (std::cmp::Reverse(short.missing), short.department));
        short
    }

    /// P1 is promised of the nation, with every row of the list; parts of it get their figure without a verdict.
    fn assess_points(&self, definition: &Definition, territory: Territory, assessment: &mut Assessment) {
        if territory == Territory::Nation {
            let (count, main) = self.rows;
            assessment.figure = Figure::Points { count, main };
            let kept = count > u64::from(definition.threshold);
            assessment.verdict = if kept { Verdict::Kept } else { Verdict::Broken };
            return;
        }
        assessment.verdict = Verdict::NotApplicable;
        let parts = match territory {
            // A collectivity outside the 101 has its points too.
            Territory::Department(index) => vec![usize::from(index)],
            _ => self.departments(territory),
        };
        if !parts.is_empty() {
            let sum = |of: fn(&(u64, u64)) -> u64| parts.iter().map(|part| of(&self.points[*part])).sum();
            assessment.figure =
                Figure::Points { count: sum(|points| points.0), main: sum(|points| points.1) };
        }
    }

    fn assess_departments(&self, definition: &Definition, territory: Territory, assessment: &mut Assessment) {
        let departments = self.departments(territory);
        if departments.is_empty() {
            assessment.verdict = Verdict::NotApplicable;
            return;
        }
        let least = u64::from(definition.threshold);
        assessment.short = self.short(definition, &departments);
        assessment.figure = match territory {
            Territory::Department(index) => {
                let (count, main) = self.points[usize::from(index)];
                Figure::Points { count, main }
            }
            _ => Figure::Departments {
                count: (departments.len() - assessment.short.len()) as u64,
                of: departments.len() as u64,
                main: departments.iter().filter(|index| self.points[**index].1 >= least).count() as u64,
            },
        };
        assessment.verdict = if assessment.short.is_empty() { Verdict::Kept } else { Verdict::Broken };
    }

    fn assess_people(&self, territory: Territory, assessment: &mut Assessment) {
        let row = self.row(territory);
        let (Some(percent), Some(sure), Some((low, high))) =
            (row.share(PROMISED), row.share_sure(PROMISED), row.share_band())
        else {
            // Nobody lives in some communes, to whom nothing can be promised; nobody at all means no data.
            if self.coverage.nation.people > 0 {
                assessment.verdict = Verdict::NotApplicable;
            }
            return;
        };
        assessment.figure = Figure::Share { percent, low, high, sure };
        let counted = |people: u64, places: u32| LeftOutCount {
            people: MilliPeople(people).rounded(),
            places: places as usize,
        };
        assessment.beyond = counted(row.beyond, row.beyond_places);
        assessment.to_check = counted(row.to_check, row.to_check_places);
        assessment.verdict = match (row.beyond, row.to_check) {
            (0, 0) => Verdict::Kept,
            (0, _) => Verdict::ToCheck,
            _ => Verdict::Broken,
        };
    }
}

/// Points, and main points, of each department.
fn points_of_departments(inputs: &Inputs) -> Vec<(u64, u64)> {
    let mut points = vec![(0, 0); inputs.sizes.departments];
    for point in inputs.points {
        let of_department = &mut points[usize::from(point.department)];
        of_department.0 += 1;
        of_department.1 += u64::from(point.main);
    }
    points
}

fn in_all(points: &[(u64, u64)]) -> (u64, u64) {
    points.iter().fold((0, 0), |sum, of| (sum.0 + of.0, sum.1 + of.1))
}
