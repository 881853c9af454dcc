//! The examples: each fits, and together they show everything that can be said.

use std::collections::BTreeSet;

use serde_json::Value;

use super::support::{follow, media_type, walk};
use crate::{Contract, Example, Kind};

/// The codes that client and back end have agreed on, each with its status.
const CODES: [(&str, u16); 19] = [
    ("session_required", 401),
    ("csrf_invalid", 403),
    ("receipt_key_invalid", 403),
    ("wrong_subject", 412),
    ("block_id_reused", 409),
    ("block_not_found", 404),
    ("activity_not_found", 404),
    ("not_found", 404),
    ("method_not_allowed", 405),
    ("not_offered", 501),
    ("invalid_request", 400),
    ("unsupported_media_type", 415),
    ("payload_too_large", 413),
    ("request_timeout", 408),
    ("rate_limited", 429),
    ("unavailable", 503),
    ("internal_error", 500),
    ("upstream_failed", 502),
    ("upstream_timeout", 504),
];

/// Enumerations of answers, each value of which has to be seen in an example: (name of the schema,
/// pointers to where it is used, `*` for any step).
const SHOWN: [(&str, &[&str]); 12] = [
    ("AuthenticatorKind", &["/items/*/kind", "/target/kind"]),
    ("AuthenticatorStatus", &["/items/*/status"]),
    ("IdentityStatus", &["/status"]),
    ("Actor", &["/blocked_by", "/reported_by", "/ended_by"]),
    ("ReactivationKind", &["/reactivation/*/kind", "/items/*/reactivation/*/kind"]),
    ("TargetType", &["/target/type"]),
    ("BlockState", &["/state"]),
    ("RefusedCode", &["/refused_code"]),
    ("ActivityKind", &["/items/*/kind"]),
    ("ActivityOutcome", &["/items/*/outcome"]),
    ("SessionsEnded", &["/sessions_ended"]),
    ("Channel", &["/notified/*/channel", "/items/*/notified/*/channel"]),
];

#[test]
fn every_example_fits_its_own_schema() {
    let contract = Contract::load();
    let examples = contract.examples();
    assert!(examples.len() > 100, "only {} examples were found", examples.len());
    for example in examples {
        let checked = match example.kind {
            Kind::Request => contract.check_request(&example.method, &example.path, &example.value),
            Kind::Response(status) => {
                contract.check_response(&example.method, &example.path, status, media_type(status), &example.value)
            }
        };
        if let Err(error) = checked {
            panic!("example {}: {error}", example.name);
        }
    }
}

#[test]
fn every_body_has_an_example() {
    let contract = Contract::load();
    let examples = contract.examples();
    for (pointer, value) in walk(contract.document()) {
        let Some((path, method, rest)) = call_of(&pointer) else {
            continue;
        };
        let status = rest.strip_prefix("/responses/").filter(|status| !status.contains('/'));
        let kind = match status {
            Some(status) => Kind::Response(status.parse().expect("a status is a number")),
            None if rest == "/requestBody" => Kind::Request,
            None => continue,
        };
        let described = follow(&contract, value);
        let shown = examples.iter().any(|it| it.method == method && it.path == path && it.kind == kind);
        assert_eq!(described.get("content").is_some(), shown, "{method} {path} {kind:?}");
    }
}

#[test]
fn every_problem_code_is_known_with_its_status_and_shown() {
    let contract = Contract::load();
    let known: BTreeSet<_> = contract.problem_codes().into_iter().collect();
    assert_eq!(known, CODES.iter().map(|(code, _)| code.to_string()).collect());

    let mut shown = BTreeSet::new();
    for example in contract.examples() {
        let (Kind::Response(status), Some(code)) = (example.kind, example.value.get("code")) else {
            continue;
        };
        if status >= 400 {
            shown.insert((code.as_str().expect("a code is text").to_owned(), status));
        }
    }
    assert_eq!(shown, CODES.iter().map(|(code, status)| (code.to_string(), *status)).collect());
}

#[test]
fn every_value_of_every_enumeration_is_shown() {
    let contract = Contract::load();
    let examples = contract.examples();
    for (schema, places) in SHOWN {
        let mut seen = BTreeSet::new();
        for example in examples.iter().filter(|example| matches!(example.kind, Kind::Response(200 | 201))) {
            for place in places {
                collect(&example.value, place, &mut seen);
            }
        }
        for value in contract.enumeration(&format!("/components/schemas/{schema}/enum")) {
            assert!(seen.contains(&value), "no example shows {schema} {value}");
        }
    }
}

#[test]
fn every_state_of_a_block_is_shown_with_the_session_and_with_the_key_alone() {
    let contract = Contract::load();
    let read: Vec<Example> = contract
        .examples()
        .into_iter()
        .filter(|example| {
            example.method == "GET" && example.path == "/blocks/{id}" && example.kind == Kind::Response(200)
        })
        .collect();
    let (by_key, by_session): (Vec<_>, Vec<_>) = read.iter().partition(|example| example.name.starts_with("by_key_"));
    assert_eq!(outcomes(&by_key), outcomes(&by_session));
    assert_eq!(
        outcomes(&by_key).len(),
        3 + 1 + contract.enum_values("RefusedCode").len(),
        "pending, in effect, already blocked; ended; refused for each cause"
    );
    for example in by_key {
        let mut named = example.value.clone();
        named["subject_key"] = "somebody".into();
        contract.check_schema("BlockReadByKey", &named).expect_err("whose it is");
        contract
            .check_schema("BlockReadByKey", &example.value)
            .expect("a record read by key holds nothing about the person");
    }
    for example in &by_session {
        assert!(example.value.get("subject_key").is_some(), "{} does not say whose it is", example.name);
    }
    let tells =
        by_session.iter().filter(|example| contract.check_schema("BlockReadByKey", &example.value).is_err()).count();
    assert!(tells > 0, "the records read with the session show what the key alone does not");
}

#[test]
fn no_example_holds_digits_like_a_national_identity_number() {
    for example in Contract::load().examples() {
        let text = example.value.to_string();
        let mut run = 0;
        for character in text.chars() {
            run = if character.is_ascii_digit() { run + 1 } else { 0 };
            assert!(run < 10, "{} {} {}: {text}", example.method, example.path, example.name);
        }
    }
}

/// What tells one outcome of a block from another.
fn outcomes(examples: &[&Example]) -> BTreeSet<(String, bool, String)> {
    let describe = |example: &&Example| {
        let value = &example.value;
        let already = value.get("already_blocked_since").is_some();
        (value["state"].to_string(), already, value.get("refused_code").map(Value::to_string).unwrap_or_default())
    };
    examples.iter().map(describe).collect()
}

/// The path, the method in capitals and what follows, of a pointer into a call.
fn call_of(pointer: &str) -> Option<(String, String, &str)> {
    let (path, rest) = pointer.strip_prefix("/paths/")?.split_once('/')?;
    let (method, _) = rest.split_once('/')?;
    let rest = rest.strip_prefix(method)?;
    Some((path.replace("~1", "/"), method.to_uppercase(), rest))
}

/// Collects the texts at a pointer in which `*` is every item of a list.
fn collect(value: &Value, place: &str, into: &mut BTreeSet<String>) {
    let Some((head, rest)) =
        place.strip_prefix('/').map(|place| place.split_at(place.find('/').unwrap_or(place.len())))
    else {
        into.extend(value.as_str().map(str::to_owned));
        return;
    };
    match (head, value) {
        ("*", Value::Array(items)) => items.iter().for_each(|item| collect(item, rest, into)),
        (key, Value::Object(object)) => object.get(key).into_iter().for_each(|inner| collect(inner, rest, into)),
        _ => {}
    }
}
