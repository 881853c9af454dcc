//! What the app says about whether something is blocked. There is no other place that may say it.

use super::time::Timestamp;

/// A statement to the citizen, with the moment (the back end's clock) at which it was true.
///
/// *A claim was true at the time that it carries*: the model in `tests/model` checks that over every interleaving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Claim {
    /// At `at`, no login with the target could complete.
    Blocked { at: Timestamp },
    /// At `at`, the back end had the block and had not yet carried it out.
    Pending { at: Timestamp },
    /// Nobody here knows. Never the same as "not blocked".
    Unknown,
    /// At `at`, the back end refused this order; it has done nothing. Says nothing about how its target stands: somebody else may have
    /// blocked it.
    Refused { at: Timestamp },
    /// At `at`, this block had been lifted.
    Ended { at: Timestamp },
}

impl Claim {
    /// The value of `data-claim` on the element that says it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Blocked { .. } => "blocked",
            Self::Pending { .. } => "pending",
            Self::Unknown => "unknown",
            Self::Refused { .. } => "refused",
            Self::Ended { .. } => "ended",
        }
    }

    /// The moment for which it was true; `None` for [`Claim::Unknown`], which says nothing about any moment.
    pub const fn at(self) -> Option<Timestamp> {
        match self {
            Self::Blocked { at } | Self::Pending { at } | Self::Refused { at } | Self::Ended { at } => Some(at),
            Self::Unknown => None,
        }
    }
}
