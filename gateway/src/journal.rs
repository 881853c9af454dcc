//! What the gateway stores about every order to block, so that the same order can safely be repeated over any back end.

use crate::domain::{BlockFacts, BlockOrder, BlockState, Party};
use crate::ids::KeyHash;
use crate::moment::Moment;

/// One order, and what is known of it.
#[derive(Clone, Debug)]
pub struct Record {
    /// What was ordered.
    pub order: BlockOrder,
    /// The key with which it can be read; absent for blocks that came another way.
    pub key: Option<KeyHash>,
    /// When it was received.
    pub received_at: Moment,
    /// Who ordered it. `None` if a newer version of the gateway has stored a party that this version does not know.
    pub reported_by: Option<Party>,
    /// Until when the latest attempt to send it waits for the back end's answer (or has waited).
    pub sent_until: Moment,
    /// The last that is known; `None` while no answer has come back from the back end.
    pub facts: Option<BlockFacts>,
}

impl Record {
    /// Takes news, unless [what is known goes further](merge_facts).
    #[must_use]
    pub fn with_news(self, news: BlockFacts) -> Self {
        Self { facts: Some(merge_facts(self.facts, news)), ..self }
    }

    /// Whether its state can no longer change, because it was refused or has ended.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(
            self.facts.as_ref().map(|facts| facts.state),
            Some(BlockState::Refused { .. } | BlockState::Ended { .. })
        )
    }
}

/// The facts to keep: the news, unless their state comes before the known one (unknown < pending < {in effect, refused} < ended) or contradicts it
/// (in effect and refused).
///
/// A replica that lags must not turn "blocked" back into "pending" in what the citizen is told.
#[must_use]
pub fn merge_facts(known: Option<BlockFacts>, news: BlockFacts) -> BlockFacts {
    let Some(known) = known else { return news };
    let (old, new) = (rank(&known.state), rank(&news.state));
    let contradicts = old == new && std::mem::discriminant(&known.state) != std::mem::discriminant(&news.state);
    if old > new || contradicts { known } else { news }
}

fn rank(state: &BlockState) -> u8 {
    match state {
        BlockState::Pending => 0,
        BlockState::InEffect { .. } | BlockState::Refused { .. } => 1,
        BlockState::Ended { .. } => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{RefusedCode, Target};
    use crate::ids::{BlockId, SubjectKey};

    fn facts(state: BlockState) -> BlockFacts {
        BlockFacts::new(Moment::from_millis(2), state)
    }

    #[test]
    fn what_is_known_never_goes_backwards() {
        let at = Moment::from_millis(1);
        let in_effect = BlockState::InEffect { since: at };
        let refused = BlockState::Refused { at, code: RefusedCode::NotPermitted };
        let ended = BlockState::Ended { in_effect_at: at, at, by: None };
        for (known, news, expected) in [
            (BlockState::Pending, in_effect, in_effect),
            (BlockState::Pending, refused, refused),
            (in_effect, ended, ended),
            (in_effect, BlockState::Pending, in_effect),
            (ended, in_effect, ended),
            (ended, BlockState::Pending, ended),
            // A contradiction: what was told first stands.
            (in_effect, refused, in_effect),
            (refused, in_effect, refused),
        ] {
            let (Some(id), Some(subject)) = (BlockId::parse(&"a".repeat(32)), SubjectKey::parse("s")) else {
                panic!("both are ids");
            };
            let order = BlockOrder { id, subject, target: Target::Identity, reason: None, activities: Vec::new() };
            let (reported_by, known_facts) = (Some(Party::You), Some(facts(known)));
            let record = Record { order, key: None, received_at: at, reported_by, sent_until: at, facts: known_facts };
            let state = record.with_news(facts(news)).facts.map(|facts| facts.state);
            assert_eq!(state, Some(expected), "{known:?} then {news:?}");
        }
    }
}
