//! What the app sends.

use super::Json;
use crate::domain::{
    block::{Intent, Target},
    person::Person,
};

/// The body of `PUT /blocks/{id}`. The same for every attempt of one intent by one person.
pub fn block_order(intent: &Intent, person: &Person) -> String {
    let target = match &intent.target {
        Target::Authenticator(id) => {
            Json::object([("type", Json::of("authenticator")), ("authenticator_id", Json::of(id.as_str()))])
        }
        Target::Identity => Json::object([("type", Json::of("identity"))]),
    };
    let mut order = vec![
        ("subject_key".to_owned(), Json::of(person.subject_key.reveal())),
        ("receipt_key".to_owned(), Json::of(intent.key.reveal())),
        ("target".to_owned(), target),
    ];
    order.extend(intent.reason.map(|reason| ("reason".to_owned(), Json::of(reason.as_str()))));
    Json::Object(order).write()
}
