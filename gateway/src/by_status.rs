//! What became of an order, for a back end that keeps no ids: judged by the status of the target.
//!
//! A status can show that a block holds, and that a block known to have held does not any more. It never shows that an
//! order did not arrive: a target that can be used may have been blocked and lifted meanwhile, or be blocked in a moment.

use crate::backend::{Answer, Backend};
use crate::domain::{
    AuthenticatorStatus, BlockFacts, BlockState, IdentityStatus, ReactivationRoute, Target, TargetDescription,
};
use crate::ids::SessionToken;
use crate::journal::Record;
use crate::moment::Moment;

struct TargetStatus {
    as_of: Moment,
    /// From when it cannot be used; `None` when it can.
    unusable_since: Option<Moment>,
    description: TargetDescription,
    reactivation: Vec<ReactivationRoute>,
}

/// `None` when the status says nothing about this order.
pub(crate) async fn ask<B: Backend>(backend: &B, token: &SessionToken, record: &Record) -> Answer<Option<BlockFacts>> {
    let status = match &record.order.target {
        Target::Identity => {
            let identity = backend.identity(token).await?;
            let usable = identity.status == IdentityStatus::Active;
            Some(TargetStatus {
                as_of: identity.as_of,
                unusable_since: (!usable).then(|| identity.since.unwrap_or(identity.as_of)),
                description: TargetDescription::default(),
                reactivation: identity.reactivation,
            })
        }
        Target::Authenticator(id) => {
            let all = backend.authenticators(token).await?;
            let as_of = all.as_of;
            all.items.into_iter().find(|one| one.id == *id).map(|one| {
                let usable = matches!(one.status, AuthenticatorStatus::Active | AuthenticatorStatus::Locked);
                TargetStatus {
                    as_of,
                    unusable_since: (!usable).then(|| one.blocked_since.or(one.status_since).unwrap_or(as_of)),
                    description: TargetDescription {
                        kind: Some(one.kind),
                        label: Some(one.label),
                        short_id: Some(one.short_id),
                    },
                    reactivation: one.reactivation,
                }
            })
        }
    };
    let Some(status) = status else { return Ok(None) };
    let under_way = match status.unusable_since {
        Some(_) => None,
        None => backend.is_under_way(token, &record.order.target).await?,
    };
    Ok(facts_from_status(status, under_way, record))
}

/// `under_way`: whether a target that can be used is about to be blocked, where that can be told.
fn facts_from_status(status: TargetStatus, under_way: Option<bool>, record: &Record) -> Option<BlockFacts> {
    let known = record.facts.as_ref().map(|facts| facts.state);
    let (state, already) = match (status.unusable_since, known) {
        (Some(_), Some(BlockState::InEffect { since })) => (BlockState::InEffect { since }, None),
        (Some(since), _) => {
            let already = Some(since).filter(|since| *since < record.received_at);
            (BlockState::InEffect { since: since.max(record.received_at) }, already)
        }
        (None, Some(BlockState::InEffect { since })) => {
            // The back end does not say when the block was lifted; certain is only that it had been by the time of this read.
            (BlockState::Ended { in_effect_at: since, at: status.as_of, by: None }, None)
        }
        (None, None | Some(BlockState::Pending)) if under_way == Some(true) => (BlockState::Pending, None),
        // It was on its way, and is not any more: somebody has undone it before anything could be said of it but that.
        (None, Some(BlockState::Pending)) if under_way == Some(false) => {
            (BlockState::Ended { in_effect_at: status.as_of, at: status.as_of, by: None }, None)
        }
        // It can be used, and was never known to be blocked by this order: nothing can be said of it.
        (None, _) => return None,
    };
    let facts = match record.facts.clone() {
        Some(facts) => BlockFacts { as_of: status.as_of, state, reactivation: status.reactivation, ..facts },
        None => BlockFacts {
            already_blocked_since: already,
            description: status.description,
            reactivation: status.reactivation,
            ..BlockFacts::new(status.as_of, state)
        },
    };
    Some(facts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::BlockOrder;
    use crate::ids::{BlockId, SubjectKey};

    fn facts(known: Option<BlockState>, unusable_since: Option<Moment>, under_way: Option<bool>) -> Option<BlockState> {
        let at = Moment::from_millis(1_000);
        let order = BlockOrder {
            id: BlockId::parse(&"a".repeat(32)).expect("is an id"),
            subject: SubjectKey::parse("s").expect("is a subject"),
            target: Target::Identity,
            reason: None,
            activities: Vec::new(),
        };
        let status = |as_of| TargetStatus {
            as_of,
            unusable_since,
            description: TargetDescription::default(),
            reactivation: Vec::new(),
        };
        let record = Record { order, key: None, received_at: at, reported_by: None, sent_until: at, facts: None };
        let facts = known.map(|state| BlockFacts::new(at, state));
        let record = Record { facts, ..record };
        facts_from_status(status(Moment::from_millis(9_000)), under_way, &record).map(|facts| facts.state)
    }

    #[test]
    fn what_is_on_its_way_is_pending_and_what_was_undone_before_has_ended() {
        let (pending, read_at) = (Some(BlockState::Pending), Moment::from_millis(9_000));
        let undone = BlockState::Ended { in_effect_at: read_at, at: read_at, by: None };
        for (known, under_way, expected) in [
            (None, None, None),
            (None, Some(false), None),
            (None, Some(true), pending),
            (pending, None, None),
            (pending, Some(true), pending),
            (pending, Some(false), Some(undone)),
        ] {
            assert_eq!(facts(known, None, under_way), expected, "{known:?} {under_way:?}");
        }
        let since = Moment::from_millis(2_000);
        assert_eq!(facts(pending, Some(since), None), Some(BlockState::InEffect { since }));
    }
}
