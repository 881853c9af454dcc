//! Intents as the tab's storage keeps them: id, key, target, whose (hashed), when, reason, phase. No name, number or text.

use serde_json::{Value, json};

use super::tree::{is_true, parse, text};
use crate::{
    domain::{
        block::{Intent, Target},
        id::{AuthenticatorId, BlockId, ReceiptKey},
        person::SubjectHash,
        reason::Reason,
        time::Timestamp,
    },
    flow::app::StoredIntent,
};

/// More than this many in one tab is nobody's honest use; the newest are kept.
const MOST_INTENTS: usize = 50;

pub fn write_intents(intents: &[StoredIntent]) -> String {
    let skip = intents.len().saturating_sub(MOST_INTENTS);
    Value::Array(intents.iter().skip(skip).map(write).collect()).to_string()
}

/// Junk, wholly or in parts, is left out: what cannot be read cannot be resumed, and the receipt's link still can.
pub fn parse_intents(stored: &str) -> Vec<StoredIntent> {
    let value = parse(stored.as_bytes()).unwrap_or(Value::Null);
    value.as_array().map_or_else(Vec::new, |items| items.iter().take(MOST_INTENTS).filter_map(read).collect())
}

fn write(stored: &StoredIntent) -> Value {
    let intent = &stored.intent;
    json!({
        "id": intent.id.as_str(),
        "key": intent.key.reveal(),
        "authenticator": match &intent.target {
            Target::Authenticator(id) => Value::from(id.as_str()),
            Target::Identity => Value::Null,
        },
        "subject": intent.subject.as_str(),
        "made_at": intent.made_at.unix_millis(),
        "reason": intent.reason.map(Reason::as_str),
        "settled": stored.settled,
    })
}

fn read(value: &Value) -> Option<StoredIntent> {
    let target = match value.get("authenticator")? {
        Value::Null => Target::Identity,
        other => Target::Authenticator(AuthenticatorId::parse(other.as_str()?)?),
    };
    Some(StoredIntent {
        intent: Intent {
            id: BlockId::parse(text(value, "id")?)?,
            key: ReceiptKey::parse(text(value, "key")?)?,
            target,
            subject: SubjectHash::parse(text(value, "subject")?)?,
            made_at: Timestamp::from_unix_millis(value.get("made_at")?.as_i64()?),
            reason: text(value, "reason").and_then(Reason::parse),
        },
        settled: is_true(value, "settled"),
    })
}
