//! The part of the control page that puts activities into anybody's list; for people and, as JSON, for tests.

use maud::{Markup, html};
use serde::Deserialize;
use spaer_gateway::AuthenticatorId;
use spaer_gateway::domain::{ActivityKind, ActivityOutcome};

use super::truth::{Added, Truth};
use super::{Control, desks, error_message};
use crate::activities::new_activity::{NewActivity, insert_activities};
use crate::html::number;

/// The most activities that one request may add.
const MAX_COUNT: u32 = 1_000;
/// How long ago an added activity may be at most, in minutes: ten years.
const MAX_MINUTES_AGO: u32 = 10 * 365 * 24 * 60;

const KINDS: [ActivityKind; 14] = [
    ActivityKind::Login,
    ActivityKind::Approval,
    ActivityKind::LoginFailed,
    ActivityKind::ApprovalDeclined,
    ActivityKind::SimultaneousRequests,
    ActivityKind::CodeSent,
    ActivityKind::AuthenticatorAdded,
    ActivityKind::AuthenticatorBlocked,
    ActivityKind::AuthenticatorReactivated,
    ActivityKind::UserIdChanged,
    ActivityKind::PasswordChanged,
    ActivityKind::ContactChanged,
    ActivityKind::IdentityBlocked,
    ActivityKind::IdentityReactivated,
];

const OUTCOMES: [ActivityOutcome; 4] =
    [ActivityOutcome::Succeeded, ActivityOutcome::Failed, ActivityOutcome::Declined, ActivityOutcome::Expired];

/// A request to add activities. What is absent has a default: one login, with the usual outcome, just now, of which nothing more is known.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AddActivityRequest {
    persona: String,
    #[serde(default)]
    kind: Option<String>,
    #[serde(default)]
    outcome: Option<String>,
    #[serde(default)]
    authenticator: Option<String>,
    #[serde(default)]
    provider: Option<String>,
    #[serde(default)]
    device: Option<String>,
    #[serde(default)]
    country: Option<String>,
    #[serde(default)]
    city: Option<String>,
    #[serde(default)]
    count: Option<u32>,
    #[serde(default)]
    minutes_ago: Option<u32>,
}

impl Control {
    /// Adds activities; how many.
    pub(super) async fn add_activity(&self, request: AddActivityRequest) -> Result<u32, String> {
        let (count, minutes_ago) = (request.count.unwrap_or(1), request.minutes_ago.unwrap_or(0));
        if !(1..=MAX_COUNT).contains(&count) {
            return Err(format!("count is 1 to {MAX_COUNT}"));
        }
        if minutes_ago > MAX_MINUTES_AGO {
            return Err(format!("minutes_ago is at most {MAX_MINUTES_AGO}"));
        }
        let what = request.validated()?;
        let done = self.sandbox.transaction(move |tx| insert_activities(tx, &what, count, minutes_ago)).await;
        done.map(|()| count).map_err(|error| error_message(&error))
    }
}

impl AddActivityRequest {
    /// Checks the request. Only what the contract allows goes into a list; answers that break the contract are made by faults instead.
    fn validated(self) -> Result<NewActivity, String> {
        let kind = parse_name("kind", self.kind.as_deref(), ActivityKind::parse, &KINDS.map(ActivityKind::as_str))?;
        let kind = kind.unwrap_or(ActivityKind::Login);
        let outcomes = OUTCOMES.map(ActivityOutcome::as_str);
        let outcome = parse_name("outcome", self.outcome.as_deref(), ActivityOutcome::parse, &outcomes)?;
        let country = text("country", self.country, 2)?;
        if country
            .as_ref()
            .is_some_and(|country| country.len() != 2 || !country.bytes().all(|b| b.is_ascii_uppercase()))
        {
            return Err("country is two capital letters".to_owned());
        }
        let authenticator = self.authenticator.filter(|id| !id.is_empty());
        let known = authenticator.as_deref().map(|id| AuthenticatorId::parse(id).ok_or("authenticator is no id"));
        Ok(NewActivity {
            persona: self.persona,
            kind,
            outcome: outcome.unwrap_or(default_outcome(kind)),
            authenticator: known.transpose()?,
            provider: text("provider", self.provider, 200)?,
            device: text("device", self.device, 300)?,
            country,
            city: text("city", self.city, 100)?,
        })
    }
}

/// The outcome of an activity of this kind, if the request names none.
fn default_outcome(kind: ActivityKind) -> ActivityOutcome {
    match kind {
        ActivityKind::LoginFailed => ActivityOutcome::Failed,
        ActivityKind::ApprovalDeclined | ActivityKind::SimultaneousRequests => ActivityOutcome::Declined,
        _ => ActivityOutcome::Succeeded,
    }
}

fn parse_name<T>(
    name: &str,
    text: Option<&str>,
    parse: impl Fn(&str) -> Option<T>,
    names: &[&str],
) -> Result<Option<T>, String> {
    let text = text.filter(|text| !text.is_empty());
    text.map(|text| parse(text).ok_or_else(|| format!("{name} is one of {}", names.join(", ")))).transpose()
}

fn text(name: &str, text: Option<String>, most: usize) -> Result<Option<String>, String> {
    match text.filter(|text| !text.is_empty()) {
        Some(text) if text.chars().count() > most => Err(format!("{name} has at most {most} characters")),
        text => Ok(text),
    }
}

/// The desk on the control page.
pub(super) fn desk(truth: &Truth) -> Markup {
    let field = |name: &str, size: u8| html! { label { (name) " " input name=(name) size=(size); } };
    html! {
        section #desk-happening {
            h2 { "Something happens" }
            p {
                "It stands in the person's activity list. What is left empty is not known of it: \
                 one login that succeeded, just now."
            }
            form method="post" action="/control/activity" {
                label {
                    "To "
                    select name="persona" {
                        @for identity in &truth.identities { option value=(identity.id) { (identity.label) } }
                    }
                }
                label { "kind " select name="kind" { @for kind in KINDS { option { (kind.as_str()) } } } }
                label {
                    "outcome "
                    select name="outcome" {
                        option value="" { "the usual one" }
                        @for outcome in OUTCOMES { option { (outcome.as_str()) } }
                    }
                }
                br;
                label { "authenticator " input name="authenticator" size="18" list="authenticators"; }
                datalist #authenticators { @for thing in &truth.authenticators { option value=(thing.id) {} } }
                (field("provider", 18))
                (field("device", 18))
                (field("country", 4))
                (field("city", 18))
                br;
                (number("count", 4))
                (number("minutes_ago", 6))
                button #add-activity { "Let it happen" }
            }
            (desks::done_here("happening", truth.added.iter().map(added)))
        }
    }
}

/// One activity that was added here, as a row.
fn added(one: &Added) -> Markup {
    let Added { id, persona, at, kind, outcome } = one;
    html! { (at) " " b { (kind) } " " (outcome) " " (persona) ": " (id) }
}
