//! Reads what the app sends. `None` and `Err` mean that a request is not understood; then nothing of it is done.

use serde::Deserialize;
use serde_json::Value;

use crate::activity::ActivityQuery;
use crate::domain::{ActivityKind, ActivityOutcome, BlockOrder, Reason, Target, TargetType};
use crate::ids::{ActivityId, AuthenticatorId, BlockId, Private, ReceiptKey, SubjectKey};
use crate::moment::Moment;

#[derive(Deserialize)]
struct TargetJson {
    #[serde(rename = "type")]
    target_type: String,
    #[serde(default)]
    authenticator_id: Value,
}

#[derive(Deserialize)]
struct OrderJson {
    subject_key: String,
    receipt_key: String,
    target: TargetJson,
    /// Any JSON value, as for `activity_ids`: an optional field of the wrong type must not make the whole order fail.
    #[serde(default)]
    reason: Value,
    #[serde(default)]
    activity_ids: Value,
}

/// The body of an order. A reason or activity that is not understood is no ground to refuse a block.
pub(crate) fn parse_order(id: BlockId, body: &[u8]) -> Option<(BlockOrder, ReceiptKey)> {
    let json: OrderJson = serde_json::from_slice(body).ok()?;
    let target = match TargetType::parse(&json.target.target_type)? {
        TargetType::Authenticator => {
            Target::Authenticator(AuthenticatorId::parse(json.target.authenticator_id.as_str()?)?)
        }
        TargetType::Identity => Target::Identity,
    };
    let ids = json.activity_ids.as_array().map(Vec::as_slice).unwrap_or_default();
    let order = BlockOrder {
        id,
        subject: SubjectKey::parse(&json.subject_key)?,
        target,
        reason: json.reason.as_str().map(|reason| Reason::parse(reason).unwrap_or(Reason::Other)),
        activities: ids.iter().filter_map(|id| ActivityId::parse(id.as_str()?)).collect(),
    };
    Some((order, ReceiptKey::parse(&json.receipt_key)?))
}

#[derive(Deserialize)]
struct NoteJson {
    #[serde(default)]
    note: Option<String>,
}

pub(crate) fn report_note(body: &[u8]) -> Option<Option<Private>> {
    let json: NoteJson = serde_json::from_slice(body).ok()?;
    Some(json.note.filter(|note| !note.trim().is_empty()).map(Private::new))
}

#[derive(Deserialize)]
struct ShownJson {
    shown: bool,
}

pub(crate) fn provider_setting(body: &[u8]) -> Option<bool> {
    let json: ShownJson = serde_json::from_slice(body).ok()?;
    Some(json.shown)
}

/// The query of the activity list; the error names the parameter. Parameters that are not known are left alone.
pub(crate) fn activity_query(text: &str) -> Result<ActivityQuery, &'static str> {
    let mut query = ActivityQuery { limit: 50, ..ActivityQuery::default() };
    for (name, value) in form_urlencoded::parse(text.as_bytes()) {
        match name.as_ref() {
            "cursor" => query.cursor = Some(value.into_owned()),
            "limit" => {
                let limit = value.parse().ok().filter(|limit| (1..=100).contains(limit));
                query.limit = limit.ok_or("limit")?;
            }
            "from" => query.from = Some(Moment::parse(&value).ok_or("from")?),
            "to" => query.to = Some(Moment::parse(&value).ok_or("to")?),
            "kind" => query.kinds.push(ActivityKind::parse(&value).ok_or("kind")?),
            "outcome" => query.outcome = Some(ActivityOutcome::parse(&value).ok_or("outcome")?),
            "authenticator" => {
                query.authenticator = Some(AuthenticatorId::parse(&value).ok_or("authenticator")?);
            }
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
        ] {
            assert!(parse_order(id(), bad.as_bytes()).is_none(), "{bad}");
        }
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
        for (bad, name) in [("limit=0", "limit"), ("limit=101", "limit"), ("from=x", "from"), ("kind=x", "kind")] {
            assert_eq!(activity_query(bad).err(), Some(name));
        }
    }
}
