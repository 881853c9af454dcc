//! Intents as the tab's storage keeps them: id, key, target, whose (hashed), when, reason, phase. No name, number or text.

use super::{
    Json,
    tree::{is_true, text},
};
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
    Json::Array(intents.iter().skip(skip).map(write).collect()).write()
}

/// Junk, wholly or in parts, is left out: what cannot be read cannot be resumed, and the receipt's link still can.
pub fn parse_intents(stored: &Json) -> Vec<StoredIntent> {
    stored.as_array().unwrap_or_default().iter().take(MOST_INTENTS).filter_map(read).collect()
}

fn write(stored: &StoredIntent) -> Json {
    let intent = &stored.intent;
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of every year up to 9999 are exact")]
    let made_at = intent.made_at.unix_millis() as f64;
    Json::object([
        ("id", Json::of(intent.id.as_str())),
        ("key", Json::of(intent.key.reveal())),
        (
            "authenticator",
            match &intent.target {
                Target::Authenticator(id) => Json::of(id.as_str()),
                Target::Identity => Json::Null,
            },
        ),
        ("subject", Json::of(intent.subject.as_str())),
        ("made_at", Json::Number(made_at)),
        ("reason", intent.reason.map_or(Json::Null, |reason| Json::of(reason.as_str()))),
        ("settled", Json::Bool(stored.settled)),
    ])
}

fn read(value: &Json) -> Option<StoredIntent> {
    let target = match value.get("authenticator")? {
        Json::Null => Target::Identity,
        other => Target::Authenticator(AuthenticatorId::parse(other.as_text()?)?),
    };
    Some(StoredIntent {
        intent: Intent {
            id: BlockId::parse(text(value, "id")?)?,
            key: ReceiptKey::parse(text(value, "key")?)?,
            target,
            subject: SubjectHash::parse(text(value, "subject")?)?,
            made_at: Timestamp::from_unix_millis(value.get("made_at")?.as_whole()?),
            reason: text(value, "reason").and_then(Reason::parse),
        },
        settled: is_true(value, "settled"),
    })
}
