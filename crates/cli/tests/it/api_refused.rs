//! What the API refuses, and how: always as a problem that its document describes.

use crate::api::{Api, PROBLEM, address, encoded, house};
use crate::serving::{Serving, Told};
use serde_json::{Value, json};

/// Fails unless an answer is a problem of this kind.
#[track_caller]
fn check_problem(api: &Api, told: &Told, status: u16, kind: &str) -> Value {
    assert_eq!(told.status, status, "{}", told.text());
    assert_eq!(told.header("content-type"), PROBLEM);
    assert_eq!(
        (told.header("cache-control"), told.header("access-control-allow-origin")),
        ("no-store".into(), "*".into())
    );
    let body = told.json();
    let schema = &api.document["components"]["schemas"]["Problem"];
    assert!(jsonschema::is_valid(schema, &body), "{body}");
    assert_eq!((&body["type"], &body["status"]), (&json!(format!("/api#{kind}")), &json!(status)));
    body
}

/// Values that a parameter of this schema must not have.
fn bad_values(schema: &Value) -> Vec<Value> {
    let mut bad = vec![json!("")];
    match schema["type"].as_str() {
        Some("integer") => {
            let (least, most) = (schema["minimum"].as_i64(), schema["maximum"].as_i64());
            bad.extend(least.map(|least| json!(least - 1)));
            bad.extend(most.map(|most| json!(most + 1)));
            bad.extend([
                json!("1.5"),
                json!("dix"),
                json!("99999999999999999999"),
                json!("1 "),
                json!("0x1"),
            ]);
        }
        Some("number") => {
            bad.extend([json!(181), json!(-181), json!("NaN"), json!("inf"), json!("3,5"), json!("1e400")]);
        }
        Some("boolean") => bad.extend([json!("oui"), json!("1"), json!("TRUE")]),
        _ => {
            let free = schema["maxLength"].as_u64();
            bad.extend(free.map(|most| json!("é".repeat(most as usize + 1))));
            let strict =
                [json!("'"), json!("<script>"), json!("a\u{0}"), json!("😀"), json!("2024-02-30T10:00:00Z")];
            bad.extend(strict.into_iter().filter(|_| free.is_none()));
        }
    }
    bad
}

#[test]
fn parameters_that_are_not_as_declared_are_refused() {
    let house = house();
    let site = Serving::start(&house);
    site.until("/pret", |status, _| status == 200);
    let api = Api::of(&site);
    let mut refused = 0;
    for (path, operation) in api.operations() {
        let good = address(&path, &operation, &[]);
        let with = |more: &str| format!("{good}{}{more}", if good.contains('?') { '&' } else { '?' });
        let told = site.ask("GET", &with("inconnu=1"), &[]);
        check_problem(&api, &told, 400, "unknown-parameter");
        api.check(&operation, &told);
        for parameter in operation["parameters"].as_array().expect("parameters") {
            let name = parameter["name"].as_str().expect("a name");
            for bad in bad_values(&parameter["schema"]) {
                let mut operation = operation.clone();
                let of_path = parameter["in"] == "path";
                if of_path && bad == "" {
                    continue;
                }
                let parameters = operation["parameters"].as_array_mut().expect("parameters");
                parameters
                    .iter_mut()
                    .filter(|it| it["name"] == *name)
                    .for_each(|it| it["example"] = bad.clone());
                let told = site.ask("GET", &address(&path, &operation, &[name]), &[]);
                let problem = check_problem(&api, &told, 400, "bad-parameter");
                assert_eq!(problem["parameter"], *name, "{bad} of {path}");
                refused += 1;
            }
            if parameter["in"] == "path" {
                continue;
            }
            let example = encoded(&parameter["example"]);
            let twice = format!("/api/v1{}?{name}={example}&{name}={example}", filled(&path, &operation));
            check_problem(&api, &site.ask("GET", &twice, &[]), 400, "doubled-parameter");
            let bytes = format!("/api/v1{}?{name}=%ff%fe", filled(&path, &operation));
            check_problem(&api, &site.ask("GET", &bytes, &[]), 400, "not-utf-8");
            if parameter["required"] == true {
                let nothing = format!("/api/v1{}", filled(&path, &operation));
                check_problem(&api, &site.ask("GET", &nothing, &[]), 400, "missing-parameter");
            }
        }
    }
    assert!(refused > 150, "only {refused} bad values");
}

/// A path with the examples of its parameters, without a query.
fn filled(path: &str, operation: &Value) -> String {
    let whole = address(path, operation, &[]);
    let path = whole.split('?').next().expect("a path");
    path.strip_prefix("/api/v1").expect("under the API").to_owned()
}

#[test]
fn other_methods_bodies_and_addresses_are_refused() {
    let house = house();
    let site = Serving::start(&house);
    site.until("/pret", |status, _| status == 200);
    let api = Api::of(&site);
    let mut paths: Vec<String> =
        api.operations().iter().map(|(path, operation)| address(path, operation, &[])).collect();
    paths.extend(["/api/v1/openapi.json".to_owned(), "/api/nulle-part".to_owned()]);
    for path in &paths {
        for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "MILLAGE"] {
            let told = site.ask(method, path, &[]);
            check_problem(&api, &told, 405, "method-not-allowed");
            assert_eq!(told.header("allow"), "GET, HEAD, OPTIONS");
        }
        let asked =
            site.ask("OPTIONS", path, &["Origin: https://exemple.fr", "Access-Control-Request-Method: GET"]);
        assert_eq!((asked.status, asked.header("access-control-allow-origin")), (204, "*".into()));
        assert_eq!(asked.header("access-control-allow-methods"), "GET, HEAD, OPTIONS");
        check_problem(&api, &site.ask("GET", path, &["Transfer-Encoding: chunked"]), 400, "body-not-read");
        let long = format!("{path}{}", "x".repeat(5_000));
        check_problem(&api, &site.ask("GET", &long, &[]), 414, "address-too-long");
    }
    for nowhere in [
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v2/points",
        "/api/v1/points/1/2",
        "/api/v1/territories/region",
        "/api/%ff",
    ] {
        check_problem(&api, &site.ask("GET", nowhere, &[]), 404, "no-such-address");
    }
    for unknown in [
        "/points/pas-de-point",
        "/places/00000/points",
        "/territories/department/99/promises",
        "/territories/nation/48/coverage",
        "/territories/epci/48/hours",
        "/territories/commune/FR/left-out",
    ] {
        check_problem(&api, &site.ask("GET", &format!("/api/v1{unknown}"), &[]), 404, "not-found");
    }
}

#[test]
fn problems_are_told_in_the_language_of_the_reader() {
    let house = house();
    let site = Serving::start(&house);
    site.until("/pret", |status, _| status == 200);
    let title = |headers: &[&str]| site.ask("GET", "/api/v1/points?limit=0", headers).json()["title"].clone();
    assert_eq!(title(&[]), "A parameter is not what it must be");
    assert_eq!(
        title(&["Accept-Language: fr-FR,fr;q=0.9,en;q=0.5"]),
        "Un paramètre n’est pas ce qu’il doit être"
    );
}
