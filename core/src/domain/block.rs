//! A block: what was ordered, and what the back end has on record of it.

use std::cmp::Ordering;

use super::{
    authenticator::{Kind, ReactivationRoute},
    closed_set::closed_set,
    id::{AuthenticatorId, BlockId, ReceiptKey},
    person::{SubjectHash, SubjectKey},
    reason::Reason,
    text::UntrustedText,
    time::Timestamp,
};

/// What is to be blocked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    Authenticator(AuthenticatorId),
    Identity,
}

/// One person's will to block one thing, made before anything is sent. One intent is one block, however often it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Intent {
    pub id: BlockId,
    pub key: ReceiptKey,
    pub target: Target,
    /// The person who ordered it, as a salted hash ([`SubjectKey::hash_for`]).
    pub subject: SubjectHash,
    /// By this device's clock; only ever compared with the same clock.
    pub made_at: Timestamp,
    /// The `as_of` date (back end's clock) of the list or status that the person saw when they pressed. A change of the target after this date may have
    /// come after the press. `None` when nothing had been read.
    pub seen: Option<Timestamp>,
    pub reason: Option<Reason>,
}

/// A block as the back end has it on record.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Record {
    pub id: BlockId,
    /// Whose it is. Told to nobody but that person.
    pub subject: Option<SubjectKey>,
    pub target: RecordTarget,
    /// When all of this was true, by the back end's clock. A claim carries this and not the time at which the answer came:
    /// an answer can be late, and a support desk can have lifted the block meanwhile.
    pub as_of: Timestamp,
    pub received_at: Option<Timestamp>,
    pub state: BlockState,
    pub details: Details,
}

/// What a record says is blocked. Read with the receipt's key alone, it names the kind of target and nothing more.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RecordTarget {
    Identity,
    Authenticator { id: Option<AuthenticatorId>, kind: Option<Kind>, label: UntrustedText, short_id: UntrustedText },
}

impl RecordTarget {
    /// Whether the record can be about `target`: what the record leaves out does not contradict.
    pub fn agrees_with(&self, target: &Target) -> bool {
        match (self, target) {
            (Self::Identity, Target::Identity) => true,
            (Self::Authenticator { id, .. }, Target::Authenticator(ordered)) => {
                id.as_ref().is_none_or(|named| named == ordered)
            }
            _ => false,
        }
    }
}

/// Where a block stands at the back end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BlockState {
    /// Received; logins with the target can still complete.
    Pending,
    /// No login or approval with the target can complete any more.
    InEffect {
        since: Option<Timestamp>,
        /// Set when the target was blocked already, by whomever, before this block came.
        already_since: Option<Timestamp>,
    },
    /// This block did nothing, and will do nothing.
    Refused { at: Timestamp, code: RefusedCode },
    /// Was in effect and has been lifted. Never blocks again.
    Ended { at: Option<Timestamp>, by: Option<Actor>, in_effect_at: Option<Timestamp> },
}

closed_set! {
    /// Who lifted a block, or who blocked the whole identity.
    pub enum Actor, unknown: None => {
        You = "you",
        Support = "support",
        Authority = "authority",
        System = "system",
    }

    /// Why a block was refused. For each code there is a text that says what else the person can do.
    pub enum RefusedCode, unknown: Some(Self::Other) => {
        SessionTooNew = "session_too_new",
        TargetNotFound = "target_not_found",
        TargetRevoked = "target_revoked",
        IdentityClosed = "identity_closed",
        NotPermitted = "not_permitted",
        /// Any code that this version has not heard of.
        Other = "other",
    }

    /// The channel by which a notice was sent ([`Notified`]).
    pub enum Channel, unknown: Some(Self::Other) => {
        Sms = "sms",
        Email = "email",
        Post = "post",
        App = "app",
        Other = "other",
    }

    /// Whether those who were already logged in with the target were thrown out.
    #[derive(Default)]
    pub enum SessionsEnded, unknown: Some(Self::Unknown) => {
        All = "all",
        Some = "some",
        None = "none",
        /// Not told, or a word that this version does not know. The safe assumption: somebody may still be logged in.
        #[default]
        Unknown = "unknown",
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Details {
    /// To read to support on the phone.
    pub reference: Option<UntrustedText>,
    pub notified: Vec<Notified>,
    /// How many usable authenticators the person has left.
    pub authenticators_left: Option<u32>,
    pub sessions_ended: SessionsEnded,
    pub reactivation: Vec<ReactivationRoute>,
}

/// A notice that was sent to a registered address.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Notified {
    pub channel: Channel,
    pub masked: Option<UntrustedText>,
}

/// The blocks of a person as the back end has them, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RecentBlocks {
    pub subject: SubjectKey,
    /// When all of it was true, by the back end's clock.
    pub as_of: Timestamp,
    /// `None` for one that could not be understood: it is there, and nothing can be said of it.
    pub items: Vec<Option<Record>>,
}

/// Whether the request of a new answer was sent before or after the answer that is known already had arrived. [`Record::merge`] needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// It was sent after the known answer had arrived.
    Afterwards,
    /// It may have been sent earlier, so the answers may have overtaken each other.
    AtAnyTime,
}

/// Two records of one block that cannot both be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Contradiction;

impl Record {
    pub fn is_final(&self) -> bool {
        !matches!(self.state, BlockState::Pending)
    }

    /// Combines the known record (`self`) with the record of a new answer (`news`), and gives back the one with the later `as_of`, whichever answer arrived
    /// first. What the other one tells of the subject is kept.
    /// A state only moves forward: pending, then in effect or refused, then ended.
    ///
    /// # Errors
    /// [`Contradiction`] when the later record has the earlier state, or when one of the two says refused and the other in effect or ended.
    pub fn merge(self, news: Self, asked: Asked) -> Result<Self, Contradiction> {
        let is_later = match news.as_of.cmp(&self.as_of) {
            // Of two records of the same date, the one with the later state counts.
            Ordering::Equal => news.rank() >= self.rank(),
            Ordering::Greater => true,
            Ordering::Less => asked == Asked::Afterwards && self.as_of.is_superseded_by(news.as_of),
        };
        let (before, mut after) = if is_later { (self, news) } else { (news, self) };
        let refusals =
            [&before, &after].into_iter().filter(|one| matches!(one.state, BlockState::Refused { .. })).count();
        if after.rank() < before.rank() || (refusals == 1 && before.rank() > Rank::Pending) {
            return Err(Contradiction);
        }
        // An answer that was read with the receipt key alone names no subject; the subject that is known stays.
        after.subject = after.subject.or(before.subject);
        Ok(after)
    }

    /// The record without what only its person may see: what is left is what a reader with the receipt key alone is told. For when that person is no longer
    /// logged in.
    pub fn without_personal(mut self) -> Self {
        self.subject = None;
        if let RecordTarget::Authenticator { id, label, short_id, .. } = &mut self.target {
            *id = None;
            (*label, *short_id) = (UntrustedText::default(), UntrustedText::default());
        }
        for notified in &mut self.details.notified {
            notified.masked = None;
        }
        self.details.authenticators_left = None;
        self
    }

    fn rank(&self) -> Rank {
        match self.state {
            BlockState::Pending => Rank::Pending,
            BlockState::InEffect { .. } | BlockState::Refused { .. } => Rank::Decided,
            BlockState::Ended { .. } => Rank::Ended,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Pending,
    Decided,
    Ended,
}
