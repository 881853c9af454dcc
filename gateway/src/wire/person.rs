//! Session, identity, authenticators.

use serde::Serialize;

use super::{ReactivationRouteJson, json, reactivation_routes, rfc3339};
use crate::Private;
use crate::backend::LoggedOut;
use crate::domain::{Authenticators, Identity, Party, Person};
use crate::ids::SubjectKey;
use crate::moment::Moment;

#[derive(Serialize)]
struct SessionJson<'a> {
    subject_key: &'a str,
    display_name: &'a str,
    user_id_masked: &'a str,
    expires_at: String,
    as_of: String,
    csrf_token: &'a str,
}

/// Dated, so that the app can tell how long is left without trusting the device's clock.
pub(crate) fn session(person: &Person, expires_at: Moment, csrf_token: &str) -> Vec<u8> {
    json(&SessionJson {
        subject_key: person.subject.as_str(),
        display_name: person.display_name.reveal(),
        user_id_masked: person.user_id_masked.reveal(),
        expires_at: rfc3339(expires_at),
        as_of: rfc3339(Moment::now()),
        csrf_token,
    })
}

#[derive(Serialize)]
struct LoggedOutJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    end_session_url: Option<String>,
}

pub(crate) fn logged_out(done: LoggedOut) -> Vec<u8> {
    json(&LoggedOutJson { end_session_url: done.end_session_url })
}

#[derive(Serialize)]
struct IdentityJson<'a> {
    subject_key: &'a str,
    as_of: String,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blocked_by: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    reactivation: Vec<ReactivationRouteJson>,
}

pub(crate) fn identity(subject: &SubjectKey, identity: &Identity) -> Vec<u8> {
    json(&IdentityJson {
        subject_key: subject.as_str(),
        as_of: rfc3339(identity.as_of),
        status: identity.status.as_str(),
        since: identity.since.map(rfc3339),
        blocked_by: identity.blocked_by.map(Party::as_str),
        code: identity.code.as_deref(),
        reference: identity.reference.as_deref(),
        reactivation: reactivation_routes(&identity.reactivation),
    })
}

#[derive(Serialize)]
struct AuthenticatorJson<'a> {
    id: &'a str,
    kind: &'static str,
    label: &'a str,
    short_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    model: Option<&'a str>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status_since: Option<String>,
    registered_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_used_at: Option<String>,
    opened_this_session: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    blocked_since: Option<String>,
    reactivation: Vec<ReactivationRouteJson>,
}

#[derive(Serialize)]
struct AuthenticatorsJson<'a> {
    subject_key: &'a str,
    as_of: String,
    items: Vec<AuthenticatorJson<'a>>,
}

pub(crate) fn authenticators(subject: &SubjectKey, all: &Authenticators) -> Vec<u8> {
    let items = all.items.iter().map(|one| AuthenticatorJson {
        id: one.id.as_str(),
        kind: one.kind.as_str(),
        label: one.label.reveal(),
        short_id: one.short_id.reveal(),
        model: one.model.as_ref().map(Private::reveal),
        status: one.status.as_str(),
        status_since: one.status_since.map(rfc3339),
        registered_at: rfc3339(one.registered_at),
        last_used_at: one.last_used_at.map(rfc3339),
        opened_this_session: one.opened_this_session,
        blocked_since: one.blocked_since.map(rfc3339),
        reactivation: reactivation_routes(&one.reactivation),
    });
    json(&AuthenticatorsJson { subject_key: subject.as_str(), as_of: rfc3339(all.as_of), items: items.collect() })
}
