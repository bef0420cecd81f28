//! A trial as an address says it: `fermer=ID`, `ouvrir=LON,LAT` or a commune, `deplacer=ID:WHERE`,
//! `horaires=ID:HOURS`, each as often as wanted. Forms without script cannot glue two fields together: their
//! `deplacer_point` with `deplacer_vers`, and `horaires_point` with `horaires_texte`, become one of these.

use crate::query::{QueryError, parameter, values};
use app::engines::hours::parse::week_words::{week_words, write_week};
use app::engines::hours::rule::OpeningRule;
use app::engines::territory::{Target, Territory};
use app::find::{Answer, centre, target, understand};
use app::whatif::{Trial, TrialError};
use base::coord::Coord;
use base::limits;
use pages::parts::Link;
use words::{figures, t};

/// Communes proposed where a name means several.
const CHOICES: usize = 20;

/// A position asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Spot {
    /// As our own links say it: a commune's code, or `LON,LAT`.
    pub(crate) value: String,
    pub(crate) name: String,
    pub(crate) coord: Coord,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Asked {
    Close(String),
    Open(Spot),
    Move(String, Spot),
    Hours(String, Vec<OpeningRule>),
}

/// What an address asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct AskedTrial {
    pub(crate) changes: Vec<Asked>,
    /// The department whose lists are shown.
    pub(crate) department: Option<u16>,
    /// The point chosen in its lists.
    pub(crate) point: Option<String>,
}

/// Why an address is no trial: what is wrong, in words, and what may have been meant.
#[derive(Clone, Debug)]
pub(crate) struct Refused {
    pub(crate) why: String,
    pub(crate) instead: Vec<Link>,
}

impl Refused {
    pub(crate) fn of(why: String) -> Self {
        Self { why, instead: Vec::new() }
    }
}

impl From<QueryError> for Refused {
    fn from(error: QueryError) -> Self {
        Self::of(match error {
            QueryError::Doubled(name) => t!(trial_refused_doubled, parameter = name),
            QueryError::NotText(name) => t!(trial_refused_unreadable, parameter = name),
            QueryError::TooLong(name, limit) => {
                t!(trial_refused_too_long, parameter = name, limit = limit)
            }
        })
    }
}

impl Asked {
    /// The change as a parameter: its name and value.
    pub(crate) fn field(&self) -> (&'static str, String) {
        match self {
            Self::Close(id) => ("fermer", id.clone()),
            Self::Open(spot) => ("ouvrir", spot.value.clone()),
            Self::Move(id, spot) => ("deplacer", format!("{id}:{}", spot.value)),
            Self::Hours(id, rules) => ("horaires", format!("{id}:{}", write_week(rules))),
        }
    }

    /// The change as words of the command line.
    pub(crate) fn words(&self) -> String {
        let at = |coord: &Coord| format!("{},{}", coord.lon(), coord.lat());
        match self {
            Self::Close(id) => format!(" --close {id}"),
            Self::Open(spot) => format!(" --open {}", at(&spot.coord)),
            Self::Move(id, spot) => format!(" --move {id}={}", at(&spot.coord)),
            Self::Hours(id, rules) => format!(" --hours \"{id}={}\"", write_week(rules)),
        }
    }
}

impl AskedTrial {
    /// Reads a query; `Err` names the parameter that is wrong.
    pub(crate) fn read(query: &str) -> Result<Self, Refused> {
        let mut asked = Self::default();
        for id in filled(query, "fermer")? {
            asked.changes.push(Asked::Close(id));
        }
        for text in filled(query, "ouvrir")? {
            asked.changes.push(Asked::Open(spot("ouvrir", &text)?));
        }
        let mut moves = filled(query, "deplacer")?;
        moves.extend(pair(query, "deplacer_point", "deplacer_vers")?);
        for text in moves {
            let wrong = || t!(trial_refused_form_place, parameter = "deplacer", text = &text);
            let (id, to) = point_and(&text, wrong)?;
            asked.changes.push(Asked::Move(id, spot("deplacer", to)?));
        }
        let mut hours = filled(query, "horaires")?;
        hours.extend(pair(query, "horaires_point", "horaires_texte")?);
        for text in hours {
            let wrong = || t!(trial_refused_form_hours, parameter = "horaires", text = &text);
            let (id, words) = point_and(&text, wrong)?;
            let rules = week_words(words).map_err(|_| Refused::of(t!(trial_refused_hours, text = words)))?;
            asked.changes.push(Asked::Hours(id, rules));
        }
        if asked.changes.len() > limits::TRIAL_CHANGES {
            return Err(too_many(asked.changes.len()));
        }
        asked.department = department(query)?;
        asked.point = parameter(query, "point", limits::TRIAL_BYTES)?;
        Ok(asked)
    }

    /// The same as the use case wants it.
    pub(crate) fn trial(&self) -> Trial {
        let mut trial = Trial::default();
        for change in &self.changes {
            match change {
                Asked::Close(id) => trial.close.push(id.clone()),
                Asked::Open(spot) => trial.open.push(spot.coord),
                Asked::Move(id, spot) => trial.moved.push((id.clone(), spot.coord)),
                Asked::Hours(id, rules) => trial.hours.push((id.clone(), rules.clone())),
            }
        }
        trial
    }

    /// The address of this trial, without one of its changes where `without` is its place.
    pub(crate) fn url(&self, without: Option<usize>) -> String {
        let kept = self.changes.iter().enumerate().filter(|(index, _)| Some(*index) != without);
        let mut fields: Vec<(&str, String)> = kept.map(|(_, change)| change.field()).collect();
        fields.extend(self.department_code().map(|code| ("departement", code)));
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
        if pairs.is_empty() { "/et-si".into() } else { format!("/et-si?{}", pairs.join("&")) }
    }

    pub(crate) fn department_code(&self) -> Option<String> {
        let known = &Territory::embedded().departments()[usize::from(self.department?)];
        Some(known.code.to_string())
    }

    /// What is wrong with changes that were read, in words that name their parameter.
    pub(crate) fn refused(&self, error: &TrialError) -> Refused {
        let parameter = |id: &str| {
            let of_point = |change: &&Asked| match change {
                Asked::Close(other) | Asked::Move(other, _) | Asked::Hours(other, _) => other == id,
                Asked::Open(_) => false,
            };
            self.changes.iter().find(of_point).map_or("fermer", |change| change.field().0)
        };
        Refused::of(match error {
            TrialError::NoPoint(id) => {
                t!(trial_refused_point_in_force, parameter = parameter(id), point = id)
            }
            TrialError::Twice(id) => t!(trial_refused_twice, parameter = parameter(id), point = id),
            TrialError::OnTour(id) => t!(trial_refused_on_tour, point = id),
            TrialError::Nowhere(lon, lat) => t!(trial_refused_nowhere, position = format!("{lon},{lat}")),
            TrialError::TooMany(count) => return too_many(*count),
            TrialError::Nothing => t!(trial_refused_nothing),
        })
    }
}

fn too_many(count: usize) -> Refused {
    Refused::of(t!(trial_refused_too_many, count = count, most = limits::TRIAL_CHANGES))
}

/// The values of a parameter that say something.
fn filled(query: &str, name: &'static str) -> Result<Vec<String>, Refused> {
    let mut found = Vec::new();
    for value in values(query, name, limits::TRIAL_BYTES) {
        let value = value?.trim().to_owned();
        if value.contains(char::is_control) {
            return Err(QueryError::NotText(name).into());
        }
        if !value.is_empty() {
            found.push(value);
        }
        if found.len() > limits::TRIAL_CHANGES {
            return Err(too_many(found.len()));
        }
    }
    Ok(found)
}

/// Two fields of a form as one value.
fn pair(query: &str, first: &'static str, second: &'static str) -> Result<Option<String>, Refused> {
    let value = |name| -> Result<Option<String>, Refused> {
        let value = parameter(query, name, limits::TRIAL_BYTES)?;
        Ok(value.filter(|value| !value.trim().is_empty()))
    };
    match (value(first)?, value(second)?) {
        (None, None) => Ok(None),
        (Some(point), Some(rest)) => Ok(Some(format!("{point}:{rest}"))),
        (Some(_), None) => Err(Refused::of(t!(trial_refused_missing, parameter = second))),
        (None, Some(_)) => Err(Refused::of(t!(trial_refused_missing, parameter = first))),
    }
}

/// A point and what is said of it; what is wrong where it is not two.
fn point_and(text: &str, wrong: impl Fn() -> String) -> Result<(String, &str), Refused> {
    let (id, rest) = text.split_once([':', '=']).ok_or_else(|| Refused::of(wrong()))?;
    Ok((id.trim().to_owned(), rest.trim()))
}

fn department(query: &str) -> Result<Option<u16>, Refused> {
    let Some(text) = parameter(query, "departement", 20)?.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let tables = Territory::embedded();
    let known = text.parse().ok().and_then(|code| tables.department_of(code));
    let known = known.filter(|index| tables.departments()[usize::from(*index)].in_france);
    let unknown = || Refused::of(t!(trial_refused_department, text = &text));
    known.map(Some).ok_or_else(unknown)
}

/// A position, or a commune by its code, name or postal code.
fn spot(parameter: &'static str, text: &str) -> Result<Spot, Refused> {
    if let Some(coord) = position(text) {
        let value = format!("{},{}", coord.lon(), coord.lat());
        let near = Territory::embedded().locate(coord);
        let place = near.map(|place| figures::curly(&Territory::embedded().place(place).name));
        let name = place.unwrap_or_else(|| t!(trial_position, position = &value));
        return Ok(Spot { value, name, coord });
    }
    // Our own lists say codes, some of which are postal codes of other communes.
    if let Some(target) = text.parse().ok().and_then(target) {
        return Ok(spot_of(target));
    }
    let unknown = || Refused::of(t!(trial_refused_spot, parameter = parameter, text = text));
    match understand(text) {
        Ok(Answer::Place(target)) => Ok(spot_of(target)),
        Ok(Answer::Choice(found)) => Err(Refused {
            why: t!(trial_refused_several, parameter = parameter, text = text),
            instead: found.iter().take(CHOICES).map(|found| choice(parameter, found.target)).collect(),
        }),
        Ok(Answer::Unknown(_)) | Err(_) => Err(unknown()),
    }
}

/// `LON,LAT` in degrees.
fn position(text: &str) -> Option<Coord> {
    let (lon, lat) = text.split_once(',')?;
    let degrees = |text: &str| text.trim().parse::<f64>().ok();
    Coord::from_degrees(degrees(lon)?, degrees(lat)?)
}

fn spot_of(target: Target) -> Spot {
    let tables = Territory::embedded();
    let (value, name) = match target {
        Target::Place(place) => {
            let known = tables.place(place);
            (known.code.to_string(), figures::curly(&known.name))
        }
        Target::City(city) => {
            let known = &tables.cities()[usize::from(city)];
            (known.code.to_string(), known.name.clone())
        }
    };
    Spot { value, name, coord: centre(target) }
}

/// A commune that may have been meant. A trial of it alone: what else was asked for could not be read either.
fn choice(parameter: &str, target: Target) -> Link {
    let tables = Territory::embedded();
    let spot = spot_of(target);
    let department = match target {
        Target::Place(place) => tables.place(place).department,
        Target::City(city) => {
            let places = &tables.cities()[usize::from(city)].places;
            tables.place(places.first().copied().unwrap_or(0)).department
        }
    };
    let known = &tables.departments()[usize::from(department)];
    let text = t!(trial_choice, commune = &spot.name, department = figures::curly(&known.name));
    let name = if parameter == "ouvrir" { "ouvrir" } else { "departement" };
    let value = if name == "ouvrir" { spot.value } else { known.code.to_string() };
    Link { text, url: format!("/et-si?{name}={}", encoded(&value)) }
}

/// A value in an address; marks that addresses allow stay readable.
pub(crate) fn encoded(value: &str) -> String {
    const ESCAPED: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'_')
        .remove(b'.')
        .remove(b',')
        .remove(b':')
        .remove(b';');
    percent_encoding::utf8_percent_encode(value, ESCAPED).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trials_come_back_as_addresses() {
        let cases = [
            ("fermer=2", "/et-si?fermer=2"),
            ("ouvrir=48096&fermer=2", "/et-si?fermer=2&ouvrir=48096"),
            // The postal code 48100 is that of Marvejols, the code 48100 another commune's.
            ("ouvrir=48100", "/et-si?ouvrir=48100"),
            ("ouvrir=Meyrueis", "/et-si?ouvrir=48096"),
            ("ouvrir=3.43,44.18&departement=48", "/et-si?ouvrir=3.43,44.18&departement=48"),
            ("deplacer=2:48096", "/et-si?deplacer=2:48096"),
            ("deplacer_point=2&deplacer_vers=48096", "/et-si?deplacer=2:48096"),
            ("horaires=2:lu%209h-12h", "/et-si?horaires=2:lu%209h-12h"),
            ("horaires_point=2&horaires_texte=lundi+9h-12h", "/et-si?horaires=2:lu%209h-12h"),
            ("fermer=&ouvrir=&deplacer_point=&deplacer_vers=", "/et-si"),
        ];
        for (query, url) in cases {
            let asked = AskedTrial::read(query).unwrap();
            assert_eq!(asked.url(None), url, "{query}");
            let again =
                AskedTrial::read(url.strip_prefix("/et-si").unwrap().trim_start_matches('?')).unwrap();
            assert_eq!(again, asked, "{query}");
        }
    }

    #[test]
    fn hostile_trials_name_their_parameter() {
        let long = format!("ouvrir={}", "x".repeat(500));
        let many = "fermer=1&".repeat(40);
        let cases = [
            ("ouvrir=Zzyzxqwv", "« ouvrir »"),
            ("ouvrir=Saint-Denis", "« ouvrir »"),
            ("ouvrir=1e999,3", "« ouvrir »"),
            ("ouvrir=%00", "« ouvrir »"),
            ("fermer=%ff", "« fermer »"),
            (long.as_str(), "« ouvrir »"),
            (many.as_str(), "« fermer »"),
            ("deplacer=2", "« deplacer »"),
            ("deplacer=2:nullepart", "« deplacer »"),
            ("deplacer_point=2", "« deplacer_vers »"),
            ("horaires_texte=lu+9h-12h", "« horaires_point »"),
            ("horaires=2:demain", "« horaires »"),
            ("departement=99", "« departement »"),
            ("departement=48&departement=15", "« departement »"),
        ];
        for (query, parameter) in cases {
            let refused = AskedTrial::read(query).unwrap_err();
            assert!(refused.why.contains(parameter), "{query}: {}", refused.why);
        }
    }
}
