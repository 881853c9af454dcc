//! Blocking the whole identity: what it means, for whoever reads it, and one press for whoever is logged in.

use leptos::prelude::*;
use spaer_core::{
    domain::{identity::IdentityStatus, language::Lang, problem::Problem, reason::Reason},
    flow::app::{Message, State},
    i18n::text::{flow, identity as text},
    operator::{API_BASE, CREDIT_WARNING_URL},
    route::{Page, act_href, login_href},
    view::{
        gate::Gate,
        identity::{Act, Press, PressPart, failed},
    },
};

use crate::ui::{
    Store,
    components::{
        gate::{Failure, GateScreen, Loading, LogInAgain, before_start},
        heading::PageHeading,
        identity::IdentityState,
        notice::{Notice, Tone},
        page_link::PageLink,
        phone_line::PhoneLines,
        plain::{self, button},
        swap::{each, swap},
        ways_back::ReactivationRoutes,
        whose::Whose,
    },
};

#[component]
pub fn IdentityPage(store: Store, lang: Lang) -> impl IntoView {
    let after_login = move |state: &State| Gate::after_login(state).map(|gate| (gate, state.acting.identity.reason));
    let draw = move |gate: Option<(Gate, Option<Reason>)>| match gate {
        Some((gate, reason)) => {
            let back_to = act_href(lang, Page::BlockIdentity, reason);
            view! { <GateScreen store gate title=text::title(lang) back_to lang /> }.into_any()
        }
        None => view! { <Consequences store lang /> }.into_any(),
    };
    swap(move || store.read(after_login), draw)
}

#[component]
fn Consequences(store: Store, lang: Lang) -> impl IntoView {
    let stops = each(
        [text::stops_bank, text::stops_health, text::stops_public, text::stops_other]
            .into_iter()
            .map(|line| view! { <li>{line(lang)}</li> }),
    );
    let draw_failed = move |problem| match problem {
        Some(Problem::SessionEnded) => view! { <LogInAgain store lang /> }.into_any(),
        Some(problem) => view! { <Failure store problem lang /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <PageHeading text=text::heading(lang) />
        // The first thing to do, and the only one that cannot wait for the press.
        <Notice tone=Tone::Warning><p>{text::hang_up(lang)}</p></Notice>
        <p class="lead">{text::lead(lang)}</p>
        {swap(move || store.read(PressPart::of), move |part| view! { <TheAct store part lang /> })}
        {swap(move || store.read(failed), draw_failed)}
        <div class="columns">
            <section class="plain">
                <h2>{text::stops_heading(lang)}</h2>
                <ul>{stops}</ul>
            </section>
            <section class="plain">
                <h2>{text::inside_heading(lang)}</h2>
                <p>{text::inside_text(lang)} " " {text::inside_call(lang)}</p>
                <h3>{text::credit_heading(lang)}</h3>
                <p>{text::credit_text(lang)} " " <a href=CREDIT_WARNING_URL rel="external noreferrer">{flow::credit_link(lang)}</a></p>
            </section>
        </div>
        <section class="plain">
            <h2>{flow::back_heading(lang)}</h2>
            {swap(move || store.read(|state| state.shell.reads.identity.loaded().cloned()), move |identity| match identity {
                Some(identity) => view! { <ReactivationRoutes ways=identity.reactivation.clone() lang /> }.into_any(),
                None => view! { <p>{text::back_usual(lang)}</p> }.into_any(),
            })}
        </section>
        <section class="plain">
            <h2>{text::cannot_heading(lang)}</h2>
            <p>{text::cannot_text(lang)}</p>
            <PhoneLines lang />
        </section>
        // At the end, so that everything above keeps its place when the app draws the page without it.
        {before_start(lang)}
    }
}

#[component]
fn TheAct(store: Store, part: PressPart, lang: Lang) -> impl IntoView {
    let PressPart { act, whose: named, reason } = part;
    let here = act_href(lang, Page::BlockIdentity, reason);
    let look = view! { <p><PageLink lang page=Page::Activity>{text::look(lang)}</PageLink></p> };
    match act {
        Act::Wait => view! { <Loading slow=false lang /> {look} }.into_any(),
        Act::LogIn => {
            let href = login_href(API_BASE, &here);
            view! {
                <p><a id="log-in" class="button button-primary act" href=href>{text::log_in(lang)}</a></p>
                {look}
            }
            .into_any()
        }
        Act::Press(press) => {
            let label = if press == Press::IsMade { flow::pressed(lang) } else { text::block(lang) };
            let class = if matches!(press, Press::NoNeed(_)) { plain::SECONDARY } else { plain::FINAL };
            let before = match press {
                Press::Blocks | Press::IsMade => None,
                Press::LeadsToOpenBlock => {
                    Some(view! { <Notice tone=Tone::Warning><p>{text::open(lang)}</p></Notice> }.into_any())
                }
                Press::NoNeed(identity) => {
                    let closed = identity.status == IdentityStatus::Closed;
                    let said = if closed { text::closed(lang) } else { text::no_need(lang) };
                    Some(view! { <IdentityState identity=*identity lang /> <p>{said}</p> }.into_any())
                }
            };
            let whose = named.map(|named| view! { <dl class="facts"><Whose named not_you=here lang /></dl> });
            let button = button(Some("block"), class, label, move || store.send(Message::BlockPressed));
            view! {
                {before}
                {whose}
                {button}
                {look}
            }
            .into_any()
        }
    }
}
