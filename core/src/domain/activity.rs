//! What was done with the eID, or tried.

use super::{
    authenticator::Kind,
    closed_set::closed_set,
    id::{ActivityId, AuthenticatorId},
    person::SubjectKey,
    text::UntrustedText,
    time::Timestamp,
};

/// One entry of the list of activities. A field that the back end left out, or whose value could not be read, is `None` (empty for `label`, `Other` for
/// `kind` and `outcome`), so that no entry is lost because of one field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Activity {
    /// `None`: it cannot be reported.
    pub id: Option<ActivityId>,
    pub at: Option<Timestamp>,
    pub kind: ActivityKind,
    pub outcome: Outcome,
    /// The authenticator that it was done with or to.
    pub authenticator: Option<AuthenticatorId>,
    /// The kind of that authenticator.
    pub with: Option<Kind>,
    pub label: UntrustedText,
    /// The service provider at which it was done. `None` also while the person has not turned on that providers are named.
    pub provider: Option<UntrustedText>,
    pub device: Option<UntrustedText>,
    pub place: Option<Place>,
    /// The report that the person made of it ("this wasn't me"); `None`: not reported.
    pub reported: Option<Report>,
}

/// A report of one activity, as the back end has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Report {
    /// The number of the report, which support asks for.
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
        /// The holder of the eID declined it.
        Declined = "declined",
        /// The holder of the eID did not answer in time.
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

    /// The kind under which the page may describe it. Most kinds state that something was done, so they may be used only for an activity that succeeded. A
    /// login that did not succeed is described as a failed one and an approval as a declined one; anything else that failed, or whose outcome this version
    /// does not know, as `Other`.
    pub fn display_kind(&self) -> ActivityKind {
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
