//! The types that the gateway and a back end exchange. They know no JSON; `wire` converts them to and from the JSON of the contract.

use crate::ids::{ActivityId, AuthenticatorId, BlockId, Private, SubjectKey};
use crate::moment::Moment;

/// Declares enums in which each variant has one name, used both in the JSON of the contract and in storage.
macro_rules! named_enums {
    ($($(#[$doc:meta])* pub enum $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// All names, in the order of the values.
            pub const NAMES: &[&str] = &[$($word),+];

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

named_enums! {
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
        /// Something else, such as codes by text message.
        Other = "other",
    }

    /// Whether an authenticator can be used.
    pub enum AuthenticatorStatus {
        /// Can be used.
        Active = "active",
        /// Cannot be used for a short while, after wrong entries.
        Locked = "locked",
        /// Cannot be used, because somebody has blocked it.
        Blocked = "blocked",
        /// Can never be used again.
        Revoked = "revoked",
    }

    /// Whether the eID as a whole can be used.
    pub enum IdentityStatus {
        /// Can be used.
        Active = "active",
        /// Cannot be used, because somebody has blocked it.
        Blocked = "blocked",
        /// The eID no longer exists.
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

    /// Why a back end refused an order to block for good.
    pub enum RefusedCode {
        /// The session came from an authenticator too new to block the holder's others.
        SessionTooNew = "session_too_new",
        /// No such authenticator on this person.
        TargetNotFound = "target_not_found",
        /// The target is revoked, so it can never be used again anyway.
        TargetRevoked = "target_revoked",
        /// The eID no longer exists.
        IdentityClosed = "identity_closed",
        /// Some other rule of the back end.
        NotPermitted = "not_permitted",
    }

    /// The name of a block's state. [`BlockState`] also holds the times and codes that belong to the state.
    pub enum BlockStateName {
        /// Received by the back end, but not yet in effect.
        Pending = "pending",
        /// The target cannot be used.
        InEffect = "in_effect",
        /// The back end has refused it and will not do it.
        Refused = "refused",
        /// It was in effect and has been lifted.
        Ended = "ended",
    }

    /// What sort of thing is blocked; [`Target`] says which.
    pub enum TargetType {
        /// One authenticator.
        Authenticator = "authenticator",
        /// The whole eID.
        Identity = "identity",
    }

    /// Which of the sessions that had been opened with the target the block has ended.
    pub enum SessionsEnded {
        /// All except the session that ordered the block.
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

    /// A way to make a blocked authenticator or eID usable again, or to replace it.
    pub enum ReactivationKind {
        /// On the web.
        Online = "online",
        /// In the app, with the chip of a passport or ID card and a scan of the face.
        AppIdScan = "app_id_scan",
        /// By phone.
        Phone = "phone",
        /// Order a new one.
        OrderNew = "order_new",
        /// Register the same device again as a new authenticator.
        AddAgain = "add_again",
        /// In person, at a counter.
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
        /// An authenticator was blocked.
        AuthenticatorBlocked = "authenticator_blocked",
        /// An authenticator can be used again.
        AuthenticatorReactivated = "authenticator_reactivated",
        /// The user ID was changed.
        UserIdChanged = "user_id_changed",
        /// The password was changed.
        PasswordChanged = "password_changed",
        /// A contact address or phone number was changed.
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

/// A way to make a target usable again, as the back end declares it for this target in its present state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReactivationRoute {
    /// What it is.
    pub kind: ReactivationKind,
    /// A web address for it, where there is one.
    pub url: Option<String>,
    /// What the person needs, as words of the contract (`photo_id`, `temporary_pin` …) for which the app has its own text.
    pub bring: Vec<String>,
    /// Whole days that it usually takes; 0 is the same day.
    pub days: Option<u32>,
}

/// Who is logged in, as shown to themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The opaque key of the person.
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
    /// Since when the identity has had this status. It must not be earlier than the true time. Lifting a block changes the status too, as for
    /// [`Authenticator::status_since`].
    pub since: Option<Moment>,
    /// Who blocked it.
    pub blocked_by: Option<Party>,
    /// The back end's code for why.
    pub code: Option<String>,
    /// To be told to support.
    pub reference: Option<String>,
    /// The ways back.
    pub reactivation: Vec<ReactivationRoute>,
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
    /// Make and model, of the device or of the phone that the app is on, where the back end knows it.
    pub model: Option<Private>,
    /// Can it be used?
    pub status: AuthenticatorStatus,
    /// Since when the authenticator has had this status, as exactly as the back end knows it. It must not be earlier than the true time. Lifting a
    /// block changes the status too. The app sends an order again by itself only if it knows that the status has not changed since the person
    /// pressed.
    pub status_since: Option<Moment>,
    /// Since when the person has it.
    pub registered_at: Moment,
    /// When it was last used.
    pub last_used_at: Option<Moment>,
    /// Whether the session that makes this request was opened with this authenticator.
    pub opened_this_session: bool,
    /// Since when it is blocked.
    pub blocked_since: Option<Moment>,
    /// The ways back.
    pub reactivation: Vec<ReactivationRoute>,
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
    /// The person whose eID or authenticator is to be blocked.
    pub subject: SubjectKey,
    /// What.
    pub target: Target,
    /// Why the person blocks, if they said so.
    pub reason: Option<Reason>,
    /// Rows of the activity list that the person found suspicious.
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
        /// When it was lifted. A back end that only knows that it has been lifted gives the present time.
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
pub struct TargetDescription {
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
    /// If the target was blocked before this order: since when.
    pub already_blocked_since: Option<Moment>,
    /// To be told to support.
    pub reference: Option<String>,
    /// The target in words.
    pub description: TargetDescription,
    /// Notices that were sent.
    pub notified: Vec<Notified>,
    /// With how many authenticators the person can still log in at `as_of`, this block included.
    pub authenticators_left: Option<u32>,
    /// Which logins were ended.
    pub sessions_ended: SessionsEnded,
    /// The ways back.
    pub reactivation: Vec<ReactivationRoute>,
}

impl BlockFacts {
    /// Of which nothing more is known.
    #[must_use]
    pub fn new(as_of: Moment, state: BlockState) -> Self {
        Self {
            as_of,
            state,
            already_blocked_since: None,
            reference: None,
            description: TargetDescription::default(),
            notified: Vec::new(),
            authenticators_left: None,
            sessions_ended: SessionsEnded::Unknown,
            reactivation: Vec::new(),
        }
    }
}

/// A block on this person that was not ordered through this gateway, but for example by support or an authority.
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
    /// Its state and everything else that is known of it.
    pub facts: BlockFacts,
}
