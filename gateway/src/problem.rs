//! Everything that can be wrong with a call, as RFC 9457 problems.
//!
//! A handler returns the problem; the outermost layer writes it, because only there is the request id known.

use std::time::Duration;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::backend::BackendError;

use crate::random::NoRandomness;
use crate::storage::StorageError;

/// What is wrong, by its code in the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// Nobody is logged in.
    SessionRequired,
    /// The write does not carry this session's token.
    CsrfInvalid,
    /// This key does not read this block.
    ReceiptKeyInvalid,
    /// It is somebody else who is logged in now.
    WrongSubject,
    /// This id blocks something else.
    BlockIdReused,
    /// A block of this id was never received.
    BlockNotFound,
    /// No such activity.
    ActivityNotFound,
    /// No such path.
    NotFound,
    /// Not with this method.
    MethodNotAllowed,
    /// This back end does not do that.
    NotOffered,
    /// The path, query or body is not understood.
    InvalidRequest,
    /// Not JSON.
    UnsupportedMediaType,
    /// The body is too large.
    PayloadTooLarge,
    /// The body did not arrive in time.
    RequestTimeout,
    /// There were too many requests.
    RateLimited,
    /// It cannot be done at present; try again later.
    Unavailable,
    /// The gateway itself is at fault.
    InternalError,
    /// The back end is at fault.
    UpstreamFailed,
    /// The back end did not answer in time.
    UpstreamTimeout,
}

impl Code {
    /// Its name in the contract.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.row().0
    }

    /// The status it is answered with.
    #[must_use]
    pub fn status(self) -> StatusCode {
        self.row().1
    }

    /// For people who read logs, in English; the app has its own words.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.row().2
    }

    fn row(self) -> (&'static str, StatusCode, &'static str) {
        use StatusCode as S;
        match self {
            Self::SessionRequired => ("session_required", S::UNAUTHORIZED, "Log in first"),
            Self::CsrfInvalid => ("csrf_invalid", S::FORBIDDEN, "The token of this session is missing or wrong"),
            Self::ReceiptKeyInvalid => ("receipt_key_invalid", S::FORBIDDEN, "This key does not read this block"),
            Self::WrongSubject => ("wrong_subject", S::PRECONDITION_FAILED, "Somebody else is logged in"),
            Self::BlockIdReused => ("block_id_reused", S::CONFLICT, "This id belongs to another target"),
            Self::BlockNotFound => ("block_not_found", S::NOT_FOUND, "No such block was received"),
            Self::ActivityNotFound => ("activity_not_found", S::NOT_FOUND, "No such activity"),
            Self::NotFound => ("not_found", S::NOT_FOUND, "No such path"),
            Self::MethodNotAllowed => ("method_not_allowed", S::METHOD_NOT_ALLOWED, "Not with this method"),
            Self::NotOffered => ("not_offered", S::NOT_IMPLEMENTED, "Not offered here"),
            Self::InvalidRequest => ("invalid_request", S::BAD_REQUEST, "Not understood"),
            Self::UnsupportedMediaType => {
                ("unsupported_media_type", S::UNSUPPORTED_MEDIA_TYPE, "Send application/json")
            }
            Self::PayloadTooLarge => ("payload_too_large", S::PAYLOAD_TOO_LARGE, "Too large"),
            Self::RequestTimeout => ("request_timeout", S::REQUEST_TIMEOUT, "The body did not arrive in time"),
            Self::RateLimited => ("rate_limited", S::TOO_MANY_REQUESTS, "Too many requests"),
            Self::Unavailable => ("unavailable", S::SERVICE_UNAVAILABLE, "Not available at present"),
            Self::InternalError => ("internal_error", S::INTERNAL_SERVER_ERROR, "An error of ours"),
            Self::UpstreamFailed => ("upstream_failed", S::BAD_GATEWAY, "The back end failed"),
            Self::UpstreamTimeout => ("upstream_timeout", S::GATEWAY_TIMEOUT, "The back end did not answer in time"),
        }
    }
}

/// A problem that a handler has returned and the outermost layer will write.
#[derive(Clone, Debug)]
pub struct Problem {
    /// What is wrong.
    pub code: Code,
    /// What exactly; never anything about a person.
    pub detail: Option<&'static str>,
    /// How long to wait before trying again, for the header `Retry-After`.
    pub after: Option<Duration>,
}

impl Problem {
    pub(crate) fn with_detail(code: Code, detail: &'static str) -> Self {
        Self { detail: Some(detail), ..Self::from(code) }
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self { code, detail: None, after: None }
    }
}

impl From<BackendError> for Problem {
    fn from(error: BackendError) -> Self {
        match error {
            BackendError::SessionEnded => Code::SessionRequired.into(),
            BackendError::TryLater { after } => Self { after, ..Self::from(Code::Unavailable) },
            BackendError::Failed | BackendError::NotUnderstood => Code::UpstreamFailed.into(),
            BackendError::Timeout => Code::UpstreamTimeout.into(),
            BackendError::NotFound => Code::NotFound.into(),
            BackendError::NotOffered => Code::NotOffered.into(),
        }
    }
}

impl From<StorageError> for Problem {
    fn from(error: StorageError) -> Self {
        match error {
            // Without the storage nothing is sent, so that trying again is right.
            StorageError::Unavailable | StorageError::Taken | StorageError::Gone => Code::Unavailable.into(),
            StorageError::NotUnderstood => Code::InternalError.into(),
        }
    }
}

impl From<NoRandomness> for Problem {
    fn from(_: NoRandomness) -> Self {
        Code::InternalError.into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.code.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
