//! The receipt: what may be said of one block, what is on record of it, what to do now, and how to keep it.

mod details;
mod keep;
mod next;
mod several;

use leptos::prelude::*;
use spaer_core::{
    domain::{block::RefusedCode, claim::Claim, id::BlockId, language::Lang},
    flow::{
        app::{Message, State},
        block::{self, Doing, Order, Pace},
        session::{LoginOutcome, Session},
    },
    i18n::text::{common, flow, receipt as text},
    operator::API_BASE,
    route::{Page, login_href},
};

use crate::ui::{
    Store,
    components::{
        claim_panel::{ClaimPanel, Situation, is_whole},
        gate::{Loading, Login, before_start},
        heading::PageHeading,
        notice::{Notice, Tone},
        page_link::PageLink,
        phone_line::PhoneLines,
        plain::{self, button},
        swap::swap,
    },
};

#[component]
pub fn ReceiptPage(store: Store, lang: Lang) -> impl IntoView {
    let draw = move |shown| match shown {
        Shown::One(id) => view! { <Receipt store id lang /> }.into_any(),
        Shown::Several(ids) => view! { <several::Receipts store ids lang /> }.into_any(),
        Shown::SomebodyElses => view! { <SomebodyElses store lang /> }.into_any(),
        Shown::Looking => view! { <Looking lang /> }.into_any(),
        Shown::BadLink => view! { <BadLink lang /> }.into_any(),
    };
    let is_cut = store.whether(|state| state.receipt.is_cut && !state.receipt.blocks.is_empty());
    // A login that did not end well changes nothing here, but must not pass without a word.
    let login = |state: &State| match (state.session.person(), state.login) {
        (None, Some(outcome)) if outcome != LoginOutcome::Ok => Some(outcome),
        _ => None,
    };
    let draw_login = move |outcome: Option<LoginOutcome>| {
        outcome.map(|outcome| {
            let (heading, text) = Login::After(outcome).words(lang);
            view! { <Notice tone=Tone::Warning><p><strong>{heading}</strong> ". " {text}</p></Notice> }
        })
    };
    // Whoever came from the list goes on there; not after a whole block, which lets nobody log in.
    let back = |state: &State| {
        let whole = state.receipt.blocks.iter().filter_map(|id| state.shown_block(id)).any(is_whole);
        state.left_list && !whole
    };
    let draw_back = move |is: bool| {
        is.then(|| view! { <p class="no-print"><PageLink lang page=Page::Activity id=Some("back-to-list")>{text::back_to_list(lang)}</PageLink></p> })
    };
    view! {
        {swap(move || store.read(login), draw_login)}
        {swap(move || is_cut.get(), move |is| is.then(|| view! {
            <Notice tone=Tone::Warning><p id="cut">{text::cut(lang)}</p></Notice>
        }))}
        {swap(move || store.read(Shown::of), draw)}
        {swap(move || store.read(back), draw_back)}
    }
}

/// What the page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shown {
    One(BlockId),
    Several(Vec<BlockId>),
    /// Blocks of this tab, but of somebody else than the one who is logged in.
    SomebodyElses,
    /// Nothing is known yet: in a document, which cannot see its own address; and back from a login, when who is logged in decides whether a block of
    /// this tab is meant.
    Looking,
    BadLink,
}

impl Shown {
    fn of(state: &State) -> Self {
        let named = &state.receipt.blocks;
        let shown: Vec<_> = named.iter().filter(|id| state.shown_block(id).is_some()).cloned().collect();
        match shown.as_slice() {
            [] if !named.is_empty() => Self::SomebodyElses,
            [] if state.session == Session::NotAsked => Self::Looking,
            [] if state.session == Session::Asking && state.login.is_some() => Self::Looking,
            [] => Self::BadLink,
            [one] => Self::One(one.clone()),
            _ => Self::Several(shown),
        }
    }
}

#[component]
fn Looking(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::title(lang) />
        <Loading slow=false lang />
        {before_start(lang)}
    }
}

/// Nothing is said of the block, not even that it is one.
#[component]
fn SomebodyElses(store: Store, lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::not_yours_heading(lang) />
        <p class="lead">{text::not_yours_text(lang)}</p>
        <p>
            {button(Some("not-you"), plain::SECONDARY, common::finish(lang), move || store.send(Message::FinishPressed))}
        </p>
    }
}

/// The fragment is missing, cut off or junk. Nothing is said about any block.
#[component]
fn BadLink(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::bad_link_heading(lang) />
        <p class="lead">{text::bad_link_text(lang)}</p>
        <PhoneLines lang />
    }
}

#[component]
fn Receipt(store: Store, id: BlockId, lang: Lang) -> impl IntoView {
    let linked = store
        .read_once(|state| state.blocks.get(&id).is_some_and(|block| matches!(block.order(), Order::Linked { .. })));
    let heading = if linked { text::title(lang) } else { text::heading(lang) };
    view! {
        <PageHeading text=heading />
        <Standing store id=id.clone() lang />
        <details::Record store id lang />
        <next::NextSteps store lang />
        <keep::Keep store lang />
    }
}

/// What may be said of one block now, and what can be pressed about it.
#[component]
fn Standing(store: Store, id: BlockId, #[prop(optional)] of_several: bool, lang: Lang) -> impl IntoView {
    let [of_claim, of_panel, of_pace, of_actions, of_row] = std::array::from_fn(|_| id.clone());
    let draw_claim = move |said: Option<(Claim, Situation)>| {
        said.map(|(claim, situation)| view! { <ClaimPanel about=of_panel.clone() claim situation lang /> })
    };
    let draw_pace = move |pace| slowness(pace, lang).map(|text| view! { <p class="loading">{text}</p> });
    let draw_actions = move |actions| view! { <ActionRow store id=of_row.clone() actions of_several lang /> };
    view! {
        <div role="status" aria-atomic="true">
            {swap(move || store.read(|state| said(state, &of_claim)), draw_claim)}
            {swap(move || store.read(|state| state.shown_block(&of_pace).map_or(Pace::Usual, pace)), draw_pace)}
        </div>
        {swap(move || store.read(|state| Actions::of(state, &of_actions)), draw_actions)}
    }
}

fn said(state: &State, id: &BlockId) -> Option<(Claim, Situation)> {
    let same_person = state.block_owner(id).is_some();
    state.shown_block(id).map(|block| (block.claim(), Situation::of(block, same_person)))
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
    /// What one logged in with is too new to block anything but the whole, which is never refused for that.
    BlockWhole,
}

impl Actions {
    fn of(state: &State, id: &BlockId) -> Self {
        let Some(block) = state.shown_block(id) else { return Self::None };
        let same_person = state.block_owner(id).is_some();
        // Also when somebody else's block makes the target blocked for now: one's own has not arrived.
        match (block.doing(), block.order()) {
            (Doing::NeverReceived, Order::Own(_)) if same_person => return Self::SendAgain,
            (Doing::NeverReceived, Order::Own(_)) => return Self::LogIn,
            _ => {}
        }
        match Situation::of(block, same_person) {
            Situation::Unanswered | Situation::Pending | Situation::NeverReceived { .. } | Situation::LinkRefused => {
                Self::AskAgain
            }
            Situation::NotBlocked { code: RefusedCode::SessionTooNew } => Self::BlockWhole,
            // Nothing is left to block, and of several the page offers it once.
            Situation::Blocked { whole: true, .. } => Self::None,
            _ if block.is_settled() && state.receipt.blocks.len() > 1 => Self::None,
            Situation::Blocked { .. } | Situation::NotBlocked { .. } | Situation::Ended => match block.order() {
                Order::Own(_) => Self::BlockAnother,
                Order::Linked { .. } => Self::None,
            },
            Situation::Sending | Situation::Checking | Situation::AskedToWait | Situation::Contradicted => Self::None,
        }
    }
}

#[component]
fn ActionRow(store: Store, id: BlockId, actions: Actions, of_several: bool, lang: Lang) -> impl IntoView {
    let named = |id: &'static str| (!of_several).then_some(id);
    let about = move |message: block::Message| Message::Block { id: id.clone(), message };
    match actions {
        Actions::None => ().into_any(),
        Actions::AskAgain => button(named("ask-again"), plain::SECONDARY, text::ask_again(lang), move || store.send(about(block::Message::AskPressed))),
        Actions::SendAgain => button(named("send-again"), plain::PRIMARY, text::send_again(lang), move || store.send(about(block::Message::SendAgainPressed))),
        // Of several the page offers one login for all.
        Actions::LogIn if of_several => ().into_any(),
        Actions::LogIn => {
            // Without the fragment: the way through the login is seen by servers, and the key is for nobody but its holder. The tab's own
            // storage finds the block again.
            let href = login_href(API_BASE, &Page::Receipt.path(lang));
            view! { <a class="button button-primary act" id="log-in" href=href>{flow::login_button(lang)}</a> }.into_any()
        }
        Actions::BlockWhole => {
            let id = named("block-whole");
            view! { <PageLink lang page=Page::BlockIdentity id class="button button-primary act">{text::block_whole_instead(lang)}</PageLink> }.into_any()
        }
        Actions::BlockAnother => {
            view! { <p class="no-print"><PageLink lang page=Page::BlockAuthenticator>{text::block_another(lang)}</PageLink></p> }.into_any()
        }
    }
}
