//! What to do now, and how one starts again.

use leptos::prelude::*;
use spaer_core::{
    domain::{authenticator::Way, claim::Claim, language::Lang, reason::Reason},
    flow::{app::State, block::Order},
    i18n::text::receipt as text,
    operator::PROFILE_URL,
};

use crate::ui::{
    Store,
    components::{swap::swap, ways_back::WaysBack},
};

/// Only once it is blocked: before that there is one thing to do, and the claim says it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Next {
    sim: bool,
    ways: Vec<Way>,
}

#[component]
pub fn NextSteps(store: Store, lang: Lang) -> impl IntoView {
    swap(move || store.read(next), move |next| next.map(|next| view! { <Steps next lang /> }))
}

fn next(state: &State) -> Option<Next> {
    let block = state.shown_block()?;
    if !matches!(block.claim(), Claim::Blocked { .. }) {
        return None;
    }
    let sim = matches!(block.order(), Order::Own(intent) if intent.reason == Some(Reason::StolenPhone));
    let ways = block.record().map_or_else(Vec::new, |record| record.details.reactivation.clone());
    Some(Next { sim, ways })
}

#[component]
fn Steps(next: Next, lang: Lang) -> impl IntoView {
    let Next { sim, ways } = next;
    view! {
        <section class="plain">
            <h2>{text::next_heading(lang)}</h2>
            <ul>
                {sim.then(|| view! { <li>{text::next_sim(lang)}</li> })}
                <li>{text::next_bank(lang)}</li>
                <li>{text::next_look(lang)} " " <a href=PROFILE_URL rel="external noreferrer">{text::next_look_link(lang)}</a></li>
            </ul>
        </section>
        <section class="plain">
            <h2>{text::back_heading(lang)}</h2>
            <WaysBack ways lang />
        </section>
    }
}
