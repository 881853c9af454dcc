//! The examples of the contract, with which both sides are tested and which documentation shows.

use serde_json::Value;

use crate::Contract;
use crate::document::step;
use crate::operation::pointer;

/// Stands for "any method" and "any path" in examples of what every path of a back end may answer.
const ANY: &str = "*";

/// Which side sends the example, and in what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The client, in the body of a request.
    Request,
    /// The back end, in the body of an answer with this status.
    Response(u16),
}

/// One example of the contract. An example that is shared by several calls is there once for each
/// of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// In capitals; `*` for what any path may answer.
    pub method: String,
    /// With its parameters in braces; `*` for any path.
    pub path: String,
    /// Which side says it.
    pub kind: Kind,
    /// Its name in the document, unique within the call and the status.
    pub name: String,
    /// The body.
    pub value: Value,
}

impl Contract {
    /// Every example of every request and answer.
    #[must_use]
    pub fn examples(&self) -> Vec<Example> {
        let mut examples = Vec::new();
        for operation in self.operations() {
            let place = pointer(&operation.method, &operation.path);
            self.collect(
                &mut examples,
                &operation.method,
                &operation.path,
                Kind::Request,
                &format!("{place}/requestBody"),
            );
            self.collect_responses(&mut examples, &operation.method, &operation.path, &format!("{place}/responses"));
        }
        self.collect_responses(&mut examples, ANY, ANY, "/x-spaer-anywhere");
        examples
    }

    fn collect_responses(&self, examples: &mut Vec<Example>, method: &str, path: &str, responses: &str) {
        for status in self.keys(responses) {
            // A status that is no number would be `default` or a range; the contract has neither,
            // and a test says so.
            let Ok(number) = status.parse() else { continue };
            self.collect(examples, method, path, Kind::Response(number), &format!("{responses}{}", step(&status)));
        }
    }

    fn collect(&self, examples: &mut Vec<Example>, method: &str, path: &str, kind: Kind, holder: &str) {
        let Some(holder) = self.resolve(holder) else {
            return;
        };
        let content = format!("{holder}/content");
        for media_type in self.keys(&content) {
            let named = format!("{content}{}/examples", step(&media_type));
            for name in self.keys(&named) {
                let place = self.resolve(&format!("{named}{}", step(&name)));
                let Some(value) = place.and_then(|place| self.document().pointer(&format!("{place}/value"))) else {
                    continue;
                };
                examples.push(Example {
                    method: method.to_owned(),
                    path: path.to_owned(),
                    kind,
                    name,
                    value: value.clone(),
                });
            }
        }
    }
}
