//! The calls of the contract.

use serde_json::Value;

use crate::Contract;
use crate::document::step;

/// The methods that OpenAPI knows; every other key of a path is something else.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// One call of the contract.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Operation {
    /// In capitals, as it is sent.
    pub method: String,
    /// Below the base, with its parameters in braces.
    pub path: String,
    /// Whether every back end has it.
    pub core: bool,
}

impl Contract {
    /// Every call of the contract.
    #[must_use]
    pub fn operations(&self) -> Vec<Operation> {
        let mut operations = Vec::new();
        for path in self.keys("/paths") {
            for method in METHODS {
                let Some(operation) = self.document().pointer(&pointer(method, &path)) else {
                    continue;
                };
                let core = operation.get("x-spaer-core").and_then(Value::as_bool).unwrap_or(false);
                operations.push(Operation { method: method.to_uppercase(), path: path.clone(), core });
            }
        }
        operations
    }

    /// The pointer to the description of this call's answer with this status, with references followed.
    ///
    /// A method and path that are no call of the contract are allowed too: then it is the description of what any path of the back end may answer,
    /// `not_found` and `method_not_allowed`.
    pub(crate) fn response(&self, method: &str, path: &str, status: u16) -> Result<String, String> {
        let operation = pointer(method, path);
        let is_call = self.document().pointer(&operation).is_some();
        let place =
            if is_call { format!("{operation}/responses/{status}") } else { format!("/x-spaer-anywhere/{status}") };
        let missing =
            if is_call { "the contract knows no such status here" } else { "the contract knows no such call" };
        self.resolve(&place).ok_or_else(|| missing.to_owned())
    }
}

/// The JSON pointer to the description of a call. `method` may be in upper or lower case.
pub(crate) fn pointer(method: &str, path: &str) -> String {
    format!("/paths{}{}", step(path), step(&method.to_lowercase()))
}
