//! What the app draws into the document's places: app pages, and what may have to be said on any page.

use leptos::prelude::*;
use spaer_core::{
    domain::{
        id::{BlockId, ReceiptKey},
        language::Lang,
        languages::{best_for, notice_for},
        page::AppPage,
        tag::Tag,
        text::UntrustedText,
    },
    flow::app::Finished,
    i18n::text::common,
    route::{Page, receipt_href},
    view::{gate::login_told_here, open_elsewhere},
};

use super::{
    Store,
    components::{
        login_outcome::login_ended,
        notice::{Notice, Tone, noticed},
        page_link::{named, other},
        plain,
        session_notice::SessionNotice,
        swap::swap,
    },
    pages::Draw,
};
use crate::platform::page;

/// The app page that the address means.
#[component]
pub fn App(store: Store, lang: Lang, draw: Draw) -> impl IntoView {
    let draw = move |drawn: Option<AppPage>| match drawn {
        Some(drawn) => {
            page::set_lang(lang.as_str());
            draw(drawn)
        }
        None => ().into_any(),
    };
    swap(move || store.read(|state| state.shell.route.app_page()), draw)
}

/// What may have to be said on any page.
#[component]
pub fn Status(store: Store, lang: Lang) -> impl IntoView {
    // Screen readers announce it, because the live region is there before its text.
    let disturbance = swap(
        move || store.read(|state| notice_for(lang, &state.shell.service).cloned()),
        move |notice| notice.map(|(tag, text): (Tag, UntrustedText)| disturbance(&tag, &text)),
    );
    let ended = swap(
        move || store.read(|state| (state.shell.finished.clone(), login_told_here(state))),
        move |(finished, login): (Option<Finished>, _)| {
            [finished.map(|it| done(it, lang)), login.map(|it| login_ended(it, lang))]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
        },
    );
    view! {
        {plain::live_region("status", "", vec![disturbance, ended])}
        <SessionNotice store lang />
        <OpenBlock store lang />
    }
}

/// What the operator has to say about the service, in words of their own.
fn disturbance(tag: &Tag, text: &UntrustedText) -> AnyView {
    let said = view! { <p lang=tag.as_str().to_owned()>{text.full().to_owned()}</p> }.into_any();
    noticed(Tone::Info, vec![said])
}

/// Somebody has finished on the page before.
fn done(finished: Finished, lang: Lang) -> AnyView {
    let mut parts = vec![plain::text("p", "finished", common::finished(lang))];
    parts.extend(finished.end_session_url.map(|url| {
        let said = plain::words([common::finished_eid(lang), " "].concat());
        let link = plain::link(None, "", url, vec![plain::words(common::finished_eid_link(lang))], Box::new(|| {}));
        plain::part("p", "", vec![said, link])
    }));
    noticed(Tone::Info, parts)
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
