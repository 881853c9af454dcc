//! Answers spoiled on the way.

use axum::body::{Body, to_bytes};
use axum::http::{Response, header};
use serde_json::{Map, Value};
use spaer_gateway::Moment;

use super::pages::{self, RequestedPage};
use super::{Faults, Kind, bytes};

const MAX_BODY_BYTES: usize = 16 * 1024 * 1024;
const HUGE: usize = 20 * 1024 * 1024;
/// Fields whose values are enums.
const ENUMS: [&str; 13] = [
    "state",
    "status",
    "kind",
    "blocked_by",
    "ended_by",
    "reported_by",
    "refused_code",
    "sessions_ended",
    "channel",
    "outcome",
    "authenticator_kind",
    "type",
    "code",
];
/// Fields whose text somebody wrote.
const TEXTS: [&str; 11] = [
    "label",
    "model",
    "authenticator_label",
    "short_id",
    "display_name",
    "user_id_masked",
    "device",
    "service_provider",
    "city",
    "reference",
    "number",
];
const BYTE_ORDER_MARK: &[u8] = &[0xef, 0xbb, 0xbf];
/// Later than anything that will be true.
const FAR: &str = "9999-12-31T23:59:59Z";
/// Characters of a text that is too long.
const LONG: usize = 10_000;
/// Fields that claims rest on.
const NEEDED: [&str; 10] =
    ["id", "state", "status", "target", "received_at", "in_effect_at", "as_of", "subject_key", "number", "reported_at"];

/// The name under which a fault is logged.
pub(super) fn name(kind: &Kind) -> String {
    let value = serde_json::to_value(kind).unwrap_or_default();
    value.get("fault").and_then(Value::as_str).unwrap_or("?").to_owned()
}

/// The answer after all these faults; `requested` is there when it is a page of the activity list.
pub(super) async fn apply_all(
    answer: Response<Body>,
    faults: &[Kind],
    requested: Option<&RequestedPage>,
) -> Option<Response<Body>> {
    if !faults.iter().any(spoils) {
        return Some(answer);
    }
    let (mut parts, body) = answer.into_parts();
    let honest = to_bytes(body, MAX_BODY_BYTES).await.ok()?;
    let bytes = faults.iter().fold(honest.to_vec(), |bytes, fault| spoil(bytes, fault, requested));
    if bytes != honest {
        parts.headers.remove(header::CONTENT_LENGTH);
        // The ETag is that of the honest body: with it, a later 304 would confirm the spoilt body as still true.
        parts.headers.remove(header::ETAG);
    }
    Some(Response::from_parts(parts, Body::from(bytes)))
}

/// Does it change what an answer says?
pub(super) fn spoils(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Malformed
            | Kind::ByteOrderMark
            | Kind::BadByte
            | Kind::TimesWithoutSeconds
            | Kind::FarAsOf
            | Kind::Huge
            | Kind::WrongId
            | Kind::WrongTarget
            | Kind::UnknownEnums
            | Kind::MissingFields { .. }
            | Kind::FarTimes
            | Kind::LongTexts { .. }
            | Kind::Duplicates
            | Kind::LoopingCursor
            | Kind::EmptyPage
            | Kind::WidePage { .. }
    )
}

/// The body after this fault. If it has nothing that the fault is about, it stays the same byte for byte.
fn spoil(mut bytes: Vec<u8>, fault: &Kind, requested: Option<&RequestedPage>) -> Vec<u8> {
    if *fault == Kind::Malformed {
        bytes.truncate(bytes.len() / 2);
        return bytes;
    }
    let Ok(honest) = serde_json::from_slice::<Value>(&bytes) else { return bytes };
    match fault {
        Kind::ByteOrderMark => return [BYTE_ORDER_MARK, &bytes].concat(),
        Kind::BadByte => return bytes::bad(honest, &TEXTS).unwrap_or(bytes),
        _ => {}
    }
    let mut value = honest.clone();
    match fault {
        Kind::LoopingCursor | Kind::EmptyPage | Kind::WidePage { .. } => match requested {
            Some(requested) => pages::spoil(&mut value, fault, requested),
            None => return bytes,
        },
        Kind::Huge => {
            if let Some(object) = value.as_object_mut() {
                object.insert("padding".to_owned(), "x".repeat(HUGE).into());
            }
        }
        Kind::WrongId => each_object(&mut value, &mut |object| {
            for name in ["id", "subject_key"] {
                replace(object, name, |_| "ffffffffffffffffffffffffffffffff".into());
            }
        }),
        Kind::WrongTarget => each_object(&mut value, &mut |object| replace(object, "target", |old| other_target(&old))),
        Kind::UnknownEnums => each_object(&mut value, &mut |object| {
            for name in ENUMS {
                replace(object, name, |_| "from_the_future".into());
            }
        }),
        Kind::MissingFields { fields } => each_object(&mut value, &mut |object| {
            object.retain(|name, _| match fields.is_empty() {
                true => !NEEDED.contains(&name.as_str()),
                false => !fields.contains(name),
            });
        }),
        Kind::FarTimes => {
            let mut turn = 0_u32;
            each_time(&mut value, &mut |_| {
                turn += 1;
                if turn.is_multiple_of(2) { "0001-01-01T00:00:00Z".to_owned() } else { FAR.to_owned() }
            });
        }
        Kind::FarAsOf => each_object(&mut value, &mut |object| replace(object, "as_of", |_| FAR.into())),
        Kind::TimesWithoutSeconds => each_time(&mut value, &mut |moment| {
            // The clocks in Denmark in winter.
            let danish = moment.plus_millis(60 * 60 * 1000).to_rfc3339();
            danish.chars().take("2026-11-28T14:02".len()).collect::<String>() + "+01:00"
        }),
        Kind::LongTexts { chars } => each_object(&mut value, &mut |object| {
            for name in TEXTS {
                replace(object, name, |text| stretched(&text, chars.unwrap_or(LONG)));
            }
        }),
        Kind::Duplicates => each_object(&mut value, &mut |object| {
            if let Some(Value::Array(items)) = object.get_mut("items") {
                *items = items.iter().flat_map(|item| [item.clone(), item.clone()]).collect();
            }
        }),
        _ => return bytes,
    }
    if value == honest { bytes } else { serde_json::to_vec(&value).unwrap_or(bytes) }
}

/// Applies the switches to a successful JSON answer: other ways to reactivate, the `end_session_url` of a log-out, and refusal codes that the gateway
/// has no variant for. `None` if the body could not be read.
pub(super) async fn apply_switches(answer: Response<Body>, faults: &Faults, call: &str) -> Option<Response<Body>> {
    let (switches, odd) = (faults.switches(), faults.odd_refusals());
    let (routes, end_session_url) =
        (switches.reactivation, switches.end_session_url.filter(|_| call == "delete_session"));
    if (routes.is_none() && end_session_url.is_none() && odd.is_empty()) || !answer.status().is_success() {
        return Some(answer);
    }
    let (mut parts, body) = answer.into_parts();
    let bytes = to_bytes(body, MAX_BODY_BYTES).await.ok()?;
    let Ok(mut value) = serde_json::from_slice::<Value>(&bytes) else {
        return Some(Response::from_parts(parts, Body::from(bytes)));
    };
    each_object(&mut value, &mut |object| {
        if let Some(routes) = &routes {
            replace(object, "reactivation", |_| Value::Array(routes.clone()));
        }
        if let Some(code) = object.get("id").and_then(Value::as_str).and_then(|id| odd.get(id)) {
            let code = code.clone();
            replace(object, "refused_code", |_| code.into());
        }
    });
    if let (Some(url), Some(object)) = (end_session_url, value.as_object_mut()) {
        object.insert("end_session_url".to_owned(), url.into());
    }
    parts.headers.remove(header::CONTENT_LENGTH);
    Some(Response::from_parts(parts, Body::from(serde_json::to_vec(&value).ok()?)))
}

fn stretched(text: &Value, chars: usize) -> Value {
    let text = text.as_str().filter(|text| !text.is_empty()).unwrap_or("x");
    text.chars().cycle().take(chars).collect::<String>().into()
}

fn replace(object: &mut Map<String, Value>, name: &str, with: impl FnOnce(Value) -> Value) {
    if let Some(value) = object.get_mut(name) {
        *value = with(value.take());
    }
}

/// Another target than this one, of a kind that exists.
fn other_target(target: &Value) -> Value {
    match target.get("type").and_then(Value::as_str) {
        Some("identity") => serde_json::json!({"type": "authenticator", "authenticator_id": "somebody-elses"}),
        _ => serde_json::json!({"type": "identity"}),
    }
}

fn each_object(value: &mut Value, change: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            change(object);
            object.values_mut().for_each(|inner| each_object(inner, change));
        }
        Value::Array(items) => items.iter_mut().for_each(|inner| each_object(inner, change)),
        _ => {}
    }
}

fn each_time(value: &mut Value, change: &mut impl FnMut(Moment) -> String) {
    match value {
        Value::Object(object) => object.values_mut().for_each(|inner| each_time(inner, change)),
        Value::Array(items) => items.iter_mut().for_each(|inner| each_time(inner, change)),
        Value::String(text) => {
            if let Some(moment) = Moment::parse(text) {
                *text = change(moment);
            }
        }
        _ => {}
    }
}
