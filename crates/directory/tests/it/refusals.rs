//! Files that are refused whole, each with a message that says where and what to do.

use crate::lists::{HEADER, list, row, try_read};

fn message(bytes: &[u8]) -> String {
    try_read(bytes).unwrap_err().to_string()
}

#[test]
fn every_refusal_says_where_and_what_to_do() {
    let good = list(&[&[]]);
    let whole = |text: &str| text.as_bytes().to_vec();
    let cases: [(Vec<u8>, &str); 16] = [
        (Vec::new(), "the file is empty: download the list again"),
        (whole("\n \n"), "the file is empty"),
        (whole("<!DOCTYPE html><html><body>404"), "line 1, column 1: this is a web page (HTML)"),
        (
            b"PK\x03\x04\x14\x00".to_vec(),
            "line 1, column 1: this is not a text file (a ZIP archive or an Excel workbook)",
        ),
        (b"id_fs,lib\nab\x00c".to_vec(), "line 2, column 3: this is not a text file (a zero byte)"),
        (
            whole("code,population\n01001,771\n"),
            "line 1: not the list of points: no column `id_fs`, `lib_fs`",
        ),
        (whole(&good.replace("h_mardi", "mardis")), "line 1: not the list of points: no column `h_mardi`"),
        (
            whole(&good.replace("groupe_fs", "MATRICULE")),
            "line 1, column 23: the header `MATRICULE` is the second one for `id_fs`",
        ),
        (whole(&good.replace("\"Mende\"", "\"Mende")), "line 2, column"),
        (
            whole(&good.replace("1 rue du Four\"", "1 rue \"du Four\"")),
            "line 2, column 45: unbalanced quotes",
        ),
        (
            whole(&format!("{good}\"8\",\"48\",\"Fr")),
            "line 3, column 10: a quote opens here and never closes: the file was cut",
        ),
        (whole(&format!("{good}8,48,France")), "line 3, column 3: the file ends in the middle of a row"),
        (
            whole(&format!("{HEADER}\n")),
            "none of the 0 rows can be imported (line 1, column id_fs: there is only a header)",
        ),
        (
            whole(&list(&[&[("id_fs", "")]])),
            "none of the 1 rows can be imported (line 2, column id_fs: no id",
        ),
        (
            whole("{\"type\": \"FeatureCollection\", \"features\": [{"),
            "line 1, column 44: the file ends in the middle",
        ),
        (whole("{\"name\": \"x\"}"), "line 1, column 1: this JSON is not a GeoJSON list"),
    ];
    for (bytes, expected) in cases {
        let message = message(&bytes);
        assert!(message.starts_with(expected), "{message}\nexpected {expected}");
    }
}

#[test]
fn a_list_cut_anywhere_in_its_last_row_is_refused() {
    let text = list(&[&[], &[("id_fs", "8"), ("commentaire", "Fermé l'été")]]);
    let end_of_first = text.len() - row(&[("id_fs", "8"), ("commentaire", "Fermé l'été")]).len() - 1;
    // Cut after its last quote, the last row is whole; cut before its first, it is not there.
    for at in end_of_first + 1..text.len() - 1 {
        assert!(
            try_read(&text.as_bytes()[..at]).is_err(),
            "{}",
            String::from_utf8_lossy(&text.as_bytes()[..at])
        );
    }
    let bare = text.replace('"', "").replace(',', ";");
    for at in bare.len() - 12..bare.len() - 1 {
        assert!(try_read(&bare.as_bytes()[..at]).is_err(), "{at}");
    }
    assert_eq!(try_read(bare.trim_end().as_bytes()).unwrap().points.len(), 2);
}

#[test]
fn more_than_64_mib_is_refused_unread() {
    let bytes = vec![b'a'; (64 << 20) + 1];
    assert!(message(&bytes).starts_with("the file has 67108865 bytes, more than 64 MiB"));
}
