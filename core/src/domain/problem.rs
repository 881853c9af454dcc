//! What can go wrong, by what helps.

/// Why a call gave no usable answer. Chosen by what the citizen, or the app for them, can do next; texts are made from it by
/// `match`, so a new one does not compile until every language has words for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Problem {
    /// 401: log in again. Says nothing about anything that was sent before.
    SessionEnded,
    /// 403 `csrf_invalid`: the session is another one than this page thinks; read it again.
    SessionChanged,
    /// 412: somebody else is logged in than the one the request was made for.
    WrongPerson,
    /// 404 `block_not_found`, and nothing else: the back end never received a block of this id.
    NeverReceived,
    /// 403 `receipt_key_invalid`: the link does not fit the block.
    KeyRefused,
    /// 429 or 503: again later, `after_seconds` from now where the back end said so.
    TryLater { after_seconds: Option<u32> },
    /// The network gave nothing.
    Unreachable,
    /// 501 `not_offered`, or 404 `not_found`: this back end does not do that, and nothing was done.
    NotOffered,
    /// No answer within the time that the call has.
    TimedOut,
    /// The back end failed (5xx).
    BackEndFailed,
    /// An answer came and could not be understood: not JSON, fields missing, an unexpected status.
    NotUnderstood,
    /// An answer was longer than is read of any.
    TooLarge,
}
