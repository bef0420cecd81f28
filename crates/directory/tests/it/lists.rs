//! Small lists in the official columns.

use crate::gazetteer::Country;
use directory::read::{ListRead, ListRefused};

/// The header of 2024.
pub(crate) const HEADER: &str = "id_fs,insee_dep,lib_fs,adresse,complement_adresse,insee_com,code_postal,lib_com,latitude,longitude,mail,telephone,h_lundi,h_mardi,h_mercredi,h_jeudi,h_vendredi,h_samedi,prise_rdv,commentaire,type_fs,format_fs,groupe_fs,labellisation_fs";

/// A good row of Mende.
pub(crate) const MENDE: [(&str, &str); 24] = [
    ("id_fs", "7"),
    ("insee_dep", "48"),
    ("lib_fs", "France services de Mende"),
    ("adresse", "1 rue du Four"),
    ("complement_adresse", ""),
    ("insee_com", "48095"),
    ("code_postal", "48000"),
    ("lib_com", "Mende"),
    ("latitude", "44.518"),
    ("longitude", "3.501"),
    ("mail", "mende@example.fr"),
    ("telephone", "04 00 00 00 00"),
    ("h_lundi", "09:00 - 12:00"),
    ("h_mardi", "09:00 - 12:00 / 14:00 - 17:00"),
    ("h_mercredi", ""),
    ("h_jeudi", ""),
    ("h_vendredi", ""),
    ("h_samedi", ""),
    ("prise_rdv", "Oui"),
    ("commentaire", ""),
    ("type_fs", "Principal"),
    ("format_fs", "Fixe"),
    ("groupe_fs", ""),
    ("labellisation_fs", "Espace labellisé 01/01/2020"),
];

/// The good row with some cells changed.
pub(crate) fn row(changes: &[(&str, &str)]) -> String {
    let cell = |(column, cell): &(&str, &str)| {
        let changed = changes.iter().find(|(changed, _)| changed == column);
        format!("\"{}\"", changed.map_or(*cell, |(_, now)| now).replace('"', "\"\""))
    };
    MENDE.iter().map(cell).collect::<Vec<_>>().join(",")
}

/// A whole list of such rows.
pub(crate) fn list(rows: &[&[(&str, &str)]]) -> String {
    let rows: Vec<String> = rows.iter().map(|changes| row(changes)).collect();
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

pub(crate) fn read(text: &str) -> ListRead {
    try_read(text.as_bytes()).unwrap()
}

pub(crate) fn try_read(bytes: &[u8]) -> Result<ListRead, ListRefused> {
    directory::read(bytes, &Country)
}
