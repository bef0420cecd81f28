//! Tables as CSV files: UTF-8, commas, one header line, as RFC 4180 says.

use crate::live::Served;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::limits;

/// A table as a file. Its name carries the date of the figures.
pub(crate) fn answer(
    served: &Served,
    name: &str,
    header: &[&str],
    lines: impl Iterator<Item = Vec<String>>,
) -> Response {
    let mut text = String::new();
    write_line(&mut text, header.iter().copied());
    for line in lines {
        write_line(&mut text, line.iter().map(String::as_str));
    }
    file(served, name, text.into_bytes())
}

/// A table that is written already, as a file.
pub(crate) fn file(served: &Served, name: &str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"maillage-{name}-{}.csv\"", served.nation.date);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, format!("public, max-age={}", limits::FIGURES_KEPT_S)),
    ];
    (headers, bytes).into_response()
}

fn write_line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            text.push(',');
        }
        // A cell that a spreadsheet would read as a formula is not one of ours: figures and names only.
        if cell.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let mut text = String::new();
        super::write_line(&mut text, ["Mende", "a,b", "dit \"x\""].into_iter());
        assert_eq!(text, "Mende,\"a,b\",\"dit \"\"x\"\"\"\r\n");
    }
}
