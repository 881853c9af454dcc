//! The closed sets of the contract and of the tab's storage as JSON has them: a word each, which stands beside its value where the set is declared.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    dto::{BlockState, TargetType},
    values::text,
};
use crate::domain::{
    activity::{ActivityKind, Outcome},
    authenticator::{Kind, Status, WayKind},
    block::{Actor, Channel, RefusedCode, SessionsEnded},
    filter::{Group, Span},
    identity::IdentityStatus,
    reason::Reason,
    todo::Todo,
};

macro_rules! words {
    ($($set:ty),+ $(,)?) => { $(
        impl<'de> Deserialize<'de> for $set {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                text(deserializer, Self::parse)
            }
        }

        impl Serialize for $set {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    )+ };
}

words! {
    Kind, Status, WayKind, IdentityStatus, Actor, RefusedCode, Channel, SessionsEnded, ActivityKind, Outcome, BlockState, TargetType, Reason,
    Group, Span, Todo,
}
