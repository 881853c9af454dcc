//! The interruption before blocking the last one that works: what it means, and how one gets back in. Holds nobody back.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        authenticator::{Authenticator, Authenticators},
        id::AuthenticatorId,
        language::Lang,
        time::Timestamp,
    },
    flow::app::Message,
    i18n::text::authenticator as text,
};

use crate::ui::{
    Store,
    components::{
        device::{DeviceFacts, DeviceName, ListAsOf, Named},
        heading::PageHeading,
        ways_back::WaysBack,
    },
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LastOne {
    as_of: Timestamp,
    device: Authenticator,
    /// Whether there is anything else to choose.
    others: bool,
}

impl LastOne {
    pub fn of(list: &Authenticators, id: &AuthenticatorId) -> Option<Self> {
        let device = list.by_id(id)?.clone();
        Some(Self { as_of: list.as_of, device, others: list.candidates(None).len() > 1 })
    }
}

#[component]
pub fn Last(store: Store, one: LastOne, lang: Lang) -> impl IntoView {
    let LastOne { as_of, device, others } = one;
    let ways = device.reactivation.clone();
    let named = Named::of(&device, lang);
    let other = others.then(|| {
        view! {
            <button type="button" class="link-button" id="choose-another" on:click=move |_| store.send(Message::ChoseAnother)>
                {text::last_other(lang)}
            </button>
        }
    });
    view! {
        <div class="interruption">
            <PageHeading text=text::last_heading(lang) />
            <p><DeviceName named lang /></p>
            <DeviceFacts device as_of lang />
            <ListAsOf as_of lang />
            <p class="lead">{text::last_text(lang)}</p>
            <p>{text::last_why_still(lang)}</p>
            <h2>{text::last_back_heading(lang)}</h2>
            <WaysBack ways lang />
            <div class="press-row">
                <button type="button" class="button button-primary act" id="go-on" on:click=move |_| store.send(Message::WentOn)>
                    {text::last_next(lang)}
                </button>
                {other}
            </div>
        </div>
    }
}
