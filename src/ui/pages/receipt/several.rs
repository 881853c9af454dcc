//! Several blocks of one press: each with its own result, and one press that tries again only those that have none.

use leptos::prelude::*;
use spaer_core::{
    domain::{id::BlockId, language::Lang},
    flow::app::Message,
    i18n::text::{flow, receipt as text},
    operator::API_BASE,
    route::{Page, login_href, receipt_href},
    view::receipt::{waiting, waits_for_login},
};

use super::{BlockClaim, named};
use crate::ui::{
    Store,
    components::{
        device::DeviceName,
        heading::PageHeading,
        page_link::PageLink,
        plain::{self, button},
        swap::{each, swap},
    },
};

#[component]
pub fn Receipts(store: Store, ids: Vec<BlockId>, lang: Lang) -> impl IntoView {
    let wait = store.whether(|state| waiting(state) > 1);
    let again = move |wait: bool| {
        wait.then(|| {
            button(Some("failed-again"), plain::PRIMARY, text::failed_again(lang), move || {
                store.stays_here(Message::FailedAgainPressed)
            })
        })
    };
    // One login serves all that wait for it.
    let login = store.whether(waits_for_login);
    let log_in = move |wait: bool| {
        let href = login_href(API_BASE, &Page::Receipt.path(lang));
        wait.then(|| view! { <p><a class="button button-primary act" id="log-in" href=href>{flow::login_button(lang)}</a></p> })
    };
    let results = each(ids.into_iter().map(|id| view! { <li><Result store id lang /></li> }));
    view! {
        <PageHeading text=text::several_heading(lang) lang />
        {swap(move || login.get(), log_in)}
        {swap(move || wait.get(), again)}
        <ul class="plain-list several">{results}</ul>
        <p class="no-print"><PageLink lang page=Page::BlockAuthenticator class="lone-link">{flow::block_another(lang)}</PageLink></p>
    }
}

#[component]
fn Result(store: Store, id: BlockId, lang: Lang) -> impl IntoView {
    let [of_name, of_link] = [id.clone(), id.clone()];
    let name = move || store.read(|state| named(state, &of_name));
    let link = move || {
        let key = store.read(|state| state.shell.shown_block(&of_link).map(|block| block.order().key().clone()));
        key.map(|key| receipt_href(lang, [(&of_link, &key)]))
    };
    view! {
        {swap(name, move |named| named.map(|named| view! { <h2><DeviceName named lang /></h2> }))}
        <BlockClaim store id of_several=true lang />
        <p class="no-print">{swap(link, move |href| href.map(|href| view! { <a class="lone-link" href=href>{text::one_receipt(lang)}</a> }))}</p>
    }
}
