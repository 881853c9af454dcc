//! What will be blocked, and whose it is. The next press blocks.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        authenticator::{Authenticator, Authenticators},
        block::Target,
        language::Lang,
        time::Timestamp,
    },
    flow::{
        app::{Message, State},
        authenticator::Step,
    },
    i18n::text::{authenticator as text, flow},
    route::Page,
};

use super::fragment;
use crate::ui::{
    Store,
    components::{
        device::{DeviceFacts, DeviceName, ListAsOf, Named as NamedDevice, ReadAt},
        heading::PageHeading,
        notice::{Notice, Tone},
        plain::{self, button},
        swap::{each, swap},
        whose::{Named, Whose},
    },
};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Check {
    as_of: ReadAt,
    devices: Vec<Authenticator>,
    whose: Named,
    /// Where one comes back to after logging in as somebody else.
    back: String,
    others: bool,
    press: Pressing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Pressing {
    Waiting,
    /// Pressed; the order is being made.
    Done,
    /// An order for one of them is on its way already; the press leads to it.
    OpenAlready,
}

impl Check {
    pub fn of(state: &State, list: &Authenticators) -> Option<Self> {
        let person = state.shell.session.person()?;
        let ids = state.acting.choosing.chosen();
        let is_open = |id: &_| state.shell.open_block_for(&Target::Authenticator(Clone::clone(id))).is_some();
        let press = match state.acting.choosing.step {
            Step::Pressed { .. } => Pressing::Done,
            _ if ids.iter().any(is_open) => Pressing::OpenAlready,
            _ => Pressing::Waiting,
        };
        Some(Self {
            as_of: ReadAt(list.as_of),
            devices: state.chosen().into_iter().cloned().collect(),
            whose: person.into(),
            back: fragment(state),
            others: list.candidates(None).len() > ids.len(),
            press,
        })
    }
}

#[component]
pub fn CheckBeforeBlock(store: Store, check: Check, lang: Lang) -> impl IntoView {
    let Check { as_of: ReadAt(as_of), devices, whose, back, others, press } = check;
    let other = others.then(|| {
        button(Some("choose-another"), plain::LINK, text::check_other(lang), move || store.send(Message::ChoseAnother))
    });
    let open = (press == Pressing::OpenAlready)
        .then(|| view! { <Notice tone=Tone::Warning><p>{text::check_open(lang)}</p></Notice> });
    let left = move |some: bool| some.then(|| view! { <li>{text::check_left(lang)}</li> });
    let not_you = Page::BlockAuthenticator.path(lang) + &back;
    view! {
        <PageHeading text=text::check_heading(lang) />
        {open}
        <dl class="facts">
            <dt>{text::check_target(lang)}</dt>
            <dd><Devices devices as_of lang /></dd>
            <Whose named=whose not_you lang />
        </dl>
        <ul>
            <li>{text::check_means(lang)}</li>
            // In a `swap` of its own: it depends on a reading that may come later, and the button below must not be replaced while it is pressed.
            {swap(move || store.read(leaves_some), left)}
            <li>{text::check_inside(lang)}</li>
        </ul>
        <div class="press-row">
            <BlockButton store press lang />
            {other}
        </div>
    }
}

/// Whether something that works is left afterwards.
fn leaves_some(state: &State) -> bool {
    state.shell.list().is_some_and(|list| !list.leaves_none(state.acting.choosing.chosen()))
        && state.shell.identity_is_in_use()
}

/// What the press is about, each with what tells it from the others.
#[component]
pub fn Devices(devices: Vec<Authenticator>, as_of: Timestamp, lang: Lang) -> impl IntoView {
    let rows = each(devices.into_iter().map(|device| {
        let named = NamedDevice::of(&device, lang);
        view! { <li><DeviceName named lang /><DeviceFacts device as_of lang /></li> }
    }));
    view! { <ul class="plain-list devices">{rows}</ul> <ListAsOf as_of lang /> }
}

/// The press. It stays where it is and keeps the focus while it works: a button that vanishes looks like a press that missed.
#[component]
fn BlockButton(store: Store, press: Pressing, lang: Lang) -> impl IntoView {
    let label = if press == Pressing::Done { flow::pressed(lang) } else { text::check_block(lang) };
    button(Some("block"), plain::FINAL, label, move || store.send(Message::BlockPressed))
}
