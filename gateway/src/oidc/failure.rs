//! Why nobody is logged in, by what helps.

use std::fmt;

use crate::backend::LoginOutcome;
use crate::random::NoRandomness;

/// Why nobody is logged in. What is told with it is for the operator's log, and has no secret in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotLoggedIn {
    /// The person, or the provider in their place, has left the login. Beginning again helps.
    Cancelled,
    /// What came back is not what was asked for. Beginning again may help.
    Failed(String),
    /// The provider is away or broken, or the settings do not fit it. Waiting may help, and the operator.
    Unavailable(String),
}

impl NotLoggedIn {
    pub(super) fn failed(why: &str) -> Self {
        Self::Failed(why.to_owned())
    }

    pub(super) fn unavailable(why: &str) -> Self {
        Self::Unavailable(why.to_owned())
    }

    /// From the `error` with which the provider's login page sends a browser back. It stands in an address, where anybody can write, so only words of the
    /// standard are repeated.
    pub(super) fn of_login_page(error: &str) -> Self {
        match error {
            "access_denied" => Self::Cancelled,
            // The person could do something about these by beginning again.
            "login_required" | "interaction_required" | "account_selection_required" | "consent_required" => {
                Self::Failed(format!("the provider says {error}"))
            }
            "server_error"
            | "temporarily_unavailable"
            | "invalid_request"
            | "unauthorized_client"
            | "invalid_scope"
            | "unsupported_response_type"
            | "unmet_authentication_requirements" => Self::Unavailable(format!("the provider says {error}")),
            _ => Self::unavailable("the provider says an error that is not of the standard"),
        }
    }

    /// What the gateway tells the app.
    #[must_use]
    pub fn outcome(&self) -> LoginOutcome {
        match self {
            Self::Cancelled => LoginOutcome::Cancelled,
            Self::Failed(_) => LoginOutcome::Failed,
            Self::Unavailable(_) => LoginOutcome::Unavailable,
        }
    }
}

impl fmt::Display for NotLoggedIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cancelled => f.write_str("the login was left"),
            Self::Failed(why) => write!(f, "the login failed: {why}"),
            Self::Unavailable(why) => write!(f, "no login at present: {why}"),
        }
    }
}

impl std::error::Error for NotLoggedIn {}

impl From<NoRandomness> for NotLoggedIn {
    fn from(_: NoRandomness) -> Self {
        Self::unavailable("this machine has no randomness")
    }
}
