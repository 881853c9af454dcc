//! Why somebody blocks: the answers to "What has happened?". Each leads to one act.

use super::{
    authenticator::{Authenticator, Authenticators, Kind},
    closed_set::closed_set,
    page::Page,
};

closed_set! {
    /// A reason, as the citizen picked it. Sent with the block, and carried in the fragment of a path, so the spelling is part
    /// of the contract.
    pub enum Reason, unknown: None => {
        /// The phone was stolen or lost.
        StolenPhone = "stolen-phone",
        /// The code display, audio code reader or chip is gone.
        LostDevice = "lost-device",
        /// There is a new phone; the app on the old one should stop.
        NewPhone = "new-phone",
        /// Somebody else changed the user ID.
        UserIdChanged = "user-id-changed",
        /// The citizen approved a request that they had not started.
        ApprovedRequest = "approved-request",
        /// The citizen told a likely fraudster their user ID or a code.
        ToldCode = "told-code",
    }
}

/// What a reason leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Blocking one authenticator or several, of these kinds.
    Authenticators(&'static [Kind]),
    /// Blocking the whole identity.
    Identity,
}

impl Act {
    /// Where it is done.
    pub const fn page(self) -> Page {
        match self {
            Self::Authenticators(_) => Page::BlockAuthenticator,
            Self::Identity => Page::BlockIdentity,
        }
    }
}

impl Reason {
    /// What the reason leads to. Every kind of authenticator belongs to some reason (a test checks it). A kind that this version does not know counts as a
    /// device that can be lost.
    pub const fn act(self) -> Act {
        match self {
            Self::StolenPhone | Self::NewPhone => Act::Authenticators(&[Kind::App]),
            Self::LostDevice => {
                Act::Authenticators(&[Kind::CodeDisplay, Kind::AudioCodeReader, Kind::Chip, Kind::Other])
            }
            Self::UserIdChanged | Self::ApprovedRequest | Self::ToldCode => Act::Identity,
        }
    }

    /// Whether the phone number may be in other hands too, so that the SIM card is to be blocked.
    pub const fn loses_number(self) -> bool {
        match self {
            Self::StolenPhone => true,
            Self::LostDevice | Self::NewPhone | Self::UserIdChanged | Self::ApprovedRequest | Self::ToldCode => false,
        }
    }

    /// Whether the one to block is still in the citizen's hands, beside the one to keep: then it is said which one to pick.
    pub const fn keeps_another(self) -> bool {
        match self {
            Self::NewPhone => true,
            Self::StolenPhone | Self::LostDevice | Self::UserIdChanged | Self::ApprovedRequest | Self::ToldCode => {
                false
            }
        }
    }

    /// The kinds of authenticator that it can be about; none when it is about the whole identity.
    pub const fn kinds(self) -> &'static [Kind] {
        match self.act() {
            Act::Authenticators(kinds) => kinds,
            Act::Identity => &[],
        }
    }
}

impl Authenticators {
    /// Those that can be blocked here and that the reason can be about; without a reason, all that can be blocked here.
    pub fn candidates(&self, reason: Option<Reason>) -> Vec<&Authenticator> {
        let about = |kind| match reason.map(Reason::act) {
            Some(Act::Authenticators(kinds)) => kinds.contains(&kind),
            Some(Act::Identity) | None => true,
        };
        self.items.iter().filter(|one| one.may_be_blocked() && about(one.kind)).collect()
    }
}
