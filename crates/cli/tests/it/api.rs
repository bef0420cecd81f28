//! The API against its own document, and against the command line: every operation's answers are what the document
//! says, with nothing more, and what the commands print.

use crate::list::{csv, twelve};
use crate::run::House;
use crate::serving::{Serving, Told};
use serde_json::{Value, json};

/// The document of a running site, and what is asked by it.
pub(crate) struct Api<'s> {
    pub(crate) site: &'s Serving,
    pub(crate) document: Value,
    /// The schemas, closed: an answer with a field that is not in them is refused.
    closed: Value,
}

impl<'s> Api<'s> {
    pub(crate) fn of(site: &'s Serving) -> Self {
        let told = site.ask("GET", "/api/v1/openapi.json", &[]);
        assert_eq!(told.header("content-type"), "application/vnd.oai.openapi+json;version=3.1");
        let document = told.json();
        let mut closed = document["components"]["schemas"].clone();
        close(&mut closed);
        Self { site, document, closed }
    }

    /// Every operation: its path, and what the document says of it.
    pub(crate) fn operations(&self) -> Vec<(String, Value)> {
        let paths = self.document["paths"].as_object().expect("paths");
        paths.iter().map(|(path, methods)| (path.clone(), methods["get"].clone())).collect()
    }

    /// What a reference leads to.
    fn led<'v>(&'v self, value: &'v Value) -> &'v Value {
        let Some(to) = value["$ref"].as_str() else { return value };
        self.document.pointer(to.strip_prefix('#').expect("a reference within")).expect("what it leads to")
    }

    /// Fails unless an answer is what the document says of its status.
    #[track_caller]
    pub(crate) fn check(&self, operation: &Value, told: &Told) -> Option<Value> {
        let said = self.led(&operation["responses"][told.status.to_string()]);
        assert!(said.is_object(), "{} says nothing of {}", operation["operationId"], told.status);
        for (name, header) in said["headers"].as_object().expect("headers") {
            let schema = &self.led(header)["schema"];
            let value = told.header(name);
            assert!(!value.is_empty(), "{} has no {name}", operation["operationId"]);
            let value = value.parse::<u64>().map_or(json!(value), Value::from);
            assert!(jsonschema::is_valid(schema, &value), "{name}: {value} against {schema}");
        }
        let (media, content) = said["content"].as_object()?.iter().next().expect("a media type");
        assert_eq!(told.header("content-type"), *media);
        let body = told.json();
        self.check_body(&content["schema"], &body);
        Some(body)
    }

    #[track_caller]
    fn check_body(&self, schema: &Value, body: &Value) {
        let whole = json!({ "$ref": schema["$ref"], "components": { "schemas": self.closed } });
        let options = jsonschema::options().should_validate_formats(true);
        let validator = options.build(&whole).expect("a schema");
        let faults: Vec<String> =
            validator.iter_errors(body).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?} in {body:#}");
    }
}

/// Refuses fields that a schema does not name.
fn close(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut() {
        object.values_mut().for_each(close);
        if object.get("properties").is_some_and(Value::is_object) {
            object.insert("unevaluatedProperties".to_owned(), Value::Bool(false));
        }
    }
    if let Some(array) = schema.as_array_mut() {
        array.iter_mut().for_each(close);
    }
}

/// A value in an address.
pub(crate) fn encoded(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// The address of an operation with the examples of the parameters that must be there, and of those named.
pub(crate) fn address(path: &str, operation: &Value, named: &[&str]) -> String {
    let mut path = format!("/api/v1{path}");
    let mut query = Vec::new();
    for parameter in operation["parameters"].as_array().expect("parameters") {
        let name = parameter["name"].as_str().expect("a name");
        let example = encoded(&parameter["example"]);
        if parameter["in"] == "path" {
            path = path.replace(&format!("{{{name}}}"), &example);
        } else if parameter["required"] == true || named.contains(&name) {
            query.push(format!("{name}={example}"));
        }
    }
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

pub(crate) fn house() -> House {
    let house = House::new();
    house.import(&house.file("liste-20240801.csv", csv(&twelve())), &[]).good();
    house
}

#[test]
fn every_answer_is_what_the_document_says() {
    let house = house();
    let site = Serving::start(&house);
    let first = site.ask("GET", "/api/v1/points", &[]);
    if first.status == 503 {
        assert_eq!((first.header("retry-after"), first.header("content-type")), ("2".into(), PROBLEM.into()));
    }
    site.until("/pret", |status, _| status == 200);
    let api = Api::of(&site);
    assert_eq!(api.document["openapi"], "3.1.1");
    assert!(api.operations().len() >= 12);
    for (path, operation) in api.operations() {
        let parameters = operation["parameters"].as_array().expect("parameters");
        let optional =
            parameters.iter().filter(|it| it["required"] == false).filter_map(|it| it["name"].as_str());
        let optional: Vec<&str> = optional.collect();
        let mut asked = vec![address(&path, &operation, &[]), address(&path, &operation, &optional)];
        asked.extend(optional.iter().map(|name| address(&path, &operation, &[name])));
        for address in asked {
            let told = site.ask("GET", &address, &[]);
            assert_eq!(told.status, 200, "{address}: {}", told.text());
            let body = api.check(&operation, &told).expect("a body");
            check_said(&address, &body);
            check_again(&api, &operation, &address, &told);
        }
        let content = &operation["responses"]["200"]["content"]["application/json"];
        api.check_body(&content["schema"], &content["example"]);
    }
}

pub(crate) const PROBLEM: &str = "application/problem+json";

/// Every answer says what it rests on.
fn check_said(address: &str, body: &Value) {
    assert_eq!(
        (&body["date"], &body["list_date"]),
        (&json!("2024-09-04"), &json!("2024-08-01")),
        "{address}"
    );
    let command = body["command"].as_str().expect("a command");
    assert!(command.starts_with("maillage "), "{command}");
    let estimated = body["licence"] == "ODbL-1.0";
    assert_eq!(
        (body["estimate"].as_bool(), body["method"].is_string()),
        (Some(estimated), estimated),
        "{address}"
    );
}

/// The same answer again: its head alone, and not at all where it is known.
fn check_again(api: &Api, operation: &Value, address: &str, told: &Told) {
    let head = api.site.ask("HEAD", address, &[]);
    assert_eq!((head.status, head.body.len()), (200, 0), "{address}");
    for name in ["etag", "content-length", "link", "content-type", "cache-control"] {
        assert_eq!(head.header(name), told.header(name), "{name} of {address}");
    }
    let tag = format!("If-None-Match: {}", told.header("etag"));
    let known = api.site.ask("GET", address, &[&tag]);
    assert_eq!((known.status, known.body.len()), (304, 0), "{address}");
    api.check(operation, &known);
}

#[test]
fn the_document_changes_with_the_network_and_so_do_tags() {
    let house = house();
    let site = Serving::start(&house);
    site.until("/pret", |status, _| status == 200);
    let tags =
        || ["/api/v1/promises", "/api/v1/openapi.json"].map(|path| site.ask("GET", path, &[]).header("etag"));
    let before = tags();
    assert_eq!(tags(), before);
    let mut rows = twelve();
    rows.pop();
    house.import(&house.file("liste-20240901.csv", csv(&rows)), &[]).good();
    site.until("/api/v1/points", |_, text| text.contains("\"total\":11"));
    assert!(tags().iter().zip(&before).all(|(now, before)| now != before));
}

#[test]
fn pages_of_a_list_are_the_whole_list_once() {
    let house = house();
    let site = Serving::start(&house);
    site.until("/pret", |status, _| status == 200);
    let mut next = Some("/api/v1/points?limit=5&department=48".to_owned());
    let (mut ids, mut pages) = (Vec::new(), 0);
    while let Some(address) = next {
        let told = site.ask("GET", &address, &[]);
        let body = told.json();
        assert_eq!(body["page"]["offset"], pages * 5);
        ids.extend(body["points"].as_array().expect("points").iter().map(|point| point["id_fs"].clone()));
        next = told.link("next");
        assert_eq!(told.link("prev").is_some(), pages > 0);
        assert!(told.link("first").is_some() && told.link("last").is_some());
        pages += 1;
    }
    let exported = house.run(&["export", "--what", "points", "--format", "csv"]).out;
    let of_department = exported.lines().skip(1).filter(|line| line.split(',').nth(1) == Some("48"));
    let expected: Vec<Value> =
        of_department.filter_map(|line| line.split(',').next()).map(Value::from).collect();
    assert!(pages > 1 && !expected.is_empty());
    assert_eq!(ids, expected);
}

/// What a field of an answer must be, by the command that the answer names.
fn check_command(house: &House, site: &Serving, address: &str, ours: &str, theirs: &str) {
    let body = site.ask("GET", address, &[]).json();
    let command = body["command"].as_str().expect("a command");
    let words: Vec<String> = shell_words(command.strip_suffix(" --json").unwrap_or(command));
    let words: Vec<&str> = words.iter().map(String::as_str).skip(1).collect();
    let printed = house.run(&words).good();
    let (ours, theirs) = (body.pointer(ours), printed.pointer(theirs));
    assert!(ours.is_some(), "{address}: {body:#}");
    assert_eq!(ours, theirs, "{address} and {command}");
}

/// The words of a command, of which some stand between single quotes.
fn shell_words(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (index, part) in command.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

#[test]
fn answers_are_what_their_commands_print() {
    let house = house();
    let site = Serving::start(&house);
    site.until("/pret", |status, _| status == 200);
    let check = |address: &str, ours, theirs| {
        check_command(&house, &site, &format!("/api/v1{address}"), ours, theirs);
    };
    check("/places/48061/points?limit=3&at=2024-09-04T10:00:00%2B02:00", "/points", "/points");
    check("/nearest?lon=3.5&lat=44.5&limit=2&at=2024-09-04T10:00:00%2B02:00", "/points", "/points");
    check("/nearest?lon=-61&lat=14.6", "/mobile_points_to_call", "/mobile_points_to_call");
    check("/promises", "/definitions", "/definitions");
    check("/territories/department/48/promises", "/assessments", "/assessments");
    check("/territories/nation/FR/promises", "/assessments", "/assessments");
    check("/territories/region/76/left-out?limit=200", "/communes/0", "/assessment/left_out/beyond/0");
    check("/territories/epci/200069151/coverage", "/coverage", "/rows/0");
    check("/territories/commune/48095/coverage", "/coverage", "/rows/0");
    check("/coverage?level=region", "/rows", "/rows");
    check("/territories/nation/FR/hours", "/hours", "/rows/0");
    check("/territories/epci/200069151/hours", "/hours", "/rows/0");
    let left_out = |part: &str| {
        site.ask("GET", &format!("/api/v1/territories/department/48/left-out?part={part}&limit=200"), &[])
            .json()
    };
    let printed =
        house.run(&["promises", "p4", "--level", "department", "--code", "48", "--left-out"]).good();
    for part in ["beyond", "to_check"] {
        assert_eq!(left_out(part)["communes"], printed["assessment"]["left_out"][part], "{part}");
    }
}

#[test]
fn open_states_are_those_of_the_moment_asked_about() {
    let house = house();
    let site = Serving::start(&house);
    site.until("/pret", |status, _| status == 200);
    let total = |query: &str| {
        site.ask("GET", &format!("/api/v1/points?{query}"), &[]).json()["page"]["total"].clone()
    };
    // Every one of the twelve is open on weekday mornings only.
    assert_eq!(total("open=true&at=2024-09-04T10:00:00%2B02:00"), 12);
    assert_eq!(total("open=true&at=2024-09-04T12:00:00%2B02:00"), 0);
    assert_eq!(total("open=false&at=2024-09-07T10:00:00%2B02:00"), 12);
    let point = site.ask("GET", "/api/v1/points/100?at=2024-09-06T13:00:00%2B02:00", &[]).json();
    let point = &point["point"];
    assert_eq!((&point["open"], &point["state"]["next"]["date"]), (&json!("closed"), &json!("2024-09-09")));
    assert_eq!(point["hours"]["opening_hours"], "Mo-Fr 09:00-12:00; PH off");
    let days = point["hours"]["week"].as_array().expect("a week");
    assert_eq!((days.len(), &days[0]["date"]), (7, &json!("2024-09-02")));
    let open = json!([{"start_min": 540, "end_min": 720, "mode": "walk_in"}]);
    assert_eq!((&days[4]["open"], &days[5]["open"]), (&open, &json!([])));
}
