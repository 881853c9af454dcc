//! What the tests share.

use serde_json::Value;

use crate::{Contract, Kind};

/// Passes when the check failed and its text names every one of these.
#[track_caller]
pub(super) fn rejected(checked: Result<(), String>, named: &[&str]) {
    let error = checked.expect_err("this does not fit the contract");
    for name in named {
        assert!(error.contains(name), "{name} is not named in: {error}");
    }
}

#[track_caller]
pub(super) fn answered(method: &str, path: &str, status: u16, body: &Value) -> Result<(), String> {
    Contract::load().check_response(method, path, status, media_type(status), body)
}

pub(super) fn media_type(status: u16) -> &'static str {
    if status < 400 { "application/json" } else { "application/problem+json" }
}

#[track_caller]
pub(super) fn example(method: &str, path: &str, kind: Kind, name: &str) -> Value {
    let mut examples = Contract::load().examples().into_iter();
    let found = examples.find(|it| it.method == method && it.path == path && it.kind == kind && it.name == name);
    found.unwrap_or_else(|| panic!("there is no example {name} of {method} {path} {kind:?}")).value
}

pub(super) fn follow<'a>(contract: &'a Contract, value: &'a Value) -> &'a Value {
    let Some(reference) = value.get("$ref") else {
        return value;
    };
    let target = reference.as_str().and_then(|reference| contract.resolve(reference.strip_prefix('#')?));
    contract.document().pointer(&target.expect("a reference that leads somewhere")).expect("what was resolved is there")
}

/// Every value of the document with the pointer to it.
pub(super) fn walk(document: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    let mut ahead = vec![(String::new(), document)];
    while let Some((pointer, value)) = ahead.pop() {
        match value {
            Value::Object(object) => {
                ahead.extend(
                    object.iter().map(|(key, inner)| (format!("{pointer}{}", crate::document::step(key)), inner)),
                );
            }
            Value::Array(array) => {
                ahead.extend(array.iter().enumerate().map(|(index, inner)| (format!("{pointer}/{index}"), inner)))
            }
            _ => {}
        }
        found.push((pointer, value));
    }
    found
}
