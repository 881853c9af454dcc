//! Which one?

use leptos::prelude::*;
use spaer_core::{
    domain::{authenticator::Authenticator, language::Lang, reason::Reason, time::Timestamp},
    flow::{
        app::Message,
        authenticator::{Asked, Step},
    },
    i18n::text::authenticator as text,
    view::{ReadAt, choosing::Choice},
};

use crate::ui::{
    Store,
    components::{
        device::{DeviceFacts, DeviceName, ListAsOf, NamedDevice},
        heading::PageHeading,
        notice::{Notice, Tone},
        phone_line::PhoneLines,
        plain,
        swap::{each, swap},
    },
};

#[component]
pub fn Choose(store: Store, choice: Choice, lang: Lang) -> impl IntoView {
    let Choice { as_of: ReadAt(as_of), reason, open, closed } = choice;
    let others = (!closed.is_empty()).then(|| view! { <Others closed as_of lang /> });
    if open.is_empty() {
        return view! {
            <PageHeading text=text::empty_heading(lang) lang />
            <p class="lead">{text::empty_text(lang)}</p>
            <PhoneLines lang />
            {others}
        }
        .into_any();
    }
    let hint = reason
        .is_some_and(Reason::keeps_another)
        .then(|| view! { <Notice tone=Tone::Info><p>{text::choose_new_phone(lang)}</p></Notice> });
    let rows =
        each(open.into_iter().enumerate().map(|(index, device)| view! { <Row store index device as_of lang /> }));
    view! {
        <PageHeading text=text::choose_heading(lang) lang />
        {hint}
        <form novalidate on:submit=move |event| {
            event.prevent_default();
            store.send(Message::WentOn);
        }>
            <fieldset class="choices" aria-describedby="choice-hint choice-error">
                <legend class="sr-only">{text::choose_heading(lang)}</legend>
                <p class="hint" id="choice-hint">{text::choose_hint(lang)}</p>
                {rows}
            </fieldset>
            <MissingChoice store lang />
            <button type="submit" class="button button-primary act" id="go-on">{text::choose_next(lang)}</button>
        </form>
        {others}
        <ListAsOf as_of lang />
    }
    .into_any()
}

/// Said when one goes on without having picked: where the press was, and with the focus, so that no one has to look for it.
#[component]
fn MissingChoice(store: Store, lang: Lang) -> impl IntoView {
    let missing =
        store.whether(|state| matches!(state.acting.choosing.step, Step::Choosing { asked: Asked::Again, .. }));
    let told =
        move |missing: bool| missing.then(|| plain::failed("error-text", vec![plain::words(text::choose_error(lang))]));
    view! { <div id="choice-error" role="alert">{swap(move || missing.get(), told)}</div> }
}

#[component]
fn Row(store: Store, index: usize, device: Authenticator, as_of: Timestamp, lang: Lang) -> impl IntoView {
    let input_id = format!("choice-{index}");
    let facts_id = format!("choice-{index}-facts");
    let chosen = device.id.clone();
    let id = device.id.clone();
    let checked =
        store.whether(move |state| chosen.as_ref().is_some_and(|id| state.acting.choosing.chosen().contains(id)));
    let value = id.as_ref().map(|id| id.as_str().to_owned());
    let named = NamedDevice::of(&device);
    view! {
        <div class="choice form-group-checkbox">
            <input
                type="checkbox"
                class="form-checkbox"
                name="authenticator"
                id=input_id.clone()
                value=value
                prop:checked=checked
                aria-describedby=facts_id.clone()
                on:change=move |_| {
                    if let Some(id) = id.clone() {
                        store.stays_here(Message::Toggled(id));
                    }
                }
            />
            <label for=input_id><DeviceName named lang /></label>
            <div id=facts_id><DeviceFacts device as_of lang /></div>
        </div>
    }
}

/// What cannot be blocked (any more): blocked already, removed, or without an id to block it by.
#[component]
fn Others(closed: Vec<Authenticator>, as_of: Timestamp, lang: Lang) -> impl IntoView {
    let rows = each(closed.into_iter().map(|device| {
        let named = NamedDevice::of(&device);
        let nameless = device.id.is_none().then(|| view! { <p class="hint">{text::cannot_here(lang)}</p> });
        view! {
            <li class="card">
                <DeviceName named lang />
                <DeviceFacts device as_of lang />
                {nameless}
            </li>
        }
    }));
    view! {
        <section class="plain">
            <h2>{text::others_heading(lang)}</h2>
            <ul class="plain-list">{rows}</ul>
        </section>
    }
}
