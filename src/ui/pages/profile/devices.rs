//! What one logs in with, and how one opens again what was found.

use std::sync::Arc;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        authenticator::{Authenticator, Authenticators, Status},
        language::Lang,
        time::Timestamp,
    },
    i18n::text::{common, profile as text},
    route::Page,
};

use crate::ui::{
    Store,
    components::{
        device::{DeviceFacts, DeviceName, ListAsOf, NamedDevice},
        identity::AllUnusable,
        page_link::PageLink,
        swap::each,
        ways_back::ReactivationRoutes,
    },
    words,
};

#[component]
pub fn Devices(store: Store, list: Arc<Authenticators>, lang: Lang) -> impl IntoView {
    let as_of = list.as_of;
    let none = list.items.is_empty().then(|| view! { <p>{text::devices_none(lang)}</p> });
    let any = list.items.iter().any(Authenticator::may_be_blocked);
    let act = any.then(|| {
        view! {
            <p>
                <PageLink lang page=Page::BlockAuthenticator id=Some("block-one") class="button button-secondary act">
                    {common::act_authenticator(lang)}
                </PageLink>
            </p>
        }
    });
    let rows =
        each(list.items.clone().into_iter().map(|device| view! { <li class="card"><Row device as_of lang /></li> }));
    view! {
        {none}
        <AllUnusable store lang />
        <ul class="plain-list">{rows}</ul>
        <ListAsOf as_of lang />
        {act}
    }
}

#[component]
fn Row(device: Authenticator, as_of: Timestamp, lang: Lang) -> impl IntoView {
    let named = NamedDevice::of(&device);
    let ways = device.reactivation.clone();
    // Several stand on the page: which one, a screen reader has to hear.
    let heard = [": ", words::kind(named.kind, lang), ", ", named.label.as_str()].concat();
    // What is gone for good or works has no way back to tell of.
    let found = matches!(device.status, Status::Blocked | Status::Locked | Status::Other).then(|| {
        view! {
            <details class="found">
                <summary>{text::found(lang)} <span class="sr-only">{heard}</span></summary>
                <p><strong>{text::found_warning(lang)}</strong></p>
                <ReactivationRoutes ways lang />
            </details>
        }
    });
    view! {
        <DeviceName named lang />
        <DeviceFacts device as_of lang />
        {found}
    }
}
