//! The pages of each program. What one of them does not name does not travel with it.

use leptos::prelude::*;
use spaer_core::{domain::language::Lang, route::Page};

use super::{
    Store,
    pages::{authenticator::AuthenticatorPage, identity::IdentityPage, profile::ProfilePage, receipt::ReceiptPage},
};

/// Draws one page of a program; nothing for a page that is not one of its own.
pub type Draw = Box<dyn Fn(Page) -> AnyView + Send + Sync>;

pub fn block(store: Store, lang: Lang) -> Draw {
    Box::new(move |page| match page {
        Page::BlockAuthenticator => view! { <AuthenticatorPage store lang /> }.into_any(),
        Page::BlockIdentity => view! { <IdentityPage store lang /> }.into_any(),
        Page::Receipt => view! { <ReceiptPage store lang /> }.into_any(),
        _ => ().into_any(),
    })
}

pub fn account(store: Store, lang: Lang) -> Draw {
    Box::new(move |page| match page {
        Page::Profile => view! { <ProfilePage store lang /> }.into_any(),
        _ => ().into_any(),
    })
}

/// Whatever the program is: for the pages as they are written.
#[cfg(not(target_arch = "wasm32"))]
pub fn draw(store: Store, lang: Lang) -> Draw {
    let (block, account) = (block(store, lang), account(store, lang));
    Box::new(move |page| match page.program() {
        Program::Block => block(page),
        Program::Account => account(page),
    })
}

#[cfg(not(target_arch = "wasm32"))]
use spaer_core::domain::page::Program;
