//! Files of open data on the running site: the bytes that the commands write, said as HTTP says such things.

use crate::api::{Api, house};
use crate::serving::Serving;
use serde_json::Value;

/// What the API says that can be downloaded: address, media type, command; dictionaries included.
fn files(site: &Serving) -> Vec<[String; 3]> {
    let listed = site.ask("GET", "/api/v1/datasets", &[]).json();
    let mut files = Vec::new();
    for set in listed["datasets"].as_array().expect("data sets") {
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        for file in set["files"].as_array().expect("files") {
            files.push([&file["url"], &file["content_type"], &file["command"]].map(text));
        }
        let of_csv = files.last().map(|[.., command]| command.clone()).expect("a file");
        files.push([text(&set["dictionary"]), "application/json".into(), format!("{of_csv} --dictionary")]);
    }
    files
}

#[test]
fn files_on_the_site_are_those_that_the_commands_write() {
    let house = house();
    let site = Serving::start(&house);
    site.until("/pret", |status, _| status == 200);
    let files = files(&site);
    assert_eq!(files.len(), 15 + 5);
    for [url, media, command] in files {
        let out = house.file("out", "");
        let mut words: Vec<&str> = command.split(' ').skip(1).collect();
        words.extend(["--out", out.to_str().expect("a path of a test")]);
        let ended = house.run(&words);
        assert_eq!(ended.code, 0, "{command}: {}", ended.err);
        let expected = std::fs::read(&out).expect("written by the command");

        let told = site.ask("GET", &url, &[]);
        assert!(told.status == 200 && told.body == expected, "{url} and {command}");
        assert_eq!(
            (told.header("content-type"), told.header("content-length")),
            (media, expected.len().to_string())
        );
        assert_eq!((told.header("data-date"), told.header("list-date")).1, "2024-08-01");
        assert!(told.header("data-date").starts_with("2024-0"), "{url}");
        assert!(told.link("license").is_some_and(|to| to.starts_with("https://")), "{url}");
        assert!(told.link("describedby").is_some_and(|to| site.ask("GET", &to, &[]).status == 200), "{url}");
        assert_eq!(told.header("access-control-allow-origin"), "*");
        let name = url.rsplit('/').next().expect("a name");
        assert!(told.header("content-disposition").ends_with(&format!("filename=\"{name}\"")));
        check_forms(&site, &url, &told.header("etag"), expected.len());
    }
}

/// The head alone, compressed, and not at all where it is known.
fn check_forms(site: &Serving, url: &str, tag: &str, length: usize) {
    let head = site.ask("HEAD", url, &[]);
    assert_eq!((head.status, head.body.len(), head.header("content-length")), (200, 0, length.to_string()));
    let gzip = site.ask("GET", url, &["Accept-Encoding: gzip"]);
    assert_eq!(
        (gzip.header("content-encoding"), gzip.header("vary")),
        ("gzip".into(), "accept-encoding".into())
    );
    assert!(gzip.body.starts_with(&[0x1f, 0x8b]) && gzip.header("etag") != tag, "{url}");
    for known in [tag, &gzip.header("etag"), "*"] {
        let told = site.ask("GET", url, &[&format!("If-None-Match: \"x\", {known}")]);
        assert_eq!((told.status, told.body.len()), (304, 0), "{url}");
        assert!(told.header("etag") == tag && told.header("cache-control").contains("max-age"));
    }
    assert_eq!(site.ask("GET", url, &["If-None-Match: \"x\""]).status, 200);
}

#[test]
fn other_files_and_methods_are_refused() {
    let house = house();
    let site = Serving::start(&house);
    site.until("/pret", |status, _| status == 200);
    for nothing in
        ["/donnees/engagements.geojson", "/donnees/x", "/donnees/..%2f", "/donnees/%ff", "/donnees/"]
    {
        let status = site.ask("GET", nothing, &[]).status;
        assert!(status == 404 || status == 400, "{nothing}: {status}");
    }
    let told = site.ask("POST", "/donnees/engagements.csv", &[]);
    assert!(told.status == 405 && told.header("allow").contains("GET"), "{}", told.header("allow"));
    let asked = site.ask("OPTIONS", "/donnees/engagements.csv", &[]);
    assert_eq!((asked.status, asked.header("access-control-allow-origin")), (204, "*".into()));
}

#[test]
fn the_pages_name_all_files_and_all_that_can_be_asked() {
    let house = house();
    let site = Serving::start(&house);
    site.until("/pret", |status, _| status == 200);
    let api = Api::of(&site);
    for root in ["", "/en"] {
        let page = site.ask("GET", &format!("{root}/donnees"), &[]);
        for [url, _, command] in files(&site) {
            assert!(page.text().contains(&format!("href=\"{url}\"")), "{url} on {root}/donnees");
            assert!(command.contains("--dictionary") || page.text().contains(&command), "{command}");
        }
        let page = site.ask("GET", &format!("{root}/api"), &[]);
        assert!(page.text().contains("href=\"/api/v1/openapi.json\""));
        for (path, operation) in api.operations() {
            assert!(page.text().contains(&format!("GET /api/v1{path}</code>")), "{path} on {root}/api");
            for parameter in operation["parameters"].as_array().expect("parameters") {
                let name = parameter["name"].as_str().expect("a name");
                assert!(page.text().contains(&format!("<dt><code>{name}</code>")), "{name} on {root}/api");
            }
        }
        check_examples(&site, page.text());
    }
    for kind in ["unknown-parameter", "not-found", "address-too-long", "being-computed"] {
        assert!(site.ask("GET", "/api", &[]).text().contains(&format!("id=\"{kind}\"")), "{kind}");
    }
}

/// Every address that the page of the API leads to answers.
fn check_examples(site: &Serving, page: &str) {
    let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let examples: Vec<&str> = links.filter(|link| link.starts_with("/api/v1/")).collect();
    assert!(examples.len() > 12);
    for example in examples {
        let address = example.replace("&amp;", "&").replace("&#38;", "&");
        assert_eq!(site.ask("GET", &address, &[]).status, 200, "{address}");
    }
}
