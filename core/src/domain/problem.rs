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
    /// An answer came and could not be understood: fields missing, an unexpected status, a page where JSON was expected.
    NotUnderstood,
    /// Something on the way answered in the back end's place (403 or another 4xx that is no JSON): an edge server that wants to see a person
    /// first, or that lets no such request through. Loading the page anew may help; asking again does not.
    Intercepted,
    /// The back end read the request and does not take it (another 4xx): it would say the same again.
    NotAccepted,
    /// An answer was longer than is read of any.
    TooLarge,
}

impl Problem {
    /// Whether the request was answered and not taken, so that the same request would end in the same way again.
    pub const fn turns_away(self) -> bool {
        matches!(self, Self::Intercepted | Self::NotAccepted)
    }

    /// Whether it may be gone by itself in a while.
    pub const fn may_pass(self) -> bool {
        matches!(self, Self::TryLater { .. } | Self::Unreachable | Self::TimedOut | Self::BackEndFailed)
    }
}
