//! Reads what the app sends. `None` and `Err` mean that a request is not understood; then nothing of it is done.
//!
//! Bodies are closed, as the contract says: an object, and no field that the contract does not name. What is not understood could change what was
//! meant. A field given twice is refused for the same reason, and so is `null`, which has no meaning in the contract.

use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::activity::ActivityQuery;
use crate::domain::{ActivityKind, ActivityOutcome, BlockOrder, Reason, Target, TargetType};
use crate::ids::{ActivityId, AuthenticatorId, BlockId, Private, ReceiptKey, SubjectKey, is_opaque};
use crate::moment::Moment;

/// How many activities an order may name. More are left out, because nothing optional is a reason to refuse a block.
const MAX_ACTIVITIES: usize = 100;
/// In characters.
const MAX_NOTE: usize = 1_000;
/// In characters.
const MAX_SEARCH: usize = 100;

/// A JSON object, and nothing else: what serde derives for a struct would also be read from a list of its values.
struct Object<T>(T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Fields<T> {
            type Value = T;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map))
            }
        }

        deserializer.deserialize_map(Fields(PhantomData)).map(Self)
    }
}

fn object<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Option<T> {
    serde_json::from_slice(body).ok().map(|Object(inner)| inner)
}

/// For a field that may be left out but, when it is there, is text and not `null`.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    String::deserialize(deserializer).map(Some)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TargetJson {
    #[serde(rename = "type")]
    target_type: String,
    #[serde(default, deserialize_with = "text")]
    authenticator_id: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrderJson {
    subject_key: String,
    receipt_key: String,
    target: Object<TargetJson>,
    /// Any JSON value, as for `activity_ids`: an optional field of the wrong type must not make the whole order fail.
    #[serde(default)]
    reason: Value,
    #[serde(default)]
    activity_ids: Value,
}

/// The body of an order. A reason or activity that is not understood is no ground to refuse a block.
pub(crate) fn parse_order(id: BlockId, body: &[u8]) -> Option<(BlockOrder, ReceiptKey)> {
    let json: OrderJson = object(body)?;
    let Object(TargetJson { target_type, authenticator_id }) = json.target;
    let target = match (TargetType::parse(&target_type)?, authenticator_id) {
        (TargetType::Authenticator, Some(id)) => Target::Authenticator(AuthenticatorId::parse(&id)?),
        (TargetType::Identity, None) => Target::Identity,
        // Whoever names an authenticator does not mean the whole, and whoever names none does not mean one: blocking either would be a guess.
        (TargetType::Authenticator, None) | (TargetType::Identity, Some(_)) => return None,
    };
    let order = BlockOrder {
        id,
        subject: SubjectKey::parse(&json.subject_key)?,
        target,
        reason: json.reason.as_str().map(|reason| Reason::parse(reason).unwrap_or(Reason::Other)),
        activities: activities(&json.activity_ids),
    };
    Some((order, ReceiptKey::parse(&json.receipt_key)?))
}

/// The first of the ids, each once. What cannot be an id is left out.
fn activities(ids: &Value) -> Vec<ActivityId> {
    let ids = ids.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut seen = HashSet::new();
    let ids = ids.iter().filter_map(|id| ActivityId::parse(id.as_str()?));
    ids.filter(|id| seen.insert(id.clone())).take(MAX_ACTIVITIES).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteJson {
    #[serde(default, deserialize_with = "text")]
    note: Option<String>,
}

/// The body of a report: the note, unless it is left out or blank.
pub(crate) fn report_note(body: &[u8]) -> Option<Option<Private>> {
    let json: NoteJson = object(body)?;
    let fits = json.note.as_ref().is_none_or(|note| note.chars().count() <= MAX_NOTE);
    fits.then(|| json.note.filter(|note| !note.trim().is_empty()).map(Private::new))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ShownJson {
    shown: bool,
}

pub(crate) fn provider_setting(body: &[u8]) -> Option<bool> {
    let json: ShownJson = object(body)?;
    Some(json.shown)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EmptyJson {}

/// Whether the body is an object without fields.
pub(crate) fn is_empty_object(body: &[u8]) -> bool {
    object::<EmptyJson>(body).is_some()
}

/// The parameters of the activity list that may be given once. `kind` may be given several times.
const ONCE: [&str; 7] = ["cursor", "limit", "from", "to", "outcome", "authenticator", "q"];

/// The query of the activity list; the error names the parameter. Parameters that are not known are left alone. One that the contract allows once and
/// that is given twice is refused: whichever were taken, the list would be another than the one asked for.
pub(crate) fn activity_query(text: &str) -> Result<ActivityQuery, &'static str> {
    let mut query = ActivityQuery { limit: 50, ..ActivityQuery::default() };
    let mut given = HashSet::new();
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        if let Some(name) = ONCE.into_iter().find(|once| *once == name)
            && !given.insert(name)
        {
            return Err(name);
        }
        match name.as_ref() {
            "cursor" => query.cursor = Some(is_opaque(&value).then(|| value.into_owned()).ok_or("cursor")?),
            "limit" => {
                let digits = value.bytes().all(|byte| byte.is_ascii_digit());
                let limit = value.parse().ok().filter(|limit| digits && (1..=100).contains(limit));
                query.limit = limit.ok_or("limit")?;
            }
            "from" => query.from = Some(Moment::parse(&value).ok_or("from")?),
            "to" => query.to = Some(Moment::parse(&value).ok_or("to")?),
            "kind" => query.kinds.push(ActivityKind::parse(&value).ok_or("kind")?),
            "outcome" => query.outcome = Some(ActivityOutcome::parse(&value).ok_or("outcome")?),
            "authenticator" => {
                query.authenticator = Some(AuthenticatorId::parse(&value).ok_or("authenticator")?);
            }
            "q" if !(1..=MAX_SEARCH).contains(&value.chars().count()) => return Err("q"),
            "q" => query.search = Some(value.trim()).filter(|q| !q.is_empty()).map(Private::new),
            _ => {}
        }
    }
    Ok(query)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> BlockId {
        BlockId::parse("0123456789abcdef0123456789abcdef").expect("is an id")
    }

    #[test]
    fn an_order_is_understood_whole_or_not_at_all() {
        let good = r#"{"subject_key":"s","receipt_key":"kkkkkkkkkkkkkkkkkkkkkkkk","target":{"type":"identity"}}"#;
        assert!(parse_order(id(), good.as_bytes()).is_some());
        for bad in [
            "",
            "[]",
            r#"{"subject_key":"","receipt_key":"kkkkkkkkkkkkkkkkkkkkkkkk","target":{"type":"identity"}}"#,
            r#"{"subject_key":"s","receipt_key":"short","target":{"type":"identity"}}"#,
            r#"{"subject_key":"s","receipt_key":"kkkkkkkkkkkkkkkkkkkkkkkk","target":{"type":"phone"}}"#,
            r#"{"subject_key":"s","receipt_key":"kkkkkkkkkkkkkkkkkkkkkkkk","target":{"type":"authenticator"}}"#,
            r#"{"subject_key":"s","receipt_key":"kkkkkkkkkkkkkkkkkkkkkkkk","target":{"type":"identity"},"note":"x"}"#,
            r#"["s","kkkkkkkkkkkkkkkkkkkkkkkk",{"type":"identity"},null,null]"#,
            r#"{"subject_key":"s","receipt_key":"kkkkkkkkkkkkkkkkkkkkkkkk","target":["identity"]}"#,
            r#"{"subject_key":"s","receipt_key":"kkkkkkkkkkkkkkkkkkkkkkkk","target":{"type":"identity","name":"x"}}"#,
        ] {
            assert!(parse_order(id(), bad.as_bytes()).is_none(), "{bad}");
        }
    }

    #[test]
    fn an_order_names_an_authenticator_exactly_when_it_is_for_one() {
        let read = |target: &str| {
            let body = format!(r#"{{"subject_key":"s","receipt_key":"kkkkkkkkkkkkkkkkkkkkkkkk","target":{target}}}"#);
            parse_order(id(), body.as_bytes()).map(|(order, _)| order.target)
        };
        for unclear in [
            r#"{"type":"identity","authenticator_id":"a"}"#,
            r#"{"type":"identity","authenticator_id":null}"#,
            r#"{"type":"identity","authenticator_id":""}"#,
            r#"{"type":"authenticator","authenticator_id":null}"#,
            r#"{"type":"authenticator","authenticator_id":7}"#,
            r#"{"type":"identity","type":"authenticator","authenticator_id":"a"}"#,
            r#"{"type":"authenticator","authenticator_id":"a","authenticator_id":"b"}"#,
        ] {
            assert_eq!(read(unclear), None, "{unclear}");
        }
        assert_eq!(read(r#"{"type":"identity"}"#), Some(Target::Identity));
        let named = AuthenticatorId::parse("a").map(Target::Authenticator);
        assert_eq!(read(r#"{"type":"authenticator","authenticator_id":"a"}"#), named);
    }

    #[test]
    fn activities_beyond_the_hundredth_and_those_named_twice_are_left_out() {
        let ids: Vec<String> = (0..150).flat_map(|n| [format!("a-{n}"), format!("a-{n}")]).collect();
        let read = activities(&Value::from(ids));
        assert_eq!(read.len(), 100);
        assert_eq!(read.last().map(ActivityId::as_str), Some("a-99"));
    }

    #[test]
    fn every_body_is_closed_and_an_object() {
        assert!(is_empty_object(b"{}") && is_empty_object(b" { }\n"));
        for other in ["", "null", "[]", "0", "\"\"", r#"{"a":1}"#, "{}{}", "{"] {
            assert!(!is_empty_object(other.as_bytes()), "{other}");
        }
        assert_eq!(provider_setting(br#"{"shown":true}"#), Some(true));
        for other in [r#"{"shown":true,"since":"x"}"#, "[true]", r#"{"shown":null}"#, r#"{"shown":true,"shown":true}"#]
        {
            assert_eq!(provider_setting(other.as_bytes()), None, "{other}");
        }
        for other in [r#"{"note":"x","why":"y"}"#, r#"["x"]"#, r#"{"note":null}"#, r#"{"note":7}"#] {
            assert!(report_note(other.as_bytes()).is_none(), "{other}");
        }
    }

    #[test]
    fn a_note_has_a_thousand_characters_however_many_bytes_they_are() {
        let note = |count: usize| format!(r#"{{"note":"{}"}}"#, "\u{20ac}".repeat(count));
        assert!(report_note(note(1_000).as_bytes()).flatten().is_some());
        assert!(report_note(note(1_001).as_bytes()).is_none());
        assert!(report_note(br#"{"note":" "}"#).expect("is understood").is_none());
    }

    #[test]
    fn a_reason_from_the_future_does_not_stand_in_the_way() {
        let body = r#"{"subject_key":"s","receipt_key":"kkkkkkkkkkkkkkkkkkkkkkkk",
                       "target":{"type":"identity"},"reason":"deep-fake"}"#;
        let (order, _) = parse_order(id(), body.as_bytes()).expect("is understood");
        assert_eq!(order.reason, Some(Reason::Other));
    }

    #[test]
    fn what_is_optional_cannot_spoil_an_order_whatever_it_holds() {
        for (more, activities) in [
            (r#""reason":7,"activity_ids":"one""#, 0),
            (r#""reason":null,"activity_ids":null"#, 0),
            (r#""reason":{"a":1},"activity_ids":[1,"a-1",null,{},""]"#, 1),
        ] {
            let body = format!(
                r#"{{"subject_key":"s","receipt_key":"kkkkkkkkkkkkkkkkkkkkkkkk","target":{{"type":"identity"}},{more}}}"#
            );
            let (order, _) = parse_order(id(), body.as_bytes()).expect("is understood");
            assert_eq!((order.reason, order.activities.len()), (None, activities), "{more}");
        }
    }

    #[test]
    fn kinds_repeat_and_limits_hold() {
        let query = activity_query("kind=login&kind=approval&limit=100&q=%20").expect("is understood");
        assert_eq!(query.kinds, [ActivityKind::Login, ActivityKind::Approval]);
        assert!(query.search.is_none());
        assert_eq!(activity_query("").expect("is understood").limit, 50, "as the contract has it");
        for (bad, name) in [
            ("limit=0", "limit"),
            ("limit=101", "limit"),
            ("limit=%2B5", "limit"),
            ("from=x", "from"),
            ("kind=x", "kind"),
            ("q=", "q"),
            ("cursor=", "cursor"),
            ("cursor=a%00", "cursor"),
            ("authenticator=", "authenticator"),
        ] {
            assert_eq!(activity_query(bad).err(), Some(name), "{bad}");
        }
    }

    #[test]
    fn texts_in_a_query_are_counted_in_characters() {
        for (name, most) in [("q", 100), ("cursor", 200), ("authenticator", 200)] {
            let query = |count: usize| format!("{name}={}", "%E2%82%AC".repeat(count));
            assert!(activity_query(&query(most)).is_ok(), "{name}");
            assert_eq!(activity_query(&query(most + 1)).err(), Some(name));
        }
    }

    #[test]
    fn what_may_be_given_once_is_not_given_twice() {
        for (name, value) in [
            ("cursor", "c"),
            ("limit", "5"),
            ("from", "2026-01-01T10:00:00Z"),
            ("to", "2026-01-01T10:00:00Z"),
            ("outcome", "failed"),
            ("authenticator", "a"),
            ("q", "x"),
        ] {
            let one = format!("{name}={value}");
            assert!(activity_query(&one).is_ok(), "{one}");
            assert_eq!(activity_query(&format!("{one}&kind=login&{one}")).err(), Some(name));
        }
        assert!(activity_query("utm=1&utm=2").is_ok(), "what is not known is left alone");
    }
}
