//! The receipt: what may be said of one block, what is on record of it, what to do now, and how to keep it.

mod details;
mod keep;
mod next;

use leptos::prelude::*;
use spaer_core::{
    domain::{claim::Claim, id::BlockId, language::Lang},
    flow::{
        app::{Message, State},
        block::{self, Doing, Order, Pace},
        session::Session,
    },
    i18n::text::{common, receipt as text},
    operator::API_BASE,
    route::{Page, login_href},
};

use crate::ui::{
    Store,
    components::{
        claim_panel::{ClaimPanel, Situation},
        heading::PageHeading,
        help_bar::PhoneLines,
        swap::swap,
    },
};

#[component]
pub fn ReceiptPage(store: Store, lang: Lang) -> impl IntoView {
    let draw = move |shown| match shown {
        Shown::Block(id) => view! { <Receipt store id lang /> }.into_any(),
        Shown::SomebodyElses => view! { <SomebodyElses store lang /> }.into_any(),
        Shown::Looking => view! { <Looking lang /> }.into_any(),
        Shown::BadLink => view! { <BadLink lang /> }.into_any(),
    };
    swap(move || store.read(Shown::of), draw)
}

/// What the page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shown {
    Block(BlockId),
    /// A block of this tab, but of somebody else than the one who is logged in.
    SomebodyElses,
    /// Back from a login; who is logged in decides whether a block of this tab is meant.
    Looking,
    BadLink,
}

impl Shown {
    fn of(state: &State) -> Self {
        match &state.receipt {
            Some(id) if state.shown_block().is_some() => Self::Block(id.clone()),
            Some(_) => Self::SomebodyElses,
            None if state.session == Session::Asking && state.login.is_some() => Self::Looking,
            None => Self::BadLink,
        }
    }
}

#[component]
fn Looking(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::heading(lang) />
        <p role="status" class="loading">{common::loading(lang)}</p>
    }
}

/// Nothing is said of the block, not even that it is one.
#[component]
fn SomebodyElses(store: Store, lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::not_yours_heading(lang) />
        <p class="lead">{text::not_yours_text(lang)}</p>
        <p>
            <button type="button" class="button button-secondary act" id="not-you" on:click=move |_| store.send(Message::LogOutPressed)>
                {common::log_out(lang)}
            </button>
        </p>
    }
}

/// The fragment is missing, cut off or junk. Nothing is said about any block.
#[component]
fn BadLink(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::bad_link_heading(lang) />
        <p class="lead">{text::bad_link_text(lang)}</p>
        <noscript><p>{common::needs_script(lang)}</p></noscript>
        <PhoneLines lang />
    }
}

#[component]
fn Receipt(store: Store, id: BlockId, lang: Lang) -> impl IntoView {
    let draw_claim = move |said: Option<(Claim, Situation)>| {
        said.map(|(claim, situation)| view! { <ClaimPanel claim situation lang /> })
    };
    let draw_pace = move |pace| slowness(pace, lang).map(|text| view! { <p class="loading">{text}</p> });
    let draw_actions = move |actions| view! { <ActionRow store id=id.clone() actions lang /> };
    view! {
        <PageHeading text=text::heading(lang) />
        <div role="status" aria-atomic="true">
            {swap(move || store.read(said), draw_claim)}
            {swap(move || store.read(|state| state.shown_block().map_or(Pace::Usual, pace)), draw_pace)}
        </div>
        {swap(move || store.read(Actions::of), draw_actions)}
        <details::Record store lang />
        <next::NextSteps store lang />
        <keep::Keep store lang />
    }
}

fn said(state: &State) -> Option<(Claim, Situation)> {
    let same_person = state.shown_block_owner().is_some();
    state.shown_block().map(|block| (block.claim(), Situation::of(block, same_person)))
}

fn pace(block: &block::State) -> Pace {
    match block.doing() {
        Doing::Sending(pace) | Doing::Asking(pace) => pace,
        _ => Pace::Usual,
    }
}

fn slowness(pace: Pace, lang: Lang) -> Option<&'static str> {
    match pace {
        Pace::Usual => None,
        Pace::Slow => Some(text::slow(lang)),
        Pace::VerySlow => Some(text::very_slow(lang)),
    }
}

/// What can be pressed about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Actions {
    None,
    AskAgain,
    SendAgain,
    LogIn,
    /// It is settled; something else may be blocked.
    BlockAnother,
}

impl Actions {
    fn of(state: &State) -> Self {
        let Some(block) = state.shown_block() else { return Self::None };
        // Also when somebody else's block makes the target blocked for now: one's own has not arrived.
        match (block.doing(), block.order()) {
            (Doing::NeverReceived, Order::Own(_)) if state.shown_block_owner().is_some() => return Self::SendAgain,
            (Doing::NeverReceived, Order::Own(_)) => return Self::LogIn,
            _ => {}
        }
        match Situation::of(block, state.shown_block_owner().is_some()) {
            Situation::Unanswered | Situation::Pending | Situation::NeverReceived { .. } | Situation::LinkRefused => {
                Self::AskAgain
            }
            Situation::Blocked { .. } | Situation::NotBlocked { .. } | Situation::Ended => match block.order() {
                Order::Own(_) => Self::BlockAnother,
                Order::Linked { .. } => Self::None,
            },
            Situation::Sending | Situation::Checking | Situation::AskedToWait | Situation::Contradicted => Self::None,
        }
    }
}

#[component]
fn ActionRow(store: Store, id: BlockId, actions: Actions, lang: Lang) -> impl IntoView {
    let press = move |message: block::Message| store.send(Message::Block { id: id.clone(), message });
    match actions {
        Actions::None => ().into_any(),
        Actions::AskAgain => view! {
            <button type="button" class="button button-secondary act" id="ask-again" on:click=move |_| press(block::Message::AskPressed)>
                {text::ask_again(lang)}
            </button>
        }
        .into_any(),
        Actions::SendAgain => view! {
            <button type="button" class="button button-primary act" id="send-again" on:click=move |_| press(block::Message::SendAgainPressed)>
                {text::send_again(lang)}
            </button>
        }
        .into_any(),
        Actions::LogIn => {
            // Without the fragment: the way through the login is seen by servers, and the key is for nobody but its holder. The tab's own
            // storage finds the block again.
            let href = login_href(API_BASE, &Page::Receipt.path(lang));
            view! { <a class="button button-primary act" id="log-in" href=href>{common::login_button(lang)}</a> }.into_any()
        }
        Actions::BlockAnother => {
            view! { <p class="no-print"><a href=Page::BlockAuthenticator.path(lang)>{text::block_another(lang)}</a></p> }.into_any()
        }
    }
}
