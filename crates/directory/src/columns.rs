//! Headers of 2020, 2023 and 2024, in any order, case and accents, as the columns of the official list.

use crate::point::DAY_COLUMNS;
use crate::read::{ColumnRead, ListRefused};
use crate::text;

/// The columns of the official list of 2024, in its order.
pub(crate) const OFFICIAL: [&str; 24] = [
    "id_fs",
    "insee_dep",
    "lib_fs",
    "adresse",
    "complement_adresse",
    "insee_com",
    "code_postal",
    "lib_com",
    "latitude",
    "longitude",
    "mail",
    "telephone",
    "h_lundi",
    "h_mardi",
    "h_mercredi",
    "h_jeudi",
    "h_vendredi",
    "h_samedi",
    "prise_rdv",
    "commentaire",
    "type_fs",
    "format_fs",
    "groupe_fs",
    "labellisation_fs",
];

/// Columns of the list of July 2023 that the official list has no more.
pub(crate) const ITINERANCE: &str = "itinerance";
pub(crate) const FORMAT_ANCT: &str = "format_fs_anct";
/// The hours as `opening_hours` of OpenStreetMap, in files of the schema of digital mediation: instead of the days.
pub(crate) const OPENING_HOURS: &str = "horaires";

/// Other headers, folded, and what they stand for: the lists of 2020 and 2023, and what people write by hand.
const ALIASES: [(&str, &str); 42] = [
    ("matricule", "id_fs"),
    ("id", "id_fs"),
    ("departement", "insee_dep"),
    ("codedepartement", "insee_dep"),
    ("dep", "insee_dep"),
    ("libfranceservices", "lib_fs"),
    ("libfranceservice", "lib_fs"),
    ("nom", "lib_fs"),
    ("complementdadresse", "complement_adresse"),
    ("codeinsee", "insee_com"),
    ("codecommune", "insee_com"),
    ("cp", "code_postal"),
    ("commune", "lib_com"),
    ("nomcommune", "lib_com"),
    ("lat", "latitude"),
    ("y", "latitude"),
    ("lon", "longitude"),
    ("long", "longitude"),
    ("lng", "longitude"),
    ("x", "longitude"),
    ("contactmail", "mail"),
    ("email", "mail"),
    ("courriel", "mail"),
    ("courriels", "mail"),
    ("openinghours", "horaires"),
    ("presentationdetail", "commentaire"),
    ("structureparente", "groupe_fs"),
    ("tel", "telephone"),
    ("contacttelephone", "telephone"),
    ("lundi", "h_lundi"),
    ("mardi", "h_mardi"),
    ("mercredi", "h_mercredi"),
    ("jeudi", "h_jeudi"),
    ("vendredi", "h_vendredi"),
    ("samedi", "h_samedi"),
    ("commentairehoraires", "commentaire"),
    ("commentaireshoraires", "commentaire"),
    ("commentaires", "commentaire"),
    ("groupe", "groupe_fs"),
    ("labellisation", "labellisation_fs"),
    ("type", "type_fs"),
    ("format", "format_fs"),
];

/// Columns without which a table is not the list. The days need not be there beside `horaires`; the place needs `insee_com`, or `code_postal` and `lib_com`.
const REQUIRED: [&str; 10] = [
    "id_fs",
    "lib_fs",
    "latitude",
    "longitude",
    "h_lundi",
    "h_mardi",
    "h_mercredi",
    "h_jeudi",
    "h_vendredi",
    "h_samedi",
];

/// The official column that a header stands for.
pub(crate) fn official(header: &str) -> Option<&'static str> {
    let key = text::key(header);
    if key.is_empty() {
        return None;
    }
    let known = OFFICIAL.iter().chain([&ITINERANCE, &FORMAT_ANCT, &OPENING_HOURS]);
    let exact = known.copied().find(|column| text::key(column) == key);
    exact.or_else(|| ALIASES.iter().find(|(alias, _)| *alias == key).map(|(_, column)| *column))
}

/// Which cell of a row holds which column.
#[derive(Debug)]
pub(crate) struct Columns {
    by_cell: Vec<Option<&'static str>>,
}

impl Columns {
    pub(crate) fn of(headers: &[String]) -> Result<Self, ListRefused> {
        let by_cell: Vec<_> = headers.iter().map(|header| official(header)).collect();
        for (cell, column) in by_cell.iter().enumerate() {
            if let Some(official) = column
                && by_cell[..cell].contains(&Some(official))
            {
                let header = headers[cell].clone();
                let column = u32::try_from(cell + 1).unwrap_or(u32::MAX);
                return Err(ListRefused::ColumnTwice { column, header, official });
            }
        }
        let has = |column: &str| by_cell.contains(&Some(column));
        let needed = |column: &&str| !(DAY_COLUMNS.contains(column) && has(OPENING_HOURS));
        let mut missing: Vec<&'static str> =
            REQUIRED.into_iter().filter(|column| !has(column)).filter(needed).collect();
        if !(has("insee_com") || has("code_postal") && has("lib_com")) {
            missing.push("insee_com");
        }
        if missing.is_empty() {
            return Ok(Self { by_cell });
        }
        let found = headers.iter().take(30).map(|header| header.chars().take(40).collect()).collect();
        Err(ListRefused::WrongColumns { missing, found })
    }

    /// The trimmed cell of a column; empty where the list has no such column.
    pub(crate) fn cell<'a>(&self, cells: &'a [String], column: &str) -> &'a str {
        let at = self.by_cell.iter().position(|known| *known == Some(column));
        let cell = at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
        // What statistics programs and spreadsheets write for nothing: the list of 2020 went through one.
        if matches!(cell, "NA" | "N/A" | "#N/A" | "NULL" | "NaN" | "nan" | "None") { "" } else { cell }
    }

    /// Whether the list has the column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.by_cell.contains(&Some(column))
    }

    pub(crate) fn read(&self, headers: &[String]) -> Vec<ColumnRead> {
        let both = headers.iter().zip(&self.by_cell);
        both.filter_map(|(header, column)| column.map(|column| ColumnRead { header: header.clone(), column }))
            .collect()
    }

    pub(crate) fn ignored(&self, headers: &[String]) -> Vec<String> {
        let both = headers.iter().zip(&self.by_cell);
        both.filter(|(_, column)| column.is_none()).map(|(header, _)| header.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::official;

    #[test]
    fn headers_of_every_year_are_known() {
        let cases = [
            ("id_fs", "id_fs"),
            ("MATRICULE", "id_fs"),
            ("DEPARTEMENT", "insee_dep"),
            ("lib_france_services", "lib_fs"),
            ("COMPLEMENT.D.ADRESSE", "complement_adresse"),
            ("Complément d'adresse", "complement_adresse"),
            ("CONTACT.MAIL", "mail"),
            ("TÉLÉPHONE", "telephone"),
            ("H_Lundi", "h_lundi"),
            ("Commentaires.horaires", "commentaire"),
            ("Commentaire.horaires", "commentaire"),
            ("ITINERANCE", "itinerance"),
            ("format_fs_anct", "format_fs_anct"),
            ("groupe", "groupe_fs"),
            ("labellisation", "labellisation_fs"),
        ];
        for (header, column) in cases {
            assert_eq!(official(header), Some(column), "{header}");
        }
        assert_eq!(official("population"), None);
        assert_eq!(official(" "), None);
    }
}
