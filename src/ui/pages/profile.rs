//! How everything stands: the identity, what one logs in with, recent blocks, and at the bottom what was done lately.
//!
//! Each part is read for itself; one that fails takes nothing from the others.

mod blocks;
pub mod devices;
pub mod identity;

use std::hash::Hash;

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, problem::Problem},
    flow::{
        activities,
        app::{Remote, State},
    },
    i18n::text::{common, flow, profile as text},
    route::Page,
    view::{PersonName, gate::Gate},
};

use super::activity::{self, List};
use crate::ui::{
    Store,
    components::{
        gate::{Failure, Loading, LogInAgain, not_had},
        heading::PageHeading,
        page_link::PageLink,
        swap::swap,
        whose::{NotYou, Whose},
    },
    words,
};

/// `named`: who is logged in.
#[component]
pub fn ProfilePage(store: Store, list: List, named: Option<PersonName>, lang: Lang) -> impl IntoView {
    let not_you = Page::Profile.path(lang);
    let ended = Some(Problem::SessionEnded);
    let refused = store.whether(move |state| {
        let reads = &state.shell.reads;
        [reads.identity.problem(), reads.authenticators.problem(), reads.blocks.problem()].contains(&ended)
    });
    let list_refused = list.whether(move |state| state.problem() == ended);
    let part = move |heading: &'static str, id: &'static str, body: AnyView| {
        view! { <section class="plain" id=id><h2>{heading}</h2> {body}</section> }
    };
    let identity = reading(
        store,
        lang,
        |state| &state.shell.reads.identity,
        move |identity| view! { <identity::WholeIdentity identity lang /> }.into_any(),
    );
    let devices = reading(
        store,
        lang,
        |state| &state.shell.reads.authenticators,
        move |list| view! { <devices::Devices store list lang /> }.into_any(),
    );
    let draw_blocks = move |is_offered: bool| match is_offered {
        true => reading(
            store,
            lang,
            |state| &state.shell.reads.blocks,
            move |recent| view! { <blocks::Blocks recent lang /> }.into_any(),
        ),
        false => view! { <p>{words::problem(Problem::NotOffered, lang)}</p> }.into_any(),
    };
    let blocks = swap(move || store.read(|state| state.shell.service.blocks), draw_blocks);
    let activities = view! { <Activities store list lang /> }.into_any();
    view! {
        <PageHeading text=text::heading(lang) lang />
        {swap(move || refused.get() || list_refused.get(), move |is| is.then(|| view! { <LogInAgain store lang /> }))}
        <activity::LookFirst store list lang />
        {named.map(|named| view! { <Whose named lang /> <NotYou back_to=not_you lang /> })}
        <div class="beside-each-other profile" data-mood=move || list.read(activity::mood)>
            <div>
                {part(text::identity_heading(lang), "whole", identity)}
                {part(text::devices_heading(lang), "devices", devices)}
            </div>
            <div>
                {part(text::activity_heading(lang), "activity", activities)}
                {part(text::blocks_heading(lang), "blocks", blocks)}
            </div>
        </div>
    }
}

/// The newest activities, from a machine of their own.
#[component]
fn Activities(store: Store, list: List, lang: Lang) -> impl IntoView {
    let of_list = |state: &activities::State| {
        (state.problem().filter(|_| !state.is_begun()), state.is_begun(), activity::is_slow(state))
    };
    let look = move || match store.read(|state| state.shell.service.activity) {
        true => list.read(of_list),
        false => (Some(Problem::NotOffered), false, false),
    };
    let draw = move |(problem, is_begun, slow): (Option<Problem>, bool, bool)| {
        match problem {
        Some(Problem::NotOffered) => activity::not_offered(lang),
        // The page says once where the login is.
        Some(problem @ Problem::SessionEnded) => view! { <p class="hint">{words::problem(problem, lang)}</p> }.into_any(),
        Some(problem) => {
            let again = move |_| list.stays_here(activities::Message::RetryPressed);
            view! {
                {not_had(words::problem(problem, lang))}
                <p class="retry"><button type="button" class="button button-primary act" on:click=again>{flow::retry(lang)}</button></p>
            }
            .into_any()
        }
        None if !is_begun => view! { <Loading slow lang /> }.into_any(),
        None => view! {
            <activity::Hidden store list lang />
            <activity::Newest list lang />
            <p>{text::activity_wrong(lang)} " " <PageLink lang page=Page::BlockIdentity>{common::act_identity(lang)}</PageLink></p>
        }
        .into_any(),
    }
    };
    swap(look, draw)
}

/// A part of the page, or why it is not there.
fn reading<T: Clone + Hash + Send + Sync + 'static>(
    store: Store,
    lang: Lang,
    of: fn(&State) -> &Remote<T>,
    draw: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let look = move |state: &State| match Gate::of_reading(of(state)) {
        Some(gate) => Err(gate),
        None => Ok(of(state).loaded().cloned()),
    };
    swap(
        move || store.read(look),
        move |seen| match seen {
            Ok(Some(value)) => draw(value),
            Ok(None) => ().into_any(),
            Err(gate) => missing(store, gate, lang),
        },
    )
}

/// The same for every part: compiled once.
fn missing(store: Store, gate: Gate, lang: Lang) -> AnyView {
    match gate {
        Gate::Failed(problem) => view! { <Failure store problem is_part=true lang /> }.into_any(),
        // The page says once where the login is.
        Gate::LogIn(_) => view! { <p class="hint">{words::problem(Problem::SessionEnded, lang)}</p> }.into_any(),
        gate => view! { <Loading slow={gate == Gate::LoadingSlowly} lang /> }.into_any(),
    }
}
