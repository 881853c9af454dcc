//! What the app sends.

use super::{
    dto::{BlockOrder, OrderTarget, TargetType},
    written,
};
use crate::domain::{
    block::{Intent, Target},
    person::Person,
};

/// The body of `PUT /blocks/{id}`. The same for every attempt of one intent by one person.
pub fn block_order(intent: &Intent, person: &Person) -> String {
    let target = match &intent.target {
        Target::Authenticator(id) => OrderTarget { sort: TargetType::Authenticator, authenticator_id: Some(id) },
        Target::Identity => OrderTarget { sort: TargetType::Identity, authenticator_id: None },
    };
    written(&BlockOrder { subject_key: &person.subject_key, receipt_key: &intent.key, target, reason: intent.reason })
}
