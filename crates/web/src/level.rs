//! A territory of an address: its level, code, names and links.

use app::engines::promises::board::Territory as Level;
use app::engines::territory::Territory as Tables;
use pages::parts::Link;
use words::{figures, t};

/// A territory that has a page, other than a commune.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    pub(crate) level: Level,
    pub(crate) code: String,
    pub(crate) name: String,
    /// "de la Lozère"; languages without such grammar use the name.
    pub(crate) with_de: String,
    /// Its page.
    pub(crate) url: String,
    /// What it belongs to, the board first.
    pub(crate) crumbs: Vec<Link>,
    /// Its level as the command line names it.
    pub(crate) word: &'static str,
}

impl Named {
    /// Its interactive map.
    pub(crate) fn map(&self) -> String {
        match self.level {
            Level::Nation | Level::Place(_) => "/carte".into(),
            _ => format!("/carte?{}", self.url.trim_start_matches('/').replacen('/', "=", 1)),
        }
    }
}

/// The board, to which all of them belong.
pub(crate) fn board() -> Link {
    Link { text: t!(navigation_board), url: "/engagements".into() }
}

/// The whole of France.
pub(crate) fn nation() -> Named {
    Named {
        level: Level::Nation,
        code: "FR".into(),
        name: t!(place_france),
        with_de: t!(place_of_france),
        url: "/engagements/p4".into(),
        crumbs: vec![board()],
        word: "nation",
    }
}

/// The region of a code.
pub(crate) fn region(code: &str) -> Option<Named> {
    let tables = Tables::embedded();
    let index = tables.region_of(code.parse().ok()?)?;
    let in_france = |place: &app::engines::territory::Place| place.region == index && place.in_france;
    tables.places().iter().any(in_france).then(|| region_at(index))
}

/// A region by its index.
pub(crate) fn region_at(index: u16) -> Named {
    let known = &Tables::embedded().regions()[usize::from(index)];
    Named {
        level: Level::Region(index),
        code: known.code.to_string(),
        name: figures::curly(&known.name),
        with_de: figures::curly(&known.with_de()),
        url: format!("/region/{}", known.code),
        crumbs: vec![board()],
        word: "region",
    }
}

/// The department of a code, among the 101.
pub(crate) fn department(code: &str) -> Option<Named> {
    let tables = Tables::embedded();
    let index = tables.department_of(code.parse().ok()?)?;
    tables.departments()[usize::from(index)].in_france.then(|| department_at(index))
}

/// A department by its index.
pub(crate) fn department_at(index: u16) -> Named {
    let known = &Tables::embedded().departments()[usize::from(index)];
    let region = region_at(known.region);
    let mut crumbs = region.crumbs;
    crumbs.push(Link { text: region.name, url: region.url });
    Named {
        level: Level::Department(index),
        code: known.code.to_string(),
        name: figures::curly(&known.name),
        with_de: figures::curly(&known.with_de()),
        url: format!("/departement/{}", known.code),
        crumbs,
        word: "department",
    }
}

/// The grouping of communes of a code.
pub(crate) fn epci(code: &str) -> Option<Named> {
    let tables = Tables::embedded();
    let index = tables.epcis().iter().position(|epci| epci.code.as_str() == code)?;
    Some(epci_at(index as u16))
}

/// A grouping of communes by its index.
pub(crate) fn epci_at(index: u16) -> Named {
    let tables = Tables::embedded();
    let known = &tables.epcis()[usize::from(index)];
    let first = tables.places().iter().find(|place| place.epci == Some(index));
    let crumbs = first.map_or_else(
        || vec![board()],
        |place| {
            let department = department_at(place.department);
            let mut crumbs = department.crumbs;
            crumbs.push(Link { text: department.name, url: department.url });
            crumbs
        },
    );
    Named {
        level: Level::Epci(index),
        code: known.code.to_string(),
        name: figures::curly(&known.name),
        with_de: t!(place_of_epci),
        url: format!("/epci/{}", known.code),
        crumbs,
        word: "epci",
    }
}

/// The territory of a kind and code, as addresses write them.
pub(crate) fn of(kind: &str, code: &str) -> Option<Named> {
    match kind {
        "region" => region(code),
        "departement" => department(code),
        "epci" => epci(code),
        _ => None,
    }
}
