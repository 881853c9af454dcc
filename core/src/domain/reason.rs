//! Why somebody blocks: the answers to "What has happened?". Each leads to one act.

use super::authenticator::Kind;

/// A reason, as the citizen picked it. Sent with the block, and carried in the fragment of a path, so the spelling is part
/// of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The phone was stolen or lost.
    StolenPhone,
    /// The code display, audio code reader or chip is gone.
    LostDevice,
    /// There is a new phone; the app on the old one should stop.
    NewPhone,
    /// Somebody else changed the user ID.
    UserIdChanged,
    /// The citizen approved a request that they had not started.
    ApprovedRequest,
    /// The citizen told a likely fraudster their user ID or a code.
    ToldCode,
}

impl Reason {
    pub const ALL: [Self; 6] = [
        Self::StolenPhone,
        Self::LostDevice,
        Self::NewPhone,
        Self::UserIdChanged,
        Self::ApprovedRequest,
        Self::ToldCode,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::StolenPhone => "stolen-phone",
            Self::LostDevice => "lost-device",
            Self::NewPhone => "new-phone",
            Self::UserIdChanged => "user-id-changed",
            Self::ApprovedRequest => "approved-request",
            Self::ToldCode => "told-code",
        }
    }

    pub fn parse(raw: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == raw)
    }

    /// The kinds of authenticator that the reason can be about; empty when it is about the whole identity.
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::StolenPhone | Self::NewPhone => &[Kind::App],
            Self::LostDevice => &[Kind::CodeDisplay, Kind::AudioCodeReader, Kind::Chip],
            Self::UserIdChanged | Self::ApprovedRequest | Self::ToldCode => &[],
        }
    }
}
