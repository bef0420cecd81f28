//! Bad files are refused whole, and the network stays as it was.

use crate::list::{csv, twelve};
use crate::run::House;

#[track_caller]
fn refused(name: &str, content: impl AsRef<[u8]>, says: &[&str]) {
    let house = House::new();
    house.import(&house.file("liste-20240301.csv", csv(&twelve())), &[]).good();
    let before = house.run(&["export", "--format", "csv"]).out;
    let ended = house.import(&house.file(name, content), &["--dated", "2024-08-01", "--accept-closures"]);
    assert_eq!(ended.code, 3, "out: {}\nerr: {}", ended.out, ended.err);
    for word in says {
        assert!(ended.err.contains(word), "`{word}` in: {}", ended.err);
    }
    assert_eq!(house.run(&["export", "--format", "csv"]).out, before);
}

#[test]
fn an_empty_file() {
    refused("vide.csv", "", &["empty"]);
}

#[test]
fn a_picture() {
    refused("liste.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", &["not a text file"]);
}

#[test]
fn a_web_page() {
    refused("liste.csv", "<!DOCTYPE html><html><body>Erreur 503</body></html>", &["HTML"]);
}

#[test]
fn other_columns() {
    refused("liste.csv", "nom,prenom\nA,B\n", &["column"]);
}

#[test]
fn an_open_quote() {
    let text = csv(&twelve());
    let broken = text.replacen("\"1 place de la Mairie\"", "\"1 place de la Mairie", 1);
    refused("liste.csv", broken, &["line"]);
}

#[test]
fn a_list_cut_in_the_middle_of_a_row() {
    let text = csv(&twelve());
    refused("liste.csv", &text[..text.len() - 150], &["line 13"]);
}

#[test]
fn a_list_without_a_valid_row() {
    let titles = csv(&[]);
    refused("liste.csv", titles, &["row"]);
}

#[test]
fn a_file_that_is_not_there_is_a_word_of_the_command_line() {
    let house = House::new();
    let ended = house.run(&["import", "points", "nulle-part.csv"]);
    assert_eq!(ended.code, 3);
    assert!(ended.err.contains("nulle-part.csv"), "{}", ended.err);
}

#[test]
fn unknown_words_are_usage() {
    let house = House::new();
    assert_eq!(house.run(&["coverage", "--level", "galaxy"]).code, 2);
    for words in [
        ["--close", "nobody"],
        ["--open", "3.5"],
        ["--open", "-30,40"],
        ["--move", "3.5,44"],
        ["--hours", "exemple-48095=9h"],
    ] {
        let ended = house.run(&["whatif", words[0], words[1]]);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{words:?}: {}", ended.err);
    }
    assert_eq!(house.run(&["coverage", "--hours", "--week", "2024-W54"]).code, 2);
}
