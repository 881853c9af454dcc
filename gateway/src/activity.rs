//! The optional parts: activity list, reports, the setting, what is offered.

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
    /// Only where this is found in what is shown.
    pub search: Option<Private>,
}

/// Where something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Country, as a two-letter code.
    pub country: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Guessed from a network address.
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
    /// What the person said about it.
    pub reported: Option<Report>,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activities {
    /// The rows, newest first.
    pub items: Vec<Activity>,
    /// Where the next page starts.
    pub next_cursor: Option<String>,
    /// Nothing older is kept.
    pub recorded_since: Option<Moment>,
    /// The service provider is left out because the person has not turned it on.
    pub provider_hidden: bool,
}

/// A report, and whether it is the first on that row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reported {
    /// First.
    New(Report),
    /// The same as before.
    Again(Report),
}

/// Whether service providers are shown, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProviderShown {
    /// Shown?
    pub shown: bool,
    /// Since when.
    pub since: Option<Moment>,
}

/// What is offered at present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Blocking itself.
    pub blocks: bool,
    /// The activity list.
    pub activity: bool,
    /// Reports.
    pub report: bool,
    /// The setting.
    pub provider_setting: bool,
    /// Extending a session.
    pub extend: bool,
    /// Blocking without a login.
    pub emergency: bool,
    /// A notice about disturbances, by language.
    pub notice: Vec<(String, String)>,
}

impl Default for Service {
    /// What a back end has that implements only what must be implemented.
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
