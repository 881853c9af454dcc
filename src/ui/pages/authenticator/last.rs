//! The interruption before blocking the last that works: what it means, and how one gets back in. Holds nobody back.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        authenticator::{Authenticator, Authenticators, ReactivationRoute},
        language::Lang,
    },
    flow::app::{Message, State},
    i18n::text::authenticator as text,
};

use super::check::Devices;
use crate::ui::{
    Store,
    components::{
        device::ReadAt,
        heading::PageHeading,
        plain::{self, button},
        ways_back::ReactivationRoutes,
    },
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rest {
    as_of: ReadAt,
    devices: Vec<Authenticator>,
    /// Whether there is anything else to choose.
    others: bool,
}

impl Rest {
    pub fn of(state: &State, list: &Authenticators) -> Option<Self> {
        let devices: Vec<_> = state.chosen().into_iter().cloned().collect();
        let others = list.candidates(None).len() > 1;
        (!devices.is_empty()).then_some(Self { as_of: ReadAt(list.as_of), devices, others })
    }
}

#[component]
pub fn Last(store: Store, rest: Rest, lang: Lang) -> impl IntoView {
    let ways = ReactivationRoute::each_once(rest.devices.iter().flat_map(|device| &device.reactivation));
    let Rest { as_of: ReadAt(as_of), devices, others } = rest;
    let other = others.then(|| {
        button(Some("choose-another"), plain::LINK, text::last_other(lang), move || store.send(Message::ChoseAnother))
    });
    view! {
        <div class="interruption">
            <PageHeading text=text::last_heading(lang) />
            <Devices devices as_of lang />
            <p class="lead">{text::last_text(lang)}</p>
            <p>{text::last_why_still(lang)}</p>
            <h2>{text::last_back_heading(lang)}</h2>
            <ReactivationRoutes ways lang />
            <div class="press-row">
                {button(Some("go-on"), plain::PRIMARY, text::last_next(lang), move || store.send(Message::WentOn))}
                {other}
            </div>
        </div>
    }
}
