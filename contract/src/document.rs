//! The document itself: parsed once, followed by JSON pointers, never changed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use jsonschema::{Registry, Resource, Validator};
use serde_json::Value;

/// The YAML is compiled in, so that no test depends on the directory it runs in.
const SOURCE: &str = include_str!("../openapi.yaml");

/// The URI under which the whole document is given to the validator. Schemas stay where they are and are reached by pointer, so that a `$ref` in them
/// means the same as to every other reader of the document.
pub(crate) const NAME: &str = "urn:spaer:contract";

/// The contract, ready to be held against what the two sides say.
#[derive(Debug)]
pub struct Contract {
    document: Value,
    registry: Registry<'static>,
    validators: Validators,
}

/// Validators by the JSON pointer to their schema.
pub(crate) type Validators = Mutex<HashMap<String, Arc<Validator>>>;

impl Contract {
    /// Reads the contract that was compiled in.
    ///
    /// # Panics
    ///
    /// When the document cannot be read. Nothing can be tested against it then, so the tests that
    /// ask for it are to stop.
    #[must_use]
    #[expect(clippy::expect_used, reason = "the document is compiled in, and a broken one has to stop the tests")]
    pub fn load() -> Self {
        Self::parse(SOURCE).expect("contract/openapi.yaml can be read")
    }

    /// Reads a contract from YAML; apart from [`Contract::load`] so that the tests can hand in a
    /// broken one.
    pub(crate) fn parse(source: &str) -> Result<Self, String> {
        let document: Value = serde_yaml_ng::from_str(source).map_err(|error| error.to_string())?;
        let registry = Registry::new()
            .add(NAME, Resource::from_contents(document.clone()))
            .and_then(jsonschema::RegistryBuilder::prepare)
            .map_err(|error| error.to_string())?;
        Ok(Self { document, registry, validators: Mutex::default() })
    }

    /// The document as JSON.
    #[must_use]
    pub fn document(&self) -> &Value {
        &self.document
    }

    pub(crate) fn registry(&self) -> &Registry<'static> {
        &self.registry
    }

    pub(crate) fn validators(&self) -> &Validators {
        &self.validators
    }

    /// Every code that a problem may have, in the order of the document.
    #[must_use]
    pub fn problem_codes(&self) -> Vec<String> {
        self.enumeration("/components/schemas/Problem/properties/code/enum")
    }

    /// The words of an enumeration of `components/schemas`, in the order of the document; none when it is no enumeration.
    #[must_use]
    pub fn enum_values(&self, schema: &str) -> Vec<String> {
        self.enumeration(&format!("/components/schemas{}/enum", step(schema)))
    }

    pub(crate) fn enumeration(&self, pointer: &str) -> Vec<String> {
        let values = self.document.pointer(pointer).and_then(Value::as_array);
        values.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Follows `$ref`s: answers the pointer to what is meant, which is the pointer itself if there is no `$ref` at its place. `None` if a `$ref`
    /// leads to nothing.
    pub(crate) fn resolve(&self, pointer: &str) -> Option<String> {
        let mut pointer = pointer.to_owned();
        // A chain of references longer than this can only be a circle.
        for _ in 0..16 {
            let value = self.document.pointer(&pointer)?;
            match value.get("$ref").and_then(Value::as_str) {
                Some(reference) => pointer = reference.strip_prefix('#')?.to_owned(),
                None => return Some(pointer),
            }
        }
        None
    }

    /// The keys of the object that is meant by a pointer, in the document's order of names; none
    /// when there is no such object.
    pub(crate) fn keys(&self, pointer: &str) -> Vec<String> {
        let target = self.resolve(pointer).and_then(|pointer| self.document.pointer(&pointer));
        let object = target.and_then(Value::as_object);
        object.into_iter().flat_map(|object| object.keys().cloned()).collect()
    }
}

/// One step of a JSON pointer, escaped as RFC 6901 asks.
pub(crate) fn step(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}
