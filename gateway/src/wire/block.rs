//! Blocks, as much of them as the reader may see.

use serde::Serialize;

use super::{ReactivationRouteJson, json, reactivation_routes, rfc3339};
use crate::domain::{
    AuthenticatorKind, BlockFacts, BlockState, BlockStateName, Notified, Party, RefusedCode, SessionsEnded, Target,
    TargetType,
};
use crate::ids::SubjectKey;
use crate::journal::Record;
use crate::moment::Moment;

/// How much the reader may see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Visibility {
    /// The person, logged in.
    Everything,
    /// Somebody who holds the receipt key: nothing that tells who the person is, what they have or where they can be
    /// reached.
    WithKeyAlone,
}

#[derive(Serialize)]
struct TargetJson<'a> {
    #[serde(rename = "type")]
    target_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    authenticator_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_id: Option<&'a str>,
}

#[derive(Serialize)]
struct NotifiedJson<'a> {
    channel: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    masked: Option<&'a str>,
}

#[derive(Serialize)]
struct StateJson {
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_effect_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused_code: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_by: Option<&'static str>,
}

#[derive(Serialize)]
struct BlockJson<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject_key: Option<&'a str>,
    as_of: String,
    target: TargetJson<'a>,
    #[serde(flatten)]
    state: StateJson,
    received_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reported_by: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    already_blocked_since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    notified: Vec<NotifiedJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authenticators_left: Option<u32>,
    sessions_ended: &'static str,
    reactivation: Vec<ReactivationRouteJson>,
}

/// `asked_at` is when the reading began; it dates an order of which only the receipt is known.
pub(crate) fn block(record: &Record, visibility: Visibility, asked_at: Moment) -> Vec<u8> {
    json(&block_json(record, visibility, asked_at))
}

#[derive(Serialize)]
struct BlocksJson<'a> {
    subject_key: &'a str,
    as_of: String,
    items: Vec<BlockJson<'a>>,
}

pub(crate) fn blocks(subject: &SubjectKey, records: &[Record], asked_at: Moment) -> Vec<u8> {
    // The oldest of all statements dates the list: no item may look fresher than it was.
    let oldest = records.iter().filter(|record| record.facts.is_some()).map(|record| known_at(record, asked_at));
    let as_of = oldest.fold(asked_at, Moment::min);
    let items = records.iter().map(|record| block_json(record, Visibility::Everything, asked_at));
    json(&BlocksJson { subject_key: subject.as_str(), as_of: rfc3339(as_of), items: items.collect() })
}

/// When a record was true. What is refused or has ended stays so for good, so that it is true when it is asked for too,
/// however long ago the back end said it.
fn known_at(record: &Record, asked_at: Moment) -> Moment {
    match &record.facts {
        Some(facts) if record.is_final() => facts.as_of.max(asked_at),
        Some(facts) => facts.as_of,
        None => asked_at,
    }
}

fn block_json(record: &Record, visibility: Visibility, asked_at: Moment) -> BlockJson<'_> {
    let facts = record.facts.as_ref();
    let known_at = known_at(record, asked_at);
    // The number of authenticators left may have changed since it was counted, so it is sent only when the record is dated at the moment of counting.
    let counted = |facts: &&BlockFacts| visibility == Visibility::Everything && facts.as_of == known_at;
    BlockJson {
        id: record.order.id.as_str(),
        subject_key: (visibility == Visibility::Everything).then(|| record.order.subject.as_str()),
        as_of: rfc3339(known_at),
        target: target(record, visibility),
        state: state(facts.map_or(BlockState::Pending, |facts| facts.state)),
        received_at: rfc3339(record.received_at),
        reported_by: record.reported_by.map(Party::as_str),
        already_blocked_since: facts.and_then(|facts| facts.already_blocked_since).map(rfc3339),
        reference: facts.and_then(|facts| facts.reference.as_deref()),
        notified: facts.map(|facts| notified(&facts.notified, visibility)).unwrap_or_default(),
        authenticators_left: facts.filter(counted).and_then(|facts| facts.authenticators_left),
        sessions_ended: facts.map_or(SessionsEnded::Unknown, |facts| facts.sessions_ended).as_str(),
        reactivation: facts.map(|facts| reactivation_routes(&facts.reactivation)).unwrap_or_default(),
    }
}

fn target(record: &Record, visibility: Visibility) -> TargetJson<'_> {
    let (target_type, id) = match &record.order.target {
        Target::Authenticator(id) => (TargetType::Authenticator.as_str(), Some(id.as_str())),
        Target::Identity => (TargetType::Identity.as_str(), None),
    };
    match visibility {
        Visibility::WithKeyAlone => {
            TargetJson { target_type, authenticator_id: None, kind: None, label: None, short_id: None }
        }
        Visibility::Everything => {
            let description = record.facts.as_ref().map(|facts: &BlockFacts| &facts.description);
            TargetJson {
                target_type,
                authenticator_id: id,
                kind: description.and_then(|description| description.kind).map(AuthenticatorKind::as_str),
                label: description.and_then(|description| description.label.as_ref()).map(|text| text.reveal()),
                short_id: description.and_then(|description| description.short_id.as_ref()).map(|text| text.reveal()),
            }
        }
    }
}

fn notified(sent: &[Notified], visibility: Visibility) -> Vec<NotifiedJson<'_>> {
    let masked = |one: &'_ Notified| match visibility {
        Visibility::Everything => one.masked.is_some(),
        Visibility::WithKeyAlone => false,
    };
    sent.iter()
        .map(|one| NotifiedJson {
            channel: one.channel.as_str(),
            masked: one.masked.as_ref().filter(|_| masked(one)).map(|text| text.reveal()),
        })
        .collect()
}

fn state(state: BlockState) -> StateJson {
    let named = |name: BlockStateName| StateJson {
        state: name.as_str(),
        in_effect_at: None,
        refused_at: None,
        refused_code: None,
        ended_at: None,
        ended_by: None,
    };
    match state {
        BlockState::Pending => named(BlockStateName::Pending),
        BlockState::InEffect { since } => {
            StateJson { in_effect_at: Some(rfc3339(since)), ..named(BlockStateName::InEffect) }
        }
        BlockState::Refused { at, code } => StateJson {
            refused_at: Some(rfc3339(at)),
            refused_code: Some(RefusedCode::as_str(code)),
            ..named(BlockStateName::Refused)
        },
        BlockState::Ended { in_effect_at, at, by } => StateJson {
            in_effect_at: Some(rfc3339(in_effect_at)),
            ended_at: Some(rfc3339(at)),
            ended_by: by.map(Party::as_str),
            ..named(BlockStateName::Ended)
        },
    }
}
