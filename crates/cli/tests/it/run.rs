//! Runs the real binary on a data folder of its own.
#![expect(clippy::unwrap_used, reason = "a test that cannot run the program has failed")]

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A data folder that goes away with the test, and a folder for input files.
pub(crate) struct House {
    folder: tempfile::TempDir,
    /// The address of its PostgreSQL database, where it is not SQLite.
    database: Option<String>,
}

/// What a command left behind.
pub(crate) struct Ended {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    /// What a process left; one that a signal ended has the code -1.
    pub(crate) fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            // A killed program may stop in the middle of a letter.
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Fails unless the command ended with this code and said each of these words.
    #[track_caller]
    pub(crate) fn says(&self, code: i32, words: &[&str]) {
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        for word in words {
            assert!(self.err.contains(word), "`{word}` in: {}", self.err);
        }
    }

    /// The JSON that the command printed.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{error}\nout: {}\nerr: {}", self.out, self.err))
    }

    /// The same, after a command that must have succeeded.
    pub(crate) fn good(&self) -> Value {
        assert_eq!(self.code, 0, "out: {}\nerr: {}", self.out, self.err);
        self.json()
    }
}

impl House {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), database: None }
    }

    /// One whose database is a PostgreSQL of its own.
    pub(crate) fn on_postgres() -> Self {
        Self { database: Some(testkit::postgres::cluster().new_database()), ..Self::new() }
    }

    /// The address of its PostgreSQL database.
    pub(crate) fn database(&self) -> Option<&str> {
        self.database.as_deref()
    }

    /// Where `--data` points.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Writes an input file and returns its path.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// The command, ready to be started.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = self.plain(words);
        command.arg("--json");
        command
    }

    /// The same for people instead of scripts.
    fn plain(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_maillage"));
        command.args(words);
        if !words.contains(&"--data") {
            command.arg("--data").arg(self.data());
        }
        command.env_remove("MAILLAGE_DATABASE").env_remove("MAILLAGE_CONTACT");
        if let Some(database) = &self.database {
            command.env("MAILLAGE_DATABASE", database);
        }
        if !words.contains(&"--now") {
            command.args(["--now", "2024-09-04T10:00:00+02:00"]);
        }
        command
    }

    /// Runs the command to its end.
    pub(crate) fn run(&self, words: &[&str]) -> Ended {
        Ended::of(self.command(words).output().unwrap())
    }

    /// What people read of a command that must succeed.
    pub(crate) fn text(&self, words: &[&str]) -> String {
        let ended = Ended::of(self.plain(words).output().unwrap());
        assert_eq!(ended.code, 0, "{}", ended.err);
        ended.out
    }

    /// Imports a list and returns the report.
    pub(crate) fn import(&self, list: &Path, more: &[&str]) -> Ended {
        let mut words = vec!["import", "points", list.to_str().unwrap()];
        words.extend(more);
        self.run(&words)
    }
}

/// The folder of real data for tests, or `None` after having said that the test was skipped.
pub(crate) fn shared(test: &str) -> Option<PathBuf> {
    let folder = std::env::var_os("MAILLAGE_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let data = folder.join("data");
    if data.is_dir() {
        return Some(data);
    }
    eprintln!("SKIPPED(shared): {test}");
    None
}
