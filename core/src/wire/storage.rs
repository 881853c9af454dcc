//! What the tab's storage keeps: intents (id, key, target, whose (hashed), when, reason, phase), what was picked, what is ticked off. No name,
//! number or text.

use super::{
    Json,
    decode::{OUTCOMES, web},
    tree::{is_true, text},
};
use crate::{
    domain::{
        block::{Intent, Target},
        filter::{Group, Period, Span},
        id::{ActivityId, AuthenticatorId, BlockId, ReceiptKey},
        login::Attempt,
        person::SubjectHash,
        reason::Reason,
        tag::Tag,
        time::Timestamp,
        todo::Todo,
    },
    flow::{
        activities::Place,
        app::{Finished, StoredIntent, Wanted},
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

/// Where somebody was in the list of activities.
pub fn write_place(place: &Place) -> String {
    let id = |id: &str| Json::of(id);
    let millis = |at: Option<Timestamp>| at.map_or(Json::Null, |at| Json::whole(at.unix_millis()));
    let (span, from, to) = match place.period {
        Period::Last { span, from } => (place_of(&Span::ALL, span), Some(from), None),
        other => (Json::Null, other.from(), other.to()),
    };
    Json::object([
        ("whose", Json::of(place.whose.as_str())),
        ("id", place.id.as_ref().map_or(Json::Null, |activity| id(activity.as_str()))),
        ("at", millis(place.at)),
        ("group", place.group.map_or(Json::Null, |group| place_of(&Group::ALL, group))),
        (
            "outcome",
            place.outcome.map_or(Json::Null, |outcome| place_of(&OUTCOMES.map(|(_, outcome)| outcome), outcome)),
        ),
        ("authenticator", place.authenticator.as_ref().map_or(Json::Null, |device| id(device.as_str()))),
        ("span", span),
        ("from", millis(from)),
        ("to", millis(to)),
        ("only_marked", Json::Bool(place.only_marked)),
    ])
    .write()
}

/// Whether it is a place in the list of activities.
pub fn is_place(stored: &Json) -> bool {
    left_by(stored).is_some()
}

/// Without whose it is, it is none.
fn left_by(stored: &Json) -> Option<SubjectHash> {
    text(stored, "whose").and_then(SubjectHash::parse)
}

/// Whatever is not understood of a place narrows nothing.
pub fn parse_place(stored: &Json) -> Option<Place> {
    let millis = |key| stored.get(key).and_then(Json::as_whole).map(Timestamp::from_unix_millis);
    let (from, to) = (millis("from"), millis("to"));
    let period = match (at_place(&Span::ALL, stored.get("span")), from) {
        (Some(span), Some(from)) => Period::Last { span, from },
        _ if from.is_some() || to.is_some() => Period::Between { from, to },
        _ => Period::All,
    };
    Some(Place {
        whose: left_by(stored)?,
        id: text(stored, "id").and_then(ActivityId::parse),
        at: millis("at"),
        group: at_place(&Group::ALL, stored.get("group")),
        outcome: at_place(&OUTCOMES.map(|(_, outcome)| outcome), stored.get("outcome")),
        authenticator: text(stored, "authenticator").and_then(AuthenticatorId::parse),
        period,
        only_marked: is_true(stored, "only_marked"),
    })
}

/// A value as its place among all that there are.
fn place_of<T: PartialEq>(all: &[T], one: T) -> Json {
    all.iter()
        .position(|other| *other == one)
        .and_then(|place| i64::try_from(place).ok())
        .map_or(Json::Null, Json::whole)
}

fn at_place<T: Copy>(all: &[T], place: Option<&Json>) -> Option<T> {
    all.get(usize::try_from(place?.as_whole()?).ok()?).copied()
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

/// The address at which the eID ends its own session, if there is one.
pub fn write_finished(finished: &Finished) -> String {
    Json::Array(finished.end_session_url.iter().map(|url| Json::of(url)).collect()).write()
}

pub fn parse_finished(stored: &Json) -> Option<Finished> {
    let end_session_url = stored.as_array()?.first().and_then(Json::as_text).and_then(web);
    Some(Finished { end_session_url })
}

/// As `boot.js` keeps them: no JSON.
pub fn parse_logins(stored: &str) -> Vec<Attempt> {
    stored.split(',').filter_map(Attempt::parse).collect()
}

pub fn write_logins(logins: &[Attempt]) -> String {
    logins.iter().map(Attempt::as_str).collect::<Vec<_>>().join(",")
}

fn texts(stored: &Json) -> impl Iterator<Item = &str> {
    stored.as_array().unwrap_or_default().iter().filter_map(Json::as_text)
}

fn write(stored: &StoredIntent) -> Json {
    let intent = &stored.intent;
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
        ("made_at", Json::whole(intent.made_at.unix_millis())),
        ("seen", intent.seen.map_or(Json::Null, |seen| Json::whole(seen.unix_millis()))),
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
            made_at: moment(value, "made_at")?,
            seen: moment(value, "seen"),
            reason: text(value, "reason").and_then(Reason::parse),
        },
        settled: is_true(value, "settled"),
    })
}

fn moment(value: &Json, key: &str) -> Option<Timestamp> {
    value.get(key)?.as_whole().map(Timestamp::from_unix_millis)
}
