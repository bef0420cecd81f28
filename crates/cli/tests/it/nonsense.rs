//! Every address of the site, asked every way that makes no sense: each is refused with a 4xx, in the reader's language,
//! and nothing of the program's inside is shown.

use crate::serving::Serving;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// Every page, with an address of it that is well.
const PAGES: [&str; 31] = [
    "/",
    "/trouver",
    "/trouver?lieu=Mende",
    "/trouver/ici",
    "/trouver/suggestions?lieu=men",
    "/point/100",
    "/point/100/horaires.ics",
    "/engagements",
    "/engagements/p4",
    "/engagements/heures.csv",
    "/engagements/p4/communes",
    "/engagements/p4/communes.csv",
    "/engagements/p4/minutes.csv",
    "/engagements/p4/remedes.csv",
    "/engagements/historique",
    "/engagements/historique.csv",
    "/engagements.csv",
    "/departement/48/historique",
    "/departement/48/engagements",
    "/commune/48095/engagements",
    "/departement/48",
    "/region/76",
    "/epci/200069151",
    "/departement/48/communes",
    "/departement/48/communes.csv",
    "/departement/48/heures.csv",
    "/commune/48095",
    "/commune/48095/affiche",
    "/et-si",
    "/et-si/communes.csv?fermer=100",
    "/methode",
];

/// Every parameter that is read, with the page that reads it.
const PARAMETERS: [(&str, &str); 19] = [
    ("/trouver", "lieu"),
    ("/trouver?lieu=Mende", "ouvert"),
    ("/trouver?lieu=Mende", "samedi"),
    ("/trouver?lieu=Mende", "soir"),
    ("/trouver?lieu=Mende", "libre"),
    ("/trouver?lieu=Mende", "bus"),
    ("/trouver?lieu=Mende", "par"),
    ("/trouver/suggestions", "lieu"),
    ("/engagements/p4/communes", "etat"),
    ("/engagements/p4/communes", "page"),
    ("/departement/48/communes", "etat"),
    ("/departement/48/communes", "page"),
    ("/et-si", "fermer"),
    ("/et-si", "ouvrir"),
    ("/et-si", "deplacer"),
    ("/et-si", "horaires"),
    ("/et-si", "departement"),
    ("/et-si", "point"),
    ("/et-si/communes.csv", "fermer"),
];

/// Parts of a path that are read, `*` for the part.
const PARTS: [&str; 12] = [
    "/point/*",
    "/point/*/horaires.ics",
    "/engagements/*",
    "/departement/*",
    "/region/*",
    "/epci/*",
    "/*/48",
    "/departement/*/communes",
    "/commune/*",
    "/commune/*/affiche",
    "/commune/*/affiche.pdf",
    "/departement/*/affiches.pdf",
];

/// What a connection gets for these bytes.
fn send(site: &Serving, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(&site.address).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(30))).expect("a time");
    // Some are refused before their end.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn ask(site: &Serving, method: &str, target: &str, more: &str) -> String {
    send(site, format!("{method} {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{more}\r\n").as_bytes())
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0)
}

/// A refusal in plain words, in the language of the address; JSON under `/api`.
#[track_caller]
fn refused(what: &str, answer: &str, language: &str) {
    assert!((400..500).contains(&status(answer)), "{what}: {answer}");
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer, ""));
    assert!(head.contains("content-type: text/html; charset=utf-8"), "{what}: {head}");
    if !body.is_empty() {
        assert!(
            body.contains(&format!("<html lang=\"{language}\"")) && body.contains("<h1>"),
            "{what}: {body}"
        );
    }
    for inside in ["panicked", ".rs:", "Error(", "unwrap", "RUST_"] {
        assert!(!body.contains(inside), "{what} shows {inside}: {body}");
    }
}

/// In French and in English.
#[track_caller]
fn check(site: &Serving, method: &str, target: &str, more: &str) {
    for (root, language) in [("", "fr"), ("/en", "en")] {
        let target = format!("{root}{target}");
        refused(&format!("{method} {target} {more:?}"), &ask(site, method, &target, more), language);
    }
}

#[test]
fn parameters_that_make_no_sense_are_refused() {
    let (site, _house) = Serving::of_twelve(&[]);
    let huge = "a".repeat(9_000);
    for (page, name) in PARAMETERS {
        let glue = if page.contains('?') { '&' } else { '?' };
        for value in ["%ff%fe", "%C0%AE", huge.as_str()] {
            check(&site, "GET", &format!("{page}{glue}{name}={value}"), "");
        }
    }
    // Doubled with different values; a trial may have several changes, so two of the same kind are no mistake there.
    let twice =
        ["lieu", "ouvert", "samedi", "soir", "libre", "bus", "par", "etat", "page", "departement", "point"];
    for (page, name) in PARAMETERS.iter().filter(|(_, name)| twice.contains(name)) {
        let glue = if page.contains('?') { '&' } else { '?' };
        check(&site, "GET", &format!("{page}{glue}{name}=oui&{name}=1"), "");
    }
    // Of another type.
    for address in [
        "/engagements/p4/communes?page=deux",
        "/engagements/p4/communes?page=-1",
        "/engagements/p4/communes?page=1e3",
        "/engagements/p4/communes?etat=9",
        "/departement/48/communes?page=99999999999999999999",
        "/trouver?lieu=Mende&ouvert=2",
        "/trouver?lieu=Mende&par=%00",
        "/et-si?ouvrir=999,999",
        "/et-si?ouvrir=0,0",
        "/et-si?ouvrir=1e400,1",
        "/et-si?fermer=%00",
        "/et-si?deplacer=100",
        "/et-si?horaires=100:toujours",
        "/et-si?departement=zz",
        "/trouver/suggestions",
        "/trouver/suggestions?autre=1",
    ] {
        check(&site, "GET", address, "");
    }
}

#[test]
fn paths_that_make_no_sense_are_refused() {
    let (site, _house) = Serving::of_twelve(&[]);
    let huge = "9".repeat(9_000);
    for part in PARTS {
        for value in [
            "%ff",
            "%00",
            "zzz",
            "..",
            "%2e%2e",
            "%2e%2e%2f%2e%2e",
            "..%5c",
            "a%0d%0ab",
            "%F0%9F%92%A9",
            "-1",
            &huge,
        ] {
            check(&site, "GET", &part.replace('*', value), "");
        }
    }
    for path in [
        "//",
        "//trouver",
        "/trouver/",
        "/trouver//ici",
        "/./trouver",
        "/../etc/passwd",
        "/assets/../Cargo.toml",
        "/assets/%2e%2e%2fCargo.toml",
        "/assets/%00",
        "/trouver%00",
        "/trouver%2f",
        "/%2e%2e/%2e%2e",
        "/\\..\\",
        "/.git/config",
        "/a%",
        "/%zz",
        "/trouver;a=b",
        "/TROUVER",
    ] {
        if path.starts_with("//") {
            // After a language, slashes in a row are one: they must not lead to another site.
            refused(path, &ask(&site, "GET", path, ""), "fr");
        } else {
            check(&site, "GET", path, "");
        }
    }
}

#[test]
fn methods_and_bodies_that_make_no_sense_are_refused() {
    let (site, _house) = Serving::of_twelve(&[]);
    for page in PAGES {
        for method in
            ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "MILLAGE", "get"]
        {
            let asked = ask(&site, method, page, "Content-Length: 0\r\n");
            let form = page == "/trouver/ici" && method == "POST";
            assert!((400..500).contains(&status(&asked)), "{method} {page}: {asked}");
            if !form && method != "CONNECT" {
                refused(&format!("{method} {page}"), &asked, "fr");
            }
        }
        for body in
            ["Content-Length: 5\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n"]
        {
            check(&site, "GET", page, body);
            assert_eq!(status(&ask(&site, "HEAD", page, body)), 400, "HEAD {page} {body:?}");
        }
    }
    for form in
        ["", "lat=1", "lat=x&lon=y", "lat=91&lon=0", "lat=1&lat=2&lon=3", "%ff=%fe", "lat=NaN&lon=NaN"]
    {
        check(&site, "POST", "/trouver/ici", &format!("Content-Length: {}\r\n\r\n{form}", form.len()));
    }
    let long = "a".repeat(5_000);
    check(&site, "POST", "/trouver/ici", &format!("Content-Length: {}\r\n\r\n{long}", long.len()));
}

/// What is hardly HTTP any more: refused by a status or by closing, never by a fault. The statuses that may come are named.
#[test]
fn what_is_hardly_http_is_refused() {
    let (site, _house) = Serving::of_twelve(&[]);
    let flood = (0..200).map(|number| format!("X-{number}: y\r\n")).collect::<String>();
    let long = "y".repeat(70_000);
    let pages: [(&str, String, &[u16]); 20] = [
        ("nothing", String::new(), &[0]),
        ("HTTP/1.0", "GET /sante HTTP/1.0\r\n\r\n".into(), &[200]),
        ("HTTP/0.9", "GET /sante\r\n".into(), &[0, 400]),
        ("HTTP/2 in clear", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".into(), &[0, 400]),
        ("HTTP/3.7", "GET / HTTP/3.7\r\nHost: x\r\n\r\n".into(), &[0, 400]),
        ("absolute form", "GET http://other.invalid/sante HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".into(), &[200]),
        ("authority form", "CONNECT other.invalid:443 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".into(), &[400, 404, 405]),
        ("star", "OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".into(), &[400, 404, 405]),
        ("no slash", "GET trouver HTTP/1.1\r\nHost: x\r\n\r\n".into(), &[0, 400, 404]),
        ("headers without end", format!("GET / HTTP/1.1\r\nHost: x\r\n{flood}\r\n"), &[400, 431]),
        ("a header too long", format!("GET / HTTP/1.1\r\nHost: x\r\nX: {long}\r\n\r\n"), &[400, 431]),
        ("an address too long", format!("GET /{long} HTTP/1.1\r\nHost: x\r\n\r\n"), &[400, 414, 431]),
        ("two lengths", "POST /trouver/ici HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!".into(), &[400]),
        ("a length that is none", "POST /trouver/ici HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n".into(), &[400]),
        ("length and chunks", "POST /trouver/ici HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n".into(), &[400]),
        ("another coding", "POST /trouver/ici HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\nhello".into(), &[400]),
        ("a chunk that is none", "POST /trouver/ici HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n".into(), &[400]),
        ("a space before the colon", "GET / HTTP/1.1\r\nHost : x\r\n\r\n".into(), &[400]),
        ("a folded header", "GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n".into(), &[400]),
        ("a NUL", "GET / HTTP/1.1\r\nHost: x\u{0}\r\n\r\n".into(), &[400]),
    ];
    for (what, bytes, expected) in pages {
        let answer = send(&site, bytes.as_bytes());
        assert!(expected.contains(&status(&answer)), "{what}: {answer}");
    }
    assert_eq!(site.get("/sante").0, 200);
}

#[test]
fn fifty_requests_at_once_on_one_connection_are_answered_in_order() {
    let (site, _house) = Serving::of_twelve(&[]);
    let mut asked: String =
        (0..50).map(|number| format!("GET /trouver?lieu={number} HTTP/1.1\r\nHost: x\r\n\r\n")).collect();
    asked.push_str("GET /sante HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    let answer = send(&site, asked.as_bytes());
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 51, "{answer}");
    let shown: Vec<usize> =
        (0..50).filter_map(|number| answer.find(&format!("value=\"{number}\""))).collect();
    assert!(shown.len() == 50 && shown.is_sorted() && answer.ends_with("ok\n"), "{shown:?}");
}

#[test]
fn a_body_that_never_ends_is_let_go() {
    let (site, _house) = Serving::of_twelve(&[]);
    let mut stream = TcpStream::connect(&site.address).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a time");
    let head = "POST /en/trouver/ici HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nlat=1\r\n";
    stream.write_all(head.as_bytes()).expect("it reads");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer);
    assert_eq!(status(&answer), 408, "{answer}");
    refused("a body without end", &answer, "en");
}
