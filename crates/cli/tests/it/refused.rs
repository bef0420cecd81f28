//! Bad files are refused whole, and the network stays as it was.

use crate::list::{csv, twelve};
use crate::run::{Ended, House};
use std::path::Path;
use std::process::{Command, Stdio};

#[track_caller]
fn refused(name: &str, content: impl AsRef<[u8]>, says: &[&str]) {
    let house = House::new();
    house.import(&house.file("liste-20240301.csv", csv(&twelve())), &[]).good();
    let before = house.run(&["export", "--format", "csv"]).out;
    let ended = house.import(&house.file(name, content), &["--dated", "2024-08-01", "--accept-closures"]);
    ended.says(3, says);
    ended.says(3, &[name, "nothing has changed"]);
    assert_eq!(house.run(&["export", "--format", "csv"]).out, before);
}

#[test]
fn an_empty_file() {
    refused("vide.csv", "", &["empty"]);
}

#[test]
fn a_picture() {
    refused(
        "liste.csv",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01",
        &["line 3, column 1: this is not a text file (a zero byte)"],
    );
}

#[test]
fn a_web_page() {
    refused(
        "liste.csv",
        "<!DOCTYPE html><html><body>Erreur 503</body></html>",
        &["line 1, column 1: this is a web page (HTML)"],
    );
}

#[test]
fn other_columns() {
    refused("liste.csv", "nom,prenom\nA,B\n", &["column"]);
}

#[test]
fn an_open_quote() {
    let text = csv(&twelve());
    let broken = text.replacen("\"1 place de la Mairie\"", "\"1 place de la Mairie", 1);
    refused("liste.csv", broken, &["line 2, column 75: unbalanced quotes"]);
}

#[test]
fn a_program() {
    let program = std::fs::read(env!("CARGO_BIN_EXE_maillage")).expect("the program is there");
    refused("liste.csv", &program[..1 << 20], &["line 1, column", "this is not a text file"]);
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
fn a_file_larger_than_any_list() {
    let house = House::new();
    let large = house.file("liste.csv", csv(&twelve()));
    let file = std::fs::File::options().append(true).open(&large).expect("the file is there");
    file.set_len((64 << 20) + 1).expect("a hole takes no space");
    house.import(&large, &[]).says(3, &["liste.csv", "more than 64 MB", "nothing has changed"]);
    let endless = house.import(Path::new("/dev/zero"), &[]);
    endless.says(3, &["/dev/zero", "more than 64 MB"]);
    assert!(!house.data().exists(), "refused before anything is made");
    house.import(&house.data().join(".."), &[]).says(3, &["nothing has changed"]);
}

#[test]
fn a_list_may_come_through_a_pipe() {
    let house = House::new();
    let list = house.file("liste.csv", csv(&twelve()));
    let mut import = house.command(&["import", "points", "/dev/stdin"]);
    let mut cat = Command::new("cat").arg(list).stdout(Stdio::piped()).spawn().expect("cat runs");
    import.stdin(cat.stdout.take().expect("its output is piped"));
    let report = Ended::of(import.output().expect("the program runs")).good();
    assert_eq!(report["imported"], 12);
    cat.wait().expect("cat ends");
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
