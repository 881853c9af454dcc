//! What the tab's storage keeps: intents (id, key, target, whose (hashed), when, reason, phase), what was picked, what is ticked off. No name,
//! number or text.

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
        tag::Tag,
        time::Timestamp,
        todo::Todo,
    },
    flow::{
        app::{StoredIntent, Wanted},
        authenticator::Choice,
    },
};

/// More than this many in one tab is nobody's honest use; the newest are kept.
const MOST_INTENTS: usize = 250;

pub fn write_intents(intents: &[StoredIntent]) -> String {
    let skip = intents.len().saturating_sub(MOST_INTENTS);
    Json::Array(intents.iter().skip(skip).map(write).collect()).write()
}

/// Junk, wholly or in parts, is left out: what cannot be read cannot be resumed, and the receipt's link still can.
pub fn parse_intents(stored: &Json) -> Vec<StoredIntent> {
    stored.as_array().unwrap_or_default().iter().take(MOST_INTENTS).filter_map(read).collect()
}

/// The reason or `null`, then the ids.
pub fn write_choice(choice: &Choice) -> String {
    let reason = choice.reason.map_or(Json::Null, |reason| Json::of(reason.as_str()));
    let ids = choice.ids.iter().map(|id| Json::of(id.as_str()));
    Json::Array(std::iter::once(reason).chain(ids).collect()).write()
}

/// Ids that cannot be read are left out; without its reason a choice is none.
pub fn parse_choice(stored: &Json) -> Choice {
    let Some([first, rest @ ..]) = stored.as_array() else { return Choice::default() };
    let reason = first.as_text().and_then(Reason::parse);
    if reason.is_none() && *first != Json::Null {
        return Choice::default();
    }
    let ids = rest.iter().filter_map(Json::as_text).filter_map(AuthenticatorId::parse);
    Choice { reason, ids: ids.take(MOST_INTENTS).collect() }
}

pub fn write_done(done: &[Todo]) -> String {
    Json::Array(done.iter().map(|todo| Json::of(todo.as_str())).collect()).write()
}

/// Each once; what nobody here has heard of is left out.
pub fn parse_done(stored: &Json) -> Vec<Todo> {
    let mut done = Vec::new();
    for todo in texts(stored).filter_map(Todo::parse) {
        if !done.contains(&todo) {
            done.push(todo);
        }
    }
    done
}

pub fn write_whose(whose: &SubjectHash) -> String {
    Json::of(whose.as_str()).write()
}

pub fn parse_whose(stored: &Json) -> Option<SubjectHash> {
    SubjectHash::parse(stored.as_text()?)
}

/// The tag, and whether the notice has been seen.
pub fn write_wanted(wanted: Option<&Wanted>) -> String {
    wanted
        .map_or(Json::Null, |wanted| Json::Array(vec![Json::of(wanted.tag.as_str()), Json::Bool(wanted.seen)]))
        .write()
}

pub fn parse_wanted(stored: &Json) -> Option<Wanted> {
    let [tag, seen] = stored.as_array()? else { return None };
    Some(Wanted { tag: Tag::parse(tag.as_text()?)?, seen: *seen == Json::Bool(true) })
}

fn texts(stored: &Json) -> impl Iterator<Item = &str> {
    stored.as_array().unwrap_or_default().iter().filter_map(Json::as_text)
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
