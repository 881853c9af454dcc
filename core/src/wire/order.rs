//! What the app sends.

use serde_json::json;

use crate::domain::{
    block::{Intent, Target},
    person::Person,
};

/// The body of `PUT /blocks/{id}`. The same for every attempt of one intent by one person.
pub fn block_order(intent: &Intent, person: &Person) -> String {
    let target = match &intent.target {
        Target::Authenticator(id) => json!({ "type": "authenticator", "authenticator_id": id.as_str() }),
        Target::Identity => json!({ "type": "identity" }),
    };
    let mut order = json!({
        "subject_key": person.subject_key.reveal(),
        "receipt_key": intent.key.reveal(),
        "target": target,
    });
    if let (Some(reason), Some(fields)) = (intent.reason, order.as_object_mut()) {
        fields.insert("reason".to_owned(), json!(reason.as_str()));
    }
    order.to_string()
}
