//! Checks requests, answers and other values against the contract.

use std::fmt::Write as _;
use std::sync::{Arc, PoisonError};

use jsonschema::error::{ValidationError, ValidationErrorKind};
use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

use crate::Contract;
use crate::document::{NAME, step};
use crate::operation::pointer;

impl Contract {
    /// Holds the body of an answer against the contract. `path` is the template, as in
    /// `/blocks/{id}`. An answer without a body is `Value::Null` with an empty content type. A path
    /// or method that the contract does not know may only answer what any path may: `not_found` and
    /// `method_not_allowed`.
    ///
    /// # Errors
    ///
    /// One text that names the call and the status, and each violation with the JSON pointer to it.
    pub fn check_response(
        &self,
        method: &str,
        path: &str,
        status: u16,
        content_type: &str,
        body: &Value,
    ) -> Result<(), String> {
        self.response(method, path, status)
            .and_then(|response| self.check_content(&response, content_type, body))
            .map_err(|violations| format!("{method} {path} answered {status}: {violations}"))
    }

    /// Holds the body of a request against the contract; `Value::Null` is a request without one.
    ///
    /// # Errors
    ///
    /// One text that names the call, and each violation with the JSON pointer to it.
    pub fn check_request(&self, method: &str, path: &str, body: &Value) -> Result<(), String> {
        self.check_request_body(method, path, body)
            .map_err(|violations| format!("{method} {path} request: {violations}"))
    }

    /// Holds a value against one schema of `components/schemas`, for what the document can say in
    /// words only: that a record which was read with the key alone is a `BlockReadByKey`.
    ///
    /// # Errors
    ///
    /// One text that names the schema, and each violation with the JSON pointer to it.
    pub fn check_schema(&self, name: &str, value: &Value) -> Result<(), String> {
        self.check_value(&format!("/components/schemas{}", step(name)), value)
            .map_err(|violations| format!("{name}: {violations}"))
    }

    fn check_request_body(&self, method: &str, path: &str, body: &Value) -> Result<(), String> {
        let operation = pointer(method, path);
        let place = self.document().pointer(&operation).ok_or("the contract knows no such call")?;
        let described = place.get("requestBody");
        let required = described.and_then(|described| described.get("required")) == Some(&Value::Bool(true));
        match (described, body) {
            (None, Value::Null) => Ok(()),
            (None, _) => Err("the contract has no body here".to_owned()),
            (Some(_), Value::Null) if !required => Ok(()),
            (Some(_), _) => {
                self.check_value(&format!("{operation}/requestBody/content/application~1json/schema"), body)
            }
        }
    }

    fn check_content(&self, response: &str, content_type: &str, body: &Value) -> Result<(), String> {
        let content = format!("{response}/content");
        let known = self.keys(&content);
        if known.is_empty() {
            return if body.is_null() { Ok(()) } else { Err("the contract has no body here".to_owned()) };
        }
        let media_type = media_type(content_type);
        if !known.contains(&media_type) {
            return Err(format!("content type is \"{content_type}\", and the contract has {}", known.join(", ")));
        }
        self.check_value(&format!("{content}{}/schema", step(&media_type)), body)
    }

    /// Holds a value against the schema at a pointer of the document.
    fn check_value(&self, schema: &str, value: &Value) -> Result<(), String> {
        let validator = self.validator(schema)?;
        let mut violations = String::new();
        for error in validator.iter_errors(value) {
            describe(&error, &mut violations);
        }
        if violations.is_empty() { Ok(()) } else { Err(violations) }
    }

    /// The validator for a schema. Each is made once and kept, because making one takes longer than checking with it.
    fn validator(&self, schema: &str) -> Result<Arc<Validator>, String> {
        // A poisoned lock can be used: a panic elsewhere cannot leave half an entry in the map.
        let mut made = self.validators().lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(validator) = made.get(schema) {
            return Ok(Arc::clone(validator));
        }
        let validator = jsonschema::options()
            .with_draft(Draft::Draft202012)
            .with_registry(self.registry())
            // Without this, a `format` is only a remark in this draft; here a time has to be one.
            .should_validate_formats(true)
            .build(&json!({ "$ref": format!("{NAME}#{}", in_fragment(schema)) }))
            .map_err(|error| format!("the contract's own schema {schema} is broken: {error}"))?;
        let validator = Arc::new(validator);
        made.insert(schema.to_owned(), Arc::clone(&validator));
        Ok(validator)
    }
}

/// Writes one line for each violation. If a value fits none of several allowed schemas, the violations of each follow, because otherwise the reader
/// learns only that none fits.
fn describe(error: &ValidationError<'_>, into: &mut String) {
    let place = error.instance_path().as_str();
    let place = if place.is_empty() { "/" } else { place };
    // Masked: what is held against the contract may be an operator's own answer about a person, and
    // this text ends in a log. Writing to a string cannot fail.
    let _ = write!(into, "\n  at {place}: {}", error.masked());
    if let ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } = error.kind() {
        for inner in context.iter().flatten() {
            describe(inner, into);
        }
    }
}

/// The media type without its parameters, in small letters.
fn media_type(content_type: &str) -> String {
    content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// A JSON pointer as a URI fragment, in which the braces of path templates must be percent-encoded.
fn in_fragment(pointer: &str) -> String {
    pointer.replace('{', "%7B").replace('}', "%7D")
}
