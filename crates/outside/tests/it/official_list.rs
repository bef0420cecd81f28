//! What comes back, and what is said where nothing does.

use crate::stand_in::{Answer, nobody, serve};
use outside::official_list::{FetchError, Fetched, fetch};
use std::time::{Duration, Instant};

const DATA_SET: &str = "/api/1/datasets/liste-des-structures-france-services/";
const LIST: &str = "id_fs;lib_fs\n1;Mairie\n";

fn json(text: &str) -> Answer {
    Answer::Body(200, "application/json", text.as_bytes().to_vec())
}

fn csv(text: &str) -> Answer {
    Answer::Body(200, "text/csv", text.as_bytes().to_vec())
}

/// A stand-in whose data set has one list, with the given answer for it.
fn with_list(list: Answer) -> String {
    let description = r#"{"resources":[{"format":"csv","title":"liste","url":"{base}/liste.csv",
        "last_modified":"2026-08-01T00:00:00+00:00"}]}"#;
    serve(&[(DATA_SET, json(description)), ("/liste.csv", list)])
}

fn get(base: &str) -> Result<Fetched, FetchError> {
    fetch(base, Duration::from_secs(5))
}

/// The error of a fetch, whose words must hold all of some.
#[track_caller]
fn refused(base: &str, words: &[&str]) -> FetchError {
    let error = get(base).expect_err("nothing usable is there");
    let said = error.to_string();
    for word in words {
        assert!(said.contains(word), "`{word}` is not in: {said}");
    }
    error
}

#[test]
fn the_newest_csv_comes_with_its_name_and_address() {
    let description = r#"{"title":"more than is read","resources":[
        {"format":"csv","title":"old","url":"{base}/old.csv","last_modified":"2024-08-01T10:00:00+00:00"},
        {"format":"CSV","title":"new","url":"{base}/liste-fs-20260801.csv?v=2","last_modified":"2026-08-01T10:00:00+00:00"},
        {"format":"xlsx","title":"table","url":"{base}/newest.xlsx","last_modified":"2026-09-01T10:00:00+00:00"},
        {"format":"csv","title":"undated","url":"{base}/undated.csv"}]}"#;
    let base = serve(&[(DATA_SET, json(description)), ("/liste-fs-20260801.csv?v=2", csv(LIST))]);
    let fetched = get(&base).unwrap();
    assert_eq!(fetched.bytes, LIST.as_bytes());
    assert_eq!(fetched.file_name, "liste-fs-20260801.csv");
    assert_eq!(fetched.url, format!("{base}/liste-fs-20260801.csv?v=2"));
    // A slash at the end of the address changes nothing.
    assert_eq!(get(&format!("{base}/")).unwrap().bytes, LIST.as_bytes());
}

#[test]
fn a_list_that_moved_is_followed() {
    let description = r#"{"resources":[{"format":"csv","url":"{base}/stable"}]}"#;
    let base = serve(&[
        (DATA_SET, json(description)),
        ("/stable", Answer::Elsewhere("/files/liste.csv".into())),
        ("/files/liste.csv", csv(LIST)),
    ]);
    assert_eq!(get(&base).unwrap().bytes, LIST.as_bytes());
}

#[test]
fn a_site_without_a_name_is_said() {
    let error = refused("http://data.gouv.invalid", &["data.gouv.invalid", "check the network"]);
    assert!(matches!(error, FetchError::Unreachable { .. }), "{error:?}");
}

#[test]
fn a_site_that_refuses_is_said() {
    let error = refused(&nobody(), &["cannot be reached", "import a file"]);
    assert!(matches!(error, FetchError::Unreachable { .. }), "{error:?}");
}

#[test]
fn silence_and_slow_drips_end_in_time() {
    let silent = serve(&[(DATA_SET, Answer::Silence)]);
    for base in [silent, with_list(Answer::Silence), with_list(Answer::Drip)] {
        let begin = Instant::now();
        let error = fetch(&base, Duration::from_secs(1)).expect_err("it never ends");
        assert!(matches!(error, FetchError::TimeOut { seconds: 1 }), "{error:?}");
        assert!(error.to_string().contains("within 1 s"), "{error}");
        assert!(begin.elapsed() < Duration::from_secs(4), "{:?}", begin.elapsed());
    }
}

#[test]
fn a_web_page_is_not_taken_for_data() {
    let page = |text: &str| Answer::Body(200, "text/html", text.as_bytes().to_vec());
    let portal = serve(&[(DATA_SET, page("\n <!DOCTYPE html><p>Bienvenue sur le Wi-Fi</p>"))]);
    let later = with_list(page("<HTML><body>Maintenance</body></HTML>"));
    for base in [portal, later] {
        let error = refused(&base, &["web page", "with a browser"]);
        assert!(matches!(error, FetchError::WebPage { .. }), "{error:?}");
    }
}

#[test]
fn the_status_of_an_error_is_said() {
    let broken = serve(&[(DATA_SET, Answer::Body(503, "text/plain", Vec::new()))]);
    let error = refused(&broken, &["503", "try again later"]);
    assert!(matches!(error, FetchError::Status { status: 503, .. }), "{error:?}");
    let gone = with_list(Answer::Body(404, "text/plain", Vec::new()));
    let error = refused(&gone, &["404", "/liste.csv"]);
    assert!(matches!(error, FetchError::Status { status: 404, .. }), "{error:?}");
}

#[test]
fn a_description_that_changed_is_said() {
    for text in ["", "{", "[]", r#"{"files":[]}"#, r#"{"resources":[{"format":"csv"}]}"#] {
        let error = refused(&serve(&[(DATA_SET, json(text))]), &["does not describe the data set"]);
        assert!(matches!(error, FetchError::Description { .. }), "{text}: {error:?}");
    }
}

#[test]
fn a_data_set_without_csv_is_said() {
    for text in [r#"{"resources":[]}"#, r#"{"resources":[{"format":"pdf","url":"{base}/guide.pdf"}]}"#] {
        let error = refused(&serve(&[(DATA_SET, json(text))]), &["no CSV"]);
        assert!(matches!(error, FetchError::NoCsv), "{error:?}");
    }
}

#[test]
fn what_is_far_too_large_is_not_kept() {
    let base = with_list(Answer::Flood);
    let error = fetch(&base, Duration::from_secs(60)).expect_err("it never ends");
    assert!(matches!(error, FetchError::TooLarge { .. }), "{error:?}");
    assert!(error.to_string().contains("64 MB"), "{error}");
}

#[test]
fn a_list_torn_on_its_way_is_not_a_list() {
    let error = refused(&with_list(Answer::Torn), &["/liste.csv"]);
    assert!(matches!(error, FetchError::Unreachable { .. }), "{error:?}");
}
