//! The closed sets of the contract: each word and what it means, once. Reading, writing, questions and the tab's storage take them from here.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    dto::{BlockState, TargetType},
    values::text,
};
use crate::domain::{
    activity::{ActivityKind, Outcome},
    authenticator::{Kind, Status, WayKind},
    block::{Actor, Channel, RefusedCode, SessionsEnded},
    filter::{Group, Span},
    identity::IdentityStatus,
};

/// A set of words.
pub trait Words: Copy + PartialEq + 'static {
    /// Every word of the set and what it means.
    const WORDS: &'static [(&'static str, Self)];
    /// What a word stands for that nobody here has heard of. `None` where nothing may be made of it.
    const UNHEARD_OF: Option<Self>;

    /// What a word means, if anything may be made of it.
    fn of(raw: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(word, _)| *word == raw).map(|(_, meaning)| *meaning).or(Self::UNHEARD_OF)
    }

    /// Its word; `None` for what has no word of its own.
    fn word(self) -> Option<&'static str> {
        Self::WORDS.iter().find(|(_, meaning)| *meaning == self).map(|(word, _)| *word)
    }
}

macro_rules! words {
    ($($set:ty, $unheard_of:expr => [$($word:literal = $meaning:path),+ $(,)?])+) => { $(
        impl Words for $set {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, $meaning)),+];
            const UNHEARD_OF: Option<Self> = $unheard_of;
        }

        impl<'de> Deserialize<'de> for $set {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                text(deserializer, <Self as Words>::of)
            }
        }

        impl Serialize for $set {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.word().serialize(serializer)
            }
        }
    )+ };
}

words! {
    Kind, Some(Self::Other) => [
        "app" = Self::App,
        "code_display" = Self::CodeDisplay,
        "audio_code_reader" = Self::AudioCodeReader,
        "chip" = Self::Chip,
    ]
    Status, Some(Self::Other) => [
        "active" = Self::Active,
        "locked" = Self::Locked,
        "blocked" = Self::Blocked,
        "revoked" = Self::Revoked,
    ]
    IdentityStatus, Some(Self::Other) => [
        "active" = Self::Active,
        "blocked" = Self::Blocked,
        "closed" = Self::Closed,
    ]
    WayKind, Some(Self::Other) => [
        "online" = Self::Online,
        "app_id_scan" = Self::AppIdScan,
        "phone" = Self::Phone,
        "order_new" = Self::OrderNew,
        "add_again" = Self::AddAgain,
        "in_person" = Self::InPerson,
        "other" = Self::Other,
    ]
    Actor, None => [
        "you" = Self::You,
        "support" = Self::Support,
        "authority" = Self::Authority,
        "system" = Self::System,
    ]
    RefusedCode, Some(Self::Other) => [
        "session_too_new" = Self::SessionTooNew,
        "target_not_found" = Self::TargetNotFound,
        "target_revoked" = Self::TargetRevoked,
        "identity_closed" = Self::IdentityClosed,
        "not_permitted" = Self::NotPermitted,
    ]
    Channel, Some(Self::Other) => [
        "sms" = Self::Sms,
        "email" = Self::Email,
        "post" = Self::Post,
        "app" = Self::App,
        "other" = Self::Other,
    ]
    SessionsEnded, Some(Self::Unknown) => [
        "all" = Self::All,
        "some" = Self::Some,
        "none" = Self::None,
        "unknown" = Self::Unknown,
    ]
    ActivityKind, Some(Self::Other) => [
        "login" = Self::Login,
        "approval" = Self::Approval,
        "login_failed" = Self::LoginFailed,
        "approval_declined" = Self::ApprovalDeclined,
        "simultaneous_requests" = Self::SimultaneousRequests,
        "code_sent" = Self::CodeSent,
        "authenticator_added" = Self::AuthenticatorAdded,
        "authenticator_blocked" = Self::AuthenticatorBlocked,
        "authenticator_reactivated" = Self::AuthenticatorReactivated,
        "user_id_changed" = Self::UserIdChanged,
        "password_changed" = Self::PasswordChanged,
        "contact_changed" = Self::ContactChanged,
        "identity_blocked" = Self::IdentityBlocked,
        "identity_reactivated" = Self::IdentityReactivated,
    ]
    Outcome, Some(Self::Other) => [
        "succeeded" = Self::Succeeded,
        "failed" = Self::Failed,
        "declined" = Self::Declined,
        "expired" = Self::Expired,
    ]
    // These do not grow: a claim hangs on them.
    BlockState, None => [
        "pending" = Self::Pending,
        "in_effect" = Self::InEffect,
        "refused" = Self::Refused,
        "ended" = Self::Ended,
    ]
    TargetType, None => [
        "authenticator" = Self::Authenticator,
        "identity" = Self::Identity,
    ]
    // The tab's own.
    Group, None => [
        "logins" = Self::Logins,
        "approvals" = Self::Approvals,
        "codes" = Self::Codes,
        "authenticators" = Self::Authenticators,
        "details" = Self::Details,
        "whole" = Self::Whole,
    ]
    Span, None => [
        "hours_24" = Self::Hours24,
        "days_7" = Self::Days7,
        "days_30" = Self::Days30,
    ]
}
