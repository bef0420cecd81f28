//! Every statement is one text for both engines: each file is prepared on each.

use crate::place::Place;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqlSafeStr, SqliteConnection};
use std::fs;
use std::path::{Path, PathBuf};

/// All `.sql` files of the store's statements, with their text.
fn statements() -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql");
    let mut found = Vec::new();
    for entity in fs::read_dir(&root).unwrap() {
        for file in fs::read_dir(entity.unwrap().path()).unwrap() {
            let file = file.unwrap().path();
            let text = fs::read_to_string(&file).unwrap();
            found.push((file, text));
        }
    }
    found.sort();
    assert!(found.len() > 20, "only {} statements: are they elsewhere?", found.len());
    found
}

#[tokio::test]
async fn sqlite_prepares_every_statement() {
    let place = Place::sqlite();
    place.open().await.close().await;
    let url = format!("sqlite://{}", place.sqlite_file().display());
    let mut connection = SqliteConnection::connect(&url).await.unwrap();
    for (file, text) in statements() {
        let prepared = connection.prepare(AssertSqlSafe(text).into_sql_str()).await;
        assert!(prepared.is_ok(), "{}: {:?}", file.display(), prepared.err());
    }
}

#[tokio::test]
async fn postgres_prepares_every_statement() {
    let place = Place::postgres();
    place.open().await.close().await;
    let mut connection = PgConnection::connect(place.options.database_url.as_ref().unwrap()).await.unwrap();
    for (file, text) in statements() {
        let prepared = connection.prepare(AssertSqlSafe(text).into_sql_str()).await;
        assert!(prepared.is_ok(), "{}: {:?}", file.display(), prepared.err());
    }
}

#[test]
fn every_list_has_a_limit_and_no_statement_takes_all_columns() {
    for (file, text) in statements() {
        let words: String = text.lines().filter(|line| !line.trim_start().starts_with("--")).collect();
        let one_row = words.contains("WHERE id = ")
            || words.contains("WHERE id_fs = ")
            || words.contains("content_sha256 = $3");
        assert!(!words.contains('*'), "{}: columns are listed", file.display());
        assert!(
            !words.starts_with("SELECT") || one_row || words.contains("LIMIT"),
            "{}: a list needs a LIMIT",
            file.display()
        );
    }
}
