//! How everything stands: the identity, what one logs in with, recent blocks, and at the bottom what was done lately.
//!
//! Each part is read for itself; one that fails takes nothing from the others.

mod activities;
mod blocks;
pub mod devices;
pub mod whole;

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, problem::Problem},
    flow::app::{Remote, State},
    i18n::text::profile as text,
    operator::PROFILE_URL,
    route::Page,
};

use crate::ui::{
    Store,
    components::{
        gate::{Failure, Gate, GateScreen, Loading, LogInAgain},
        heading::PageHeading,
        swap::swap,
        whose::{Named, Whose},
    },
    words,
};

#[component]
pub fn ProfilePage(store: Store, lang: Lang) -> impl IntoView {
    let look = |state: &State| Gate::of(state).map_or_else(|| Ok(state.session.person().map(Named::from)), Err);
    let draw = move |seen: Result<Option<Named>, Gate>| match seen {
        Err(gate) => {
            let back_to = Page::Profile.path(lang);
            view! { <GateScreen store gate title=text::title(lang) back_to lang /> }.into_any()
        }
        Ok(named) => view! { <Profile store named lang /> }.into_any(),
    };
    swap(move || store.read(look), draw)
}

#[component]
fn Profile(store: Store, named: Option<Named>, lang: Lang) -> impl IntoView {
    let not_you = Page::Profile.path(lang);
    let login = store.whether(|state| {
        let reads = &state.reads;
        let ended = Some(Problem::SessionEnded);
        [reads.identity.problem(), reads.authenticators.problem(), reads.blocks.problem(), reads.activities.problem()]
            .contains(&ended)
    });
    let part = move |heading: &'static str, id: &'static str, body: AnyView| {
        view! { <section class="plain" id=id><h2>{heading}</h2> {body}</section> }
    };
    let whole = reading(
        store,
        lang,
        |state| &state.reads.identity,
        move |identity| view! { <whole::Whole identity lang /> }.into_any(),
    );
    let devices = reading(
        store,
        lang,
        |state| &state.reads.authenticators,
        move |list| view! { <devices::Devices store list lang /> }.into_any(),
    );
    let blocks = reading(
        store,
        lang,
        |state| &state.reads.blocks,
        move |recent| view! { <blocks::Blocks recent lang /> }.into_any(),
    );
    let activities = reading(
        store,
        lang,
        |state| &state.reads.activities,
        move |activities| view! { <activities::Newest activities lang /> }.into_any(),
    );
    view! {
        <PageHeading text=text::heading(lang) />
        {swap(move || login.get(), move |is| is.then(|| view! { <LogInAgain store lang /> }))}
        {named.map(|named| view! { <dl class="facts"><Whose named not_you lang /></dl> })}
        {part(text::whole_heading(lang), "whole", whole)}
        {part(text::devices_heading(lang), "devices", devices)}
        {part(text::blocks_heading(lang), "blocks", blocks)}
        {part(text::activity_heading(lang), "activity", activities)}
    }
}

/// A part of the page, or why it is not there.
fn reading<T: Clone + PartialEq + Send + Sync + 'static>(
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
        // What this back end does not tell, the eID's own page may.
        Gate::Failed(problem @ Problem::NotOffered) => view! {
            <p>
                {words::problem(problem, lang)} " "
                <a href=PROFILE_URL rel="external noreferrer">{text::activity_all(lang)}</a>
            </p>
        }
        .into_any(),
        Gate::Failed(problem) => view! { <Failure store problem is_part=true lang /> }.into_any(),
        // The page says once where the login is.
        Gate::LogIn(_) => view! { <p class="hint">{words::problem(Problem::SessionEnded, lang)}</p> }.into_any(),
        gate => view! { <Loading slow={gate == Gate::LoadingSlowly} lang /> }.into_any(),
    }
}
