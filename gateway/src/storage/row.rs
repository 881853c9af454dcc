//! What the rows of both databases hold, and what it means.

use super::{SessionState, StorageError};
use crate::domain::{BlockFacts, BlockOrder, BlockState, Party, Reason, Target};
use crate::ids::{ActivityId, AuthenticatorId, BlockId, KeyHash, SubjectKey};
use crate::journal::Record;
use crate::moment::Moment;
use crate::wire::stored;

/// An order, in columns of the same names.
pub(super) struct OrderRow {
    pub(super) id: String,
    pub(super) subject: String,
    pub(super) authenticator: Option<String>,
    pub(super) reason: Option<String>,
    pub(super) activities: String,
    pub(super) key_hash: Option<Vec<u8>>,
    pub(super) received_at: i64,
    pub(super) reported_by: String,
    pub(super) sent_until: i64,
    pub(super) facts: Option<String>,
}

impl OrderRow {
    pub(super) fn of(record: &Record) -> Result<Self, StorageError> {
        let order = &record.order;
        let activities: Vec<&str> = order.activities.iter().map(ActivityId::as_str).collect();
        Ok(Self {
            id: order.id.as_str().to_owned(),
            subject: order.subject.as_str().to_owned(),
            authenticator: match &order.target {
                Target::Authenticator(id) => Some(id.as_str().to_owned()),
                Target::Identity => None,
            },
            reason: order.reason.map(|reason| reason.as_str().to_owned()),
            activities: serde_json::to_string(&activities).map_err(|_| StorageError::NotUnderstood)?,
            key_hash: record.key.as_ref().map(|key| key.as_bytes().to_owned()),
            received_at: record.received_at.as_millis(),
            reported_by: record.reported_by.map_or("", Party::as_str).to_owned(),
            sent_until: record.sent_until.as_millis(),
            facts: record.facts.as_ref().map(stored::write).transpose()?,
        })
    }

    pub(super) fn record(self) -> Result<Record, StorageError> {
        let not_understood = StorageError::NotUnderstood;
        let activities: Vec<String> = serde_json::from_str(&self.activities).map_err(|_| not_understood)?;
        Ok(Record {
            order: BlockOrder {
                id: BlockId::parse(&self.id).ok_or(not_understood)?,
                subject: SubjectKey::parse(&self.subject).ok_or(not_understood)?,
                target: match self.authenticator {
                    Some(id) => Target::Authenticator(AuthenticatorId::parse(&id).ok_or(not_understood)?),
                    None => Target::Identity,
                },
                // A reason that is not known here was stored by a newer version. `Other` keeps the fact that one was given.
                reason: self.reason.map(|reason| Reason::parse(&reason).unwrap_or(Reason::Other)),
                activities: activities.iter().filter_map(|id| ActivityId::parse(id)).collect(),
            },
            key: self.key_hash.map(|bytes| KeyHash::from_bytes(&bytes).ok_or(not_understood)).transpose()?,
            received_at: Moment::from_millis(self.received_at),
            reported_by: Party::parse(&self.reported_by),
            sent_until: Moment::from_millis(self.sent_until),
            facts: self.facts.map(|text| stored::read(&text)).transpose()?,
        })
    }
}

/// What is known of an order, in the columns that change with it.
pub(super) struct FactsRow {
    pub(super) facts: String,
    pub(super) state: &'static str,
    /// When it was refused or ended.
    pub(super) finished_at: Option<i64>,
}

impl FactsRow {
    pub(super) fn of(facts: &BlockFacts) -> Result<Self, StorageError> {
        let (state, finished_at) = match facts.state {
            BlockState::Pending => ("pending", None),
            BlockState::InEffect { .. } => ("in_effect", None),
            BlockState::Refused { at, .. } => ("refused", Some(at)),
            BlockState::Ended { at, .. } => ("ended", Some(at)),
        };
        Ok(Self { facts: stored::write(facts)?, state, finished_at: finished_at.map(Moment::as_millis) })
    }
}

/// The column `state` of a session.
pub(super) fn state_number(state: SessionState) -> i16 {
    match state {
        SessionState::Open { ordered: false } => OPEN,
        SessionState::Open { ordered: true } => ORDERED,
        SessionState::BlocksOnly => BLOCKS_ONLY,
    }
}

pub(super) const OPEN: i16 = 0;
pub(super) const ORDERED: i16 = 1;
pub(super) const BLOCKS_ONLY: i16 = 2;

/// A number that is not known here is of a newer version: then the least is allowed.
pub(super) fn state_of(number: i16) -> SessionState {
    match number {
        OPEN => SessionState::Open { ordered: false },
        ORDERED => SessionState::Open { ordered: true },
        _ => SessionState::BlocksOnly,
    }
}
