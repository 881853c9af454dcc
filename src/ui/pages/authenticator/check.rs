//! What will be blocked, and whose it is. The next press blocks.

use leptos::prelude::*;
use spaer_core::{
    domain::{authenticator::Authenticator, language::Lang, text::UntrustedText, time::Timestamp},
    flow::{
        app::{Message, State},
        authenticator::Step,
    },
    i18n::text::authenticator as text,
};

use crate::ui::{
    Store,
    components::{
        device::{DeviceFacts, DeviceName, ListAsOf, Named},
        heading::PageHeading,
        notice::{Notice, Tone},
    },
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Check {
    as_of: Timestamp,
    device: Authenticator,
    name: UntrustedText,
    user_id: UntrustedText,
    /// Whether something that works is left afterwards.
    leaves_some: bool,
    others: bool,
    press: Press,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Press {
    Waiting,
    /// Pressed; the order is being made.
    Done,
    /// An order for this one is on its way already; the press leads to it.
    OpenAlready,
}

impl Check {
    pub fn of(state: &State) -> Option<Self> {
        let (list, device, person) = (state.list()?, state.chosen()?, state.session.person()?);
        let id = device.id.as_ref()?;
        let press = match state.choosing.step {
            Step::Pressed { .. } => Press::Done,
            _ if state.open_block_for(id).is_some() => Press::OpenAlready,
            _ => Press::Waiting,
        };
        Some(Self {
            as_of: list.as_of,
            device: device.clone(),
            name: person.display_name.clone(),
            user_id: person.user_id_masked.clone(),
            leaves_some: !list.is_last_usable(id),
            others: list.candidates(None).len() > 1,
            press,
        })
    }
}

#[component]
pub fn CheckBeforeBlock(store: Store, check: Check, lang: Lang) -> impl IntoView {
    let Check { as_of, device, name, user_id, leaves_some, others, press } = check;
    let named = Named::of(&device, lang);
    let other = others.then(|| {
        view! {
            <button type="button" class="link-button" id="choose-another" on:click=move |_| store.send(Message::ChoseAnother)>
                {text::check_other(lang)}
            </button>
        }
    });
    let open = (press == Press::OpenAlready)
        .then(|| view! { <Notice tone=Tone::Warning><p>{text::check_open(lang)}</p></Notice> });
    let left = leaves_some.then(|| view! { <li>{text::check_left(lang)}</li> });
    view! {
        <PageHeading text=text::check_heading(lang) />
        {open}
        <dl class="facts">
            <dt>{text::check_target(lang)}</dt>
            <dd><DeviceName named lang /><DeviceFacts device as_of lang /><ListAsOf as_of lang /></dd>
            <dt>{text::check_whose(lang)}</dt>
            <dd><Whose store name user_id lang /></dd>
        </dl>
        <ul>
            <li>{text::check_means(lang)}</li>
            {left}
            <li>{text::check_inside(lang)}</li>
        </ul>
        <div class="press-row">
            <BlockButton store press lang />
            {other}
        </div>
    }
}

#[component]
fn Whose(store: Store, name: UntrustedText, user_id: UntrustedText, lang: Lang) -> impl IntoView {
    view! {
        <bdi translate="no" class="whose">{name.as_str().to_owned()}</bdi>
        <span class="hint">
            {text::check_user_id(lang)} " " <bdi translate="no">{user_id.as_str().to_owned()}</bdi>
        </span>
        <button type="button" class="link-button" id="not-you" on:click=move |_| store.send(Message::LogOutPressed)>
            {text::not_you(lang)}
        </button>
    }
}

/// The press. It stays where it is and keeps the focus while it works: a button that vanishes looks like a press that missed.
#[component]
fn BlockButton(store: Store, press: Press, lang: Lang) -> impl IntoView {
    let label = if press == Press::Done { text::pressed(lang) } else { text::check_block(lang) };
    view! {
        <button type="button" class="button button-primary act act--final" id="block" on:click=move |_| store.send(Message::BlockPressed)>
            {label}
        </button>
    }
}
