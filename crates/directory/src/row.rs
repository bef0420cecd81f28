//! One row into a point, with its corrections, or its refusal.

use crate::columns::{Columns, FORMAT_ANCT, ITINERANCE, OPENING_HOURS};
use crate::coords::{self, Positioned};
use crate::gazetteer::Gazetteer;
use crate::place::{self, PlaceFound, Where};
use crate::point::{Appointment, DAY_COLUMNS, Flag, Format, Kind, ListedPoint};
use crate::read::{Correction, CorrectionReason, RefusedRow, RowRefusal};
use crate::table::Row;
use crate::text;

pub(crate) fn refused(line: u32, column: &'static str, reason: RowRefusal) -> RefusedRow {
    RefusedRow { line, column, reason }
}

/// A row being read: its cells by column, and the corrections made so far.
struct Reading<'a> {
    row: &'a Row,
    columns: &'a Columns,
    corrections: &'a mut Vec<Correction>,
}

impl Reading<'_> {
    fn cell(&self, column: &str) -> &str {
        self.columns.cell(&self.row.cells, column)
    }

    fn correct(&mut self, column: &'static str, now: &str, reason: CorrectionReason) {
        let was = self.cell(column).to_owned();
        self.corrections.push(Correction { line: self.row.line, column, was, now: now.to_owned(), reason });
    }

    /// A cell of free text on one line.
    fn words(&mut self, column: &'static str) -> String {
        text::one_line(&self.decoded(column))
    }

    /// A cell of free text, escape sequences decoded and the "rv" of words put back, both noted.
    fn decoded(&mut self, column: &'static str) -> String {
        let was = self.cell(column);
        let unescaped = text::unescape(was);
        let restored = text::restore_rv(&unescaped);
        let escaped = unescaped != was;
        let replaced = restored != unescaped;
        if escaped {
            self.correct(column, &text::lines(&unescaped), CorrectionReason::EscapesDecoded);
        }
        if replaced {
            self.correct(column, &text::lines(&restored), CorrectionReason::ReplacementUndone);
        }
        restored
    }
}

pub(crate) fn read(
    row: &Row,
    expected: usize,
    columns: &Columns,
    gazetteer: &dyn Gazetteer,
    corrections: &mut Vec<Correction>,
) -> Result<ListedPoint, RefusedRow> {
    if row.cells.len() != expected {
        let reason = RowRefusal::WrongFieldCount { found: row.cells.len(), expected };
        return Err(refused(row.line, "id_fs", reason));
    }
    let mut reading = Reading { row, columns, corrections };
    let id_fs = id(reading.cell("id_fs"));
    if id_fs.is_empty() {
        return Err(refused(row.line, "id_fs", RowRefusal::NoId));
    }
    let PlaceFound { place, correction } = find_place(&reading, gazetteer)?;
    let facts = gazetteer.place(place);
    let mut flags = Vec::new();
    if let Some(reason) = correction {
        reading.correct("insee_com", facts.code.as_str(), reason);
        if !matches!(reason, CorrectionReason::CodeRepaired | CorrectionReason::MergedCommune) {
            flags.push(Flag::PlaceByOtherColumns);
        }
    }
    note_department(&mut reading, facts.department.as_str());
    let positioned = position(&mut reading, place, gazetteer);
    flags.extend(positioned.flag);
    let commune_name = match reading.words("lib_com") {
        name if name.is_empty() => facts.name.to_owned(),
        name => name,
    };
    let (kind, format) = kind_and_format(&mut reading);
    Ok(ListedPoint {
        line: row.line,
        id_fs,
        name: reading.words("lib_fs"),
        address: reading.words("adresse"),
        address_complement: reading.words("complement_adresse"),
        place,
        commune_code: facts.code,
        commune_name,
        postal_code: postal_code(&mut reading),
        department: facts.department,
        coord: positioned.coord,
        coord_origin: positioned.origin,
        mail: reading.words("mail"),
        phone: reading.words("telephone"),
        day_cells: DAY_COLUMNS.map(|column| text::one_line(reading.cell(column))),
        opening_hours: text::one_line(reading.cell(OPENING_HOURS)),
        appointment: appointment(&mut reading),
        comment: text::lines(&reading.decoded("commentaire")),
        kind,
        format,
        group: reading.words("groupe_fs"),
        label: reading.words("labellisation_fs"),
        flags,
    })
}

/// Numbers that went through a spreadsheet come back as "12.0"; nothing else is touched, since ids are compared
/// with those of other lists.
fn id(cell: &str) -> String {
    let id = text::one_line(cell);
    match id.strip_suffix(".0") {
        Some(number) if number.bytes().all(|byte| byte.is_ascii_digit()) => number.to_owned(),
        _ => id,
    }
}

fn find_place(reading: &Reading<'_>, gazetteer: &dyn Gazetteer) -> Result<PlaceFound, RefusedRow> {
    let cells = Where {
        code: reading.cell("insee_com"),
        postal_code: reading.cell("code_postal"),
        name: reading.cell("lib_com"),
        department: reading.cell("insee_dep"),
        latitude: reading.cell("latitude"),
        longitude: reading.cell("longitude"),
    };
    place::find(cells, gazetteer).ok_or_else(|| {
        let owned = str::to_owned;
        let reason = RowRefusal::NoUsablePlace {
            code: owned(cells.code),
            postal_code: owned(cells.postal_code),
            name: owned(cells.name),
        };
        refused(reading.row.line, "insee_com", reason)
    })
}

/// `insee_dep` is checked where the list has it; the commune's department wins.
fn note_department(reading: &mut Reading<'_>, department: &str) {
    let listed = reading.cell("insee_dep");
    if listed.is_empty() || listed == department {
        return;
    }
    let repaired = place::code(listed, 2);
    // Corsica was "20" before 1976 and still is in postal codes; a name instead of a code says nothing wrong.
    let reason = if repaired == department {
        CorrectionReason::CodeRepaired
    } else if repaired.len() > 3 {
        return;
    } else {
        CorrectionReason::DepartmentDisagrees
    };
    reading.correct("insee_dep", department, reason);
}

fn position(reading: &mut Reading<'_>, place: u32, gazetteer: &dyn Gazetteer) -> Positioned {
    let positioned = coords::position(reading.cell("latitude"), reading.cell("longitude"), place, gazetteer);
    if let Some(reason) = positioned.correction {
        let (latitude, longitude) = (reading.cell("latitude"), reading.cell("longitude"));
        let was = format!("{latitude} {longitude}").trim().to_owned();
        let now = format!("{} {}", positioned.coord.lat(), positioned.coord.lon());
        reading.corrections.push(Correction { line: reading.row.line, column: "latitude", was, now, reason });
    }
    positioned
}

fn postal_code(reading: &mut Reading<'_>) -> String {
    let listed = reading.cell("code_postal");
    let repaired = place::code(listed, 5);
    if repaired != listed {
        reading.correct("code_postal", &repaired, CorrectionReason::CodeRepaired);
    }
    repaired
}

fn appointment(reading: &mut Reading<'_>) -> Appointment {
    match text::key(reading.cell("prise_rdv")).as_str() {
        "oui" | "o" | "yes" | "true" | "vrai" | "1" => Appointment::Possible,
        "non" | "n" | "no" | "false" | "faux" | "0" => Appointment::None,
        "" => Appointment::Unknown,
        _ => {
            reading.correct("prise_rdv", "", CorrectionReason::UnknownWord);
            Appointment::Unknown
        }
    }
}

/// Kind and format together, since lists before 2024 mix them in one column ("Antenne", "Bus", "Espace labellisé").
fn kind_and_format(reading: &mut Reading<'_>) -> (Kind, Format) {
    let keys =
        ["format_fs", FORMAT_ANCT, ITINERANCE, "type_fs"].map(|column| text::key(reading.cell(column)));
    let [format, anct, itinerance, kind] = &keys;
    let fixed = Some(Format::Fixed).filter(|_| itinerance.starts_with("fixe"));
    let formats = [format_of(anct), format_of(format), fixed];
    let mut read = formats.into_iter().flatten().next();
    let no = ["non", "fixe", "0", "false", "faux", "pas", "aucun", "sans"];
    let travels = !itinerance.is_empty()
        && !no.iter().any(|no| itinerance.starts_with(no))
        && format_of(itinerance) != Some(Format::Fixed);
    if travels && matches!(read, None | Some(Format::Fixed)) {
        read = format_of(itinerance).filter(|format| *format != Format::Fixed).or(Some(Format::Itinerant));
    }
    let is_list_of_2024 = reading.columns.has("type_fs");
    if read.is_none() && !format.is_empty() && is_list_of_2024 {
        reading.correct("format_fs", "", CorrectionReason::UnknownWord);
    }
    let kind = match kind.as_str() {
        word if word.starts_with("principal") || word.starts_with("siege") => Kind::Main,
        word if word.starts_with("antenne") || word.starts_with("secondaire") => Kind::Antenna,
        "" if format.starts_with("antenne") || anct.starts_with("antenne") => Kind::Antenna,
        "" => Kind::Unknown,
        _ => {
            reading.correct("type_fs", "", CorrectionReason::UnknownWord);
            Kind::Unknown
        }
    };
    (kind, read.unwrap_or(Format::Unknown))
}

/// The format in a folded word, however the year spells it.
fn format_of(word: &str) -> Option<Format> {
    let has = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    if has(&["bus", "camion", "van", "vehicule"]) {
        Some(Format::Bus)
    } else if has(&["noniti", "nonmobile"]) {
        Some(Format::Fixed)
    } else if has(&["itiner", "mobile", "ambulant"]) {
        Some(Format::Itinerant)
    } else if has(&["multi"]) {
        Some(Format::MultiSite)
    } else if word.contains("fixe") && word.contains("antenne") {
        Some(Format::FixedWithAntennas)
    } else if has(&["fixe", "antenne"]) {
        Some(Format::Fixed)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Format, format_of, id};
    use crate::text::key;

    #[test]
    fn formats_of_every_year_are_known() {
        let cases = [
            ("Fixe", Some(Format::Fixed)),
            ("Fixe_antenne(s)", Some(Format::FixedWithAntennas)),
            ("Multisites", Some(Format::MultiSite)),
            ("Multi-sites", Some(Format::MultiSite)),
            ("Bus_équivalent", Some(Format::Bus)),
            ("FS mobile", Some(Format::Itinerant)),
            ("Espace itinérant", Some(Format::Itinerant)),
            ("Non itinérant", Some(Format::Fixed)),
            ("Antenne", Some(Format::Fixed)),
            ("Espace labellisé", None),
            ("", None),
        ];
        for (word, format) in cases {
            assert_eq!(format_of(&key(word)), format, "{word}");
        }
        assert_eq!((id("12.0"), id(" FS-1 "), id("1.0.0")), ("12".into(), "FS-1".into(), "1.0.0".into()));
    }
}
