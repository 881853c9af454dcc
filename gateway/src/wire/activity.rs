//! The JSON of the optional parts: activity list, reports, the setting that shows service providers, and what is offered.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{json, rfc3339};
use crate::activity::{Activities, Activity, ProviderShown, Report, Service};
use crate::domain::AuthenticatorKind;
use crate::ids::SubjectKey;

#[derive(Serialize)]
struct PlaceJson<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    city: Option<&'a str>,
    approximate: bool,
}

#[derive(Serialize)]
struct ReportedJson<'a> {
    at: String,
    number: &'a str,
}

#[derive(Serialize)]
struct ActivityJson<'a> {
    id: &'a str,
    at: String,
    kind: &'static str,
    outcome: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    authenticator_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authenticator_kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authenticator_label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    service_provider: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    device: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<PlaceJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reported: Option<ReportedJson<'a>>,
}

impl<'a> From<&'a Activity> for ActivityJson<'a> {
    fn from(row: &'a Activity) -> Self {
        Self {
            id: row.id.as_str(),
            at: rfc3339(row.at),
            kind: row.kind.as_str(),
            outcome: row.outcome.as_str(),
            authenticator_id: row.authenticator.as_ref().map(|id| id.as_str()),
            authenticator_kind: row.authenticator_kind.map(AuthenticatorKind::as_str),
            authenticator_label: row.authenticator_label.as_ref().map(|text| text.reveal()),
            service_provider: row.service_provider.as_ref().map(|text| text.reveal()),
            device: row.device.as_ref().map(|text| text.reveal()),
            place: row.place.as_ref().map(|place| PlaceJson {
                country: place.country.as_deref(),
                city: place.city.as_deref(),
                approximate: place.approximate,
            }),
            reported: row.reported.as_ref().map(|done| ReportedJson { at: rfc3339(done.at), number: &done.number }),
        }
    }
}

#[derive(Serialize)]
struct ActivitiesJson<'a> {
    subject_key: &'a str,
    items: Vec<ActivityJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_cursor: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded_since: Option<String>,
    provider_hidden: bool,
}

pub(crate) fn activities(subject: &SubjectKey, page: &Activities) -> Vec<u8> {
    json(&ActivitiesJson {
        subject_key: subject.as_str(),
        items: page.items.iter().map(ActivityJson::from).collect(),
        next_cursor: page.next_cursor.as_deref(),
        recorded_since: page.recorded_since.map(rfc3339),
        provider_hidden: page.provider_hidden,
    })
}

#[derive(Serialize)]
struct ReportJson<'a> {
    number: &'a str,
    reported_at: String,
}

pub(crate) fn reported(report: &Report) -> Vec<u8> {
    json(&ReportJson { number: &report.number, reported_at: rfc3339(report.at) })
}

#[derive(Serialize)]
struct ProviderShownJson {
    shown: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
}

pub(crate) fn provider_shown(setting: &ProviderShown) -> Vec<u8> {
    json(&ProviderShownJson { shown: setting.shown, since: setting.since.map(rfc3339) })
}

#[derive(Serialize)]
struct ServiceJson<'a> {
    blocks: bool,
    activity: bool,
    report: bool,
    provider_setting: bool,
    extend: bool,
    emergency: bool,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    notice: BTreeMap<&'a str, &'a str>,
}

pub(crate) fn service(service: &Service) -> Vec<u8> {
    json(&ServiceJson {
        blocks: service.blocks,
        activity: service.activity,
        report: service.report,
        provider_setting: service.provider_setting,
        extend: service.extend,
        emergency: service.emergency,
        notice: service.notice.iter().map(|(language, text)| (language.as_str(), text.as_str())).collect(),
    })
}
