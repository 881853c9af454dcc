//! What will be blocked, and whose it is. The next press blocks.

use leptos::prelude::*;
use spaer_core::{
    domain::{authenticator::Authenticator, language::Lang, time::Timestamp},
    flow::app::Message,
    i18n::text::{authenticator as text, flow},
    route::Page,
    view::{
        ReadAt,
        choosing::{Check, Press, leaves_some},
    },
};

use crate::ui::{
    Store,
    components::{
        device::{DeviceFacts, DeviceName, ListAsOf, NamedDevice},
        heading::PageHeading,
        notice::{Notice, Tone},
        plain::{self, button},
        swap::{each, swap},
        whose::{NotYou, Whose},
    },
};

#[component]
pub fn CheckBeforeBlock(store: Store, check: Check, lang: Lang) -> impl IntoView {
    let Check { as_of: ReadAt(as_of), devices, whose, back, others, press } = check;
    let other = others.then(|| {
        button(Some("choose-another"), plain::LINK, text::check_other(lang), move || store.send(Message::ChoseAnother))
    });
    let open = (press == Press::LeadsToOpenBlock)
        .then(|| view! { <Notice tone=Tone::Warning><p>{text::check_open(lang)}</p></Notice> });
    let left = move |some: bool| some.then(|| view! { <li>{text::check_left(lang)}</li> });
    let not_you = Page::BlockAuthenticator.path(lang) + &back;
    view! {
        <PageHeading text=text::check_heading(lang) lang />
        {open}
        <Devices devices as_of lang />
        <Whose named=whose lang />
        <div class="press-row">
            <BlockButton store press lang />
            {other}
        </div>
        <NotYou back_to=not_you lang />
        <ul>
            <li>{text::check_means(lang)}</li>
            // In a `swap` of its own: it depends on a reading that may come later, and the button above must not be replaced while it is pressed.
            {swap(move || store.read(leaves_some), left)}
            <li>{text::check_inside(lang)}</li>
        </ul>
        <ListAsOf as_of lang />
    }
}

/// What the press is about, each with what tells it from the others.
#[component]
pub fn Devices(devices: Vec<Authenticator>, as_of: Timestamp, lang: Lang) -> impl IntoView {
    let rows = each(devices.into_iter().map(|device| {
        let named = NamedDevice::of(&device);
        view! { <li class="card"><DeviceName named lang /><DeviceFacts device as_of lang /></li> }
    }));
    view! { <ul class="plain-list">{rows}</ul> }
}

/// The press. It stays where it is and keeps the focus while it works: a button that vanishes looks like a press that missed.
#[component]
fn BlockButton(store: Store, press: Press, lang: Lang) -> impl IntoView {
    let label = if press == Press::IsMade { flow::pressed(lang) } else { text::check_block(lang) };
    button(Some("block"), plain::FINAL, label, move || store.send(Message::BlockPressed))
}
