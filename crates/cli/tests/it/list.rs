//! Hand-made lists in the official form, over real communes of Lozère and its neighbours.

/// The columns of the official list of 2024.
pub(crate) const COLUMNS: [&str; 24] = [
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

/// One row, by column name.
#[derive(Clone)]
pub(crate) struct Row(Vec<(&'static str, String)>);

impl Row {
    /// A main, fixed point open every weekday morning in this commune.
    pub(crate) fn new(id: &str, commune: (&str, &str, &str, f64, f64)) -> Self {
        let (code, postal, name, lat, lon) = commune;
        let morning = "09:00 - 12:00";
        let mut row = Self(COLUMNS.map(|column| (column, String::new())).to_vec());
        row.0[0].1 = id.into();
        for (column, value) in [
            ("insee_dep", &code[..2]),
            ("lib_fs", &format!("France services de {name} (exemple)")),
            ("adresse", "1 place de la Mairie"),
            ("insee_com", code),
            ("code_postal", postal),
            ("lib_com", name),
            ("latitude", &lat.to_string()),
            ("longitude", &lon.to_string()),
            ("telephone", "01 99 00 00 01"),
            ("h_lundi", morning),
            ("h_mardi", morning),
            ("h_mercredi", morning),
            ("h_jeudi", morning),
            ("h_vendredi", morning),
            ("prise_rdv", "Non"),
            ("type_fs", "Principal"),
            ("format_fs", "Fixe"),
            ("labellisation_fs", "Espace labellisé 01/01/2020"),
        ] {
            row = row.with(column, value);
        }
        row
    }

    /// The same row with another value in one column.
    pub(crate) fn with(mut self, column: &str, value: &str) -> Self {
        let cell = self.0.iter_mut().find(|(name, _)| *name == column).expect("a column of the list");
        cell.1 = value.into();
        self
    }
}

pub(crate) const MENDE: (&str, &str, &str, f64, f64) = ("48095", "48000", "Mende", 44.518, 3.5005);
pub(crate) const FLORAC: (&str, &str, &str, f64, f64) =
    ("48061", "48400", "Florac Trois Rivières", 44.3247, 3.5935);
pub(crate) const LANGOGNE: (&str, &str, &str, f64, f64) = ("48080", "48300", "Langogne", 44.7262, 3.8555);
pub(crate) const MARVEJOLS: (&str, &str, &str, f64, f64) = ("48092", "48100", "Marvejols", 44.5537, 3.2911);
pub(crate) const MEYRUEIS: (&str, &str, &str, f64, f64) = ("48096", "48150", "Meyrueis", 44.1786, 3.4303);

/// A list with these rows, comma separated, every cell quoted, as the official one.
pub(crate) fn csv(rows: &[Row]) -> String {
    let line = |cells: Vec<String>| {
        let quoted: Vec<String> =
            cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        quoted.join(",") + "\n"
    };
    let mut text = line(COLUMNS.map(String::from).to_vec());
    for row in rows {
        text += &line(row.0.iter().map(|(_, value)| value.clone()).collect());
    }
    text
}

/// Twelve ordinary points of Lozère: enough that closing one is under a tenth.
pub(crate) fn twelve() -> Vec<Row> {
    ordinary(12)
}

/// Ordinary points of Lozère.
pub(crate) fn ordinary(count: usize) -> Vec<Row> {
    let near = |commune: (&'static str, &'static str, &'static str, f64, f64), step: f64| {
        (commune.0, commune.1, commune.2, commune.3 + step, commune.4)
    };
    (0..count)
        .map(|index| {
            let commune = [MENDE, FLORAC, LANGOGNE, MARVEJOLS][index % 4];
            #[expect(clippy::cast_precision_loss, reason = "below 8")]
            let step = (index / 4 % 8) as f64 * 0.002;
            Row::new(&format!("{}", 100 + index), near(commune, step))
        })
        .collect()
}
