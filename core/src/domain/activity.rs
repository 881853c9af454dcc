//! What was done with the eID, or tried.

use super::{
    authenticator::Kind,
    closed_set::closed_set,
    id::{ActivityId, AuthenticatorId},
    person::SubjectKey,
    text::UntrustedText,
    time::Timestamp,
};

/// One thing that was done. Fields that the back end left out, or wrote so that they mean nothing, are `None`: a row is never lost
/// for a field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Activity {
    /// `None`: it cannot be reported.
    pub id: Option<ActivityId>,
    pub at: Option<Timestamp>,
    pub kind: ActivityKind,
    pub outcome: Outcome,
    /// The authenticator that it was done with or to.
    pub authenticator: Option<AuthenticatorId>,
    /// Its kind.
    pub with: Option<Kind>,
    pub label: UntrustedText,
    /// `None` also while the person has not turned it on.
    pub provider: Option<UntrustedText>,
    pub device: Option<UntrustedText>,
    pub place: Option<Place>,
    /// That the person said "this wasn't me" of it.
    pub reported: Option<Report>,
}

/// A report of one activity, as the back end has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Report {
    /// What support asks for.
    pub number: UntrustedText,
    pub at: Option<Timestamp>,
}

closed_set! {
    /// What was done.
    pub enum ActivityKind, unknown: Some(Self::Other) => {
        Login = "login",
        Approval = "approval",
        LoginFailed = "login_failed",
        ApprovalDeclined = "approval_declined",
        SimultaneousRequests = "simultaneous_requests",
        CodeSent = "code_sent",
        AuthenticatorAdded = "authenticator_added",
        AuthenticatorBlocked = "authenticator_blocked",
        AuthenticatorReactivated = "authenticator_reactivated",
        UserIdChanged = "user_id_changed",
        PasswordChanged = "password_changed",
        ContactChanged = "contact_changed",
        IdentityBlocked = "identity_blocked",
        IdentityReactivated = "identity_reactivated",
        /// A kind that this version has not heard of; shown with what is known.
        Other = "other",
    }

    /// How it went.
    pub enum Outcome, unknown: Some(Self::Other) => {
        Succeeded = "succeeded",
        Failed = "failed",
        /// By the holder.
        Declined = "declined",
        /// Without an answer of the holder.
        Expired = "expired",
        /// An outcome that this version has not heard of.
        Other = "other",
    }
}

impl Activity {
    /// Whether "this wasn't me" can be said of it, and has not been said.
    pub const fn can_be_reported(&self) -> bool {
        self.id.is_some() && self.reported.is_none()
    }

    /// What may be said of it. A kind names what was done; of what came to nothing only the trying may be told, and of an outcome that
    /// nobody here has heard of neither.
    pub fn told(&self) -> ActivityKind {
        match (self.kind, self.outcome) {
            (ActivityKind::LoginFailed | ActivityKind::ApprovalDeclined | ActivityKind::SimultaneousRequests, _)
            | (_, Outcome::Succeeded) => self.kind,
            (ActivityKind::Login, Outcome::Failed | Outcome::Declined | Outcome::Expired) => ActivityKind::LoginFailed,
            (ActivityKind::Approval, Outcome::Failed | Outcome::Declined | Outcome::Expired) => {
                ActivityKind::ApprovalDeclined
            }
            _ => ActivityKind::Other,
        }
    }
}

/// Roughly from where, as the eID guessed it from the network: never more than a hint.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Two capital letters, ISO 3166-1.
    pub country: UntrustedText,
    pub city: UntrustedText,
}

/// One page of activities, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Activities {
    pub subject: SubjectKey,
    pub items: Vec<Activity>,
    /// Where the next page begins; `None` at the end of what is recorded. Opaque.
    pub next_cursor: Option<String>,
    /// From when on there is a record at all.
    pub recorded_since: Option<Timestamp>,
    /// Whether the service provider is left out everywhere because the person has not turned it on.
    pub provider_hidden: bool,
}
