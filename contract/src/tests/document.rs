//! The document as a document: its calls, its references, and what every call has.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::support::{follow, walk};
use crate::Contract;

/// The calls that the design names, and whether every back end has them.
const CALLS: [(&str, &str, bool); 13] = [
    ("GET", "/login", true),
    ("GET", "/session", true),
    ("DELETE", "/session", true),
    ("POST", "/session/extend", true),
    ("GET", "/identity", true),
    ("GET", "/authenticators", true),
    ("GET", "/blocks", false),
    ("PUT", "/blocks/{id}", true),
    ("GET", "/blocks/{id}", true),
    ("GET", "/activity", false),
    ("PUT", "/activity/{id}/report", false),
    ("PUT", "/settings/provider-shown", false),
    ("GET", "/service", false),
];

#[test]
fn the_document_is_openapi_3_1() {
    let contract = Contract::load();
    assert_eq!(contract.document().pointer("/openapi"), Some(&json!("3.1.0")));
    assert_eq!(contract.document().pointer("/servers/0/url"), Some(&json!("/api/v1")));
}

#[test]
fn the_calls_are_those_of_the_design() {
    let found: BTreeSet<_> =
        Contract::load().operations().into_iter().map(|call| (call.method, call.path, call.core)).collect();
    let expected: BTreeSet<_> =
        CALLS.iter().map(|(method, path, core)| (method.to_string(), path.to_string(), *core)).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_call_says_what_it_is_and_has_its_own_name() {
    let contract = Contract::load();
    let mut names = BTreeSet::new();
    for (place, operation) in operations(&contract) {
        for key in ["operationId", "summary", "description"] {
            assert!(operation[key].as_str().is_some_and(|text| !text.trim().is_empty()), "{place} lacks {key}");
        }
        assert!(operation["x-spaer-core"].is_boolean(), "{place} does not say whether it is core");
        assert!(names.insert(operation["operationId"].to_string()), "{place} shares its operationId");
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let contract = Contract::load();
    let mut found = 0;
    for (pointer, value) in walk(contract.document()) {
        let Some(reference) = value.get("$ref") else {
            continue;
        };
        let target = reference.as_str().and_then(|reference| reference.strip_prefix('#'));
        let target = target.unwrap_or_else(|| panic!("{pointer} refers to another document: {reference}"));
        assert!(contract.resolve(target).is_some(), "{pointer} refers to {target}, which is not there");
        found += 1;
    }
    assert!(found > 100, "only {found} references were found");
}

#[test]
fn every_call_that_writes_asks_for_the_token() {
    let contract = Contract::load();
    let mut writes = 0;
    for (place, operation) in operations(&contract) {
        if place.ends_with("/get") {
            continue;
        }
        writes += 1;
        let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
        let token = parameters
            .iter()
            .map(|parameter| follow(&contract, parameter))
            .find(|parameter| parameter["name"] == "X-CSRF-Token");
        let token = token.unwrap_or_else(|| panic!("{place} does not document X-CSRF-Token"));
        assert_eq!((&token["in"], &token["required"]), (&json!("header"), &json!(true)), "{place}");
        assert!(operation["responses"].get("403").is_some(), "{place} does not document what a wrong token answers");
    }
    assert_eq!(writes, 5);
}

#[test]
fn every_answer_documents_the_headers_that_every_answer_has() {
    let contract = Contract::load();
    for (place, operation) in operations(&contract) {
        for (status, response) in operation["responses"].as_object().expect("a call has answers") {
            status
                .parse::<u16>()
                .unwrap_or_else(|_| panic!("{place} has an answer that is no single status: {status}"));
            let headers = &follow(&contract, response)["headers"];
            for name in ["Cache-Control", "X-Content-Type-Options", "X-Request-Id"] {
                assert_eq!(
                    follow(&contract, &headers[name])["required"],
                    true,
                    "{place} {status} does not document {name}"
                );
            }
            assert_eq!(follow(&contract, &headers["Cache-Control"])["schema"]["const"], "no-store", "{place} {status}");
            assert_eq!(
                headers.get("Retry-After").is_some(),
                matches!(status.as_str(), "429" | "503"),
                "{place} {status} and Retry-After"
            );
        }
    }
}

#[test]
fn bodies_of_requests_are_closed_and_bodies_of_answers_are_open() {
    let contract = Contract::load();
    let schemas = contract.document()["components"]["schemas"].as_object().expect("there are schemas");
    for (name, schema) in schemas.iter().filter(|(_, schema)| schema["type"] == "object") {
        let request = name.ends_with("Order") || ["OrderTarget", "Empty"].contains(&name.as_str());
        assert_eq!(schema.get("additionalProperties") == Some(&json!(false)), request, "{name}");
    }
    for (pointer, schema) in schemas {
        assert!(schema["description"].is_string(), "{pointer} does not say what it is");
    }
}

#[test]
fn a_document_that_cannot_be_read_is_an_error() {
    assert!(Contract::parse("openapi: [").is_err());
}

fn operations(contract: &Contract) -> Vec<(String, &Value)> {
    let calls = contract.operations().into_iter();
    let places = calls.map(|call| crate::operation::pointer(&call.method, &call.path));
    places.map(|place| (place.clone(), contract.document().pointer(&place).expect("a call that was listed"))).collect()
}
