//! The OpenAPI document, made from the operations themselves, with examples that the operations have answered.

use super::operation::{Asked, OPERATIONS, Operation};
use super::parameter::{self as parameters, Parameter, Place};
use super::problem::{Fault, PROBLEM, Problem};
use super::serve::{BASE, english, moment_of_examples};
use crate::live::Served;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};
use words::in_language;

/// Its media type.
pub(crate) const MEDIA_TYPE: &str = "application/vnd.oai.openapi+json;version=3.1";

/// The document of a nation, made once.
pub(crate) fn text(served: &Served) -> &str {
    served.document.get_or_init(|| in_language(english(), || format!("{:#}\n", document(served))))
}

fn document(served: &Served) -> Value {
    let mut schemas = generator();
    let mut paths = Map::new();
    for operation in OPERATIONS {
        let described = described(operation, &mut schemas, served);
        paths.insert(operation.path.to_owned(), json!({ "get": described }));
    }
    schemas.subschema_for::<Problem>();
    let schemas = schemas.take_definitions(true);
    json!({
        "openapi": "3.1.1",
        "jsonSchemaDialect": "https://spec.openapis.org/oas/3.1/dialect/base",
        "info": {
            "title": "Maillage",
            "version": "1",
            "summary": "The France services network and what its promises come to",
            "description": DESCRIPTION,
            "license": { "name": "Licence Ouverte 2.0, ODbL 1.0", "identifier": "etalab-2.0 AND ODbL-1.0" },
        },
        "servers": [{ "url": BASE }],
        "security": [],
        "paths": paths,
        "components": { "schemas": schemas, "responses": problems(), "headers": headers() },
    })
}

const DESCRIPTION: &str = "Read only, without key. Every address also answers HEAD, and OPTIONS for pages of other sites; \
    every other method is 405 with Allow. Parameters that an operation does not have are refused. Answers have an ETag \
    and may be asked for again with If-None-Match. Every problem is application/problem+json (RFC 9457), in the \
    language of Accept-Language. Travel times are estimates: `estimate` says so, `method` how they are computed, and \
    `command` recomputes the answer.";

fn generator() -> SchemaGenerator {
    let settings = SchemaSettings::draft2020_12().for_serialize().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    // Widths of integers are Rust's affair, and no formats of JSON Schema.
    let plain = |schema: &mut Schema| {
        let number =
            |format: &str| format.starts_with("uint") || format.starts_with("int") || format == "double";
        if schema.get("format").and_then(Value::as_str).is_some_and(number) {
            schema.remove("format");
        }
    };
    settings.with_transform(RecursiveTransform(plain)).into_generator()
}

fn described(operation: &Operation, schemas: &mut SchemaGenerator, served: &Served) -> Value {
    let answer = (operation.schema)(schemas);
    let mut content = json!({ "schema": answer });
    if let Some(example) = answer_of_example(operation, served) {
        content["example"] = example;
    }
    let reference = |of: &str, name: &str| json!({ "$ref": format!("#/components/{of}/{name}") });
    let kept = |more: &[&str]| -> Map<String, Value> {
        let names = ["ETag", "Cache-Control", "Access-Control-Allow-Origin"].iter().chain(more);
        names.map(|name| ((*name).to_owned(), reference("headers", name))).collect()
    };
    let mut responses = json!({
        "200": {
            "description": (operation.summary)(),
            "headers": kept(&["Link"]),
            "content": { "application/json": content },
        },
        "304": { "description": "The client has this answer already.", "headers": kept(&[]) },
    });
    let in_path = operation.parameters.iter().any(|parameter| parameter.place == Place::Path);
    for status in STATUSES.into_iter().filter(|status| *status != "404" || in_path) {
        responses[status] = reference("responses", status);
    }
    json!({
        "operationId": operation.id,
        "summary": (operation.summary)(),
        "description": (operation.describe)(),
        "parameters": operation.parameters.iter().map(|it| parameter(it, served)).collect::<Vec<_>>(),
        "responses": responses,
    })
}

fn parameter(parameter: &Parameter, served: &Served) -> Value {
    let place = if parameter.place == Place::Path { "path" } else { "query" };
    json!({
        "name": parameter.name,
        "in": place,
        "required": parameter.place != Place::Query,
        "description": (parameter.means)(),
        "schema": parameter.kind.schema(),
        "example": parameter.kind.example(&example(parameter, served)),
    })
}

/// A value that answers something.
fn example(parameter: &Parameter, served: &Served) -> String {
    let first = || served.nation.network.points.first().map(|point| &point.listed);
    match (parameter.example, parameter.name) {
        (Some(text), _) => text.to_owned(),
        (None, "commune") => first().map(|point| point.commune_code.to_string()).unwrap_or_default(),
        (None, _) => first().map(|point| point.id_fs.clone()).unwrap_or_default(),
    }
}

/// The address of an operation's example, from `/api/v1` on, with what its answer rests on.
pub(crate) fn example_address(operation: &Operation, served: &Served) -> String {
    let encoded = |parameter: &Parameter| {
        utf8_percent_encode(&example(parameter, served), NON_ALPHANUMERIC).to_string()
    };
    let mut path = format!("{BASE}{}", operation.path);
    let mut query = Vec::new();
    for parameter in operation.parameters {
        match parameter.place {
            Place::Path => path = path.replace(&format!("{{{}}}", parameter.name), &encoded(parameter)),
            Place::Required => query.push(format!("{}={}", parameter.name, encoded(parameter))),
            Place::Query if parameter.name == "limit" => query.push(format!("limit={}", encoded(parameter))),
            Place::Query => {}
        }
    }
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

fn answer_of_example(operation: &Operation, served: &Served) -> Option<Value> {
    let address = example_address(operation, served);
    let (path, query) = address.split_once('?').unwrap_or((&address, ""));
    let values =
        parameters::read(operation.parameters, &super::serve::parts(operation.path, path), query).ok()?;
    let answer = (operation.answer)(&Asked { served, values, at: moment_of_examples(served) }).ok()?;
    serde_json::from_slice(&answer.json).ok()
}

/// The names of what the answers of an operation have.
pub(crate) fn fields(operation: &Operation) -> Vec<String> {
    let mut schemas = generator();
    let answer = (operation.schema)(&mut schemas);
    let known = schemas.take_definitions(true);
    let name = answer.get("$ref").and_then(Value::as_str).and_then(|to| to.rsplit('/').next());
    let whole = name.and_then(|name| known.get(name));
    let properties = whole.and_then(|whole| whole.get("properties")).and_then(Value::as_object);
    properties.map(|properties| properties.keys().cloned().collect()).unwrap_or_default()
}

/// The problems that every operation may answer.
const STATUSES: [&str; 6] = ["400", "404", "414", "429", "500", "503"];

fn problems() -> Value {
    let mut responses = Map::new();
    for status in STATUSES {
        let faults: Vec<Fault> =
            Fault::ALL.into_iter().filter(|fault| fault.status().as_str() == status).collect();
        let titles: Vec<String> =
            faults.iter().map(|fault| format!("`{}`: {}.", fault.word(), fault.title())).collect();
        let mut headers = json!({
            "Cache-Control": { "$ref": "#/components/headers/Cache-Control" },
            "Vary": { "$ref": "#/components/headers/Vary" },
            "Access-Control-Allow-Origin": { "$ref": "#/components/headers/Access-Control-Allow-Origin" },
        });
        if matches!(status, "429" | "503") {
            headers["Retry-After"] = json!({ "$ref": "#/components/headers/Retry-After" });
        }
        responses.insert(
            status.to_owned(),
            json!({
                "description": titles.join(" "),
                "headers": headers,
                "content": { PROBLEM: {
                    "schema": { "$ref": "#/components/schemas/Problem" },
                    "example": faults.first().map(|fault| Problem::of(*fault)),
                } },
            }),
        );
    }
    responses.into()
}

fn headers() -> Value {
    let header = |description: &str, schema: Value, example: Value| json!({ "description": description, "required": true, "schema": schema, "example": example });
    json!({
        "ETag": header(
            "Changes whenever the answer may; the same on every machine that serves the same network.",
            json!({ "type": "string", "pattern": "^W/\"[0-9a-f]{32}\"$" }),
            json!("W/\"0123456789abcdef0123456789abcdef\""),
        ),
        "Cache-Control": header("How long it may be kept.", json!({ "type": "string" }), json!("public, max-age=60")),
        "Link": header(
            "This document, its page, and of lists the first, previous, next and last pages (RFC 8288).",
            json!({ "type": "string" }),
            json!("</api/v1/points?offset=50>; rel=\"next\""),
        ),
        "Vary": header("What else the answer depends on.", json!({ "type": "string" }), json!("accept-language")),
        "Access-Control-Allow-Origin": header(
            "Every page of the web may read it.", json!({ "type": "string", "const": "*" }), json!("*"),
        ),
        "Retry-After": header(
            "After how many seconds to come back.", json!({ "type": "integer", "minimum": 1 }), json!(2),
        ),
    })
}
