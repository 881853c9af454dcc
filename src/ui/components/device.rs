//! One authenticator, described so that two of the same name cannot be mistaken for each other.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        authenticator::{Authenticator, Kind, Status},
        claim::Claim,
        id::AuthenticatorId,
        language::Lang,
        text::UntrustedText,
        time::Timestamp,
    },
    i18n::text::flow,
};

use super::{
    icon::{Glyph, Icon},
    plain::{self, part},
};
use crate::{platform::format, ui::words};

/// What tells an authenticator from the others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NamedDevice {
    pub kind: Kind,
    pub label: UntrustedText,
    pub short_id: UntrustedText,
    /// Empty where it is not known.
    pub model: UntrustedText,
}

impl NamedDevice {
    pub fn of(device: &Authenticator) -> Self {
        let (label, short_id, model) = (device.label.clone(), device.short_id.clone(), device.model.clone());
        Self { kind: device.kind, label, short_id, model }
    }

    /// As a block remembers it, which knows no model.
    pub fn remembered(kind: Kind, label: &UntrustedText, short_id: &UntrustedText) -> Self {
        Self { kind, label: label.clone(), short_id: short_id.clone(), model: UntrustedText::default() }
    }
}

/// Its picture, its name with the short id, its kind and its model. Name and model are somebody's free text: isolated, and never translated.
#[component]
pub fn DeviceName(named: NamedDevice, lang: Lang) -> impl IntoView {
    let NamedDevice { kind, label, short_id, model } = named;
    let icon = Icon::of_kind(kind);
    let kind = words::kind(kind, lang);
    // Most code displays are called "Code display"; once is enough.
    let is_named = !label.is_empty() && label.as_str() != kind;
    let label = if is_named { plain::foreign(LABEL, label.as_str()) } else { plain::text("span", LABEL, kind) };
    let mut name = vec![label, plain::words(" ")];
    if !short_id.is_empty() {
        name.push(plain::text("span", "device__label device__id", flow::short_id(lang, short_id.as_str())));
    }
    let mut said = vec![part("span", "device__name", name), plain::words(" ")];
    let comma = if model.is_empty() { "" } else { ", " };
    said.extend(is_named.then(|| plain::text("span", KIND, [kind, comma].concat())));
    said.extend((!model.is_empty()).then(|| plain::foreign(KIND, model.as_str())));
    part("span", "device", vec![view! { <Glyph icon /> }.into_any(), part("span", "", said)])
}

/// The class of what is said in small of what it is.
const KIND: &str = "device__kind";

/// The class of the name, and of what tells two of the same name apart: both are largest.
const LABEL: &str = "device__label";

/// When it was added and last used, how it stands, and whether this login came from it.
#[component]
pub fn DeviceFacts(device: Authenticator, as_of: Timestamp, lang: Lang) -> impl IntoView {
    // Each field is shown here, stands in the name, or is said not to be shown: a new one does not compile until it is one of these.
    let Authenticator {
        id,
        kind: _,
        label: _,
        short_id: _,
        model: _,
        status,
        registered_at,
        last_used_at,
        opened_this_session,
        blocked_since,
        status_since: _,
        reactivation: _,
    } = device;
    let used = match last_used_at {
        Some(at) => flow::last_used(lang, &format::near_day(at, as_of, lang)),
        // Never, or not known: the contract leaves it open.
        None => flow::last_used_unknown(lang).to_owned(),
    };
    let added = registered_at.map(|at| flow::registered(lang, &format::near_day(at, as_of, lang)));
    let blocked = blocked_since.filter(|_| status == Status::Blocked);
    let about = id.as_ref().map(|id| id.as_str().to_owned());
    let blocked = blocked.map(|at| {
        let read = format::iso(as_of);
        view! { <li data-claim="blocked" data-claim-at=read data-about=about>{flow::blocked_since(lang, &format::moment(at, lang))}</li> }.into_any()
    });
    let here = opened_this_session.then(|| flow::opened_this_session(lang).to_owned());
    let status = part("li", "", vec![view! { <DeviceStatus status id as_of lang /> }.into_any()]);
    let line = |told: String| plain::text("li", "", told);
    let facts = [Some(status), blocked, added.map(line), Some(line(used)), here.map(line)];
    part("ul", "device__facts", facts.into_iter().flatten().collect())
}

/// How it stands, as the list says. Only "blocked" is a claim: that it works is no promise of anything.
#[component]
fn DeviceStatus(status: Status, id: Option<AuthenticatorId>, as_of: Timestamp, lang: Lang) -> impl IntoView {
    let claim = status.claim(as_of).map(Claim::as_str);
    let class = match status {
        Status::Active => "badge badge--active",
        Status::Blocked | Status::Revoked => "badge badge--blocked",
        Status::Locked | Status::Other => "badge",
    };
    let about = id.map(|id| id.as_str().to_owned());
    let at = format::iso(as_of);
    view! {
        <span class=class data-status=status.as_str() data-status-at=at.clone() data-claim=claim data-claim-at=claim.map(|_| at) data-about=about>
            <Glyph icon=Icon::of_status(status) />
            {words::status(status, lang)}
        </span>
    }
}

/// When the list was read: what stands beside it was true then, and may have changed since.
#[component]
pub fn ListAsOf(as_of: Timestamp, lang: Lang) -> impl IntoView {
    view! { <p class="hint">{flow::list_as_of(lang, &format::moment(as_of, lang))}</p> }
}
