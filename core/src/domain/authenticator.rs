//! What a person logs in with.

use super::{
    claim::Claim, closed_set::closed_set, id::AuthenticatorId, person::SubjectKey, text::UntrustedText, time::Timestamp,
};

closed_set! {
    /// What sort of thing an authenticator is.
    pub enum Kind, unknown: Some(Self::Other) => {
        App = "app",
        CodeDisplay = "code_display",
        AudioCodeReader = "audio_code_reader",
        Chip = "chip",
        /// A kind that this version has not heard of; shown, and blocked like any other.
        Other = "other",
    }

    /// Whether an authenticator can be used.
    pub enum Status, unknown: Some(Self::Other) => {
        Active = "active",
        /// Automatic and short, after wrong PINs. Can be blocked: the lock opens by itself, a block does not.
        Locked = "locked",
        /// Somebody ordered it; unlike a lock it does not end by itself.
        Blocked = "blocked",
        /// Can never return.
        Revoked = "revoked",
        /// A status that this version has not heard of.
        Other = "other",
    }

    /// The kinds of [`ReactivationRoute`], the means by which a blocked authenticator or identity becomes usable again.
    pub enum ReactivationKind, unknown: Some(Self::Other) => {
        Online = "online",
        AppIdScan = "app_id_scan",
        Phone = "phone",
        OrderNew = "order_new",
        AddAgain = "add_again",
        InPerson = "in_person",
        /// Also any kind that this version has not heard of.
        Other = "other",
    }
}

/// One authenticator as the back end described it. A field that the back end left out, or whose value could not be read, is `None` or empty (`Other` for
/// `kind` and `status`), so that no row is lost because of one field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Authenticator {
    /// `None` when the back end gave no usable id: it is shown, but can only be blocked by phone.
    pub id: Option<AuthenticatorId>,
    pub kind: Kind,
    pub label: UntrustedText,
    /// A few characters that tell two of the same name apart, printed on the device or shown in the app.
    pub short_id: UntrustedText,
    /// Make and model, of the device or of the phone that the app is on.
    pub model: UntrustedText,
    pub status: Status,
    pub registered_at: Option<Timestamp>,
    pub last_used_at: Option<Timestamp>,
    /// Whether the session that asks was opened with it.
    pub opened_this_session: bool,
    pub blocked_since: Option<Timestamp>,
    /// Since when it has the status that it has.
    pub status_since: Option<Timestamp>,
    pub reactivation: Vec<ReactivationRoute>,
}

impl Authenticator {
    /// Whether a citizen can ask for it to be blocked here. An unknown status counts: better one request too many.
    pub fn may_be_blocked(&self) -> bool {
        self.id.is_some() && matches!(self.status, Status::Active | Status::Locked | Status::Other)
    }

    /// Whether its holder can surely log in with it.
    pub fn is_usable(&self) -> bool {
        self.status == Status::Active
    }
}

/// All of a person's authenticators at one moment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Authenticators {
    pub subject: SubjectKey,
    /// When the list was true, by the back end's clock.
    pub as_of: Timestamp,
    pub items: Vec<Authenticator>,
}

impl Authenticators {
    pub fn by_id(&self, id: &AuthenticatorId) -> Option<&Authenticator> {
        self.items.iter().find(|one| one.id.as_ref() == Some(id))
    }

    /// Whether there is nothing else on the list but what is removed for good.
    pub fn is_only(&self, one: &Authenticator) -> bool {
        self.items.iter().all(|other| std::ptr::eq(other, one) || other.status == Status::Revoked)
    }

    /// Whether no active authenticator is left once those in `ids` are blocked.
    pub fn leaves_none(&self, ids: &[AuthenticatorId]) -> bool {
        !self.items.iter().any(|one| one.is_usable() && one.id.as_ref().is_none_or(|id| !ids.contains(id)))
    }

    /// Those of the ids that are here and can still be blocked, in the order of the list.
    pub fn still_open(&self, ids: &[AuthenticatorId]) -> Vec<AuthenticatorId> {
        let open = self.items.iter().filter(|one| one.may_be_blocked()).filter_map(|one| one.id.clone());
        open.filter(|id| ids.contains(id)).collect()
    }
}

/// A way back in, as the back end declares it. The app never decides which ways there are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ReactivationRoute {
    pub kind: ReactivationKind,
    /// `https:` only; any other address was dropped on the way in.
    pub url: Option<String>,
    /// What to bring, in the back end's words.
    pub bring: Vec<UntrustedText>,
    /// How many days it usually takes.
    pub days: Option<u32>,
}

impl ReactivationRoute {
    /// The way that exists even when none was declared.
    pub const fn phone() -> Self {
        Self { kind: ReactivationKind::Phone, url: None, bring: Vec::new(), days: None }
    }

    /// The ways of several things together, each once.
    pub fn each_once<'a>(all: impl Iterator<Item = &'a Self>) -> Vec<Self> {
        let mut ways: Vec<Self> = Vec::new();
        for way in all {
            if !ways.contains(way) {
                ways.push(way.clone());
            }
        }
        ways
    }

    /// The same ways, those first that somebody can go who has lost this; among themselves as the back end has them, the one to try first at the top.
    pub fn open_ones_first(ways: Vec<Self>, lost: Lost) -> Vec<Self> {
        let (mut open, closed): (Vec<_>, Vec<_>) = ways.into_iter().partition(|way| !way.needs(lost));
        open.extend(closed);
        open
    }

    fn needs(&self, lost: Lost) -> bool {
        let phone = self.kind == ReactivationKind::AppIdScan
            || self.bring.iter().any(|thing| thing.as_str() == "phone_with_nfc");
        (lost.phone && phone) || (lost.login && self.kind == ReactivationKind::Online)
    }
}

/// What is surely gone, of what a way back may need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lost {
    /// The citizen's phone, with which an app reads a passport.
    pub phone: bool,
    /// All that one could log in with.
    pub login: bool,
}

impl Status {
    /// What a list that was read at `as_of` lets the app claim: blocked, or nothing. Nothing is claimed of an authenticator that works, because it may be
    /// blocked a moment later.
    pub fn claim(self, as_of: Timestamp) -> Option<Claim> {
        (self == Self::Blocked).then_some(Claim::Blocked { at: as_of })
    }
}
