//! The bodies of the contract (`contract/openapi.yaml`), each under its schema's name, with what the app reads or writes of it. A field that is an `Option`
//! may be missing; if another one is missing the body is rejected. Fields of the contract that are not here are not read.
//!
//! A new field is a line here, a field of a domain type and its use; what becomes of it is said in `answers`.

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{MapAccess, Visitor},
};

use crate::domain::{
    activity::{ActivityKind, Outcome},
    authenticator::{Kind, ReactivationKind, Status},
    block::{Actor, Channel, RefusedCode, SessionsEnded},
    closed_set::closed_set,
    id::{ActivityId, AuthenticatorId, BlockId, ReceiptKey},
    identity::IdentityStatus,
    person::{CsrfToken, SubjectKey},
    reason::Reason,
    text::UntrustedText,
    text_form::text_form,
    time::Timestamp,
};

/// Without subject key or CSRF token nothing could be blocked, so an answer that lacks one is rejected.
#[derive(Deserialize)]
pub struct Session {
    pub subject_key: SubjectKey,
    pub display_name: Option<UntrustedText>,
    pub user_id_masked: Option<UntrustedText>,
    pub expires_at: Option<Timestamp>,
    pub as_of: Option<Timestamp>,
    pub csrf_token: CsrfToken,
}

#[derive(Deserialize)]
pub struct SessionEnd {
    pub end_session_url: Option<WebAddress>,
}

/// An answer that does not say whose it is could be somebody else's, who logged in through another tab.
#[derive(Deserialize)]
pub struct Authenticators {
    pub subject_key: SubjectKey,
    pub as_of: Timestamp,
    pub items: Vec<Authenticator>,
}

#[derive(Deserialize)]
pub struct Authenticator {
    pub id: Option<AuthenticatorId>,
    pub kind: Option<Kind>,
    pub label: Option<UntrustedText>,
    pub short_id: Option<UntrustedText>,
    pub model: Option<UntrustedText>,
    pub status: Option<Status>,
    pub registered_at: Option<Timestamp>,
    pub last_used_at: Option<Timestamp>,
    pub opened_this_session: Option<bool>,
    pub blocked_since: Option<Timestamp>,
    pub status_since: Option<Timestamp>,
    pub reactivation: Option<Vec<ReactivationRoute>>,
}

#[derive(Deserialize)]
pub struct Identity {
    pub subject_key: SubjectKey,
    pub as_of: Timestamp,
    pub status: IdentityStatus,
    pub since: Option<Timestamp>,
    pub blocked_by: Option<Actor>,
    pub reference: Option<UntrustedText>,
    pub reactivation: Option<Vec<ReactivationRoute>>,
}

#[derive(Deserialize)]
pub struct ReactivationRoute {
    pub kind: Option<ReactivationKind>,
    pub url: Option<WebAddress>,
    pub bring: Option<Vec<Option<UntrustedText>>>,
    pub days: Option<u32>,
}

#[derive(Deserialize)]
pub struct Blocks {
    pub subject_key: SubjectKey,
    pub as_of: Timestamp,
    pub items: Vec<Option<Block>>,
}

#[derive(Deserialize)]
pub struct Block {
    pub id: BlockId,
    pub subject_key: Option<SubjectKey>,
    pub target: BlockTarget,
    pub as_of: Timestamp,
    pub received_at: Option<Timestamp>,
    pub state: BlockStateName,
    pub in_effect_at: Option<Timestamp>,
    pub already_blocked_since: Option<Timestamp>,
    pub refused_at: Option<Timestamp>,
    pub refused_code: Option<RefusedCode>,
    pub ended_at: Option<Timestamp>,
    pub ended_by: Option<Actor>,
    pub reference: Option<UntrustedText>,
    pub notified: Option<Vec<Notification>>,
    pub authenticators_left: Option<u32>,
    pub sessions_ended: Option<SessionsEnded>,
    pub reactivation: Option<Vec<ReactivationRoute>>,
}

#[derive(Deserialize)]
pub struct BlockTarget {
    #[serde(rename = "type")]
    pub sort: TargetType,
    pub authenticator_id: Option<AuthenticatorId>,
    pub kind: Option<Kind>,
    pub label: Option<UntrustedText>,
    pub short_id: Option<UntrustedText>,
}

closed_set! {
    /// The contract adds no values to these, because claims depend on them; an unknown one is rejected.
    pub enum BlockStateName, unknown: None => {
        Pending = "pending",
        InEffect = "in_effect",
        Refused = "refused",
        Ended = "ended",
    }

    /// The contract adds no values to these either.
    pub enum TargetType, unknown: None => {
        Authenticator = "authenticator",
        Identity = "identity",
    }
}

#[derive(Deserialize)]
pub struct Notification {
    pub channel: Option<Channel>,
    pub masked: Option<UntrustedText>,
}

#[derive(Deserialize)]
pub struct Activities {
    pub subject_key: SubjectKey,
    pub items: Vec<Activity>,
    pub next_cursor: Option<String>,
    pub recorded_since: Option<Timestamp>,
    pub provider_hidden: Option<bool>,
}

#[derive(Deserialize)]
pub struct Activity {
    pub id: Option<ActivityId>,
    pub at: Option<Timestamp>,
    pub kind: Option<ActivityKind>,
    pub outcome: Option<Outcome>,
    pub authenticator_id: Option<AuthenticatorId>,
    pub authenticator_kind: Option<Kind>,
    pub authenticator_label: Option<UntrustedText>,
    pub service_provider: Option<UntrustedText>,
    pub device: Option<UntrustedText>,
    pub place: Option<Place>,
    pub reported: Option<Reported>,
}

#[derive(Deserialize)]
pub struct Place {
    pub country: Option<UntrustedText>,
    pub city: Option<UntrustedText>,
}

/// Within an activity.
#[derive(Deserialize)]
pub struct Reported {
    pub at: Option<Timestamp>,
    pub number: UntrustedText,
}

#[derive(Deserialize)]
pub struct Report {
    pub number: UntrustedText,
    pub reported_at: Option<Timestamp>,
}

#[derive(Deserialize)]
pub struct ProviderShown {
    pub shown: bool,
}

#[derive(Deserialize)]
pub struct Service {
    pub blocks: Option<bool>,
    pub activity: Option<bool>,
    pub report: Option<bool>,
    pub provider_setting: Option<bool>,
    pub extend: Option<bool>,
    pub notice: Option<Notice>,
}

/// Texts by the tags of their languages, in the order in which they came.
pub struct Notice(pub Vec<(String, String)>);

#[derive(Deserialize)]
pub struct Problem {
    pub code: Option<String>,
    pub retry_after: Option<u32>,
}

#[derive(Serialize)]
pub struct BlockOrder<'a> {
    pub subject_key: &'a SubjectKey,
    pub receipt_key: &'a ReceiptKey,
    pub target: OrderTarget<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

#[derive(Serialize)]
pub struct OrderTarget<'a> {
    #[serde(rename = "type")]
    pub sort: TargetType,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authenticator_id: Option<&'a AuthenticatorId>,
}

/// An address that may be put into a link: nothing but http and https ever becomes one. At most 2,000 bytes of visible ASCII.
pub struct WebAddress(pub String);

impl WebAddress {
    pub fn parse(raw: &str) -> Option<Self> {
        let web = raw.starts_with("https://") || raw.starts_with("http://");
        (web && raw.len() <= 2_000 && raw.bytes().all(|byte| byte.is_ascii_graphic())).then(|| Self(raw.to_owned()))
    }
}

text_form! { WebAddress = Self::parse; }

impl<'de> Deserialize<'de> for Notice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts;

        impl<'de> Visitor<'de> for Texts {
            type Value = Notice;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("texts by language")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Notice, A::Error> {
                let mut texts = Vec::new();
                while let Some(tag) = map.next_key()? {
                    let text: Option<String> = map.next_value()?;
                    texts.extend(text.map(|text| (tag, text)));
                }
                Ok(Notice(texts))
            }
        }

        deserializer.deserialize_map(Texts)
    }
}
