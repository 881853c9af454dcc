//! Which one?

use leptos::prelude::*;
use spaer_core::{
    domain::{
        authenticator::{Authenticator, Authenticators},
        language::Lang,
        reason::Reason,
        time::Timestamp,
    },
    flow::{
        app::Message,
        authenticator::{Asked, Step},
    },
    i18n::text::authenticator as text,
};

use crate::ui::{
    Store,
    components::{
        device::{DeviceFacts, DeviceName, ListAsOf, Named, ReadAt},
        heading::PageHeading,
        notice::{Notice, Tone},
        phone_line::PhoneLines,
        swap::{each, swap},
    },
};

/// What can be chosen, and what stands beside it. Which one is picked is not part of it: the list stays as it is while one picks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    as_of: ReadAt,
    reason: Option<Reason>,
    open: Vec<Authenticator>,
    closed: Vec<Authenticator>,
}

impl Choice {
    /// What fits the reason first, then everything else that can be blocked. The rest is shown too: a list with a gap looks like a fault,
    /// or like an intruder's work.
    pub fn of(list: &Authenticators, reason: Option<Reason>) -> Self {
        let fitting = list.candidates(reason);
        let fits = |one: &Authenticator| fitting.iter().any(|fits| std::ptr::eq(*fits, one));
        let others = list.candidates(None).into_iter().filter(|one| !fits(one));
        let open = fitting.iter().copied().chain(others);
        let closed = list.items.iter().filter(|one| !one.may_be_blocked()).cloned().collect();
        Self { as_of: ReadAt(list.as_of), reason, open: open.cloned().collect(), closed }
    }
}

#[component]
pub fn Choose(store: Store, choice: Choice, lang: Lang) -> impl IntoView {
    let Choice { as_of: ReadAt(as_of), reason, open, closed } = choice;
    let others = (!closed.is_empty()).then(|| view! { <Others closed as_of lang /> });
    if open.is_empty() {
        return view! {
            <PageHeading text=text::empty_heading(lang) />
            <p class="lead">{text::empty_text(lang)}</p>
            <PhoneLines lang />
            {others}
        }
        .into_any();
    }
    let hint = (reason == Some(Reason::NewPhone))
        .then(|| view! { <Notice tone=Tone::Info><p>{text::choose_new_phone(lang)}</p></Notice> });
    let rows =
        each(open.into_iter().enumerate().map(|(index, device)| view! { <Row store index device as_of lang /> }));
    view! {
        <PageHeading text=text::choose_heading(lang) />
        {hint}
        <form novalidate on:submit=move |event| {
            event.prevent_default();
            store.send(Message::WentOn);
        }>
            <fieldset class="choices" aria-describedby="choice-hint choice-error">
                <legend class="sr-only">{text::choose_heading(lang)}</legend>
                <p class="hint" id="choice-hint">{text::choose_hint(lang)}</p>
                <MissingChoice store lang />
                {rows}
            </fieldset>
            <button type="submit" class="button button-primary act" id="go-on">{text::choose_next(lang)}</button>
        </form>
        {others}
        <ListAsOf as_of lang />
    }
    .into_any()
}

/// Said when one goes on without having picked.
#[component]
fn MissingChoice(store: Store, lang: Lang) -> impl IntoView {
    let missing =
        store.whether(|state| matches!(state.acting.choosing.step, Step::Choosing { asked: Asked::Again, .. }));
    view! {
        <div id="choice-error" role="alert">
            {swap(move || missing.get(), move |missing| missing.then(|| view! { <p class="error-text">{text::choose_error(lang)}</p> }))}
        </div>
    }
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
    let named = Named::of(&device, lang);
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
        let named = Named::of(&device, lang);
        let nameless = device.id.is_none().then(|| view! { <p class="hint">{text::cannot_here(lang)}</p> });
        view! {
            <li class="choice choice--closed">
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
