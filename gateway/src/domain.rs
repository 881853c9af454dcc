//! What the gateway and a back end talk about. No JSON here; that is `wire`.

use crate::ids::{ActivityId, AuthenticatorId, BlockId, Private, SubjectKey};
use crate::moment::Moment;

/// An enum whose values have one name each on the wire and in storage.
macro_rules! words {
    ($($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// All names, in the order of the values.
            pub const WORDS: &[&str] = &[$($word),+];

            /// Its name in the contract.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// From its name in the contract.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    )+};
}

words! {
    /// What sort of authenticator.
    pub enum AuthenticatorKind {
        /// On a phone.
        App = "app",
        /// Shows a code.
        CodeDisplay = "code_display",
        /// Reads a code aloud.
        AudioCodeReader = "audio_code_reader",
        /// Held to a reader, or plugged in.
        Chip = "chip",
    }

    /// Whether an authenticator can be used.
    pub enum AuthenticatorStatus {
        /// It can.
        Active = "active",
        /// Not for a short while, after wrong entries.
        Locked = "locked",
        /// Not: somebody chose so.
        Blocked = "blocked",
        /// Never again.
        Revoked = "revoked",
    }

    /// Whether the eID as a whole can be used.
    pub enum IdentityStatus {
        /// It can.
        Active = "active",
        /// Not: somebody chose so.
        Blocked = "blocked",
        /// It no longer exists.
        Closed = "closed",
    }

    /// Who did something.
    pub enum Party {
        /// The person logged in.
        You = "you",
        /// The eID's support.
        Support = "support",
        /// Police, or another authority.
        Authority = "authority",
        /// A machine, by a rule.
        System = "system",
    }

    /// Why a block was not done, for good.
    pub enum RefusedCode {
        /// The session came from an authenticator too new to block the holder's others.
        SessionTooNew = "session_too_new",
        /// No such authenticator on this person.
        TargetNotFound = "target_not_found",
        /// It can never be used again anyway.
        TargetRevoked = "target_revoked",
        /// The eID no longer exists.
        IdentityClosed = "identity_closed",
        /// Some other rule of the back end.
        NotPermitted = "not_permitted",
    }

    /// How far a block has come; [`BlockState`] says the rest.
    pub enum BlockStateName {
        /// Received.
        Pending = "pending",
        /// Done.
        InEffect = "in_effect",
        /// Not done, for good.
        Refused = "refused",
        /// Done, and lifted.
        Ended = "ended",
    }

    /// What sort of thing is blocked; [`Target`] says which.
    pub enum TargetType {
        /// One authenticator.
        Authenticator = "authenticator",
        /// The whole eID.
        Identity = "identity",
    }

    /// Which of the logins that were open with the target were ended by a block.
    pub enum SessionsEnded {
        /// Every one, but the one that ordered the block.
        All = "all",
        /// Some go on.
        Some = "some",
        /// They all go on.
        None = "none",
        /// The back end cannot tell.
        Unknown = "unknown",
    }

    /// A way to reach a person.
    pub enum Channel {
        /// Text message.
        Sms = "sms",
        /// E-mail.
        Email = "email",
        /// Letter, or digital post.
        Post = "post",
        /// Notice in an app.
        App = "app",
        /// Another.
        Other = "other",
    }

    /// A way back after a block.
    pub enum WayKind {
        /// On the web.
        Online = "online",
        /// Passport or ID card, and face, in the app.
        AppIdScan = "app_id_scan",
        /// By phone.
        Phone = "phone",
        /// Order a new one.
        OrderNew = "order_new",
        /// Add the same thing again as new.
        AddAgain = "add_again",
        /// Show up.
        InPerson = "in_person",
        /// Another.
        Other = "other",
    }

    /// Why the citizen blocks, as far as they said.
    pub enum Reason {
        /// The phone was stolen.
        StolenPhone = "stolen-phone",
        /// Something was lost.
        LostDevice = "lost-device",
        /// There is a new phone.
        NewPhone = "new-phone",
        /// Someone else changed the user ID.
        UserIdChanged = "user-id-changed",
        /// A request was approved that the citizen had not started.
        ApprovedRequest = "approved-request",
        /// A code was told to a fraudster.
        ToldCode = "told-code",
        /// In doubt.
        ToBeSafe = "to-be-safe",
        /// Anything else.
        Other = "other",
    }

    /// What happened, in the activity list.
    pub enum ActivityKind {
        /// Logged in somewhere.
        Login = "login",
        /// Approved something.
        Approval = "approval",
        /// A login that did not succeed.
        LoginFailed = "login_failed",
        /// Said no to a request.
        ApprovalDeclined = "approval_declined",
        /// Several requests at once.
        SimultaneousRequests = "simultaneous_requests",
        /// A code was sent.
        CodeSent = "code_sent",
        /// A new authenticator.
        AuthenticatorAdded = "authenticator_added",
        /// One was blocked.
        AuthenticatorBlocked = "authenticator_blocked",
        /// One works again.
        AuthenticatorReactivated = "authenticator_reactivated",
        /// The user ID is another.
        UserIdChanged = "user_id_changed",
        /// The password is another.
        PasswordChanged = "password_changed",
        /// An address or number is another.
        ContactChanged = "contact_changed",
        /// The whole eID was blocked.
        IdentityBlocked = "identity_blocked",
        /// The whole eID works again.
        IdentityReactivated = "identity_reactivated",
    }

    /// How it went, in the activity list.
    pub enum ActivityOutcome {
        /// Done.
        Succeeded = "succeeded",
        /// Not done.
        Failed = "failed",
        /// The person said no.
        Declined = "declined",
        /// Nobody answered in time.
        Expired = "expired",
    }
}

/// A way back, as the back end declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What it is.
    pub kind: WayKind,
    /// Where, when it is on the web.
    pub url: Option<String>,
    /// What to bring.
    pub bring: Vec<String>,
    /// How long it takes.
    pub days: Option<u32>,
}

/// Who is logged in, as shown to themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Whose it is, opaque.
    pub subject: SubjectKey,
    /// Name.
    pub display_name: Private,
    /// User ID, mostly hidden.
    pub user_id_masked: Private,
}

/// The eID as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// When everything here was true, taken inside the read.
    pub as_of: Moment,
    /// Can it be used?
    pub status: IdentityStatus,
    /// Since when it has this status, and never earlier than it is true: a block that was lifted changes it, as for
    /// [`Authenticator::status_since`].
    pub since: Option<Moment>,
    /// Who blocked it.
    pub blocked_by: Option<Party>,
    /// The back end's code for why.
    pub code: Option<String>,
    /// To be told to support.
    pub reference: Option<String>,
    /// The ways back.
    pub reactivation: Vec<Way>,
}

/// One authenticator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authenticator {
    /// The back end's name for it.
    pub id: AuthenticatorId,
    /// What it is.
    pub kind: AuthenticatorKind,
    /// What the person calls it.
    pub label: Private,
    /// Tells two of the same name apart.
    pub short_id: Private,
    /// Can it be used?
    pub status: AuthenticatorStatus,
    /// Since when it has this status, as exactly as that is known, and never earlier than it is true: a block that was
    /// lifted changes it. The app sends an order again by itself only where this is known not to be later than when its
    /// person pressed.
    pub status_since: Option<Moment>,
    /// Since when the person has it.
    pub registered_at: Moment,
    /// When it was last used.
    pub last_used_at: Option<Moment>,
    /// Was the asking session opened with it?
    pub opened_this_session: bool,
    /// Since when it is blocked.
    pub blocked_since: Option<Moment>,
    /// The ways back.
    pub reactivation: Vec<Way>,
}

/// All authenticators of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authenticators {
    /// When everything here was true, taken inside the read.
    pub as_of: Moment,
    /// Each of them.
    pub items: Vec<Authenticator>,
}

/// What is to be blocked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// One authenticator.
    Authenticator(AuthenticatorId),
    /// The whole eID.
    Identity,
}

/// An order to block.
#[derive(Clone, Debug)]
pub struct BlockOrder {
    /// The idempotency key: the same id is the same block, however often it is ordered.
    pub id: BlockId,
    /// Whose.
    pub subject: SubjectKey,
    /// What.
    pub target: Target,
    /// Why, as far as they said.
    pub reason: Option<Reason>,
    /// What made them suspicious.
    pub activities: Vec<ActivityId>,
}

/// Where a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockState {
    /// Received; logins with the target may still succeed.
    Pending,
    /// No login or approval with the target can complete.
    InEffect {
        /// From when.
        since: Moment,
    },
    /// It was not done and will not be.
    Refused {
        /// Decided when.
        at: Moment,
        /// Why.
        code: RefusedCode,
    },
    /// It was in effect, and somebody lifted it.
    Ended {
        /// From when it was in effect.
        in_effect_at: Moment,
        /// Lifted when; a back end that only knows "by now" says now.
        at: Moment,
        /// By whom, where known.
        by: Option<Party>,
    },
}

/// A notice that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notified {
    /// How.
    pub channel: Channel,
    /// Where to, mostly hidden.
    pub masked: Option<Private>,
}

/// What the target is, in words for its owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetWords {
    /// What sort.
    pub kind: Option<AuthenticatorKind>,
    /// What the person calls it.
    pub label: Option<Private>,
    /// Tells two of the same name apart.
    pub short_id: Option<Private>,
}

/// What a back end knows about a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockFacts {
    /// When everything here was true, taken inside the read (or the commit) itself. A client's clock cannot date a
    /// claim, because an answer may be delayed.
    pub as_of: Moment,
    /// Where it stands.
    pub state: BlockState,
    /// Since when the target was blocked already, when it was.
    pub already_blocked_since: Option<Moment>,
    /// To be told to support.
    pub reference: Option<String>,
    /// The target in words.
    pub words: TargetWords,
    /// Notices that were sent.
    pub notified: Vec<Notified>,
    /// How many authenticators still work.
    pub authenticators_left: Option<u32>,
    /// Which logins were ended.
    pub sessions_ended: SessionsEnded,
    /// The ways back.
    pub reactivation: Vec<Way>,
}

/// A block that came another way than through this gateway (support, an authority).
#[derive(Clone, Debug)]
pub struct OtherBlock {
    /// Its id.
    pub id: BlockId,
    /// What is blocked.
    pub target: Target,
    /// When it was received.
    pub received_at: Moment,
    /// Who ordered it.
    pub reported_by: Party,
    /// All else.
    pub facts: BlockFacts,
}
