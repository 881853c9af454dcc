//! The eID as a whole.

use super::{
    authenticator::ReactivationRoute, block::Actor, claim::Claim, closed_set::closed_set, person::SubjectKey,
    text::UntrustedText, time::Timestamp,
};

/// The whole identity at one moment, as the back end described it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identity {
    pub subject: SubjectKey,
    /// When all of it was true, by the back end's clock.
    pub as_of: Timestamp,
    pub status: IdentityStatus,
    /// Since when it has this status.
    pub since: Option<Timestamp>,
    /// Who blocked it, where that is known.
    pub blocked_by: Option<Actor>,
    /// To read to support on the phone.
    pub reference: Option<UntrustedText>,
    pub reactivation: Vec<ReactivationRoute>,
}

closed_set! {
    /// Whether the whole identity can be used.
    pub enum IdentityStatus, unknown: Some(Self::Other) => {
        Active = "active",
        Blocked = "blocked",
        /// Given up, never to return.
        Closed = "closed",
        /// A status that this version has not heard of.
        Other = "other",
    }
}

impl Identity {
    /// What may be claimed of it: blocked, or nothing. Nothing is claimed of an identity that can be used, because it may be blocked a moment later.
    pub fn claim(&self) -> Option<Claim> {
        (self.status == IdentityStatus::Blocked).then_some(Claim::Blocked { at: self.as_of })
    }

    /// Whether a citizen can ask for it to be blocked here. An unknown status counts: better one request too many.
    pub fn may_be_blocked(&self) -> bool {
        matches!(self.status, IdentityStatus::Active | IdentityStatus::Other)
    }
}
