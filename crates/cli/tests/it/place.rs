//! Places where the database cannot be kept: said at once, with the remedy, and the old network stands.

use crate::list::{csv, ordinary, twelve};
use crate::run::{Ended, House};
use std::process::Command;

/// A shell that runs a script with the words of `$1`, `$2`... and leaves signals about the size of files to the
/// program, as Python and many services do.
fn shell(script: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    command.args(["-c", script, "sh"]);
    command
}

/// A command of the house, run by another program that takes its words as arguments.
fn run_by(mut runner: Command, house: &House, words: &[&str]) -> Ended {
    let command = house.command(words);
    runner.arg(command.get_program()).args(command.get_args()).env_remove("MAILLAGE_DATABASE");
    Ended::of(runner.output().expect("the runner runs"))
}

/// A list that needs about two megabytes more than that of [`twelve`].
fn long_list(house: &House) -> String {
    house.file("liste-20240801.csv", csv(&ordinary(1_200))).to_string_lossy().into_owned()
}

/// A house with the list of [`twelve`], and its export.
fn settled() -> (House, String) {
    let house = House::new();
    house.import(&house.file("liste-20240301.csv", csv(&twelve())), &[]).good();
    let export = house.run(&["export", "--format", "csv"]).out;
    (house, export)
}

#[test]
fn a_limit_on_the_size_of_files_keeps_the_old_network() {
    let (house, before) = settled();
    let long = long_list(&house);
    let import = ["import", "points", &long];
    // In blocks of 512 bytes: less than the list needs, more than the database has.
    let limited = run_by(shell("trap '' XFSZ; ulimit -f 1000; exec \"$@\""), &house, &import);
    limited.says(1, &["nothing was changed", "a limit on the size of files", "--data DIR"]);
    assert_eq!(house.run(&["export", "--format", "csv"]).out, before);
    // Where the system's own answer is not refused, it ends the program: as good as a kill.
    let ended = run_by(shell("ulimit -c 0; ulimit -f 1000; exec \"$@\""), &house, &import);
    assert_eq!(ended.code, -1, "{}", ended.err);
    assert_eq!(house.run(&["export", "--format", "csv"]).out, before);
    assert_eq!(house.run(&import).good()["imported"], 1_200);
}

/// A shell as root of a space of its own, where it may mount; `None` where the system allows that to nobody like
/// us, after having said that the test was skipped.
fn mounting(test: &str, script: &str) -> Option<Command> {
    for rights in [["--mount", "--fork"].as_slice(), &["--user", "--map-root-user", "--mount", "--fork"]] {
        let mut unshare = Command::new("unshare");
        let may = unshare.args(rights).args(["mount", "-t", "tmpfs", "tmpfs", "/mnt"]).output();
        if may.is_ok_and(|output| output.status.success()) {
            let mut command = Command::new("unshare");
            command.args(rights).args(["/bin/sh", "-c", script, "sh"]);
            return Some(command);
        }
    }
    eprintln!("SKIPPED(mount): {test}");
    None
}

#[test]
fn a_full_disk_keeps_the_old_network() {
    // $1 the data folder, $2 the short list, $3 the long one, then the command that takes their place.
    const SCRIPT: &str = r#"
        data=$1 short=$2 long=$3; shift 3
        mkdir "$data" && mount -t tmpfs -o size=1m tmpfs "$data" || exit 9
        "$@" import points "$short" --data "$data" >/dev/null || exit 8
        "$@" export --format csv --data "$data" >"$short.before" || exit 7
        "$@" import points "$long" --data "$data" >&2; echo "import: $?"
        "$@" export --format csv --data "$data" >"$short.after" || exit 6
        cmp "$short.before" "$short.after" && echo "the old network stands"
        cat /dev/zero >"$data/filler" 2>/dev/null
        "$@" import points "$long" --data "$data" >&2; echo "import: $?"
        rm "$data/filler"; mount -o remount,size=40m "$data"
        "$@" export --format csv --data "$data" | cmp - "$short.before" && echo "it still stands"
        "$@" import points "$long" --data "$data" >/dev/null; echo "import: $?"
        mount -o remount,ro "$data"
        "$@" export --format csv --data "$data" >&2; echo "read-only: $?"
    "#;
    let Some(mut script) = mounting("a_full_disk_keeps_the_old_network", SCRIPT) else { return };
    let house = House::new();
    let short = house.file("liste-20240301.csv", csv(&twelve()));
    script.arg(house.data()).arg(&short).arg(long_list(&house));
    let program = env!("CARGO_BIN_EXE_maillage");
    script.args([program, "--now", "2024-09-04T10:00:00+02:00"]).env_remove("MAILLAGE_DATABASE");
    let ended = Ended::of(script.output().expect("unshare runs"));
    let expected = "import: 1\nthe old network stands\nimport: 1\nit still stands\nimport: 0\nread-only: 1\n";
    assert_eq!(ended.out, expected, "{}", ended.err);
    ended.says(
        0,
        &[
            "the disk of the database is full: nothing was changed; free some space, then try again",
            "no space is left",
            "cannot be written to: make it writable (chmod u+w), or choose another one with --data DIR",
        ],
    );
}

#[test]
fn a_folder_where_nobody_may_write() {
    let house = House::new();
    let list = house.file("liste-20240301.csv", csv(&twelve())).to_string_lossy().into_owned();
    // Even root may make no folder there.
    for words in [["import", "points", &list].as_slice(), &["promises"], &["serve", "--port", "0"]] {
        let ended = house.run(&[words, &["--data", "/sys/maillage"]].concat());
        ended.says(
            1,
            &["/sys/maillage", "make it writable (chmod u+w), or choose another one with --data DIR"],
        );
    }
}

#[test]
fn a_folder_that_is_a_file_and_a_database_that_is_none() {
    let house = House::new();
    std::fs::write(house.data(), "a file").expect("the folder is ours");
    house.run(&["promises"]).says(1, &["cannot be used: choose another one with --data DIR"]);
    let house = House::new();
    std::fs::create_dir(house.data()).expect("the folder is ours");
    let text = "id_fs;lib_fs\n".repeat(1_000);
    std::fs::write(house.data().join("maillage.sqlite"), text).expect("the folder is ours");
    house.run(&["promises"]).says(1, &["is not a database: move it away"]);
}

/// (That of SQLite is the store's to test: only it can write there behind the program's back.)
#[test]
fn a_database_of_a_later_version() {
    let house = House::on_postgres();
    let list = house.file("liste-20240301.csv", csv(&twelve()));
    house.import(&list, &[]).good();
    let database = house.database().expect("it is on PostgreSQL");
    let later = "INSERT INTO schema_migration VALUES (99, 'the future', 'x', 0)";
    testkit::postgres::cluster().run_sql(database, later);
    let remedy =
        ["made by a later version of this program", "install that version, or choose another database"];
    for words in [["promises"].as_slice(), &["serve", "--port", "0"]] {
        house.run(words).says(1, &remedy);
    }
    house.import(&list, &[]).says(1, &remedy);
}
