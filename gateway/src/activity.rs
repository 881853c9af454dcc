//! The types of the contract's optional parts: the activity list, reports about its rows, the setting that shows service providers, and which parts a
//! back end offers.

use crate::domain::{ActivityKind, ActivityOutcome, AuthenticatorKind};
use crate::ids::{ActivityId, AuthenticatorId, Private};
use crate::moment::Moment;

/// Which activities are asked for.
#[derive(Clone, Debug, Default)]
pub struct ActivityQuery {
    /// Where the page before ended, as the back end wrote it.
    pub cursor: Option<String>,
    /// How many at most, 1 to 100.
    pub limit: u32,
    /// Not before.
    pub from: Option<Moment>,
    /// Not at or after.
    pub to: Option<Moment>,
    /// Only these; all when empty.
    pub kinds: Vec<ActivityKind>,
    /// Only with this outcome.
    pub outcome: Option<ActivityOutcome>,
    /// Only with this authenticator.
    pub authenticator: Option<AuthenticatorId>,
    /// Only rows in which this text is found, in a field that the person is shown.
    pub search: Option<Private>,
}

/// Where something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Country, as a two-letter code.
    pub country: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Whether the place is only a guess from a network address.
    pub approximate: bool,
}

/// A report that "this wasn't me".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// To be told to support.
    pub number: String,
    /// When it was received.
    pub at: Moment,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Its id.
    pub id: ActivityId,
    /// When.
    pub at: Moment,
    /// What.
    pub kind: ActivityKind,
    /// How it went.
    pub outcome: ActivityOutcome,
    /// With which authenticator.
    pub authenticator: Option<AuthenticatorId>,
    /// What sort that is.
    pub authenticator_kind: Option<AuthenticatorKind>,
    /// What the person calls it.
    pub authenticator_label: Option<Private>,
    /// At whose service; absent unless the person has turned it on.
    pub service_provider: Option<Private>,
    /// On which device.
    pub device: Option<Private>,
    /// Where.
    pub place: Option<Place>,
    /// The person's report that this was not them, if they made one.
    pub reported: Option<Report>,
}

impl Activity {
    /// Of which nothing more is known.
    #[must_use]
    pub fn new(id: ActivityId, at: Moment, kind: ActivityKind, outcome: ActivityOutcome) -> Self {
        Self {
            id,
            at,
            kind,
            outcome,
            authenticator: None,
            authenticator_kind: None,
            authenticator_label: None,
            service_provider: None,
            device: None,
            place: None,
            reported: None,
        }
    }
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activities {
    /// The rows, newest first.
    pub items: Vec<Activity>,
    /// Where the next page starts: 1 to 200 characters, none of them a control character, or the gateway will not take it back.
    pub next_cursor: Option<String>,
    /// Since when activities are kept; older ones are not available.
    pub recorded_since: Option<Moment>,
    /// Whether service providers are left out of the rows because the person has not turned them on.
    pub provider_hidden: bool,
}

/// A report, and whether it is the first on that row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reported {
    /// First.
    New(Report),
    /// The same as before.
    Repeated(Report),
}

/// Whether service providers are shown, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProviderShown {
    /// Whether service providers are shown.
    pub shown: bool,
    /// Since when the setting has had this value.
    pub since: Option<Moment>,
}

/// What is offered at present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Whether orders to block are taken.
    pub blocks: bool,
    /// The activity list.
    pub activity: bool,
    /// Reports.
    pub report: bool,
    /// Whether the person can show or hide service providers.
    pub provider_setting: bool,
    /// Extending a session.
    pub extend: bool,
    /// Blocking without a login.
    pub emergency: bool,
    /// Notices about disturbances, as pairs of language tag and text.
    pub notice: Vec<(String, String)>,
}

impl Default for Service {
    /// What a back end offers that implements only the methods without a default.
    fn default() -> Self {
        Self {
            blocks: true,
            activity: false,
            report: false,
            provider_setting: false,
            extend: true,
            emergency: false,
            notice: Vec::new(),
        }
    }
}
