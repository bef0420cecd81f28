//! The table of figures, each beside its bar where it has one.

/// What was measured.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figure {
    pub(crate) name: String,
    pub(crate) value: f64,
    /// `ms`, `MB` or `%`.
    pub(crate) unit: &'static str,
}

impl Figure {
    pub(crate) fn new(name: impl Into<String>, value: f64, unit: &'static str) -> Self {
        Self { name: name.into(), value, unit }
    }
}

/// Where a figure should be.
#[derive(Clone, Copy)]
enum Bar {
    AtMost(f64),
    AtLeast(f64),
}

/// The bars, by the name of the figure, in its unit.
const BARS: [(&str, Bar); 9] = [
    ("import points", Bar::AtMost(2_000.0)),
    ("promises, nation to commune, new process", Bar::AtMost(1_000.0)),
    ("all hours of a week, new process", Bar::AtMost(3_000.0)),
    ("serve: first page", Bar::AtMost(2_000.0)),
    ("serve: an import shows", Bar::AtMost(2_000.0)),
    ("serve: peak memory", Bar::AtMost(300.0)),
    ("place search, p99 of 10,000 queries", Bar::AtMost(1.0)),
    ("place search, exact: right commune first", Bar::AtLeast(98.0)),
    ("place search, one edit: right commune first", Bar::AtLeast(90.0)),
];

/// The table: name, figure, bar, and the figure as a share of its bar.
pub(crate) fn text(figures: &[Figure]) -> String {
    let width = figures.iter().map(|figure| figure.name.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for figure in figures {
        let Figure { name, value, unit } = figure;
        text += &format!("{name:width$}  {value:>10.3} {unit:<2}");
        if let Some((_, bar)) = BARS.iter().find(|(of, _)| of == name) {
            let (words, bar, kept) = match bar {
                Bar::AtMost(bar) => ("at most", bar, value <= bar),
                Bar::AtLeast(bar) => ("at least", bar, value >= bar),
            };
            let verdict = if kept { "" } else { "  MISSED" };
            text += &format!("  {words} {bar} {unit}, {:.2} of it{verdict}", value / bar);
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_stands_beside_its_bar() {
        let figures = [
            Figure::new("import points", 500.0, "ms"),
            Figure::new("serve: peak memory", 450.0, "MB"),
            Figure::new("place search, exact: right commune first", 99.0, "%"),
            Figure::new("else", 1.0, "ms"),
        ];
        let text = text(&figures);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].ends_with(" 500.000 ms  at most 2000 ms, 0.25 of it"), "{text}");
        assert!(lines[1].ends_with("450.000 MB  at most 300 MB, 1.50 of it  MISSED"), "{text}");
        assert!(lines[2].ends_with("99.000 %   at least 98 %, 1.01 of it"), "{text}");
        assert!(lines[3].ends_with("1.000 ms"), "{text}");
    }
}
