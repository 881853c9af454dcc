//! The pages of each program. What one of them does not name does not travel with it.

use leptos::prelude::*;
use spaer_core::{
    domain::{language::Lang, page::Program},
    route::Page,
};

use super::{
    Store,
    pages::{
        activity::{ActivityPage, List},
        authenticator::AuthenticatorPage,
        identity::IdentityPage,
        profile::ProfilePage,
        receipt::ReceiptPage,
    },
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

pub fn profile(store: Store, list: List, lang: Lang) -> Draw {
    Box::new(move |page| match page {
        Page::Profile => view! { <ProfilePage store list lang /> }.into_any(),
        _ => ().into_any(),
    })
}

pub fn activity(store: Store, list: List, lang: Lang) -> Draw {
    Box::new(move |page| match page {
        Page::Activity => view! { <ActivityPage store list lang /> }.into_any(),
        _ => ().into_any(),
    })
}

/// Whatever the program is: for the pages as they are written, and for tests of components.
pub fn draw(store: Store, list: List, lang: Lang) -> Draw {
    Box::new(move |page| match page.program() {
        Program::Block => block(store, lang)(page),
        Program::Profile => profile(store, list, lang)(page),
        Program::Activity => activity(store, list, lang)(page),
    })
}
