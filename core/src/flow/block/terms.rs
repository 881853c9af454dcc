//! The types of the block machine: its order, its knowledge, what it is doing, its messages and effects.

use crate::domain::{
    authenticator::{Authenticators, Status},
    block::{Intent, Record, Target},
    claim::Claim,
    id::{BlockId, ReceiptKey},
    identity::{Identity, IdentityStatus},
    problem::Problem,
    time::Timestamp,
};

/// The block that a machine follows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// An intent made in this tab: it can be sent again.
    Own(Intent),
    /// A receipt opened by its link: it can only be read.
    Linked { id: BlockId, key: ReceiptKey },
}

impl Order {
    pub fn id(&self) -> &BlockId {
        match self {
            Self::Own(intent) => &intent.id,
            Self::Linked { id, .. } => id,
        }
    }

    pub fn key(&self) -> &ReceiptKey {
        match self {
            Self::Own(intent) => &intent.key,
            Self::Linked { key, .. } => key,
        }
    }
}

/// What is known about the block, from every answer so far.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Knowledge {
    Consistent {
        record: Option<Box<Record>>,
        /// The target's own status, read after sending: when it was true, and whether it was blocked.
        target: Option<TargetStatus>,
    },
    /// Answers contradict each other, or speak of another block or target. Nothing can be claimed any more; call.
    Contradicted,
}

/// How the target itself stood, by whatever block, at a moment of the back end's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TargetStatus {
    pub as_of: Timestamp,
    pub state: TargetState,
    /// Since when it has stood so, where the back end says.
    pub since: Option<Timestamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetState {
    Blocked,
    InUse,
    /// Locked, gone for good, or something that this version has not heard of.
    Other,
}

impl TargetStatus {
    /// What the list says of the intent's authenticator. `None` when the list is somebody else's (who logged in through another tab
    /// meanwhile), or lacks it: that says nothing.
    pub fn of(list: &Authenticators, intent: &Intent) -> Option<Self> {
        let Target::Authenticator(target) = &intent.target else { return None };
        let theirs = list.subject.hash_for(&intent.id) == intent.subject;
        let one = list.by_id(target).filter(|_| theirs)?;
        let state = match one.status {
            Status::Blocked => TargetState::Blocked,
            Status::Active => TargetState::InUse,
            Status::Locked | Status::Revoked | Status::Other => TargetState::Other,
        };
        Some(Self { as_of: list.as_of, state, since: one.status_since })
    }

    /// What the identity says of an intent to block it; `None` as with [`Self::of`].
    pub fn of_identity(identity: &Identity, intent: &Intent) -> Option<Self> {
        let theirs = identity.subject.hash_for(&intent.id) == intent.subject;
        let is_identity = intent.target == Target::Identity;
        let state = match identity.status {
            IdentityStatus::Blocked => TargetState::Blocked,
            IdentityStatus::Active => TargetState::InUse,
            IdentityStatus::Closed | IdentityStatus::Other => TargetState::Other,
        };
        (theirs && is_identity).then_some(Self { as_of: identity.as_of, state, since: identity.since })
    }

    /// What may be claimed of the target itself.
    pub fn claim(self) -> Option<Claim> {
        (self.state == TargetState::Blocked).then_some(Claim::Blocked { at: self.as_of })
    }

    /// Whether the target has certainly stood unchanged since `seen`, the date of the last reading before the press: it is in use, and has been since no
    /// later than `seen`. A block that was lifted in between counts as a change: sending the old order would block anew what somebody has just lifted.
    pub fn is_as_it_was(self, seen: Timestamp) -> bool {
        self.state == TargetState::InUse && self.as_of >= seen && self.since.is_some_and(|since| since <= seen)
    }
}

/// What came of the last sending, as far as it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sending {
    /// No answer, or one that leaves open what was done with it.
    Open,
    /// It was answered, and not taken: by something on the way that is not the back end, or by the back end itself. The same again would be
    /// answered in the same way.
    TurnedAway,
}

/// What the machine is doing about it. At most one request is in flight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// The order is on its way; nobody knows whether it has arrived.
    Sending(Pace),
    /// The back end is being asked what it has on record.
    Asking(Pace),
    /// The target's own status is being read: because the record could not be, or to stand beside it.
    ReadingTarget,
    /// The back end never received the order. Before it is sent again by itself it is looked whether anything has happened to the target since
    /// its person pressed.
    LookingBeforeSending,
    /// Nothing is in flight; the next question follows by itself.
    Waiting(Wait),
    /// The back end says that it never received this block, and the app may not send it again by itself: a person decides.
    NeverReceived,
    /// Nothing more happens by itself: the record is final, or the link can tell nothing.
    Resting,
}

/// How long a request has been under way, as far as words are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pace {
    Usual,
    /// Over 2 seconds.
    Slow,
    /// Over 8 seconds.
    VerySlow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wait {
    /// The machine's own back-off: returning to the page or a press ends it.
    Own,
    /// The back end asked for it (`Retry-After`): time ends it, or a person's press.
    Asked,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    SendAnswered {
        step_id: u32,
        result: Result<Record, Problem>,
    },
    AskAnswered {
        step_id: u32,
        result: Result<Record, Problem>,
    },
    TargetAnswered {
        step_id: u32,
        result: Result<TargetStatus, Problem>,
    },
    /// The target's own status, read for some other reason.
    TargetSeen(TargetStatus),
    Elapsed {
        step_id: u32,
        timer: TimerKind,
    },
    /// The citizen came back to the page, or the network came back.
    PageShown,
    AskPressed,
    SendAgainPressed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimerKind {
    Slow,
    VerySlow,
    AskAgain,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Keep the intent in the tab's storage: before it is first sent, and again when it is settled.
    Store { settled: bool },
    /// `PUT /blocks/{id}`.
    Send { step_id: u32 },
    /// `GET /blocks/{id}` with the key.
    Ask { step_id: u32 },
    /// Read the target's own status.
    ReadTarget { step_id: u32 },
    /// Say `Elapsed { step_id, timer }` after so many milliseconds, and up to `spread_millis` more, drawn anew each time: so after an outage not all browsers ask in
    /// the same instant. Never after less, since a back end may have asked for the pause.
    Wait { step_id: u32, timer: TimerKind, millis: u32, spread_millis: u32 },
}

/// What the machine must be told about the world at each message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context {
    /// This device's clock.
    pub now: Timestamp,
    /// Whether the person whose intent it is is logged in.
    pub same_person: bool,
}
