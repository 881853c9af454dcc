//! What is known of a block, as the journal keeps it.

use serde::{Deserialize, Serialize};

use super::ReactivationRouteJson;
use crate::domain::{
    AuthenticatorKind, BlockFacts, BlockState, Channel, Notified, Party, ReactivationRoute, RefusedCode, SessionsEnded,
    TargetDescription,
};
use crate::ids::Private;
use crate::moment::Moment;
use crate::storage::StorageError;

#[derive(Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
enum StateJson {
    Pending,
    InEffect { since: i64 },
    Refused { at: i64, code: String },
    Ended { in_effect_at: i64, at: i64, by: Option<String> },
}

#[derive(Serialize, Deserialize)]
struct NotifiedJson {
    channel: String,
    masked: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct FactsJson {
    as_of: i64,
    state: StateJson,
    already_blocked_since: Option<i64>,
    reference: Option<String>,
    kind: Option<String>,
    label: Option<String>,
    short_id: Option<String>,
    notified: Vec<NotifiedJson>,
    authenticators_left: Option<u32>,
    sessions_ended: String,
    reactivation: Vec<ReactivationRouteJson>,
}

pub(crate) fn write(facts: &BlockFacts) -> Result<String, StorageError> {
    let text = |private: &Option<Private>| private.as_ref().map(|text| text.reveal().to_owned());
    let json = FactsJson {
        as_of: facts.as_of.as_millis(),
        state: write_state(&facts.state),
        already_blocked_since: facts.already_blocked_since.map(Moment::as_millis),
        reference: facts.reference.clone(),
        kind: facts.description.kind.map(|kind| kind.as_str().to_owned()),
        label: text(&facts.description.label),
        short_id: text(&facts.description.short_id),
        notified: facts
            .notified
            .iter()
            .map(|one| NotifiedJson { channel: one.channel.as_str().to_owned(), masked: text(&one.masked) })
            .collect(),
        authenticators_left: facts.authenticators_left,
        sessions_ended: facts.sessions_ended.as_str().to_owned(),
        reactivation: super::reactivation_routes(&facts.reactivation),
    };
    serde_json::to_string(&json).map_err(|_| StorageError::NotUnderstood)
}

pub(crate) fn read(text: &str) -> Result<BlockFacts, StorageError> {
    let json: FactsJson = serde_json::from_str(text).map_err(|_| StorageError::NotUnderstood)?;
    Ok(BlockFacts {
        as_of: Moment::from_millis(json.as_of),
        state: read_state(json.state),
        already_blocked_since: json.already_blocked_since.map(Moment::from_millis),
        reference: json.reference,
        description: TargetDescription {
            kind: json.kind.as_deref().and_then(AuthenticatorKind::parse),
            label: json.label.map(Private::new),
            short_id: json.short_id.map(Private::new),
        },
        notified: json
            .notified
            .into_iter()
            .map(|one| Notified {
                channel: Channel::parse(&one.channel).unwrap_or(Channel::Other),
                masked: one.masked.map(Private::new),
            })
            .collect(),
        authenticators_left: json.authenticators_left,
        sessions_ended: SessionsEnded::parse(&json.sessions_ended).unwrap_or(SessionsEnded::Unknown),
        reactivation: json.reactivation.into_iter().map(ReactivationRoute::from).collect(),
    })
}

fn write_state(state: &BlockState) -> StateJson {
    match *state {
        BlockState::Pending => StateJson::Pending,
        BlockState::InEffect { since } => StateJson::InEffect { since: since.as_millis() },
        BlockState::Refused { at, code } => StateJson::Refused { at: at.as_millis(), code: code.as_str().to_owned() },
        BlockState::Ended { in_effect_at, at, by } => StateJson::Ended {
            in_effect_at: in_effect_at.as_millis(),
            at: at.as_millis(),
            by: by.map(|party| party.as_str().to_owned()),
        },
    }
}

fn read_state(state: StateJson) -> BlockState {
    match state {
        StateJson::Pending => BlockState::Pending,
        StateJson::InEffect { since } => BlockState::InEffect { since: Moment::from_millis(since) },
        StateJson::Refused { at, code } => {
            // A code that is not known here was stored by a newer version, and is read as "some other rule". The row must stay readable, or nothing
            // could be said of its block.
            let code = RefusedCode::parse(&code).unwrap_or(RefusedCode::NotPermitted);
            BlockState::Refused { at: Moment::from_millis(at), code }
        }
        StateJson::Ended { in_effect_at, at, by } => BlockState::Ended {
            in_effect_at: Moment::from_millis(in_effect_at),
            at: Moment::from_millis(at),
            by: by.as_deref().and_then(Party::parse),
        },
    }
}
