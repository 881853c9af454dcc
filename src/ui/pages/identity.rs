//! Blocking the whole identity: what it means, for whoever reads it, and one press for whoever is logged in.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        identity::{Identity, IdentityStatus},
        language::Lang,
        problem::Problem,
        reason::Reason,
    },
    flow::app::{Message, State},
    i18n::text::{flow, identity as text},
    operator::API_BASE,
    route::{Page, act_href, login_href},
    view::{
        claim::ClaimSubject,
        gate::Gate,
        identity::{Act, Press, PressPart, failed},
    },
};

use crate::{
    platform::page,
    ui::{
        Store,
        components::{
            claim_panel::DatedStatus,
            gate::{Failure, GateScreen, Loading, LogInAgain},
            heading::PageHeading,
            notice::{Notice, Tone},
            page_link::PageLink,
            plain::{self, button},
            swap::swap,
            ways_back::ReactivationRoutes,
            whose::{NotYou, Whose},
        },
        words,
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

/// What a block of the whole identity means, in the documents of all app pages (`articles/consequences.rs`).
const FACTS: &str = "#consequences";

#[component]
fn Consequences(store: Store, lang: Lang) -> impl IntoView {
    // What it means stands in the document, below what is drawn here.
    page::uncover(FACTS, true);
    on_cleanup(|| page::uncover(FACTS, false));
    let draw_failed = move |problem| match problem {
        Some(Problem::SessionEnded) => view! { <LogInAgain store lang /> }.into_any(),
        Some(problem) => view! { <Failure store problem lang /> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <PageHeading text=text::heading(lang) lang />
        // The first thing to do, and the only one that cannot wait for the press.
        <Notice tone=Tone::Warning><p>{text::hang_up(lang)}</p></Notice>
        <p class="lead">{text::lead(lang)}</p>
        {swap(move || store.read(PressPart::of), move |part| view! { <TheAct store part lang /> })}
        {swap(move || store.read(failed), draw_failed)}
        <section class="plain">
            <h2>{flow::back_heading(lang)}</h2>
            {swap(move || store.read(|state| state.shell.reads.identity.loaded().cloned()), move |identity| match identity {
                Some(identity) => view! { <ReactivationRoutes ways=identity.reactivation.clone() lang /> }.into_any(),
                None => view! { <p>{text::back_usual(lang)}</p> }.into_any(),
            })}
        </section>
    }
}

/// That it is blocked already, or closed for good, and when that was read. By whom, and what else there is to know of it, is on the profile.
fn no_need(identity: &Identity, lang: Lang) -> AnyView {
    let is_closed = identity.status == IdentityStatus::Closed;
    let text = match is_closed {
        true => flow::refused_identity_closed(lang).to_owned(),
        false => flow::blocked_heading(lang, words::subject(ClaimSubject::OwnIdentity, lang)) + ".",
    };
    let (seen, claim, as_of) = (identity.status.as_str(), identity.claim(), identity.as_of);
    view! {
        <DatedStatus text seen claim as_of about="identity".to_owned() lang />
        <p>
            {(!is_closed).then(|| text::no_need(lang))} " "
            <PageLink lang page=Page::Profile class="lone-link">{text::profile(lang)}</PageLink>
        </p>
    }
    .into_any()
}

#[component]
fn TheAct(store: Store, part: PressPart, lang: Lang) -> impl IntoView {
    let PressPart { act, whose: named, reason } = part;
    let here = act_href(lang, Page::BlockIdentity, reason);
    let look = view! { <p><PageLink lang page=Page::Activity class="lone-link">{text::look(lang)}</PageLink></p> };
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
                Press::NoNeed(identity) => Some(no_need(&identity, lang)),
            };
            let whose = named.map(|named| view! { <Whose named lang /> });
            let button = button(Some("block"), class, label, move || store.send(Message::BlockPressed));
            view! {
                {before}
                {whose}
                {button}
                <NotYou back_to=here lang />
                {look}
            }
            .into_any()
        }
    }
}
