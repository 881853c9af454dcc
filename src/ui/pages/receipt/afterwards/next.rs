//! What to do now, in the hotline's order, as lines to tick off; and how one starts again.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        authenticator::ReactivationRoute,
        language::Lang,
        todo::{Stage, Todo},
    },
    flow::app::Message,
    i18n::text::{afterwards as text, flow},
    operator::{BANK_URL, CREDIT_WARNING_URL},
    route::Page,
    view::receipt::{Next, next},
};

use crate::ui::{
    Store,
    components::{
        page_link::PageLink,
        plain,
        swap::{each, swap},
        ways_back::ReactivationRoutes,
    },
    words,
};

#[component]
pub fn NextSteps(store: Store, lang: Lang) -> impl IntoView {
    swap(move || store.read(next), move |next| next.map(|next| view! { <Steps store next lang /> }))
}

/// How one gets back in, once something is blocked.
#[component]
pub fn WaysBack(store: Store, lang: Lang) -> impl IntoView {
    let draw = move |ways: Option<Vec<ReactivationRoute>>| {
        ways.map(|ways| {
            view! {
                <section class="plain">
                    <h2>{flow::back_heading(lang)}</h2>
                    <ReactivationRoutes ways lang />
                </section>
            }
        })
    };
    swap(move || store.read(|state| next(state).map(|next| next.ways)), draw)
}

#[component]
fn Steps(store: Store, next: Next, lang: Lang) -> impl IntoView {
    let Next { yours, sim, identity, ways: _ } = next;
    let heading = if yours { text::next_heading(lang) } else { text::next_heading_somebodys(lang) };
    let stages = each(Stage::ALL.into_iter().map(move |stage| {
        let todos = Todo::ALL.into_iter().filter(move |todo| todo.stage() == stage && (sim || *todo != Todo::BlockSim));
        let lines = each(todos.map(move |todo| view! { <li><Line store todo identity lang /></li> }));
        view! { <h3>{words::stage(stage, lang)}</h3> <ul class="plain-list todo">{lines}</ul> }
    }));
    view! {
        <section class="plain" id="next">
            <h2>{heading}</h2>
            <p class="hint no-print">{text::next_hint(lang)}</p>
            {stages}
        </section>
    }
}

#[component]
fn Line(store: Store, todo: Todo, identity: bool, lang: Lang) -> impl IntoView {
    let id = ["todo-", todo.as_str()].concat();
    let done = store.whether(move |state| state.acting.done.contains(&todo));
    let link = match todo {
        // After a identity block nobody can log in to look.
        Todo::LookAtActivity if !identity => {
            Some(view! { <PageLink lang page=Page::Activity>{text::next_look_link(lang)}</PageLink> }.into_any())
        }
        Todo::CreditWarning => Some(
            view! { <a href=CREDIT_WARNING_URL.to_owned() rel="external noreferrer">{text::credit_link(lang)}</a> }
                .into_any(),
        ),
        Todo::CallBank => BANK_URL.map(|href| plain::elsewhere(href, text::bank_link(lang))),
        _ => None,
    };
    view! {
        <input type="checkbox" class="form-checkbox" id=id.clone() prop:checked=done on:change=move |_| store.stays_here(Message::Ticked(todo)) />
        <label for=id>{words::todo(todo, identity, lang)}</label>
        " "
        {link}
    }
}
