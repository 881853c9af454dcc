//! The filter of the list of activities: which rows the person wants to see.

use super::{
    activity::{ActivityKind, Outcome},
    activity_list::Row,
    closed_set::closed_set,
    fold::Needle,
    id::AuthenticatorId,
    suspicion::Marks,
    text::UntrustedText,
    time::Timestamp,
};

closed_set! {
    /// Kinds of activity that belong together. A kind that this version does not know is in no group. The words are used only in the tab's storage; the
    /// back end is asked for the kinds.
    pub enum Group, unknown: None => {
        Logins = "logins",
        Approvals = "approvals",
        Codes = "codes",
        Authenticators = "authenticators",
        /// User ID, password and contact details.
        Details = "details",
        /// The whole eID.
        Identity = "identity",
    }

    /// A length of time up to now. The words are used only in the tab's storage.
    pub enum Span, unknown: None => {
        Hours24 = "hours_24",
        Days7 = "days_7",
        Days30 = "days_30",
    }
}

impl Group {
    pub const fn of(kind: ActivityKind) -> Option<Self> {
        Some(match kind {
            ActivityKind::Login | ActivityKind::LoginFailed => Self::Logins,
            ActivityKind::Approval | ActivityKind::ApprovalDeclined | ActivityKind::SimultaneousRequests => {
                Self::Approvals
            }
            ActivityKind::CodeSent => Self::Codes,
            ActivityKind::AuthenticatorAdded
            | ActivityKind::AuthenticatorBlocked
            | ActivityKind::AuthenticatorReactivated => Self::Authenticators,
            ActivityKind::UserIdChanged | ActivityKind::PasswordChanged | ActivityKind::ContactChanged => Self::Details,
            ActivityKind::IdentityBlocked | ActivityKind::IdentityReactivated => Self::Identity,
            ActivityKind::Other => return None,
        })
    }

    pub const fn kinds(self) -> &'static [ActivityKind] {
        match self {
            Self::Logins => &[ActivityKind::Login, ActivityKind::LoginFailed],
            Self::Approvals => {
                &[ActivityKind::Approval, ActivityKind::ApprovalDeclined, ActivityKind::SimultaneousRequests]
            }
            Self::Codes => &[ActivityKind::CodeSent],
            Self::Authenticators => &[
                ActivityKind::AuthenticatorAdded,
                ActivityKind::AuthenticatorBlocked,
                ActivityKind::AuthenticatorReactivated,
            ],
            Self::Details => {
                &[ActivityKind::UserIdChanged, ActivityKind::PasswordChanged, ActivityKind::ContactChanged]
            }
            Self::Identity => &[ActivityKind::IdentityBlocked, ActivityKind::IdentityReactivated],
        }
    }
}

impl Span {
    /// Milliseconds.
    pub const fn millis(self) -> i64 {
        const HOUR: i64 = 3_600_000;
        match self {
            Self::Hours24 => 24 * HOUR,
            Self::Days7 => 7 * 24 * HOUR,
            Self::Days30 => 30 * 24 * HOUR,
        }
    }
}

/// The times that are wanted: from `from` (included) up to `to` (not included).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Period {
    #[default]
    All,
    /// The last 24 hours, 7 or 30 days. `from` is computed once, when the span is chosen, so that rows do not leave while somebody reads.
    Last { span: Span, from: Timestamp },
    /// With neither it lets everything through, like [`Period::All`]; kept apart because the person has chosen to enter dates.
    Between { from: Option<Timestamp>, to: Option<Timestamp> },
}

impl Period {
    pub const fn from(self) -> Option<Timestamp> {
        match self {
            Self::All => None,
            Self::Last { from, .. } => Some(from),
            Self::Between { from, .. } => from,
        }
    }

    pub const fn to(self) -> Option<Timestamp> {
        match self {
            Self::All | Self::Last { .. } => None,
            Self::Between { to, .. } => to,
        }
    }

    /// The last moment that is within it, if it has an end.
    pub fn last(self) -> Option<Timestamp> {
        self.to().map(|to| Timestamp::from_unix_millis(to.unix_millis().saturating_sub(1)))
    }

    /// Whether no moment is within it, because it ends where it begins or before.
    pub fn is_backwards(self) -> bool {
        self.from().zip(self.to()).is_some_and(|(from, to)| from >= to)
    }

    fn is_all(self) -> bool {
        self.from().is_none() && self.to().is_none()
    }

    /// Whether `at` is within the period. An activity without a time is only within one that has no limits.
    fn holds(self, at: Option<Timestamp>) -> bool {
        match at {
            Some(at) => self.from().is_none_or(|from| from <= at) && self.to().is_none_or(|to| at < to),
            None => self.is_all(),
        }
    }
}

/// Which rows are wanted. A row must meet all of the conditions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    text: Text,
    pub group: Option<Group>,
    pub outcome: Option<Outcome>,
    pub authenticator: Option<AuthenticatorId>,
    pub period: Period,
    /// Only rows with a mark ([`Marks`]). The app computes marks itself, so the back end cannot filter by them.
    pub only_marked: bool,
}

/// The text as it was typed. `Debug` does not print it, because it may name a person.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct Text(String);

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("…")
    }
}

impl Filter {
    /// The longest text that the contract allows, in characters.
    pub const MAX_CHARS: usize = 100;

    /// Takes what is written in the field. What is too long is cut, and control characters become spaces.
    pub fn with_text(&mut self, text: &str) {
        let signs = text.chars().take(Self::MAX_CHARS);
        self.text.0 = signs.map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    }

    /// As it is written in the field.
    pub fn text(&self) -> &str {
        &self.text.0
    }

    /// The text to search for: trimmed, with single spaces, and folded. `None`: there is no text.
    pub fn needle(&self) -> Option<Needle> {
        Needle::of(self.words().as_str())
    }

    /// Whether nothing narrows.
    pub fn is_everything(&self) -> bool {
        !self.only_marked && self.asked() == Self::default()
    }

    /// The part of the filter that the back end can apply. Filters with the same part are the same query to it.
    pub fn asked(&self) -> Self {
        Self {
            text: Text(self.words().as_str().to_owned()),
            period: if self.period.is_all() { Period::All } else { self.period },
            only_marked: false,
            ..self.clone()
        }
    }

    /// Whether the row meets every condition but the text, which [`ActivityList::search`](super::activity_list::ActivityList::search) checks. `marks`: those of this row.
    pub fn fits(&self, row: &Row, marks: Marks) -> bool {
        let activity = &row.activity;
        self.group.is_none_or(|group| Group::of(activity.kind) == Some(group))
            && self.outcome.is_none_or(|outcome| activity.outcome == outcome)
            && (self.authenticator.is_none() || activity.authenticator == self.authenticator)
            && self.period.holds(activity.at)
            && !(self.only_marked && marks.is_empty())
    }

    /// The text, cleaned in the way in which the fields of rows are cleaned, so that text copied from a field is found in it.
    fn words(&self) -> UntrustedText {
        UntrustedText::new(&self.text.0)
    }
}
