//! What the app draws into the document's places: app pages, and what may have to be said on any page.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        id::{BlockId, ReceiptKey},
        language::Lang,
        tag::Tag,
        text::UntrustedText,
    },
    flow::app::{Finished, State},
    i18n::{
        languages::{best_for, notice_for},
        text::common,
    },
    route::{Page, Route, receipt_href},
};

use super::{
    Store,
    components::{
        login_outcome::LoginEnded,
        notice::{Notice, Tone},
        page_link::{named, other},
        session_notice::SessionNotice,
        swap::swap,
    },
    programs::Draw,
    words,
};
use crate::platform::page;

/// The app page that the address means. `draw`: one page of the program.
#[component]
pub fn App(store: Store, lang: Lang, draw: Draw) -> impl IntoView {
    let draw = move |route| match route {
        Route::Page(_, page) => {
            page::set(&words::document_title(words::title(page, lang), lang), lang.as_str());
            draw(page)
        }
        Route::Chooser | Route::NotFound => ().into_any(),
    };
    swap(move || store.read(|state| state.route), draw)
}

/// What may have to be said on any page.
#[component]
pub fn Status(store: Store, lang: Lang) -> impl IntoView {
    // Announced when it comes: the place is there before.
    view! {
        <div role="status">
            <Disturbance store lang />
            <Done store lang />
        </div>
        <SessionNotice store lang />
        <LoginEnded store lang />
        <OpenBlock store lang />
    }
}

/// What the operator has to say about the service, in words of their own.
#[component]
fn Disturbance(store: Store, lang: Lang) -> impl IntoView {
    let draw = |notice: Option<(Tag, UntrustedText)>| {
        notice.map(|(tag, text)| {
            let (tag, text) = (tag.as_str().to_owned(), text.whole().to_owned());
            view! { <Notice tone=Tone::Info><p id="disturbance" lang=tag dir="auto">{text}</p></Notice> }
        })
    };
    swap(move || store.read(|state| notice_for(lang, &state.service).cloned()), draw)
}

/// Somebody has finished on the page before.
#[component]
fn Done(store: Store, lang: Lang) -> impl IntoView {
    let draw = move |finished: Option<Finished>| {
        finished.map(|finished| {
            let eid = finished.end_session_url.map(|url| {
                view! { <p>{common::finished_eid(lang)} " " <a href=url rel="external noreferrer">{common::finished_eid_link(lang)}</a></p> }
            });
            view! { <Notice tone=Tone::Info><p id="finished">{common::finished(lang)}</p> {eid}</Notice> }
        })
    };
    swap(move || store.read(|state| state.finished.clone()), draw)
}

/// On every page but its own receipt: there is a block of which nobody knows yet how it went.
#[component]
fn OpenBlock(store: Store, lang: Lang) -> impl IntoView {
    // An article may be in a language that has no receipts.
    let there = best_for(Page::Receipt, lang);
    let notice = move |(id, key, is_answered): (BlockId, ReceiptKey, bool)| {
        let told = if is_answered { common::answered_block(lang) } else { common::open_block(lang) };
        view! {
            <Notice tone=Tone::Warning>
                <p>
                    {told} " "
                    <a href=receipt_href(there, [(&id, &key)]) hreflang=other(lang, there)>
                        {common::open_block_link(lang)}{named(lang, there)}
                    </a>
                </p>
            </Notice>
        }
    };
    swap(move || store.read(open_elsewhere), move |open| open.map(notice))
}

/// Its id and key, and whether it has been answered since this document came.
fn open_elsewhere(state: &State) -> Option<(BlockId, ReceiptKey, bool)> {
    let open = state.open_blocks().map(|block| (block.order(), false));
    let answered = state.answered_blocks().map(|block| (block.order(), true));
    let (order, is_answered) = open.chain(answered).find(|(order, _)| !state.receipt.blocks.contains(order.id()))?;
    Some((order.id().clone(), order.key().clone(), is_answered))
}
