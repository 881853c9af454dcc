//! What views read of the state; nothing here changes it.

use std::sync::Arc;

use super::Shell;
use crate::{
    domain::{
        authenticator::Authenticators,
        block::{Intent, Target},
        claim::Claim,
        id::BlockId,
        identity::IdentityStatus,
        person::Person,
    },
    flow::{
        block::{self, Order},
        session::Session,
    },
};

/// How a block relates to the person who looks at it. The page says "your" only where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The one who is logged in is its person, as their intent or the answer says.
    Theirs,
    /// It was ordered in this tab, and nobody is logged in. Counts as the reader's own, because a block of the whole identity ends the session that ordered
    /// it.
    OfThisTab,
    /// Opened by its link by somebody who is logged in, and nothing says that it is theirs.
    NotShownToBeTheirs,
    /// Opened by its link, and nobody is logged in.
    Unknown,
}

impl Shell {
    /// A block that the receipt page is about; `None` when it is somebody else's than the one who is logged in.
    pub fn shown_block(&self, id: &BlockId) -> Option<&block::State> {
        self.blocks.get(id).filter(|block| !self.is_hidden(block))
    }

    /// Whether it is an intent of somebody else than the one who is logged in.
    fn is_hidden(&self, block: &block::State) -> bool {
        matches!(block.order(), Order::Own(intent) if self.session.hides(intent))
    }

    /// Blocks of this tab whose outcome nobody knows yet, and that the one who is logged in may know of.
    pub fn open_blocks(&self) -> impl Iterator<Item = &block::State> {
        self.blocks.iter().filter(
            |block| matches!(block.order(), Order::Own(intent) if !block.is_settled() && !self.session.hides(intent)),
        )
    }

    /// Blocks that were unresolved when this document was loaded, have been answered since, and whose receipt has not been opened. They are still
    /// announced: if the notice about an unresolved block just disappeared, that would look like a good answer.
    pub fn answered_blocks(&self) -> impl Iterator<Item = &block::State> {
        self.blocks.unseen().filter(|block| !self.is_hidden(block) && block.is_settled())
    }

    /// Whether it is likely that somebody is logged in: known, or this tab has seen somebody and is still asking.
    pub fn may_be_logged_in(&self) -> bool {
        let asking = matches!(self.session, Session::NotAsked | Session::Asking);
        self.session.person().is_some() || (asking && self.whose.is_some())
    }

    /// Whether anybody's block in this tab is unresolved. It says nothing about whose.
    pub fn has_unresolved(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block.order(), Order::Own(_)) && !block.is_settled())
    }

    /// The open block for one target, by the person who is logged in.
    pub fn open_block_for(&self, target: &Target) -> Option<&block::State> {
        self.open_blocks().filter(|block| block.stands_for_its_target()).find(
            |block| matches!(block.order(), Order::Own(intent) if self.session.owns(intent) && intent.target == *target),
        )
    }

    /// Whose a block is that may be shown.
    pub fn shown_relation(&self, id: &BlockId) -> Option<Relation> {
        self.shown_block(id).map(|block| self.relation(block))
    }

    /// Whose a block is to the one who looks at it.
    pub fn relation(&self, block: &block::State) -> Relation {
        match block.order() {
            Order::Own(intent) if self.session.owns(intent) => Relation::Theirs,
            Order::Own(_) => Relation::OfThisTab,
            Order::Linked { .. } => {
                let owner = block.record().and_then(|record| record.subject.as_ref());
                match self.session.person() {
                    Some(person) if owner == Some(&person.subject_key) => Relation::Theirs,
                    Some(_) => Relation::NotShownToBeTheirs,
                    None => Relation::Unknown,
                }
            }
        }
    }

    /// The person who is logged in, if the block is theirs; only then the page says whose it is.
    pub fn block_owner(&self, id: &BlockId) -> Option<&Person> {
        match self.relation(self.shown_block(id)?) {
            Relation::Theirs => self.session.person(),
            Relation::OfThisTab | Relation::NotShownToBeTheirs | Relation::Unknown => None,
        }
    }

    pub fn list(&self) -> Option<&Arc<Authenticators>> {
        self.reads.authenticators.loaded()
    }

    /// [`State::list`], unless a newer one has been asked for since, whether that is on its way or failed: the loaded one may be out of date.
    pub fn fresh_list(&self) -> Option<&Arc<Authenticators>> {
        self.list().filter(|_| self.reads.is_list_fresh())
    }

    /// Whether the whole identity was in use when it was last read, and this tab knows of no block of it: only then something can be left
    /// to use.
    pub fn identity_is_in_use(&self) -> bool {
        self.reads.identity.loaded().is_some_and(|identity| identity.status == IdentityStatus::Active)
            && !self.identity_is_blocked()
    }

    /// Whether this tab knows the whole identity to be blocked, from its own block or from the last reading.
    pub fn identity_is_blocked(&self) -> bool {
        let blocked = |block: &block::State| {
            matches!(block.order(), Order::Own(intent) if intent.target == Target::Identity)
                && matches!(block.claim(), Claim::Blocked { .. })
        };
        self.identity_claim().is_some() || self.blocks.iter().any(blocked)
    }

    /// What may be claimed of the whole identity by its last reading; while it is blocked nothing that belongs to it can be used. `None` also when a block
    /// of this tab has ended later than that reading.
    pub fn identity_claim(&self) -> Option<Claim> {
        let read = self.reads.identity.loaded()?.claim()?;
        let ended_since = |block: &block::State| {
            matches!(block.order(), Order::Own(intent) if intent.target == Target::Identity)
                && matches!(block.claim(), Claim::Ended { .. })
                && block.claim().at() > read.at()
        };
        (!self.blocks.iter().any(ended_since)).then_some(read)
    }

    /// The intents of this tab that the one who is logged in may know of, in the order in which they were made, and whether each was settled.
    pub fn own_intents(&self) -> impl DoubleEndedIterator<Item = (&Intent, bool)> {
        self.blocks.intents().filter(|(intent, _)| !self.session.hides(intent))
    }

    /// Whether this tab knows of anybody, or of a block, or of a language that was chosen.
    pub fn has_traces(&self) -> bool {
        self.session.person().is_some() || !self.blocks.is_empty() || self.whose.is_some() || self.wanted.is_some()
    }
}
