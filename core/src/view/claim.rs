//! What a citizen is told of one block: by what they can do next, and of whom "your" may be said.

use crate::{
    domain::{
        authenticator::Kind,
        block::{BlockState, RecordTarget, RefusedCode, Target},
        claim::Claim,
        time::Timestamp,
    },
    flow::{
        app::Relation,
        block::{Knowledge, Order, Phase, Sending, State, TargetState, TargetStatus, Wait},
    },
};

/// What a citizen is told, by what they can do next. The claim decides; what the machine is doing only chooses the words around
/// "unknown".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Situation {
    /// The order has just left; nobody knows yet.
    Sending,
    /// The page was loaded again, or a link was opened; the first answer is awaited.
    Checking,
    Blocked {
        what: ClaimSubject,
        already_since: Option<Timestamp>,
        /// `false` when the target was seen to be blocked, but the back end has not received this order.
        arrived: bool,
    },
    Pending,
    /// No answer. The app keeps asking.
    Unanswered,
    /// No answer, and the back end asked for patience.
    AskedToWait,
    /// The back end says it never came. `again`: what it takes to send it once more.
    NeverReceived {
        again: Again,
    },
    /// Answers do not fit together.
    Contradicted,
    /// The link does not open anything.
    LinkRefused,
    Refused {
        /// `None` for a reader who is not known to be its person: only that person can do anything about it.
        code: Option<RefusedCode>,
    },
    Ended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Again {
    /// One press: the same person is logged in.
    Press,
    /// The same, after the page has been opened anew: something on the way turned the order away.
    OpenAnew,
    /// A login first.
    LogIn,
    /// Not from here: only a link was opened.
    Never,
}

/// What a block is about, as far as its reader may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimSubject {
    /// Of a kind that may not be known.
    Authenticator(Option<Kind>),
    /// The reader's own identity.
    OwnIdentity,
    /// Somebody's whole identity. Whose, nobody has said.
    OtherIdentity,
}

impl ClaimSubject {
    fn of(block: &State, relation: Relation) -> Self {
        if is_identity(block) {
            return if is_yours(relation) { Self::OwnIdentity } else { Self::OtherIdentity };
        }
        match block.record().map(|record| &record.target) {
            Some(RecordTarget::Authenticator { kind, .. }) => Self::Authenticator(*kind),
            _ => Self::Authenticator(None),
        }
    }
}

/// Whether "your" may be said: of what the one who is logged in is known to own, and of what was pressed in this tab while nobody is.
pub fn is_yours(relation: Relation) -> bool {
    match relation {
        Relation::Theirs | Relation::OfThisTab => true,
        Relation::NotShownToBeTheirs | Relation::Unknown => false,
    }
}

impl Situation {
    /// `relation`: of whoever looks at it.
    pub fn of(block: &State, relation: Relation) -> Self {
        let code = |code: RefusedCode| is_yours(relation).then_some(code);
        match (block.claim(), block.record().map(|record| &record.state)) {
            (Claim::Blocked { .. }, state) => Self::Blocked {
                what: ClaimSubject::of(block, relation),
                already_since: match state {
                    Some(BlockState::InEffect { already_since, .. }) => *already_since,
                    _ => None,
                },
                arrived: block.phase() != Phase::NeverReceived,
            },
            (Claim::Pending { .. }, _) => Self::Pending,
            (Claim::Refused { .. }, Some(BlockState::Refused { code: given, .. })) => {
                Self::Refused { code: code(*given) }
            }
            (Claim::Refused { .. }, _) => Self::Refused { code: code(RefusedCode::Other) },
            (Claim::Ended { .. }, _) => Self::Ended,
            (Claim::Unknown, _) if *block.knowledge() == Knowledge::Contradicted => Self::Contradicted,
            (Claim::Unknown, _) => Self::unknown(block, relation),
        }
    }

    fn unknown(block: &State, relation: Relation) -> Self {
        let own = matches!(block.order(), Order::Own(_));
        let again = match relation {
            _ if !own => Again::Never,
            Relation::Theirs if block.sending() == Sending::TurnedAway => Again::OpenAnew,
            Relation::Theirs => Again::Press,
            _ => Again::LogIn,
        };
        match block.phase() {
            Phase::Sending(_) if !block.has_failed_before() => Self::Sending,
            Phase::Asking(_) if !block.has_failed_before() => Self::Checking,
            Phase::Waiting(Wait::Asked) => Self::AskedToWait,
            Phase::NeverReceived => Self::NeverReceived { again },
            Phase::Resting => Self::LinkRefused,
            Phase::Sending(_)
            | Phase::Asking(_)
            | Phase::ReadingTarget
            | Phase::LookingBeforeSending
            | Phase::Waiting(Wait::Own) => Self::Unanswered,
        }
    }
}

/// Whether it is about the whole identity, as far as that is known.
pub fn is_identity(block: &State) -> bool {
    match (block.record().map(|record| &record.target), block.order()) {
        (Some(RecordTarget::Identity), _) => true,
        (Some(RecordTarget::Authenticator { .. }), _) | (None, Order::Linked { .. }) => false,
        (None, Order::Own(intent)) => intent.target == Target::Identity,
    }
}

/// What is said beside a refusal, or beside a block that has ended, of how its target itself stands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TargetNote {
    pub status: TargetStatus,
    pub what: ClaimSubject,
    /// An authenticator by its id, or `identity`.
    pub about: String,
}

impl TargetNote {
    pub fn of(block: &State, relation: Relation) -> Option<Self> {
        let Order::Own(intent) = block.order() else { return None };
        let about = match &intent.target {
            Target::Authenticator(id) => id.as_str(),
            Target::Identity => "identity",
        };
        let status = block.target_after_end().filter(|status| status.state != TargetState::Other)?;
        Some(Self { status, what: ClaimSubject::of(block, relation), about: about.to_owned() })
    }
}
