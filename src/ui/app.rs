//! The frame that every page stands in: skip link, header, help, the page, footer.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        id::{BlockId, ReceiptKey},
        language::Lang,
    },
    flow::app::State,
    i18n::text::{self, common},
    operator::{DEFAULT_LANGUAGE, LANGUAGES},
    route::{Page, Route, receipt_href},
};

use super::{
    Store,
    components::{
        footer::Footer,
        header::Header,
        help_bar::HelpBar,
        notice::{Notice, Tone},
        session_notice::SessionNotice,
        swap::swap,
    },
    pages::{
        authenticator::AuthenticatorPage, blocking::BlockingPage, chooser::ChooserPage, identity::IdentityPage,
        not_found::NotFoundPage, profile::ProfilePage, receipt::ReceiptPage,
    },
    words,
};
use crate::platform::page;

/// The languages that this deployment offers.
pub fn offered_languages() -> impl Iterator<Item = Lang> {
    Lang::ALL.into_iter().filter(|lang| LANGUAGES.contains(&lang.as_str()))
}

/// The language for pages whose path names none.
pub fn fallback_language() -> Lang {
    Lang::parse(DEFAULT_LANGUAGE).unwrap_or(Lang::Da)
}

#[component]
pub fn App(store: Store) -> impl IntoView {
    // Where the path names no page, the document's language is the one whose text is here.
    let language = move || match store.read(|state| state.route) {
        Route::Page(lang, _) => lang,
        other => text::language().or(other.lang()).unwrap_or(fallback_language()),
    };
    swap(language, move |lang| view! { <Frame store lang /> })
}

#[component]
fn Frame(store: Store, lang: Lang) -> impl IntoView {
    let draw = move |route| {
        page::set(&words::document_title(route, lang), lang.as_str());
        view! { <ThePage store route lang /> }
    };
    view! {
        <a class="skipnav" href="#main">{common::skip_link(lang)}</a>
        <Header store lang />
        <HelpBar lang />
        <main id="main" tabindex="-1">
            <SessionNotice store lang />
            <OpenBlock store lang />
            {swap(move || store.read(|state| state.route), draw)}
        </main>
        <Footer lang />
    }
}

#[component]
fn ThePage(store: Store, route: Route, lang: Lang) -> impl IntoView {
    match route {
        Route::Chooser => view! { <ChooserPage lang /> }.into_any(),
        Route::NotFound(_) => view! { <NotFoundPage lang /> }.into_any(),
        Route::Page(_, Page::Blocking) => view! { <BlockingPage store lang /> }.into_any(),
        Route::Page(_, Page::BlockAuthenticator) => view! { <AuthenticatorPage store lang /> }.into_any(),
        Route::Page(_, Page::BlockIdentity) => view! { <IdentityPage store lang /> }.into_any(),
        Route::Page(_, Page::Profile) => view! { <ProfilePage store lang /> }.into_any(),
        Route::Page(_, Page::Receipt) => view! { <ReceiptPage store lang /> }.into_any(),
    }
}

/// On every page but its own receipt: there is a block of which nobody knows yet how it went.
#[component]
fn OpenBlock(store: Store, lang: Lang) -> impl IntoView {
    let notice = move |(id, key): (BlockId, ReceiptKey)| {
        view! {
            <Notice tone=Tone::Warning>
                <p>{common::open_block(lang)} " " <a href=receipt_href(lang, [(&id, &key)])>{common::open_block_link(lang)}</a></p>
            </Notice>
        }
    };
    swap(move || store.read(open_elsewhere), move |open| open.map(notice))
}

fn open_elsewhere(state: &State) -> Option<(BlockId, ReceiptKey)> {
    let mut orders = state.open_blocks().map(|block| block.order());
    let open = orders.find(|order| !state.receipt.blocks.contains(order.id()))?;
    Some((open.id().clone(), open.key().clone()))
}
