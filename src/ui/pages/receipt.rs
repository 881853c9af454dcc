//! The receipt: what may be said of one block or several, and what can be pressed about them; below it, what comes afterwards.

pub mod afterwards;
mod several;

use leptos::prelude::*;
use spaer_core::{
    domain::{
        block::{RecordTarget, RefusedCode, Target},
        claim::Claim,
        id::BlockId,
        language::Lang,
    },
    flow::{
        app::{Message, Relation, State},
        block::{self, Doing, Order, Pace, Sending},
        session::{LoginOutcome, Session},
    },
    i18n::text::{common, flow, receipt as text},
    operator::API_BASE,
    route::{Page, login_href},
};

use crate::ui::{
    Store,
    components::{
        claim_panel::{Beside, ClaimPanel, Situation, TargetBeside, is_whole, is_yours},
        device::Named as NamedDevice,
        gate::{Loading, Login, before_start, open_again},
        heading::PageHeading,
        notice::{Notice, Tone},
        page_link::PageLink,
        phone_line::PhoneLines,
        plain::{self, button},
        swap::{each, swap},
    },
    words,
};

/// `rest`: draws what is below, which need not be there to say how a block stands.
#[component]
pub fn ReceiptPage(store: Store, rest: impl Fn() -> AnyView + Send + Sync + 'static, lang: Lang) -> impl IntoView {
    let draw = move |shown| match shown {
        Shown::One(id) => view! { <Receipt store id lang /> }.into_any(),
        Shown::Several(ids) => view! { <several::Receipts store ids lang /> }.into_any(),
        Shown::SomebodyElses => view! { <SomebodyElses store lang /> }.into_any(),
        Shown::Looking => view! { <Looking lang /> }.into_any(),
        Shown::NoLink => view! { <NoLink lang /> }.into_any(),
        Shown::BadLink => view! { <BadLink lang /> }.into_any(),
    };
    let is_some = |state: &State| matches!(Shown::of(state), Shown::One(_) | Shown::Several(_));
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
        {swap(move || store.read(is_some), move |is: bool| is.then(&rest))}
        {swap(move || store.read(back), draw_back)}
    }
}

/// What the page is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Shown {
    One(BlockId),
    Several(Vec<BlockId>),
    /// Blocks of this tab, but of somebody else than the one who is logged in.
    SomebodyElses,
    /// Nothing is known yet: in a document, which cannot see its own address; and back from a login, when who is logged in decides whether a block of
    /// this tab is meant.
    Looking,
    /// The address names nothing.
    NoLink,
    /// What it names cannot be read.
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
            [] if state.receipt.is_cut => Self::BadLink,
            [] => Self::NoLink,
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

/// Somebody came without a link, or from another place than the one where they pressed.
#[component]
fn NoLink(lang: Lang) -> impl IntoView {
    view! {
        <PageHeading text=text::no_link_heading(lang) />
        <p class="lead">{text::no_link_text(lang)}</p>
        <p><PageLink lang page=Page::Profile>{text::to_profile(lang)}</PageLink></p>
        <PhoneLines lang />
    }
}

/// The fragment is cut off or junk. Nothing is said about any block.
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
    let [of_heading, of_note] = [id.clone(), id.clone()];
    let yours = store.whether(move |state| state.shown_relation(&of_heading).is_some_and(is_yours));
    let relation = move || store.read(|state| state.shown_relation(&of_note));
    view! {
        {swap(move || yours.get(), move |yours| view! { <PageHeading text=if yours { text::heading(lang) } else { text::title(lang) } /> })}
        {swap(relation, move |relation| relation.map(|relation| view! { <WhoseBlock relation lang /> }))}
        <Standing store id lang />
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
fn Standing(store: Store, id: BlockId, #[prop(optional)] of_several: bool, lang: Lang) -> impl IntoView {
    let [of_claim, of_panel, of_beside, of_pace, of_actions, of_row] = std::array::from_fn(|_| id.clone());
    let draw_claim = move |said: Option<(Claim, Situation)>| {
        said.map(|(claim, situation)| view! { <ClaimPanel about=of_panel.clone() claim situation lang /> })
    };
    let draw_pace = move |pace| slowness(pace, lang).map(|text| view! { <p class="loading">{text}</p> });
    let draw_actions = move |actions: Vec<Action>| {
        let id = of_row.clone();
        each(actions.into_iter().map(move |action| view! { <ActionOf store id=id.clone() action of_several lang /> }))
    };
    view! {
        <div role="status" aria-atomic="true">
            {swap(move || store.read(|state| said(state, &of_claim)), draw_claim)}
            {swap(move || store.read(|state| beside(state, &of_beside)), move |beside| beside.map(|beside| view! { <TargetBeside beside lang /> }))}
            {swap(move || store.read(|state| state.shown_block(&of_pace).map_or(Pace::Usual, pace)), draw_pace)}
        </div>
        {swap(move || store.read(|state| actions(state, &of_actions)), draw_actions)}
    }
}

fn said(state: &State, id: &BlockId) -> Option<(Claim, Situation)> {
    let block = state.shown_block(id)?;
    Some((block.claim(), Situation::of(block, state.relation(block))))
}

fn beside(state: &State, id: &BlockId) -> Option<Beside> {
    let block = state.shown_block(id)?;
    Beside::of(block, state.relation(block))
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Action {
    AskAgain,
    SendAgain,
    LogIn,
    /// Something on the way may want to see a page load: a press on a button of this page is none.
    OpenAgain,
    /// A new order, where nothing more comes of this one. `None`: it is not known what it was for.
    BlockAgain(Option<Page>),
    /// It is settled; something else may be blocked.
    BlockAnother,
    /// What one logged in with is too new to block anything but the whole, which is never refused for that.
    BlockWhole,
}

/// Whatever the situation is, a person's press is possible.
fn actions(state: &State, id: &BlockId) -> Vec<Action> {
    let Some(block) = state.shown_block(id) else { return Vec::new() };
    let relation = state.relation(block);
    let own = match block.order() {
        Order::Own(intent) => Some(&intent.target),
        Order::Linked { .. } => None,
    };
    // Also when somebody else's block makes the target blocked for now: one's own has not arrived.
    if own.is_some() && block.doing() == Doing::NeverReceived {
        return match (relation, block.sending()) {
            (Relation::Theirs, Sending::TurnedAway) => vec![Action::OpenAgain, Action::SendAgain],
            (Relation::Theirs, Sending::Open) => vec![Action::SendAgain],
            _ => vec![Action::LogIn],
        };
    }
    let again = Action::BlockAgain(own.map(|target| match target {
        Target::Authenticator(_) => Page::BlockAuthenticator,
        Target::Identity => Page::BlockIdentity,
    }));
    match Situation::of(block, relation) {
        Situation::Unanswered | Situation::AskedToWait => vec![Action::AskAgain, Action::OpenAgain],
        Situation::Pending => vec![Action::AskAgain],
        Situation::NeverReceived { .. } | Situation::LinkRefused => vec![again, Action::AskAgain],
        Situation::Contradicted => vec![again],
        Situation::Refused { code: Some(RefusedCode::SessionTooNew) } => vec![Action::BlockWhole],
        // Nothing is left to block, and of several the page offers it once.
        Situation::Blocked { .. } if is_whole(block) => Vec::new(),
        _ if block.is_settled() && state.receipt.blocks.len() > 1 => Vec::new(),
        Situation::Blocked { .. } | Situation::Refused { .. } | Situation::Ended if own.is_some() => {
            vec![Action::BlockAnother]
        }
        Situation::Blocked { .. } | Situation::Refused { .. } | Situation::Ended => Vec::new(),
        // The answer is a moment away.
        Situation::Sending | Situation::Checking => Vec::new(),
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
        Action::BlockWhole => {
            let id = named("block-whole");
            view! { <PageLink lang page=Page::BlockIdentity id class="button button-primary act">{text::block_whole_instead(lang)}</PageLink> }.into_any()
        }
        Action::BlockAnother => {
            view! { <p class="no-print"><PageLink lang page=Page::BlockAuthenticator>{text::block_another(lang)}</PageLink></p> }.into_any()
        }
    }
}

/// The authenticator by name, while its holder is logged in: from the record, or from the list if it is still here.
pub fn named(state: &State, id: &BlockId, lang: Lang) -> Option<NamedDevice> {
    state.block_owner(id)?;
    let block = state.shown_block(id)?;
    let target = block.record().map(|record| &record.target);
    if let Some(RecordTarget::Authenticator { kind: Some(kind), label, short_id, .. }) = target {
        return Some(NamedDevice { kind: words::kind(*kind, lang), label: label.clone(), short_id: short_id.clone() });
    }
    let Order::Own(intent) = block.order() else { return None };
    let Target::Authenticator(id) = &intent.target else { return None };
    Some(NamedDevice::of(state.list()?.by_id(id)?, lang))
}
