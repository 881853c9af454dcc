//! The receipt: what may be said of one block or several, and what can be pressed about them; below it, what comes afterwards.

pub mod afterwards;
mod several;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        block::{RecordTarget, Target},
        claim::Claim,
        id::BlockId,
        language::Lang,
        text::UntrustedText,
    },
    flow::{
        app::{Message, Relation, State},
        block::{self, Order, Pace},
        session::LoginOutcome,
    },
    i18n::text::{common, flow, receipt as text},
    operator::API_BASE,
    route::{Page, login_href},
    view::{
        claim::{Situation, is_yours},
        gate::Login,
        receipt::{Action, ReceiptSubject, actions, beside, failed_login, leads_back_to_list, pace, said},
    },
};

use crate::ui::{
    Store,
    components::{
        before_start::before_start,
        claim_panel::{ClaimPanel, TargetBeside},
        device::NamedDevice,
        gate::{Loading, open_again},
        heading::PageHeading,
        login_panel,
        notice::{Notice, Tone},
        page_link::PageLink,
        phone_line::PhoneLines,
        plain::{self, button},
        swap::{each, swap},
    },
};

/// `rest`: draws what is below, which need not be there to say how a block stands.
#[component]
pub fn ReceiptPage(store: Store, rest: impl Fn() -> AnyView + Send + Sync + 'static, lang: Lang) -> impl IntoView {
    let draw = move |shown| match shown {
        ReceiptSubject::One(id) => view! { <Receipt store id lang /> }.into_any(),
        ReceiptSubject::Several(ids) => view! { <several::Receipts store ids lang /> }.into_any(),
        ReceiptSubject::SomebodyElses => view! { <SomebodyElses store lang /> }.into_any(),
        ReceiptSubject::Looking => view! { <Looking lang /> }.into_any(),
        ReceiptSubject::NoLink => view! { <NoLink lang /> }.into_any(),
        ReceiptSubject::BadLink => view! { <BadLink lang /> }.into_any(),
    };
    let is_some =
        |state: &State| matches!(ReceiptSubject::of(state), ReceiptSubject::One(_) | ReceiptSubject::Several(_));
    let is_cut = store.whether(|state| state.acting.receipt.is_cut && !state.acting.receipt.blocks.is_empty());
    let draw_login = move |outcome: Option<LoginOutcome>| {
        outcome.map(|outcome| {
            let (heading, text) = login_panel::words(Login::After(outcome), lang);
            view! { <Notice tone=Tone::Warning><p><strong>{heading}</strong> ". " {text}</p></Notice> }
        })
    };
    let draw_back = move |is: bool| {
        is.then(|| view! { <p class="no-print"><PageLink lang page=Page::Activity id=Some("back-to-list") class="lone-link">{text::back_to_list(lang)}</PageLink></p> })
    };
    view! {
        {swap(move || store.read(failed_login), draw_login)}
        {swap(move || is_cut.get(), move |is| is.then(|| view! {
            <Notice tone=Tone::Warning><p id="cut">{text::cut(lang)}</p></Notice>
        }))}
        {swap(move || store.read(ReceiptSubject::of), draw)}
        {swap(move || store.read(is_some), move |is: bool| is.then(&rest))}
        {swap(move || store.read(leads_back_to_list), draw_back)}
    }
}

#[component]
fn Looking(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::title(lang) lang />
        <Loading slow=false lang />
        {before_start(lang)}
    }
}

/// Nothing is said of the block, not even that it is one.
#[component]
fn SomebodyElses(store: Store, lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::not_yours_heading(lang) lang />
        <p class="lead">{text::not_yours_text(lang)}</p>
        <p>
            {button(Some("not-you"), plain::SECONDARY, common::finish(lang), move || store.send(Message::FinishPressed))}
        </p>
    }
}

/// Somebody came without a link, or from another place than the one where they pressed.
#[component]
fn NoLink(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::no_link_heading(lang) lang />
        <p class="lead">{text::no_link_text(lang)}</p>
        <p><PageLink lang page=Page::Profile class="lone-link">{text::to_profile(lang)}</PageLink></p>
        <PhoneLines lang />
    }
}

/// The fragment is cut off or junk. Nothing is said about any block.
#[component]
fn BadLink(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::bad_link_heading(lang) lang />
        <p class="lead">{text::bad_link_text(lang)}</p>
        <PhoneLines lang />
    }
}

#[component]
fn Receipt(store: Store, id: BlockId, lang: Lang) -> impl IntoView {
    let [of_heading, of_note] = [id.clone(), id.clone()];
    let yours = store.whether(move |state| state.shell.shown_relation(&of_heading).is_some_and(is_yours));
    let relation = move || store.read(|state| state.shell.shown_relation(&of_note));
    view! {
        <div class="receipt-head">
            {swap(move || yours.get(), move |yours| view! { <PageHeading text=if yours { text::heading(lang) } else { text::title(lang) } lang /> })}
            <BlockClaim store id lang />
        </div>
        {swap(relation, move |relation| relation.map(|relation| view! { <WhoseBlock relation lang /> }))}
    }
}

/// Of a block that was opened by its link: that it is not known to be the reader's, and how to see whether it is.
#[component]
fn WhoseBlock(relation: Relation, lang: Lang) -> impl IntoView {
    let told = match relation {
        Relation::Theirs | Relation::OfThisTab => return None,
        Relation::NotShownToBeTheirs => text::not_known_yours(lang),
        Relation::Unknown => text::whose_unknown(lang),
    };
    Some(view! {
        <Notice tone=Tone::Info>
            <p id="whose">{told} " " <PageLink lang page=Page::Profile>{text::to_profile(lang)}</PageLink></p>
        </Notice>
    })
}

/// What may be said of one block now, and what can be pressed about it.
#[component]
fn BlockClaim(store: Store, id: BlockId, #[prop(optional)] of_several: bool, lang: Lang) -> impl IntoView {
    let [of_claim, of_panel, of_beside, of_pace, of_actions, of_row] = std::array::from_fn(|_| id.clone());
    // Of several each has its name above its claim.
    let look = move |state: &State| {
        let name = named(state, &of_claim).filter(|_| !of_several).map(|named| named.label);
        said(state, &of_claim).map(|(claim, situation)| (claim, situation, name))
    };
    let draw_claim = move |said: Option<(Claim, Situation, Option<UntrustedText>)>| {
        said.map(|(claim, situation, name)| view! { <ClaimPanel about=of_panel.clone() claim situation name lang /> })
    };
    let draw_pace = move |pace| slowness(pace, lang).map(|text| view! { <p class="loading">{text}</p> });
    let draw_actions = move |actions: Vec<Action>| {
        let id = of_row.clone();
        each(actions.into_iter().map(move |action| view! { <ActionOf store id=id.clone() action of_several lang /> }))
    };
    view! {
        <div role="status" aria-atomic="true">
            {swap(move || store.read(&look), draw_claim)}
            {swap(move || store.read(|state| beside(state, &of_beside)), move |beside| beside.map(|beside| view! { <TargetBeside beside lang /> }))}
            {swap(move || store.read(|state| state.shell.shown_block(&of_pace).map_or(Pace::Usual, pace)), draw_pace)}
        </div>
        {swap(move || store.read(|state| actions(state, &of_actions)), draw_actions)}
    }
}

fn slowness(pace: Pace, lang: Lang) -> Option<&'static str> {
    match pace {
        Pace::Usual => None,
        Pace::Slow => Some(flow::loading_slowly(lang)),
        Pace::VerySlow => Some(text::very_slow(lang)),
    }
}

#[component]
fn ActionOf(store: Store, id: BlockId, action: Action, of_several: bool, lang: Lang) -> impl IntoView {
    let named = |id: &'static str| (!of_several).then_some(id);
    let about = move |message: block::Message| Message::Block { id: id.clone(), message };
    match action {
        Action::AskAgain => button(named("ask-again"), plain::SECONDARY, text::ask_again(lang), move || store.send(about(block::Message::AskPressed))),
        Action::SendAgain => button(named("send-again"), plain::PRIMARY, text::send_again(lang), move || store.send(about(block::Message::SendAgainPressed))),
        Action::OpenAgain => open_again(named("open-again"), lang),
        // Of several the page offers one login for all.
        Action::LogIn if of_several => ().into_any(),
        Action::LogIn => {
            // Without the fragment: the way through the login is seen by servers, and the key is for nobody but its holder. The tab's own
            // storage finds the block again.
            let href = login_href(API_BASE, &Page::Receipt.path(lang));
            view! { <a class="button button-primary act" id="log-in" href=href>{flow::login_button(lang)}</a> }.into_any()
        }
        Action::BlockAgain(page) => {
            let (id, page) = (named("block-again"), page.unwrap_or(Page::Blocking));
            view! { <p class="no-print"><PageLink lang page id class="button button-secondary act">{flow::block_again(lang)}</PageLink></p> }.into_any()
        }
        Action::BlockIdentity => {
            let id = named("block-identity");
            view! { <PageLink lang page=Page::BlockIdentity id class="button button-primary act">{text::block_identity_instead(lang)}</PageLink> }.into_any()
        }
        Action::BlockAnother => {
            view! { <p class="no-print"><PageLink lang page=Page::BlockAuthenticator class="lone-link">{flow::block_another(lang)}</PageLink></p> }.into_any()
        }
    }
}

/// The authenticator by name, while its holder is logged in: from the record, or from the list if it is still here.
pub fn named(state: &State, id: &BlockId) -> Option<NamedDevice> {
    state.shell.block_owner(id)?;
    let block = state.shell.shown_block(id)?;
    let target = block.record().map(|record| &record.target);
    if let Some(RecordTarget::Authenticator { kind: Some(kind), label, short_id, .. }) = target {
        return Some(NamedDevice::remembered(*kind, label, short_id));
    }
    let Order::Own(intent) = block.order() else { return None };
    let Target::Authenticator(id) = &intent.target else { return None };
    Some(NamedDevice::of(state.shell.list()?.by_id(id)?))
}
